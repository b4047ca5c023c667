"""The reliability plot as an SVG file: what was said against what was so.

Drawn here: it is a square, a diagonal and ten dots, and the same figures give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from xml.sax.saxutils import escape

from skiptrace.export.atomic import replacing

WIDTH, HEIGHT, LEFT, TOP, SIDE = 520, 560, 76, 56, 400
SMALLEST, LARGEST = 3.0, 14.0  # radius of a dot: its area goes with the number of points
_INK, _FAINT, _DOT = "#1f2328", "#c8ccd1", "#0b5cad"


@dataclass(frozen=True, slots=True)
class Dot:
    """A bin: points in it, mean probability, share that was so, and the share's interval."""

    n: int
    mean: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of the plot: title, both axes, the line below."""

    title: str
    said: str
    was: str
    note: str


def write_svg(path: Path, dots: Sequence[Dot], words: Words) -> None:
    """Writes the plot; raises UsageError when the folder cannot be written to."""
    with replacing(path) as part:
        part.write_text(svg(dots, words), encoding="utf-8", newline="\n")


def svg(dots: Sequence[Dot], words: Words) -> str:
    """The whole picture: honest probabilities lie on the diagonal."""
    most = max((dot.n for dot in dots), default=1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" font-family="sans-serif" fill="{_INK}">',
        f"<title>{escape(words.title)}</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        _text(WIDTH / 2, 30, words.title, size=16),
        *_grid(),
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{_INK}" stroke-dasharray="5 4"/>',
        *(_dot(dot, most) for dot in dots),
        _text(LEFT + SIDE / 2, TOP + SIDE + 42, words.said),
        _text(24, TOP + SIDE / 2, words.was, turn=True),
        _text(WIDTH / 2, HEIGHT - 22, words.note, size=12),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _x(share: float) -> str:
    return f"{LEFT + SIDE * share:.1f}"


def _y(share: float) -> str:
    return f"{TOP + SIDE * (1 - share):.1f}"


def _grid() -> list[str]:
    lines = []
    for fifth in range(6):
        at = fifth / 5
        lines += [
            f'<path d="M{_x(at)} {_y(0)}V{_y(1)}M{_x(0)} {_y(at)}H{_x(1)}" stroke="{_FAINT}"/>',
            _text(LEFT + SIDE * at, TOP + SIDE + 18, f"{at:.1f}", size=12),
            _text(LEFT - 18, TOP + SIDE * (1 - at) + 4, f"{at:.1f}", size=12),
        ]
    return lines


def _dot(dot: Dot, most: int) -> str:
    """The dot on its interval; hovering tells the figures."""
    radius = max(SMALLEST, LARGEST * sqrt(dot.n / most))
    told = f"{dot.mean:.2f} / {dot.share:.2f} [{dot.low:.2f}, {dot.high:.2f}], n = {dot.n}"
    return (
        f"<g><title>{told}</title>"
        f'<path d="M{_x(dot.mean)} {_y(dot.low)}V{_y(dot.high)}" stroke="{_DOT}"/>'
        f'<circle cx="{_x(dot.mean)}" cy="{_y(dot.share)}" r="{radius:.1f}" fill="{_DOT}" '
        'fill-opacity="0.6"/></g>'
    )


def _text(x: float, y: float, words: str, *, size: int = 14, turn: bool = False) -> str:
    turned = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle"{turned}>'
        f"{escape(words)}</text>"
    )
