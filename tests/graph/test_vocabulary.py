import networkx as nx
import pytest

from graph.vocabulary import EDGE_KINDS, NODE_KINDS, Graph, VocabularyError, add_edge, add_node


@pytest.fixture
def graph() -> Graph:
    graph: Graph = nx.MultiDiGraph()
    for kind in NODE_KINDS:
        add_node(graph, kind, kind, NODE_KINDS[kind])
    return graph


@pytest.mark.parametrize("kind", EDGE_KINDS)
def test_an_edge_is_allowed_between_its_declared_ends_only(graph: Graph, kind: str) -> None:
    known = EDGE_KINDS[kind]
    for source in NODE_KINDS:
        for target in NODE_KINDS:
            if source in known.sources and target in known.targets:
                add_edge(graph, source, target, kind, f"{source}>{target}")
            else:
                with pytest.raises(VocabularyError, match=f"{kind} {source} → {target}"):
                    add_edge(graph, source, target, kind, f"{source}>{target}")


def test_what_the_vocabulary_does_not_know_stops_the_run(graph: Graph) -> None:
    with pytest.raises(VocabularyError, match="unknown kind of node 'person'"):
        add_node(graph, "x", "person", "某人")
    with pytest.raises(VocabularyError, match="unknown kind of edge 'owns'"):
        add_edge(graph, "agency", "task", "owns", "r1")
    with pytest.raises(VocabularyError, match="nobody is no node"):
        add_edge(graph, "nobody", "task", "leads", "r1")
    with pytest.raises(VocabularyError, match="cannot be a task too"):
        add_node(graph, "agency", "task", "任务")


def test_one_fact_gives_an_edge_once(graph: Graph) -> None:
    add_edge(graph, "agency", "task", "leads", "r1")
    add_edge(graph, "agency", "task", "leads", "r2")
    with pytest.raises(VocabularyError, match="stands twice for r1"):
        add_edge(graph, "agency", "task", "leads", "r1")


def test_attributes_are_never_empty_and_fit_into_any_file(graph: Graph) -> None:
    add_node(graph, "n", "clause", "", quote=" a\x00\tb\ud800\n", rule="", order=0)
    assert graph.nodes["n"] == {"kind": "clause", "label": "n", "quote": "a\ufffd b\ufffd", "order": 0}
