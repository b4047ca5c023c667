"""The pair side by side, as text: what it says, and that it lines up."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from skiptrace.locale import set_language
from skiptrace.model.judgement import Verdict
from skiptrace.model.pair import PairView
from tests.pair_samples import judgement, pair
from tui.widgets import pair_detail
from tui.widgets.pair_table import line

PERSONAL = ("测试甲", "测试佳", "19900001111", "330127198503121014", "示例路1号")


def lines(
    found: PairView, *, width: int = 78, blind: bool = False, reveal: bool = False
) -> list[str]:
    return pair_detail.page(found, blind=blind, reveal=reveal)(width).plain.splitlines()


def row(shown: list[str], label: str) -> str:
    return next(text for text in shown if text.startswith(label))


@pytest.mark.parametrize(
    ("field", "sign"),
    [("name", "~  alike"), ("phone", "=  agrees"), ("address", "!= differs"), ("employer", "")],
)
def test_signs_and_words_say_what_agrees(field: str, sign: str) -> None:
    told = row(lines(pair()), field)
    assert sign in told
    assert bool(sign) == any(mark in told for mark in ("=", "~"))


def test_every_weight_has_its_bar_and_they_add_up() -> None:
    shown = lines(pair())
    weighed = [text for text in shown if text.startswith(("  +", "  -"))]
    weights = [float(text.split()[0]) for text in weighed]
    *parts, total = weights
    assert parts == [3.5, 2.0, 0.0, -1.5, -3.8]
    assert round(sum(parts), 2) == total == 0.2
    assert any("+3.50 +++++ " in text for text in shown)
    assert any("-1.50 --" in text for text in shown)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [44, 60, 78, 110])
@pytest.mark.parametrize("reveal", [False, True])
def test_no_line_is_wider_than_the_pane(lang: str, width: int, reveal: bool) -> None:
    set_language(lang)
    conflict = replace(pair(), bridge=("a" * 16, "b" * 16), judgement=judgement(note="看过档案"))
    assert max(map(cell_len, lines(conflict, width=width, reveal=reveal))) <= width


def test_both_sides_begin_in_the_same_cells() -> None:
    shown = lines(pair())
    starts = {cell_len(text[: text.index("199****1111")]) for text in shown
              if text.count("199****1111") == 2}  # fmt: skip
    rights = {cell_len(text[: text.rindex("199****1111")]) for text in shown
              if text.count("199****1111") == 2}  # fmt: skip
    assert len(starts) == len(rights) == 1


def test_values_are_masked_unless_revealed() -> None:
    masked = "\n".join(lines(pair()))
    assert not [value for value in PERSONAL if value in masked]
    shown = "\n".join(lines(pair(), width=110, reveal=True))
    assert [value for value in PERSONAL if value in shown] == list(PERSONAL)


def test_a_blind_pair_tells_nothing_of_what_others_think() -> None:
    shown = "\n".join(lines(pair(blind=True), blind=True))
    assert "blind: judge by what both sides show" in shown
    for told in ("alike", "possibly same", "+3.50", "sum", "touches"):
        assert told not in shown
    assert [cell.text for cell in line(pair(blind=True), set())[3:]] == ["-", "-", "-", "-"]


def test_the_word_that_stands_and_the_bridge_are_shown() -> None:
    word = judgement(Verdict.DIFFERENT, note="致电19900001111核实")
    shown = "\n".join(lines(replace(pair(), judgement=word, bridge=("b" * 16,))))
    assert "judged different by l.chen, 2026-11-01" in shown
    assert "核实" in shown
    assert "19900001111" not in shown
    assert "b" * 16 in shown


def test_the_line_of_the_list_names_fields_by_strength() -> None:
    cells = [cell.text for cell in line(pair(), set())]
    assert cells == ["", "测**", "测**", "name phone", "address", "+0.20", "possibly same"]
    found = pair()
    assert line(found, {(found.left, found.right)})[0].text == "*"
