"""How a case's contact tree stands, and when its last live lines go if nothing new comes in.

The outlook asks the ranking itself, with what is known today, at later days: each kind's own
survival decides, and no second model can disagree with the list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph.compare.comparison import probability
from graph.leads import drafts
from graph.rank import rank_case
from graph.view import build_view
from skiptrace.model.casefile import CaseFile
from skiptrace.model.diagnosis import LineDiagnosis, LineState, LineWarning, Protect
from skiptrace.model.health import FEW, LIVE, Health, Lines, lines_of
from skiptrace.model.lead import Lead
from skiptrace.model.party import Role

STEP_DAYS = 30
STEPS = 12
# Warned this long before the last line goes: time for a letter and an answer to it.
AHEAD_DAYS = 120
_Key = tuple[str, str]


def tree_and_warning(
    file: CaseFile, as_of: date, lines: Sequence[LineDiagnosis]
) -> tuple[Lines, LineWarning | None]:
    """The subject's lines counted, and a warning while there is still something to protect."""
    leads = rank_case(file, as_of)
    tree = lines_of(leads)
    live = _live(leads)
    if not live:
        return tree, None
    ends = _ends(frozen(file, as_of), as_of, live)
    lost_on = None if None in ends.values() else max(day for day in ends.values() if day)
    soon = lost_on is not None and (lost_on - as_of).days <= AHEAD_DAYS
    if not (soon or len(live) <= FEW or tree.health is Health.THINNING):
        return tree, None
    key = min(live, key=lambda k: (ends[k] or date.max, live[k].p_current, live[k].lead_id))
    lead = live[key]
    first = _protect({line.lead_id: line for line in lines}.get(lead.lead_id))
    return tree, LineWarning(lead.lead_id, lead.point, ends[key], lost_on, first)


def _live(leads: Sequence[Lead]) -> dict[_Key, Lead]:
    """Live lines that somebody stated; what is read out of another goes with it."""
    live: dict[_Key, Lead] = {}
    for lead in leads:
        if lead.party.role is Role.SUBJECT and not lead.read_out and lead.p_current >= LIVE:
            live.setdefault((lead.kind.value, lead.point.value), lead)
    return live


def frozen(file: CaseFile, as_of: date) -> CaseFile:
    """What is known by the day: a later day must not let later records in."""
    return replace(
        file,
        facts=tuple(row for row in file.facts if row.known_by(as_of)),
        attempts=tuple(a for a in file.attempts if a.at.date() <= as_of),
    )


def _ends(file: CaseFile, as_of: date, live: Mapping[_Key, Lead]) -> dict[_Key, date | None]:
    """The first day, in steps of a month, on which each line is no longer live; None: none."""
    ends: dict[_Key, date | None] = dict.fromkeys(live)
    for step in range(1, STEPS + 1):
        if all(ends.values()):
            break
        day = as_of + timedelta(days=STEP_DAYS * step)
        still = {
            (draft.point.kind.value, draft.point.value)
            for draft in drafts(build_view(file, day))
            if draft.party.role is Role.SUBJECT and probability(draft.log_odds) >= LIVE
        }
        for key in ends:
            if ends[key] is None and key not in still:
                ends[key] = day
    return ends


def _protect(line: LineDiagnosis | None) -> Protect:
    """Check what is silent; renew what was reached; confirm what nobody has tried or reached."""
    if line is None:
        return Protect.CONFIRM
    if line.finding is LineState.LIVE:
        return Protect.RENEW
    quiet = line.chance(LineState.OFF) + line.chance(LineState.SUSPENDED)
    return Protect.CHECK if quiet > line.chance(LineState.LIVE) else Protect.CONFIRM
