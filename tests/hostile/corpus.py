"""The corpus: every trick on files of kinds that take turns, so that each kind meets each family.

Deterministic: the same files on every machine and run, up to the marks of time inside workbooks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from sources.registry import adapters
from tests.hostile import columnar, documents, markup, packed, texts
from tests.hostile.places import NAMES, places
from tests.hostile.table import Table, Trick

# Cheap ones are played on two kinds, those with a reading process on one.
_TEXTS: Mapping[str, Trick] = {**texts.TRICKS, **markup.TRICKS}
_BINARY: Mapping[str, Trick] = {**packed.TRICKS, **columnar.TRICKS}


@dataclass(frozen=True)
class Hostile:
    """One import to try: what it is called, the kind it is imported as, how its file is made."""

    name: str
    kind: str
    make: Callable[[Path], Path]


def kinds() -> list[str]:
    return [adapter.card.kind for adapter in adapters()]


def corpus() -> list[Hostile]:
    tables = {kind: Table.of(kind) for kind in kinds()}
    return [
        *_played(_TEXTS, tables, "first", 0),
        *_played(_TEXTS, tables, "second", 4),
        *_played(_BINARY, tables, "once", 0),
        *(_file(f"values/{k}", k, "v.csv", texts.all_values, t) for k, t in tables.items()),
        *_documents("credit-reports", documents.REPORTS),
        *_documents("recordings", documents.TRANSCRIPTS),
        *_places(tables["cases"].csv()),
    ]


def _file(name: str, kind: str, file_name: str, trick: Trick, table: Table) -> Hostile:
    def make(folder: Path) -> Path:
        path = folder / file_name
        path.write_bytes(trick(table))
        return path

    return Hostile(name, kind, make)


def _played(
    tricks: Mapping[str, Trick], tables: Mapping[str, Table], turn: str, ahead: int
) -> Iterator[Hostile]:
    """The file's name says `.dat`: what it is, its content must tell."""
    order = islice(cycle(tables), ahead, None)
    for (name, trick), kind in zip(tricks.items(), order, strict=False):
        yield _file(f"{turn}/{name}", kind, f"{name}.dat", trick, tables[kind])


def _documents(kind: str, files: Mapping[str, bytes]) -> Iterator[Hostile]:
    table = Table.of(kind)
    for name, content in files.items():
        yield _file(f"{kind}/{name}", kind, name, texts.raw(content), table)


def _places(content: bytes) -> Iterator[Hostile]:
    for name in NAMES:
        yield Hostile(f"place/{name}", "cases", partial(_place, name, content))


def _place(name: str, content: bytes, folder: Path) -> Path:
    """Makes them all, because some are folders of others."""
    return places(folder / "p", content)[name]
