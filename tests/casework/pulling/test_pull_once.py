"""A pull from plan to kept answer; the ledger remembers what was asked."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from skiptrace.casework.pulling import PullRequest
from skiptrace.errors import UsageError
from skiptrace.model.claim import NumberStatus
from skiptrace.model.lookup import LookupState
from tests.casework.desk import MORNING, import_file
from tests.casework.pulling.pull_desk import checks, number, pull_desk
from tests.sources.live.providers import Dytns, Provider, half
from tests.sources.loopback import Reply, reply_json

STATUS = "DescribePhoneNumberStatusForReal"


def states(count: int, said: str = "NORMAL") -> Dytns:
    return Dytns({(STATUS, number(n)): {"Status": said} for n in range(count)})


def test_answers_are_evidence_and_a_second_pull_asks_nothing(tmp_path: Path) -> None:
    with states(3, "SHUTDOWN") as server, pull_desk(tmp_path, checks(server)) as desk:
        before = {item.case.case_no: item.leads[0].lead for item in desk.casework.leads()}
        first = desk.one()
        again = desk.one()
        leads = {item.case.case_no: item for item in desk.casework.leads()}
    assert (first.planned, first.asked, first.answered, first.count.new) == (3, 3, 3, 3)
    assert (again.planned, again.asked) == (0, 0)
    assert len(server.asked) == 3
    reasons = [
        reason
        for item in leads["C0"].leads
        if item.lead.point.value == number(0)
        for reason in item.lead.current
        if reason.code == "status"
    ]
    assert reasons[0].params["status"] == NumberStatus.SUSPENDED
    assert before["C0"].point.value == number(0)


def test_every_look_up_is_audited_before_it_leaves(tmp_path: Path) -> None:
    audited_at_first_question: list[list[tuple[str, str]]] = []
    with states(1) as server, pull_desk(tmp_path, checks(server), cases=1) as desk:
        honest = server.answer

        def watching(asked: object) -> Reply:
            audited_at_first_question.append(desk.audited())
            return honest(asked)  # type: ignore[arg-type]

        server.answer = watching
        desk.one()
    assert audited_at_first_question == [[("lookup", "C0")]]


def test_provenance_leads_from_the_claim_to_the_look_up(tmp_path: Path) -> None:
    with states(1) as server, pull_desk(tmp_path, checks(server), cases=1) as desk:
        desk.one(basis="CONTRACT-9")
        (entry,) = desk.ledger()
        with desk.store._engines.read.begin() as connection:
            rows = connection.exec_driver_sql(
                "SELECT c.import_id, c.basis, i.file_name, c.notes FROM claims c"
                " JOIN imports i ON i.import_id = c.import_id WHERE c.statement = 'status'"
            ).all()
    (row,) = rows
    assert (row[0], row[1], row[2]) == (entry["lookup_id"], "CONTRACT-9", "pull:checks")
    assert str(entry["lookup_id"]) in row[3]


def test_an_answer_grows_old_and_the_question_may_be_asked_anew(tmp_path: Path) -> None:
    tables_of = {"fresh_days": 10, "older_than_days": 10}
    with states(1) as server, pull_desk(tmp_path, checks(server, **tables_of), cases=1) as desk:
        desk.one()
        desk.now = MORNING + timedelta(days=9)
        desk.casework.today = desk.casework.as_of = desk.now.date()
        assert desk.one().asked == 0
        desk.now = MORNING + timedelta(days=11)
        desk.casework.today = desk.casework.as_of = desk.now.date()
        assert desk.one().asked == 1
    assert len(server.asked) == 2


def test_a_check_from_a_file_counts_as_known(tmp_path: Path) -> None:
    path = tmp_path / "checked.csv"
    path.write_text(f"手机号,状态,检测时间\n{number(0)},正常,2026-06-25\n", encoding="utf-8")
    files = [("number-status", path)]
    with states(2) as server, pull_desk(tmp_path, checks(server), cases=2, files=files) as desk:
        assert desk.one().asked == 1


def test_one_number_in_two_cases_is_asked_about_once(tmp_path: Path) -> None:
    path = tmp_path / "twins.csv"
    path.write_text(
        "案件编号,姓名,身份证号,手机号,放款日期\n"
        f"D1,测试甲,330127198503121014,{number(7)},2024-01-01\n"
        f"D2,测试甲,330127198503121014,{number(7)},2024-02-01\n",
        encoding="utf-8",
    )
    files = [("cases", path)]
    with (
        Dytns({(STATUS, number(7)): {"Status": "NORMAL"}}) as server,
        pull_desk(tmp_path, checks(server), cases=0, files=files) as desk,
    ):
        assert desk.one().asked == 1
    assert len(server.asked) == 1


def test_what_the_rules_close_is_not_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "flags.csv"
    path.write_text("案件编号,标记\nC0,do_not_contact\n", encoding="utf-8")
    files = [("flags", path)]
    with states(2) as server, pull_desk(tmp_path, checks(server), cases=2, files=files) as desk:
        report = desk.one()
        assert (report.planned, report.asked) == (1, 1)
        assert desk.audited() == [("lookup", "C1")]


def test_only_the_named_case_is_asked_about(tmp_path: Path) -> None:
    with states(3) as server, pull_desk(tmp_path, checks(server)) as desk:
        assert desk.one(cases=["C1"]).asked == 1
        assert desk.audited() == [("lookup", "C1")]
        with pytest.raises(UsageError, match="no such case"):
            desk.one(cases=["nobody"])


def test_a_dry_run_asks_nothing_and_says_what_it_would_cost(tmp_path: Path) -> None:
    with (
        states(3) as server,
        pull_desk(tmp_path, checks(server, price="0.05", budget_per_run=2)) as desk,
    ):
        report = desk.one(dry_run=True)
        assert not desk.audited()
    assert (len(report.would), report.left, str(report.cost)) == (2, 1, "0.10")
    assert not server.asked
    worths = [lookup.worth for lookup in report.would]
    assert worths == sorted(worths, reverse=True)


def test_a_past_day_and_unknown_sources_are_bad_usage(tmp_path: Path) -> None:
    with states(1) as server:
        past = date(2026, 1, 1)
        with (
            pull_desk(tmp_path, checks(server), cases=1, as_of=past) as desk,
            pytest.raises(UsageError, match="a day that is gone"),
        ):
            desk.one()
        with pull_desk(tmp_path, checks(server), cases=1) as desk:
            with pytest.raises(UsageError, match="no such live source: x"):
                desk.pull("x")
            with pytest.raises(UsageError, match="needs the names"):
                desk.pull(retry_doubtful=True)
    assert not server.asked


def test_services_about_people_need_a_lawful_basis(tmp_path: Path) -> None:
    with Dytns({}) as server:
        tables = {
            "three": {"service": "dytns-identity", "url": server.url, "auth_code": "a"},
        }
        with pull_desk(tmp_path, tables, cases=1) as desk:
            with pytest.raises(UsageError, match="lawful basis"):
                desk.one()
            assert desk.one(basis="CONTRACT-9").asked == 1


def test_a_missing_key_is_told_before_anything_is_put_on_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DYTNS_KEY")
    with states(1) as server, pull_desk(tmp_path, checks(server), cases=1) as desk:
        with pytest.raises(UsageError, match="DYTNS_KEY"):
            desk.one()
        assert not desk.audited()


# --- trouble -----------------------------------------------------------------------------------


def test_a_refusing_service_is_left_alone_at_once(tmp_path: Path) -> None:
    with (
        Provider(lambda _: Reply(401, b"{}")) as server,
        pull_desk(tmp_path, checks(server, at_once=1), cases=5) as desk,
    ):
        report = desk.one()
    assert (report.asked, report.failed, report.left) == (1, 1, 4)
    assert report.broken
    assert "key is refused" in report.problem
    assert len(server.asked) == 1


def test_a_service_that_is_down_is_left_alone_after_five(tmp_path: Path) -> None:
    with (
        Provider(lambda _: Reply(503, b"{}", {"Retry-After": "9999"})) as server,
        pull_desk(tmp_path, checks(server, at_once=1), cases=9) as desk,
    ):
        report = desk.one()
        spent = desk.store.ledger.spent("checks", date(2026, 6, 30))
    assert (report.asked, report.failed, report.left, report.broken) == (5, 5, 4, True)
    assert spent == 0


def test_one_bad_answer_loses_no_other(tmp_path: Path) -> None:
    with states(3) as server, pull_desk(tmp_path, checks(server, paid=False)) as desk:
        server.troubles.append(reply_json({"Code": "Surprise"}))
        report = desk.one()
        retried = desk.one()
    assert (report.answered, report.failed, report.broken) == (2, 1, False)
    assert (retried.asked, retried.answered) == (1, 1)


def test_an_answer_that_cannot_be_read_goes_to_the_rejects_file(tmp_path: Path) -> None:
    with (
        Dytns({(STATUS, number(0)): {"Status": "STRANGE"}}) as server,
        pull_desk(tmp_path, checks(server), cases=1) as desk,
    ):
        report = desk.one()
    assert report.count.rejected == 1
    assert report.rejects is not None
    assert report.rejects.stat().st_mode & 0o077 == 0
    with report.rejects.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["file"], row["column"], row["value"]) == ("checks", "status", "STRANGE")


def test_what_is_in_doubt_is_named_and_asked_again_only_when_released(tmp_path: Path) -> None:
    with states(2) as server, pull_desk(tmp_path, checks(server, at_once=1), cases=2) as desk:
        server.troubles.append(half("{"))
        first = desk.one()
        second = desk.one()
        released = desk.one(retry_doubtful=True)
        entries = desk.store.ledger.open_entries("checks")
        audited = [action for action, _ in desk.audited()]
    assert (first.answered, first.doubtful) == (1, 1)
    assert (second.asked, second.doubtful) == (0, 1)
    assert (released.released, released.asked, released.answered) == (1, 1, 1)
    assert not entries
    assert audited.count("lookup-released") == 1
    assert len(server.asked) == 3


def test_an_interrupt_keeps_what_was_already_sent(tmp_path: Path) -> None:
    def interrupt(what: str, _done: int, _total: int | None) -> None:
        if what == "checks":
            raise KeyboardInterrupt

    with states(9) as server, pull_desk(tmp_path, checks(server, at_once=3), cases=9) as desk:
        with pytest.raises(KeyboardInterrupt):
            desk.puller().pull(PullRequest(("checks",)), interrupt)
        rows = desk.ledger()
        assert {row["state"] for row in rows} == {LookupState.ANSWERED}
        assert len(rows) == len(server.asked) < 9
        assert desk.one().asked == 9 - len(rows)


def test_what_is_in_doubt_stays_on_the_budget(tmp_path: Path) -> None:
    tables = {"at_once": 1, "budget_per_day": 2}
    with states(3) as server, pull_desk(tmp_path, checks(server, **tables)) as desk:
        server.troubles.append(Reply(500, b"{}"))
        report = desk.one()
        rows = desk.ledger()
    assert (report.asked, report.doubtful, report.answered, report.left) == (2, 1, 1, 1)
    assert report.budget_spent
    assert not report.broken
    assert [(row["state"], row["counted"]) for row in rows] == [
        (LookupState.DOUBTFUL, True),
        (LookupState.ANSWERED, True),
    ]


def test_imports_and_pulls_live_side_by_side(tmp_path: Path) -> None:
    with states(1) as server, pull_desk(tmp_path, checks(server), cases=1) as desk:
        desk.one()
        path = tmp_path / "same.csv"
        path.write_text(f"手机号,状态,检测时间\n{number(0)},正常,2026-06-30\n", encoding="utf-8")
        count = import_file(desk.casework, "number-status", path).count
    # The file says the same of the same day: evidence of one act, counted once in ranking.
    assert count.new + count.known == 1
