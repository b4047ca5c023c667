"""changes tells what became known, masked; explain tells the facts and the basis of each record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.verbs import PERSONAL, answer, run
from tests.e2e.lender_files import BASIS, CASE, REPORT

NEW_NUMBER = "19900007777"
OLDER = (
    REPORT.replace("2026031500000000000001", "2025121000000000000007")
    .replace("2026-03-15T10:21:35", "2025-12-10T09:00:00")
    .replace("2026-02-20", "2024-02-20")
    .replace("19900002222", "19900003333")
)
NEWER = (
    REPORT.replace("2026031500000000000001", "2026060100000000000002")
    .replace("2026-03-15T10:21:35", "2026-06-01T09:00:00")
    .replace("2026-02-20", "2026-05-11")
    .replace("19900002222", NEW_NUMBER)
    .replace("</Document>", "")
    + """<PMM><PB02><PB020D01>20</PB020D01><PB020Q01>测试戊</PB020Q01></PB02></PMM>
<PND><PE01><PE01A><PE01AD01>TE</PE01AD01><PE01AQ01>测试通信有限公司</PE01AQ01>
<PE01AD03>0</PE01AD03><PE01AR02>2026-05</PE01AR02></PE01A></PE01></PND></Document>"""
)


def import_report(workspace: Path, folder: Path, text: str, basis: str = BASIS) -> Path:
    path = folder / "second.xml"
    path.write_text(text, encoding="utf-8")
    run(workspace, "import", "credit-reports", str(path), "--basis", basis)
    return path


def events(workspace: Path, *words: str) -> list[dict[str, Any]]:
    lines = run(workspace, "changes", "--json", *words).stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_one_report_is_no_news(workspace: Path) -> None:
    done = run(workspace, "changes")
    assert done.stdout == ""
    assert "nothing new" in done.stderr


def test_what_the_newer_report_has(workspace: Path, tmp_path: Path) -> None:
    import_report(workspace, tmp_path, NEWER)
    found = events(workspace)
    assert [(e["use"], e["value"], e["party"]) for e in found] == [
        ("mobile", "199****7777", "subject"),
        ("spouse", "测**", "subject"),
    ]
    phone = found[0]
    assert (phone["case_no"], phone["event"]) == (CASE, "new_in_report")
    assert (phone["day"], phone["before"]) == ("2026-06-01", "2026-03-15")
    assert phone["observed_at"] == "2026-05-11"
    assert phone["record"] == "***"
    for lang in ("en", "zh"):
        shown = run(workspace, "changes", "--lang", lang).output
        assert "2026-06-01" in shown
        assert "2026-03-15" in shown
        assert not [word for word in (*PERSONAL, NEW_NUMBER, "测试戊") if word in shown]


def test_tables_of_values_are_compared_by_kind(workspace: Path, tmp_path: Path) -> None:
    """An extract of mobiles says nothing of homes; one of both says what is new of each."""
    header = "证件号码,姓名,报告日期,类型,值,更新日期"
    who = "330127198503121014,测试甲"
    rows = [
        f"{who},2026-05-01,手机,19900002222,2026-02-20",
        f"{who},2026-06-01,手机,{NEW_NUMBER},2026-05-20",
        f"{who},2026-06-01,居住地址,浙江省杭州市萧山区测试大道9号,2026-05-20",
    ]
    path = tmp_path / "table.csv"
    for order in (rows, rows[::-1]):
        path.write_text("\n".join([header, *order]), encoding="utf-8")
        run(workspace, "import", "credit-reports", str(path), "--basis", BASIS)
        found = [(e["value"], e["day"], e["before"]) for e in events(workspace)]
        # The whole report of March had no home at all: so the address is news as well.
        assert found == [
            ("浙江省杭州市萧山区***", "2026-06-01", "2026-03-15"),
            ("199****7777", "2026-06-01", "2026-05-01"),
        ]


def test_it_is_told_once_and_since_when_it_was_learnt(workspace: Path, tmp_path: Path) -> None:
    path = import_report(workspace, tmp_path, NEWER)
    before = events(workspace)
    run(workspace, "import", "credit-reports", str(path), "--basis", BASIS)
    assert events(workspace) == before
    assert events(workspace, "--since", "2020-01-01") == before
    assert events(workspace, "--since", "2020年1月1日 10:30") == before
    assert events(workspace, "--since", "2100-01-01") == []


def test_nothing_dated_after_the_day_is_told(workspace: Path, tmp_path: Path) -> None:
    import_report(workspace, tmp_path, NEWER)
    import_report(workspace, tmp_path, OLDER)
    assert {e["day"] for e in events(workspace)} == {"2026-03-15", "2026-06-01"}
    assert {e["day"] for e in events(workspace, "--as-of", "2026-05-31")} == {"2026-03-15"}
    assert events(workspace, "--as-of", "2026-03-14") == []


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", "05/06/2026"])
def test_a_time_that_is_none_is_bad_usage(workspace: Path, text: str) -> None:
    done = run(workspace, "changes", "--since", text, status=2)
    assert "--since" in done.stderr


def test_the_lead_says_that_it_is_new(workspace: Path, tmp_path: Path) -> None:
    import_report(workspace, tmp_path, NEWER)
    leads = answer(workspace, "explain", CASE)["leads"]
    (lead,) = [lead for lead in leads if lead["value"] == "199****7777"]
    (reason,) = [reason for reason in lead["current"] if reason["code"] == "new_in_report"]
    assert reason["says"] == (
        "new in the report of 2026-06-01; the report of 2026-03-15 did not have it"
        " (updated after the default)"
    )
    assert reason["weight"] > 0.5


def test_explain_tells_facts_basis_and_purpose(workspace: Path, tmp_path: Path) -> None:
    import_report(workspace, tmp_path, NEWER, basis="AUTH-2026-77")
    told = answer(workspace, "explain", CASE)
    facts = {(f["fact"], f["value"], f["observed_at"]) for f in told["facts"]}
    assert ("activity", "telecom_paid", "2026-05-01") in facts
    assert ("marital_status", "married", "2026-06-01") in facts
    reports = {
        r["stated_on"]: (r["basis"], r["query_reason"])
        for r in told["records"]
        if r["source"] == "credit-reports"
    }
    assert reports == {
        "2026-03-15": (BASIS, "post_loan_management"),
        "2026-06-01": ("AUTH-2026-77", "post_loan_management"),
    }
    shown = run(workspace, "explain", CASE).stdout
    assert "AUTH-2026-77" in shown
    assert "telecom_paid" in shown
    assert "测试通信" not in shown
    zh = run(workspace, "explain", CASE, "--lang", "zh").stdout
    assert "电信账户缴费正常" in zh
    assert "贷后管理" in zh
    revealed = run(workspace, "explain", CASE, "--reveal").stdout
    assert "测试通信有限公司" in revealed


def test_of_one_lead_only_its_own_records_are_told(workspace: Path, tmp_path: Path) -> None:
    import_report(workspace, tmp_path, NEWER)
    leads = answer(workspace, "explain", CASE)["leads"]
    (lead,) = [lead for lead in leads if lead["value"] == "199****7777"]
    told = answer(workspace, "explain", CASE, lead["lead_id"])
    assert [r["stated_on"] for r in told["records"]] == ["2026-06-01"]
    shown = run(workspace, "explain", CASE, lead["lead_id"]).stdout
    assert "telecom_paid" not in shown


def test_a_report_of_another_purpose_is_refused_by_rule(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.xml"
    path.write_text(NEWER.replace(">01</PA01BD02>", ">02</PA01BD02>"), encoding="utf-8")
    done = run(workspace, "import", "credit-reports", str(path), "--basis", BASIS, status=1)
    assert "CN-REPORT" in done.stderr
    assert events(workspace) == []


def test_the_digest_tells_what_a_new_report_did_to_the_leads(
    workspace: Path, tmp_path: Path
) -> None:
    run(workspace, "trace", "--all")
    silent = run(workspace, "changes", "--digest")
    assert silent.stdout == ""
    assert "no lead moved" in silent.stderr
    import_report(workspace, tmp_path, NEWER)
    run(workspace, "trace", "--changed")
    (line,) = run(workspace, "changes", "--digest", "--json").stdout.splitlines()
    told = json.loads(line)
    assert told["case_no"] == CASE
    new = {move["value"]: move for move in told["moves"] if move["move"] == "new_lead"}
    assert new["199****7777"]["was"] is None
    assert new["199****7777"]["now"]["rank"] <= 2
    for lang in ("en", "zh"):
        shown = run(workspace, "changes", "--digest", "--lang", lang).output
        assert "199****7777" in shown
        assert not [word for word in (*PERSONAL, NEW_NUMBER, "测试戊") if word in shown]
    assert run(workspace, "changes", "--digest", "--since", "2099-01-01").stdout == ""
    run(workspace, "trace", "--all")
    assert run(workspace, "changes", "--digest", "--json").stdout.splitlines() == [line]
