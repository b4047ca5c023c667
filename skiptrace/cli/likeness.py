"""The verb compare: how alike two values are, and what that says."""

from collections.abc import Iterator, Sequence
from math import exp, log
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.lines import Line, blocks, emit_lines, standard_input, typed
from skiptrace.cli.options import option
from skiptrace.cli.understand import problem_fields
from skiptrace.errors import UsageError
from skiptrace.likeness import sentence
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.cli.wiring import Comparison

KINDS = ("name", "phone", "address", "employer", "id", "email", "date")
MILLI = 1000


@verb("compare", mark(
    "Show how alike A and B are, or the two values of each line of standard input, with a tab "
    "between them, as JSON lines: level, weight (log-odds), probability, sentence. Needs no "
    "workspace."
))  # fmt: skip
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@click.argument("values", nargs=-1, metavar="[A B]")
@option(
    "--prior",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.5,
    metavar="P",
    help=mark("chance that the two are the same before they are looked at [default: 0.5]"),
)
def compare(session: Session, kind: str, values: tuple[str, ...], prior: float) -> int:
    """Exit 1 when some lines are no pair."""
    if len(values) not in (0, 2):
        raise UsageError("compare takes two values, or pairs on standard input")
    bias = log(prior / (1 - prior))
    pairs = [[_pair(*typed(values))]] if values else map(_pairs, blocks(standard_input()))
    done = refused = 0
    for block in pairs:
        emit_lines(compared(kind, block, bias))
        done += len(block)
        refused += sum(problem is not None for _a, _b, problem in block)
    if refused:
        session.say(_("{n} of {total} lines have a problem").format(n=refused, total=done))
    return 1 if refused else 0


Pair = tuple[str, str | None, str | None]
"""Both values (b: None where there is none) and the code of the line's problem, None for none."""


def _pair(a: Line, b: Line) -> Pair:
    return a.text, b.text, a.problem or b.problem


def _pairs(lines: Sequence[Line]) -> list[Pair]:
    return [_split(line) for line in lines]


def _split(line: Line) -> Pair:
    """The two values of a line; a line that is not two values is kept whole."""
    cells = line.text.split("\t")
    if line.problem is None and len(cells) == 2:
        return cells[0], cells[1], None
    return line.text, None, line.problem or "pair_shape"


def compared(kind: str, pairs: Sequence[Pair], bias: float) -> Iterator[dict[str, Any]]:
    """One answer a pair; bias: ln of the odds before the pair is looked at."""
    from skiptrace.cli.wiring import compare_pairs

    good = [(a, b) for a, b, problem in pairs if problem is None and b is not None]
    found = iter(compare_pairs(kind, good))
    for a, b, problem in pairs:
        yield {"a": a, "b": b, **_verdict(None if problem else next(found), kind, bias),
               "problem": problem_fields(problem)}  # fmt: skip


def _verdict(found: "Comparison | None", kind: str, bias: float) -> dict[str, Any]:
    """Level, weight, probability and sentence; a pair that cannot be compared moves nothing."""
    weight = found.weight / MILLI if found else 0.0
    return {
        "level": found.level.value if found else "unknown",
        "weight": weight,
        "probability": round(1 / (1 + exp(-(weight + bias))), 6),
        "says": sentence(found.says if found else f"{kind}_unknown"),
    }
