"""`call-records`: itemised bills of borrowers who agreed to it, in the form of a carrier's page."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from skiptrace.demo.dice import Dice
from skiptrace.demo.ledger import SUBJECT

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

HEADER = (
    "起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型", "实收通信费(元)",
)  # fmt: skip
# Written consent to the bill is rare: it is asked for when a repayment plan is drawn up.
_SHARE = 0.15
_DAYS = 92
_OFTEN, _SELDOM = (12, 60), (0, 5)
_STRANGERS = 25
# Lines of services, and mobiles of a block that the numbering plan of the demo never issues.
_SERVICES = ("10086", "95588", "4001234567")


def bill(dossier: "Dossier") -> tuple[str, list[tuple[str, ...]]] | None:
    """(subscriber's number, rows in order of time) of three months; None for most borrowers."""
    dice = Dice(f"bill/{dossier.subject.id_no}")
    last = dossier.calendar.as_of - dice.day(30, 200)
    line = dossier.subject.line(last)
    if not dice.chance(_SHARE) or line is None or line.start > last - _DAYS:
        return None
    if line.number not in dossier.ledger.phones(SUBJECT) or not line.held(last):
        return None
    calls = [
        (moment, peer, dice.randint(1, 900))
        for peer, often in _peers(dossier, last, dice)
        for moment in (_moment(last, dice) for _ in range(often))
    ]
    place = dossier.subject.registered.county.town
    return line.number, [_row(*call, place, dice) for call in sorted(calls)]


def _peers(dossier: "Dossier", day: int, dice: Dice) -> list[tuple[str, int]]:
    """(number, how many calls): who is in touch speaks often, everybody else hardly ever."""
    found: dict[str, int] = {}
    for tie in dossier.house.ties:
        line = tie.person.line(day) if tie.holds(day) else None
        if line is not None and line.held(day):
            found[line.number] = dice.randint(*(_OFTEN if tie.in_touch else _SELDOM))
    for _ in range(_STRANGERS):
        found[f"1920{dice.randrange(10_000_000):07d}"] = dice.randint(1, 3)
    return [*found.items(), *((service, dice.randint(0, 6)) for service in _SERVICES)]


def _moment(last: int, dice: Dice) -> datetime:
    day = date.fromordinal(last - dice.randrange(_DAYS))
    return datetime.combine(day, time(7)) + timedelta(seconds=dice.randrange(16 * 3600))


def _row(moment: datetime, peer: str, seconds: int, place: str, dice: Dice) -> tuple[str, ...]:
    minutes, rest = divmod(seconds, 60)
    length = f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
    way = "主叫" if dice.chance(0.5) else "被叫"
    return (f"{moment:%Y-%m-%d %H:%M:%S}", place, way, peer, length, "国内语音", "0.00")
