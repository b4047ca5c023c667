"""Two addresses in one line: where the second begins."""

import re

from skiptrace.normalize.divisions import read_head
from skiptrace.normalize.gazetteer import gazetteer

# Cheap look ahead: a second province or city behind a number, or a third one at all.
_MAY_BE = re.compile(r"[0-9号].*[省市州]|[省市].*[省市].*[省市]")
_JOINING = re.compile(
    r"[,;、/|:]*(?:另外?|或者?|以及|和|及|又|曾住|原住|现住)?:?"
    r"(?:(?:现|原|户籍|家庭|通讯|联系|居住|收货|单位|公司)*(?:地址|住址):)?$"
)
_SHORTEST = 6
_SUFFIXES = ("省", "市", "自治区", "自治州")


def split_line(line: str) -> tuple[str, str]:
    """(first address, second address) of a tidied line; ("the line", "") where it holds one.

    The second begins where a full name of a province or city is followed by one of its counties:
    a hospital of the province (山东省立医院) begins no address.
    """
    if _MAY_BE.search(line) is None:
        return line, ""
    first = read_head(line)
    start = len(line) - len(first.rest) + 1 if first.options else _SHORTEST
    for position in range(start, len(line) - _SHORTEST):
        if _begins(line, position):
            return _JOINING.sub("", line[:position]), line[position:]
    return line, ""


def _begins(line: str, position: int) -> bool:
    """Whether province or city and then a county stand there."""
    names = [name for name in gazetteer().names_at(line, position) if name.endswith(_SUFFIXES)]
    if not any(meaning.full for name in names for meaning in gazetteer().names[name]):
        return False
    head = read_head(line[position:])
    county = len(head.options) == 1 and head.options[0].level == 2
    return county and len(head.written) > len(names[0])
