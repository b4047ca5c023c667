"""What in a report is not as its format has it: remarks that name the place, never the value.

Nothing of it stops the report: formats are extended, channels leave things out.
"""

import re
from collections import Counter
from collections.abc import Iterator

from sources.reports.fields import ROOT, Field, fields, place, sections
from sources.reports.segment import Segment

# A foreign document would give a remark an element.
MOST = 40
# An element's name is written by whoever made the file: only what looks like a code is repeated.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")


def remarks(root: Segment) -> tuple[str, ...]:
    """`place: problem code`, each once, sorted; beyond MOST of them the rest is one remark.

    Elements that are none of the format's are remarked and passed over with all they hold, unless
    they only wrap the report.
    """
    found = sorted({*_absent(root), *_of_parts(root, ROOT)})
    if len(found) > MOST:
        return (*found[:MOST], f"{root.code if _CODE.fullmatch(root.code) else '?'}: more_remarks")
    return tuple(found)


def _absent(root: Segment) -> Iterator[str]:
    """All parts that a report has even when they are empty, in one remark."""
    present = {part.code for part in root.parts}
    missing = [code for code in sections() if code not in present]
    if missing:
        yield f"{','.join(missing)}: section_absent"


def _of_parts(segment: Segment, code: str) -> Iterator[str]:
    count = Counter(part.code for part in segment.parts)
    for part in segment.parts:
        field = fields().get(part.code)
        if field is None:
            yield f"{_inside(code)}{_named(part.code)}: field_unknown"
            continue
        if field.parent != code:
            yield f"{place(part.code)}: field_misplaced"
        elif field.most is not None and count[part.code] > field.most:
            yield f"{place(part.code)}: field_repeated"
        yield from _of_field(part, field, count)


def _of_field(part: Segment, field: Field, beside: Counter[str]) -> Iterator[str]:
    if not field.is_value:
        yield from _of_parts(part, field.code)
        return
    problem = field.problem(part.text)
    if problem is not None:
        yield f"{place(field.code)}: {problem}"
    elif field.counts and part.text.isdecimal() and int(part.text) != beside[field.counts]:
        yield f"{place(field.code)}: count_differs"


def _inside(code: str) -> str:
    return "" if code == ROOT else f"{place(code)}/"


def _named(code: str) -> str:
    return code if _CODE.fullmatch(code) else "?"
