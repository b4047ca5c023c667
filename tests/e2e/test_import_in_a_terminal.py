"""Importing at a terminal: passwords are asked, columns agreed to, a bar shows how far it is."""

import re
from pathlib import Path

import pytest

from tests.e2e.command import run
from tests.sources.contract import table_bytes, write_xlsx
from tests.sources.tables.books import PASSWORD, write_sealed

pytest.importorskip("pty", reason="POSIX terminals")
from tests.e2e.terminal import converse, workspace_in

ROWS = [["案件编号", "姓名"], ["C1", "测试甲"]]


@pytest.fixture
def workspace(tmp_path: Path) -> list[str]:
    options = workspace_in(tmp_path)
    run(*options, "init")
    return options


def test_the_password_is_asked_for_once_and_not_shown(workspace: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    for number in (1, 2):
        write_sealed(folder / f"{number}.xlsx", [ROWS[0], [f"C{number}", "测试甲"]])
    asks = r"password of \d\.xlsx: $"
    answers = [(asks, "wrong"), (asks, PASSWORD)]
    status, shown = converse([*workspace, "import", "cases", str(folder)], answers)
    assert status == 0, shown
    assert "read 2, new 2" in shown
    assert PASSWORD not in shown
    assert "wrong" not in shown


def test_three_wrong_passwords_end_it(workspace: list[str], tmp_path: Path) -> None:
    path = write_sealed(tmp_path / "a.xlsx", ROWS)
    answers = [(r"password of a\.xlsx: $", f"wrong{n}") for n in range(3)]
    status, shown = converse([*workspace, "import", "cases", str(path)], answers)
    assert status == 4
    assert "none that opens it was given" in shown


def test_the_environment_goes_before_asking(workspace: list[str], tmp_path: Path) -> None:
    path = write_sealed(tmp_path / "a.xlsx", ROWS)
    words = [*workspace, "import", "cases", str(path)]
    status, shown = converse(words, [], SKIPTRACE_FILE_PASSWORD=PASSWORD)
    assert status == 0, shown
    assert "password of" not in shown


def test_without_a_terminal_nothing_is_asked(
    workspace: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sealed(tmp_path / "a.xlsx", ROWS)
    monkeypatch.delenv("SKIPTRACE_FILE_PASSWORD", raising=False)
    done = run("--lang", "en", *workspace, "import", "cases", str(path), status=4)
    assert "SKIPTRACE_FILE_PASSWORD" in done.err
    monkeypatch.setenv("SKIPTRACE_FILE_PASSWORD", PASSWORD)
    assert "new 1" in run(*workspace, "import", "cases", str(path)).text


def test_columns_are_agreed_to_line_by_line(workspace: list[str], tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    header = ["案件的编号", "客户称呼", "客户手机号1", "父亲手机1"]
    path.write_bytes(table_bytes([header, ["X1", "测试甲", "19900001234", "19900005555"]]))
    answers = [
        (r"is the column '案件的编号' case_no\?", "y"),
        (r"is the column '客户称呼' name\?", "y"),
        (r"is the column '客户手机号1' mobile\?", ""),
        (r"is the column '父亲手机1' \w+\?", ""),
    ]
    status, shown = converse([*workspace, "import", "cases", str(path)], answers)
    assert status == 0, shown
    assert "read 1, new 1" in shown
    (mapping,) = (tmp_path / "w").glob("mapping-cases-*.toml")
    text = mapping.read_text(encoding="utf-8")
    assert '"客户称呼" = "name"  # agreed to' in text
    assert re.search(r'# "父亲手机1" = ', text)


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_bar_with_percent_and_time_left(
    format_: str, workspace: list[str], tmp_path: Path
) -> None:
    rows = [[*ROWS[0], "手机", "家庭地址"]]
    rows += [
        [f"C{n}", "测试甲", f"1990{n:07d}", f"浙江省杭州市临平区测试路{n}号"] for n in range(9_000)
    ]
    path = tmp_path / f"big.{format_}"
    if format_ == "xlsx":
        write_xlsx(path, rows)
    else:
        path.write_bytes(table_bytes(rows))
    status, shown = converse([*workspace, "import", "cases", str(path)], [])
    assert status == 0, shown
    size = path.stat().st_size / 1e6
    bars = re.findall(r"big\.\w+ \[#*-*\] (\d+) %, [\d.]+ / ([\d.]+) MB, \d+:\d\d left", shown)
    assert bars, shown
    assert {total for _, total in bars} == {f"{size:.1f}"}
    percents = [int(percent) for percent, _ in bars]
    assert percents == sorted(percents)
    # At most ten a second, whatever the number of rows.
    assert len(bars) < 900
