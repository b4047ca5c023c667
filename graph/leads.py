"""Which contact points become leads, by which channel and of whom.

The subject's points, stated or read out of others; third parties' phones; a letter where a third
party has nothing but an address; the employer as an inquiry; the offices of the registered address.
Never a visit to a third party, never a message to a workplace (guardrails G1, G6 of field.md).
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.counterparts import counterpart_drafts
from graph.draft import Draft
from graph.features.point import office_in_charge
from graph.hypotheses import Hypothesis, hypotheses
from graph.offices import institution_id, offices_of
from graph.others import WORK, third_parties, third_party_drafts
from graph.reactions import CHANNEL_OF_USE
from graph.score import Score, score
from graph.view import CaseView, PointView
from graph.workplaces import employer_beside
from skiptrace.model.attempt import Channel
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lead import Hop
from skiptrace.model.party import Party, Relation, Role


def drafts(view: CaseView) -> Iterator[Draft]:
    """All leads of the case in the making, one per channel, kind, value and party."""
    scores = {id(point): score(point, view) for point in view.points.values()}
    read_out = hypotheses(view, scores)
    for guess in read_out:
        if id(guess.seen) in scores and guess.found.log_odds > scores[id(guess.seen)].log_odds:
            stated = scores[id(guess.seen)]
            scores[id(guess.seen)] = replace(guess.found, use=stated.use)
    winners = _phone_winners(view, scores)
    for point in view.by_holder.get(view.subject, ()):
        if point.kind is ContactKind.PHONE and winners[point.value] is not point:
            continue
        yield _subject_draft(point, scores[id(point)], view)
    for guess in read_out:
        # Whoever states a point has it; nothing is read into other people's.
        if (guess.seen.kind, guess.seen.value) not in view.holders:
            yield _read_out_draft(guess, view)
    for other in third_parties(view):
        yield from third_party_drafts(other, view, scores, winners)
    yield from counterpart_drafts(view)
    yield from _office_drafts(view)


def _phone_winners(view: CaseView, scores: dict[int, Score]) -> dict[str, PointView]:
    """Each phone's holder by the stronger evidence; the subject, then the smaller id, on a tie."""
    winners: dict[str, PointView] = {}
    for (kind, value), points in view.holders.items():
        if kind is ContactKind.PHONE:
            winners[value] = min(
                points,
                key=lambda point: (
                    -scores[id(point)].log_odds,
                    point.holder != view.subject,
                    point.holder,
                ),
            )
    return winners


def _subject_draft(point: PointView, found: Score, view: CaseView) -> Draft:
    """A point of the subject's own, of their workplace, or an office that has a case of theirs."""
    if point.kind is ContactKind.OFFICE:
        return _court_draft(point, found)
    if point.uses <= WORK:
        return _workplace_draft(point, found, view)
    use = found.use
    if use in WORK:
        use = min((use for use in point.uses if use not in WORK), key=lambda use: use.value)
    party = Party(view.subject, Role.SUBJECT, None, view.names.get(view.subject))
    contact = ContactPoint.stored(use, point.value)
    path = (Hop(use.value, view.subject, party.name),)
    return Draft(
        CHANNEL_OF_USE[use], contact, party, point, use, found.reasons, found.log_odds, path
    )


def _read_out_draft(guess: Hypothesis, view: CaseView) -> Draft:
    """A point that nobody stated; the way to it leads over the one it is read out of."""
    use, name = guess.found.use, view.names.get(view.subject)
    return Draft(
        CHANNEL_OF_USE[use],
        ContactPoint.stored(use, guess.seen.value),
        Party(view.subject, Role.SUBJECT, None, name),
        guess.seen,
        use,
        guess.found.reasons,
        guess.found.log_odds,
        (Hop(guess.base.value, view.subject, name), Hop(use.value, view.subject, name)),
    )


def _workplace_draft(point: PointView, found: Score, view: CaseView) -> Draft:
    """The employer is a third party: its line may be called, its address only looked up."""
    name = employer_beside(point, view)
    party = Party(institution_id(point.value), Role.THIRD_PARTY, Relation.EMPLOYER, name)
    contact = ContactPoint.stored(found.use, point.value)
    path = (
        Hop(Relation.EMPLOYER.value, party.entity_id, name),
        Hop(found.use.value, party.entity_id, name),
    )
    channel = CHANNEL_OF_USE[found.use]
    return Draft(channel, contact, party, point, found.use, found.reasons, found.log_odds, path)


def _court_draft(point: PointView, found: Score) -> Draft:
    """p_current of a court: that it has a case in which the subject is a party."""
    entity = institution_id(point.value)
    party = Party(entity, Role.INSTITUTION, None, point.value)
    office = ContactPoint.stored(ContactUse.OFFICE, point.value)
    path = (Hop(ContactUse.OFFICE.value, entity, point.value),)
    return Draft(
        Channel.INQUIRY,
        office,
        party,
        point,
        ContactUse.OFFICE,
        found.reasons,
        found.log_odds,
        path,
        rung="court",
    )


def _office_drafts(view: CaseView) -> Iterator[Draft]:
    """Offices of the subject's registered addresses; the latest register entry names them."""
    registered = [
        point
        for point in view.by_holder.get(view.subject, ())
        if ContactUse.REGISTERED in point.uses
    ]
    if not registered:
        return
    latest = max(registered, key=lambda point: (str(point.newest or ""), point.value))
    for rung, office in offices_of(latest.value):
        yield _office_draft(rung, office, latest, view)


def _office_draft(rung: str, office: ContactPoint, home: PointView, view: CaseView) -> Draft:
    """p_current of an office: that it is in charge of the family's registered address."""
    reason = office_in_charge(home)
    entity = institution_id(office.value)
    party = Party(entity, Role.INSTITUTION, None, office.value)
    path = (
        Hop(ContactUse.REGISTERED.value, view.subject, view.names.get(view.subject)),
        Hop(ContactUse.OFFICE.value, entity, office.value),
    )
    seen = PointView(entity, ContactKind.OFFICE, office.value)
    return Draft(
        Channel.INQUIRY,
        office,
        party,
        seen,
        ContactUse.OFFICE,
        (reason,),
        reason.weight,
        path,
        rung=rung,
    )
