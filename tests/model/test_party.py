import pytest

from skiptrace.model.attempt import Disposition, Outcome
from skiptrace.model.party import Party, PartyRef, Relation, Role


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (PartyRef("测试甲", "330127198503121014", case_no="C1"), "id:330127198503121014"),
        (PartyRef(name="测试甲", case_no="C1", customer_no="K1"), "case:C1"),
        (PartyRef(name="测试甲", customer_no="K1", phone="19900001234"), "cust:K1"),
        (PartyRef(name="测试甲", phone="19900001234"), "np:测试甲|19900001234"),
        (PartyRef(phone="19900001234"), "ph:19900001234"),
        (PartyRef(name="测试甲", anchor="crm:1"), "rec:crm:1|测试甲"),
    ],
)
def test_the_key_is_the_strongest_identity_the_record_gives(reference: PartyRef, key: str) -> None:
    assert reference.key == key
    assert len(reference.person_id) == 16


def test_a_bare_name_joins_no_two_records() -> None:
    first, second = PartyRef(name="测试甲", anchor="a"), PartyRef(name="测试甲", anchor="b")
    assert first.person_id != second.person_id


@pytest.mark.parametrize("relation", Relation)
def test_the_inverse_of_a_symmetric_relation_is_itself(relation: Relation) -> None:
    if relation.inverse is not Relation.UNKNOWN:
        assert relation.inverse.inverse is relation


def test_reprs_are_masked() -> None:
    shown = repr(PartyRef(name="测试甲", id_no="330127198503121014", phone="19900001234"))
    shown += repr(Party("e1", Role.SUBJECT, None, "测试甲"))
    assert "测试甲" not in shown
    assert "330127198503121014" not in shown
    assert "19900001234" not in shown


@pytest.mark.parametrize("disposition", Disposition)
def test_somebody_was_spoken_to_exactly_when_a_person_is_the_outcome(
    disposition: Disposition,
) -> None:
    people = (Outcome.RIGHT_PARTY, Outcome.OTHER_PERSON)
    assert disposition.connected == (disposition.outcome in people)
