"""Bills, a job, its company and a court through the real command, to leads that the gate holds."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skiptrace.store import open_store
from tests.e2e.command import ROOT, Done, Shell
from tests.store.dump import logical_dump

AS_OF = "2026-06-30"
OWNER, MOTHER, UNKNOWN, SHOP = "19900001234", "19100015678", "19100019999", "19100010000"
ID = "330127198503121014"
FIRM = "杭州测试物流有限公司"
CONSENT = "机主授权书 TEST-1"
COURT, OTHER_COURT = "淳安县人民法院", "桐庐县人民法院"


def table(folder: Path, kind: str, *rows: tuple[str, ...]) -> str:
    path = folder / f"{kind}.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="gb18030")
    return str(path)


def calls(peer: str, days: range, month: str = "2026-06") -> list[tuple[str, ...]]:
    ways = ("主叫", "被叫")
    return [
        (OWNER, f"{month}-{day:02d} 21:05:{place:02d}", ways[place % 2], peer, "3分12秒")
        for place, day in enumerate(days)
    ]


def import_all(shell: Shell, folder: Path) -> None:
    case = ("案件编号", "姓名", "身份证号", "手机号", "放款日期", "联系人1姓名", "联系人1关系",
            "联系人1电话")  # fmt: skip
    row = ("C1", "测试甲", ID, OWNER, "2024-06-18", "测试丁", "母亲", MOTHER)
    shell("import", "cases", table(folder, "cases", case, row))
    head = ("本机号码", "起始时间", "通信方式", "对方号码", "通信时长")
    bill = [
        *calls(MOTHER, range(1, 29)),
        *calls(UNKNOWN, range(2, 28, 2)),
        *calls(SHOP, range(3, 5)),
    ]
    shell("import", "call-records", table(folder, "bill", head, *bill), "--basis", CONSENT)
    job = ("身份证号", "参保单位", "缴至年月", "查询日期")
    paid = table(folder, "job", job, (ID, FIRM, "202605", "2026-06-01"))
    shell("import", "employment", paid, "--basis", "court order 7")
    firm = ("企业名称", "联系电话", "登记状态", "查询日期")
    shell("import", "companies", table(folder, "firm", firm, (FIRM, "057187650002", "存续", AS_OF)))
    court = ("被执行人", "身份证号", "执行法院", "案号", "立案时间")
    known = ("测试甲", ID, COURT, "(2025)浙0127执1号", "2025-08-14")
    masked = ("测试甲", "3301**********1014", OTHER_COURT, "(2025)浙0122执2号", "2025-09-01")
    shell("import", "court", table(folder, "court", court, known, masked))
    shell("trace", "--all")


def test_from_bills_and_registers_to_leads_that_the_gate_holds(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "w", AS_OF)
    shell("init")
    import_all(shell, tmp_path)
    found = shell("leads", "--format", "jsonl", "--reveal").lines
    leads = {lead["value"]: lead for lead in found}
    says = {value: " | ".join(e["says"] for e in lead["evidence"]) for value, lead in leads.items()}

    mother, unknown = leads[MOTHER], leads[UNKNOWN]
    assert (mother["party"], mother["relation"]) == ("third_party", "parent")
    assert "they spoke 28 times on 28 days" in says[MOTHER]
    assert (unknown["party"], unknown["relation"]) == ("third_party", "unknown")
    assert unknown["p_reach"] < mother["p_reach"]
    # An errand makes nobody a lead.
    assert SHOP not in leads
    # The borrower is not shown to be lost, so nobody else may be called.
    assert not mother["allowed"]
    assert not unknown["allowed"]

    assert leads["0571-87650002"]["party_name"] == FIRM
    assert leads[FIRM]["channel"] == "inquiry"
    assert leads[COURT]["party"] == "institution"
    # The masked number and the like name attach nobody.
    assert OTHER_COURT not in leads

    told = Shell(tmp_path / "w", AS_OF, "zh")("explain", "C1").text
    assert "共通话 28 次" in told
    assert OWNER not in told
    assert UNKNOWN not in told


def test_a_bill_without_consent_ends_with_status_two_and_keeps_nothing(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "w", AS_OF)
    shell("init")
    head = ("本机号码", "起始时间", "通信方式", "对方号码", "通信时长")
    path = table(tmp_path, "bill", head, *calls(MOTHER, range(1, 5)))
    for basis in ([], ["--basis", "合同第九条"]):
        done: Done = shell("import", "call-records", path, *basis, status=2)
        assert "Telecom secrecy" in done.err
        assert OWNER not in done.err
    assert shell("import", "call-records", path, "--basis", CONSENT, "--json").lines[0]["new"] == 4


LINES = 15_000


@pytest.mark.slow
def test_an_import_of_bills_that_is_killed_and_run_again_is_as_if_undisturbed(
    tmp_path: Path,
) -> None:
    head = "本机号码,起始时间,通信方式,对方号码,通信时长\n"
    rows = "".join(
        f"{OWNER},2026-06-{1 + n % 28:02d} 10:{n % 60:02d}:00,主叫,191{n // 2:08d},60\n"
        for n in range(LINES)
    )
    path = tmp_path / "bill.csv"
    path.write_text(head + rows, encoding="utf-8")
    words = ["import", "call-records", str(path), "--basis", CONSENT]
    disturbed, plain = Shell(tmp_path / "a", AS_OF), Shell(tmp_path / "b", AS_OF)
    for shell in (disturbed, plain):
        shell("init")
    assert [kill_at(tmp_path / "a", words, kept) for kept in (0, 500, 3_000)] == [True] * 3
    again = disturbed(*words, "--json").lines[0]
    assert again["read"] == LINES == again["new"] + again["known"]
    assert again["known"] > 0
    assert plain(*words, "--json").lines[0]["new"] == LINES
    dumps = []
    for folder in ("a", "b"):
        store = open_store(f"sqlite:///{tmp_path / folder / 'skiptrace.db'}")
        dumps.append(logical_dump(store))
        store.close()
    assert dumps[0] == dumps[1]


def kill_at(workspace: Path, words: list[str], kept: int) -> bool:
    """Starts the import and kills it once more than `kept` records stand in the database."""
    command = [sys.executable, "-m", "skiptrace", "--workspace", str(workspace), "--quiet", *words]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    database = sqlite3.connect(f"file:{workspace / 'skiptrace.db'}?mode=ro", uri=True)
    try:
        while process.poll() is None:
            (count,) = database.execute("SELECT COUNT(*) FROM records").fetchone()
            if count > kept:
                break
            time.sleep(0.005)
    finally:
        database.close()
        process.kill()
        process.wait()
    return process.returncode != 0
