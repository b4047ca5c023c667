"""A look-up is named by its question and shows nobody."""

from datetime import date

from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lookup import Asks, Location, Lookup
from skiptrace.model.party import PartyRef

NUMBER = ContactPoint(ContactUse.MOBILE, "19900001234")
ONE, OTHER = PartyRef(name="测试甲", id_no="330127198503121014"), PartyRef(phone="19900005678")


def lookup(asks: Asks, party: PartyRef | None = ONE, case_no: str = "C1", detail: str = "") -> str:
    return Lookup(asks, case_no, party, NUMBER, detail=detail).digest


def test_the_state_of_a_line_is_one_question_whoever_is_meant() -> None:
    assert lookup(Asks.NUMBER_STATUS) == lookup(Asks.NUMBER_STATUS, OTHER, "C2")
    assert lookup(Asks.NUMBER_STATUS) == lookup(Asks.NUMBER_STATUS, None)


def test_whose_line_it_is_depends_on_who_is_meant() -> None:
    for asks in (Asks.NUMBER_OWNER, Asks.IDENTITY, Asks.LOST_CONTACT, Asks.SUBJECT):
        assert lookup(asks) != lookup(asks, OTHER)
        assert lookup(asks) == lookup(asks, ONE, "C2")


def test_sort_point_and_detail_tell_questions_apart() -> None:
    assert len({lookup(asks) for asks in Asks}) == len(Asks)
    assert lookup(Asks.EVERYTHING, None, "", "1") != lookup(Asks.EVERYTHING, None, "", "2")
    known = Lookup(Asks.NUMBER_OWNER, "C1", ONE, NUMBER, date(2024, 6, 18), worth=5)
    assert known.digest == lookup(Asks.NUMBER_OWNER)


def test_nobody_is_shown() -> None:
    told = repr(Lookup(Asks.IDENTITY, "C1", ONE, NUMBER, detail="cursor-19900001234"))
    assert not [text for text in ("19900001234", "330127198503121014", "测试甲") if text in told]
    assert "120.15" not in repr(Location(120.15, 30.25))
