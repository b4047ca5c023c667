"""The verb evaluate: the ranking against known truth, beside two simple orders."""

from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.cli.reliability import plot_lines, write_plot
from skiptrace.cli.truth import Truth, read_truth
from skiptrace.errors import UsageError
from skiptrace.locale import fitted, mark
from skiptrace.locale import gettext as _

if TYPE_CHECKING:
    from skiptrace.cli.wiring import Calibration, Lift, OrderScore, Rate, Report, Walk

ORDERS = {
    "ranking": mark("this ranking"),
    "newest first": mark("newest first"),
    "in file order": mark("in file order"),
}
SCOPES = {"phone": mark("phone"), "address": mark("address"), "both": mark("both")}
SHOWN_BAD_LINES = 10


@verb("evaluate", mark(
    "Measure the ranking against a truth file: how soon it comes to a contact point that is "
    "current, beside 'newest first' and 'in file order', how honest its probabilities are, and how "
    "many third persons it disturbs."
))  # fmt: skip
@option(
    "--truth",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("JSON Lines, one case a line [default: truth.jsonl in the workspace]"),
)
@option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=mark("write the reliability plot to an SVG file"),
)
def evaluate(session: Session, path: Path | None, plot: Path | None) -> int:
    """Exit 1 when lines of the truth file could not be used."""
    from skiptrace.cli.wiring import evaluate as measure

    path = path or session.workspace.folder / "truth.jsonl"
    if not path.is_file():
        raise UsageError("no truth file", "give --truth FILE")
    if plot and plot.suffix.lower() != ".svg":
        raise UsageError("the plot is an SVG file", "end its name in .svg")
    truth = read_truth(path)
    casework = session.casework()
    with session.progress() as progress:
        report = measure(progress.counting("evaluate", casework.judged(truth.points)))
    if session.json:
        emit_json(report_fields(report, truth))
    else:
        for line in report_lines(report):
            emit(line)
    if plot:
        write_plot(report, plot)
        session.say(_("reliability plot written to {path}").format(path=plot))
    _tell_bad(session, path, truth)
    return 1 if truth.bad else 0


def _tell_bad(session: Session, path: Path, truth: Truth) -> None:
    for number, reason in truth.bad[:SHOWN_BAD_LINES]:
        session.say(_("{file}, line {n}: {reason}").format(
            file=path.name, n=number, reason=fitted(reason)))  # fmt: skip
    if truth.bad:
        session.say(_("{n} lines of the truth file could not be used").format(n=len(truth.bad)))
    if not truth.points:
        session.say(_("the truth file names no case"))


def report_lines(report: "Report") -> list[str]:
    """How soon each order hits, what working down it costs, and how honest the probabilities are.

    Ends with the reliability plot.
    """
    titles = (_("points"), _("order"), "hit@1", "hit@3", "hit@5", "MRR", "n")
    by_scope = sorted(report.scores, key=lambda score: list(SCOPES).index(score.scope))
    lines = table([titles, *(_score_cells(score) for score in by_scope)])
    worked = (_("order"), _("reached in three"), _("third persons per reach"), "n")
    lines += ["", *table([worked, *(_walk_cells(walk) for walk in report.walks)])]
    richer = (_("order"), "lift@10 %", "lift@20 %", "n")
    lines += ["", *table([richer, *(_lift_cells(item) for item in report.lifts)])]
    honest = (_("probabilities"), "Brier", _("calibration error"), "n")
    lines += ["", *table([honest, *(_calibration_cells(item) for item in report.calibrations)])]
    counted = _("{cases} cases; {judged} points of subjects judged, {unjudged} not in the truth")
    text = counted.format(cases=report.cases, judged=report.judged, unjudged=report.unjudged)
    return [
        *lines,
        "",
        *plot_lines(report),
        "",
        text,
        _("in brackets: intervals that hold 19 times in 20"),
    ]


def _walk_cells(walk: "Walk") -> tuple[str, ...]:
    return _(ORDERS[walk.order]), rate_text(walk.reach), rate_text(walk.third), str(walk.reach.n)


def _lift_cells(item: "Lift") -> tuple[str, ...]:
    lifts = (rate_text(rate) for rate in item.lifts)
    return _(ORDERS[item.order]), *lifts, str(item.lifts[0].n)


def _score_cells(score: "OrderScore") -> tuple[str, ...]:
    hits = (rate_text(rate) for rate in score.hits)
    return (
        _(SCOPES[score.scope]),
        _(ORDERS[score.order]),
        *hits,
        rate_text(score.mrr),
        str(score.mrr.n),
    )


def _calibration_cells(item: "Calibration") -> tuple[str, ...]:
    ece = "-" if item.ece_rate is None else rate_text(item.ece_rate, 3)
    return _(ORDERS[item.order]), rate_text(item.brier, 3), ece, str(item.brier.n)


def rate_text(rate: "Rate", places: int = 2) -> str:
    """A value with its interval."""
    return f"{rate.value:.{places}f} [{rate.low:.{places}f}, {rate.high:.{places}f}]"


def report_fields(report: "Report", truth: Truth | None = None) -> dict[str, Any]:
    """The report as plain fields."""
    return {
        "cases": report.cases,
        "judged": report.judged,
        "unjudged": report.unjudged,
        "bad_lines": len(truth.bad) if truth else 0,
        "scores": [
            {
                "order": score.order,
                "scope": score.scope,
                "n": score.mrr.n,
                **{f"hit@{k}": _rate(rate) for k, rate in zip((1, 3, 5), score.hits, strict=True)},
                "mrr": _rate(score.mrr),
            }
            for score in report.scores
        ],
        "calibration": [_calibration(item) for item in report.calibrations],
        "everyone": _calibration(report.everyone),
        "lift": [
            {
                "order": item.order,
                "n": item.lifts[0].n,
                **{f"lift@{k}": _rate(rate) for k, rate in zip((10, 20), item.lifts, strict=True)},
            }
            for item in report.lifts
        ],
        "reach": [
            {
                "order": walk.order,
                "n": walk.reach.n,
                "reach@3": _rate(walk.reach),
                "third_persons_per_reach": _rate(walk.third),
            }
            for walk in report.walks
        ],
    }


def _calibration(item: "Calibration") -> dict[str, Any]:
    fields = {
        "order": item.order,
        "n": item.brier.n,
        "brier": _rate(item.brier),
        "ece": item.ece,
    }
    if item.ece_rate is None:
        return fields
    bins = [
        {"n": cell.n, "mean": round(cell.mean, 6), "share": _rate(cell.interval)}
        for cell in item.bins
    ]
    return {**fields, "ece_rate": _rate(item.ece_rate), "bins": bins}


def _rate(rate: "Rate") -> dict[str, float | None]:
    """An interval that is open upwards ends in null."""
    high = round(rate.high, 6) if isfinite(rate.high) else None
    return {"value": round(rate.value, 6), "low": round(rate.low, 6), "high": high}
