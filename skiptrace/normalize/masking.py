"""What of a value may be shown without a recorded reveal.

Every mask is total, shows at most the characters stated at its function, and cannot be inverted:
hidden places are always at least as many as shown ones, or everything is hidden.
"""

import re
from collections.abc import Callable

from skiptrace.normalize.gazetteer import gazetteer

_HIDDEN = "***"
_NUMERALS = r"0-9０-９零〇洞一幺妖二两三四五六七拐八九勾○oO"
# A run may be broken by single blanks, dashes, dots, commas or hesitation, as people speak.
_RUN = re.compile(rf"[{_NUMERALS}](?:[\s\-.,，、。·—–啊嗯呃]{{0,3}}[{_NUMERALS}xX]){{4,}}")
_MOBILE_IN = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_ID_IN = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9])"
)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[A-Za-z0-9.-]{1,255}", re.ASCII)


def mask_phone(value: str) -> str:
    """Show a mobile's first 3 and last 4 digits, a landline's area and last 2, else the last 2."""
    digits = re.sub(r"[^0-9]", "", value)
    if re.fullmatch(r"1[3-9][0-9]{9}(?:-[0-9]{1,6})?", value):
        return f"{value[:3]}****{value[7:11]}"
    landline = re.fullmatch(r"(0[0-9]{2,3})-([0-9]{7,8})(?:-[0-9]{1,6})?", value)
    if landline:
        return f"{landline[1]}-{'*' * (len(landline[2]) - 2)}{landline[2][-2:]}"
    return f"***{digits[-2:]}" if len(digits) >= 5 else _HIDDEN


def mask_id(value: str) -> str:
    """Show the first 3 and last 4 characters of an identity number; the birth date stays hidden."""
    if re.fullmatch(r"[0-9*]{17}[0-9Xx*]", value):
        return f"{value[:3]}{'*' * 11}{value[-4:]}"
    return f"{value[:1]}{_HIDDEN}" if len(value) >= 6 else _HIDDEN


def mask_name(value: str) -> str:
    """Show the first character (the surname of a Han name): 王**; the length stays below four."""
    bare = value.strip()
    if len(bare) < 2:
        return "*" if bare else ""
    return bare[0] + "*" * min(len(bare) - 1, 2)


def mask_address(value: str) -> str:
    """Show province, city and county, as far as they lead the text; hide all the rest."""
    shown = 0
    while shown < min(len(value), 40):
        names = [n for n in gazetteer().names_at(value, shown) if n[-1] in "省市区县旗州盟"]
        if not names:
            break
        shown += len(names[0])
    return value[:shown] + _HIDDEN


def mask_email(value: str) -> str:
    """Show the first character of the local part and the domain."""
    local, at, domain = value.strip().rpartition("@")
    if not at or not local or not re.fullmatch(r"[A-Za-z0-9.-]{1,255}", domain):
        return _HIDDEN
    return f"{local[0] if len(local) > 1 else ''}{_HIDDEN}@{domain}"


def mask_account(value: str) -> str:
    """Show the network of a social account and the first character of the account."""
    network, colon, account = value.strip().partition(":")
    if not colon:
        network, account = "", value.strip()
    first = account[:1] if len(account) >= 4 else ""
    return f"{network}{colon}{first}{_HIDDEN}" if len(network) <= 10 else _HIDDEN


def mask_employer(value: str) -> str:
    """Show the first two characters, usually the place of registration."""
    bare = value.strip()
    return bare[:2] + _HIDDEN if len(bare) >= 4 else _HIDDEN


def mask_text(value: str) -> str:
    """Hide e-mail addresses and every run of five or more digits, written or spoken, in a text."""
    return _RUN.sub(_HIDDEN, _EMAIL.sub(lambda match: mask_email(match[0]), value))


def mask_numbers(value: str) -> str:
    """Mask mobile and identity numbers in the name of a file, call or case; keep the rest of it."""
    hidden = _ID_IN.sub(lambda match: mask_id(match[0]), value)
    return _MOBILE_IN.sub(lambda match: mask_phone(match[0]), hidden)


_MASKS: dict[str, Callable[[str], str]] = {
    "phone": mask_phone, "mobile": mask_phone, "home_phone": mask_phone,
    "employer_phone": mask_phone, "id": mask_id, "id_no": mask_id, "id_number": mask_id,
    "name": mask_name, "address": mask_address, "home_address": mask_address,
    "registered_address": mask_address, "employer_address": mask_address,
    "mailing_address": mask_address, "office": mask_address, "email": mask_email,
    "social": mask_account, "wechat": mask_account, "qq": mask_account,
    "employer": mask_employer, "text": mask_text,
}  # fmt: skip


def mask(kind: str, value: str) -> str:
    """Mask a value of a contact kind or field name; an unknown kind shows nothing at all."""
    masker = _MASKS.get(kind)
    return masker(value) if masker is not None else _HIDDEN
