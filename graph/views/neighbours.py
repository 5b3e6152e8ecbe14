"""The graph as the explorer walks through it: nodes with their places, edges with the facts they rest on.

Clauses that are no task only hold others together: what hangs on them hangs on the task or plan above instead, so that
a step leads from one thing with a meaning to the next.
"""

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from graph.layout import Places
from graph.sharing import sharing_positions
from graph.views.looks import EDGES, NODES, short
from graph.vocabulary import EDGE_KINDS, Graph, plain
from pipeline.records import Corpus

Row = dict[str, Any]
_LETTERS = 22


def neighbours_payload(corpus: Corpus, graph: Graph, corpus_row: Row, places: Places) -> Row:
    """Columns of nodes and edges; `ref` is the place of what a node is in the list of its kind in `corpus_row`, or -1.

    `sharing` places the agencies by whom they share tasks with; `styles` say how each kind is drawn, as in graph.html.
    """
    kept = [node for node, data in graph.nodes(data=True) if data["kind"] != "clause"]
    refs = _refs(corpus, corpus_row)
    order = {node: place for place, node in enumerate(kept)}
    kinds = [_kind(graph.nodes[node]) for node in kept]
    return {
        "id": kept,
        "kind": kinds,
        "name": [graph.nodes[node]["label"] for node in kept],
        "short": [short(graph, graph.nodes[node], _LETTERS) for node in kept],
        "ref": [refs.get(node, -1) for node in kept],
        "x": [places[node][0] for node in kept],
        "y": [places[node][1] for node in kept],
        "edges": _edges(graph, order, {fact["id"]: place for place, fact in enumerate(corpus_row["facts"])}),
        "sharing": [list(spot) for spot in _sharing(corpus, graph)],
        "styles": _styles(),
    }


def _kind(data: Mapping[str, Any]) -> str:
    """Figures that are only reported are told apart from those that are promised."""
    return "actual" if data["kind"] == "target" and data.get("status") == "actual" else str(data["kind"])


def _refs(corpus: Corpus, row: Row) -> dict[str, int]:
    plans = [plan["name"] for plan in row["plans"]]
    paths = [[clause[0] for clause in plan.get("clauses", ())] for plan in row["plans"]]
    tasks = [f"clause:{plans[task['plan']]}:{paths[task['plan']][task['clause']]}" for task in row["tasks"]]
    named = [
        tasks,
        [f"plan:{name}" for name in plans],
        [f"agency:{agency.id}" for agency in corpus.agencies],
        [f"indicator:{indicator.id}" for indicator in corpus.indicators],
        [f"target:{fact['id']}" for fact in row["facts"]],
    ]
    return {plain(node): place for names in named for place, node in enumerate(names)}


def _edges(graph: Graph, order: Mapping[str, int], facts: Mapping[str, int]) -> Row:
    """Edges as columns: where they begin and end, their kind, and the place of their fact or -1."""
    rows = []
    for one, other, data in graph.edges(data=True):
        begin, end = _held(graph, one), _held(graph, other)
        inside = data["kind"] == "part_of" and graph.nodes[one]["kind"] == "clause"
        if begin != end and not inside:
            rows.append((order[begin], order[end], data["kind"], facts.get(data.get("facts", ""), -1)))
    return dict(zip(("from", "to", "kind", "fact"), map(list, zip(*rows, strict=True)), strict=True)) if rows else {}


def _held(graph: Graph, node: str) -> str:
    """The node itself; for a clause that is no task, the task or plan that it is part of."""
    while graph.nodes[node]["kind"] == "clause":
        node = next(end for _, end, data in graph.out_edges(node, data=True) if data["kind"] == "part_of")
    return node


def _sharing(corpus: Corpus, graph: Graph) -> Sequence[tuple[int, int]]:
    places = sharing_positions(graph)
    return [places[plain(f"agency:{agency.id}")] for agency in corpus.agencies]


def _styles() -> Row:
    nodes = {kind: [one.shape, one.fill, one.line, one.size] for kind, one in NODES.items()}
    edges = {kind: [one.colour, one.width, list(one.dashes), one.arrow] for kind, one in EDGES.items()}
    return {"nodes": nodes, "edges": edges, "labels": {kind: one.label for kind, one in EDGE_KINDS.items()}}


def drawing_script() -> str:
    """The vis-network that pyvis ships, without the line that asks for a map of it."""
    folder = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    code = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    return code.replace("//# sourceMappingURL=vis-network.min.js.map", "")
