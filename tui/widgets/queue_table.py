"""The queue's table: a case a line."""

from typing import TYPE_CHECKING, ClassVar

from skiptrace.locale import mark
from tui import display, words
from tui.widgets.rows import Cell, Column, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.ports import CaseRow


class QueueTable(Rows):
    """Case number, name (masked), product and lender, days overdue, and the best lead."""

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column(mark("case"), 14, grow=1),
        Column(mark("name"), 8, grow=1),
        Column(mark("product / lender"), 18, grow=4),
        Column(mark("overdue"), 7, right=True),
        Column(mark("channel"), 8),
        Column(mark("reach"), 5, right=True),
        Column(mark("leads"), 5, right=True),
    )

    def show(self, rows: "Sequence[CaseRow]", cursor: int) -> None:
        """The cases in the order given."""
        self.fill([line(row) for row in rows], cursor)


def line(row: "CaseRow") -> list[Cell]:
    """One case; - where the file is silent."""
    case = row.case
    owed = " / ".join(part for part in (case.product, case.lender) if part)
    reach = "-" if row.best_p_reach is None else display.percent(row.best_p_reach)
    return [
        Cell(case.case_no),
        Cell(words.name_of(row.name or case.subject.name, reveal=False)),
        Cell(owed or "-"),
        Cell("-" if case.dpd is None else str(case.dpd)),
        Cell(words.word(row.best_channel) if row.best_channel else "-"),
        Cell(reach, "bold"),
        Cell(str(row.leads)),
    ]
