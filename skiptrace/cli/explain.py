"""The verb explain: a lead taken apart."""

from math import exp
from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.judged import (
    clearance_fields,
    clearance_lines,
    lead_fields,
    script_fields,
    script_lines,
)
from skiptrace.cli.on_file import (
    fact_fields,
    fact_lines,
    record_fields,
    record_lines,
    shown_record,
)
from skiptrace.cli.options import option
from skiptrace.cli.output import clean, emit, emit_json, percent
from skiptrace.cli.words import party_name, party_word, path_words, shown_name, shown_value, word
from skiptrace.errors import UsageError
from skiptrace.locale import gettext as _
from skiptrace.locale import mark

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.explain import Sum
    from skiptrace.model.lead import Evidence, Lead, Reason


@verb("explain", mark(
    "Show why a lead ranks where it does: every reason with its weight, its source and its age, "
    "the sum, and what the rules say.\n\n"
    "LEAD is the lead's id or its beginning; without it every lead of the case is explained."
))  # fmt: skip
@click.argument("case", required=False)
@click.argument("lead", required=False)
@option("--over", metavar="OTHER", help=mark(
    "why LEAD stands before that other lead, or does not, and what would turn it"
))  # fmt: skip
@option("--pair", nargs=2, metavar="A B", help=mark(
    "instead of a case, whether two people are one: person ids, identity numbers, case numbers or "
    "phones"
))  # fmt: skip
@option("--reveal", is_flag=True, help=mark("show values; recorded in the audit log"))
def explain(
    session: Session,
    case: str | None,
    lead: str | None,
    over: str | None,
    pair: tuple[str, str] | None,
    reveal: bool,
) -> int:
    """The reveal is on record before anything is shown."""
    if pair:
        from skiptrace.cli.explain_pair import explain_pair

        if case or over:
            raise UsageError("explain takes a case or --pair, not both")
        return explain_pair(session, pair, reveal=reveal)
    if case is None:
        raise UsageError("explain needs a case, or --pair A B", "see: skiptrace explain --help")
    if over:
        from skiptrace.cli.over import explain_over

        if lead is None:
            raise UsageError("--over needs two leads", "write: explain CASE LEAD --over OTHER")
        return explain_over(session, case, lead, over, reveal=reveal)
    return _explain_case(session, case, lead, reveal=reveal)


def _explain_case(session: Session, case: str, lead: str | None, *, reveal: bool) -> int:
    casework = session.casework()
    listed = casework.case_leads(case)
    found = listed.find(lead) if lead else None
    if lead and found is None:
        raise UsageError(f"no such lead in {case}: {lead}", "see: skiptrace leads")
    chosen = [found] if found else list(listed.leads)
    if reveal:
        casework.reveal(case, f"explain {lead or 'all'}")
    file = casework.case_file(case)
    turning: tuple[str, ...] = ()
    if found:
        from skiptrace.cli.over import beside_neighbour

        turning = beside_neighbour(session, listed, found.lead, reveal=reveal)
    if session.json:
        fields = [_fields(session, item, reveal=reveal) for item in chosen]
        emit_json({
            "case_no": case,
            "as_of": casework.as_of.isoformat(),
            "leads": fields,
            "order": list(turning),
            "facts": fact_fields(file, reveal=reveal),
            "records": record_fields(chosen, file, reveal=reveal),
        })  # fmt: skip
        return 0
    if not chosen:
        emit(_("no leads: nothing known says how to reach this person"))
    lines = [line for item in chosen for line in _lines(session, item, reveal=reveal)]
    if not lead:
        lines += fact_lines(file, reveal=reveal)
    lines += [*(f"  {text}" for text in turning), ""] if turning else []
    lines += record_lines(chosen, file, reveal=reveal)
    for line in lines:
        emit(clean(line))
    return 0


def _lines(session: Session, item: "ClearedLead", *, reveal: bool) -> list[str]:
    from skiptrace.explain import add_up

    lead = item.lead
    summed = add_up(lead, session.lang, reveal=reveal)
    value = shown_value(lead, reveal=reveal)
    who = f"{party_word(lead.party)} {party_name(lead.party, reveal=reveal)}"
    return [
        f"{lead.case_no}  #{lead.rank}  {lead.lead_id}  {word(lead.channel)}  {value}  {who}",
        *_current(summed, item, reveal=reveal),
        *_reach(summed, item, reveal=reveal),
        *_against(lead, session.lang),
        *clearance_lines(item.clearance, session.pack, session.lang),
        *script_lines(lead, session.lang, reveal=reveal),
        f"  {_('path')}: {path_words(lead, reveal=reveal)}",
        "",
    ]


