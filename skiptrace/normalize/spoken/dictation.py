"""The dictation machine: groups of digits and the words between them become phone numbers.

A group may go on with the number, repeat a part of it, put its end right, stand before it (an area
code), be an extension, begin the next number, or be noise (`moves`). The machine follows all
readings at once and keeps the cheapest few, so it needs no rule for how people cut their numbers;
words that belong to no dictation settle what was said so far.
"""

from collections.abc import Iterable
from dataclasses import replace

from skiptrace.normalize.spoken.contexts import Use
from skiptrace.normalize.spoken.gaps import Link
from skiptrace.normalize.spoken.marks import Mark
from skiptrace.normalize.spoken.moves import moves
from skiptrace.normalize.spoken.said import Said, State, Step
from skiptrace.normalize.spoken.stream import Run

_BEAM = 10
_MOST_STEPS = 64
"""More groups in one breath are a table, not speech."""
_MARGIN = 0.5
_RESUMED = 0.2
# A few other words ("孩子别闹") do not end a number of which more than half is said.
_AFTER_CHATTER = 0.5
_CHATTER = 8
_HALF = 7
_PHONES = (Use.OPEN, Use.PHONE)
_TAKES_UP = (Mark.TAIL, Mark.HEAD, Mark.NTH, Mark.AREA, Mark.EXTENSION, Mark.MIDDLE)


def decode(runs: Iterable[Run], final: Link) -> list[Said]:
    """The phones that the runs dictate, in their order; `final` is what follows the last one.

    Steps are numbered through all runs; those for something else (a card, QQ) are passed over.
    """
    machine, at = _Machine(), 0
    for run in runs:
        machine.settle(run.steps[0].link)
        if run.use in _PHONES and len(run.steps) <= _MOST_STEPS:
            machine.begin(run.steps[0].link)
            for number, step in enumerate(run.steps, start=at):
                machine.take(step, number)
        at += len(run.steps)
    machine.settle(final)
    return machine.found


class _Machine:
    def __init__(self) -> None:
        self.found: list[Said] = []
        self._beam: list[State] = [State()]
        self._carried: State | None = None

    def begin(self, link: Link) -> None:
        """A run begins: from nothing, or from a number that was let go and is taken up again."""
        self._beam = [State()]
        carried = self._carried
        if carried is None:
            return
        # Only a number that was given out can be taken back for its better version.
        emitted = bool(carried.closed().done)
        if link.has(*_TAKES_UP) or link.prompts or not link.behind.isdisjoint(_TAKES_UP):
            self._beam.append(replace(carried, resumed=emitted, cost=_RESUMED))
        elif not emitted and len(carried.digits) >= _HALF and link.words <= _CHATTER:
            self._beam.append(carried.charged(_AFTER_CHATTER))

    def take(self, step: Step, at: int) -> None:
        """One more group."""
        self._beam = _best(s for state in self._beam for s in moves(state, step, at))

    def settle(self, link: Link) -> None:
        """The dictation ends here: the cheapest reading counts."""
        taken_back = Mark.WRONG in link.behind
        ends = [(s.dropped() if taken_back else s.closed(), s) for s in self._beam]
        ends.sort(key=lambda end: end[0].cost)
        best, state = ends[0]
        if state.resumed and self.found:
            self.found.pop()
        doubt = _rivalry(best, [end for end, _ in ends[1:]])
        self.found += [replace(said, doubt=said.doubt + doubt) for said in best.done]
        if state.digits:
            self._carried = None if taken_back else replace(state, done=())
        self._beam = [State()]


def _best(states: Iterable[State]) -> list[State]:
    """The cheapest states, one of each kind; equal costs in the order of the moves."""
    cheapest: dict[tuple[object, ...], State] = {}
    for state in states:
        key = (state.digits, state.extension, state.denied, state.heard, state.done)
        known = cheapest.get(key)
        if known is None or state.cost < known.cost:
            cheapest[key] = state
    return sorted(cheapest.values(), key=lambda state: state.cost)[:_BEAM]


def _rivalry(best: State, others: Iterable[State]) -> float:
    """How close another reading with other numbers comes: 0 for none within the margin."""
    numbers = {said.digits for said in best.done}
    rival = next((s for s in others if {said.digits for said in s.done} != numbers), None)
    return max(_MARGIN - (rival.cost - best.cost), 0.0) if rival else 0.0
