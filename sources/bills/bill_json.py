"""Bills in the JSON of the carriers' own pages: lists of calls, however deep they stand."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from skiptrace.errors import SourceFailure
from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.csv_table import RawRow
from sources.tables.encoding import decide, lines
from sources.tables.headers import Header, match_header, require
from sources.tables.table import OpenTable

# A month's bill has a few thousand calls of some 200 bytes; as objects they take ten times that.
MAX_BYTES = 32 * 1024 * 1024
_PADDED = re.compile(r"\s*[\w.$]+\s*\((.*)\)\s*;?\s*", re.DOTALL)
_JSON_STARTS = (b"{", b"[")


def is_json(path: Path) -> bool:
    """Whether the file holds JSON, bare or as the argument of a function (JSONP)."""
    try:
        with path.open("rb") as file:
            head = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise SourceFailure(f"{path.name} cannot be read: {error.strerror}") from None
    called = re.match(rb"[\w.$]{1,80}\s*\(\s*(?=[{\[])", head)
    return head.startswith(_JSON_STARTS) or called is not None


def json_tables(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[OpenTable]:
    """The lists of calls in the document, each a table of its own.

    above: what the objects around a list say by the way (the number, the month). Lines are counted
    over all lists, from 1. Raises SourceFailure when it is no JSON or holds no such list.
    """
    best: Header | None = None
    found = False
    line = 1
    for objects, around in _lists(_document(path, options)):
        titles = tuple(dict.fromkeys(key for one in objects for key in one))
        header = match_header(titles, card, options.mapping)
        if header.missing:
            best = header if best is None or len(header.known) > len(best.known) else best
            continue
        found = True
        yield OpenTable(_rows(objects, titles, line), header, card, path.name, around)
        line += len(objects)
    if not found and best is not None:
        require(best, card, path.name)
    if not found:
        raise SourceFailure(f"{path.name} holds no list of calls", "export it again")


def _document(path: Path, options: ReadOptions) -> Any:
    if path.stat().st_size > MAX_BYTES:
        raise SourceFailure(f"{path.name} is larger than any bill in JSON", "save it as CSV")
    text = "\n".join(lines(path, decide(path, options.encoding)))
    padded = _PADDED.fullmatch(text)
    read = _parsed(padded[1] if padded else text)
    if read is None:
        # One object a line.
        read = [_parsed(line) for line in text.splitlines() if line.strip()]
        if None in read:
            raise SourceFailure(f"{path.name} is no valid JSON", "export it again")
    return read


def _parsed(text: str) -> Any:
    """The value of a JSON text; None when it is none (or null, which holds no calls either)."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _lists(document: Any) -> Iterator[tuple[list[dict[str, Any]], list[str]]]:
    """(objects, texts around them) of every list that holds objects, in document order."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(document, ())]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, dict):
            said = (*around, *_said(node))
            waiting.extend((one, said) for one in reversed(node.values()) if not _is_scalar(one))
        elif isinstance(node, list):
            objects = [one for one in node if isinstance(one, dict)]
            if objects and not any(isinstance(v, dict | list) for v in objects[0].values()):
                yield objects, list(around)
            else:
                waiting.extend((one, around) for one in reversed(node))


def _said(node: dict[str, Any]) -> Iterator[str]:
    """What an object says by the way, and the objects right in it: whose bill, which month."""
    for key, value in node.items():
        if _is_scalar(value):
            yield f"{key}: {value}"
        elif isinstance(value, dict):
            yield from (f"{name}: {one}" for name, one in value.items() if _is_scalar(one))


def _is_scalar(value: object) -> bool:
    return not isinstance(value, dict | list)


def _rows(objects: Sequence[dict[str, Any]], titles: Sequence[str], first: int) -> Iterator[RawRow]:
    for number, one in enumerate(objects, start=first):
        yield RawRow(number, [_text(one.get(title)) for title in titles])


def _text(value: object) -> str:
    """A value as a cell: null is empty, a whole number its digits."""
    if value is None or isinstance(value, dict | list):
        return ""
    return value if isinstance(value, str) else json.dumps(value)
