"""Phone numbers: one canonical written form for every way people type the same line.

Canonical forms: a Chinese mobile is its 11 digits, a landline `0571-87654321`, an extension is
added as `-801`, a service number (400, 800, 95xxx, 10086...) its digits, a foreign number
E.164 with `+`.
"""

import re

from skiptrace.normalize.areacodes import has_area, split_area
from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import DASHES, cleaned, is_placeholder

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_SERVICE = re.compile(
    r"[48]00[0-9]{7}"  # shared-cost and toll-free
    r"|95[0-9]{3,6}|96[0-9]{3,4}"  # banks, insurers, couriers; provincial hotlines
    r"|100[0-9]{2,3}|1010[0-9]{4}"  # carriers; nationwide hotlines
    r"|11[0-9]|12[0-9]|123[0-9]{2}|12[0-24-9][0-9]{2}"  # emergency, government hotlines
    r"|11[0-9]{4}"  # directory services 114xxx, 116114, 118114
)
_CANONICAL_EXTENSION = re.compile(
    r"(1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}|[48]00[0-9]{7})-([0-9]{1,6})"
)
_SPOKEN_EXTENSION = re.compile(
    r"^(.*[0-9)])\s*[-,;]*\s*(?:转接?|分机号?|内线|extension|ext\.?|x|#)\s*[::.]?\s*([0-9]{1,6})$",
    re.I,
)
_LABEL = re.compile(
    r"^(?:(?:本人|联系|移动|固定|办公|单位|公司|家庭|住宅|我的)*(?:手机号?码?|电话号?码?|号码|座机|固话)"
    r"|mobile|cell|phone|tel(?:ephone)?|mob|m|t|h|o)\s*(?:no\.?)?\s*[::.]?\s*(?=[+(0-9])",
    re.I,
)
_REMARK = re.compile(r"\s*[(\[【<][^()\[\]【】<>0-9]{1,20}[)\]】>]\s*$")
_SEPARATORS = re.compile(rf"[\s.()\[\]/·*_'\"{DASHES}]+")
_FLOAT = re.compile(r"([0-9]{7,15})\.0{1,2}")
_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]{1,16}))?e\+?([0-9]{1,2})", re.I)
_FORMULA = re.compile(r"=?\s*[\"']+\s*(.*?)\s*[\"']*|=(.*)")
_SEVERAL = re.compile(r"\s*[,;、/|\n]\s*|\s+(?=1[3-9][0-9]{9}(?![0-9]))|(?:或者?|和)")
# Dial prefixes of the cheap long-distance services, found in call records before the number.
_IP_PREFIX = re.compile(
    r"^(?:179[0-9]{2}|12593[0-9]?|10193)(?=0?1[3-9][0-9]{9}$|0[1-9][0-9]{8,11}$)"
)
_VANITY = str.maketrans("OoQDIliLZzSsB口", "00001111225580")
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID_18 = re.compile(rf"[1-9][0-9]{{5}}(?:18|19|20)[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}[0-9Xx]?")
_ID_15 = re.compile(rf"[1-9][0-9]{{7}}{_MONTH_DAY}[0-9]{{3}}")
_FILLERS = frozenset({"12345678901", "12345678910", "1234567890", "12345678", "1234567"})


def phone(text: str) -> Understood:
    """Read a phone number. Total; idempotent on its canonical form.

    Parts: `type` (mobile, landline, service, foreign), `area` (with its 0), `extension`, `country`.
    """
    if _MOBILE.fullmatch(text):
        return Understood(text, {"type": "mobile"})
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    if is_placeholder(value):
        return refused("placeholder")
    value = _unwrapped(value)
    direct = _CANONICAL_EXTENSION.fullmatch(value)
    if direct:
        return _with_extension(direct[1], direct[2])
    spoken = _SPOKEN_EXTENSION.match(value)
    if spoken:
        return _with_extension(spoken[1], spoken[2])
    return _number(value)


def _unwrapped(value: str) -> str:
    """Take off what surrounds a number: Excel's `="..."`, quotes, labels, a bracketed remark."""
    formula = _FORMULA.fullmatch(value)
    if formula:
        value = formula[1] or formula[2] or value
    value = _REMARK.sub("", _LABEL.sub("", value)).strip(" '\"`:,;。")
    as_float = _FLOAT.fullmatch(value)
    return as_float[1] if as_float else value


def _with_extension(number: str, extension: str) -> Understood:
    base = _number(number)
    if base.canonical is None or base.parts["type"] == "foreign":
        return base if base.canonical is None else refused("phone_not_a_number")
    parts = {**base.parts, "extension": extension}
    return Understood(f"{base.canonical}-{extension}", parts, base.certainty)


def _number(value: str) -> Understood:
    """Read a number without extension."""
    if _SCIENTIFIC.fullmatch(value):
        return refused("phone_as_number", _from_scientific(value))
    plus = value.startswith(("+", "(+"))
    digits = _SEPARATORS.sub("", value.replace("+", "", 1) if plus else value)
    if not digits.isascii() or not digits.isdigit():
        return _not_digits(value, digits)
    if plus or digits.startswith("00"):
        international = digits if plus else digits.lstrip("0")
        if international.startswith("86"):
            return _chinese(international[2:], abroad=True)
        return _foreign(international) if plus or len(digits) > 9 else refused("phone_length")
    return _chinese(_IP_PREFIX.sub("", digits), abroad=False, written=value)


