"""The truth file of `evaluate`: one JSON line a case (interface.md section 3).

`{"case_no": ..., "points": [{"kind", "value", "party", "current", "in_touch"?}]}`; further keys of
a point are left unread. Values are made canonical by the same normalisers as those of the sources.
"""

import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skiptrace import normalize
from skiptrace.errors import SourceFailure
from skiptrace.normalize import Understood
from skiptrace.ports import TruePoint

PARTIES = ("subject", "third_party", "institution")


class BadLine(Exception):
    """What is wrong with a line; never the value."""


@dataclass(frozen=True, slots=True)
class Truth:
    """case_no -> its points, and the lines that could not be used: (line number, reason)."""

    points: Mapping[str, tuple[TruePoint, ...]]
    bad: tuple[tuple[int, str], ...]


def read_truth(path: Path) -> Truth:
    """Reads the whole file; raises SourceFailure when it is no text, bad lines are listed."""
    points: dict[str, tuple[TruePoint, ...]] = {}
    bad: list[tuple[int, str]] = []
    for number, text in _lines(path):
        try:
            case_no, found = _case(text, points)
        except BadLine as problem:
            bad.append((number, str(problem)))
        else:
            points[case_no] = found
    return Truth(points, tuple(bad))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield number, text
    except UnicodeDecodeError:
        raise SourceFailure(f"{path.name} is not UTF-8", "save it as UTF-8") from None


def _case(text: str, before: Container[str]) -> tuple[str, tuple[TruePoint, ...]]:
    try:
        row: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise BadLine("not JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("case_no"), str):
        raise BadLine("case_no is missing")
    if row["case_no"] in before:
        raise BadLine("the case was named before")
    listed = row.get("points")
    if not isinstance(listed, list):
        raise BadLine("points is not a list")
    return row["case_no"], tuple(_point(item) for item in listed)


def _point(item: object) -> TruePoint:
    if not isinstance(item, dict):
        raise BadLine("a point is not an object")
    kind, value, party = item.get("kind"), item.get("value"), item.get("party", "subject")
    current, in_touch = item.get("current"), item.get("in_touch")
    if not isinstance(kind, str) or kind not in _BY_KIND:
        raise BadLine("a point's kind is unknown")
    if party not in PARTIES:
        raise BadLine("a point's party is unknown")
    if not isinstance(current, bool) or not isinstance(in_touch, bool | None):
        raise BadLine("current and in_touch are true or false")
    return TruePoint(kind, _canonical(kind, value), party, current, in_touch)


def _canonical(kind: str, value: object) -> str:
    understood = _BY_KIND[kind](value) if isinstance(value, str) else None
    if understood is None or understood.canonical is None:
        raise BadLine("a point's value cannot be understood")
    return understood.canonical


def _social(text: str) -> Understood:
    network, colon, account = text.partition(":")
    return normalize.social(account if colon else text, network if colon else "wechat")


_BY_KIND: Mapping[str, Callable[[str], Understood]] = {
    "phone": normalize.phone,
    "email": normalize.email,
    "address": normalize.address,
    "employer": normalize.employer,
    "office": normalize.employer,
    "social": _social,
}
