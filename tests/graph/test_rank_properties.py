"""What must hold of every ranking (design.md, section 5)."""

import random
from dataclasses import replace
from datetime import date
from math import exp, isclose, log

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rank import rank, rank_case
from skiptrace.model.attempt import Disposition
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.party import Role
from tests.graph.builders import (
    AS_OF,
    FRIEND,
    PARENT,
    STRANGER,
    SUBJECT,
    ago,
    attempt,
    case_file,
    check,
    fact,
    owner,
    relation,
)

PHONES = tuple(f"1380000000{n}" for n in range(6))
HOMES = tuple(f"安徽省合肥市肥西县清泉镇塔山村{n}组12号" for n in (1, 5, 15))
SOURCES = ("cases", "crm", "customers", "credit-reports", "recordings")
DAYS = st.one_of(st.none(), st.integers(0, 4000))
CERTAIN = st.sampled_from([1.0, 1.0, 0.9, 0.6])

CLAIMS = st.one_of(
    st.builds(
        fact,
        st.sampled_from(["mobile", "home_phone", "work_phone"]),
        st.sampled_from(PHONES),
        days=DAYS,
        holder=st.sampled_from([SUBJECT, SUBJECT, SUBJECT, PARENT, FRIEND]),
        source=st.sampled_from(SOURCES),
        certainty=CERTAIN,
        identity=CERTAIN,
    ),
    st.builds(
        fact,
        st.sampled_from(["home", "mailing", "registered"]),
        st.sampled_from(HOMES),
        days=DAYS,
        holder=st.sampled_from([SUBJECT, SUBJECT, PARENT]),
        source=st.sampled_from(SOURCES),
    ),
    # Values of reports, some of them of the same few days: what is new in one is worth more.
    st.builds(
        fact,
        st.sampled_from(["mobile", "home_phone"]),
        st.sampled_from(PHONES),
        days=st.integers(300, 1500),
        holder=st.sampled_from([SUBJECT, SUBJECT, PARENT]),
        source=st.just("credit-reports"),
        stated=st.sampled_from([10, 120, 250]),
    ),
    st.builds(
        fact,
        st.just("mobile"),
        st.sampled_from(PHONES),
        days=DAYS,
        holder=st.just(STRANGER),
        via=st.just("rival"),
    ),
    st.builds(
        check,
        st.sampled_from(PHONES),
        st.sampled_from(["live", "off", "suspended", "vacant", "silent", "risky", "unknown"]),
        days=st.integers(0, 1500),
    ),
    st.builds(
        owner,
        st.sampled_from(PHONES),
        st.sampled_from(["confirmed", "same", "other", "unsaid"]),
        days=st.integers(0, 1500),
        holder=st.sampled_from([SUBJECT, PARENT]),
    ),
)
ATTEMPTS = st.builds(
    attempt,
    st.sampled_from(PHONES),
    st.sampled_from(list(Disposition)),
    days=st.integers(0, 1000),
    case_no=st.sampled_from(["C1", "C1", "C2"]),
)
TIES = [relation("parent", PARENT), relation("friend", FRIEND)]


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    facts = draw(st.lists(CLAIMS, min_size=1, max_size=14))
    tried = draw(st.lists(ATTEMPTS, max_size=5))
    return case_file(*TIES, *facts, attempts=tuple(tried))


def scores(file: CaseFile, day: date = AS_OF) -> dict[str, float]:
    return {lead.lead_id: lead.p_current for lead in rank_case(file, day)}


def holder_scores(file: CaseFile) -> dict[tuple[str, str, str], float]:
    return {
        (lead.party.entity_id, lead.kind.value, lead.point.value): lead.p_current
        for lead in rank_case(file, AS_OF)
    }


def own_claims(file: CaseFile) -> list[FactRow]:
    return [row for row in file.facts if row.via == "party" and row.statement == "contact"]


@given(file=files(), pick=st.integers(0, 99), later=st.integers(0, 400))
@settings(max_examples=150)
def test_copies_of_one_origin_change_nothing(file: CaseFile, pick: int, later: int) -> None:
    claims = own_claims(file)
    if not claims:
        return
    original = claims[pick % len(claims)]
    day = original.observed_on
    if day is not None:
        day = min(AS_OF, date.fromordinal(day.toordinal() + later))
    copy = replace(original, claim_id=f"{pick:016d}", record="copy", observed_on=day)
    assert key_figures(file) == key_figures(replace(file, facts=(*file.facts, copy)))


def key_figures(file: CaseFile) -> list[tuple[str, float, float, int]]:
    return [
        (lead.lead_id, lead.p_current, lead.p_reach, lead.worth) for lead in rank_case(file, AS_OF)
    ]


@given(file=files(), pick=st.integers(0, 99), days=st.integers(0, 3000), fresh=st.booleans())
@settings(max_examples=150)
def test_support_never_lowers(file: CaseFile, pick: int, days: int, fresh: bool) -> None:
    claims = own_claims(file)
    if not claims:
        return
    base = claims[pick % len(claims)]
    support = fact(
        base.use, base.value, holder=base.entity_id, days=0 if fresh else days,
        source=SOURCES[pick % len(SOURCES)],
    )  # fmt: skip
    before = holder_scores(file)
    after = holder_scores(replace(file, facts=(*file.facts, support)))
    for key, p_current in before.items():
        if key[0] == base.entity_id and key[2] == base.value and key in after:
            assert after[key] >= p_current


