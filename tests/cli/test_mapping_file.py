"""Strange headers: a proposal is written and explained, and nothing of it is used unseen."""

import tomllib
from pathlib import Path

import pytest

from skiptrace.cli.mapping_file import lines
from skiptrace.reading import ColumnProposal
from tests.cli.verbs import answer, run

HEADER = "流水,客户称呼,身份证件编号,客户手机号1,父亲电话,备用\n"
ROWS = (
    "X1,测试甲,330127198503121014,19900001234,19900005555,\nX2,测试乙,,19900001235,19900005556,\n"
)


def file_in(folder: Path, text: str, name: str = "odd.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_missing_column_gives_a_proposal_and_no_import(workspace: Path, tmp_path: Path) -> None:
    path = file_in(tmp_path, HEADER + ROWS)
    done = run(workspace, "import", "cases", str(path), status=4)
    (mapping,) = workspace.glob("mapping-cases-*.toml")
    assert f"--mapping {mapping}" in done.stderr
    assert mapping.stat().st_mode & 0o077 == 0
    text = mapping.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert table == {"身份证件编号": "id_no", "客户手机号1": "mobile"}
    # Less certain: there to be looked at, and commented out.
    assert '# "客户称呼" = "name"  # ' in text
    lines_of_it = [line for line in text.splitlines() if " = " in line]
    assert all("%" in line.rpartition("  # ")[2] for line in lines_of_it)
    assert "父亲电话" not in table
    # No cell of the file is in it.
    assert not any(cell in text for row in ROWS.splitlines() for cell in row.split(",") if cell)


def test_the_file_is_used_when_it_is_given(workspace: Path, tmp_path: Path) -> None:
    path = file_in(tmp_path, HEADER + ROWS)
    run(workspace, "import", "cases", str(path), status=4)
    (mapping,) = workspace.glob("mapping-cases-*.toml")
    text = mapping.read_text(encoding="utf-8").replace('# "客户称呼"', '"客户称呼"')
    mapping.write_text(f'{text}"流水" = "case_no"\n', encoding="utf-8")
    counts = answer(workspace, "import", "cases", str(path), "--mapping", str(mapping))
    assert (counts["read"], counts["new"]) == (2, 2)
    # What a person has edited is not written over.
    run(workspace, "import", "cases", str(path), status=4)
    assert "流水" in mapping.read_text(encoding="utf-8")


def test_titles_kept_as_notes_are_proposed_when_they_are_all_but_a_column(
    workspace: Path, tmp_path: Path
) -> None:
    path = file_in(tmp_path, "案件编号,姓名,客户手机号,批次号\nC50,测试甲,19900001234,B1\n")
    done = run(workspace, "import", "cases", str(path))
    assert "read 1, new 1" in done.stdout
    (mapping,) = workspace.glob("mapping-cases-*.toml")
    assert tomllib.loads(mapping.read_text(encoding="utf-8")) == {"客户手机号": "mobile"}
    assert str(mapping) in done.stderr


def test_a_file_without_a_header_gives_no_proposal(workspace: Path, tmp_path: Path) -> None:
    path = file_in(tmp_path, ROWS)
    run(workspace, "import", "cases", str(path), status=4)
    assert not list(workspace.glob("mapping-*"))


def test_a_column_that_the_kind_does_not_have_is_refused(workspace: Path, tmp_path: Path) -> None:
    path = file_in(tmp_path, HEADER + ROWS)
    mapping = file_in(tmp_path, "'流水' = 'case_number'\n", "map.toml")
    done = run(workspace, "import", "cases", str(path), "--mapping", str(mapping), status=2)
    assert "case_number" in done.stderr
    numbered = file_in(tmp_path, "'备用' = 'contact10_phone'\n", "map2.toml")
    run(workspace, "import", "cases", str(path), "--mapping", str(numbered), status=4)


@pytest.mark.parametrize(
    ("title", "column"), [('引"号\\', "name"), ("# 井", "name"), ("a = 'b'", "name")]
)
def test_any_printable_title_is_a_line_that_reads_back(title: str, column: str) -> None:
    text = "\n".join(lines("cases", [ColumnProposal(title, column, 0.9, "姓名")]))
    assert tomllib.loads(text) == {title: column}


@pytest.mark.parametrize("title", ["姓\x1b[31m名", "姓\n名 = 'x'", "\u202e姓名", "\x7f姓名"])
def test_titles_with_invisible_marks_are_not_written(title: str) -> None:
    text = "\n".join(lines("cases", [ColumnProposal(title, "name", 0.9, "姓名")]))
    assert tomllib.loads(text) == {}
    assert title not in text
