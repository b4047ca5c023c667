"""Days and moments: ISO in, Chinese forms in, spreadsheet serials in; ISO out or refused."""

import re
from datetime import date, datetime, timedelta, timezone

from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import cleaned, is_placeholder

CHINA = timezone(timedelta(hours=8))
"""China has kept one zone without summer time since 1992; moments are kept as its wall clock."""

_EXCEL_EPOCH = date(1899, 12, 30)  # serial 60 (29 February 1900) and below are not accepted
_SERIAL = re.compile(r"([0-9]{5})(?:\.([0-9]{1,12}))?")
_SERIAL_RANGE = range(25_569, 60_001)  # 1970-01-01 to 2064-04-08
_TIME = (
    r"(?P<h>[0-9]{1,2})[:时点](?P<mi>[0-9]{1,2})"
    r"(?:[:分](?P<s>[0-9]{1,2})(?:[.,][0-9]{1,9})?秒?|分)?"
)
_ZONE = r"(?P<z>Z|[+-][0-9]{2}:?[0-9]{2})?"
_YMD = r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
_HAN = r"(?P<y>[0-9]{4})\s*年\s*(?P<m>[0-9]{1,2})\s*月\s*(?P<d>[0-9]{1,2})\s*[日号]?"
_COMPACT = r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"
_WHOLE = [
    re.compile(
        rf"{form}(?:(?:[T\s]\s*|(?<=[日号]))(?:(?P<half>[上下]午)\s*)?{_TIME}\s*{_ZONE})?", re.I
    )
    for form in (_YMD, _HAN, _COMPACT)
]
_DIGITS = re.compile(
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})T?(?P<h>[0-9]{2})(?P<mi>[0-9]{2})(?P<s>[0-9]{2})?"
    rf"{_ZONE}"
)
_MONTH = re.compile(r"([0-9]{4})\s*(?:[-/.]|年)\s*([0-9]{1,2})\s*月?(?:份)?")
_YEAR = re.compile(r"([0-9]{4})\s*年?(?:度)?")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})")
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_HAN_DATE = re.compile(
    r"([零〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号]?)?"
)


def day(text: str) -> Understood:
    """Read a day; canonical `YYYY-MM-DD`, `parts["precision"]` is day, month or year.

    Accepts ISO dates and datetimes, `YYYYMMDD`, `YYYY/M/D`, `YYYY.M.D`, `YYYY年M月D日` (also in Han
    digits), a month or a year (their first day), Excel serials 25569 to 60000. A datetime with an
    offset gives its day in China. Years outside 1900-2100 and day-first forms are refused.
    """
    value, problem = _opened(text)
    if problem:
        return refused(problem)
    read = _whole(value)
    if read is not None:
        return read if read.canonical is None else _day_of(read.canonical)
    serial = _from_serial(value)
    if serial is not None:
        return _day_of(serial.isoformat())
    return _coarse(value)


def moment(text: str) -> Understood:
    """Read a local point in time; canonical `YYYY-MM-DDTHH:MM:SS`, China's wall clock.

    A text with an offset or `Z` is converted to +08:00 and loses the offset; without one it is
    taken as China's time already. A bare day is its midnight, with `parts["precision"]` "day";
    else "minute" or "second". Fractions of a second are cut. Months and years alone are refused.
    """
    value, problem = _opened(text)
    if problem:
        return refused(problem)
    read = _whole(value)
    if read is not None:
        return read
    serial = _from_serial(value)
    if serial is None:
        return _coarse(value) if _coarse(value).canonical is None else refused("date_shape")
    precision = "second" if "." in value else "day"
    return Understood(serial.isoformat(), {"precision": precision}, 0.9)


def _opened(text: str) -> tuple[str, str | None]:
    value, problem = cleaned(text)
    if problem is None and (is_placeholder(value) or value.startswith(("0000-00-00", "9999"))):
        return "", "placeholder"
    if len(value) > 60:
        return "", problem or "date_shape"
    han = _HAN_DATE.fullmatch(value)
    if han:
        numbers = [_han_number(part) for part in han.groups() if part is not None][1:]
        value = "-".join([han[1].translate(_HAN_DIGITS), *map(str, numbers)])
    return value.strip("'\"`= "), problem


def _han_number(text: str) -> int:
    """Read 一 to 三十一."""
    if "十" not in text:
        return int(text.translate(_HAN_DIGITS))
    tens, _, ones = text.partition("十")
    return int(tens.translate(_HAN_DIGITS) or 1) * 10 + int(ones.translate(_HAN_DIGITS) or 0)


def _whole(value: str) -> Understood | None:
    """Read a text that names a full day, perhaps with a time; None when it is of another shape."""
    for form in (*_WHOLE, _DIGITS):
        match = form.fullmatch(value)
        if match is not None:
            return _point(match)
    return None


def _point(match: re.Match[str]) -> Understood:
    """Build the moment that a match names."""
    fields = match.groupdict()
    try:
        on = date(int(fields["y"]), int(fields["m"]), int(fields["d"]))
    except ValueError:
        return refused("date_impossible")
    if not 1900 <= on.year <= 2100:
        return refused("date_range")
    if fields.get("h") is None:
        return Understood(f"{on.isoformat()}T00:00:00", {"precision": "day"})
    at = _clock(on, fields)
    if at is None:
        return refused("time_impossible")
    if not 1900 <= at.year <= 2100:
        return refused("date_range")
    precision = "second" if fields.get("s") else "minute"
    return Understood(at.isoformat(), {"precision": precision})


def _clock(on: date, fields: dict[str, str | None]) -> datetime | None:
    """Add the time of day; None when it does not exist. 24:00 is not accepted."""
    hour, minute, second = (int(fields.get(key) or 0) for key in ("h", "mi", "s"))
    if fields.get("half") == "下午" and hour < 12:
        hour += 12
    zone = fields.get("z")
    try:
        at = datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=_zone(zone))
        return at.astimezone(CHINA).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _zone(zone: str | None) -> timezone:
    """Turn Z or +hh:mm into a zone; none written means China. ValueError beyond 24 hours."""
    if zone is None:
        return CHINA
    if zone.upper() == "Z":
        return timezone(timedelta(0))
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return timezone(offset if zone[0] == "+" else -offset)


def _from_serial(value: str) -> datetime | None:
    """Read a spreadsheet serial (days since 1899-12-30, fraction = time of day)."""
    match = _SERIAL.fullmatch(value)
    if match is None or int(match[1]) not in _SERIAL_RANGE:
        return None
    seconds = round(float(f"0.{match[2] or 0}") * 86_400)
    start = datetime.combine(_EXCEL_EPOCH, datetime.min.time())
    return start + timedelta(days=int(match[1]), seconds=seconds)


def _day_of(moment_text: str) -> Understood:
    return Understood(moment_text[:10], {"precision": "day"})


def _coarse(value: str) -> Understood:
    """Read a month or a year, or say why the text is no date."""
    value = value.removesuffix(".0")
    month, year = _MONTH.fullmatch(value), _YEAR.fullmatch(value)
    found = month or year or re.fullmatch(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])", value)
    if found is None:
        return refused("date_ambiguous" if _DAY_FIRST.fullmatch(value) else "date_shape")
    number = 1 if found is year else int(found[2])
    if not 1900 <= int(found[1]) <= 2100:
        return refused("date_range")
    if not 1 <= number <= 12:
        return refused("date_impossible")
    precision = "year" if found is year else "month"
    return Understood(f"{found[1]}-{number:02d}-01", {"precision": precision}, 0.8)
