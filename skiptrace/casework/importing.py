"""Import: files in, records kept, every line accounted for."""

import csv
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from skiptrace.casework.transcribing import Hearing, Transcribed
from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import ImportCount, Receipt, Record, Reject
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions, SourceAdapter, Store

# 500 records a transaction: a kill loses at most that much work, and a reveal that waits for the
# write lock waits milliseconds; the pause lets it in (measured: p99 109 ms against 742 without).
BATCH = 500
PAUSE_S = 0.002

Progress = Callable[[str, int, int | None], None]
"""(what is being done, how far, out of how many or None)."""

REJECT_COLUMNS = ("file", "line", "column", "value", "reason", "detail")


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import: kind, files or folders, and how."""

    kind: str
    paths: Sequence[Path]
    basis: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    keep_raw: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an import.

    rejects: the rejects files written. waiting: records kept that wait for something, such as a
    recording without a transcript. warnings: masked remarks of the adapters, with their counts.
    transcribed: what became of recordings that waited, None when none did.
    """

    kind: str
    files: int
    count: ImportCount
    rejects: tuple[Path, ...] = ()
    warnings: tuple[tuple[str, int], ...] = ()
    dry_run: bool = False
    transcribed: Transcribed | None = None


class Importer:
    """Takes files in through one adapter; recordings without words are heard first."""

    def __init__(
        self, store: Store, adapter: SourceAdapter, rejects_folder: Path, hearing: Hearing
    ) -> None:
        self._store = store
        self._adapter = adapter
        self._rejects_folder = rejects_folder
        self._hearing = hearing
        self._warnings: dict[str, int] = {}

    def run(
        self, request: ImportRequest, received_at: datetime, progress: Progress
    ) -> ImportReport:
        """Imports every file; raises SourceFailure when a file cannot be read at all.

        What stood before the failing file, and its own lines up to the failure, stays imported.
        """
        files = self._files(request.paths)
        heard = self._heard(files, request, received_at, progress)
        total = ImportCount()
        rejects: list[Path] = []
        for path in files:
            seen = Seen(progress)
            options = self._options(request, received_at, seen)
            try:
                count, rejected = self._one_file(path, request, options, seen)
            except SourceFailure as error:
                raise SourceFailure(mask_numbers(error.what), error.hint) from None
            total += count
            rejects.extend(rejected)
        warnings = tuple(sorted(self._warnings.items()))
        return ImportReport(
            request.kind, len(files), total, tuple(rejects), warnings, request.dry_run, heard
        )

    def _options(
        self, request: ImportRequest, received_at: datetime, seen: Callable[[int], None]
    ) -> ReadOptions:
        return ReadOptions(
            received_at,
            request.basis,
            request.encoding,
            request.mapping,
            keep_raw=request.keep_raw,
            seen=seen,
            kept_transcript=self._hearing.kept.of,
        )

    def _heard(
        self,
        files: Sequence[Path],
        request: ImportRequest,
        received_at: datetime,
        progress: Progress,
    ) -> Transcribed | None:
        if request.dry_run:
            return None
        options = self._options(request, received_at, lambda _: None)
        return self._hearing.hear(self._adapter, files, options, progress)

    def _files(self, paths: Sequence[Path]) -> list[Path]:
        files: list[Path] = []
        for path in paths:
            if not path.exists():
                raise UsageError(
                    f"no such file or folder: {mask_numbers(str(path))}", "check the path"
                )
            files.extend(self._adapter.files(path))
        if not files:
            suffixes = ", ".join(self._adapter.card.suffixes)
            raise UsageError("nothing to import there", f"this kind reads: {suffixes}")
        return files

    def _one_file(
        self, path: Path, request: ImportRequest, options: ReadOptions, seen: "Seen"
    ) -> tuple[ImportCount, list[Path]]:
        receipt = _receipt(path, request, options.received_at, self._adapter.card.reader)
        rejects = RejectsFile(self._rejects_folder, request.kind, path, receipt.import_id)
        count = ImportCount()
        with rejects:
            for records in self._batches(path, options, rejects):
                count += self._keep(receipt, records, dry_run=request.dry_run)
                seen.kept(mask_numbers(path.name), count.read + rejects.count)
                time.sleep(PAUSE_S)
        refused = rejects.count
        count += ImportCount(read=refused, rejected=refused)
        if not request.dry_run:
            self._store.finish_import(receipt, count)
        return count, [rejects.path] if refused else []

    def _keep(self, receipt: Receipt, records: Sequence[Record], *, dry_run: bool) -> ImportCount:
        for record in records:
            for warning in record.warnings:
                self._warnings[warning] = self._warnings.get(warning, 0) + 1
        waiting = sum("waiting_for_transcriber" in record.warnings for record in records)
        if dry_run:
            known = self._store.known_records(records)
            lines = sum(record.lines for record in records)
            kept = ImportCount(read=lines, new=lines - known, known=known)
        else:
            kept = self._store.add_records(receipt, records)
        return kept + ImportCount(waiting=waiting)

    def _batches(
        self, path: Path, options: ReadOptions, rejects: "RejectsFile"
    ) -> Iterator[list[Record]]:
        batch: list[Record] = []
        for item in self._adapter.read(path, options):
            if isinstance(item, Reject):
                rejects.add(item)
                continue
            batch.append(item)
            if len(batch) >= BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


