"""The verb learn: what logged outcomes say of the weights, and whether that comes into force."""

from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.options import option
from skiptrace.cli.output import emit, emit_json, table
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.weights import DEFAULTS

if TYPE_CHECKING:
    from skiptrace.casework.learning import Lesson
    from skiptrace.model.weights import WeightSet
    from skiptrace.ports.learning import HeldOut, Moved

QUESTIONS = {"current": mark("still theirs"), "reached": mark("reached")}
WHAT = {"scale": mark("times"), "shift": mark("plus, thousandths")}


@verb("learn", mark(
    "Refit the weights of the reasons by logged attempts, each replayed as of the evening before "
    "it was made. Shows what moves, from how many outcomes, and how well such weights would have "
    "done on the last part of the period, beside the defaults.\n\n"
    "Rankings change only with --adopt; every set has a name, and the audit log keeps them all."
))  # fmt: skip
@option("--adopt", is_flag=True, help=mark("put the weights learnt last in force"))
@option(
    "--drop",
    is_flag=True,
    help=mark("forget the weights learnt last; without any, go back to the defaults"),
)
@click.argument("set_id", required=False, metavar="[SET]")
def learn(session: Session, adopt: bool, drop: bool, set_id: str | None) -> int:
    """With SET, --adopt takes that set and no other."""
    if adopt and drop:
        raise UsageError("--adopt and --drop exclude each other", "give one of them")
    if set_id is not None and not adopt:
        raise UsageError("a set is named with --adopt only", "skiptrace learn --adopt SET")
    learning = session.casework().learning
    if adopt or drop:
        _tell_in_force(session, learning.adopt(set_id) if adopt else learning.drop())
        return 0
    with session.progress() as progress:
        lesson = learning.run(progress)
    if session.json:
        emit_json(lesson_fields(lesson))
    else:
        for line in lesson_lines(lesson):
            emit(line)
    return 0


def _tell_in_force(session: Session, weights: "WeightSet") -> None:
    if session.json:
        emit_json({"in_force": weights.set_id})
    else:
        emit(_("in force: {set}").format(set=_set_name(weights)))


def lesson_lines(lesson: "Lesson") -> list[str]:
    """What moved, held-out time, and what is in force."""
    learnt = lesson.learnt
    counted = _("{attempts} logged attempts, {replayed} of them at a lead known the evening before")
    lines = [counted.format(attempts=lesson.attempts, replayed=lesson.replayed)]
    if not lesson.replayed:
        lines.append(_("nothing to learn from yet"))
        return [*lines, _("in force: {set}").format(set=_set_name(lesson.in_force))]
    titles = (_("question"), _("reason"), "", _("default"), _("learnt"), "n")
    moved = [move for move in learnt.moved if move.value != move.default]
    lines += ["", *table([titles, *(_moved_cells(move) for move in moved)])]
    lines += ["", *_held_out_lines(learnt.held_out), ""]
    lines.append(_("in brackets: intervals that hold 19 times in 20"))
    lines.append(_("in force: {set}").format(set=_set_name(lesson.in_force)))
    if learnt.weights != DEFAULTS:
        lines.append(_("learnt: {set}; skiptrace learn --adopt {set} puts it in force").format(
            set=learnt.weights.set_id))  # fmt: skip
    return lines


def _held_out_lines(held_out: "tuple[HeldOut, ...]") -> list[str]:
    if not held_out:
        return [_("too few outcomes to judge the weights on time they have not seen")]
    titles = (_("on the last days"), _("loss by the defaults"), _("learnt"), _("better by"), "n")
    return table([titles, *(_held_out_cells(item) for item in held_out)])


def _moved_cells(move: "Moved") -> tuple[str, ...]:
    places = 2 if move.what == "scale" else 0
    ends = f"[{move.low:.{places}f}, {move.high:.{places}f}]"
    return (
        _(QUESTIONS[move.question]),
        move.code,
        _(WHAT[move.what]),
        f"{move.default:.{places}f}",
        f"{move.value:.{places}f} {ends}",
        str(move.n),
    )


def _held_out_cells(item: "HeldOut") -> tuple[str, ...]:
    better = f"{item.gain:+.3f} [{item.low:+.3f}, {item.high:+.3f}]"
    return (
        _(QUESTIONS[item.question]),
        f"{item.defaults:.3f}",
        f"{item.learnt:.3f}",
        better,
        str(item.n),
    )


def _set_name(weights: "WeightSet") -> str:
    return _("the defaults") if weights == DEFAULTS else weights.set_id


def lesson_fields(lesson: "Lesson") -> dict[str, Any]:
    """The lesson as plain fields."""
    learnt = lesson.learnt
    return {
        "attempts": lesson.attempts,
        "replayed": lesson.replayed,
        "used": dict(learnt.used),
        "set": learnt.weights.set_id,
        "in_force": lesson.in_force.set_id,
        "moved": [
            {
                "question": move.question,
                "reason": move.code,
                "what": move.what,
                "default": move.default,
                "value": move.value,
                "low": move.low,
                "high": move.high,
                "n": move.n,
            }
            for move in learnt.moved
        ],
        "held_out": [
            {
                "question": item.question,
                "n": item.n,
                "defaults": round(item.defaults, 6),
                "learnt": round(item.learnt, 6),
                "gain": round(item.gain, 6),
                "low": round(item.low, 6),
                "high": round(item.high, 6),
            }
            for item in learnt.held_out
        ],
    }
