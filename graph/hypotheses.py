"""Points of the subject that nobody stated, read out of those that somebody did.

A numeric QQ mailbox is named after a QQ number, a carrier's mailbox after a mobile; a mobile leads
to a WeChat account. They are computed with each ranking and never kept as evidence: the act
behind is weighed as if it had given the point itself, a reason of its own takes off what the
reading leaves in doubt, and what was tried or checked at either point counts. A stated point is
never weakened by a reading, nor is one act behind both counted twice: the stronger of the two
stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from math import log

from graph.compare.comparison import probability
from graph.features import ACT, POINT
from graph.features.evidence import of_row
from graph.features.origin import Act, source
from graph.features.point import support
from graph.features.tested import relevant_attempts, status
from graph.priors import HYPOTHESIS_FLOOR, READING
from graph.reactions import STATUS_FACTOR
from graph.score import Score
from graph.tuned import tuned
from graph.view import CaseView, PointView
from skiptrace import normalize
from skiptrace.model.attempt import Outcome
from skiptrace.model.casefile import FactRow
from skiptrace.model.claim import NumberStatus
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.lead import MILLI, Reason


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A point that may be the subject's: what is seen of it, and the sum with its reasons.

    base: capacity of the point it is read out of.
    """

    seen: PointView
    found: Score
    base: ContactUse


@dataclass(frozen=True, slots=True)
class _Reading:
    code: str
    use: ContactUse
    base: PointView
    value: str = field(repr=False)


def hypotheses(view: CaseView, scores: dict[int, Score]) -> list[Hypothesis]:
    """Of every reading the best, by value; stated points that a reading supports are among them.

    scores: id of each point's view -> its sum.
    """
    best: dict[tuple[ContactKind, str], Hypothesis] = {}
    for reading in (*_of_mailboxes(view), *_of_mobiles(view, scores)):
        found = _weighed(reading, view)
        key = (reading.use.kind, reading.value)
        if found is None or (key in best and best[key].found.log_odds >= found.found.log_odds):
            continue
        best[key] = found
    return [best[key] for key in sorted(best)]


def _of_mailboxes(view: CaseView) -> Iterator[_Reading]:
    for point in sorted(view.by_holder.get(view.subject, ()), key=_value):
        if point.kind is not ContactKind.EMAIL:
            continue
        implied = normalize.implied(point.value)
        if implied is not None and implied.use == "qq":
            yield _Reading("qq_mailbox", ContactUse.QQ, point, implied.value)
        elif implied is not None:
            code = "carrier_mailbox" if implied.by_carrier else "number_mailbox"
            yield _Reading(code, ContactUse.MOBILE, point, implied.value)


def _of_mobiles(view: CaseView, scores: dict[int, Score]) -> Iterator[_Reading]:
    """WeChat under the subject's best mobile, once that does not answer and no account is known.

    People have one WeChat account and register it under the number they use; while that answers, a
    call says more than a message.
    """
    own = view.by_holder.get(view.subject, ())
    if any(ContactUse.WECHAT in point.uses for point in own):
        return
    mobiles = [point for point in own if ContactUse.MOBILE in point.uses]
    if not mobiles:
        return
    best = min(mobiles, key=lambda point: (-scores[id(point)].log_odds, point.value))
    account = normalize.social(best.value, "wechat").canonical
    if account and _quiet(best, view):
        yield _Reading("wechat_by_mobile", ContactUse.WECHAT, best, account)


def _quiet(mobile: PointView, view: CaseView) -> bool:
    """Whether a check since found the line quiet, or nobody answered there since it last did."""
    tried = relevant_attempts(mobile, view)
    reached = max(
        (a.at.date() for a in tried if a.disposition.outcome is Outcome.RIGHT_PARTY),
        default=date.min,
    )
    silent = [a.at.date() for a in tried if a.disposition.outcome is Outcome.NOBODY]
    silent += [
        row.observed_on
        for row in view.statuses.get(mobile.value, ())
        if row.observed_on and NumberStatus(row.use) in STATUS_FACTOR
    ]
    return any(day > reached for day in silent)


def _weighed(reading: _Reading, view: CaseView) -> Hypothesis | None:
    """None where the base itself is doubtful: a guess upon a guess helps nobody."""
    best = max(
        reading.base.acts,
        key=lambda row: (_sum(_act_reasons(row, reading, view)), row.claim_id),
    )
    reasons = _act_reasons(best, reading, view) + _features(reading.base, view)
    reasons = [reason for reason in reasons if not _of_the_line(reading, reason)]
    log_odds = _sum(reasons)
    if log_odds < HYPOTHESIS_FLOOR:
        return None
    reasons.append(_reason(reading, log_odds))
    key = (view.subject, reading.use.kind, reading.value)
    seen = view.points.get(key) or PointView(*key)
    # Support counts statements of this very point, and a reading is none.
    reasons += [reason for reason in _features(seen, view) if reason.code != support.__name__]
    score = Score(reading.use, _sum(reasons), tuple(reasons))
    return Hypothesis(seen, score, ContactUse(best.use))


def _act_reasons(row: FactRow, reading: _Reading, view: CaseView) -> list[Reason]:
    """The act weighed as if it had given the point itself, which ages as points of its kind do."""
    read_out = replace(row, use=reading.use.value, value=reading.value)
    act = Act(read_out, reading.use, (of_row(row),))
    reasons = tuned((feature(act, view) for feature in ACT), view.file.weights)
    return [
        replace(reason, params={**reason.params, "use": row.use})
        if reason.code == source.__name__
        else reason
        for reason in reasons
    ]


def _features(point: PointView, view: CaseView) -> list[Reason]:
    return tuned((feature(point, view) for feature in POINT), view.file.weights)


def _sum(reasons: Iterable[Reason]) -> int:
    return sum(reason.weight for reason in reasons)


def _of_the_line(reading: _Reading, reason: Reason) -> bool:
    """A line in arrears or switched off says nothing of the account under its number."""
    if reading.use is not ContactUse.WECHAT or reason.code != status.__name__:
        return False
    return NumberStatus(str(reason.params["status"])) in STATUS_FACTOR


def _reason(reading: _Reading, log_odds: int) -> Reason:
    """Takes p to c * p, in log-odds: c is how often the reading holds where the base does."""
    holds = READING[reading.code]
    p = probability(log_odds) * holds
    weight = round(MILLI * log(p / (1 - p))) - log_odds
    return Reason(reading.code, weight, {"percent": round(100 * holds)})


def _value(point: PointView) -> str:
    return point.value
