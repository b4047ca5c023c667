"""`attempts`: the dialling and visiting log of the last months, lawful and true to the world."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.ledger import SUBJECT, THIRD_PARTY
from skiptrace.demo.writers.status import true_status

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

HEADER = ("案件编号", "方式", "号码", "主叫号码", "时间", "结果", "催收员", "备注")
_AT = HEADER.index("时间")
_WINDOW = 120
# The third party rule: three failures to reach the borrower first (domain.md CN-LOST).
_FAILURES_FIRST = 3
_MOST_A_DAY = 3
_AGENTS = ("A01", "A02", "A03", "A04", "A05")
_HOURS = (8, 9, 9, 10, 10, 11, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21)
_HOW_MANY = ((0, 0.25), (2, 0.2), (4, 0.25), (7, 0.2), (11, 0.1))
_ZH = {
    "right_party": "本人接听", "vacant": "空号", "suspended": "停机", "off": "关机",
    "no_answer": "无人接听", "rejected": "拒接", "met_subject": "外访见到本人", "busy": "占线",
    "wrong_party": "非本人", "right_party_refused": "本人拒绝", "third_party": "第三方接听",
    "third_party_refused": "第三方拒绝", "moved": "已搬走", "not_found": "查无此人",
    "door_closed": "家中无人", "met_family": "见到家属", "met_neighbour": "见到邻居",
}  # fmt: skip
_UNANSWERED = (("no_answer", 55), ("rejected", 20), ("off", 12), ("busy", 8), ("voicemail", 5))
Row = tuple[str, ...]
_Chances = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Try:
    channel: str
    value: str
    written: str
    result: str


def rows(dossier: "Dossier") -> list[Row]:
    """The case's attempts in order of time."""
    dice, as_of = dossier.dice, dossier.calendar.as_of
    span = min(_WINDOW, as_of - dossier.loan.overdue_day - 30)
    if span < 10:
        return []
    days = sorted(as_of - dice.day(1, span) for _ in range(dice.pick(_HOW_MANY)))
    log = _Log(dossier)
    found: list[Row] = []
    for day in days:
        entry = log.next_try(day)
        if entry is not None:
            found.append(_row(dossier, entry, log.clock(day)))
    return sorted(found, key=lambda row: row[_AT])


def _row(dossier: "Dossier", entry: _Try, at: str) -> Row:
    dice = dossier.dice
    word = entry.result
    if dice.chance(0.8):
        word = _ZH.get(word, word)
    line = f"0571-0595{int(dice.random() * 20):04d}" if entry.channel == "call" else ""
    by = dice.one(_AGENTS)
    return (dossier.loan.case_no, entry.channel, entry.written, line, at, word, by, "")


class _Log:
    """One case's log: whom to try that day, what came of it, within the lawful limits."""

    def __init__(self, dossier: "Dossier") -> None:
        self._dossier = dossier
        self._dice = dossier.dice
        self._failures = 0
        self._closed: set[str] = set()
        self._today = (0, 0)

    def clock(self, day: int) -> str:
        """A wall time of that day, inside the lawful hours 08:00-22:00."""
        hour, minute = self._dice.one(_HOURS), int(self._dice.random() * 60)
        return f"{noise.iso(day)} {hour:02d}:{minute:02d}:00"

    def next_try(self, day: int) -> _Try | None:
        """The next attempt on that day; None when the day's cap is reached or nothing is left."""
        count = self._today[1] + 1 if self._today[0] == day else 1
        if count > _MOST_A_DAY:
            return None
        self._today = (day, count)
        if self._failures >= _FAILURES_FIRST:
            if self._dice.chance(0.12) and (visit := self._visit(day)):
                return visit
            if self._dice.chance(0.4) and (call := self._third_party(day)):
                return call
        return self._subject(day)

    def _open(self, party: str) -> list[str]:
        return [n for n in self._dossier.ledger.phones(party) if n not in self._closed]

    def _subject(self, day: int) -> _Try | None:
        numbers = self._open(SUBJECT)
        if not numbers:
            return None
        # Agents dial what stands first in the file, most of the time.
        number = numbers[0] if self._dice.chance(0.5) else self._dice.one(numbers)
        result = self._dial(number, day)
        if result in ("vacant", "wrong_party") and self._dice.chance(0.7):
            self._closed.add(number)
        self._failures = 0 if result.startswith("right_party") else self._failures + 1
        return _Try("call", number, noise.phone(number, self._dice), result)

    def _dial(self, number: str, day: int) -> str:
        dice, dossier = self._dice, self._dossier
        state = true_status(dossier, number, day)
        if state in ("vacant", "suspended"):
            return state
        if not dossier.subject.has("phone", number, day):
            return "wrong_party" if dice.chance(0.4) else dice.pick(_UNANSWERED)
        if state == "live" and dice.chance(dossier.house.regime.p_answer):
            return "right_party" if dice.chance(0.7) else "right_party_refused"
        return dice.pick(_UNANSWERED)

    def _third_party(self, day: int) -> _Try | None:
        dice, dossier = self._dice, self._dossier
        numbers = self._open(THIRD_PARTY)
        if not numbers:
            return None
        number = dice.one(numbers)
        ties = [t for t in dossier.house.ties if t.person.has("phone", number, day)]
        state = true_status(dossier, number, day)
        if state in ("vacant", "suspended"):
            result = state
        elif not dice.chance(0.45):
            result = dice.pick(_UNANSWERED)
        elif not ties:
            result = "wrong_party"
        elif ties[0].in_touch and dice.chance(0.2):
            result = "third_party_location_given"
        else:
            result = "third_party" if dice.chance(0.6) else "third_party_refused"
        if "third" in result or result in ("vacant", "wrong_party"):
            self._closed.add(number)
        return _Try("call", number, noise.phone(number, dice), result)

    def _visit(self, day: int) -> _Try | None:
        """A field visit to the home on the form."""
        dossier, dice, place = self._dossier, self._dice, self._dossier.form.home
        if place.full in self._closed:
            return None
        self._closed.add(place.full)
        written = place.written(noise.address_form(dice))
        dossier.ledger.note("home", place.full, None, owner=dossier.subject, written=written)
        stay = dossier.subject.stay(day)
        if stay is not None and stay.address == place:
            results: _Chances = (("met_subject", 2), ("door_closed", 5), ("met_family", 3))
        elif any(t.person.has("address", place.full, day) for t in dossier.house.ties):
            results = (("met_family", 6), ("door_closed", 4))
        else:
            results = (("moved", 5), ("door_closed", 3), ("not_found", 1), ("met_neighbour", 2))
        return _Try("visit", place.full, written, dice.pick(results))