def _current(summed: "Sum", item: "ClearedLead", *, reveal: bool) -> list[str]:
    total = _("sum")
    weights = [f"{weight:+7.3f}" for weight, _says in summed.current]
    return [
        f"  p_current {percent(summed.p_current)}: {_('it is theirs today')}",
        *_reasons(weights, summed.current, item, item.lead.current, reveal=reveal),
        f"    {summed.log_odds:+7.3f}  = {total}; 1 / (1 + e^-{total}) = {summed.p_current:.3f}",
    ]


def _reach(summed: "Sum", item: "ClearedLead", *, reveal: bool) -> list[str]:
    factors = [f"x{exp(weight):.3f} " for weight, _says in summed.reach]
    return [
        f"  p_reach {percent(summed.p_reach)}: {_('one attempt there reaches the subject')}",
        f"     {summed.p_current:.3f}   p_current",
        *_reasons(factors, summed.reach, item, item.lead.reach, reveal=reveal),
        f"    ={summed.p_reach:.3f}",
    ]


def _against(lead: "Lead", lang: str) -> list[str]:
    """What evidence there is against it, in a list of its own; nothing where there is none."""
    from skiptrace.casework.versus import against
    from skiptrace.explain import sentence

    found = against(lead)
    title = [f"  {_('what speaks against it')}:"] if found else []
    return title + [f"    - {sentence(r, lang)} ({r.weight / 1000:+.3f})" for r in found]


def _reasons(
    figures: list[str],
    said: tuple[tuple[float, str], ...],
    item: "ClearedLead",
    reasons: "tuple[Reason, ...]",
    *,
    reveal: bool,
) -> list[str]:
    """Figure and sentence of each reason; the evidence below, unless the last one rests on it."""
    lines: list[str] = []
    shown: tuple[Evidence, ...] = ()
    for figure, (_weight, says), reason in zip(figures, said, reasons, strict=True):
        lines.append(f"    {figure}  {says}")
        if reason.evidence != shown:
            lines += _evidence(reason, item.lead.case_no, reveal=reveal)
            shown = reason.evidence or shown
    return lines


def _evidence(reason: "Reason", case_no: str, *, reveal: bool) -> list[str]:
    return [
        f"             {e.source} {shown_record(e.source, e.record, case_no, reveal=reveal)}, "
        f"{e.observed_on or _('undated')}" + (f", {e.place}" if e.place else "")
        for e in reason.evidence
    ]


def _fields(session: Session, item: "ClearedLead", *, reveal: bool) -> dict[str, Any]:
    from skiptrace.casework.versus import against
    from skiptrace.explain import add_up

    lead = item.lead
    summed = add_up(lead, session.lang, reveal=reveal)
    return {
        **lead_fields(item, reveal=reveal),
        "log_odds": summed.log_odds,
        "current": _reason_fields(summed.current, lead, lead.current, reveal=reveal),
        "reach": _reason_fields(summed.reach, lead, lead.reach, reveal=reveal),
        "against": [reason.code for reason in against(lead)],
        "path": [
            {"edge": hop.edge, "entity": hop.entity_id, "name": shown_name(hop.name, reveal=reveal)}
            for hop in lead.path
        ],
        "clearance": clearance_fields(item.clearance, session.pack, session.lang),
        "script": script_fields(lead, session.lang, reveal=reveal),
    }


def _reason_fields(
    said: tuple[tuple[float, str], ...],
    lead: "Lead",
    reasons: "tuple[Reason, ...]",
    *,
    reveal: bool,
) -> list[dict[str, Any]]:
    return [
        {
            "code": reason.code,
            "weight": weight,
            "says": says,
            "evidence": [
                {
                    "source": e.source,
                    "record": shown_record(e.source, e.record, lead.case_no, reveal=reveal),
                    "observed_at": e.observed_on.isoformat() if e.observed_on else None,
                    "place": e.place,
                }
                for e in reason.evidence
            ],
        }
        for (weight, says), reason in zip(said, reasons, strict=True)
    ]
