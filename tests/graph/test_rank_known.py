"""Small worlds in which the right answer is known."""

import pytest

from graph.rank import rank_case
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import Relation, Role
from tests.graph.builders import (
    AS_OF,
    FRIEND,
    PARENT,
    STRANGER,
    SUBJECT,
    attempt,
    case_file,
    check,
    fact,
    lead_at,
    relation,
)

OLD, NEW, KIN = "13800000001", "13900000002", "13700000003"
HOME = "安徽省合肥市肥西县清泉镇塔山村5组12号"
FLAT = "浙江省杭州市西湖区文三路90号3幢2单元501室"


def order(leads: list[Lead]) -> list[str]:
    return [lead.point.value for lead in leads]


def test_newer_report_beats_the_dead_application_number() -> None:
    leads = rank_case(
        case_file(
            fact("mobile", OLD, days=1500),
            fact("mobile", NEW, days=90, source="credit-reports"),
            check(OLD, "vacant"),
        ),
        AS_OF,
    )
    assert order(leads) == [NEW, OLD]
    assert leads[0].p_current > 0.6
    assert leads[1].p_current < 0.1


def test_a_spoken_number_shows_call_speaker_and_second() -> None:
    leads = rank_case(
        case_file(
            fact("mobile", OLD, days=1500),
            fact(
                "mobile", NEW, days=60, source="recordings", certainty=0.9,
                record="R7", place="call R7, customer, 00:35", quote="我的新号码是幺三九",
            ),
        ),
        AS_OF,
    )  # fmt: skip
    lead = lead_at(leads, NEW)
    evidence = lead.current[0].evidence[0]
    assert (evidence.source, evidence.record) == ("recordings", "R7")
    assert evidence.place == "call R7, customer, 00:35"
    assert evidence.quote
    assert {"source", "heard"} <= {reason.code for reason in lead.current}
    assert order(leads)[0] == NEW


def test_a_parent_at_the_registered_address_is_a_letter_to_a_third_party() -> None:
    leads = rank_case(
        case_file(
            fact("registered", HOME, days=200, source="registered-addresses"),
            fact("registered", HOME, days=200, source="registered-addresses", holder=PARENT),
            relation("parent", PARENT),
        ),
        AS_OF,
    )
    letter, visit = lead_at_channel(leads, Channel.LETTER), lead_at_channel(leads, Channel.VISIT)
    assert (letter.party.role, letter.party.relation) == (Role.THIRD_PARTY, Relation.PARENT)
    assert letter.party.entity_id == PARENT
    assert [hop.edge for hop in letter.path] == ["parent", "registered"]
    in_touch = next(reason for reason in letter.reach if reason.code == "in_touch")
    assert (in_touch.params["household"], in_touch.params["registered"]) == (0, 1)
    assert visit.party.role is Role.SUBJECT
    assert visit.p_current < 0.5


def lead_at_channel(leads: list[Lead], channel: Channel) -> Lead:
    (found,) = [lead for lead in leads if lead.channel is channel]
    return found


def test_third_parties_are_never_visited() -> None:
    leads = rank_case(
        case_file(
            relation("friend", FRIEND),
            fact("home", FLAT, holder=FRIEND),
            fact("mobile", KIN, holder=FRIEND),
        ),
        AS_OF,
    )
    assert [(lead.channel, lead.point.value) for lead in leads] == [(Channel.CALL, KIN)]


def test_offices_of_the_registered_address_are_institutions() -> None:
    leads = rank_case(case_file(fact("registered", HOME, source="registered-addresses")), AS_OF)
    offices = [lead for lead in leads if lead.kind is ContactKind.OFFICE]
    assert {lead.channel for lead in offices} == {Channel.INQUIRY}
    assert {lead.party.role for lead in offices} == {Role.INSTITUTION}
    named = [lead.point.value for lead in offices]
    assert any(name.endswith("塔山村村民委员会") for name in named)
    assert any(name.endswith("清泉镇人民政府") for name in named)


@pytest.mark.parametrize(
    ("use", "value", "channel", "kind"),
    [
        ("work_phone", "0571-85550001", Channel.CALL, ContactKind.PHONE),
        ("employer", "样例机械有限公司", Channel.INQUIRY, ContactKind.EMPLOYER),
        ("work_address", FLAT, Channel.INQUIRY, ContactKind.ADDRESS),
    ],
)
def test_the_workplace_is_a_third_party(
    use: str, value: str, channel: Channel, kind: ContactKind
) -> None:
    (lead,) = rank_case(case_file(fact(use, value)), AS_OF)
    assert (lead.channel, lead.kind) == (channel, kind)
    assert (lead.party.role, lead.party.relation) == (Role.THIRD_PARTY, Relation.EMPLOYER)


def test_a_relatives_workplace_is_left_alone() -> None:
    leads = rank_case(
        case_file(relation("spouse", PARENT), fact("work_phone", "0571-85550001", holder=PARENT)),
        AS_OF,
    )
    assert leads == []


def test_a_private_message_goes_to_the_subjects_own_account() -> None:
    (lead,) = rank_case(case_file(fact("wechat", "wechat:ceshi_01")), AS_OF)
    assert (lead.channel, lead.kind) == (Channel.SMS, ContactKind.SOCIAL)
    assert lead.party.role is Role.SUBJECT


def test_a_shared_phone_goes_to_the_stronger_claim() -> None:
    leads = rank_case(
        case_file(
            relation("parent", PARENT),
            fact("mobile", KIN, days=2000),
            fact("mobile", KIN, days=30, holder=PARENT),
            fact("mobile", KIN, days=60, holder=PARENT, source="credit-reports"),
        ),
        AS_OF,
    )
    (lead,) = leads
    assert lead.party.entity_id == PARENT
    assert "rival" in {reason.code for reason in lead.current}


