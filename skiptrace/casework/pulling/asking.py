"""One look-up from intent to settled answer, and a queue of them worked off side by side."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from skiptrace.errors import (
    BadAnswer,
    NeverArrived,
    ServiceBusy,
    SkiptraceError,
    SourceFailure,
    UsageError,
)
from skiptrace.live import Ended, Intent, Ledger, LiveSource, Ruling
from skiptrace.model.lookup import Lookup, LookupAnswer, LookupEntry, LookupOutcome, LookupState
from skiptrace.model.record import ImportCount, Receipt, Reject
from skiptrace.ports import Clock, ReadOptions

# So many questions in a row without an answer, and the service is left alone for this run.
GIVE_UP_AFTER: Final = 5

OPEN: Final = frozenset({LookupState.ASKED, LookupState.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Run:
    """Whose run it is: its name, who, on what basis, when. day: the budget's calendar day."""

    run_id: str
    actor: str
    basis: str | None
    clock: Clock
    day: date


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one look-up. state: None when it was not put on record.

    ruling: the ledger's. error: what the service or its answer was wrong with. stop: the source is
    not to be asked any further in this run. resumed: the answer to an earlier run's question.
    """

    lookup: Lookup
    ruling: Ruling
    state: LookupState | None = None
    outcome: LookupOutcome | None = None
    count: ImportCount = field(default_factory=ImportCount)
    rejects: tuple[Reject, ...] = ()
    follow: Sequence[Lookup] = ()
    error: SkiptraceError | None = None
    stop: bool = False
    resumed: bool = False


class Asking:
    """Asks one source; every method may be called from several threads."""

    def __init__(self, source: LiveSource, ledger: Ledger, run: Run) -> None:
        self._source = source
        self._ledger = ledger
        self._run = run

    def settle(self, lookup: Lookup) -> Settled:
        """Asks, unless the ledger says otherwise, and keeps the answer.

        Raises StoreFailure; what the service does wrong is in the result.
        """
        digest = lookup.digest
        entry = self._ledger.entries(self._source.name, [digest]).get(digest)
        if entry is not None and entry.state in OPEN:
            resumed = self._resumed(lookup, entry)
            if resumed is not None:
                return resumed
        now = self._run.clock()
        ruling, lookup_id = self._ledger.begin(self._intent(lookup, now))
        if ruling is Ruling.KNOWN and entry is not None:
            return Settled(lookup, ruling, follow=self._source.follow(lookup, entry))
        if ruling is not Ruling.GO:
            return Settled(lookup, ruling)
        options = ReadOptions(now, self._run.basis)
        return self._closed(lookup, lookup_id, lambda: self._source.ask(lookup, lookup_id, options))

    def _intent(self, lookup: Lookup, now: datetime) -> Intent:
        run, source = self._run, self._source
        return Intent(
            lookup=lookup,
            source=source.name,
            service=source.card.service,
            terms=source.terms,
            run_id=run.run_id,
            actor=run.actor,
            basis=run.basis,
            at=now,
            day=run.day,
        )

    def _resumed(self, lookup: Lookup, entry: LookupEntry) -> Settled | None:
        """The fate of a look-up that was sent before; None when it may simply be put again."""
        options = ReadOptions(self._run.clock(), self._run.basis)
        try:
            answer = self._source.resume(lookup, entry.lookup_id, options)
        except NeverArrived:
            self._finish(entry.lookup_id, Ended(LookupState.FAILED, counted=False), None)
            return None
        except SourceFailure as error:
            return Settled(lookup, Ruling.DOUBTFUL, entry.state, error=error)
        if answer is None:
            return None
        return replace(self._closed(lookup, entry.lookup_id, lambda: answer), resumed=True)

    def _closed(self, lookup: Lookup, lookup_id: str, ask: Callable[[], LookupAnswer]) -> Settled:
        """The look-up with its answer, or with the way it failed, on record."""
        try:
            answer = ask()
        except (SourceFailure, UsageError) as error:
            ended = self._failed(error)
            self._finish(lookup_id, ended, None)
            stop = not isinstance(error, ServiceBusy | BadAnswer)
            return Settled(lookup, Ruling.GO, ended.state, error=error, stop=stop)
        waiting = answer.outcome is LookupOutcome.WAITING
        state = LookupState.ASKED if waiting else LookupState.ANSWERED
        ended = Ended(state, counted=True, outcome=answer.outcome, token=answer.token)
        count = self._finish(lookup_id, ended, answer)
        return Settled(
            lookup,
            Ruling.GO,
            state,
            answer.outcome,
            count + ImportCount(read=len(answer.rejects), rejected=len(answer.rejects)),
            answer.rejects,
            () if waiting else self._follow(lookup),
        )

    def _follow(self, lookup: Lookup) -> Sequence[Lookup]:
        digest = lookup.digest
        entry = self._ledger.entries(self._source.name, [digest]).get(digest)
        return self._source.follow(lookup, entry) if entry is not None else ()

    def _failed(self, error: SkiptraceError) -> Ended:
        """In doubt only where money is: whatever costs nothing may be asked again."""
        arrived = isinstance(error, BadAnswer) or (
            isinstance(error, ServiceBusy) and error.in_doubt
        )
        if arrived and self._source.terms.paid:
            return Ended(LookupState.DOUBTFUL, counted=True)
        return Ended(LookupState.FAILED, counted=arrived)

    def _finish(self, lookup_id: str, ended: Ended, answer: LookupAnswer | None) -> ImportCount:
        source = self._source
        receipt = Receipt(
            import_id=lookup_id,
            kind=source.card.kind or source.card.service,
            file_name=f"pull:{source.name}",
            sha256="",
            basis=self._run.basis,
            received_at=self._run.clock(),
        )
        records = answer.records if answer else ()
        return self._ledger.finish(lookup_id, ended, receipt, records)


def worked_off(
    lookups: Sequence[Lookup], settle: Callable[[Lookup], Settled], at_once: int
) -> Iterator[Settled]:
    """Each look-up's fate as it is settled, `at_once` of them under way together.

    What follows an answer is asked next. Ends early after a result that says stop, after
    GIVE_UP_AFTER busy answers in a row, and when a budget is spent; what is under way then is
    still settled. Closing the iterator waits for that too.
    """
    queue = deque(lookups)
    running: set[Future[Settled]] = set()
    busy, going = 0, True
    pool = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="pull")
    try:
        while running or (going and queue):
            while going and queue and len(running) < at_once:
                running.add(pool.submit(settle, queue.popleft()))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for settled in (future.result() for future in done):
                busy = busy + 1 if isinstance(settled.error, ServiceBusy) else 0
                queue.extendleft(reversed(settled.follow))
                spent = settled.ruling in (Ruling.DAY_SPENT, Ruling.RUN_SPENT)
                going = going and not (settled.stop or spent or busy >= GIVE_UP_AFTER)
                yield settled
    finally:
        # Interrupted or not, what was sent is settled: an answer that was paid for is kept.
        pool.shutdown(wait=True, cancel_futures=True)
