"""Rows of call metadata: a table, or JSON as call centres' services answer it.

A JSON document may nest its calls (Response.TelCdrs, Data.List, one call under Data) and their
parts (SeatUser.Name); one document a line is read as well.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Reject
from skiptrace.ports import ReadOptions, SourceCard
from sources.tables.cells import cell_problem, shown, unwrapped
from sources.tables.encoding import decide, lines
from sources.tables.headers import folded, match_header
from sources.tables.row import Row
from sources.tables.table import read_table

JSON = (".json", ".jsonl")
# An export of a day of a large call centre is tens of MB.
_MAX_BYTES = 128 * 1024 * 1024
_HEAD = 64 * 1024
_DEPTH = 6
_KEY = re.compile(r'"([^"\\\n]{1,40})"\s*:')
# The lists in which transcripts keep their sentences: domain.md section 5.
_TALK = frozenset(
    "segments sentences resultdetail orderresult lattice transcripts utterances".split()
)
_LONGEST_PART = 2000


def read_call_rows(path: Path, card: SourceCard, options: ReadOptions) -> Iterator[Row | Reject]:
    """One item a call; raises SourceFailure when the file holds no calls of this kind."""
    suffix = path.suffix.lower()
    if suffix not in JSON:
        yield from read_table(path, card, options)
        return
    documents = _lines(path, options) if suffix == ".jsonl" else _document(path, options)
    found = False
    for number, value in enumerate(_calls(documents, card, options), start=1):
        found = True
        yield _row(value, number, card, path.name, options)
    if not found:
        raise SourceFailure(f"{path.name}: no calls in it", f"see `skiptrace sources {card.kind}`")


def is_call_metadata(path: Path, card: SourceCard) -> bool:
    """Whether a JSON file tells of calls, by the names in its beginning, and holds no talk."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    text = head.decode(decide(path), "replace")
    names = {folded(name) for name in _KEY.findall(text)}
    return not names & _TALK and all(
        names & {folded(s) for s in (c.name, *c.aliases)} for c in card.columns if c.required
    )


def _document(path: Path, options: ReadOptions) -> Iterator[object]:
    if path.stat().st_size > _MAX_BYTES:
        raise SourceFailure(f"{path.name} is too large", "export it as one call a line (JSONL)")
    raw = path.read_bytes()
    text = raw.decode(decide(path, options.encoding), "surrogateescape").removeprefix("\ufeff")
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        if not _loads(text.partition("\n")[0]):
            raise SourceFailure(
                f"{path.name} is broken JSON", "it may be cut off: export it again"
            ) from None
        yield from _lines(path, options)


def _lines(path: Path, options: ReadOptions) -> Iterator[object]:
    """One document a line; a line that is none comes as its text."""
    for line in lines(path, decide(path, options.encoding)):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield line


def _loads(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _calls(documents: Iterator[object], card: SourceCard, options: ReadOptions) -> Iterator[object]:
    """The calls of each document; a document without any comes as it is, to be refused by name."""
    for document in documents:
        none = True
        for call in _within(document, card, options, _DEPTH):
            none = False
            yield call
        if none:
            yield document


def _within(
    value: object, card: SourceCard, options: ReadOptions, depth: int
) -> Iterator[dict[str, object]]:
    if isinstance(value, dict) and _is_call(value, card, options):
        yield value
    elif depth and isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _within(part, card, options, depth - 1)


def _is_call(value: Mapping[str, object], card: SourceCard, options: ReadOptions) -> bool:
    """An object with most of what every call needs and something more."""
    header = match_header([str(key) for key in value], card, options.mapping)
    required = sum(c.required for c in card.columns)
    return len(header.missing) < required and len(header.known) > required


def _row(
    value: object, number: int, card: SourceCard, path: str, options: ReadOptions
) -> Row | Reject:
    if not isinstance(value, dict):
        return Reject(card.kind, path, number, "", "call_json", shown(str(value)))
    flat = _flat(value)
    titles = list(flat)
    header = match_header(titles, card, options.mapping)
    known: dict[str, str] = {}
    notes: dict[str, str] = {}
    for place, title in enumerate(titles):
        cell = unwrapped(flat[title])
        if not cell:
            continue
        name = header.known.get(place)
        code = cell_problem(cell)
        if code is not None:
            return Reject(card.kind, path, number, title, code, shown(cell))
        (notes if name is None else known)[name or title] = cell
    row = Row(card.kind, path, number, known, notes)
    row.titles({name: titles[place] for place, name in header.known.items()})
    return row


def _flat(value: Mapping[str, object], above: str = "") -> dict[str, str]:
    """Every part as text under its name, parts of parts under "SeatUser.Name"."""
    flat: dict[str, str] = {}
    for key, part in value.items():
        name = f"{above}{key}"
        if isinstance(part, dict) and not above:
            flat |= _flat(part, f"{name}.")
        else:
            flat[name] = _text(part)
    return flat


def _text(part: object) -> str:
    match part:
        case None:
            return ""
        case str():
            return part
        case bool() | int():
            return str(part).lower()
        case float() if part.is_integer():
            return str(int(part))
        case _:
            text = json.dumps(part, ensure_ascii=False)
            return "" if text in ("[]", "{}") else text[:_LONGEST_PART]
