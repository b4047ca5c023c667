"""Each sort of question, from the leads of a case to the evidence that its answer is."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from skiptrace.casework import Casework, ClearedLead
from skiptrace.casework.contact import LogEntry
from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactUse
from skiptrace.model.lead import Lead
from tests.casework.desk import MORNING
from tests.casework.pulling.pull_desk import IDS, NAMES, PullDesk, number, pull_desk
from tests.sources.live.providers import Amap, Antchain, Dytns, Provider, Qichacha, half
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

TWICE = "DescribePhoneTwiceTelVerify"
CARRIER = "CHINA_MOBILE"


def service(name: str, server: Loopback, **settings: object) -> dict[str, dict[str, object]]:
    return {"probe": {"service": name, "url": server.url, **settings}}


def lead_at(casework: Casework, case_no: str, value: str) -> Lead:
    (found,) = [
        item.lead for item in casework.case_leads(case_no).leads if item.lead.point.value == value
    ]
    return found


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
    assert (second.answered, second.count.new) == (2, 1)
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


# --- places, companies, own systems ---------------------------------------------------------------


def test_a_place_is_kept_for_the_address_and_every_door_of_its_house(tmp_path: Path) -> None:
    site = "浙江省杭州市西湖区测试路88号测试小区"
    path = tmp_path / "moved.csv"
    path.write_text(
        "案件编号,类型,值,更新时间\n"
        f"C0,家庭地址,{site}3幢2单元1201室,2026-05-01\nC1,家庭地址,{site}5幢301室,2026-05-01\n",
        encoding="utf-8",
    )
    known = {site: {"location": "120.1,30.25", "level": "门牌号", "adcode": "330106"}}
    with (
        Amap(known) as server,
        pull_desk(tmp_path, service("amap", server), cases=2, files=[("crm", path)]) as desk,
    ):
        desk.one()
        sent = {asked.fields["address"] for asked in server.asked}
        where = desk.store.ledger.locations([f"{site}3幢2单元1201室", f"{site}9幢", "别处"])
    assert site in sent
    assert not [address for address in sent if "1201" in address or "幢" in address]
    assert set(where) == {f"{site}3幢2单元1201室", f"{site}9幢"}
    found = where[f"{site}9幢"]
    assert (found.precision, found.source) == ("door", "probe")
    assert found.lon == pytest.approx(120.095, abs=0.01)


def test_employers_are_looked_up_in_the_register(tmp_path: Path) -> None:
    name = "杭州测试0物流有限公司"
    result = {"Name": name, "Address": "浙江省杭州市萧山区测试大道1号"}
    with (
        Qichacha({name: result}) as server,
        pull_desk(tmp_path, service("qichacha", server), cases=2) as desk,
    ):
        report = desk.one()
    assert (report.asked, report.answered, report.nothing, report.count.new) == (2, 2, 1, 1)


CRM: dict[str, object] = {
    "service": "json", "kind": "crm", "body": {"id": "{id_no}"},
    "answer": {"rows": "rows", "next": "next"},
    "columns": {"id_no": "={id_no}", "kind": "=mobile", "value": "tel", "observed_at": "day"},
}  # fmt: skip


def test_an_own_system_is_asked_about_each_subject(tmp_path: Path) -> None:
    row = {"tel": "19900008888", "day": "2026-06-01"}
    with (
        Provider(lambda _: reply_json({"rows": [row]})) as server,
        pull_desk(tmp_path, {"crm": {**CRM, "url": server.url}}, cases=2) as desk,
    ):
        report = desk.one()
        values = {i.lead.point.value for i in desk.casework.case_leads("C0").leads}
    assert {asked.json()["id"] for asked in server.asked} == set(IDS[:2])  # type: ignore[index]
    assert (report.answered, report.count.new) == (2, 2)
    assert "19900008888" in values


SWEEP: dict[str, object] = {
    **CRM, "about": "everything", "body": {"cursor": "{cursor}"}, "kind": "customers",
    "columns": {"customer_no": "no", "name": "name", "mobile": "tel"},
}  # fmt: skip


def test_a_sweep_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    def page(asked: Asked) -> Reply:
        body = asked.json()
        assert isinstance(body, dict)
        n = int(body["cursor"] or 0)
        rows = [{"no": f"K{n}", "name": f"测试{NAMES[n]}", "tel": f"1990001{n:04d}"}]
        return reply_json({"rows": rows, "next": str(n + 1) if n < 4 else None})

    with (
        Provider(page) as server,
        pull_desk(tmp_path, {"core": {**SWEEP, "url": server.url}}, cases=1) as desk,
    ):
        honest = server.answer
        server.answer = lambda asked: Reply(500, b"{}") if len(server.asked) > 2 else honest(asked)
        cut = desk.one()
        server.answer = honest
        rest = desk.one()
        done = desk.one()
    assert (cut.answered, cut.failed, cut.count.new) == (2, 1, 2)
    assert (rest.known, rest.answered, rest.count.new) == (2, 3, 3)
    assert (done.known, done.asked) == (5, 0)


def test_a_database_is_read_through_like_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    core = sqlite3.connect(tmp_path / "core.db")
    core.execute("CREATE TABLE customer (no, name, tel)")
    people = [(f"K{n}", f"测试{NAMES[n]}", f"1990001{n:04d}") for n in range(20)]
    core.executemany("INSERT INTO customer VALUES (?, ?, ?)", [*people, ("K99", "测试甲", "12")])
    core.commit()
    core.close()
    monkeypatch.setenv("CORE_DB", f"sqlite:///{tmp_path / 'core.db'}")
    table: dict[str, object] = {
        "service": "sql", "dsn_env": "CORE_DB", "kind": "customers",
        "query": "SELECT no, name, tel FROM customer",
        "columns": {"customer_no": "no", "name": "name", "mobile": "tel"},
    }  # fmt: skip
    with pull_desk(tmp_path, {"core": table}, cases=1) as desk:
        first, second = desk.one(), desk.one()
        monkeypatch.setenv("CORE_DB", f"sqlite:///{tmp_path / 'gone.db'}")
        gone = desk.one()
    assert (first.count.read, first.count.new, first.count.rejected) == (21, 20, 1)
    assert (second.count.new, second.count.known) == (0, 20)
    assert gone.broken
    assert "the database refuses" in gone.problem