def _chinese(digits: str, *, abroad: bool, written: str = "") -> Understood:
    """Read digits of the Chinese plan; `abroad` tells that +86 or 0086 stood before them."""
    mobile = _mobile_of(digits)
    if mobile:
        return Understood(mobile, {"type": "mobile"})
    if _SERVICE.fullmatch(digits):
        return Understood(digits, {"type": "service"})
    national = digits.removeprefix("0") if digits.startswith("0") or abroad else ""
    if not national and digits.startswith("86") and len(digits) in {12, 13, 14}:
        national = digits[2:].removeprefix("0")
    split = split_area(national) if national else None
    if split:
        return _landline(*split)
    hotline = _area_hotline(national)
    return hotline or _refusal(digits, national, written)


def _mobile_of(digits: str) -> str | None:
    """Strip 86 and trunk zeros before a mobile; None when no mobile remains."""
    if len(digits) > 11:
        digits = digits.removeprefix("86") if len(digits) in {13, 14} else digits
        digits = digits.removeprefix("0") if len(digits) == 12 else digits
    return digits if _MOBILE.fullmatch(digits) else None


def _landline(area: str, local: str) -> Understood:
    """Join area and local part. Subscriber numbers begin with 2 to 8; others are only less sure."""
    if len(set(local)) == 1:
        return refused("phone_placeholder")
    certainty = 1.0 if local[0] in "2345678" else 0.8
    return Understood(f"0{area}-{local}", {"type": "landline", "area": f"0{area}"}, certainty)


def _area_hotline(national: str) -> Understood | None:
    """Read a city's own short number such as 0571-12345, which differs from city to city."""
    size = 2 if national[:2] in {"10"} or national[:1] == "2" else 3
    area, short = national[:size], national[size:]
    if has_area(area) and len(short) in {5, 6} and short[:1] in "19" and _SERVICE.fullmatch(short):
        return Understood(f"0{area}-{short}", {"type": "service", "area": f"0{area}"})
    return None


def _refusal(digits: str, national: str, written: str) -> Understood:
    """Say why digits are no number, and what they may have been."""
    if len(set(digits)) == 1 or digits in _FILLERS:
        return refused("phone_placeholder")
    if looks_like_id(digits):
        return refused("phone_looks_like_id")
    if len(digits) in {7, 8} and digits[0] in "2345678":
        return refused("phone_no_area")
    several = _candidates(written)
    if several:
        return refused("phone_several", several)
    split = split_area(digits) if not digits.startswith("0") else None
    if split and digits[0] != "1":
        return refused("phone_no_trunk", (f"0{split[0]}-{split[1]}",))
    if national and not has_area(national) and 9 <= len(national) <= 11:
        return refused("phone_area_unknown")
    return refused("phone_prefix" if len(digits) == 11 else "phone_length")


def looks_like_id(digits: str) -> bool:
    """Tell whether 15 or 17 to 18 characters carry a birth date where an identity number has it."""
    return _ID_18.fullmatch(digits) is not None or _ID_15.fullmatch(digits) is not None


def _not_digits(value: str, digits: str) -> Understood:
    """Answer for text in which something other than digits and separators stands."""
    if looks_like_id(digits):
        return refused("phone_looks_like_id")
    several = _candidates(value)
    if several:
        return refused("phone_several", several)
    repaired = digits.translate(_VANITY)
    if repaired != digits and repaired.isascii() and repaired.isdigit() and _half_digits(digits):
        answer = _number(repaired)
        return refused("phone_letters", (answer.canonical,) if answer.canonical else ())
    return refused("phone_letters" if _half_digits(digits) else "phone_not_a_number")


def _half_digits(text: str) -> bool:
    """Tell whether a short text is made of letters and digits, at least half of them digits."""
    return len(text) <= 20 and text.isalnum() and 2 * len(re.findall(r"[0-9]", text)) >= len(text)


def _candidates(value: str) -> tuple[str, ...]:
    """Read a cell that lists two to six numbers; () unless every part is one."""
    pieces = [piece for piece in _SEVERAL.split(value) if piece]
    if not 2 <= len(pieces) <= 6 or len(value) > 120:
        return ()
    read = [phone(piece).canonical for piece in pieces]
    return tuple(dict.fromkeys(c for c in read if c)) if all(read) else ()


def _from_scientific(value: str) -> tuple[str, ...]:
    """Recover an 11-digit mobile only when the mantissa still holds all eleven digits."""
    match = _SCIENTIFIC.fullmatch(value)
    if match is None or match[3].lstrip("0") != "10":
        return ()
    digits = match[1] + (match[2] or "").rstrip("0")
    return (digits,) if _MOBILE.fullmatch(digits) else ()


def _foreign(international: str) -> Understood:
    """Check a number outside China against its country's plan (`phonenumbers`), offline."""
    import phonenumbers  # costs 30 ms, and most files hold no foreign number

    if not 7 <= len(international) <= 15:
        return refused("phone_length")
    try:
        parsed = phonenumbers.parse(f"+{international}", None)
    except phonenumbers.NumberParseException:
        return refused("phone_foreign_invalid")
    if not phonenumbers.is_valid_number(parsed):
        return refused("phone_foreign_invalid")
    canonical = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Understood(canonical, {"type": "foreign", "country": f"+{parsed.country_code}"})
