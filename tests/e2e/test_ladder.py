"""From an address on a form to the village office's line, through the real command."""

import pytest

from tests.e2e.command import Shell

AS_OF = "2026-06-30"
ID = "330127198503121014"
VILLAGE, TOWNSHIP, COUNTY = "0571-87650001", "0571-87650002", "0571-87650003"
FILES = {
    "cases": (
        "案件编号,姓名,身份证号,手机号,逾期日期",
        f"C1,测试甲,{ID},19900001234,2025-09-20",
        "C2,测试乙,330123197003121018,19900005678,2025-09-20",
        "C3,测试丙,330127199001011012,19900007777,2025-09-20",
    ),
    "registered-addresses": (
        "身份证号,姓名,户籍地址,与户主关系,成员姓名,成员与户主关系,成员身份证号,查询日期",
        f"{ID},测试甲,浙江省淳安县威坪镇河村5组,长子,测试丁,户主,330127196001010016,2026-01-10",
        "330127199001011012,测试丙,淳安县威坪镇河村6组,,,,,2026-01-10",
    ),
    "directory": (
        "地区,级别,机构,联系人,职务,电话,公开来源,核实日期",
        f"淳安县威坪镇,村,河村村委会,,值班室,{VILLAGE},县政府网站,2026-02-01",
        f"淳安县威坪镇,乡镇,,,,{TOWNSHIP},,2026-02-01",
        f"淳安县,县,淳安县公安局户政大队,,,{COUNTY},,2026-02-01",
        "淳安县威坪镇,村,河村村委会,测试戊,村主任,19900009999,,2026-02-01",
        f"富阳区,县,公安局户政科,,,{COUNTY},,2026-02-01",
    ),
    "number-status": ("手机号,状态,检测时间", "19900007777,空号,2026-05-01"),
    "attempts": (
        "案件编号,渠道,号码,时间,结果",
        *(f"C{n},电话,{phone},2026-06-2{d} 10:00,无人接听" for n, phone in
          ((1, "19900001234"), (2, "19900005678")) for d in (5, 6, 7)),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("ladder")
    shell = Shell(folder / "w", as_of=AS_OF, lang="zh")
    shell("init")
    for kind, lines in FILES.items():
        path = folder / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        basis = ["--basis", "测试"] if kind == "registered-addresses" else []
        shell("import", kind, str(path), *basis, status=1 if kind == "directory" else 0)
    shell("trace", "--all")
    return shell


def test_the_private_mobile_is_set_aside_with_its_reason(shell: Shell) -> None:
    (rejects,) = shell.workspace.rglob("rejects-directory*.csv")
    text = rejects.read_text("utf-8-sig")
    assert "directory.csv,5,电话,19900009999,mobile_not_published" in text
    assert len(text.splitlines()) == 2


def test_three_rungs_nearest_first_with_what_may_be_said(shell: Shell) -> None:
    leads = shell("leads", "C1", "--format", "jsonl", "--reveal").lines
    rungs = [lead for lead in leads if lead["party"] == "institution"]
    assert [lead["value"] for lead in rungs] == [VILLAGE, TOWNSHIP, COUNTY]
    assert {(lead["channel"], lead["kind"], lead["allowed"]) for lead in rungs} == {
        ("call", "phone", True)
    }
    assert [lead["party_name"] for lead in rungs][:2] == [
        "杭州市淳安县威坪镇河村村民委员会",
        "杭州市淳安县威坪镇人民政府",
    ]
    for lead in rungs:
        rests = {(item["source"], item["observed_at"]) for item in lead["evidence"]}
        assert rests == {("registered-addresses", "2026-01-10"), ("directory", "2026-02-01")}
    (father,) = [lead for lead in leads if lead["party"] == "third_party"]
    assert (father["relation"], father["channel"]) == ("parent", "letter")


def test_every_office_and_nobody_else_has_words_to_say(shell: Shell) -> None:
    told = shell("explain", "C1", "--json").lines[0]["leads"]
    assert {lead["party"] for lead in told} == {"subject", "third_party", "institution"}
    assert all((lead["script"] is not None) == (lead["party"] == "institution") for lead in told)


def test_masked_words_hide_the_person_too(shell: Shell) -> None:
    text = shell("leads", "C1", "--format", "jsonl").text + shell("explain", "C1").text
    assert "请问" in text
    for personal in ("测试甲", "测试丁", VILLAGE, "河村", ID):
        assert personal not in text


def test_a_number_from_a_former_county_leads_to_todays(shell: Shell) -> None:
    leads = shell("leads", "C2", "--format", "jsonl", "--reveal").lines
    (office,) = [lead for lead in leads if lead["party"] == "institution"]
    assert (office["party_name"], office["value"]) == ("杭州市富阳区公安局户政科", COUNTY)


def test_explain_and_next_say_it_in_both_languages(shell: Shell) -> None:
    chinese = shell("explain", "C1").text
    assert "可以这样说: 您好，请问是" in chinese
    english = Shell(shell.workspace, AS_OF)("explain", "C1").text
    assert "say: Good day, is this the" in english
    step = shell("next", "C3", "--json").lines[0]["step"]
    assert (step["party"], step["channel"]) == ("institution", "call")
    assert step["script"]["say"].startswith("您好，请问是")
    shown = shell("next", "C3").text
    assert step["script"]["say"] in shown
    assert step["script"]["refused"] in shown


def test_a_refusal_closes_the_office_and_its_other_ways(shell: Shell) -> None:
    """Runs last: it changes the case."""
    leads = shell("leads", "C1", "--format", "jsonl").lines
    village = next(lead for lead in leads if lead["party"] == "institution")
    shell("log", "C1", village["lead_id"], "--channel", "电话", "--result", "第三人拒绝",
          "--at", "2026-06-30 10:00")  # fmt: skip
    after = {lead["lead_id"]: lead for lead in shell("leads", "C1", "--format", "jsonl").lines}
    assert after[village["lead_id"]]["refusal"] == "CN-TP-STOP"
    others = [lead for lead in after.values() if lead["party"] == "institution"]
    assert sum(lead["allowed"] for lead in others) == len(others) - 1
