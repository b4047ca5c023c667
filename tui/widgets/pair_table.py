"""The table of pairs: a pair a line, what speaks for it and what against it in words."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from skiptrace.locale import mark
from tui import display, pair_words, words
from tui.state.review_state import key_of
from tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from skiptrace.model.pair import PairView
    from tui.state.review_state import PairKey, ReviewState

MARKED = "*"


class PairTable(Rows):
    """Mark, both names (masked), fields that agree and that differ, weight, outcome."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The bar needs its room for the verdicts.
        Binding("enter", "select_cursor", mark("into the pair"), show=False),
    ]
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("", 1),
        Column(mark("one"), 11),
        Column(mark("other"), 11),
        Column(mark("agrees"), 11, grow=4),
        Column(mark("differs"), 9, grow=1),
        Column(mark("weight"), 6, right=True),
        Column(mark("outcome"), 13),
    )

    def show(self, state: "ReviewState") -> None:
        """The pairs in the order of the queue."""
        self.fill([line(pair, state.marked) for pair in state.pairs], state.cursor)


def line(pair: "PairView", marked: "AbstractSet[PairKey]") -> list[Cell]:
    """One pair; what the machine makes of it is left out of a blind one."""
    is_marked = key_of(pair) in marked
    return [
        Cell(MARKED if is_marked else "", "bold"),
        Cell(pair_words.side_name(pair.left_record, reveal=False), "bold" if is_marked else ""),
        Cell(pair_words.side_name(pair.right_record, reveal=False), "bold" if is_marked else ""),
        Cell(_fields(pair, 1) or "-"),
        Cell(_fields(pair, -1) or "-"),
        Cell("-" if pair.weight is None else display.weight(pair.weight)),
        Cell(words.word(pair.outcome) if pair.outcome else "-"),
    ]


def _fields(pair: "PairView", sign: int) -> str:
    """The fields whose weight has that sign, strongest first."""
    weighed = sorted(
        ((agreement.weight or 0) * sign, words.word(agreement.field))
        for agreement in pair.agreements
    )
    return " ".join(said for weight, said in reversed(weighed) if weight > 0)
