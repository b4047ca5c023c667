"""What a rule closes, it closes for whatever is named after it; never the other way round."""

from dataclasses import replace

import pytest

from skiptrace.casework.listing import clear, values_of
from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.clearance import Clearance, Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.lead import Hop, Lead
from skiptrace.model.party import Party, Role
from skiptrace.policy.gate import decide
from skiptrace.ports import PolicyFacts
from tests.policy.test_gate import CALL, CASE, PACK, at

NOON = at("2026-03-04T12:00:00")
MOBILE = ContactPoint.stored(ContactUse.MOBILE, "13900000001")
WECHAT = ContactPoint.stored(ContactUse.WECHAT, "wechat:13900000001")
QQ = ContactPoint.stored(ContactUse.QQ, "qq:100000001")
BOX = ContactPoint.stored(ContactUse.EMAIL, "13900000001@139.com")
QQ_BOX = ContactPoint.stored(ContactUse.EMAIL, "100000001@qq.com")
CHANNELS = {ContactUse.MOBILE: Channel.CALL, ContactUse.EMAIL: Channel.EMAIL}


def judged(point: ContactPoint, facts: PolicyFacts) -> Clearance:
    channel = CHANNELS.get(point.use, Channel.SMS)
    return decide(replace(CALL, point=point, channel=channel, subject_points=()), facts, NOON, PACK)


@pytest.mark.parametrize("kind", [FlagKind.DO_NOT_CONTACT, FlagKind.WRONG_PARTY, FlagKind.DECEASED])
@pytest.mark.parametrize(
    ("flagged", "closed", "open_"),
    [
        (MOBILE, (MOBILE, WECHAT), (BOX, QQ)),
        (BOX, (BOX, MOBILE), (QQ_BOX, QQ)),
        (QQ_BOX, (QQ_BOX, QQ), (MOBILE, WECHAT)),
        (QQ, (QQ,), (QQ_BOX, MOBILE)),
        (WECHAT, (WECHAT,), (MOBILE, BOX)),
    ],
)
def test_a_flag_on_a_value_closes_what_is_named_after_it(
    kind: FlagKind,
    flagged: ContactPoint,
    closed: tuple[ContactPoint, ...],
    open_: tuple[ContactPoint, ...],
) -> None:
    facts = PolicyFacts((Flag(kind, value=flagged.value),), ())
    assert [isinstance(judged(point, facts), Held) for point in closed] == [True] * len(closed)
    assert [isinstance(judged(point, facts), Held) for point in open_] == [False] * len(open_)


@pytest.mark.parametrize("result", [Disposition.WRONG_PARTY, Disposition.THIRD_PARTY_REFUSED])
def test_whoever_answered_there_last_answers_for_the_account_too(result: Disposition) -> None:
    tried = Attempt("C1", Channel.CALL, MOBILE, at("2026-03-03T10:00:00"), result, "log", "r1")
    facts = PolicyFacts((), (tried,))
    assert isinstance(judged(WECHAT, facts), Held)
    assert not isinstance(judged(BOX, facts), Held)


def lead(point: ContactPoint, *path: str, rank: int = 1) -> Lead:
    party = Party("s", Role.SUBJECT)
    hops = tuple(Hop(edge, "s") for edge in path)
    channel = CHANNELS.get(point.use, Channel.SMS)
    return Lead("C1", point.use.value, rank, channel, point, party, 0.5, 0.2, 9, (), (), hops)


def test_the_facts_behind_an_account_are_asked_for() -> None:
    wanted = values_of([lead(WECHAT, "mobile", "wechat"), lead(QQ, "email", "qq")])
    assert {MOBILE.value, QQ_BOX.value, WECHAT.value, QQ.value} <= set(wanted)


def test_failing_at_a_point_that_nobody_stated_shows_nobody_to_be_lost() -> None:
    """Three calls to a number read out of a mailbox open no third party."""
    mother = Lead(
        "C1", "m", 2, Channel.CALL, ContactPoint.stored(ContactUse.MOBILE, "13700000003"),
        Party("m", Role.THIRD_PARTY), 0.5, 0.2, 9, (), (), (),
    )  # fmt: skip
    calls = tuple(
        Attempt("C1", Channel.CALL, MOBILE, at(f"2026-03-0{day}T10:00:00"), Disposition.NO_ANSWER,
                "log", f"r{day}")
        for day in (1, 2, 3)
    )  # fmt: skip
    facts = PolicyFacts((), calls)
    for path, lost in ((("mobile",), True), (("email", "mobile"), False)):
        leads = [lead(QQ_BOX, "email"), lead(MOBILE, *path), mother]
        *_, third = clear(CASE, leads, facts, PACK, NOON).leads
        assert (not isinstance(third.clearance, Held)) == lost
