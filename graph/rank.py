"""Ranking: a batch of case files to a batch of lead lists (ports.Rank)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp

from graph.compare.comparison import probability
from graph.draft import Draft
from graph.features import REACH
from graph.features.reach import never_surer
from graph.leads import drafts
from graph.parameters import (
    BURDEN_EMPLOYER,
    BURDEN_INSTITUTION,
    BURDEN_LIABLE,
    BURDEN_THIRD_PARTY,
    CHANNEL_COST,
    VALUE_OF_REACHING,
)
from graph.tuned import tuned
from graph.view import CaseView, build_view
from skiptrace.model.casefile import CaseFile
from skiptrace.model.lead import MILLI, Lead, Reason, lead_id
from skiptrace.model.party import Party, Relation, Role


def rank(files: Sequence[CaseFile], as_of: date) -> list[list[Lead]]:
    """Leads of each case, best first; a pure function of the files and the day."""
    return [rank_case(file, as_of) for file in files]


def rank_case(file: CaseFile, as_of: date) -> list[Lead]:
    """Leads of one case, rank from 1, ordered by worth, then lead_id."""
    view = build_view(file, as_of)
    weighed = sorted((_weighed(draft, view) for draft in drafts(view)), key=_order)
    return [_lead(found, file.case.case_no, place) for place, found in enumerate(weighed, start=1)]


@dataclass(frozen=True, slots=True)
class _Weighed:
    draft: Draft
    lead_id: str
    p_current: float
    p_reach: float
    worth: int
    reach: tuple[Reason, ...]


def _order(found: _Weighed) -> tuple[int, str]:
    return -found.worth, found.lead_id


def _weighed(draft: Draft, view: CaseView) -> _Weighed:
    reach = _reach(draft, view)
    p_current = probability(draft.log_odds)
    p_reach = p_current * exp(sum(reason.weight for reason in reach) / MILLI)
    case_no = view.file.case.case_no
    name = lead_id(case_no, draft.channel, draft.point, draft.party.entity_id)
    return _Weighed(draft, name, p_current, p_reach, worth(p_reach, draft), reach)


def _lead(found: _Weighed, case_no: str, place: int) -> Lead:
    draft = found.draft
    return Lead(
        case_no,
        found.lead_id,
        place,
        draft.channel,
        draft.point,
        draft.party,
        found.p_current,
        found.p_reach,
        found.worth,
        draft.current,
        found.reach,
        draft.path,
    )


def _reach(draft: Draft, view: CaseView) -> tuple[Reason, ...]:
    reasons = tuned((feature(draft, view) for feature in REACH), view.file.weights)
    cap = never_surer(sum(reason.weight for reason in reasons))
    return (*reasons, cap) if cap else tuple(reasons)


def worth(p_reach: float, draft: Draft) -> int:
    """Value of reaching, less what the channel costs and third persons bear; thousandths."""
    gain = round(VALUE_OF_REACHING * p_reach)
    return gain - CHANNEL_COST[draft.channel.value] - burden(draft.party)


def burden(party: Party) -> int:
    """What it costs others that this party is drawn in, thousandths."""
    if party.role is Role.SUBJECT:
        return 0
    if party.role is Role.INSTITUTION:
        return BURDEN_INSTITUTION
    if party.liable_document:
        return BURDEN_LIABLE
    return BURDEN_EMPLOYER if party.relation is Relation.EMPLOYER else BURDEN_THIRD_PARTY
