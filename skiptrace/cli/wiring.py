"""The one file that names the wings: sources, graph and tui are put into casework here.

Each wing is imported when it is first used, so that a command pays for what it needs only.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from skiptrace.casework.casework import Casework
from skiptrace.casework.portfolio import Parts

if TYPE_CHECKING:
    from pathlib import Path

    from graph.compare import Comparison as Comparison
    from graph.evaluate import Calibration as Calibration
    from graph.evaluate import OrderScore as OrderScore
    from graph.evaluate import Report as Report
    from graph.lift import Lift as Lift
    from graph.measures import Rate as Rate
    from graph.walk import Walk as Walk
    from skiptrace.casework.pulling import Puller
    from skiptrace.config import Settings
    from skiptrace.live import LiveCard, LiveSource, StreamSource
    from skiptrace.model.attempt import Disposition
    from skiptrace.model.casefile import CaseFile
    from skiptrace.model.diagnosis import CaseDiagnosis
    from skiptrace.model.fact import WhatIf
    from skiptrace.model.lead import Lead
    from skiptrace.model.pair import Profile, Weighing
    from skiptrace.model.record import Reject
    from skiptrace.policy.pack import Pack
    from skiptrace.ports import Clock, JudgedCase, Resolver, SourceAdapter
    from skiptrace.ports.learning import Learnt, Outcome
    from skiptrace.ports.linkage import LinkedPeople, PeopleRequest, PeopleTable, Told
    from skiptrace.ports.verdicts import VerdictRow
    from skiptrace.reading import ColumnProposal
    from skiptrace.store import SqlStore
    from skiptrace.transcripts import Transcriber
    from sources.plugins import PluginState as PluginState


def open_casework(
    store: "SqlStore",
    *,
    pack: "Pack",
    settings: "Settings",
    actor: str,
    clock: "Clock",
    rejects_folder: "Path",
    lang: str,
    as_of: date | None,
) -> Casework:
    """Casework over an open store, with the sources and the graph put in."""
    parts = Parts(
        store=store,
        worksheet_store=store,
        review_store=store.reviews,
        adapter=partial(adapter, enabled=settings.plugins),
        identity_store=store.identities,
        resolver=_resolver,
        weigh=_weigh,
        rank=_rank,
        diagnose=_diagnose,
        what_ifs=_what_ifs,
        learn=_learn,
        pack=pack,
        clock=clock,
        actor=actor,
        rejects_folder=rejects_folder,
        standing_basis=settings.basis,
        keep_raw=settings.keep_raw,
        lang=lang,
        transcriber=lambda: open_transcriber(settings),
    )
    return Casework(parts, as_of)


def open_transcriber(settings: "Settings") -> "Transcriber | None":
    """The transcriber of the settings, None when they name none; raises UsageError."""
    from sources.calls import transcriber

    return transcriber.open_transcriber(settings.transcriber)


def adapter(kind: str, enabled: "Sequence[str]" = ()) -> "SourceAdapter":
    """The adapter of a kind; raises UsageError for an unknown one, or for a plug-in's fault."""
    from sources import registry

    return registry.adapter(kind, enabled)


def adapters() -> "Sequence[SourceAdapter]":
    """The product's own adapters, in the order people meet them."""
    from sources import registry

    return registry.adapters()


def live_cards() -> "Sequence[LiveCard]":
    """The services that can be configured under [pull.NAME]."""
    from sources.live import registry

    return registry.CARDS


def live_sources(settings: "Settings") -> "list[LiveSource | StreamSource]":
    """The configured live sources; raises UsageError naming what is wrong with one."""
    from skiptrace.store.foreign import foreign_rows
    from sources.live import registry

    return [
        registry.live_source(
            name, table, lambda kind: adapter(kind, settings.plugins), foreign_rows
        )
        for name, table in settings.pull.items()
    ]


def open_puller(
    casework: Casework,
    store: "SqlStore",
    *,
    pack: "Pack",
    settings: "Settings",
    actor: str,
    clock: "Clock",
    rejects_folder: "Path",
) -> "Puller":
    """Pulling over casework and its store, with the configured sources put in."""
    from skiptrace.casework.pulling import Puller
    from skiptrace.casework.pulling.puller import PullParts

    parts = PullParts(
        casework=casework,
        store=store,
        ledger=store.ledger,
        sources=live_sources(settings),
        pack=pack,
        clock=clock,
        actor=actor,
        rejects_folder=rejects_folder,
        standing_basis=settings.basis,
    )
    return Puller(parts)


