"""The 3:3:3 plan: dated windows in which to try the subject's lines, each asked of the gate."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product

from skiptrace.casework.listing import Judge
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.clearance import Cleared, Held
from skiptrace.model.contact import ContactUse
from skiptrace.model.diagnosis import (
    TRIES_PER_PART,
    LineDiagnosis,
    LineState,
    PartOfDay,
    Window,
    open_tries,
)
from skiptrace.ports import PolicyFacts

# A plan looks this far ahead; what the rules leave no room for by then is told as held.
HORIZON_DAYS = 21
# Fewer than any cap: a line is tried twice a day at most and a case three times, so that even if
# every call connects, no cap of a day is passed.
LINE_A_DAY = 2
CASE_A_DAY = 3
BETWEEN_LINES = timedelta(minutes=15)
SMS_HOUR = time(10)
# Trying again in vain finds nothing out about these. A block or a refusal is an answer.
NO_CALLS = frozenset(LineState) - {
    LineState.NOT_TRIED_ENOUGH, LineState.UNANSWERED, LineState.OFF
}  # fmt: skip

JudgeAt = Callable[[PolicyFacts, datetime], Judge]
"""The gate for the steps of the case, with these facts, at that moment."""


@dataclass(frozen=True, slots=True)
class PlannedWindow:
    """A try that the rules allow at that moment, if what is planned before it was tried in vain.

    at: wall time at the called person. conditions: rule ids to observe.
    """

    window: Window
    at: datetime
    channel: Channel
    lead_id: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinePlan:
    """A line's part of the plan.

    planned: calls, then the neutral SMS after the last of them; empty where calls are over. held:
    the rule that leaves no room for the rest within the horizon, None when all found room.
    """

    line: LineDiagnosis
    planned: tuple[PlannedWindow, ...] = ()
    held: Held | None = None


class _Draft:
    """A line while its windows are laid out."""

    def __init__(self, line: LineDiagnosis) -> None:
        self.line = line
        self.windows: set[Window] = set(line.tried)
        self.planned: list[PlannedWindow] = []
        self.held: Held | None = None

    def wants(self, window: Window) -> bool:
        """Whether this window may still be one of the line's nine."""
        a_day = sum(held.day == window.day for held in self.windows)
        return (
            window not in self.windows
            and open_tries(self.windows)[window.part] > 0
            and a_day < LINE_A_DAY
        )

    @property
    def complete(self) -> bool:
        """Whether every part of the day has its tries."""
        return len(self.windows) >= TRIES_PER_PART and not any(open_tries(self.windows).values())


class Planner:
    """Lays out the windows of one case; each one is asked of the gate when it is its turn.

    A planned try counts as made, in vain, for every later question, so that caps and intervals
    hold over the plan as a whole.
    """

    def __init__(
        self, case_no: str, judge_at: JudgeAt, facts: PolicyFacts, moment: datetime
    ) -> None:
        self._case_no = case_no
        self._judge_at = judge_at
        self._facts = facts
        self._moment = moment

    def plan(
        self, lines: Sequence[LineDiagnosis], lead_ids: Collection[str]
    ) -> tuple[LinePlan, ...]:
        """The plan of each line, in their order.

        lead_ids: the case's leads. A number that is likelier somebody else's is no lead to the
        subject, and is not tried as if it were.
        """
        drafts = [_Draft(line) for line in lines]
        open_lines = [
            draft
            for draft in drafts
            if draft.line.finding not in NO_CALLS and draft.line.lead_id in lead_ids
        ]
        first = self._moment.date()
        days = [first + timedelta(days=n) for n in range(HORIZON_DAYS)]
        for day, part in product(days, PartOfDay):
            self._fill(Window(day, part), open_lines)
            if part is PartOfDay.MORNING:
                self._messages(day, open_lines)
        return tuple(LinePlan(draft.line, tuple(draft.planned), draft.held) for draft in drafts)

    def _fill(self, window: Window, drafts: Sequence[_Draft]) -> None:
        """Puts the lines that want this window into it, a quarter of an hour apart."""
        start = max(datetime.combine(window.day, window.part.opens), self._moment)
        if start >= datetime.combine(window.day, window.part.closes):
            return
        for draft in drafts:
            if not draft.wants(window) or self._calls_on(window.day) >= CASE_A_DAY:
                continue
            if start >= datetime.combine(window.day, window.part.closes):
                return
            if self._place(draft, window, start, Channel.CALL):
                draft.windows.add(window)
                start += BETWEEN_LINES

    def _calls_on(self, day: date) -> int:
        return sum(
            a.case_no == self._case_no and a.channel is Channel.CALL and a.at.date() == day
            for a in self._facts.attempts
        )

    def _messages(self, day: date, drafts: Sequence[_Draft]) -> None:
        """The neutral SMS on a mobile that all nine tries, made or planned, left silent."""
        at = datetime.combine(day, SMS_HOUR)
        for draft in drafts:
            mobile = draft.line.point.use is ContactUse.MOBILE
            over = draft.complete and max(draft.windows).day < day and at >= self._moment
            if mobile and over and not self._messaged(draft):
                self._place(draft, Window(day, PartOfDay.MORNING), at, Channel.SMS)

    def _messaged(self, draft: _Draft) -> bool:
        since = min(draft.windows).day
        return any(
            a.channel is Channel.SMS
            and a.point.value == draft.line.point.value
            and a.at.date() >= since
            for a in self._facts.attempts
        )

    def _place(self, draft: _Draft, window: Window, at: datetime, channel: Channel) -> bool:
        line = draft.line
        answer = self._judge_at(self._facts, at)(channel, line.point, line.party)
        if not isinstance(answer, Cleared):
            draft.held = answer
            return False
        draft.held = None
        planned = PlannedWindow(window, at, channel, line.lead_id, answer.conditions)
        draft.planned.append(planned)
        self._facts = replace(
            self._facts, attempts=(*self._facts.attempts, self._vain(draft, planned))
        )
        return True

    def _vain(self, draft: _Draft, planned: PlannedWindow) -> Attempt:
        """The planned try as if it had been made without an answer."""
        record = f"plan:{len(draft.planned)}:{draft.line.lead_id}"
        result = Disposition.NO_ANSWER
        if planned.channel is Channel.SMS:
            result = Disposition.DELIVERED
        return Attempt(
            self._case_no,
            planned.channel,
            draft.line.point,
            planned.at,
            result,
            "plan",
            record,
            party_id=draft.line.party.entity_id,
        )
