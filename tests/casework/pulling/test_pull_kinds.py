"""Questions about people and their numbers, from leads to the evidence that an answer is."""

from datetime import timedelta
from pathlib import Path

import pytest

from skiptrace.casework import Casework, ClearedLead
from skiptrace.casework.contact import LogEntry
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactUse
from tests.casework.desk import MORNING
from tests.casework.pulling.pull_desk import (
    IDS,
    PullDesk,
    lead_at,
    number,
    pull_desk,
    service,
)
from tests.sources.live.providers import Antchain, Dytns, half
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

TWICE = "DescribePhoneTwiceTelVerify"
CARRIER = "CHINA_MOBILE"


# --- recycled numbers -----------------------------------------------------------------------------


def owners(server: Loopback, **settings: object) -> dict[str, dict[str, object]]:
    return service("dytns-number-owner", server, auth_code="a", **settings)


@pytest.mark.parametrize(("result", "better"), [("1", False), ("2", True)])
def test_a_recycled_number_sinks_and_a_kept_one_rises(
    tmp_path: Path, result: str, better: bool
) -> None:
    with (
        Dytns({(TWICE, number(0)): {"VerifyResult": result}}) as server,
        pull_desk(tmp_path, owners(server), cases=1) as desk,
    ):
        before = lead_at(desk.casework, "C0", number(0))
        report = desk.one()
        after = lead_at(desk.casework, "C0", number(0))
    assert report.count.new == 1
    # The day it was last known: that of the loan.
    assert server.asked[0].fields["StartTime"] == "2024-06-18 00:00:00"
    assert (after.p_current > before.p_current) is better
    if not better:
        assert after.p_current < 0.05


def test_a_number_that_was_given_out_anew_opens_the_way_to_third_parties(tmp_path: Path) -> None:
    files = [("crm", tmp_path / "crm.csv")]
    (tmp_path / "crm.csv").write_text(
        "案件编号,类型,值,联系人姓名,关系,更新时间\nC0,联系人,19900009999,测试丁,父亲,2026-05-01\n",
        encoding="utf-8",
    )
    with (
        Dytns({(TWICE, number(0)): {"VerifyResult": "1"}}) as server,
        pull_desk(tmp_path, owners(server), cases=1, files=files) as desk,
    ):
        assert not _parent(desk).allowed
        desk.one()
        assert _parent(desk).allowed


def _parent(desk: PullDesk) -> ClearedLead:
    listed = desk.casework.case_leads("C0").leads
    (found,) = [item for item in listed if item.lead.point.value == "19900009999"]
    return found


def test_who_was_spoken_to_lately_is_not_asked_about(tmp_path: Path) -> None:
    with Dytns({}) as server, pull_desk(tmp_path, owners(server), cases=2) as desk:
        lead = lead_at(desk.casework, "C0", number(0))
        entry = LogEntry(
            Channel.CALL, Disposition.RIGHT_PARTY, MORNING.replace(tzinfo=None) + timedelta(hours=7)
        )
        desk.casework.log("C0", lead.lead_id, entry)
        assert desk.one().asked == 1
        assert [row["case_no"] for row in desk.ledger()] == ["C1"]


# --- identity -------------------------------------------------------------------------------------


def test_identity_is_asked_only_where_there_is_one(tmp_path: Path) -> None:
    known = {("ThreeElementsVerification", number(n)): {"IsConsistent": 1} for n in range(7)}
    with Dytns(known) as server:
        tables = service("dytns-identity", server, auth_code="a", basis="CONTRACT-9")
        with pull_desk(tmp_path, tables, cases=7) as desk:
            before = lead_at(desk.casework, "C0", number(0)).p_current
            report = desk.one()
            after = lead_at(desk.casework, "C0", number(0)).p_current
    assert report.asked == len(IDS)
    assert report.unasked == {"no_id_no": 7 - len(IDS)}
    assert after > before


# --- lost contact ---------------------------------------------------------------------------------


def repair(server: Loopback, **settings: object) -> dict[str, dict[str, object]]:
    return service(
        "carrier-lost-contact", server, caller="0571-87650001", basis="CONTRACT-9",
        carriers=[CARRIER], **settings,
    )  # fmt: skip


def dead(folder: Path, *cases: int) -> list[tuple[str, Path]]:
    """A number check that found the cases' numbers vacant."""
    path = folder / "dead.csv"
    rows = "".join(f"{number(n)},空号,2026-06-01\n" for n in cases)
    path.write_text(f"手机号,状态,检测时间\n{rows}", encoding="utf-8")
    return [("number-status", path)]


