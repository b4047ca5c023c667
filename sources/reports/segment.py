"""A report taken apart: its elements by code, whatever format they came in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

# Reports nest eight deep, envelopes two more; beyond this it is something else.
MAX_DEPTH = 24


class ReportProblem(Exception):
    """Why a file is no report: code of sources.problems, where in it, and what stands there."""

    def __init__(self, code: str, column: str = "", value: str = "", detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.value = value
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Segment:
    """One element: upper-case code, text, parts."""

    code: str
    text: str = field(default="", repr=False)
    parts: tuple["Segment", ...] = field(default=(), repr=False)

    def every(self, code: str) -> Iterator["Segment"]:
        """All segments of that code below this one, in the report's order."""
        for part in self.parts:
            if part.code == code:
                yield part
            else:
                yield from part.every(code)

    def first(self, code: str) -> "Segment":
        """The first segment of that code below this one; an empty one when there is none."""
        return next(self.every(code), Segment(code))

    def value(self, code: str) -> str:
        """The trimmed text of the first field of that code, "" when empty or absent."""
        return self.first(code).text


class Report:
    """One report with its segments indexed by code: a code stands for one place only."""

    def __init__(self, root: Segment) -> None:
        self.root = root
        self._by_code: dict[str, list[Segment]] = {}
        self._index(root)

    def _index(self, segment: Segment) -> None:
        for part in segment.parts:
            self._by_code.setdefault(part.code, []).append(part)
            self._index(part)

    def every(self, code: str) -> tuple[Segment, ...]:
        """All segments of that code, in the report's order."""
        return tuple(self._by_code.get(code, ()))

    def first(self, code: str) -> Segment:
        """The first segment of that code; an empty one when there is none."""
        return next(iter(self._by_code.get(code, ())), Segment(code))

    def value(self, code: str) -> str:
        """The trimmed text of the first field of that code, "" when empty or absent."""
        return self.first(code).text
