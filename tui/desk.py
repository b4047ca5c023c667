"""Casework as the screens use it: one call at a time, answers as frozen snapshots.

Every method takes as long as the database does, so screens call them in worker threads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING

from skiptrace.casework.steps import NextStep, next_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from skiptrace.casework import CaseLeads, Casework, LogResult
    from skiptrace.casework.contact import LogEntry
    from skiptrace.model.casefile import CaseFile
    from skiptrace.model.judgement import Judged, Judgement, Verdict
    from skiptrace.model.pair import PairView
    from skiptrace.ports import CaseRow
    from tui.state.review_state import ReviewRequest

SCAN = 100
"""Lines of the queue read at once while looking for the next case."""

LATEST = 20
"""Judgements that the history shows besides those of the pair."""


@dataclass(frozen=True, slots=True)
class QueueRequest:
    """A stretch of the queue: lines that match `text`, from `offset` on."""

    text: str
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the screen opens it, read at one moment.

    listed: leads judged at `moment` (wall time there); step: what to do then; file: the facts and
    attempts behind them, for the timeline.
    """

    listed: "CaseLeads"
    step: NextStep
    moment: datetime
    file: "CaseFile"


@dataclass(frozen=True, slots=True)
class PairPage:
    """A page of the pairs to review, and how many wait in all."""

    pairs: "Sequence[PairView]"
    waiting: int


@dataclass(frozen=True, slots=True)
class PairHistory:
    """The judgements on a pair, and the latest ones on any pair, newest first."""

    of_pair: "Sequence[Judgement]"
    latest: "Sequence[tuple[Judgement, PairView]]"


class Desk:
    """The verbs of casework that the screens need; StoreFailure and UsageError pass through."""

    def __init__(self, casework: "Casework") -> None:
        self._casework = casework
        self._lock = Lock()

    @property
    def as_of(self) -> date:
        """The day everything is computed for."""
        return self._casework.as_of

    @contextmanager
    def _alone(self) -> Iterator["Casework"]:
        """One thread at a time: a worker that was given up may still be running."""
        with self._lock:
            yield self._casework

    def queue(self, request: QueueRequest) -> "list[CaseRow]":
        """Lines of the queue, best next step first."""
        with self._alone() as casework:
            return casework.queue(request.text, request.limit, request.offset)

    def open_case(self, case_no: str) -> CaseView:
        """The case with its leads as the rules judge them now."""
        with self._alone() as casework:
            moment = casework.now(case_no)
            listed = casework.case_leads(case_no, moment)
            file = casework.case_file(case_no)
        return CaseView(listed, next_step(listed, moment), moment, file)

    def log(self, case_no: str, lead_id: str, entry: "LogEntry") -> "LogResult":
        """Records an attempt; PolicyRefusal when the rules forbid it."""
        with self._alone() as casework:
            return casework.log(case_no, lead_id, entry)

    def reveal(self, case_no: str) -> None:
        """Puts on record that the case's personal data is about to be shown."""
        with self._alone() as casework:
            casework.reveal(case_no, "screen: leads, evidence, timeline")

    def next_best(self, text: str, seen: "AbstractSet[str]") -> "CaseRow | None":
        """The best case of the queue that is not in `seen`; None when all are."""
        request = QueueRequest(text, 0, SCAN)
        while rows := self.queue(request):
            for row in rows:
                if row.case.case_no not in seen:
                    return row
            request = replace(request, offset=request.offset + SCAN)
        return None

    # --- who is who --------------------------------------------------------------------------

    def pairs(self, request: "ReviewRequest", limit: int) -> PairPage:
        """Pairs that wait for a person's word."""
        with self._alone() as casework:
            found = casework.reviewing.queue(
                case_no=request.case_no, limit=limit, after=request.after, blind=request.blind
            )
            return PairPage(found, casework.reviewing.waiting(request.case_no))

    def contradicted(
        self, pairs: "Sequence[PairView]", verdict: "Verdict"
    ) -> "Sequence[Judgement]":
        """Earlier judgements that this verdict on these pairs would contradict; keeps nothing."""
        with self._alone() as casework:
            return casework.verdicts.contradicted(_keys(pairs), verdict)

    def judge(
        self, pairs: "Sequence[PairView]", verdict: "Verdict", note: str
    ) -> "Sequence[Judged]":
        """Keeps the verdict on all of them or, where one is refused (UsageError), on none."""
        with self._alone() as casework:
            return casework.verdicts.judge(_keys(pairs), verdict, note)

    def undo(self) -> "tuple[Judgement, PairView] | None":
        """Takes back the last judgement of who works here; None when there is none."""
        with self._alone() as casework:
            return casework.verdicts.undo()

    def pair_history(self, pair: "PairView | None") -> PairHistory:
        """What was judged of this pair, and lately."""
        with self._alone() as casework:
            reviewing = casework.reviewing
            of_pair = reviewing.history(pair.left, pair.right) if pair else ()
            latest = reviewing.history(limit=LATEST)
            return PairHistory(of_pair, [(j, reviewing.pair(j.left, j.right)) for j in latest])

    def reveal_pair(self, pair: "PairView") -> None:
        """Puts on record that the personal data of both sides is about to be shown."""
        with self._alone() as casework:
            casework.reviewing.reveal(pair.left, pair.right)


def _keys(pairs: "Sequence[PairView]") -> list[tuple[str, str]]:
    return [(pair.left, pair.right) for pair in pairs]
