"""The reliability plot in the terminal, and written to a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from skiptrace.cli.output import table
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from skiptrace.cli.wiring import Report

CELLS = 40


def plot_lines(report: "Report") -> list[str]:
    """A line a tenth of p_current: how many points, what was said, what was so, and a bar of it.

    `=` fills up to the share that was current; `|` stands where the probability says it ends.
    """
    bins = report.calibrations[0].bins
    if not bins:
        return [_("no point of a subject stands in the truth: no reliability plot")]
    titles = (_("p_current says"), _("was current"), "n", _("= was current, | was said"))
    rows = []
    for cell in bins:
        share = cell.interval
        said = f"{share.value:.2f} [{share.low:.2f}, {share.high:.2f}]"
        rows.append((f"{cell.mean:.2f}", said, str(cell.n), bar(cell.mean, cell.share)))
    return table([titles, *rows], right=frozenset({2}))


def bar(mean: float, share: float) -> str:
    """CELLS characters for the line from 0 to 1."""
    filled = round(share * CELLS)
    line = list("=" * filled + "." * (CELLS - filled))
    line[min(round(mean * CELLS), CELLS - 1)] = "|"
    return "".join(line)


def write_plot(report: "Report", path: Path) -> None:
    """Writes the plot as SVG, in the language in force; raises UsageError."""
    from skiptrace.export.reliability_plot import Dot, Words, write_svg

    dots = [
        Dot(cell.n, cell.mean, cell.share, cell.interval.low, cell.interval.high)
        for cell in report.calibrations[0].bins
    ]
    counted = _("{judged} points of subjects in {cases} cases; calibration error {ece}")
    ece = report.calibrations[0].ece or 0.0
    words = Words(
        title=_("Does p_current mean what it says?"),
        said=_("p_current says"),
        was=_("was current"),
        note=counted.format(judged=report.judged, cases=report.cases, ece=f"{ece:.3f}"),
    )
    write_svg(path, dots, words)