def plugin_states(enabled: "Sequence[str]") -> "Sequence[PluginState]":
    """Installed and enabled plug-ins; only the enabled ones are imported."""
    from sources import registry

    return registry.plugin_states(enabled)


def column_names(kind: str, enabled: "Sequence[str]" = ()) -> "Sequence[str]":
    """Every canonical column of a kind, numbered ones written out."""
    from sources.tables import headers

    return tuple(headers.column_names(adapter(kind, enabled).card))


def propose_columns(
    kind: str, path: "Path", encoding: str | None, enabled: "Sequence[str]" = ()
) -> "list[ColumnProposal]":
    """What the titles of a file may be; empty when it has none, or cannot be read."""
    from datetime import UTC, datetime

    from skiptrace.errors import SourceFailure
    from skiptrace.ports import ReadOptions
    from sources.tables import proposals

    options = ReadOptions(datetime.now(UTC), encoding=encoding)
    try:
        return proposals.propose(path, adapter(kind, enabled).card, options)
    except SourceFailure:
        return []


def propose_titles(
    kind: str, titles: "Sequence[str]", columns: "Sequence[str]", enabled: "Sequence[str]" = ()
) -> "list[ColumnProposal]":
    """What titles that are no column of the kind may be, by themselves."""
    from sources.tables import proposals

    return proposals.propose_titles(titles, adapter(kind, enabled).card, columns)


def problem_text(code: str, lang: str) -> tuple[str, str]:
    """Why a row was refused, and what to do, in that language."""
    from sources import problems

    return problems.problem_text(code, lang)


def result_of(text: str) -> "Disposition | None":
    """The disposition that a word of a contact log means, None for an unknown word."""
    from sources import results

    return results.result_of(text)


def read_verdicts(path: "Path") -> "Iterator[VerdictRow | Reject | None]":
    """The lines of a table of verdicts; raises SourceFailure when it is none."""
    from datetime import UTC, datetime

    from skiptrace.ports import ReadOptions
    from sources import verdicts

    return verdicts.read_verdicts(path, ReadOptions(datetime.now(UTC)))


def _resolver() -> "Resolver":
    from graph.resolve import resolver

    return resolver.Resolver()


def _weigh(left: "Profile", right: "Profile", hubs: Collection[str]) -> "Weighing":
    from graph import resolve

    return resolve.weigh(left, right, hubs)


def _rank(files: "Sequence[CaseFile]", as_of: date) -> "list[list[Lead]]":
    from graph import rank

    return rank.rank(files, as_of)


def _learn(outcomes: "Sequence[Outcome]") -> "Learnt":
    from graph import learn

    return learn.learn(outcomes)


def _diagnose(file: "CaseFile", as_of: date) -> "CaseDiagnosis":
    from graph.diagnose import diagnose

    return diagnose(file, as_of)


def _what_ifs(file: "CaseFile", as_of: date) -> "Sequence[WhatIf]":
    from graph.what_if import what_ifs

    return what_ifs(file, as_of)


def evaluate(cases: "Iterable[JudgedCase]") -> "Report":
    """How good the ranking is on judged cases, beside the two simple orders."""
    from graph import evaluate as measure

    return measure.evaluate(cases)


def compare_pairs(kind: str, pairs: "Sequence[tuple[str, str]]") -> "list[Comparison]":
    """How alike the values of each pair are, in order; kinds as `skiptrace compare` has them."""
    from graph.compare import pairs as by_kind

    return by_kind.compare_pairs(kind, pairs)


def read_people(request: "PeopleRequest", progress: "Told") -> "PeopleTable":
    """The records of a table of people; raises SourceFailure when it is none."""
    from sources.people import table

    return table.read_people(request, progress)


def link_people(table: "PeopleTable", progress: "Told") -> "LinkedPeople":
    """Who is who among the records."""
    from graph.linkage import people

    return people.link_people(table, progress)


def run_screen(make: Callable[[], Casework], lang: str) -> int:
    """Runs the terminal screen; its exit status."""
    from tui import app

    return app.run(make, lang)
