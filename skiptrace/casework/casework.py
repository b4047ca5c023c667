"""Casework: the product's verbs over the parts it is handed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from skiptrace.casework.contact import ContactLog, LogEntry, LogResult, make_attempt
from skiptrace.casework.diagnosing import Diagnosing
from skiptrace.casework.digest import CaseDigest, digest
from skiptrace.casework.importing import (
    Importer,
    ImportReport,
    ImportRequest,
    Progress,
    chunks,
    no_progress,
)
from skiptrace.casework.learning import Learning
from skiptrace.casework.listing import CaseLeads, planning_moment
from skiptrace.casework.portfolio import PARTITION, Parts, Portfolio, TraceReport
from skiptrace.casework.reviewing import Reviewing, ReviewParts
from skiptrace.casework.steps import NextStep, next_step
from skiptrace.casework.transcribing import Hearing
from skiptrace.casework.turning import Turns, turns
from skiptrace.casework.verdicts import Verdicts
from skiptrace.casework.versus import Versus, lead_named, versus
from skiptrace.casework.worksheets import in_region, worksheets
from skiptrace.errors import UsageError
from skiptrace.model.casefile import CaseFile
from skiptrace.model.event import Event
from skiptrace.model.visit import VisitList
from skiptrace.model.worksheet import CaseWorksheet
from skiptrace.normalize.masking import mask_numbers
from skiptrace.ports import (
    CaseRow,
    JudgedCase,
    SourceAdapter,
    TruePoint,
)
from skiptrace.transcripts import KeptTranscripts
from skiptrace.visits.plan import VisitCandidate, plan

# The folder of transcripts made here, in the workspace.
TRANSCRIPTS = "transcripts"
# Clocks of a desk and a server differ by minutes; a day ahead is no longer a clock's error.
AHEAD = timedelta(hours=24)


class Casework:
    """The verbs; `as_of` is the day everything is computed for (None: today in China)."""

    def __init__(self, parts: Parts, as_of: date | None = None) -> None:
        self._parts = parts
        self._store = parts.store
        self._portfolio = Portfolio(parts, as_of)
        self.today, self.as_of = self._portfolio.today, self._portfolio.as_of
        self.reviewing = Reviewing(
            ReviewParts(
                store=parts.review_store,
                weigh=parts.weigh,
                resolve=lambda: self._portfolio.resolve(no_progress),
                clock=parts.clock,
                actor=parts.actor,
                record=self._record,
            )
        )
        self.diagnosing = Diagnosing(self._portfolio, parts)
        self.learning = Learning(parts, self._portfolio)
        self.verdicts = Verdicts(self.reviewing, parts.review_store, parts.clock, parts.actor)

    # --- files in ----------------------------------------------------------------------------

    def import_files(
        self, request: ImportRequest, progress: Progress = no_progress
    ) -> ImportReport:
        """Reads files or folders of one kind; see casework.importing.

        Raises UsageError for an unknown kind, a missing path or a missing lawful basis, and
        SourceFailure for a file that cannot be read at all.
        """
        adapter = self._parts.adapter(request.kind)
        request = self._with_basis(request, adapter)
        folder = self._parts.rejects_folder
        kept = KeptTranscripts(folder / TRANSCRIPTS)
        hearing = Hearing(self._parts.transcriber, kept, self._record)
        importer = Importer(self._store, adapter, folder, hearing)
        return importer.run(request, self._parts.clock(), progress)

    def _with_basis(self, request: ImportRequest, adapter: SourceAdapter) -> ImportRequest:
        if request.basis is None:
            request = replace(request, basis=self._parts.standing_basis.get(request.kind))
        card = adapter.card
        if card.basis_needed and not request.basis:
            raise UsageError(
                f"{request.kind} needs a lawful basis: {card.lawful_note}",
                "give --basis REF, or set one under [basis] in skiptrace.toml",
            )
        named = (request.basis or "").casefold()
        if card.basis_words and not any(word in named for word in card.basis_words):
            raise UsageError(
                f"that basis does not allow {request.kind}: {card.lawful_note}",
                "name the subscriber's consent or the order, and its number",
            )
        return replace(request, keep_raw=request.kind in self._parts.keep_raw)

    # --- leads -------------------------------------------------------------------------------

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
        return self._portfolio.trace(case_nos, changed=changed, progress=progress)

    def leads(self, case_nos: Sequence[str] | None = None) -> Iterator[CaseLeads]:
        """The ranked leads of the cases (None: all), as a plan for the day, case by case."""
        yield from self._portfolio.listed(case_nos)

    def case_file(self, case_no: str) -> CaseFile:
        """The case with its neighbourhood; raises UsageError when there is no such case."""
        return self._portfolio.files([case_no])[0]

    def case_leads(self, case_no: str, moment: datetime | None = None) -> CaseLeads:
        """One case's leads, judged at `moment` (None: as a plan for the day)."""
        return next(self._portfolio.listed([case_no], moment))

    def versus(self, case_no: str, lead_id: str, over: str) -> tuple[Versus, Turns]:
        """Two leads of a case side by side, and what would turn their order.

        Raises UsageError for an unknown case or lead, or when both are one.
        """
        file = self.case_file(case_no)
        (ranked,) = self._parts.rank([file], self.as_of)
        one, other = (lead_named(ranked, name) for name in (lead_id, over))
        if one.lead_id == other.lead_id:
            raise UsageError("that is one and the same lead", "name another after --over")
        found = versus(one, other)
        return found, turns(file, found.ahead, found.behind, self._parts.rank, self.as_of)

    # --- steps -------------------------------------------------------------------------------

    def next_step(self, case_no: str) -> NextStep:
        """The next lawful step now, and why the others are closed."""
        moment = self.now(case_no)
        return next_step(self.case_leads(case_no, moment), moment)

    def now(self, case_no: str) -> datetime:
        """Wall time at the called person; on a replayed day, that day's planning moment."""
        return self._portfolio.now(case_no)

    def log(self, case_no: str, lead_id: str, entry: LogEntry) -> LogResult:
        """Records an attempt and ranks the case again at once.

        Raises UsageError (unknown case or lead, a time still to come), PolicyRefusal (the rules
        forbid it).
        """
        if entry.at > self.now(case_no) + AHEAD:
            raise UsageError("an attempt cannot be logged before it is made", "check --at")
        listed = self.case_leads(case_no, entry.at)
        found = listed.find(lead_id)
        if found is None:
            raise UsageError(
                f"no such lead in {case_no}: {mask_numbers(lead_id)}", "see: skiptrace leads"
            )
        parts = self._parts
        attempt = make_attempt(listed.case, found.lead, entry, parts.actor)
        contacts = ContactLog(self._store, parts.pack, parts.actor, parts.lang)
        audit_hash = contacts.keep(listed, found.lead, attempt, parts.clock())
        ranked = self._portfolio.ranked([case_no])
        same = [lead for lead in ranked[case_no] if lead.lead_id == found.lead.lead_id]
        return LogResult(attempt, audit_hash, found.lead, same[0] if same else None)

    def reveal(self, case_no: str, what: str) -> None:
        """Records that personal data of a case is about to be shown; call it before showing.

        Raises StoreFailure when the entry cannot be written: then nothing may be shown.
        """
        self._record("reveal", case_no, what)

    def _record(self, action: str, case_no: str, what: str) -> None:
        with self._store.writing() as writer:
            writer.audit(self._parts.actor, action, case_no, what, self._parts.clock())

    def known_case(self, case_no: str) -> str:
        """The number itself; raises UsageError when there is no such case."""
        return self._portfolio.known([case_no])[0]

    # --- lists -------------------------------------------------------------------------------

    def visits(self, day: date, region: str | None = None, agent: str | None = None) -> VisitList:
        """The field-visit list of a day over all cases, judged at the hour that day opens."""
        moment = None if day == self.as_of else planning_moment(day, ())
        candidates = (
            VisitCandidate(item.case, entry.lead, entry.clearance)
            for item in self._portfolio.listed(None, moment)
            for entry in item.leads
        )
        return plan(candidates, day=day, region=region, agent=agent)

    def worksheets(
        self, case_nos: Sequence[str] | None = None, region: str | None = None
    ) -> Iterator[CaseWorksheet]:
        """What to look up by hand for the cases (None: all), as a plan for the day.

        region: only cases with an address of the subject there, by the first digits of its code.
        """
        for batch in self._portfolio.judgeable(case_nos):
            items = [item for item in batch if region is None or in_region(item[1], region)]
            yield from worksheets(items, self._parts.worksheet_store, self._parts.pack, self.as_of)

    def judged(self, truth: Mapping[str, Sequence[TruePoint]]) -> Iterator[JudgedCase]:
        """The cases that the truth names, with what was ranked and from what, for evaluation."""
        numbers = [number for number in self._store.case_numbers() if number in truth]
        for batch in chunks(numbers, PARTITION):
            files = self._portfolio.files(batch)
            found_all = self._parts.rank(files, self.as_of)
            for file, found in zip(files, found_all, strict=True):
                yield JudgedCase(file, found, truth[file.case.case_no])

    def changes(self, since: datetime | None = None) -> Iterator[Event]:
        """What became known of the cases, by moment learnt; nothing dated after the as-of day.

        since: an aware moment; None: everything.
        """
        self._portfolio.resolve(no_progress)
        moment = since.astimezone(UTC) if since else None
        yield from self._store.events(moment, self.as_of)

    def digest(self, since: datetime | None = None) -> list[CaseDigest]:
        """What became of each case's leads since then, most valuable first; see casework.digest.

        since: an aware moment; None: everything kept. Told is what `trace` and `log` found.
        """
        moment = since.astimezone(UTC) if since else None
        return digest(self._store.moves(moment, self.as_of))

    def queue(self, text: str = "", limit: int = 200, offset: int = 0) -> list[CaseRow]:
        """Lines of the case queue, best next step first."""
        return self._store.queue(text, self.as_of, limit, offset)
