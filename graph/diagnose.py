"""Reachability diagnosis: what the results on each of the subject's lines say it is.

Log-odds of seven states against "live" add up from a prior - the ranking's own chance that the
number is theirs, without what was tried - and what was heard of it (graph/heard.py). A pure
function of the case file and the day, as ranking is.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp, log

from graph.compare.comparison import probability
from graph.heard import Heard, heard_of, silence, weights
from graph.line_results import (
    ANOTHERS,
    ANOTHERS_ONCE_THEIRS,
    CERTAIN,
    PROOF_DAYS,
    SETTLED,
    SPOKEN,
    THEIRS,
)
from graph.outlook import tree_and_warning
from graph.priors import family
from graph.score import Score, score
from graph.tells import group_chance, group_of, tell
from graph.view import CaseView, PointView, build_view
from skiptrace.model.attempt import Attempt, Channel, Outcome
from skiptrace.model.casefile import CaseFile
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.diagnosis import (
    HYPOTHESES,
    CaseDiagnosis,
    Hypothesis,
    LineDiagnosis,
    LineState,
    Observation,
    PartOfDay,
    Window,
    open_tries,
)
from skiptrace.model.lead import MILLI, lead_id
from skiptrace.model.party import Party, Role

# Lines that the subject answers. A workplace answers for many; a relay number is lent for days.
OWN_LINES = (ContactUse.MOBILE, ContactUse.HOME_PHONE)
# Reasons of p_current that the diagnosis weighs itself, by state.
_TESTED = frozenset({"status", "ownership", "attempts"})


def diagnose(file: CaseFile, as_of: date) -> CaseDiagnosis:
    """The subject's lines, likeliest theirs first, and how the case stands."""
    view = build_view(file, as_of)
    found = [
        _line(point, view)
        for point in view.by_holder.get(view.subject, ())
        if point.uses & frozenset(OWN_LINES)
    ]
    lines = tuple(sorted(found, key=lambda line: (-line.p_current, line.lead_id)))
    tree, warning = tree_and_warning(file, as_of, lines)
    return CaseDiagnosis(file.case.case_no, as_of, lines, tree, warning)


def _line(point: PointView, view: CaseView) -> LineDiagnosis:
    found = score(point, view)
    heard = heard_of(point, view)
    told = list(weights(point, heard, view))
    odds = _prior(point, found, heard)
    for state, weight in (*told, *silence(heard, view.as_of)):
        odds[state] += weight
    hypotheses = _shares(odds)
    tried = _windows(heard.attempts)
    finding = name_state(hypotheses, told, proved=_proved(heard, view.as_of), tried=tried)
    certain = group_chance(hypotheses, finding) >= CERTAIN
    use = found.use if found.use in OWN_LINES else min(point.uses & frozenset(OWN_LINES))
    contact = ContactPoint.stored(use, point.value)
    return LineDiagnosis(
        lead_id=lead_id(view.file.case.case_no, Channel.CALL, contact, point.holder),
        point=contact,
        party=Party(point.holder, Role.SUBJECT, None, view.names.get(point.holder)),
        p_current=probability(found.log_odds),
        finding=finding,
        certain=certain,
        hypotheses=hypotheses,
        evidence=_evidence(heard),
        tell=None if certain else tell(hypotheses, more_to_try=any(open_tries(tried).values())),
        tried=tried,
        callers=len({a.from_number for a in heard.attempts if a.from_number}),
    )


def _prior(point: PointView, found: Score, heard: Heard) -> dict[LineState, int]:
    """Thousandths of ln of each state's share before anything was tried."""
    base = sum(reason.weight for reason in found.reasons if reason.code not in _TESTED)
    theirs = min(max(probability(base), 0.001), 0.999)
    kinds = {family(act.source) for act in point.acts}
    once = heard.proof is not None or len(kinds) > 1
    others = ANOTHERS_ONCE_THEIRS if once else ANOTHERS
    shares = {state: theirs * share for state, share in THEIRS.items()}
    shares |= {state: (1 - theirs) * share for state, share in others.items()}
    return {state: round(MILLI * log(shares[state])) for state in HYPOTHESES}


def _shares(odds: Mapping[LineState, int]) -> tuple[Hypothesis, ...]:
    """Probabilities that add up to one, likeliest first, in the order of the states on a tie."""
    top = max(odds.values())
    parts = {state: exp((odds[state] - top) / MILLI) for state in HYPOTHESES}
    total = sum(parts.values())
    shares = [Hypothesis(state, part / total) for state, part in parts.items()]
    return tuple(sorted(shares, key=lambda h: (-h.probability, HYPOTHESES.index(h.state))))


def _windows(attempts: list[Attempt]) -> tuple[Window, ...]:
    """Parts of days in which the line was called in vain, each once."""
    calls = [
        a
        for a in attempts
        if a.channel is Channel.CALL and a.disposition.outcome is not Outcome.RIGHT_PARTY
    ]
    return tuple(sorted({Window(a.at.date(), PartOfDay.of(a.at)) for a in calls}))


def _proved(heard: Heard, as_of: date) -> bool:
    """Whether the subject was reached there lately."""
    return heard.proof is not None and (as_of - heard.proof.at.date()).days <= PROOF_DAYS


def name_state(
    hypotheses: tuple[Hypothesis, ...],
    told: Sequence[tuple[LineState, int]],
    *,
    proved: bool,
    tried: tuple[Window, ...],
) -> LineState:
    """The likeliest state, where its group stands out and something besides silence speaks for it.

    States that come to the same for the next step are one group; live is named only where the
    subject was reached lately.
    """
    top = max(hypotheses, key=lambda h: group_chance(hypotheses, h.state)).state
    if group_chance(hypotheses, top) >= SETTLED:
        group = group_of(top)
        spoken = sum(weight for state, weight in told if state in group and weight > 0)
        if proved if top is LineState.LIVE else spoken >= SPOKEN:
            return next(h.state for h in hypotheses if h.state in group)
    if any(open_tries(tried).values()):
        return LineState.NOT_TRIED_ENOUGH
    return LineState.UNANSWERED


def _evidence(heard: Heard) -> tuple[Observation, ...]:
    found = [
        Observation(
            a.at.date(),
            PartOfDay.of(a.at) if a.channel is Channel.CALL else None,
            a.disposition.value,
            a.source,
            a.record,
        )
        for a in heard.attempts
    ]
    found += [
        Observation(row.observed_on, None, row.use, row.source, row.record)
        for row in (*heard.checks, *heard.owners)
        if row.observed_on
    ]
    return tuple(sorted(found, key=lambda o: (o.day, o.part or "", o.source, o.record, o.result)))
