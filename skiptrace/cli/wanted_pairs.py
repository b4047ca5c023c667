"""The pairs that `review` is asked for, and the record of a look at them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skiptrace.cli.context import Session
    from skiptrace.model.pair import PairView


class Wanted:
    """Which pairs, and how they are shown: of one case (None: of all), at most limit."""

    def __init__(
        self,
        session: "Session",
        case_no: str | None,
        limit: int,
        *,
        blind: bool,
        judged: bool,
        reveal: bool,
    ) -> None:
        casework = session.casework()
        self.reviewing = casework.reviewing
        self.verdicts = casework.verdicts
        self.case_no = casework.known_case(case_no) if case_no else None
        self.limit = limit
        self.blind = blind
        self.judged = judged
        self.reveal = reveal

    def pairs(self) -> "Sequence[PairView]":
        """The first of them, in the order of the queue."""
        return self.page(None, self.limit)

    def page(self, after: "PairView | None", limit: int) -> "Sequence[PairView]":
        """Those behind `after`."""
        return self.reviewing.queue(
            case_no=self.case_no, limit=limit, after=after, judged=self.judged, blind=self.blind
        )

    def waiting(self) -> int:
        """How many wait for a word in all."""
        return self.reviewing.waiting(self.case_no)

    def record(self, pairs: "Sequence[PairView]") -> None:
        """Puts a look at their values on record, before anything is shown."""
        for pair in pairs if self.reveal else ():
            self.reviewing.reveal(pair.left, pair.right)
