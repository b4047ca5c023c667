"""Which phones can tell people apart."""

import re

_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def is_mobile(phone: str) -> bool:
    """Whether a canonical phone is a Chinese mobile: landlines and hotlines prove no identity."""
    return _MOBILE.fullmatch(phone) is not None
