"""The verb resolve: what it answers, what it sets aside, how it ends."""

import json
from pathlib import Path

import pytest

from benchmarks.people.population import COLUMNS
from skiptrace.cli.agreements import TEXTS, agreement
from skiptrace.likeness import SENTENCES
from skiptrace.locale import in_language
from sources.people.card import card_for
from tests.cli.people_tables import CHINESE, PEOPLE, answer, run, table


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(table(tmp_path_factory.mktemp("p") / "people.csv", COLUMNS, PEOPLE)).stdout


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKIPTRACE_HOME", str(tmp_path / "no-workspace"))


def test_the_answer_names_for_each_id_its_entity_and_certainty(expected: str) -> None:
    rows = answer(expected)
    assert [row["id"] for row in rows] == [row[0] for row in PEOPLE]
    assert list(rows[0]) == ["id", "entity", "certainty"]
    assert 100 < len({row["entity"] for row in rows}) < 200
    for row in rows:
        assert row["entity"] <= row["id"]
        assert 0 <= float(row["certainty"]) <= 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pairs_say_why_in_either_language(tmp_path: Path, lang: str) -> None:
    path = table(tmp_path / "people.csv", COLUMNS, PEOPLE)
    pairs = tmp_path / "pairs.jsonl"
    run(path, "--out", tmp_path / "o.csv", "--pairs", pairs, lang=lang)
    entity = {row["id"]: row["entity"] for row in answer((tmp_path / "o.csv").read_text("utf-8"))}
    listed = [json.loads(line) for line in pairs.read_text("utf-8").splitlines()]
    assert len(listed) > 80
    texts = (*SENTENCES.values(), *TEXTS.values())
    said = {in_language("zh" if lang == "zh" else "en", text) for text in texts}
    for pair in listed:
        assert pair["same"] == (entity[pair["left"]] == entity[pair["right"]])
        assert {reason["says"] for reason in pair["reasons"]} <= said
        assert pair["reasons"] or pair["probability"] < 0.5


def test_every_level_has_its_sentence() -> None:
    from graph.linkage.fields import KINDS, NUMBER, WORD

    for kind in {*KINDS.values(), WORD, NUMBER}:
        for level in kind.level_names[:-1]:
            assert " " in agreement(kind.name, level), (kind.name, level)


def test_any_further_column_is_compared_when_named(tmp_path: Path) -> None:
    rows = [[f"r{n:03d}", f"测试{chr(0x4E00 + n)}", f"K{n % 100:04d}"] for n in range(200)]
    path = table(tmp_path / "people.csv", ("id", "name", "会员号"), rows)
    plain = run(path)
    assert "not compared: 会员号" in plain.stderr
    pairs = tmp_path / "pairs.jsonl"
    run(path, "--out", tmp_path / "o.csv", "--pairs", pairs, "--compare", " 会员号 ")
    fields = {
        reason["field"]
        for line in pairs.read_text("utf-8").splitlines()
        for reason in json.loads(line)["reasons"]
    }
    assert "会员号" in fields


def test_two_lists_are_linked_and_neither_within_itself(tmp_path: Path) -> None:
    first = [row for row in PEOPLE if int(row[0][1:]) % 2]
    second = [row for row in PEOPLE if not int(row[0][1:]) % 2]
    # A double within one list stays two people there.
    copy = [["r9998", *first[0][1:]], ["r9999", *first[0][1:]]]
    found = answer(run(table(tmp_path / "a.csv", COLUMNS, [*first, *copy]),
                       table(tmp_path / "b.csv", CHINESE, second, "gb18030")).stdout)  # fmt: skip
    entity = {row["id"]: row["entity"] for row in found}
    assert len(found) == len(PEOPLE) + 2
    for rows in ([*first, *copy], second):
        assert len({entity[row[0]] for row in rows}) == len(rows)
    assert len(set(entity.values())) < len(PEOPLE)


