"""Rows of JSON Lines, or of a JSON array of objects; the titles are the keys of all of them."""

import re
from collections.abc import Iterable, Iterator
from json import JSONDecodeError
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.ports import ReadOptions
from skiptrace.reading import Meter
from sources.tables.encoding import decide, lines, text_chunks
from sources.tables.json_values import DECODER, JsonProblem, Long, double_shaped, row_of
from sources.tables.raw import MAX_COLUMNS, BrokenRow, RawRow, Sheet

# A case with all its contacts is some kilobytes; what goes on longer is not closed.
_LONGEST_ELEMENT = 1024 * 1024
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)|\n\s*(?=\{)")

Found = tuple[int, object]
"""(line it begins on, decoded value or the JsonProblem it is)."""


def json_sheets(path: Path, options: ReadOptions) -> Iterator[Sheet]:
    """The one table of the file, its keys as the titled first row.

    Read twice: first for all keys and for whole numbers that were rounded on their way, then for
    the rows. Raises SourceFailure for more than 2,000 different keys.
    """
    encoding = decide(path, options.encoding)
    titles, rounded = _survey(path, _elements(path, encoding, Meter()))
    rows = _rows(_elements(path, encoding, options.meter), titles, rounded)
    yield Sheet("", rows, titled=True)


def _survey(path: Path, found: Iterable[Found]) -> tuple[dict[str, int], set[str]]:
    """(key -> place in order of appearance, keys whose long numbers all look rounded)."""
    titles: dict[str, int] = {}
    exact: set[str] = set()
    shaped: set[str] = set()
    for _, value in found:
        try:
            row = row_of(value)
        except JsonProblem:
            continue
        for title, cell in row.items():
            titles.setdefault(title, len(titles))
            if isinstance(cell, Long):
                (shaped if double_shaped(cell) else exact).add(title)
        if len(titles) > MAX_COLUMNS:
            raise SourceFailure(
                f"{path.name} has more than {MAX_COLUMNS} columns",
                "keep the columns of this kind and export it again",
            )
    return titles, shaped - exact


def _rows(
    found: Iterable[Found], titles: dict[str, int], rounded: set[str]
) -> Iterator[RawRow | BrokenRow]:
    if titles:
        yield RawRow(0, list(titles))
    for line, value in found:
        try:
            row = row_of(value)
        except JsonProblem as problem:
            yield BrokenRow(line, problem.code)
            continue
        cells = [""] * len(titles)
        for title, cell in row.items():
            is_rounded = title in rounded and isinstance(cell, Long)
            cells[titles[title]] = f"{float(cell):.14E}" if is_rounded else cell
        yield RawRow(line, cells)


def _elements(path: Path, encoding: str, meter: Meter) -> Iterator[Found]:
    first = next((c for c in text_chunks(path, encoding, Meter()) if c.strip()), "")
    if first.lstrip(" \t\r\n\ufeff").startswith("["):
        yield from _array(_Window(text_chunks(path, encoding, meter)))
        return
    for number, line in enumerate(lines(path, encoding, meter), start=1):
        if line.strip():
            yield number, _decoded(line)


def _decoded(line: str) -> object:
    try:
        return DECODER.decode(line.strip())
    except RecursionError:
        return JsonProblem("json_too_deep")
    except JSONDecodeError:
        return JsonProblem("json_broken")


def _array(text: "_Window") -> Iterator[Found]:
    """The elements of the outer list; one that is broken ends where the next seems to begin."""
    text.past("[")
    value: object = None
    while char := text.peek():
        if char == "]":
            text.past("]")
            if text.peek():
                yield text.line, JsonProblem("json_broken")
            return
        line = text.line
        value = text.element()
        yield line, value
    # A broken last element has taken the end of the list with it.
    if not isinstance(value, JsonProblem):
        yield text.line, JsonProblem("row_cut_off")


class _Window:
    """The part of a long text that is being looked at; it moves forward only."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self._text = ""
        self._at = 0
        self.line = 1

    def peek(self) -> str:
        """The next character that is no blank and no comma; "" at the end."""
        while True:
            match = _BETWEEN.match(self._text, self._at)
            self._move(match.end() if match else self._at)
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def past(self, mark: str) -> None:
        """Moves past the mark if it stands next."""
        if self.peek() == mark:
            self._move(self._at + 1)

    def element(self) -> object:
        """The value that begins here, decoded, or the JsonProblem it is; moves past it."""
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return self._broken("json_too_deep")
            except JSONDecodeError:
                if len(self._text) - self._at > _LONGEST_ELEMENT or not self._more():
                    return self._broken("json_broken")
                continue
            if end == len(self._text) and self._more():
                continue
            self._move(end)
            found: object = value
            return found

    def _broken(self, code: str) -> JsonProblem:
        """Moves to where the next element seems to begin, or to the end."""
        while (match := _NEXT.search(self._text, self._at + 1)) is None:
            # A boundary may lie across two pieces.
            self._move(max(self._at, len(self._text) - 200))
            if not self._more():
                self._move(len(self._text))
                return JsonProblem(code)
        self._move(match.end())
        return JsonProblem(code)

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to

    def _more(self) -> bool:
        """Takes in one more piece; False when there is none."""
        piece = next(self._chunks, None)
        if piece is None:
            return False
        self._text = self._text[self._at :] + piece
        self._at = 0
        return True
