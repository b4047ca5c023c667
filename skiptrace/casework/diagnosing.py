"""Where a case stands: its diagnosis, its leads as judged, and the plan to find out more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from skiptrace.casework.attempt_plan import JudgeAt, LinePlan, PlannedWindow, Planner
from skiptrace.casework.choosing import Choice, best_open, choose
from skiptrace.casework.listing import CaseLeads, Judge, clear, judge
from skiptrace.casework.portfolio import Parts, Portfolio
from skiptrace.casework.steps import next_step
from skiptrace.model.case import Case
from skiptrace.model.diagnosis import CaseDiagnosis
from skiptrace.model.lead import Lead
from skiptrace.ports import PolicyFacts


@dataclass(frozen=True, slots=True)
class Standing:
    """A case at one moment: how its lines stand and what would find out more.

    lines: every line of the diagnosis, with its part of the plan, in the same order.
    """

    diagnosis: CaseDiagnosis
    listed: CaseLeads
    moment: datetime
    lines: tuple[LinePlan, ...]

    @property
    def windows(self) -> tuple[PlannedWindow, ...]:
        """The whole plan by time."""
        found = [window for line in self.lines for window in line.planned]
        return tuple(sorted(found, key=lambda w: (w.at, w.lead_id)))


class Diagnosing:
    """The diagnosis and the plan of a case."""

    def __init__(self, portfolio: Portfolio, parts: Parts) -> None:
        self._portfolio = portfolio
        self._diagnose, self._what_ifs = parts.diagnose, parts.what_ifs
        self._pack = parts.pack

    def standing(self, case_no: str) -> Standing:
        """How the case stands now; raises UsageError when there is no such case."""
        moment = self._portfolio.now(case_no)
        (file,) = self._portfolio.files([case_no])
        diagnosis = self._diagnose(file, self._portfolio.as_of)
        ((case, leads, facts, _at),) = next(self._portfolio.judgeable([case_no], moment))
        planner = Planner(case_no, self._judge_at(case, leads), facts, moment)
        ids = {lead.lead_id for lead in leads}
        listed = clear(case, leads, facts, self._pack, moment)
        return Standing(diagnosis, listed, moment, planner.plan(diagnosis.lines, ids))

    def choice(self, case_no: str) -> Choice:
        """The best step now, the fact worth getting first, waiting, or stop; raises as above."""
        moment = self._portfolio.now(case_no)
        (file,) = self._portfolio.files([case_no])
        ((case, leads, facts, _at),) = next(self._portfolio.judgeable([case_no], moment))

        step = next_step(clear(case, leads, facts, self._pack, moment), moment)
        # At night a fact is worth what it changes in the morning.
        idle = step.step is None or step.step.lead.worth <= 0
        then = step.opens_at if idle and step.opens_at else moment

        def judged(found: Sequence[Lead]) -> CaseLeads:
            return clear(case, found, facts, self._pack, then)

        answers = self._what_ifs(file, self._portfolio.as_of)
        return choose(step, answers, judged, best_open(judged(leads)))

    def _judge_at(self, case: Case, leads: Sequence[Lead]) -> JudgeAt:
        def at(facts: PolicyFacts, moment: datetime) -> Judge:
            return judge(case, leads, facts, self._pack, moment)

        return at
