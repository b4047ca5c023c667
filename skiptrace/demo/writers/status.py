"""`number-status`: one batch check of the portfolio's numbers, some weeks old, mostly right."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise
from skiptrace.demo.ledger import SUBJECT, THIRD_PARTY

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier
    from skiptrace.demo.people import Person

HEADER = ("手机号", "状态", "检测时间")
_WORDS = {"live": "正常", "silent": "沉默号", "suspended": "停机", "vacant": "空号"}
# Vendors state about 95 % accuracy (domain.md section 6).
_ACCURACY = 0.95
_ERRORS = (("正常", 4), ("关机", 3), ("停机", 2), ("空号", 1), ("风险号", 1))
_CHECKED_SUBJECT = 0.75
_CHECKED_THIRD = 0.35


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """A row a checked number."""
    dice = dossier.dice
    found: list[tuple[str, ...]] = []
    day = dossier.calendar.status_day
    done: set[str] = set()
    for party, share in ((SUBJECT, _CHECKED_SUBJECT), (THIRD_PARTY, _CHECKED_THIRD)):
        for number in dossier.ledger.phones(party):
            if number in done or not dice.chance(share):
                continue
            done.add(number)
            state = true_status(dossier, number, day)
            word = _WORDS[state] if dice.chance(_ACCURACY) else dice.pick(_ERRORS)
            if state == "live" and dice.chance(0.05):
                word = "关机"
            found.append((noise.phone(number, dice), word, noise.iso(day)))
    return found


def true_status(dossier: "Dossier", number: str, day: int) -> str:
    """What the network would say of the number; numbers of nobody in the case are vacant."""
    if number in dossier.numbers.brokers:
        return "live"
    people: list[Person] = [dossier.subject, *(tie.person for tie in dossier.house.ties)]
    for person in people:
        for line in person.lines:
            if line.number == number and line.start <= day:
                return line.status(day)
    # A mistyped or invented number: one in three belongs to somebody unknown.
    return "live" if int(number[-2:]) % 3 == 0 else "vacant"
