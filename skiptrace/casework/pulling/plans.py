"""The look-ups of one run, gathered over all cases for all sources at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from skiptrace.casework.casework import Casework
from skiptrace.casework.importing import Progress
from skiptrace.casework.listing import CaseLeads, values_of
from skiptrace.casework.portfolio import PARTITION
from skiptrace.casework.pulling.context import Context
from skiptrace.casework.pulling.selection import choose
from skiptrace.live import Ledger, LiveSource, StreamSource
from skiptrace.model.lookup import Asks, Lookup
from skiptrace.policy.pack import Pack
from skiptrace.ports import Store

# More than any desk's budget of a day; it bounds memory over any portfolio.
MOST: Final = 10_000


@dataclass(slots=True)
class Plan:
    """Look-ups of one source, each question once, at most MOST of them, the best ones.

    unasked: points that lack what the service needs, by reason.
    """

    unasked: Counter[str] = field(default_factory=Counter)
    _best: dict[str, Lookup] = field(default_factory=dict)

    def add(self, lookups: Sequence[Lookup]) -> None:
        """Takes look-ups in; of two about one question the better stays."""
        for lookup in lookups:
            held = self._best.get(lookup.digest)
            if held is None or _order(lookup) < _order(held):
                self._best[lookup.digest] = lookup
        if len(self._best) > 2 * MOST:
            self._best = {lookup.digest: lookup for lookup in self.lookups()}

    def lookups(self) -> list[Lookup]:
        """Best first; the same cases give the same order."""
        return sorted(self._best.values(), key=_order)[:MOST]


def _order(lookup: Lookup) -> tuple[int, str, str]:
    return -lookup.worth, lookup.case_no, lookup.digest


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans what is worth asking of which source."""

    casework: Casework
    store: Store
    ledger: Ledger
    pack: Pack

    def plans(
        self,
        sources: Sequence[LiveSource | StreamSource],
        case_nos: Sequence[str] | None,
        day: date,
        progress: Progress,
    ) -> dict[str, Plan]:
        """Name of source -> its plan; cases None: all. Streams and sweeps are planned once."""
        plans = {source.name: Plan() for source in sources}
        by_case = []
        for source in sources:
            if source.card.asks is Asks.EVERYTHING:
                plans[source.name].add([Lookup(Asks.EVERYTHING, because="own_system")])
            elif isinstance(source, LiveSource):
                context = Context(source, self.ledger, self.pack, day)
                by_case.append((context, plans[source.name]))
        done = 0
        for batch in self._batches(case_nos) if by_case else ():
            values = {
                case.case.case_no: values_of([item.lead for item in case.leads]) for case in batch
            }
            facts = self.store.policy_facts_batch(values)
            for context, plan in by_case:
                chosen = choose(context, batch, facts)
                plan.add(chosen.lookups)
                plan.unasked.update(chosen.unasked)
            done += len(batch)
            progress("choose", done, None)
        return plans

    def _batches(self, case_nos: Sequence[str] | None) -> Iterator[list[CaseLeads]]:
        listed = self.casework.leads(case_nos)
        while batch := list(islice(listed, PARTITION)):
            yield batch
