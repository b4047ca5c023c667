"""Places, companies and own systems, from leads to the evidence that an answer is."""

import sqlite3
from pathlib import Path

import pytest

from tests.casework.pulling.pull_desk import IDS, NAMES, pull_desk, service
from tests.sources.live.providers import Amap, Provider, Qichacha
from tests.sources.loopback import Asked, Reply, reply_json


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