def test_a_document_makes_liable_and_nothing_else_does() -> None:
    guarantee = fact("liable_document", "GC-0001", holder=FRIEND, statement="attribute")
    facts = (relation("guarantor", FRIEND), fact("mobile", KIN, holder=FRIEND))
    (without,) = rank_case(case_file(*facts), AS_OF)
    (with_paper,) = rank_case(case_file(*facts, guarantee), AS_OF)
    assert without.party.liable_document is None
    assert with_paper.party.liable_document == "GC-0001"
    assert with_paper.worth > without.worth


def test_the_other_side_of_a_relation_is_read_back() -> None:
    told = fact("child", "", holder=PARENT, statement="relation", other=SUBJECT)
    (lead,) = rank_case(case_file(told, fact("mobile", KIN, holder=PARENT)), AS_OF)
    assert lead.party.relation is Relation.PARENT


def test_relatives_of_relatives_come_with_their_whole_path() -> None:
    leads = rank_case(
        case_file(
            relation("parent", PARENT),
            relation("sibling", FRIEND, holder=PARENT),
            fact("mobile", KIN, holder=FRIEND),
        ),
        AS_OF,
    )
    (lead,) = leads
    assert [(hop.edge, hop.entity_id) for hop in lead.path] == [
        ("parent", PARENT),
        ("sibling", FRIEND),
        ("mobile", FRIEND),
    ]
    assert "chain" in {reason.code for reason in lead.reach}


def test_a_newer_home_replaces_an_older_one_more_than_a_mobile_does() -> None:
    leads = rank_case(
        case_file(
            fact("home", HOME, days=900),
            fact("home", FLAT, days=100),
            fact("mobile", OLD, days=900),
            fact("mobile", NEW, days=100),
        ),
        AS_OF,
    )
    weight = {
        lead.point.value: sum(r.weight for r in lead.current if r.code == "replaced")
        for lead in leads
    }
    assert weight[HOME] < weight[OLD] < 0
    assert weight[FLAT] == weight[NEW] == 0


def test_somebody_else_gave_the_number_later() -> None:
    mine = fact("mobile", OLD, days=900)
    (before,) = rank_case(case_file(mine), AS_OF)
    (after,) = rank_case(
        case_file(mine, fact("mobile", OLD, days=100, holder=STRANGER, via="rival")), AS_OF
    )
    assert after.p_current < before.p_current - 0.1


def test_what_an_evader_left_behind_is_worth_less() -> None:
    dead = ["13600000011", "13600000012", "13600000013"]
    facts = [fact("home", FLAT, days=800), *(fact("mobile", phone, days=800) for phone in dead)]
    quiet = rank_case(case_file(*facts), AS_OF)
    evading = rank_case(
        case_file(*facts, *(check(phone, "vacant", days=60) for phone in dead)), AS_OF
    )
    assert lead_at(evading, FLAT).p_current < lead_at(quiet, FLAT).p_current
    assert "left_behind" in {reason.code for reason in lead_at(evading, FLAT).current}


def test_dead_lines_are_remembered_across_cases_but_persons_are_not() -> None:
    claim = fact("mobile", OLD, days=900)
    (plain,) = rank_case(case_file(claim), AS_OF)
    for disposition, lower in ((Disposition.VACANT, True), (Disposition.WRONG_PARTY, False)):
        elsewhere = attempt(OLD, disposition, case_no="C2")
        (lead,) = rank_case(case_file(claim, attempts=(elsewhere,)), AS_OF)
        assert (lead.p_current < plain.p_current) is lower


def test_success_wipes_out_earlier_silence() -> None:
    claim = fact("mobile", OLD, days=900)
    silence = [attempt(OLD, Disposition.NO_ANSWER, days=day) for day in (80, 81, 82)]
    reached = attempt(OLD, Disposition.RIGHT_PARTY, days=10)
    (alone,) = rank_case(case_file(claim, attempts=(reached,)), AS_OF)
    (both,) = rank_case(case_file(claim, attempts=(*silence, reached)), AS_OF)
    assert both.p_current == alone.p_current > 0.9


def test_a_refusal_of_a_third_person_sinks_the_lead() -> None:
    facts = (relation("friend", FRIEND), fact("mobile", KIN, holder=FRIEND))
    (open_lead,) = rank_case(case_file(*facts), AS_OF)
    refused = attempt(KIN, Disposition.THIRD_PARTY_REFUSED)
    (closed,) = rank_case(case_file(*facts, attempts=(refused,)), AS_OF)
    assert closed.p_current > open_lead.p_current
    assert closed.p_reach < open_lead.p_reach / 3


def test_undated_claims_count_as_old() -> None:
    leads = rank_case(
        case_file(fact("mobile", OLD, days=None), fact("mobile", NEW, days=300)), AS_OF
    )
    assert order(leads) == [NEW, OLD]
    assert "undated" in {reason.code for reason in lead_at(leads, OLD).current}


def test_one_lead_a_point_with_all_its_records() -> None:
    leads = rank_case(
        case_file(
            fact("mobile", OLD, source="cases", record="C1"),
            fact("mobile", OLD, source="crm", record="M2", days=100),
            fact("home_phone", OLD, source="customers", record="K3", days=700),
        ),
        AS_OF,
    )
    (lead,) = leads
    seen = {item.record for reason in lead.current for item in reason.evidence}
    assert seen == {"C1", "M2", "K3"}
    assert lead.point.use is ContactUse.MOBILE
