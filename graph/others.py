"""Third parties of a case: who they are to the subject, and which of their points become leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.draft import Draft
from graph.household import registered_together, shares_home
from graph.paths import best_path
from graph.reactions import RELATION_ORDER
from graph.score import Score
from graph.view import CaseView, PointView
from skiptrace.model.attempt import Channel
from skiptrace.model.casefile import FactRow
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lead import Hop
from skiptrace.model.party import Party, Relation, Role

WORK: Final = frozenset({ContactUse.WORK_PHONE, ContactUse.WORK_ADDRESS, ContactUse.EMPLOYER})

REGISTERED: Final = "registered_together"
"""Edge to somebody of whom no more is known than that the register names both on one page."""


@dataclass(frozen=True, slots=True)
class Other:
    """A third party as the case ties them to the subject.

    household: lives with the subject; registered: stands on the same page of the register.
    ties: rows that state the relation. hops: way from the subject to them. chain: product of the
    confidences on a way of several steps, 1.0 for a direct tie.
    """

    entity: str
    relation: Relation
    household: bool
    ties: tuple[FactRow, ...]
    hops: tuple[Hop, ...]
    chain: float = 1.0
    registered: bool = False


def third_parties(view: CaseView) -> list[Other]:
    """Parties with a stated tie, those who share a home, and those tied to them in turn."""
    found = []
    strangers = []
    for entity in sorted(view.by_holder.keys() | view.ties.keys()):
        if entity == view.subject:
            continue
        household = shares_home(entity, view)
        registered = registered_together(entity, view)
        if entity in view.ties:
            found.append(_direct(entity, view, household=household, registered=registered))
        elif household or registered:
            hop = Hop("household" if household else REGISTERED, entity, view.names.get(entity))
            found.append(
                Other(entity, Relation.UNKNOWN, household, (), (hop,), registered=registered)
            )
        else:
            strangers.append(entity)
    return found + _distant(strangers, view)


def _direct(entity: str, view: CaseView, *, household: bool, registered: bool) -> Other:
    """The strongest stated relation and the rows that state it."""
    stated = view.ties[entity]
    relation = min((tie[0] for tie in stated), key=RELATION_ORDER.index)
    ties = tuple(row for found, row in stated if found is relation)
    hop = Hop(relation.value, entity, view.names.get(entity))
    return Other(entity, relation, household, ties, (hop,), registered=registered)


def _distant(strangers: list[str], view: CaseView) -> list[Other]:
    """Relatives of relatives. Only here a graph is built: most cases have none."""
    tied = {end for row in view.relations for end in (row.entity_id, row.other_id)}
    reachable = [entity for entity in strangers if entity in tied]
    if not reachable:
        return []
    from graph.network import graph_of

    graph = graph_of(view)
    found = []
    for entity in reachable:
        sure, hops = best_path(graph, view.subject, entity)
        if hops:
            found.append(Other(entity, Relation.UNKNOWN, False, (), hops, sure))
    return found


def third_party_drafts(
    other: Other, view: CaseView, scores: dict[int, Score], winners: dict[str, PointView]
) -> Iterator[Draft]:
    """Their phones; their home by letter when no phone is theirs. Their workplace is left alone."""
    points = [point for point in view.by_holder.get(other.entity, ()) if not point.uses <= WORK]
    phones = [
        point
        for point in points
        if point.kind is ContactKind.PHONE and winners[point.value] is point
    ]
    for point in phones:
        yield _draft(other, Channel.CALL, point, scores[id(point)], view)
    homes = [point for point in points if point.kind is ContactKind.ADDRESS]
    if homes and not phones:
        best = min(homes, key=lambda point: (-scores[id(point)].log_odds, point.value))
        yield _draft(other, Channel.LETTER, best, scores[id(best)], view)


def _draft(other: Other, channel: Channel, point: PointView, found: Score, view: CaseView) -> Draft:
    name = view.names.get(other.entity)
    document = view.documents.get(other.entity)
    return Draft(
        channel=channel,
        point=ContactPoint.stored(found.use, point.value),
        party=Party(other.entity, Role.THIRD_PARTY, other.relation, name, document),
        seen=point,
        use=found.use,
        current=found.reasons,
        log_odds=found.log_odds,
        path=(*other.hops, Hop(found.use.value, other.entity, name)),
        ties=other.ties,
        household=other.household,
        registered=other.registered,
        chain=other.chain if len(other.hops) > 1 else 1.0,
    )
