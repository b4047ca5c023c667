from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from skiptrace.cli.reliability import CELLS, bar
from skiptrace.export.reliability_plot import LARGEST, LEFT, SIDE, TOP, Dot, Words, svg, write_svg

WORDS = Words("Meint <p> was es sagt?", "预测", "实际", "n & 校准误差 0.020")
DOTS = [Dot(400, 0.25, 0.5, 0.45, 0.55), Dot(100, 0.95, 0.9, 0.82, 0.95)]
NS = "{http://www.w3.org/2000/svg}"


def test_dots_lie_where_their_figures_say() -> None:
    root = ET.fromstring(svg(DOTS, WORDS))  # noqa: S314 - written by this very test
    first, second = root.iter(f"{NS}circle")
    assert float(first.attrib["cx"]) == LEFT + SIDE * 0.25
    assert float(first.attrib["cy"]) == TOP + SIDE * 0.5
    assert float(first.attrib["r"]) == LARGEST
    assert float(second.attrib["r"]) == LARGEST / 2
    texts = [text.text for text in root.iter(f"{NS}text")]
    assert {WORDS.title, WORDS.said, WORDS.was, WORDS.note} <= set(texts)


def test_a_plot_without_points_is_still_a_picture() -> None:
    root = ET.fromstring(svg([], WORDS))  # noqa: S314 - written by this very test
    assert list(root.iter(f"{NS}circle")) == []


def test_the_file_is_private_and_the_same_every_time(tmp_path: Path) -> None:
    path = tmp_path / "plot.svg"
    write_svg(path, DOTS, WORDS)
    first = path.read_bytes()
    write_svg(path, DOTS, WORDS)
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("mean", "share", "filled", "at"),
    [(0.0, 0.0, 0, 0), (1.0, 1.0, CELLS - 1, CELLS - 1), (0.25, 0.5, CELLS // 2 - 1, 10)],
)
def test_the_bar_ends_at_the_share_and_marks_the_probability(
    mean: float, share: float, filled: int, at: int
) -> None:
    drawn = bar(mean, share)
    assert len(drawn) == CELLS
    assert drawn.count("=") == filled
    assert drawn.index("|") == at
