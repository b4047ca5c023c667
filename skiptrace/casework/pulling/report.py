"""What became of a pull, source by source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from skiptrace.model.lookup import Lookup
from skiptrace.model.record import ImportCount


@dataclass(slots=True)
class SourceReport:
    """One source's part.

    planned: questions worth asking. known: of these, answered freshly enough before. asked: put on
    record and sent. answered: of these, with an answer, by outcome. failed: not taken, nothing
    counted. doubtful: in doubt, from this run or before. waiting: taken, the answer comes later.
    resumed: answers to questions of earlier runs.
    left: not asked because of budget, a stopped source or an interrupt. unasked: points that lack
    what the service needs, by reason. count: what became of the records. would: a dry run's
    look-ups, best first. settled: how many of the planned have met their fate. stopped: the source
    refused, or gave no answer at all. problem, hint: what was wrong last.
    """

    name: str
    service: str
    host: str
    price: Decimal | None = None
    planned: int = 0
    known: int = 0
    asked: int = 0
    answered: int = 0
    nothing: int = 0
    refused: int = 0
    waiting: int = 0
    resumed: int = 0
    failed: int = 0
    doubtful: int = 0
    left: int = 0
    spent_today: int = 0
    released: int = 0
    unasked: Mapping[str, int] = field(default_factory=dict)
    count: ImportCount = field(default_factory=ImportCount)
    rejects: Path | None = None
    would: tuple[Lookup, ...] = ()
    settled: int = 0
    budget_spent: bool = False
    stopped: bool = False
    problem: str = ""
    hint: str = ""

    @property
    def broken(self) -> bool:
        """Whether the source itself failed, and not just a question."""
        silent = bool(self.problem) and not self.answered
        return self.stopped or silent or (self.left > 0 and not self.budget_spent)

    @property
    def cost(self) -> Decimal | None:
        """Price of what was asked (a dry run: would be asked); None when no price is set."""
        if self.price is None:
            return None
        return self.price * (len(self.would) or self.asked - self.failed)


@dataclass(frozen=True, slots=True)
class PullReport:
    """All sources of one run."""

    run_id: str
    dry_run: bool
    sources: tuple[SourceReport, ...]

    @property
    def broken(self) -> bool:
        """Whether a source failed."""
        return not self.dry_run and any(source.broken for source in self.sources)

    @property
    def incomplete(self) -> bool:
        """Whether a question of this run, or a row of an answer, came to nothing."""
        return any(
            source.failed or source.problem or source.count.rejected for source in self.sources
        )
