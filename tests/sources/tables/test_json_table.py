"""JSON Lines and arrays: exact numbers, nested parts, broken elements cost themselves only."""

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.errors import SourceFailure
from skiptrace.model.record import Record
from sources.tables.json_table import _array, _Window
from sources.tables.json_values import DECODER, JsonProblem, double_shaped, row_of
from tests.sources.contract import read, rejects

ID = "330127198503121014"


def lines(tmp_path: Path, *texts: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_bytes("\n".join(texts).encode(encoding, "surrogatepass"))
    return path


def test_keys_of_all_lines_are_columns(tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        '{"case_no": "C1", "name": "测试甲"}',
        "",
        '{"姓名": "x", "name": "测试乙", "case_no": "C2", "手机": 19900001234, "批次": 7}',
    )
    one, two = read("cases", path)
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert (one.line, two.line) == (1, 3)
    assert two.claims[0].notes == {"姓名": "x", "批次": "7"}


def test_parts_are_joined_to_titles(tmp_path: Path) -> None:
    case = {
        "case_no": "C1",
        "name": "测试甲",
        "mobile": ["19900001234"],
        "employer": {"phone": "0571-87650002"},
        "contacts": [{"name": "测试乙", "relation": "父亲", "phone": 19100011111}],
        "联系人2": {"姓名": "测试丙", "手机": "19100012222"},
        "vip": True,
        "note": None,
    }
    (record,) = read("cases", lines(tmp_path, json.dumps(case)))
    assert isinstance(record, Record)
    values = [c.fact.point.value for c in record.claims if hasattr(c.fact, "point")]
    assert values == ["19900001234", "0571-87650002", "19100011111", "19100012222"]
    assert record.claims[0].notes == {"vip": "TRUE"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"case_no": "C2", "name": "测试甲"', "json_broken"),
        ('{"case_no": "C2" "name": "测试甲"}', "json_broken"),
        ("[1, 2]", "json_not_object"),
        ('"C2"', "json_not_object"),
        ('{"case_no": "C2", "name": "测试甲", "name": "测试乙"}', "json_key_twice"),
        ('{"case_no": "C2", "name": "测试甲", "a": {"b": 1, "b": 2}}', "json_key_twice"),
        ('{"case_no": "C2", "name": "测试甲", "a": {"b": 1}, "a_b": 2}', "json_key_twice"),
        ('{"case_no": "C2", "name": "测试甲", "dpd": NaN}', "json_not_a_number"),
        ('{"case_no": "C2", "name": "测试甲", "dpd": -Infinity}', "json_not_a_number"),
        ('{"case_no": "C2", "name": ' + '{"a":' * 6 + "1" + "}" * 6 + "}", "json_too_deep"),
        ('{"case_no": "C2", "name": ' + "[" * 100_000 + "]" * 100_000 + "}", "json_too_deep"),
        ('{"case_no": "C2", "name": "测试甲", "' + "k" * 401 + '": 1}', "json_key_long"),
        ('{"case_no": "C2", "name": "测试甲", "dpd": ' + "9" * 5_000 + "}", "cell_too_long"),
        ('{"case_no": "C2", "name": "\\ud800甲"}', "mixed_encoding"),
        ('{"case_no": "C2", "name": "测\\u0000试"}', "control_character"),
        ('{"case_no": "C2", "name": "=1+1"}', "formula"),
        ('{"case_no": 1e400, "name": "测试甲"}', "number_rounded"),
    ],
)
def test_a_broken_line_costs_itself_only(text: str, code: str, tmp_path: Path) -> None:
    good = '{"case_no": "%s", "name": "测试甲"}'
    path = lines(tmp_path, good % "C1", text, good % "C3")
    items = read("cases", path)
    assert {line: why for line, (_, why) in rejects(items).items()} == {2: code}
    assert [i.record for i in items if isinstance(i, Record)] == ["C1", "C3"]
    # The same elements as one list.
    whole = tmp_path / "cases.json"
    whole.write_text("[" + ",\n".join((good % "C1", text, good % "C3")) + "]", encoding="utf-8")
    items = read("cases", whole)
    assert [why for _, why in rejects(items).values()] == [code]
    assert [i.record for i in items if isinstance(i, Record)] == ["C1", "C3"]


