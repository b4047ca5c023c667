"""One case's graph: parties and contact points, joined by typed, dated edges.

NetworkX holds one case at a time, never the portfolio, and only where a person looks at the case
or a path is not plain: ranking itself reads the indexed view (graph/view.py), which is an order
of magnitude cheaper than a graph per case.
"""

from datetime import date
from typing import TYPE_CHECKING

from graph.view import CaseView, PointView, build_view
from skiptrace.model.casefile import CaseFile, FactRow
from skiptrace.model.contact import ContactKind
from skiptrace.model.party import Relation

if TYPE_CHECKING:
    import networkx as nx

    CaseGraph = nx.MultiDiGraph[str]


def case_graph(file: CaseFile, as_of: date) -> "CaseGraph":
    """Parties, points and edges of the case as of the day.

    Nodes: `party` nodes are entity ids (role, name); `point` nodes are point_node(kind, value).
    Edges carry type (a relation, or the use of a point), confidence 0..1, first and last day
    observed, and the claim ids they rest on. A stated relation gives an edge in both directions,
    the way back with the inverse relation.
    """
    return graph_of(build_view(file, as_of))


def graph_of(view: CaseView) -> "CaseGraph":
    """The graph of an indexed case."""
    import networkx as nx

    graph: CaseGraph = nx.MultiDiGraph(case_no=view.file.case.case_no)
    _add_party(graph, view, view.subject)
    for (left, relation, right), rows in sorted(_relations(view).items()):
        for entity in (left, right):
            _add_party(graph, view, entity)
        graph.add_edge(left, right, key=relation, **_attributes(relation, rows))
    for point in sorted(view.points.values(), key=_point_order):
        _add_party(graph, view, point.holder)
        _add_point(graph, point)
    return graph


def point_node(kind: ContactKind, value: str) -> str:
    """Name of a point's node."""
    return f"{kind.value}:{value}"


def _point_order(point: PointView) -> tuple[str, str, str]:
    return point.holder, point.kind.value, point.value


def _add_party(graph: "CaseGraph", view: CaseView, entity: str) -> None:
    if entity not in graph:
        role = "subject" if entity == view.subject else "third_party"
        graph.add_node(entity, kind="party", role=role, name=view.names.get(entity))


def _add_point(graph: "CaseGraph", point: PointView) -> None:
    node = point_node(point.kind, point.value)
    graph.add_node(node, kind="point", point=point.kind.value, value=point.value)
    for use in sorted(point.uses):
        rows = [act for act in point.acts if act.use == use.value]
        graph.add_edge(point.holder, node, key=use.value, **_attributes(use.value, rows))


def _relations(view: CaseView) -> dict[tuple[str, str, str], list[FactRow]]:
    """(from, relation, to) -> rows, both ways; a row that ties somebody to themselves is none."""
    found: dict[tuple[str, str, str], list[FactRow]] = {}
    for row in view.relations:
        if row.entity_id == row.other_id:
            continue
        relation = Relation(row.use)
        found.setdefault((row.entity_id, relation.value, row.other_id), []).append(row)
        back = (row.other_id, relation.inverse.value, row.entity_id)
        found.setdefault(back, []).append(row)
    return found


def _attributes(edge_type: str, rows: list[FactRow]) -> dict[str, object]:
    days = [row.observed_on for row in rows if row.observed_on]
    return {
        "type": edge_type,
        "confidence": confidence(rows),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "claims": tuple(sorted(row.claim_id for row in rows)),
    }


def confidence(rows: list[FactRow]) -> float:
    """How sure an edge is: 1 - product of (1 - certainty * identity) over independent origins."""
    by_origin: dict[str, float] = {}
    for row in rows:
        sure = row.certainty * row.identity
        by_origin[row.origin] = max(sure, by_origin.get(row.origin, 0.0))
    doubt = 1.0
    for origin in sorted(by_origin):
        doubt *= 1.0 - by_origin[origin]
    return 1.0 - doubt
