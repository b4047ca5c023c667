"""Import: files in, records kept, every line accounted for."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from skiptrace.casework.rejects import RejectsFile, writable
from skiptrace.casework.transcribing import Hearing, Transcribed
from skiptrace.errors import SourceFailure, UsageError
from skiptrace.model.record import ImportCount, Receipt, Record, Reject
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import ReadOptions, SourceAdapter, Store
from skiptrace.reading import AskPassword, Meter, no_password

# 500 records a transaction: a kill loses at most that much work, and a reveal that waits for the
# write lock waits milliseconds; the pause lets it in (measured: p99 109 ms against 742 without).
BATCH = 500
PAUSE_S = 0.002

Progress = Callable[[str, int, int | None], None]
"""(what is being done, how far, out of how many or None); of a file: its name, bytes, its size."""


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
    password: AskPassword = field(default=no_password, repr=False)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an import.

    rejects: the rejects files written. waiting: records kept that wait for something, such as a
    recording without a transcript. warnings: masked remarks of the adapters, with their counts.
    transcribed: what became of recordings that waited, None when none did. headers: (titles that
    were kept as notes, columns that were understood) of the files, each once.
    """

    kind: str
    files: int
    count: ImportCount
    rejects: tuple[Path, ...] = ()
    warnings: tuple[tuple[str, int], ...] = ()
    dry_run: bool = False
    transcribed: Transcribed | None = None
    headers: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


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
        self._headers: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}

    def run(
        self, request: ImportRequest, received_at: datetime, progress: Progress
    ) -> ImportReport:
        """Imports every file; raises SourceFailure when a file cannot be read at all.

        What stood before the failing file, and its own lines up to the failure, stays imported;
        the failure says how many.
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
                error.what, error.path = mask_numbers(error.what), path
                error.args = (error.what,)
                raise
            total += count
            rejects.extend(rejected)
        warnings = tuple(sorted(self._warnings.items()))
        return ImportReport(
            request.kind,
            len(files),
            total,
            tuple(rejects),
            warnings,
            request.dry_run,
            heard,
            tuple(self._headers),
        )

    def _options(
        self, request: ImportRequest, received_at: datetime, seen: Callable[[int], None]
    ) -> ReadOptions:
        return ReadOptions(
            received_at,
            request.basis,
            request.encoding,
            request.mapping,
            password=request.password,
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
            if not (path.is_dir() or path.is_file()):
                # A pipe or a device would be waited for without end.
                raise UsageError(
                    f"this is no file: {mask_numbers(str(path))}", "save it to a file first"
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
        name, size = mask_numbers(path.name), path.stat().st_size
        count = ImportCount()
        with rejects:
            try:
                for records in self._batches(path, options, rejects):
                    count += self._keep(receipt, records, dry_run=request.dry_run)
                    seen.kept(name, min(options.meter.done, size), size)
                    time.sleep(PAUSE_S)
            except SourceFailure as error:
                error.kept = 0 if request.dry_run else count.new + count.known
                raise
        refused = rejects.count
        count += ImportCount(read=refused, rejected=refused)
        self._note(options.meter)
        if not request.dry_run:
            self._store.finish_import(receipt, count)
        return count, [rejects.path] if refused else []

    def _note(self, meter: Meter) -> None:
        for remark, times in meter.remarks.items():
            self._warnings[remark] = self._warnings.get(remark, 0) + times
        if meter.unknown:
            self._headers[meter.unknown, meter.columns] = None

    def _keep(self, receipt: Receipt, records: Sequence[Record], *, dry_run: bool) -> ImportCount:
        if not records:
            return ImportCount()
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
        self, path: Path, options: ReadOptions, rejects: RejectsFile
    ) -> Iterator[list[Record]]:
        """Up to 500 records at a time; as many rejects give an empty batch, to show progress.

        Records read before the file fails are still given.
        """
        batch: list[Record] = []
        try:
            for number, item in enumerate(self._adapter.read(path, options), start=1):
                reject = item if isinstance(item, Reject) else unstorable(item, path)
                if reject is not None:
                    rejects.add(reject)
                elif isinstance(item, Record):
                    batch.append(item)
                if number % BATCH == 0:
                    yield batch
                    batch = []
        except SourceFailure:
            yield batch
            raise
        yield batch


class Seen:
    """Progress of a file: lines read ahead of the records they fold into, then bytes behind it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._lines = 0

    def __call__(self, lines: int) -> None:
        """So many more lines were read, and no record has come of them yet."""
        self._lines += lines
        self._progress("fold", self._lines, None)

    def kept(self, name: str, done: int, size: int) -> None:
        """The reader is so many bytes into the file, and what came of them is kept or refused."""
        self._progress(name, done, size)


def unstorable(record: Record, path: Path) -> Reject | None:
    """The reject of a record that holds half a character: no database and no file takes it."""
    texts: list[str | None] = [record.record]
    if record.case is not None:
        case = record.case
        texts += [case.case_no, case.contract_no, case.lender, case.product, case.subject.name]
    for attempt in record.attempts:
        texts += [attempt.case_no, attempt.point.value, attempt.by, attempt.note]
    for flag in record.flags:
        texts += [flag.case_no, flag.value, flag.reason]
    try:
        "".join(text or "" for text in texts).encode()
        _ = record.content_hash
    except UnicodeEncodeError:
        return Reject(record.source, path.name, record.line, "", "mixed_encoding")
    return None


def _receipt(path: Path, request: ImportRequest, received_at: datetime, reader: str) -> Receipt:
    """A new version of a plug-in reads anew, so its import is one of its own."""
    sha256 = _sha256(path)
    text = "\x1f".join((request.kind, sha256, request.basis or "", *filter(None, [reader])))
    import_id = blake2b(text.encode(), digest_size=8).hexdigest()
    name = writable(path.name)
    return Receipt(import_id, request.kind, name, sha256, request.basis, received_at, reader)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SourceFailure(
            f"{path.name} cannot be read: {error.strerror}",
            "check that it is there, whole, and yours to read",
        ) from None


def no_progress(_what: str, _done: int, _total: int | None) -> None:
    """For callers that show none."""


def chunks(items: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    """Consecutive slices of at most `size`."""
    return (items[start : start + size] for start in range(0, len(items), size))
