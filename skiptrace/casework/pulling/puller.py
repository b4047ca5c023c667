"""Pull: asks the configured sources what is worth asking, one after the other, and reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from skiptrace.casework.casework import Casework
from skiptrace.casework.importing import Progress, no_progress
from skiptrace.casework.pulling.asking import OPEN, Asking, Run, Settled, worked_off
from skiptrace.casework.pulling.plans import Plan, Planner
from skiptrace.casework.pulling.report import PullReport, SourceReport
from skiptrace.casework.pulling.streaming import read_through
from skiptrace.casework.rejects import RejectsFile
from skiptrace.errors import UsageError
from skiptrace.live import Ledger, LiveSource, Ruling, StreamSource
from skiptrace.model.case import CHINA
from skiptrace.model.lookup import Asks, Lookup, LookupEntry, LookupOutcome, LookupState
from skiptrace.policy.pack import Pack
from skiptrace.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What to pull: names of sources (none: all), cases (None: all), on what basis.

    retry_doubtful: the named sources' look-ups that are in doubt are released and asked again.
    """

    names: Sequence[str] = ()
    cases: Sequence[str] | None = None
    basis: str | None = None
    dry_run: bool = False
    retry_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PullParts:
    """What pulling is made of; cli/wiring.py puts it together. standing_basis: KIND -> basis."""

    casework: Casework
    store: Store
    ledger: Ledger
    sources: Sequence[LiveSource | StreamSource]
    pack: Pack
    clock: Clock
    actor: str
    rejects_folder: Path
    standing_basis: Mapping[str, str] = field(default_factory=dict)


