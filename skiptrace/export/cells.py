"""Values as the text of one cell, the same in every tabular format."""

import json
import re

# What no XML document may hold, so no XLSX either; it would also end a UTF-8 file early.
_UNWRITABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def cell_text(value: object) -> str:
    """A value as text: nothing for None, true and false in lower case, lists as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, (list, dict)):
        return json_text(value)
    return str(value)


def json_text(value: object) -> str:
    """JSON on one line, Chinese as it is; raises ValueError for NaN and infinities."""
    return writable(json.dumps(value, ensure_ascii=False, allow_nan=False))


def writable(text: str) -> str:
    """The text with lone surrogates and non-characters shown as the replacement character."""
    return _UNWRITABLE.sub("\ufffd", text)
