"""The few closest counterparts of the subject's calls that no record names: hypotheses.

A bill names numbers, not people. What is called often, both ways and off hours may be kin or a
friend; it may also be a shop. So they have a prior of their own, are few, and stay third parties
of unknown relation whom the gate holds back until the subject is shown to be lost.
"""

from collections.abc import Iterator

from graph.draft import Draft
from graph.features import tested
from graph.features.spoken import called
from graph.parameters import CLOSEST, CLOSEST_MIN_DAYS, OLDEST_YEARS
from graph.priors import AGEING_PER_YEAR, AGEING_SETTLED_SHARE
from graph.resolve.phones import is_mobile
from graph.spoken import Spoken, closeness, spoken
from graph.tuned import tuned
from graph.view import CaseView, PointView
from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lead import Hop, Reason
from skiptrace.model.party import Party, PartyRef, Relation, Role


def counterpart_drafts(view: CaseView) -> Iterator[Draft]:
    """Leads to the closest counterparts that are nobody's in this case, best first."""
    found = []
    for value, rows in view.calls.get(view.subject, {}).items():
        talks = None if _is_known(value, view) else spoken(rows, view)
        if talks is not None and talks.days >= CLOSEST_MIN_DAYS:
            found.append((-closeness(talks), value, talks))
    for _, value, talks in sorted(found, key=lambda item: item[:2])[:CLOSEST]:
        yield _draft(value, talks, view)


def _is_known(value: str, view: CaseView) -> bool:
    """Somebody's of this case, a line that many share or call, or a workplace's."""
    if (ContactKind.PHONE, value) in view.holders or value in view.busy or value in view.hubs:
        return True
    return any(
        row.source == "companies" or row.use == ContactUse.WORK_PHONE.value
        for row in view.known_numbers.get(value, ())
    )


def _draft(value: str, talks: Spoken, view: CaseView) -> Draft:
    use = ContactUse.MOBILE if is_mobile(value) else ContactUse.HOME_PHONE
    entity, name = _holder(value, view)
    party = Party(entity, Role.THIRD_PARTY, Relation.UNKNOWN, name)
    seen = PointView(entity, ContactKind.PHONE, value, list(talks.rows), list(talks.rows))
    seen.newest, seen.uses = talks.last, frozenset({use})
    reasons = _reasons(use, talks, seen, view)
    return Draft(
        channel=Channel.CALL,
        point=ContactPoint.stored(use, value),
        party=party,
        seen=seen,
        use=use,
        current=reasons,
        log_odds=sum(reason.weight for reason in reasons),
        path=(Hop(Relation.UNKNOWN.value, entity, name), Hop(use.value, entity, name)),
    )


def _holder(value: str, view: CaseView) -> tuple[str, str | None]:
    """Whose the number is elsewhere, if it is one person's; else whoever answers there."""
    holders = {row.entity_id: row.name for row in view.known_numbers.get(value, ())}
    if len(holders) == 1:
        return next(iter(holders.items()))
    return PartyRef(phone=value).person_id, None


def _reasons(use: ContactUse, talks: Spoken, seen: PointView, view: CaseView) -> tuple[Reason, ...]:
    reasons: list[Reason | None] = [called(use, talks), _age(use, talks, view)]
    reasons += [tested.status(seen, view), tested.attempts(seen, view)]
    return tuple(tuned(reasons, view.file.weights))


def _age(use: ContactUse, talks: Spoken, view: CaseView) -> Reason | None:
    """Numbers change hands at the pace of people who have no reason to vanish."""
    years = min(view.years_since(talks.last), OLDEST_YEARS)
    weight = -round(AGEING_PER_YEAR[use] * AGEING_SETTLED_SHARE * years)
    return Reason("age", weight, {"years": round(years, 1), "use": use.value}) if weight else None
