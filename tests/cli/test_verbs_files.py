"""The verbs import and sources."""

import csv
import re
from pathlib import Path

import pytest

from tests.cli.verbs import answer, run


def test_rejected_rows_are_shown_without_their_values(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "案件编号,姓名,身份证号,手机\n"
        "C9,测试丙,330127198503121019,19900009999\n"
        "C10,测试戊,,1990000\n"
        "C11,测试己,,19900008888\n",
        encoding="utf-8",
    )
    done = run(workspace, "import", "cases", str(path), status=1)
    assert "cases: read 3, new 1, already known 0, rejected 2" in done.stdout
    assert re.search(r"bad\.csv +2 +身份证号", done.stderr)
    assert re.search(r"bad\.csv +3 +手机", done.stderr)
    assert "330127198503121019" not in done.output
    assert "1990000" not in done.output
    (rejects,) = workspace.glob("rejects-cases-*.csv")
    assert str(rejects) in done.stdout
    rows = list(csv.DictReader(rejects.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["line"], row["value"]) for row in rows] == [
        ("2", "330127198503121019"),
        ("3", "1990000"),
    ]
    counts = answer(workspace, "import", "cases", str(path), status=1)
    assert (counts["read"], counts["new"], counts["known"], counts["rejected"]) == (3, 0, 1, 2)


def test_dry_run_keeps_nothing(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text("案件编号,姓名,手机\nC12,测试庚,19900007777\n", encoding="utf-8")
    assert answer(workspace, "import", "cases", str(path), "--dry-run")["new"] == 1
    run(workspace, "leads", "C12", status=2)
    assert answer(workspace, "import", "cases", str(path))["new"] == 1


def test_basis_is_asked_for_and_may_stand_in_the_settings(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "户籍.csv"
    path.write_text("身份证号,户籍地址\n330127198503121014,浙江省杭州市淳安县威坪镇2号\n", "utf-8")
    refused = run(workspace, "import", "registered-addresses", str(path), status=2)
    assert "--basis" in refused.stderr
    settings = "[basis]\nregistered-addresses = 'order 7'\n"
    (workspace / "skiptrace.toml").write_text(settings, encoding="utf-8")
    run(workspace, "import", "registered-addresses", str(path))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.toml", "'甲' = 'case_no'\n'乙' = 'name'\n"),
        ("map.json", '{"甲":"case_no","乙":"name"}'),
    ],
)
def test_mapping_names_foreign_headers(
    workspace: Path, tmp_path: Path, name: str, text: str
) -> None:
    path, mapping = tmp_path / "odd.csv", tmp_path / name
    path.write_text("甲,乙\nC13,测试辛\n", encoding="utf-8")
    mapping.write_text(text, encoding="utf-8")
    run(workspace, "import", "cases", str(path), status=4)
    assert answer(workspace, "import", "cases", str(path), "--mapping", str(mapping))["new"] == 1
    mapping.write_text("[1, 2", encoding="utf-8")
    run(workspace, "import", "cases", str(path), "--mapping", str(mapping), status=2)


def test_sources_tell_every_column(tmp_path: Path) -> None:
    cards = answer(tmp_path, "sources")
    assert {card["kind"] for card in cards} >= {"cases", "crm", "customers", "recordings"}
    for card in cards:
        shown = run(tmp_path, "sources", card["kind"]).stdout
        assert card["title_en"] in shown
        assert all(column["name"] in shown for column in card["columns"])
        assert all(alias in shown for column in card["columns"] for alias in column["aliases"])
    assert not list(tmp_path.iterdir())
