import networkx as nx

from graph.network import case_graph, point_node
from graph.paths import best_path
from graph.rank import rank_case
from skiptrace.model.contact import ContactKind
from tests.graph.builders import AS_OF, FRIEND, PARENT, SUBJECT, case_file, fact, relation

PHONE, OTHER = "13800000001", "13900000002"


def test_the_graph_holds_parties_points_and_dated_edges() -> None:
    graph = case_graph(
        case_file(
            relation("parent", PARENT, days=400),
            relation("parent", PARENT, days=100),
            fact("mobile", PHONE, holder=PARENT, days=50, certainty=0.8),
        ),
        AS_OF,
    )
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes[SUBJECT]["role"] == "subject"
    tie = graph.edges[SUBJECT, PARENT, "parent"]
    assert (AS_OF - tie["first"]).days == 400
    assert (AS_OF - tie["last"]).days == 100
    assert len(tie["claims"]) == 2
    assert graph.edges[PARENT, SUBJECT, "child"]["type"] == "child"
    own = graph.edges[PARENT, point_node(ContactKind.PHONE, PHONE), "mobile"]
    assert own["confidence"] == 0.8


def test_nothing_later_than_the_day_is_in_the_graph() -> None:
    file = case_file(fact("mobile", PHONE, days=10), fact("mobile", OTHER, days=200))
    graph = case_graph(file, AS_OF.replace(month=9))
    assert point_node(ContactKind.PHONE, OTHER) in graph
    assert point_node(ContactKind.PHONE, PHONE) not in graph


def test_the_surer_way_wins_even_if_it_is_longer() -> None:
    unsure = fact("friend", "", statement="relation", other=FRIEND, certainty=0.3)
    graph = case_graph(
        case_file(
            unsure,
            relation("parent", PARENT),
            relation("child", FRIEND, holder=PARENT),
            fact("mobile", PHONE, holder=FRIEND, identity=0.9),
        ),
        AS_OF,
    )
    sure, hops = best_path(graph, SUBJECT, point_node(ContactKind.PHONE, PHONE))
    assert [hop.edge for hop in hops] == ["parent", "child", "mobile"]
    assert hops[-1].entity_id == FRIEND
    assert abs(sure - 0.9) < 1e-12


def test_there_may_be_no_way() -> None:
    graph = case_graph(case_file(fact("mobile", PHONE)), AS_OF)
    assert best_path(graph, SUBJECT, "nobody") == (0.0, ())


def test_a_leads_path_is_the_graphs_best_path() -> None:
    file = case_file(relation("parent", PARENT), fact("mobile", PHONE, holder=PARENT))
    (lead,) = rank_case(file, AS_OF)
    _, hops = best_path(case_graph(file, AS_OF), SUBJECT, point_node(ContactKind.PHONE, PHONE))
    assert lead.path == hops