class Seen:
    """Progress of a file: lines read ahead of the records they fold into, then lines kept."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._lines = 0

    def __call__(self, lines: int) -> None:
        """So many more lines were read, and no record has come of them yet."""
        self._lines += lines
        self._progress("fold", self._lines, None)

    def kept(self, name: str, lines: int) -> None:
        """So many lines of the file are kept or refused."""
        self._progress(name, lines, max(self._lines, lines) if self._lines else None)


class RejectsFile:
    """The rows of one input file that could not be used; made only when there is one.

    It holds raw values, so only its owner may read it.
    """

    def __init__(self, folder: Path, kind: str, source: Path, import_id: str) -> None:
        # Files are often named after people; a star is no character for a file.
        stem = mask_numbers(source.stem).replace("*", "x")
        self.path = folder / f"rejects-{kind}-{stem}-{import_id[:6]}.csv"
        self.count = 0
        self._rows: list[tuple[object, ...]] = []
        self._begun = False

    def __enter__(self) -> "RejectsFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()

    def add(self, reject: Reject) -> None:
        """Notes one row; values longer than 200 characters are cut, control bytes shown as ?."""
        self.count += 1
        value = "".join(c if c.isprintable() else "?" for c in reject.value[:200])
        self._rows.append(
            (reject.path, reject.line, reject.column, _inert(value), reject.code, reject.detail)
        )
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._rows:
            return
        if not self._begun:
            self.path.unlink(missing_ok=True)
            self.path.touch(mode=0o600)
            self.path.write_text("\ufeff", encoding="utf-8")
            self._rows.insert(0, REJECT_COLUMNS)
            self._begun = True
        with self.path.open("a", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(self._rows)
        self._rows.clear()


def _inert(value: str) -> str:
    """A spreadsheet must not run what was rejected for being a formula."""
    return f"'{value}" if value.lstrip()[:1] in ("=", "+", "-", "@") else value


def _receipt(path: Path, request: ImportRequest, received_at: datetime, reader: str) -> Receipt:
    """A new version of a plug-in reads anew, so its import is one of its own."""
    sha256 = _sha256(path)
    text = "\x1f".join((request.kind, sha256, request.basis or "", *filter(None, [reader])))
    import_id = blake2b(text.encode(), digest_size=8).hexdigest()
    return Receipt(import_id, request.kind, path.name, sha256, request.basis, received_at, reader)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SourceFailure(f"{path.name} cannot be read: {error.strerror}") from None


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """For callers that show none."""


def chunks(items: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    """Consecutive slices of at most `size`."""
    return (items[start : start + size] for start in range(0, len(items), size))
