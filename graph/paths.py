"""The best way from the subject to a contact point: the path whose edges are surest together."""

from heapq import heappop, heappush
from math import log
from typing import TYPE_CHECKING

from graph.parameters import PATH_FLOOR, PATH_MAX_HOPS
from skiptrace.model.lead import Hop

if TYPE_CHECKING:
    from graph.network import CaseGraph

Steps = tuple[tuple[str, str], ...]
"""(edge type, node it leads to) from the start on."""


def best_path(graph: "CaseGraph", start: str, end: str) -> tuple[float, tuple[Hop, ...]]:
    """(product of edge confidences, hops) of the surest path with at most PATH_MAX_HOPS edges.

    Shortest path on -ln(confidence), bounded in hops, so that a chain of many sure steps does not
    wander; of equally sure paths the shorter one, then the smaller sequence of edges. (0.0, ())
    when there is none. Hops name the party reached; the last hop names the holder of the point.
    """
    settled: set[tuple[str, int]] = set()
    queue: list[tuple[float, int, Steps, str]] = [(0.0, 0, (), start)]
    while queue:
        cost, length, steps, node = heappop(queue)
        if node == end:
            return _product(graph, start, steps), _hops(graph, start, steps)
        if length >= PATH_MAX_HOPS or (node, length) in settled:
            continue
        settled.add((node, length))
        for _, other, key, data in graph.out_edges(node, keys=True, data=True):
            sure = max(float(data["confidence"]), PATH_FLOOR)
            heappush(queue, (cost - log(sure), length + 1, (*steps, (key, other)), other))
    return 0.0, ()


def _product(graph: "CaseGraph", start: str, steps: Steps) -> float:
    sure, node = 1.0, start
    for key, other in steps:
        sure *= float(graph.edges[node, other, key]["confidence"])
        node = other
    return sure


def _hops(graph: "CaseGraph", start: str, steps: Steps) -> tuple[Hop, ...]:
    hops, party = [], start
    for key, other in steps:
        party = other if graph.nodes[other]["kind"] == "party" else party
        hops.append(Hop(key, party, graph.nodes[party]["name"]))
    return tuple(hops)
