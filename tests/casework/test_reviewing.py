"""Doubtful pairs, the word of a person on them, and taking it back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.errors import UsageError
from skiptrace.model.claim import HadRelation
from skiptrace.model.judgement import Verdict
from skiptrace.model.pair import Outcome
from skiptrace.model.party import PartyRef, Relation
from tests.casework.people_desk import (
    ALIKE,
    BARE,
    ID_A,
    ID_B,
    KNOWN,
    OTHER_PHONE,
    PHONE,
    SECOND,
    PeopleDesk,
    ends,
    people_desk,
    said,
)
from tests.store.material import case_record, has, mobile

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PeopleDesk]:
    with people_desk(tmp_path) as opened:
        yield opened


def test_the_queue_shows_both_sides_and_what_agrees(desk: PeopleDesk) -> None:
    assert desk.queued() == {ends(KNOWN, ALIKE), ends(KNOWN, BARE)}
    view = desk.pair(KNOWN, BARE)
    assert view.left < view.right
    sides = {side.person_id: side for side in (view.left_record, view.right_record)}
    known = sides[KNOWN.person_id]
    assert known.profile.id_no == ID_A
    assert known.profile.phones == (mobile(1), PHONE)
    assert known.cases == known.subject_of == ("C1",)
    assert {mention.source for mention in known.mentions} == {"cases"}
    assert {a.field: a.level for a in view.agreements} == {
        "name": "exact",
        "phone": "exact",
        "address": "exact",
    }
    assert view.prior is not None
    assert view.weight == view.prior + sum(a.weight or 0 for a in view.agreements)
    assert view.outcome is Outcome.POSSIBLY_SAME
    assert view.stake == 1
    assert "王" not in repr(view)
    assert PHONE not in repr(view)


def test_same_joins_different_keeps_apart_unsure_only_leaves_the_queue(desk: PeopleDesk) -> None:
    desk.judge(KNOWN, BARE, SAME)
    desk.judge(KNOWN, ALIKE, UNSURE)
    assert desk.one(KNOWN, BARE)
    assert not desk.one(KNOWN, ALIKE)
    assert desk.queued() == set()
    assert desk.queued(judged=True) == {ends(KNOWN, ALIKE)}
    assert desk.pair(KNOWN, BARE).outcome is Outcome.SAME
    assert desk.pair(KNOWN, ALIKE).outcome is Outcome.POSSIBLY_SAME
    desk.judge(KNOWN, ALIKE, DIFFERENT)
    assert desk.pair(KNOWN, ALIKE).outcome is Outcome.DIFFERENT
    assert desk.queued(judged=True) == set()
    assert desk.reviewing.count() == 2


def test_a_pair_judged_different_is_not_merged_by_later_data(desk: PeopleDesk) -> None:
    twin = PartyRef(name="王伟", phone=PHONE)
    desk.judge(KNOWN, ALIKE, DIFFERENT)
    # Each of these would join the two: the same name on the same mobile, straight and in a chain.
    desk.add(said("d", PartyRef(name="王军", id_no=ID_A), has(PHONE)))
    desk.add(said("e", twin, has(PHONE)))
    assert desk.one(KNOWN, twin)
    assert not desk.one(KNOWN, ALIKE)


@pytest.mark.parametrize("verdict", Verdict)
def test_undo_restores_exactly_what_was_before(desk: PeopleDesk, verdict: Verdict) -> None:
    before = desk.state()
    judged = desk.judge(KNOWN, BARE, verdict).judgement
    assert verdict is UNSURE or desk.state() != before
    undone = desk.reviewing.undo("z.wang")
    assert undone is not None
    assert undone.undoes == judged.judgement_id
    assert desk.state() == before
    assert desk.queued() == {ends(KNOWN, ALIKE), ends(KNOWN, BARE)}
    assert [j.undoes for j in desk.reviewing.history()] == [judged.judgement_id, ""]


def test_undo_takes_back_ones_own_words_one_by_one(desk: PeopleDesk) -> None:
    first = desk.judge(KNOWN, BARE, SAME).judgement
    other = desk.judge(KNOWN, BARE, DIFFERENT, by="l.li").judgement
    second = desk.judge(KNOWN, ALIKE, UNSURE).judgement
    for judgement in (second, first):
        undone = desk.reviewing.undo("z.wang")
        assert undone is not None
        assert undone.undoes == judgement.judgement_id
    assert desk.reviewing.undo("z.wang") is None
    assert desk.pair(KNOWN, BARE).judgement == other
    desk.reviewing.undo("l.li")
    assert desk.pair(KNOWN, BARE).judgement is None


def test_a_superseded_word_stands_again_when_the_later_one_is_taken_back(desk: PeopleDesk) -> None:
    first = desk.judge(KNOWN, BARE, SAME).judgement
    judged = desk.judge(KNOWN, BARE, DIFFERENT, by="l.li")
    assert judged.contradicts == (first,)
    assert not desk.one(KNOWN, BARE)
    desk.reviewing.undo("l.li")
    assert desk.one(KNOWN, BARE)
    assert desk.pair(KNOWN, BARE).judgement == first


def test_a_contradiction_through_others_is_told_and_the_later_word_stands(
    desk: PeopleDesk,
) -> None:
    one = desk.judge(KNOWN, BARE, SAME).judgement
    two = desk.judge(KNOWN, ALIKE, SAME).judgement
    judged = desk.judge(BARE, ALIKE, DIFFERENT)
    assert set(judged.contradicts) == {one, two}
    assert not desk.one(BARE, ALIKE)
    again = desk.judge(KNOWN, BARE, SAME)
    assert again.contradicts == (judged.judgement,) or again.contradicts == ()
    assert not desk.one(BARE, ALIKE) or desk.one(KNOWN, BARE, ALIKE)


def test_two_identity_numbers_are_refused_as_one_person(desk: PeopleDesk) -> None:
    desk.add(case_record(2, [(SECOND, has(OTHER_PHONE))], who=SECOND))
    desk.judge(KNOWN, BARE, SAME)
    for left in (KNOWN, BARE):
        with pytest.raises(UsageError, match="two identity numbers"):
            desk.judge(left, SECOND, SAME)
    assert desk.reviewing.count() == 1
    assert [action for action, *_ in desk.audited()] == ["judge"]


def test_many_are_judged_together_or_not_at_all(desk: PeopleDesk) -> None:
    desk.add(case_record(2, [(SECOND, has(OTHER_PHONE))], who=SECOND))
    good = (KNOWN.person_id, BARE.person_id)
    with pytest.raises(UsageError):
        desk.reviewing.judge_many([good, (KNOWN.person_id, SECOND.person_id)], SAME, "z.wang")
    assert desk.reviewing.count() == 0
    both = [good, (ALIKE.person_id, KNOWN.person_id)]
    judged = desk.reviewing.judge_many(both, DIFFERENT, "z.wang")
    assert [j.judgement.verdict for j in judged] == [DIFFERENT, DIFFERENT]
    assert desk.reviewing.count() == 2


@pytest.mark.parametrize(("left", "right"), [("0" * 16, "1" * 16), ("0" * 16, "0" * 16)])
def test_unknown_people_and_a_record_with_itself_are_refused(
    desk: PeopleDesk, left: str, right: str
) -> None:
    with pytest.raises(UsageError):
        desk.reviewing.judge(left, right, SAME, "z.wang")
    with pytest.raises(UsageError):
        desk.reviewing.pair(left, right)


def test_the_audit_log_names_who_judged_what_in_which_case(desk: PeopleDesk) -> None:
    judged = desk.judge(KNOWN, BARE, SAME).judgement
    desk.reviewing.reveal(KNOWN.person_id, BARE.person_id)
    desk.reviewing.undo("z.wang")
    pair = f"{judged.left} {judged.right}"
    (judge, reveal, undo) = desk.audited()
    assert judge == ("judge", "C1", f"same {pair} {judged.judgement_id}")
    assert reveal == ("reveal", "C1", f"pair {pair}")
    assert undo[:2] == ("undo judgement", "C1")
    assert undo[2].endswith(f"undoes {judged.judgement_id}")
    assert desk.store.verify_audit() == (3, None)


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET verdict = 'different'", "DELETE FROM judgements"]
)
def test_a_judgement_cannot_be_changed_or_deleted(
    desk: PeopleDesk, tmp_path: Path, change: str
) -> None:
    desk.judge(KNOWN, BARE, SAME)
    raw = sqlite3.connect(tmp_path / "desk.db")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute(change)
    raw.close()


def test_pages_follow_each_other_also_when_pairs_are_judged_in_between(tmp_path: Path) -> None:
    names = "甲乙丙丁戊己庚"
    people = [PartyRef(name=f"王{name}", phone=mobile(n)) for n, name in enumerate(names, 1)]
    records = []
    for n, person in enumerate(people, 1):
        borrower = PartyRef(name="王伟", id_no=f"{n:018d}", case_no=f"C{n}")
        records += [case_record(n, who=borrower), said(f"r{n}", person, has(mobile(n)))]
    with people_desk(tmp_path, records) as desk:
        whole = [(v.left, v.right) for v in desk.reviewing.queue()]
        assert len(whole) == len(names)
        seen, last = [], None
        while page := desk.reviewing.queue(limit=2, after=last):
            seen += [(v.left, v.right) for v in page]
            last = page[-1]
            desk.reviewing.judge(last.left, last.right, SAME, "z.wang")
        assert seen == whole
        assert desk.reviewing.waiting() == len(names) - 4


def test_pairs_that_touch_more_cases_come_first_and_a_case_has_its_own(desk: PeopleDesk) -> None:
    borrower = PartyRef(name="赵甲", id_no=ID_B, case_no="C2")
    relative = PartyRef(name="赵乙", phone=OTHER_PHONE)
    caller = PartyRef(name="赵丙", anchor="crm:9")
    like = PartyRef(name="赵丁", phone=OTHER_PHONE)
    desk.add(
        case_record(2, [(borrower, HadRelation(relative, Relation.SIBLING))], who=borrower),
        case_record(3, [(relative, has(OTHER_PHONE))], who=borrower),
        said("f", relative, has(OTHER_PHONE)),
        said("g", caller, has(OTHER_PHONE)),
        said("h", like, has(OTHER_PHONE)),
    )
    first, *rest = desk.reviewing.queue()
    assert {first.left, first.right} == set(ends(relative, like))
    assert first.stake == 2
    assert {v.stake for v in rest} == {1}
    only = desk.reviewing.queue(case_no="C2")
    assert [(v.left, v.right) for v in only] == [(first.left, first.right)]
    assert first.right_record.cases or first.left_record.cases


def test_a_blind_sample_hides_what_others_and_the_machine_said(desk: PeopleDesk) -> None:
    desk.judge(KNOWN, ALIKE, UNSURE, by="l.li")
    desk.judge(KNOWN, BARE, UNSURE, by="a.test")
    (view,) = desk.reviewing.queue(blind=True)
    assert {view.left, view.right} == set(ends(KNOWN, ALIKE))
    hidden = (view.outcome, view.weight, view.probability, view.judgement, view.prior)
    assert hidden == (None,) * 5
    assert view.rule == ""
    assert {a.weight for a in view.agreements} == {None}


def test_one_of_two_that_cannot_both_be_it_is_ambiguous_and_the_two_show_the_bridge(
    desk: PeopleDesk,
) -> None:
    between = PartyRef(name="王伟", phone=PHONE)
    desk.add(
        case_record(2, [(SECOND, has(PHONE))], who=SECOND),
        said("d", between, has(PHONE)),
    )
    for known in (KNOWN, SECOND):
        assert desk.pair(between, known).outcome is Outcome.AMBIGUOUS
    held = desk.pair(KNOWN, SECOND)
    assert held.outcome is Outcome.DIFFERENT
    assert held.rule == "two_id_numbers"
    assert held.bridge == (between.person_id,)
    assert ends(KNOWN, SECOND) not in desk.queued()
    desk.judge(between, SECOND, SAME)
    assert desk.one(between, SECOND)
    assert not desk.one(between, KNOWN)


def test_identities_keep_their_names_over_another_import(desk: PeopleDesk) -> None:
    desk.judge(KNOWN, BARE, SAME)
    before = desk.state()
    desk.add(said("b", BARE, has(PHONE)), said("z", PartyRef(name="样例丙", phone="19900000009")))
    after = desk.state()
    assert set(before["identities"]) <= set(after["identities"])