def test_rows_that_are_no_record_are_set_aside(tmp_path: Path) -> None:
    broken = [["", *PEOPLE[0][1:]], ["x1", "测试甲", "a", "b", "c", "d", "e", "f", "g"],
              ["1.23E+17", *PEOPLE[0][1:]], ["x2", *PEOPLE[1][1:]], ["x2", *PEOPLE[2][1:]],
              PEOPLE[3]]  # fmt: skip
    path = table(tmp_path / "people.csv", COLUMNS, [*PEOPLE, *broken])
    done = run(path, "--out", tmp_path / "o.csv", status=1)
    assert len(answer((tmp_path / "o.csv").read_text("utf-8"))) == len(PEOPLE)
    (rejects,) = tmp_path.glob("rejects-people-*.csv")
    listed = answer(rejects.read_text("utf-8-sig"))
    assert sorted((row["line"], row["reason"]) for row in listed) == [
        ("242", "missing"),
        ("243", "too_many_cells"),
        ("244", "number_rounded"),
        ("245", "id_repeated"),
        ("246", "id_repeated"),
        ("247", "id_repeated"),
    ]
    assert str(rejects.name) in done.stderr
    assert "The id stands on several lines." in done.stderr
    for value in ("测试甲", PEOPLE[0][1], PEOPLE[0][2]):
        assert not value or value not in done.stderr


def test_a_cell_that_cannot_be_used_costs_no_row(tmp_path: Path) -> None:
    rows = [*PEOPLE, ["x1", "=1+1", "1.39E+10", "", "", "", "", ""],
            ["x2", "无", "N/A", "", "", "", "", ""]]  # fmt: skip
    done = run(table(tmp_path / "people.csv", COLUMNS, rows))
    assert {"x1", "x2"} <= {row["id"] for row in answer(done.stdout)}
    assert "name: 1 cells cannot be used" in done.stderr
    assert "phone: 1 cells cannot be used" in done.stderr


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("", 4, "people.csv is empty"),
        ("id,name\n", 4, "people.csv has no row that can be used"),
        ("name,phone\n测试甲,19900001234\n", 4, "no column for id (编号)"),
        ("id,备注\n1,x\n", 4, "no column to compare"),
        ("id,name\n1,测试甲\n1,测试乙\n", 4, "every id stands on several lines"),
        ("%PDF-1.7", 4, "not a table"),
    ],
)
def test_tables_that_cannot_be_resolved(tmp_path: Path, text: str, status: int, says: str) -> None:
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    done = run(tmp_path / "people.csv", status=status)
    assert says in done.stderr
    assert "hint:" in done.stderr
    assert "测试甲" not in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["people.csv", "--out", "o.docx"], 2, "the ending names no format"),
        (["people.csv", "--out", "o.csv", "--pairs", "o.csv"], 2, "a file is named twice"),
        (["people.csv", "--out", "people.csv"], 2, "a file is named twice"),
        (["people.csv", "--compare", "星座"], 2, "people.csv has no column 星座"),
        (["people.csv", "--encoding", "klingon"], 2, "unknown encoding"),
        (["people.csv", "a.csv", "b.csv"], 2, "more than two files"),
        (["people.csv", "--out", "nowhere/o.csv"], 2, "cannot write into the folder"),
        (["missing.csv"], 4, "missing.csv"),
        ([], 2, "FILE"),
    ],
)
def test_bad_usage(tmp_path: Path, words: list[str], status: int, says: str) -> None:
    table(tmp_path / "people.csv", COLUMNS, PEOPLE[:20])
    assert says in run(*words, status=status).stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people.csv"]


def test_an_id_in_both_lists_is_refused(tmp_path: Path) -> None:
    one = table(tmp_path / "a.csv", COLUMNS, PEOPLE[:20])
    other = table(tmp_path / "b.csv", COLUMNS, PEOPLE[10:30])
    assert "an id stands in both files" in run(one, other, status=4).stderr


def test_a_mapping_names_the_columns(tmp_path: Path, expected: str) -> None:
    header = ("KDNR", *COLUMNS[1:])
    path = table(tmp_path / "people.csv", header, PEOPLE)
    mapping = tmp_path / "m.toml"
    mapping.write_text('KDNR = "id"\n', encoding="utf-8")
    assert run(path, "--mapping", mapping).stdout == expected
    mapping.write_text('KDNR = "idd"\n', encoding="utf-8")
    assert "no column 'idd'" in run(path, "--mapping", mapping, status=2).stderr


def test_no_workspace_is_made(tmp_path: Path) -> None:
    path = table(tmp_path / "people.csv", COLUMNS, PEOPLE[:20])
    assert "id,entity,certainty" in run(path, "--quiet").stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["people.csv"]


def test_names_of_the_card_are_those_of_the_interface() -> None:
    names = [column.name for column in card_for(["会员号", "手机"]).columns]
    assert names == ["id", "name", "phone", "id_no", "birth_date", "address", "employer", "email",
                     "given_name", "surname", "会员号"]  # fmt: skip
