"""The register of companies, the end of a job and courts in the ranking: known truths."""

from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import Reason
from skiptrace.model.party import Relation, Role
from tests.graph.builders import AS_OF, attempt, case_file, fact, lead_at
from tests.graph.small_world import DESK, FIRM, desk, job, ranked, reason, register


def test_a_company_that_is_gone_ages_the_employer_lead() -> None:
    chances = [
        lead_at(ranked(job(), register(use)), FIRM).p_current
        for use in ("active", "unsaid", "abnormal", "moved", "closed", "revoked", "struck_off")
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == chances[1] == lead_at(ranked(job()), FIRM).p_current
    assert chances[-1] < 0.3 < chances[0]


def test_a_job_given_after_the_register_takes_half_of_its_word() -> None:
    before, after = (
        lead_at(ranked(job(days), register("struck_off", 100)), FIRM) for days in (200, 50)
    )
    assert (reason(before, "standing") or Reason("", 0)).weight == -3000
    assert (reason(after, "standing") or Reason("", 0)).weight == -1500


def test_the_register_gives_the_workplace_its_line_no_fresher_than_the_job() -> None:
    leads = ranked(job(days=900), register("active"), desk())
    lead = lead_at(leads, DESK)
    assert (lead.channel, lead.party.relation, lead.party.name) == (
        Channel.CALL, Relation.EMPLOYER, FIRM,
    )  # fmt: skip
    assert reason(lead, "source") is not None
    assert [item.source for item in lead.current[0].evidence] == ["companies"]
    assert (reason(lead, "age") or Reason("", 0)).params["years"] == 2.5
    gone = lead_at(ranked(job(), register("struck_off"), desk()), DESK)
    assert reason(gone, "standing")


def test_the_register_of_a_company_nobody_works_for_is_nothing() -> None:
    assert ranked(register("active"), desk()) == []


def test_a_job_that_ended_is_worth_little() -> None:
    end = fact("left_employer", FIRM, days=100, statement="attribute", source="employment")
    working, ended = ranked(job()), ranked(job(), end)
    assert ended[0].p_current < 0.3 < working[0].p_current
    again = ranked(job(), end, job(days=20))
    assert ended[0].p_current < again[0].p_current


def test_a_court_is_an_office_to_inquire_at() -> None:
    (lead,) = ranked(fact("office", "淳安县人民法院", source="court"))
    assert (lead.channel, lead.kind, lead.party.role) == (
        Channel.INQUIRY, ContactKind.OFFICE, Role.INSTITUTION,
    )  # fmt: skip
    assert reason(lead, "court_helps")
    assert reason(lead, "office_helps") is None


def test_courts_that_know_nothing_are_no_sign_of_evasion() -> None:
    """Nor does a court stand for the borrower in any other way: it is asked, and that is all."""
    courts = [f"样例{place}人民法院" for place in "甲乙丙丁"]
    rows = [fact("office", court, source="court", days=900) for court in courts]
    phone = fact("mobile", "19900001234", days=900)
    asked = tuple(
        attempt(court, Disposition.NOT_FOUND, use=ContactUse.OFFICE, days=30) for court in courts
    )
    leads = rank_case(case_file(phone, *rows, attempts=asked), AS_OF)
    assert reason(lead_at(leads, "19900001234"), "left_behind") is None
    offices = [lead for lead in leads if lead.kind is ContactKind.OFFICE]
    assert {(lead.channel, lead.party.role, lead.party.relation) for lead in offices} == {
        (Channel.INQUIRY, Role.INSTITUTION, None)
    }
    assert len(offices) == len(courts)
