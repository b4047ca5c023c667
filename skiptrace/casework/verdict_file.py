"""Verdicts out of a table: each line is kept, known already, or rejected with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from skiptrace.casework.verdicts import Verdicts
from skiptrace.errors import UsageError
from skiptrace.model.record import Reject
from skiptrace.ports.verdicts import VerdictRow

KIND = "verdicts"


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """What became of the lines; read = new + known + rejected + blank.

    blank: lines without a verdict. standing: lines whose word contradicts an earlier one and was
    kept because that was asked for.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    rejected: int = 0
    blank: int = 0
    standing: int = 0


class VerdictTaker:
    """Judges line by line; what one line costs, no other line pays for.

    against: whether a word that contradicts an earlier one is kept (the later word stands) or
    rejected.
    """

    def __init__(self, verdicts: Verdicts, *, against: bool) -> None:
        self._verdicts = verdicts
        self._against = against

    def take(
        self, rows: Iterable[VerdictRow | Reject | None], reject: Callable[[Reject], None]
    ) -> VerdictCount:
        """Keeps what can be kept; `reject` is told the rest."""
        count = VerdictCount()
        for row in rows:
            count = replace(count, read=count.read + 1)
            if row is None:
                count = replace(count, blank=count.blank + 1)
                continue
            refused = row if isinstance(row, Reject) else None
            if not isinstance(row, Reject):
                count, refused = self._one(row, count)
            if refused is not None:
                reject(refused)
                count = replace(count, rejected=count.rejected + 1)
        return count

    def _one(self, row: VerdictRow, count: VerdictCount) -> tuple[VerdictCount, Reject | None]:
        try:
            return self._keep(row, count)
        except UsageError as error:
            return count, _rejected(row, "verdict_refused", error.what)

    def _keep(self, row: VerdictRow, count: VerdictCount) -> tuple[VerdictCount, Reject | None]:
        verdicts = self._verdicts
        pair = (verdicts.find(row.left), verdicts.find(row.right))
        standing = verdicts.reviewing.pair(*pair).judgement
        if standing and (standing.verdict, standing.by) == (row.verdict, verdicts.actor):
            return replace(count, known=count.known + 1), None
        earlier = verdicts.contradicted([pair], row.verdict)
        if earlier and not self._against:
            return count, _rejected(row, "contradicts_earlier")
        verdicts.judge([pair], row.verdict, row.note)
        standing_on = count.standing + bool(earlier)
        return replace(count, new=count.new + 1, standing=standing_on), None


def _rejected(row: VerdictRow, code: str, detail: str = "") -> Reject:
    return Reject(KIND, row.path, row.line, "left;right", code, f"{row.left}, {row.right}", detail)
