"""The cases of a workspace as of a day: resolved, ranked, judged by the rules, in partitions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from skiptrace.casework.identifying import Identifying
from skiptrace.casework.importing import Progress, chunks, no_progress
from skiptrace.casework.listing import CaseLeads, clear, known_by, planning_moment, values_of
from skiptrace.casework.worksheets import Judgeable, WorksheetStore
from skiptrace.errors import UsageError
from skiptrace.model.case import CHINA
from skiptrace.model.casefile import CaseFile
from skiptrace.model.lead import Lead
from skiptrace.model.weights import DEFAULTS
from skiptrace.normalize.masking import mask_numbers
from skiptrace.policy.pack import Pack
from skiptrace.ports import (
    Clock,
    IdentityStore,
    Rank,
    Resolver,
    ReviewStore,
    SourceAdapter,
    Store,
    Weigh,
)
from skiptrace.ports.diagnosing import Diagnose, WhatIfs
from skiptrace.ports.learning import Learn
from skiptrace.transcripts import Transcriber

# A partition is what one neighbourhood query fetches and one ranking call takes: large enough to
# spread the query's fixed cost, small enough that memory stays flat over any portfolio.
PARTITION = 200


@dataclass(frozen=True, slots=True)
class Parts:
    """What casework is made of; cli/wiring.py puts the wings in.

    resolver: loads the one of the graph. transcriber: opens the one of the settings, None when they
    name none.
    """

    store: Store
    worksheet_store: WorksheetStore
    review_store: ReviewStore
    adapter: Callable[[str], SourceAdapter]
    identity_store: IdentityStore
    resolver: Callable[[], Resolver]
    weigh: Weigh
    rank: Rank
    diagnose: Diagnose
    what_ifs: WhatIfs
    learn: Learn
    pack: Pack
    clock: Clock
    actor: str
    rejects_folder: Path
    standing_basis: Mapping[str, str]
    keep_raw: frozenset[str] = frozenset()
    lang: str = "en"
    transcriber: Callable[[], Transcriber | None] = lambda: None


@dataclass(frozen=True, slots=True)
class TraceReport:
    """How many cases were traced and how many leads they have; weights: name of the set used."""

    cases: int
    leads: int
    without_leads: int
    weights: str = DEFAULTS.set_id


class Portfolio:
    """The cases on the day that everything is computed for (None: today in China)."""

    def __init__(self, parts: Parts, as_of: date | None) -> None:
        self._parts = parts
        self._store = parts.store
        self.today = parts.clock().astimezone(CHINA).date()
        self.as_of = as_of or self.today

    def trace(
        self,
        case_nos: Sequence[str] | None = None,
        *,
        changed: bool = False,
        progress: Progress = no_progress,
    ) -> TraceReport:
        """Resolves identities, ranks the leads of the cases (None: all) and keeps them.

        changed: only cases whose kept leads are not those of this day and this evidence.
        """
        self.resolve(progress)
        numbers = self.known(case_nos)
        if changed:
            stale = self._store.stale_cases(self.as_of)
            numbers = [number for number in numbers if number in stale]
        cases = leads = without = done = 0
        for batch in chunks(numbers, PARTITION):
            done += len(batch)
            ranked = self.ranked(batch)
            cases += len(ranked)
            leads += sum(map(len, ranked.values()))
            without += sum(not found for found in ranked.values())
            progress("trace", done, len(numbers))
        return TraceReport(cases, leads, without, self._store.adopted_weights().set_id)

    def listed(
        self, case_nos: Sequence[str] | None, moment: datetime | None = None
    ) -> Iterator[CaseLeads]:
        """Leads of the cases (None: all), judged at `moment` (None: as a plan for the day)."""
        for items in self.judgeable(case_nos, moment):
            for case, leads, known, at in items:
                yield clear(case, leads, known, self._parts.pack, at)

    def judgeable(
        self, case_nos: Sequence[str] | None, moment: datetime | None = None
    ) -> Iterator[list[Judgeable]]:
        """Cases, leads and what the gate must know, a partition at a time."""
        self.resolve(no_progress)
        for batch in chunks(self.known(case_nos), PARTITION):
            yield list(self._judgeable(batch, moment))

    def files(self, case_nos: Sequence[str]) -> list[CaseFile]:
        """The neighbourhoods of the cases; raises UsageError for an unknown one."""
        self.resolve(no_progress)
        return self._store.case_files(self.known(case_nos), self.as_of)

    def ranked(self, batch: Sequence[str]) -> dict[str, list[Lead]]:
        """The cases ranked afresh, and kept."""
        ranked = self._rank(self._store.case_files(batch, self.as_of))
        if ranked:
            self._store.save_leads(ranked, self.as_of, self._parts.clock())
        return ranked

    def _judgeable(self, batch: Sequence[str], moment: datetime | None) -> Iterator[Judgeable]:
        stored = self._store.stored_leads(batch, self.as_of)
        cases = {case.case_no: case for case in self._store.cases(batch)}
        fresh = self._store.case_files([no for no in batch if no not in stored], self.as_of)
        ranked = {**stored, **self._rank(fresh)}
        wanted = {number: values_of(ranked[number]) for number in batch}
        facts = self._store.policy_facts_batch(wanted)
        for number in batch:
            known = known_by(facts[number], self.as_of)
            at = moment or planning_moment(self.as_of, known.attempts)
            yield cases[number], ranked[number], known, at

    def _rank(self, files: Sequence[CaseFile]) -> dict[str, list[Lead]]:
        lists = self._parts.rank(files, self.as_of) if files else []
        return {file.case.case_no: found for file, found in zip(files, lists, strict=True)}

    def resolve(self, progress: Progress) -> None:
        """Says who is who, when records came in since it was last said."""
        Identifying(self._parts.identity_store, self._parts.resolver).run(progress)

    def known(self, case_nos: Sequence[str] | None) -> list[str]:
        """These case numbers, each once (None: all there are); raises UsageError for others."""
        everything = self._store.case_numbers()
        if case_nos is None:
            return everything
        known = set(everything)
        if missing := [number for number in case_nos if number not in known]:
            named = mask_numbers(", ".join(missing))
            raise UsageError(f"no such case: {named}", "see: skiptrace leads")
        return list(dict.fromkeys(case_nos))

    def now(self, case_no: str) -> datetime:
        """Wall time at the called person; on a replayed day, that day's planning moment."""
        (case,) = self._store.cases(self.known([case_no]))
        if self.as_of == self.today:
            zone = ZoneInfo(case.timezone)
            return (
                self._parts.clock().astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
            )
        return planning_moment(self.as_of, ())
