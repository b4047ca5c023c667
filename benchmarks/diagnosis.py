"""How many calls it takes to know what a line is, and how often the finding is right.

    python3 dev.py bench diagnosis [LINES] [SEED]

Lines of known state answer calls by habits of their own, stated below and not those of the
product's table: people pick up by part of day, some blocks ring out, networks are sometimes silent.
Each line is called in the order of the 3:3:3 plan until the diagnosis names a state or nine windows
are through. Beside it: nine calls on every line, the last announcement taken as the finding.
Seeds below 1000 are for building, the reported ones are not.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from graph.diagnose import diagnose
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.diagnosis import LineState
from skiptrace.model.party import PartyRef

D, S = Disposition, LineState
START = date(2026, 3, 2)
VALUE = "19900000001"
HOURS = (9, 14, 19)
# True state -> how often a line of a lost borrower is in it, in a hundred.
MIX = {S.LIVE: 34, S.OFF: 8, S.FILTERED: 9, S.SUSPENDED: 14, S.REFUSED: 5, S.REASSIGNED: 14,
       S.WRONG_PARTY: 4, S.VACANT: 12}  # fmt: skip
# What the plain way reads off a single result.
ANNOUNCED = {
    D.OFF: S.OFF,
    D.SUSPENDED: S.SUSPENDED,
    D.VACANT: S.VACANT,
    D.WRONG_PARTY: S.REASSIGNED,
    D.RIGHT_PARTY: S.LIVE,
    D.RIGHT_PARTY_REFUSED: S.REFUSED,
}
# Findings that come to the same for the next step.
SAME = {S.WRONG_PARTY: S.REASSIGNED, S.VACANT: S.REASSIGNED, S.REFUSED: S.FILTERED}


@dataclass
class Line:
    """A line and the habits of whoever holds it: chance of an answer by part of the day."""

    state: LineState
    answers: tuple[float, float, float]
    silent_network: bool

    def call(self, part: int, dice: random.Random) -> Disposition:
        """What comes of one call."""
        answered = dice.random() < self.answers[part]
        match self.state:
            case S.SUSPENDED | S.VACANT:
                if self.silent_network and dice.random() < 0.5:
                    return D.NO_ANSWER
                return D.SUSPENDED if self.state is S.SUSPENDED else D.VACANT
            case S.OFF:
                return dice.choices([D.OFF, D.NO_ANSWER, D.VOICEMAIL], [85, 8, 7])[0]
            case S.FILTERED:
                return dice.choices([D.BUSY, D.REJECTED, D.NO_ANSWER], [60, 20, 20])[0]
            case S.REFUSED:
                return D.RIGHT_PARTY_REFUSED if answered else _unanswered(dice)
            case S.LIVE:
                return D.RIGHT_PARTY if answered else _unanswered(dice)
            case _:
                return D.WRONG_PARTY if answered else _unanswered(dice)


def _unanswered(dice: random.Random) -> Disposition:
    return dice.choices([D.NO_ANSWER, D.BUSY, D.REJECTED, D.OFF], [80, 8, 6, 6])[0]


def main(arguments: Sequence[str]) -> None:
    """Prints the findings by true state, and the calls both ways took."""
    count = int(arguments[0]) if arguments else 2000
    dice = random.Random(int(arguments[1]) if len(arguments) > 1 else 1001)
    found: dict[LineState, Counter[str]] = defaultdict(Counter)
    calls = right = plain_right = named = 0
    for _ in range(count):
        line = _line(dice)
        finding, made = _diagnosed(line, dice)
        calls += made
        known = finding not in (S.NOT_TRIED_ENOUGH, S.UNANSWERED)
        named += known
        right += known and _same(finding) is _same(line.state)
        plain_right += _same(_plain(line, dice)) is _same(line.state)
        found[line.state][finding.value] += 1
    for state in MIX:
        whole = sum(found[state].values())
        said = ", ".join(f"{name} {n / whole:.0%}" for name, n in found[state].most_common(4))
        print(f"{state.value:<12} {whole:>5}  {said}")
    print(f"named {named / count:.1%} of {count} lines, of these right {right / max(named, 1):.1%}")
    print(f"calls a line {calls / count:.2f}; nine calls each: right {plain_right / count:.1%}")


def _same(state: LineState) -> LineState:
    return SAME.get(state, state)


def _line(dice: random.Random) -> Line:
    state = dice.choices(list(MIX), list(MIX.values()))[0]
    base = dice.betavariate(2, 6)
    parts = [min(0.95, base * dice.uniform(0.4, 1.8)) for _ in HOURS]
    return Line(state, (parts[0], parts[1], parts[2]), dice.random() < 0.3)


def _windows() -> list[tuple[date, int]]:
    """Two windows a day, all parts thrice, as the plan of one line lays them out."""
    order = [(0, 1), (0, 1), (0, 1), (2,), (2,), (2,)]
    return [
        (START + timedelta(days=day), part) for day, parts in enumerate(order) for part in parts
    ]


def _diagnosed(line: Line, dice: random.Random) -> tuple[LineState, int]:
    made: list[Attempt] = []
    finding = S.NOT_TRIED_ENOUGH
    for day, part in _windows():
        made.append(_attempt(line.call(part, dice), day, part, len(made)))
        (told,) = diagnose(_file(made), day).lines
        finding = told.finding
        if finding not in (S.NOT_TRIED_ENOUGH, S.UNANSWERED):
            break
    return finding, len(made)


def _plain(line: Line, dice: random.Random) -> LineState:
    results = [line.call(part, dice) for _day, part in _windows()]
    told = [ANNOUNCED[result] for result in results if result in ANNOUNCED]
    return told[-1] if told else S.UNANSWERED


def _attempt(result: Disposition, day: date, part: int, number: int) -> Attempt:
    point = ContactPoint.stored(ContactUse.MOBILE, VALUE)
    at = datetime.combine(day, time(HOURS[part]))
    return Attempt("C1", Channel.CALL, point, at, result, "log", f"a{number}", party_id="s")


def _file(made: Sequence[Attempt]) -> CaseFile:
    seen = START - timedelta(days=400)
    row = FactRow("party", "s", None, "contact", "mobile", VALUE, "", None, seen, "o", "cases",
                  "r", "c", None, 1.0, 1.0, None, None)  # fmt: skip
    case = Case("C1", PartyRef(case_no="C1"), overdue_since=START - timedelta(days=300))
    return CaseFile(case, "s", (row,), tuple(made))


if __name__ == "__main__":
    main(sys.argv[1:])
