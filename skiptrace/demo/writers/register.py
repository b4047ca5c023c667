"""`registered-addresses`: an extract of the household register, with the members it lists."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Dossier

HEADER = (
    "身份证号", "姓名", "户籍地址", "成员姓名", "成员关系", "成员身份证号", "查询日期",
)  # fmt: skip
_SHARE = 0.7
_LISTED = ("parent", "spouse", "child", "sibling")


def rows(dossier: "Dossier") -> list[tuple[str, ...]]:
    """One row a household member, or one without a member; none for some subjects."""
    dice, subject = dossier.dice, dossier.subject
    if not dice.chance(_SHARE):
        return []
    day = dossier.calendar.register_day
    place = subject.registered
    members = [
        tie
        for tie in dossier.house.of(*_LISTED, day=day)
        if tie.person.registered == place and dice.chance(0.85)
    ]
    written = dossier.address(place, day, owner=subject, use="registered")
    first = (subject.id_no, subject.name, written)
    if not members:
        return [(*first, "", "", "", noise.chinese(day))]
    found: list[tuple[str, ...]] = []
    for tie in members:
        dossier.ledger.note("registered", place.full, day, owner=tie.person)
        other = tie.person
        found.append((*first, other.name, tie.word, other.id_no, noise.chinese(day)))
    return found
