"""A report as JSON: the element names as keys, in lower case as a rule; a list repeats its key."""

import json
from collections.abc import Iterator

from sources.reports.segment import MAX_DEPTH, ReportProblem, Segment


class _Pairs(list[tuple[str, object]]):
    """An object's members in order; a key may stand twice where XML was converted member by member.

    A type of its own, because a list of pairs could be an array.
    """


def segments_of(text: str) -> Segment:
    """The segments of a JSON text under one root.

    One value, or one a line (JSON Lines). Raises ReportProblem.
    """
    try:
        try:
            trees = [_loaded(text)]
        except ValueError:
            trees = [_loaded(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise ReportProblem("xml_broken") from None
    parts = [_parts("DOCUMENT", tree, 0) for tree in trees]
    if len(parts) == 1:
        return Segment("DOCUMENT", "", tuple(parts[0]))
    return Segment("", "", tuple(Segment("DOCUMENT", "", tuple(found)) for found in parts))


def _loaded(text: str) -> object:
    """Numbers stay as written: an id number must not pass through a float."""
    return json.loads(
        text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_Pairs
    )


def _parts(code: str, value: object, depth: int) -> Iterator[Segment]:
    """The segments that one JSON value stands for."""
    if depth > MAX_DEPTH:
        raise ReportProblem("not_a_report")
    if isinstance(value, _Pairs):
        pairs = [(str(key).upper(), part) for key, part in value]
    elif isinstance(value, list):
        pairs = [(code, part) for part in value]
    else:
        pairs = []
    for key, part in pairs:
        if isinstance(part, _Pairs):
            yield Segment(key, "", tuple(_parts(key, part, depth + 1)))
        elif isinstance(part, list):
            yield from _parts(key, part, depth + 1)
        else:
            yield Segment(key, "" if part is None else str(part).strip())
