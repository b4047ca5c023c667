"""An own system that is read through like a file, under a look-up of the ledger."""

from collections.abc import Iterator
from itertools import islice

from skiptrace.casework.importing import BATCH, Progress
from skiptrace.casework.pulling.asking import Run
from skiptrace.casework.pulling.report import SourceReport
from skiptrace.casework.rejects import RejectsFile
from skiptrace.errors import SourceFailure, UsageError
from skiptrace.live import Ended, Intent, Ledger, Ruling, StreamSource
from skiptrace.model.lookup import Asks, Lookup, LookupOutcome, LookupState
from skiptrace.model.record import ImportCount, Receipt, Record, Reject
from skiptrace.ports import ReadOptions, Store


def read_through(
    source: StreamSource,
    run: Run,
    store: Store,
    ledger: Ledger,
    report: SourceReport,
    rejects: RejectsFile,
    progress: Progress,
) -> None:
    """Reads all rows and keeps them in batches; what was kept before a failure stays kept."""
    now = run.clock()
    lookup = Lookup(Asks.EVERYTHING, because="own_system")
    intent = Intent(
        lookup, source.name, source.card.service, source.terms, run.run_id, run.actor, run.basis,
        now, run.day,
    )  # fmt: skip
    ruling, lookup_id = ledger.begin(intent)
    if ruling is not Ruling.GO:
        report.known += ruling is Ruling.KNOWN
        report.budget_spent = ruling is not Ruling.KNOWN
        report.left += report.budget_spent
        return
    report.asked += 1
    receipt = Receipt(lookup_id, source.card.kind or "", f"pull:{source.name}", "", run.basis, now)
    items = source.read(ReadOptions(now, run.basis))
    try:
        for records in _batches(items, rejects):
            report.count += store.add_records(receipt, records)
            progress(source.name, report.count.read + rejects.count, None)
    except (SourceFailure, UsageError) as error:
        report.failed += 1
        report.problem, report.hint = error.what, error.hint
        ledger.finish(lookup_id, Ended(LookupState.FAILED, counted=True), receipt, ())
    else:
        report.answered += 1
        found = report.count.read + rejects.count
        ended = Ended(
            LookupState.ANSWERED,
            counted=True,
            outcome=LookupOutcome.FOUND if found else LookupOutcome.NOTHING,
        )
        ledger.finish(lookup_id, ended, receipt, ())
        store.finish_import(receipt, report.count)
    report.count += ImportCount(read=rejects.count, rejected=rejects.count)


def _batches(items: Iterator[Record | Reject], rejects: RejectsFile) -> Iterator[list[Record]]:
    while part := list(islice(items, BATCH)):
        for item in part:
            if isinstance(item, Reject):
                rejects.add(item)
        yield [item for item in part if isinstance(item, Record)]