BAD = [
    Disposition.WRONG_PARTY, Disposition.NO_ANSWER, Disposition.OFF, Disposition.SUSPENDED,
    Disposition.VACANT, Disposition.BUSY, Disposition.REJECTED,
]  # fmt: skip


@given(
    file=files(), phone=st.sampled_from(PHONES), bad=st.sampled_from(BAD), days=st.integers(0, 900)
)
@settings(max_examples=150)
def test_disconfirming_attempts_never_raise(
    file: CaseFile, phone: str, bad: Disposition, days: int
) -> None:
    worse = replace(file, attempts=(*file.attempts, attempt(phone, bad, days=days)))
    assert_not_raised(file, worse, phone)


@given(
    file=files(),
    phone=st.sampled_from(PHONES),
    bad=st.sampled_from(["off", "suspended", "vacant", "silent", "risky"]),
    days=st.integers(0, 900),
)
@settings(max_examples=150)
def test_disconfirming_checks_never_raise(file: CaseFile, phone: str, bad: str, days: int) -> None:
    worse = replace(file, facts=(*file.facts, check(phone, bad, days=days)))
    assert_not_raised(file, worse, phone)


def assert_not_raised(file: CaseFile, worse: CaseFile, value: str) -> None:
    before, after = holder_scores(file), holder_scores(worse)
    for key, p_current in after.items():
        if key[2] == value and key in before:
            assert p_current <= before[key]


@given(file=files(), dice=st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(file: CaseFile, dice: random.Random) -> None:
    shuffled = replace(
        file,
        facts=tuple(dice.sample(file.facts, len(file.facts))),
        attempts=tuple(dice.sample(file.attempts, len(file.attempts))),
    )
    assert rank([file], AS_OF) == rank([shuffled], AS_OF)


@given(file=files(), cut=st.integers(0, 2000))
def test_nothing_after_the_day_is_used(file: CaseFile, cut: int) -> None:
    day = ago(cut)
    known = replace(
        file,
        facts=tuple(
            r
            for r in file.facts
            if (r.observed_on is None or r.observed_on <= day)
            and (r.stated_on is None or r.stated_on <= day)
        ),
        attempts=tuple(a for a in file.attempts if a.at.date() <= day),
    )
    assert rank([file], day) == rank([known], day)


@given(file=files())
def test_contributions_add_up(file: CaseFile) -> None:
    for lead in rank_case(file, AS_OF):
        total = sum(reason.weight for reason in lead.current)
        assert lead.p_current == 1 / (1 + exp(-total / 1000))
        factor = sum(reason.weight for reason in lead.reach)
        assert factor <= 0
        assert isclose(log(lead.p_reach / lead.p_current), factor / 1000, abs_tol=1e-9)
        assert lead.p_reach <= lead.p_current


@given(file=files())
def test_the_list_is_ordered_and_free_of_doubles(file: CaseFile) -> None:
    leads = rank_case(file, AS_OF)
    assert [lead.rank for lead in leads] == list(range(1, len(leads) + 1))
    assert leads == sorted(leads, key=lambda lead: (-lead.worth, lead.lead_id))
    assert len({lead.lead_id for lead in leads}) == len(leads)


@given(file=files())
def test_no_contact_value_in_the_parameters_of_a_reason(file: CaseFile) -> None:
    values = {row.value for row in file.facts if row.statement != "attribute" and row.value}
    for lead in rank_case(file, AS_OF):
        for reason in (*lead.current, *lead.reach):
            texts = [str(value) for value in reason.params.values()]
            assert not any(value in text for value in values if len(value) > 8 for text in texts)


@given(file=files(), days=st.integers(0, 2000), source=st.sampled_from(SOURCES))
@settings(max_examples=100)
def test_evidence_for_one_never_reorders_the_untied(file: CaseFile, days: int, source: str) -> None:
    """An e-mail replaces nothing: another source for it leaves all other leads as they were."""
    email = fact("email", "ceshi@example.com", days=1000)
    held = replace(file, facts=(*file.facts, email))
    more = fact("email", "ceshi@example.com", days=days, source=source)
    after = replace(held, facts=(*held.facts, more))
    assert others(held) == others(after)


def others(file: CaseFile) -> list[str]:
    return [lead.lead_id for lead in rank_case(file, AS_OF) if lead.kind.value != "email"]


@given(file=files(), days=st.integers(0, 2000))
def test_evidence_for_a_third_party_leaves_the_subjects_order(file: CaseFile, days: int) -> None:
    """A phone that nobody else claims, of somebody else, changes nothing of the subject's own."""
    phone = "13799999999"
    held = replace(file, facts=(*file.facts, fact("mobile", phone, holder=FRIEND)))
    after = replace(held, facts=(*held.facts, fact("mobile", phone, holder=FRIEND, days=days)))
    assert subjects(held) == subjects(after)


def subjects(file: CaseFile) -> list[tuple[str, float]]:
    return [
        (lead.lead_id, lead.p_current)
        for lead in rank_case(file, AS_OF)
        if lead.party.role is Role.SUBJECT and lead.point.value not in third_party_values(file)
    ]


def third_party_values(file: CaseFile) -> set[str]:
    return {row.value for row in file.facts if row.entity_id != SUBJECT}


def test_a_batch_keeps_its_order() -> None:
    one, two = case_file(fact("mobile", PHONES[0])), case_file(fact("mobile", PHONES[1]))
    found = rank([two, one], AS_OF)
    assert [leads[0].point.value for leads in found] == [PHONES[1], PHONES[0]]
