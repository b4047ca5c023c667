"""Area codes of China's fixed network, without the trunk 0.

Source: numbering plan as carried by `phonenumbers` 9.0.43 (prefixes of its region table), plus the
codes that mergers retired (024 took 0410/0413/0414, 0731 took 0732/0733, 0851 took 0852/0853, 0551
took 0565), because old application forms still carry them.
"""

_LAST_DIGITS = {
    "31": "0123456789", "33": "5", "34": "9", "35": "0123456789", "37": "012345679",
    "39": "12345678", "41": "0123456789", "42": "179", "43": "123456789", "45": "123456789",
    "46": "4789", "47": "0123456789", "48": "23", "51": "0123456789", "52": "37",
    "53": "0123456789", "54": "36", "55": "0123456789", "56": "123456", "57": "0123456789",
    "58": "0", "59": "123456789", "63": "1235", "66": "0238", "69": "12", "70": "1",
    "71": "0123456789", "72": "248", "73": "0123456789", "74": "3456", "75": "0123456789",
    "76": "023689", "77": "0123456789", "79": "0123456789", "81": "236789", "82": "567",
    "83": "0123456789", "85": "123456789", "87": "0123456789", "88": "3678", "89": "12345678",
    "90": "123689", "91": "0123456789", "93": "0123456789", "94": "13", "95": "12345",
    "97": "012345679", "99": "0123456789",
}  # fmt: skip

TWO_DIGIT = frozenset({"10", "20", "21", "22", "23", "24", "25", "27", "28", "29"})
"""Area codes of the eight-digit metropolitan networks."""

THREE_DIGIT = frozenset(stem + last for stem, lasts in _LAST_DIGITS.items() for last in lasts)
"""All other area codes; local numbers have seven or eight digits."""


def split_area(national: str) -> tuple[str, str] | None:
    """Split digits without trunk 0 into `(area, local)`; None when no area code leads them.

    Only the length of the local part is checked (8, or 7 to 8), never its first digit.
    """
    if national[:2] in TWO_DIGIT:
        return (national[:2], national[2:]) if len(national) == 10 else None
    if national[:3] in THREE_DIGIT and len(national) in {10, 11}:
        return national[:3], national[3:]
    return None


def has_area(national: str) -> bool:
    """Tell whether the digits begin with an area code that exists, whatever their number."""
    return national[:2] in TWO_DIGIT or national[:3] in THREE_DIGIT