@pytest.mark.parametrize(
    ("written", "id_no", "code"),
    [
        (ID, ID, None),
        ("3.30127198503121e+17", None, "id_as_number"),
        ("330127198503121014.0", None, "id_as_number"),
        # What a program that keeps doubles makes of it; it ends in zeros that are no digits.
        ("330127198503121000", None, "id_as_number"),
        ("330127198709202050", None, "id_as_number"),
    ],
)
def test_long_whole_numbers(
    written: str, id_no: str | None, code: str | None, tmp_path: Path
) -> None:
    row = f'{{"case_no": "C1", "name": "测试甲", "id_no": {written}}}'
    (item,) = read("cases", lines(tmp_path, row))
    if id_no is None:
        assert rejects([item]) == {1: ("id_no", code)}
        return
    assert isinstance(item, Record)
    assert item.case is not None
    assert item.case.subject.id_no == id_no


def test_one_exact_number_shows_that_the_column_is_exact(tmp_path: Path) -> None:
    """A true number may look like a rounded one; beside others it is trusted."""
    round_id = "330127196001010050"
    assert double_shaped(round_id)
    row = '{"case_no": "C%d", "name": "测试甲", "批次": %s}'
    path = lines(tmp_path, row % (1, round_id), row % (2, ID))
    items = read("cases", path)
    assert all(isinstance(item, Record) for item in items)


def test_few_true_numbers_look_rounded_and_all_rounded_ones_do() -> None:
    dice = random.Random(5)  # noqa: S311 - a fixed sequence, not a secret
    numbers = [str(dice.randrange(110000190001010000, 659000202612319999)) for _ in range(20_000)]
    share = sum(map(double_shaped, numbers)) / len(numbers)
    assert 0.015 < share < 0.03
    assert all(double_shaped(shown_by_a_double(n)) for n in numbers[:2_000])


def shown_by_a_double(digits: str) -> str:
    """As JavaScript writes the number: the shortest digits, then zeros."""
    mantissa, _, exponent = repr(float(digits)).partition("e+")
    return mantissa.replace(".", "").ljust(int(exponent) + 1, "0")


def test_a_list_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(
        '[{"case_no": "C1", "name": "测试甲"},\n{"case_no": "C2", "na', encoding="utf-8"
    )
    items = read("cases", path)
    assert [type(item).__name__ for item in items] == ["Record", "Reject"]
    assert rejects(items) == {2: ("", "json_broken")}
    path.write_text('[{"case_no": "C1", "name": "测试甲"},\n', encoding="utf-8")
    assert list(rejects(read("cases", path)).values()) == [("", "row_cut_off")]


def test_a_stray_quote_in_a_list_costs_its_element(tmp_path: Path) -> None:
    rows = [f'{{"case_no": "C{n}", "name": "测试甲"}}' for n in range(500)]
    rows[77] = rows[77].replace("测试甲", '测试"甲')
    for separator in (",", ",\n", ", \n  "):
        path = tmp_path / "cases.json"
        path.write_text("[" + separator.join(rows) + "]", encoding="utf-8")
        items = read("cases", path)
        assert len(items) == 500
        assert [why for _, why in rejects(items).values()] == ["json_broken"]


@pytest.mark.parametrize("text", ["[]", "[ ]\n", "{}", "[{}]", "{"])
def test_no_rows(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceFailure):
        read("cases", lines(tmp_path, text))


def test_too_many_keys(tmp_path: Path) -> None:
    wide = json.dumps({f"k{n}": n for n in range(2_001)})
    with pytest.raises(SourceFailure, match="more than 2000 columns"):
        read("cases", lines(tmp_path, wide))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(st.text(max_size=5), JSON, max_size=4), max_size=8), st.integers(1, 40)
)
def test_a_list_in_pieces_is_the_list(rows: list[dict[str, object]], size: int) -> None:
    """However the text is cut into pieces, the same elements come out, in order."""
    text = json.dumps(rows, ensure_ascii=False, indent=1)

    def pieces() -> Iterator[str]:
        return (text[at : at + size] for at in range(0, len(text), size))

    found = [value for _, value in _array(_Window(pieces()))]
    assert found == DECODER.decode(text)


@given(st.text(max_size=300))
def test_any_text_is_a_row_or_a_problem(text: str) -> None:
    for _, value in _array(_Window(iter(["[", text]))):
        with suppress(JsonProblem):
            assert all(isinstance(cell, str) for cell in row_of(value).values())