def test_a_relay_number_becomes_the_best_lead_and_ages_in_days(tmp_path: Path) -> None:
    with (
        Antchain({(CARRIER, IDS[0]): 1}) as server,
        pull_desk(tmp_path, repair(server), cases=2, files=dead(tmp_path, 0)) as desk,
    ):
        report = desk.one()
        best = desk.casework.case_leads("C0").leads[0].lead
        later = Casework(desk.casework._parts, MORNING.date() + timedelta(days=60))
        aged = lead_at(later, "C0", "19100010001")
        # With a number that reaches them on file, carriers are not asked again.
        desk.now = MORNING + timedelta(days=20)
        assert desk.one().asked == 0
    # Init and bind; the other case's number looks alive.
    assert (report.asked, report.answered, report.count.new) == (2, 2, 1)
    assert (best.point.use, best.point.value) == (ContactUse.RELAY, "19100010001")
    assert best.p_current > 0.8 > 0.3 > aged.p_current
    assert server.bound == [(next(iter(server.begun)), "1")]


def test_a_relay_number_joins_nobody(tmp_path: Path) -> None:
    """Bound to one person this week and to another the next."""
    lines = {(CARRIER, IDS[0]): 1, (CARRIER, IDS[1]): 1}
    with (
        Antchain(lines) as server,
        pull_desk(tmp_path, repair(server, at_once=1), cases=2, files=dead(tmp_path, 0, 1)) as desk,
    ):
        bind = server.answer

        def always_the_same(asked: Asked) -> Reply:
            if "repairmobile.bind" in asked.target:
                return reply_json(
                    {"response": {"result_code": "OK", "mobile_x": "19100010001"}, "sign": ""}
                )
            return bind(asked)

        server.answer = always_the_same
        desk.one()
        subjects = {
            item.lead.party.entity_id
            for case in desk.casework.leads()
            for item in case.leads
            if item.lead.point.value == "19100010001"
        }
    assert len(subjects) == 2


def test_a_doubtful_process_is_fetched_for_nothing(tmp_path: Path) -> None:
    with (
        Antchain({(CARRIER, IDS[0]): 1}) as server,
        pull_desk(tmp_path, repair(server), cases=1, files=dead(tmp_path, 0)) as desk,
    ):
        honest = server.answer

        def lost(asked: Asked) -> Reply:
            honest(asked)
            return half("{")

        server.answer = lost
        first = desk.one()
        server.answer = honest
        second = desk.one()
    assert (first.asked, first.doubtful, first.answered) == (1, 1, 0)
    # The query is free; only the binding is a new look-up.
    assert (second.resumed, second.asked, second.answered, second.count.new) == (1, 1, 2, 1)
    assert len(server.begun) == 1


def test_a_process_that_never_arrived_is_begun_anew_at_once(tmp_path: Path) -> None:
    with (
        Antchain({(CARRIER, IDS[0]): 1}) as server,
        pull_desk(tmp_path, repair(server), cases=1, files=dead(tmp_path, 0)) as desk,
    ):
        server.troubles.append(Reply(502, b""))
        assert desk.one().doubtful == 1
        again = desk.one()
        states = [(row["state"], row["counted"]) for row in desk.ledger()]
    assert (again.answered, again.count.new) == (2, 1)
    assert states == [("failed", False), ("answered", True), ("answered", True)]


def test_an_answer_that_takes_its_time_is_fetched_by_the_next_pull(tmp_path: Path) -> None:
    with (
        Antchain({(CARRIER, IDS[0]): 1}) as server,
        pull_desk(tmp_path, repair(server), cases=1, files=dead(tmp_path, 0)) as desk,
    ):
        server.ready = False
        assert (desk.one().waiting, desk.one().waiting) == (1, 1)
        server.ready = True
        assert desk.one().count.new == 1
    assert len(server.begun) == 1


def test_a_borrower_closed_to_contact_is_not_looked_for(tmp_path: Path) -> None:
    flags = tmp_path / "flags.csv"
    flags.write_text("案件编号,标记\nC0,represented\n", encoding="utf-8")
    files = [*dead(tmp_path, 0), ("flags", flags)]
    with (
        Antchain({}) as server,
        pull_desk(tmp_path, repair(server), cases=1, files=files) as desk,
    ):
        report = desk.one()
    assert (report.asked, report.unasked) == (0, {"closed": 1})
    assert not server.asked
