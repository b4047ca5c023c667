"""The verb diagnose: what the results say of each line, how the case stands, what to try when."""

from typing import TYPE_CHECKING, Any

import click

from skiptrace.cli.context import Session, verb
from skiptrace.cli.on_file import shown_record
from skiptrace.cli.output import clean, emit, emit_json, percent
from skiptrace.cli.words import word
from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.normalize.masking import mask

if TYPE_CHECKING:
    from skiptrace.casework.attempt_plan import LinePlan, PlannedWindow
    from skiptrace.casework.diagnosing import Standing
    from skiptrace.model.diagnosis import LineDiagnosis, LineWarning, Observation

STATES = {
    "live": mark("live, reached lately"),
    "off": mark("switched off"),
    "filtered": mark("filtered: it rings, but not for us"),
    "suspended": mark("suspended"),
    "refused": mark("the borrower refuses"),
    "reassigned": mark("given to somebody else since"),
    "wrong_party": mark("never the borrower's"),
    "vacant": mark("vacant"),
    "not_tried_enough": mark("not tried enough to say"),
    "unanswered": mark("tried enough; nobody answers"),
}
SHORT_STATES = {"live": mark("live but unanswered")}
TELLS = {
    "other_parts": mark("calls in the parts of the day that are still open"),
    "number_check": mark("a number check"),
    "owner_check": mark("a check of whose line it is"),
    "neutral_sms": mark("a neutral SMS: a receipt shows a phone that is on"),
    "write": mark("a letter or an e-mail; a block is an answer, no further number is used"),
}
PROTECT = {
    "confirm": mark("reach the borrower there while it is theirs, and ask for a second line"),
    "renew": mark("ask for a second line and an address at the next contact"),
    "check": mark("check the number first, then write to the address on file"),
}
PARTS = (mark("morning"), mark("afternoon"), mark("evening"))


@verb("diagnose", mark("Say what the results tell of each line of a case, and plan what to try."))
@click.argument("case")
def diagnose(session: Session, case: str) -> int:
    """The standing of one case; nothing in it is revealed."""
    standing = session.casework().diagnosing.standing(case)
    if session.json:
        emit_json(_fields(standing))
        return 0
    for line in _lines(session, standing):
        emit(clean(line))
    return 0


def _lines(session: Session, standing: "Standing") -> list[str]:
    diagnosis = standing.diagnosis
    tree = diagnosis.tree
    counted = _("live {live}, doubtful {doubtful}, dead {dead}").format(
        live=tree.live, doubtful=tree.doubtful, dead=tree.dead
    )
    lines = [f"{diagnosis.case_no}  {diagnosis.as_of}  {word(tree.health.value)}: {counted}"]
    if diagnosis.warning:
        lines += warning_lines(diagnosis.warning)
    if not standing.lines:
        lines.append(_("no line of the borrower's own is known"))
    for item in standing.lines:
        lines += _line(session, item, diagnosis.case_no)
    if standing.windows:
        lines.append(_("plan, in this order, as long as nobody is reached:"))
        lines += [_window(window, standing) for window in standing.windows]
    return lines


def warning_lines(warning: "LineWarning") -> list[str]:
    """Which live line goes next, when, and what to do first."""
    value = mask(warning.point.kind.value, warning.point.value)
    if warning.goes_on:
        said = _("! {value} is likely lost by {day} if nothing new comes in").format(
            value=value, day=warning.goes_on
        )
    else:
        said = _("! {value} is one of the last live lines").format(value=value)
    lines = [said]
    if warning.lost_on:
        lines.append("  " + _("no live line is left by {day}").format(day=warning.lost_on))
    return [*lines, f"  {_('first')}: {_(PROTECT[warning.first.value])}"]


def _line(session: Session, item: "LinePlan", case_no: str) -> list[str]:
    line = item.line
    value = mask(line.point.kind.value, line.point.value)
    sure = f" ({_('certain')})" if line.certain else ""
    lines = [f"{line.lead_id} {value}: {_(STATES[line.finding.value])}{sure}"]
    likely = [h for h in line.hypotheses if h.probability >= 0.05]
    shares = [
        f"{_(SHORT_STATES.get(h.state.value, STATES[h.state.value]))} {percent(h.probability)}"
        for h in likely
    ]
    lines.append(f"  {', '.join(shares)}")
    lines += [f"  {_observed(seen, case_no)}" for seen in line.evidence]
    if line.tell:
        lines.append(f"  {_('what would tell')}: {_(TELLS[line.tell.value])}")
    lines.append(f"  {_done(line)}")
    if item.held:
        from skiptrace.policy.texts import say

        rule = say(session.pack, item.held.rule, session.lang)
        lines.append(f"  {_('held by')} {item.held.rule}: {rule.says}")
    return lines


def _observed(seen: "Observation", case_no: str) -> str:
    part = f" {_(seen.part.value)}" if seen.part else ""
    record = shown_record(seen.source, seen.record, case_no, reveal=False)
    return f"{seen.day}{part} {word(seen.result)} [{seen.source} {record}]"


def _done(line: "LineDiagnosis") -> str:
    still = line.open_tries
    parts = [f"{_(part.value)} {max(0, 3 - left)}/3" for part, left in still.items()]
    return f"3:3:3: {', '.join(parts)}"


def _window(window: "PlannedWindow", standing: "Standing") -> str:
    value = next(
        mask(item.line.point.kind.value, item.line.point.value)
        for item in standing.lines
        if item.line.lead_id == window.lead_id
    )
    said = _("neutral SMS") if window.channel == "sms" else word(window.channel.value)
    return f"- {window.at:%Y-%m-%d %H:%M} {_(window.window.part.value)} {said} {value}"


def _fields(standing: "Standing") -> dict[str, Any]:
    diagnosis = standing.diagnosis
    tree, warning = diagnosis.tree, diagnosis.warning
    return {
        "case_no": diagnosis.case_no,
        "as_of": diagnosis.as_of.isoformat(),
        "health": tree.health.value,
        "tree": {"live": tree.live, "doubtful": tree.doubtful, "dead": tree.dead},
        "warning": warning
        and {
            "lead_id": warning.lead_id,
            "value": mask(warning.point.kind.value, warning.point.value),
            "goes_on": warning.goes_on and warning.goes_on.isoformat(),
            "lost_on": warning.lost_on and warning.lost_on.isoformat(),
            "first": warning.first.value,
        },
        "lines": [_line_fields(item, diagnosis.case_no) for item in standing.lines],
        "plan": [
            {
                "at": window.at.isoformat(timespec="minutes"),
                "part": window.window.part.value,
                "channel": window.channel.value,
                "lead_id": window.lead_id,
                "conditions": list(window.conditions),
            }
            for window in standing.windows
        ],
    }


def _line_fields(item: "LinePlan", case_no: str) -> dict[str, Any]:
    line = item.line
    return {
        "lead_id": line.lead_id,
        "value": mask(line.point.kind.value, line.point.value),
        "p_current": round(line.p_current, 6),
        "finding": line.finding.value,
        "certain": line.certain,
        "hypotheses": {h.state.value: round(h.probability, 6) for h in line.hypotheses},
        "evidence": [
            {
                "day": seen.day.isoformat(),
                "part": seen.part and seen.part.value,
                "result": seen.result,
                "source": seen.source,
                "record": shown_record(seen.source, seen.record, case_no, reveal=False),
            }
            for seen in line.evidence
        ],
        "tell": line.tell and line.tell.value,
        "open_tries": {part.value: left for part, left in line.open_tries.items()},
        "callers": line.callers,
        "held": item.held and item.held.rule,
    }
