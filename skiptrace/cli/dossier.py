"""The diligence dossier of a case: what was done, found, closed by which rule, and what is left."""

from collections import defaultdict
from typing import TYPE_CHECKING

from skiptrace.cli.choice import ACTIONS, fact_lines
from skiptrace.cli.diagnose import STATES, warning_lines
from skiptrace.cli.on_file import shown_record
from skiptrace.cli.output import percent
from skiptrace.cli.words import party_word, shown_name, shown_value, state, word
from skiptrace.export.document import Document, Section
from skiptrace.locale import gettext as _
from skiptrace.model.clearance import Held
from skiptrace.normalize.masking import mask, mask_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from skiptrace.casework.choosing import Choice
    from skiptrace.casework.diagnosing import Standing
    from skiptrace.cli.context import Session
    from skiptrace.model.attempt import Attempt
    from skiptrace.model.casefile import CaseFile


def write_dossier(
    session: "Session", choice: "Choice", case_no: str, path: "Path", *, reveal: bool
) -> None:
    """Writes the dossier; a reveal is on record before it. Raises UsageError for a bad ending."""
    from skiptrace.export.document import write_document

    casework = session.casework()
    standing = casework.diagnosing.standing(case_no)
    file = casework.case_file(case_no)
    if reveal:
        casework.reveal(case_no, f"dossier {path.suffix}")
    write_document(path, _document(session, choice, standing, file, reveal=reveal))


def _document(
    session: "Session", choice: "Choice", standing: "Standing", file: "CaseFile", *, reveal: bool
) -> Document:
    case, pack = file.case, session.pack
    name = shown_name(case.subject.name, reveal=reveal)
    says = [
        _("Case {case}, {name}; purpose: {purpose}").format(
            case=case.case_no, name=name, purpose=case.purpose
        ),
        _("As of {when}; rules: {pack}").format(
            when=f"{standing.moment:%Y-%m-%d %H:%M}", pack=pack.pack_id
        ),
    ]
    sections = [
        Section(_("Conclusion"), [_(ACTIONS[choice.action.value]), *fact_lines(choice)]),
        _lines(standing, reveal=reveal),
        _steps(file, reveal=reveal),
        _sources(file),
        _leads(standing, reveal=reveal),
        _rules(session, standing),
    ]
    return Document(_("Diligence dossier"), says, sections, session.lang)


def _lines(standing: "Standing", *, reveal: bool) -> Section:
    diagnosis = standing.diagnosis
    tree = diagnosis.tree
    counted = _("live {live}, doubtful {doubtful}, dead {dead}").format(
        live=tree.live, doubtful=tree.doubtful, dead=tree.dead
    )
    says = [f"{word(tree.health.value)}: {counted}"]
    if diagnosis.warning:
        says += warning_lines(diagnosis.warning)
    rows = []
    for line in diagnosis.lines:
        value = line.point.value if reveal else mask(line.point.kind.value, line.point.value)
        done = sum(3 - left for left in line.open_tries.values())
        rows.append((value, _(STATES[line.finding.value]), percent(line.p_current), f"{done}/9"))
    header = (_("phone line"), _("state"), _("still theirs"), _("windows tried"))
    return Section(_("Lines of the borrower"), says, header, rows)


def _steps(file: "CaseFile", *, reveal: bool) -> Section:
    """Attempts of this case only: what was done for others is theirs."""
    made = sorted(
        (a for a in file.attempts if a.case_no == file.case.case_no),
        key=lambda a: (a.at, a.source, a.record),
    )
    header = (_("time"), _("channel"), _("contact point"), _("result"), _("by"), _("record"))
    rows = [_step(attempt, file.case.case_no, reveal=reveal) for attempt in made]
    says = [] if rows else [_("no attempt is on record")]
    return Section(_("Steps taken"), says, header, rows)


def _step(attempt: "Attempt", case_no: str, *, reveal: bool) -> tuple[str, ...]:
    point = attempt.point
    record = shown_record(attempt.source, attempt.record, case_no, reveal=reveal)
    return (
        f"{attempt.at:%Y-%m-%d %H:%M}",
        word(attempt.channel.value),
        point.value if reveal else mask(point.kind.value, point.value),
        word(attempt.disposition.value),
        mask_text(attempt.by or "-"),
        f"{attempt.source} {record}",
    )


def _sources(file: "CaseFile") -> Section:
    """Every source that says something of the case: how many records, from when to when."""
    records: dict[str, set[str]] = defaultdict(set)
    days: dict[str, list[date]] = defaultdict(list)
    bases: dict[str, set[str]] = defaultdict(set)
    for row in file.facts:
        records[row.source].add(row.record)
        if row.observed_on:
            days[row.source].append(row.observed_on)
        if row.basis:
            bases[row.source].add(row.basis)
    rows = [
        (
            source,
            str(len(records[source])),
            str(min(days[source], default="-")),
            str(max(days[source], default="-")),
            mask_text(", ".join(sorted(bases[source])) or "-"),
        )
        for source in sorted(records)
    ]
    header = (_("source"), _("records"), _("oldest"), _("newest"), _("lawful basis"))
    return Section(_("Sources searched"), (), header, rows)


def _leads(standing: "Standing", *, reveal: bool) -> Section:
    rows = [
        (
            f"#{item.lead.rank}",
            word(item.lead.channel.value),
            shown_value(item.lead, reveal=reveal),
            party_word(item.lead.party),
            percent(item.lead.p_reach),
            state(item),
        )
        for item in standing.listed.leads
    ]
    header = (_("rank"), _("channel"), _("contact point"), _("party"), "p_reach", _("rules"))
    return Section(_("Leads and what the rules say of them"), (), header, rows)


def _rules(session: "Session", standing: "Standing") -> Section:
    """Every rule that closes a lead now, with its source in law."""
    from skiptrace.policy.texts import say

    held = [item.clearance for item in standing.listed.leads if isinstance(item.clearance, Held)]
    rows = []
    for rule_id in sorted({answer.rule for answer in held}):
        text, rule = say(session.pack, rule_id, session.lang), session.pack.rule(rule_id)
        rows.append((rule_id, text.title, text.says, rule.citation if rule else "-"))
    header = (_("rule"), _("title"), _("says"), _("citation"))
    return Section(_("Rules referred to"), (), header, rows)
