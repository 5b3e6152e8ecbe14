import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

import graph
from graph.formats import gexf, graphml, node_link, write_graph
from pipeline.records import Corpus


def _content(graph: "nx.Graph[str]") -> tuple[list[Any], dict[Any, Any]]:
    """Nodes, and edges by the id that they carry: networkx reads a file without parallel edges as a simple graph."""
    return list(graph.nodes(data=True)), {(u, v, data["id"]): data for u, v, data in graph.edges(data=True)}


@pytest.mark.parametrize("which", ["sample", "damaged", "corpus"])
def test_networkx_reads_every_file_back_equal(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    built = graph.build(request.getfixturevalue(which))
    plain, ml, gephi = write_graph(built, tmp_path / "graph")
    nodes, edges = _content(built)
    for read in (
        nx.node_link_graph(json.loads(plain.read_text(encoding="utf-8")), edges="edges"),
        nx.read_graphml(ml),
        nx.read_gexf(gephi),
    ):
        assert _content(read) == (nodes, edges)
        assert read.number_of_edges() == len(edges)
    assert [path.name for path in (plain, ml, gephi)] == ["graph.json", "graph.graphml", "graph.gexf"]


def test_the_day_and_the_version_of_networkx_do_not_show(sample: Corpus) -> None:
    built = graph.build(sample)
    content = gexf(built).decode()
    assert "lastmodifieddate" not in content
    assert "NetworkX" not in content
    assert gexf(built) == gexf(graph.build(sample))


def test_gephi_sees_a_static_graph_with_typed_attributes(sample: Corpus) -> None:
    space = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.fromstring(gexf(graph.build(sample)))
    inner = root.find(f"{space}graph")
    assert inner is not None
    assert (root.get("version"), inner.get("mode"), inner.get("defaultedgetype")) == ("1.2", "static", "directed")
    types = {one.get("title"): one.get("type") for one in inner.iter(f"{space}attribute")}
    assert (types["span_start"], types["number"], types["quote"]) == ("long", "double", "string")
    ids = [edge.get("id") for edge in inner.iter(f"{space}edge")]
    assert len(ids) == len(set(ids))


def test_an_attribute_has_one_type(corpus: Corpus) -> None:
    built = graph.build(corpus)
    for rows in (built.nodes(data=True), built.edges(data=True)):
        types: dict[str, set[type]] = {}
        for row in rows:
            for name, value in row[-1].items():
                types.setdefault(name, set()).add(type(value))
        assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


def test_an_empty_graph_is_written() -> None:
    empty = graph.build(Corpus(plans=()))
    assert json.loads(node_link(empty))["nodes"] == []
    assert len(nx.parse_graphml(graphml(empty).decode().split("?>", 1)[1])) == 0
    assert b"<gexf" in gexf(empty)
