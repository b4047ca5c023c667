"""Points read out of others: their reason, their doubt, and that no act counts twice."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.features import ACT
from graph.priors import AGEING_PER_YEAR, READING
from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.casefile import CaseFile
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role
from tests.graph.builders import (
    AS_OF,
    PARENT,
    STRANGER,
    ago,
    attempt,
    case_file,
    check,
    fact,
    lead_at,
    relation,
)

MOBILE = "13800000001"
OTHER = "13900000002"
BOX = f"{MOBILE}@139.com"
QQ_BOX, QQ = "100000001@qq.com", "qq:100000001"


def leads(*facts: object, **more: object) -> list[Lead]:
    return rank_case(case_file(*facts, **more), AS_OF)  # type: ignore[arg-type] # passed on


def codes(lead: Lead) -> list[str]:
    return [reason.code for reason in lead.current]


@pytest.mark.parametrize(
    ("box", "value", "channel", "code"),
    [
        (QQ_BOX, QQ, Channel.SMS, "qq_mailbox"),
        (BOX, MOBILE, Channel.CALL, "carrier_mailbox"),
        (f"{MOBILE}@163.com", MOBILE, Channel.CALL, "number_mailbox"),
    ],
)
def test_a_mailbox_gives_the_point_it_is_named_after(
    box: str, value: str, channel: Channel, code: str
) -> None:
    found = leads(fact("email", box, days=60, source="crm", record="r7"))
    guess = lead_at(found, value)
    assert (guess.channel, guess.party.role) == (channel, Role.SUBJECT)
    assert codes(guess) == ["source", "age", "after_default", code]
    assert (guess.current[0].params["use"], guess.current[1].params["use"]) == (
        "email",
        guess.point.use.value,
    )
    assert guess.current[0].evidence[0].record == "r7"
    assert [hop.edge for hop in guess.path] == ["email", guess.point.use.value]
    stated = lead_at(leads(fact(guess.point.use.value, value, days=60, source="crm")), value)
    assert guess.p_current == pytest.approx(stated.p_current * READING[code], abs=0.001)


def test_only_the_subject_s_mailboxes_are_read() -> None:
    found = leads(relation("parent", PARENT), fact("email", BOX, holder=PARENT))
    assert found == []


@pytest.mark.parametrize("code", sorted(READING))
def test_a_reading_is_never_sure(code: str) -> None:
    assert 0.5 < READING[code] < 1


def test_a_stated_point_takes_no_support_from_a_mailbox_of_the_same_act() -> None:
    stated = fact("mobile", MOBILE, days=60, origin="form")
    alone = lead_at(leads(stated), MOBILE)
    both = lead_at(leads(stated, fact("email", BOX, days=60, origin="form")), MOBILE)
    copies = lead_at(
        leads(
            stated,
            fact("email", BOX, days=60, origin="form"),
            fact("email", BOX, days=20, origin="form", source="customers"),
        ),
        MOBILE,
    )
    assert "support" not in codes(both)
    assert alone.current == both.current == copies.current


def test_an_old_statement_does_not_weaken_what_a_fresh_mailbox_says() -> None:
    fresh = fact("email", BOX, days=10)
    read = lead_at(leads(fresh), MOBILE)
    stated = lead_at(leads(fresh, fact("mobile", MOBILE, days=3600)), MOBILE)
    assert stated.p_current == read.p_current
    assert stated.point.use is ContactUse.MOBILE


def test_what_somebody_else_states_is_not_read_into_the_subject() -> None:
    found = leads(
        fact("email", BOX, days=10),
        relation("parent", PARENT),
        fact("mobile", MOBILE, holder=PARENT),
    )
    assert [lead.party.entity_id for lead in found if lead.kind is ContactKind.PHONE] == [PARENT]


def test_checks_attempts_and_rivals_at_the_number_count() -> None:
    mail = fact("email", BOX, days=60)
    plain = lead_at(leads(mail), MOBILE)
    vacant = lead_at(leads(mail, check(MOBILE, "vacant")), MOBILE)
    wrong = lead_at(leads(mail, attempts=(attempt(MOBILE, Disposition.WRONG_PARTY),)), MOBILE)
    rival = lead_at(leads(mail, fact("mobile", MOBILE, holder=STRANGER, via="rival")), MOBILE)
    reached = lead_at(leads(mail, attempts=(attempt(MOBILE, Disposition.RIGHT_PARTY),)), MOBILE)
    for worse in (vacant, wrong, rival):
        assert worse.p_current < plain.p_current / 2
    assert reached.p_current > plain.p_current


def test_nothing_is_read_out_of_a_dead_mailbox() -> None:
    bounced = attempt(QQ_BOX, Disposition.BOUNCED, use=ContactUse.EMAIL, days=5)
    found = leads(fact("email", QQ_BOX, days=1500), attempts=(bounced,))
    assert [lead.point.value for lead in found] == [QQ_BOX]


# --- WeChat under the mobile -----------------------------------------------------------------

SILENT = attempt(MOBILE, Disposition.NO_ANSWER)


def wechats(*facts: object, **more: object) -> list[Lead]:
    return [lead for lead in leads(*facts, **more) if lead.point.use is ContactUse.WECHAT]


def test_wechat_stands_under_a_mobile_that_does_not_answer() -> None:
    mobile = fact("mobile", MOBILE, days=100)
    assert wechats(mobile) == []
    (guess,) = wechats(mobile, attempts=(SILENT,))
    assert (guess.point.value, guess.channel) == (f"wechat:{MOBILE}", Channel.SMS)
    assert codes(guess)[-1] == "wechat_by_mobile"
    call = lead_at(leads(mobile, attempts=(SILENT,)), MOBILE)
    assert guess.p_current < call.p_current
    assert guess.p_reach < call.p_reach


@pytest.mark.parametrize("status", ["off", "suspended", "silent"])
def test_a_quiet_line_says_nothing_of_the_account(status: str) -> None:
    mobile = fact("mobile", MOBILE, days=100)
    (guess,) = wechats(mobile, check(MOBILE, status))
    (tried,) = wechats(mobile, attempts=(SILENT,))
    assert "status" not in codes(guess)
    assert guess.p_current > tried.p_current


@pytest.mark.parametrize(
    "more",
    [
        {"attempts": (SILENT, attempt(MOBILE, Disposition.RIGHT_PARTY, days=5))},
        {"attempts": (SILENT, attempt(MOBILE, Disposition.WRONG_PARTY, days=5))},
        {"facts": (check(MOBILE, "vacant"),)},
        {"facts": (fact("wechat", "wechat:test_jia"),), "attempts": (SILENT,)},
        {"facts": (fact("mobile", OTHER, days=5),), "attempts": (SILENT,)},
    ],
    ids=["answered since", "a stranger's", "given up", "account known", "a better mobile"],
)
def test_no_wechat_where_it_is_not_needed_or_not_theirs(
    more: dict[str, tuple[object, ...]],
) -> None:
    facts = (fact("mobile", MOBILE, days=300), *more.get("facts", ()))
    guessed = [
        lead
        for lead in wechats(*facts, attempts=more.get("attempts", ()))
        if "wechat_by_mobile" in codes(lead)
    ]
    assert guessed == []


# --- what must hold --------------------------------------------------------------------------

BOXES = (BOX, f"{MOBILE}@qq.com", f"{OTHER}@163.com", QQ_BOX, "ceshi@example.com")
CLAIMS = st.one_of(
    st.builds(
        fact, st.just("email"), st.sampled_from(BOXES), days=st.none() | st.integers(0, 4000),
        source=st.sampled_from(["cases", "crm", "customers"]),
        origin=st.sampled_from(["form", "app", None]),
    ),
    st.builds(
        fact, st.just("mobile"), st.sampled_from([MOBILE, OTHER]),
        days=st.none() | st.integers(0, 4000), origin=st.sampled_from(["form", "app", None]),
    ),
    st.builds(fact, st.just("qq"), st.just(QQ), days=st.integers(0, 4000)),
)  # fmt: skip
TRIED = st.lists(
    st.builds(attempt, st.sampled_from([MOBILE, OTHER]), st.sampled_from(list(Disposition)),
              days=st.integers(0, 900)),
    max_size=3,
)  # fmt: skip
FILES = st.builds(
    lambda facts, tried: case_file(*facts, attempts=tuple(tried)),
    st.lists(CLAIMS, min_size=1, max_size=8),
    TRIED,
)


def figures(file: CaseFile) -> dict[str, float]:
    return {lead.lead_id: lead.p_current for lead in rank_case(file, AS_OF)}


@given(file=FILES, pick=st.integers(0, 99), later=st.integers(0, 400))
@settings(max_examples=150)
def test_copies_of_one_origin_change_nothing(file: CaseFile, pick: int, later: int) -> None:
    original = file.facts[pick % len(file.facts)]
    day = original.observed_on
    if day is not None:
        day = min(AS_OF, day.fromordinal(day.toordinal() + later))
    copy = replace(original, claim_id=f"{pick:016d}", record="copy", observed_on=day)
    assert figures(file) == figures(replace(file, facts=(*file.facts, copy)))


@given(file=FILES, pick=st.integers(0, 99), days=st.integers(0, 3000))
@settings(max_examples=150)
def test_support_never_lowers_what_is_stated_or_read_out(
    file: CaseFile, pick: int, days: int
) -> None:
    """A further statement of a mailbox, or of the very point it is named after."""
    base = file.facts[pick % len(file.facts)]
    more = fact(base.use, base.value, days=days, source="crm")
    before, after = figures(file), figures(replace(file, facts=(*file.facts, more)))
    touched = {lead.lead_id: lead.point.value for lead in rank_case(file, AS_OF)}
    related = {base.value, QQ, MOBILE, OTHER} if base.use == "email" else {base.value}
    for name, p_current in before.items():
        if touched[name] in related and name in after:
            assert after[name] >= p_current


@given(file=FILES)
def test_sums_add_up_and_no_lead_comes_twice(file: CaseFile) -> None:
    found = rank_case(file, AS_OF)
    assert len({lead.lead_id for lead in found}) == len(found)
    for lead in found:
        assert sum(code in READING for code in codes(lead)) <= 1


@given(file=FILES, cut=st.integers(0, 2000))
def test_nothing_after_the_day_is_read(file: CaseFile, cut: int) -> None:
    day = ago(cut)
    known = replace(
        file,
        facts=tuple(r for r in file.facts if r.observed_on is None or r.observed_on <= day),
        attempts=tuple(a for a in file.attempts if a.at.date() <= day),
    )
    assert rank_case(file, day) == rank_case(known, day)


# --- stability -------------------------------------------------------------------------------


def test_email_outlives_account_outlives_phone_outlives_address_outlives_job() -> None:
    kinds = (ContactUse.EMAIL, ContactUse.QQ, ContactUse.WECHAT, ContactUse.MOBILE,
             ContactUse.HOME, ContactUse.EMPLOYER)  # fmt: skip
    losses = [AGEING_PER_YEAR[use] for use in kinds]
    assert losses == sorted(losses)
    assert len(set(losses)) == len(losses)


def test_years_cost_a_job_more_than_an_address_more_than_a_phone_more_than_a_mailbox() -> None:
    values = {
        "email": "ceshi@example.com", "mobile": MOBILE,
        "home": "浙江省杭州市西湖区文三路90号3幢2单元501室", "employer": "样例机械有限公司",
    }  # fmt: skip
    losses = []
    for use, value in values.items():
        fresh, old = (lead_at(leads(fact(use, value, days=days)), value) for days in (0, 3 * 365))
        assert "age" in codes(old)
        losses.append(sum(r.weight for r in fresh.current) - sum(r.weight for r in old.current))
    assert losses == sorted(losses)
    assert len(ACT) > 5
