"""Tables of verdicts, as reviewers fill them in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skiptrace.errors import HeaderFailure
from skiptrace.export.pair_columns import VERDICT_WORDS
from skiptrace.export.pair_sheet import write_pairs
from skiptrace.model.judgement import Verdict
from skiptrace.model.record import Reject
from skiptrace.ports import ReadOptions
from skiptrace.ports.verdicts import VerdictRow
from sources.verdicts import read_verdicts
from tests.pair_samples import pair

OPTIONS = ReadOptions(datetime(2026, 11, 1, tzinfo=UTC))
ONE, OTHER = "id:0000000000000000", "id:000000000000000f"


def read(path: Path, text: str, encoding: str = "utf-8") -> list[VerdictRow | Reject | None]:
    path.write_bytes(text.encode(encoding))
    return list(read_verdicts(path, OPTIONS))


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("same", Verdict.SAME),
        (" SAME ", Verdict.SAME),
        ("x", Verdict.SAME),
        ("同一人", Verdict.SAME),
        ("different", Verdict.DIFFERENT),
        ("n", Verdict.DIFFERENT),
        ("不是同一人", Verdict.DIFFERENT),
        ("unsure", Verdict.UNSURE),
        ("？", Verdict.UNSURE),
        ("不确定", Verdict.UNSURE),
    ],
)
def test_a_verdict_is_written_in_many_ways(tmp_path: Path, written: str, verdict: Verdict) -> None:
    (row,) = read(tmp_path / "v.csv", f"left,right,verdict,note\nA,B,{written},seen\n")
    assert isinstance(row, VerdictRow)
    assert (row.left, row.right, row.verdict, row.note) == ("A", "B", verdict, "seen")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_that_the_form_offers_come_back(tmp_path: Path, lang: str) -> None:
    for verdict, word in VERDICT_WORDS["zh" if lang == "zh" else "en"].items():
        (row,) = read(tmp_path / "v.csv", f"left,right,verdict\nA,B,{word}\n")
        assert isinstance(row, VerdictRow)
        assert row.verdict is verdict


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_chinese_headers_in_any_order(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = [["判定", "乙方", "备注", "甲方"], ["不同人", "B", "看过档案", "A"]]
    text = "\n".join(separator.join(cells) for cells in lines)
    (row,) = read(tmp_path / "v.csv", text, encoding)
    assert isinstance(row, VerdictRow)
    assert (row.left, row.right, row.verdict) == ("A", "B", Verdict.DIFFERENT)


def test_a_bad_line_costs_only_itself_and_a_blank_one_nothing(tmp_path: Path) -> None:
    text = "left,right,verdict\nA,B,same\nA,B,perhaps\nA,,same\nA,C,\n"
    one, two, three, four = read(tmp_path / "v.csv", text)
    assert isinstance(one, VerdictRow)
    assert isinstance(two, Reject)
    assert (two.line, two.column, two.code) == (3, "verdict", "verdict_unknown")
    assert isinstance(three, Reject)
    assert (three.line, three.column, three.code) == (4, "right", "missing")
    assert four is None


def test_a_table_without_verdicts_is_no_such_table(tmp_path: Path) -> None:
    with pytest.raises(HeaderFailure):
        read(tmp_path / "v.csv", "left,right\nA,B\n")


@pytest.mark.parametrize("name", ["form.csv", "form.xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_unfilled_form_comes_back_as_not_judged_yet(
    tmp_path: Path, name: str, lang: str
) -> None:
    path = tmp_path / name
    assert write_pairs(path, [pair(number) for number in range(3)], lang=lang, reveal=False) == 3
    assert list(read_verdicts(path, OPTIONS)) == [None, None, None]


def test_a_filled_form_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    write_pairs(path, [pair()], lang="zh", reveal=False)
    text = path.read_text(encoding="utf-8-sig").replace(
        f"{ONE},{OTHER},", f"{ONE},{OTHER},同一人", 1
    )
    (row,) = read(path, text)
    assert isinstance(row, VerdictRow)
    assert (row.left, row.right, row.verdict) == (ONE, OTHER, Verdict.SAME)
