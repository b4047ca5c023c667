"""Learning from the log: attempts replayed as of the evening before, and what becomes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from skiptrace.casework.importing import Progress, chunks, no_progress
from skiptrace.casework.portfolio import PARTITION, Parts, Portfolio
from skiptrace.errors import UsageError
from skiptrace.model.attempt import Attempt
from skiptrace.model.lead import Lead
from skiptrace.model.weights import DEFAULTS, WeightSet
from skiptrace.ports import Writer
from skiptrace.ports.learning import Learnt, Outcome


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt. attempts: logged up to the as-of day; replayed: those a lead was behind.

    in_force: the set that rankings use, which learning alone never changes.
    """

    learnt: Learnt
    attempts: int
    replayed: int
    in_force: WeightSet


class Learning:
    """The verb learn."""

    def __init__(self, parts: Parts, portfolio: Portfolio) -> None:
        self._parts = parts
        self._store = parts.store
        self._portfolio = portfolio

    def run(self, progress: Progress = no_progress) -> Lesson:
        """Fits weights to the log and keeps them as the challenger; rankings stay as they are."""
        self._portfolio.resolve(progress)
        attempts = sorted(self._attempts(), key=_order)
        outcomes = list(self._replayed(attempts, progress))
        learnt = self._parts.learn(outcomes)
        with self._store.writing() as writer:
            in_force = writer.adopted_weights()
            told = f"{learnt.weights.set_id} from {len(outcomes)} outcomes"
            writer.audit(self._parts.actor, "learn", "", told, self._parts.clock())
            writer.keep_weights(in_force, learnt.weights if outcomes else None)
        return Lesson(learnt, len(attempts), len(outcomes), in_force)

    def adopt(self, set_id: str | None = None) -> WeightSet:
        """Puts the challenger in force; with set_id only if that is its name."""
        with self._store.writing() as writer:
            challenger = writer.challenger()
            if challenger is None:
                raise UsageError("there are no learnt weights to adopt", "run skiptrace learn")
            if set_id is not None and challenger.set_id != set_id:
                raise UsageError(
                    f"the learnt weights are now {challenger.set_id}", "look at them again"
                )
            self._audit(writer, "adopt", challenger)
            writer.keep_weights(challenger, None)
        return challenger

    def drop(self) -> WeightSet:
        """Drops the challenger; without one, puts the defaults back in force. What is in force."""
        with self._store.writing() as writer:
            challenger, in_force = writer.challenger(), writer.adopted_weights()
            if challenger is None and in_force == DEFAULTS:
                raise UsageError("there are no learnt weights to drop", "run skiptrace learn")
            self._audit(writer, "drop", challenger or in_force)
            kept = DEFAULTS if challenger is None else in_force
            writer.keep_weights(kept, None)
        return kept

    def _audit(self, writer: Writer, action: str, weights: WeightSet) -> None:
        told = f"weights {weights.set_id}"
        writer.audit(self._parts.actor, action, "", told, self._parts.clock())

    def _attempts(self) -> Iterator[Attempt]:
        """Every logged attempt of the portfolio's own cases, up to the as-of day."""
        for batch in chunks(self._store.case_numbers(), PARTITION):
            for file in self._store.case_files(batch, self._portfolio.as_of):
                own = (one for one in file.attempts if one.case_no == file.case.case_no)
                yield from (one for one in own if one.at.date() <= self._portfolio.as_of)

    def _replayed(self, attempts: Sequence[Attempt], progress: Progress) -> Iterator[Outcome]:
        done = 0
        for day, of_day in groupby(attempts, key=lambda one: one.at.date()):
            todo = list(of_day)
            leads = self._leads_before(sorted({one.case_no for one in todo}), day)
            for attempt in todo:
                lead = _lead_of(attempt, leads[attempt.case_no])
                if lead is not None:
                    yield Outcome(attempt.at, attempt.record, attempt.disposition, lead)
            done += len(todo)
            progress("learn", done, len(attempts))

    def _leads_before(self, case_nos: Sequence[str], day: date) -> dict[str, list[Lead]]:
        """Leads by the defaults on the evening before: the day's own results are not known yet."""
        evening = day - timedelta(days=1)
        found: dict[str, list[Lead]] = {}
        for batch in chunks(case_nos, PARTITION):
            known = self._store.case_files(batch, evening)
            files = [replace(file, weights=DEFAULTS) for file in known]
            ranked = self._parts.rank(files, evening)
            found |= {file.case.case_no: own for file, own in zip(files, ranked, strict=True)}
        return found


def _order(attempt: Attempt) -> tuple[str, str, str]:
    return attempt.at.isoformat(), attempt.case_no, attempt.record


def _lead_of(attempt: Attempt, leads: Sequence[Lead]) -> Lead | None:
    """The lead that the attempt followed; None when nobody could have known it."""
    for lead in leads:
        same = (lead.channel, lead.kind, lead.point.value) == (
            attempt.channel,
            attempt.point.kind,
            attempt.point.value,
        )
        if same and attempt.party_id in (None, lead.party.entity_id):
            return lead
    return None
