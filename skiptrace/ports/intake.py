"""What a source is: its card, how it is asked to read, what it answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from skiptrace.model.record import Record, Reject
from skiptrace.reading import TABLES, AskPassword, Column, Meter, no_password


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What an adapter is: shown by `skiptrace sources KIND`.

    basis_needed: an import without a lawful basis is refused; basis_words: what the basis must name
    one of. cost: what one record costs to get ("own records"...). retention_days: how long a claim
    of this kind is kept. yields: what it gives, for people. suffixes: files of a folder it takes.
    reader: distribution and version of the plug-in, "" for the product's own adapters.
    """

    kind: str
    title_en: str
    title_zh: str
    columns: tuple[Column, ...]
    basis_needed: bool
    lawful_note: str
    cost: str
    retention_days: int
    yields: tuple[str, ...]
    suffixes: tuple[str, ...] = TABLES
    reader: str = ""
    basis_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file: forced encoding (None: detect), stamps for the claims.

    keep_raw: keep lines that are folded, too. seen: is told how many lines were read.
    kept_transcript: a recording -> its transcript made earlier, None when there is none.
    password: asked when a workbook is encrypted. meter: told how far the reading has come.
    """

    received_at: datetime
    basis: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    keep_raw: bool = False
    seen: Callable[[int], None] = field(default=lambda _: None, repr=False, compare=False)
    kept_transcript: Callable[[Path], Path | None] = lambda _recording: None
    password: AskPassword = field(default=no_password, repr=False)
    meter: Meter = field(default_factory=Meter, repr=False, compare=False)


@runtime_checkable
class SourceAdapter(Protocol):
    """One kind of input file; a whole unreadable file raises SourceFailure."""

    card: SourceCard

    def files(self, path: Path) -> Sequence[Path]:
        """The files of this kind at `path` (itself, or those in the folder), in a stable order."""
        ...

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """One item per input line (or Record.lines of them), in file order; blank lines: none."""
        ...
