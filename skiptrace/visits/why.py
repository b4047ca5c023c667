"""Why a team goes to an address, as a code that carries no personal data, and its sentence.

The code is "use|day|records": what the address is to the party, the newest day a record
names it (empty when none says), and how many records name it.
"""

from skiptrace.model.lead import Lead

_USES = {
    "home": ("home address", "居住地址"),
    "mailing": ("mailing address", "通讯地址"),
    "registered": ("registered address", "户籍地址"),
    "work_address": ("workplace", "单位地址"),
}


def why_code(lead: Lead) -> str:
    """The reason for one stop, taken from the lead's own evidence."""
    pieces = {
        (evidence.source, evidence.record): evidence.observed_on
        for reason in lead.current
        for evidence in reason.evidence
    }
    newest = max((day for day in pieces.values() if day is not None), default=None)
    seen = newest.isoformat() if newest else ""
    return f"{lead.point.use.value}|{seen}|{len(pieces)}"


def say_why(code: str, lang: str) -> str:
    """The sentence of a code, in zh or en; anything that is no code is given back as it is."""
    use, bar, rest = code.partition("|")
    if not bar or use not in _USES:
        return code
    seen, _bar, count = rest.partition("|")
    english, chinese = _USES[use]
    if lang == "zh":
        return "；".join(
            part for part in (chinese, seen and f"最近记录 {seen}", f"{count} 条记录") if part
        )
    records = "1 record" if count == "1" else f"{count} records"
    return ", ".join(part for part in (english, seen and f"newest {seen}", records) if part)