class Puller:
    """Asks live sources about open cases."""

    def __init__(self, parts: PullParts) -> None:
        self._parts = parts
        self._ledger = parts.ledger

    def pull(self, request: PullRequest, progress: Progress = no_progress) -> PullReport:
        """Asks what is worth asking, within budget.

        Raises UsageError (unknown source or case, no lawful basis, no key, a day that is gone)
        before anything is asked, and StoreFailure. What a source does wrong is in its report.
        """
        parts = self._parts
        sources = self._named(request)
        now = parts.clock()
        day = now.astimezone(CHINA).date()
        run = Run(uuid4().hex[:12], parts.actor, None, parts.clock, day)
        runs = {s.name: replace(run, basis=self._basis(s, request)) for s in sources}
        if not request.dry_run:
            for source in sources:
                source.check()
        planner = Planner(parts.casework, parts.store, self._ledger, parts.pack)
        plans = planner.plans(sources, request.cases, day, progress)
        reports = []
        for source in sources:
            report = self._report(source, plans[source.name], day)
            if request.retry_doubtful and not request.dry_run:
                report.released = self._ledger.release(source.name, parts.actor, now)
            if isinstance(source, StreamSource):
                self._stream(source, runs[source.name], report, request, progress)
            else:
                lookups = plans[source.name].lookups()
                self._ask(source, lookups, runs[source.name], report, request, progress)
            reports.append(report)
        return PullReport(run.run_id, request.dry_run, tuple(reports))

    def _named(self, request: PullRequest) -> list[LiveSource | StreamSource]:
        casework = self._parts.casework
        if casework.as_of != casework.today:
            raise UsageError("a day that is gone cannot be asked about", "leave --as-of out")
        known = {source.name: source for source in self._parts.sources}
        if strange := [name for name in request.names if name not in known]:
            raise UsageError(
                f"no such live source: {strange[0]}", f"configured: {', '.join(known) or '-'}"
            )
        if request.retry_doubtful and not request.names:
            raise UsageError(
                "--retry-doubtful needs the names of sources", "see: skiptrace sources"
            )
        return [known[name] for name in dict.fromkeys(request.names or known)]

    def _basis(self, source: LiveSource | StreamSource, request: PullRequest) -> str | None:
        kind = source.card.kind or ""
        basis = request.basis or source.terms.basis or self._parts.standing_basis.get(kind)
        if source.card.basis_needed and not basis:
            raise UsageError(
                f"{source.name} needs a lawful basis: {source.card.lawful_note}",
                f"give --basis REF, or set basis under [pull.{source.name}] in skiptrace.toml",
            )
        return basis

    def _report(self, source: LiveSource | StreamSource, plan: Plan, day: date) -> SourceReport:
        return SourceReport(
            name=source.name,
            service=source.card.service,
            host=source.host,
            price=source.terms.price,
            planned=len(plan.lookups()),
            spent_today=self._ledger.spent(source.name, day),
            unasked=dict(sorted(plan.unasked.items())),
        )

    # --- one source --------------------------------------------------------------------------

    def _ask(
        self,
        source: LiveSource,
        lookups: Sequence[Lookup],
        run: Run,
        report: SourceReport,
        request: PullRequest,
        progress: Progress,
    ) -> None:
        entries = self._ledger.entries(source.name, [lookup.digest for lookup in lookups])
        if request.dry_run:
            self._foresee(source, lookups, entries, run, report)
            return
        asking = Asking(source, self._ledger, run)
        with self._rejects(source.name, run) as rejects:
            for settled in worked_off(lookups, asking.settle, source.terms.at_once):
                _count(report, settled)
                for reject in settled.rejects:
                    rejects.add(reject)
                progress(source.name, report.asked + report.known, report.planned)
        report.left = max(0, report.planned - report.settled)
        report.rejects = rejects.path if rejects.count else None

    def _foresee(
        self,
        source: LiveSource,
        lookups: Sequence[Lookup],
        entries: Mapping[str, LookupEntry],
        run: Run,
        report: SourceReport,
    ) -> None:
        """What would be asked; the ledger is read and not written."""
        would = []
        for lookup in lookups:
            entry = entries.get(lookup.digest)
            if entry is not None and self._is_fresh(entry, source, run):
                report.known += 1
            elif entry is not None and entry.state in OPEN and source.terms.paid:
                report.doubtful += 1
            else:
                would.append(lookup)
        most = len(would)
        if source.terms.per_run is not None:
            most = min(most, source.terms.per_run)
        if source.terms.per_day is not None:
            most = min(most, max(0, source.terms.per_day - report.spent_today))
        report.would = tuple(would[:most])
        report.left = len(would) - most

    @staticmethod
    def _is_fresh(entry: LookupEntry, source: LiveSource, run: Run) -> bool:
        if entry.state is not LookupState.ANSWERED or entry.answered_at is None:
            return False
        return (run.clock() - entry.answered_at).days < source.terms.fresh_days

    def _stream(
        self,
        source: StreamSource,
        run: Run,
        report: SourceReport,
        request: PullRequest,
        progress: Progress,
    ) -> None:
        if request.dry_run:
            report.would = (Lookup(Asks.EVERYTHING, because="own_system"),)
            return
        parts = self._parts
        with self._rejects(source.name, run) as rejects:
            read_through(source, run, parts.store, self._ledger, report, rejects, progress)
        report.rejects = rejects.path if rejects.count else None

    def _rejects(self, name: str, run: Run) -> RejectsFile:
        return RejectsFile(self._parts.rejects_folder, "pull", Path(name), run.run_id)


def _count(report: SourceReport, settled: Settled) -> None:
    """Adds one look-up's fate to the report."""
    ruling, state = settled.ruling, settled.state
    spent = ruling in (Ruling.DAY_SPENT, Ruling.RUN_SPENT)
    report.asked += ruling is Ruling.GO and not settled.resumed
    report.resumed += settled.resumed
    report.known += ruling is Ruling.KNOWN
    report.answered += state is LookupState.ANSWERED
    report.nothing += settled.outcome is LookupOutcome.NOTHING
    report.refused += settled.outcome is LookupOutcome.REFUSED
    report.waiting += settled.outcome is LookupOutcome.WAITING
    report.failed += state is LookupState.FAILED
    report.doubtful += state is LookupState.DOUBTFUL or ruling is Ruling.DOUBTFUL
    report.settled += not spent
    report.budget_spent |= spent
    report.planned += len(settled.follow)
    report.count += settled.count
    report.stopped |= settled.stop
    if settled.error is not None:
        report.problem, report.hint = settled.error.what, settled.error.hint
