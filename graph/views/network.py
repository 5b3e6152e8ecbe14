"""The network page (graph.html): the whole graph in one offline file, drawn by the vis-network that pyvis ships.

pyvis' own template loads two files from a network, so ours takes its place; it includes the script from pyvis'
package. Positions are computed before and physics is off: the page stands still, and is the same on every build. Up to
`MOST` nodes all are drawn at once; of a larger graph, which would be a thicket that opens slowly, one plan at a time.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from graph.layout import Places, bare_clauses, positions
from graph.views.looks import EDGES, NODES, kind_of, short
from graph.views.packed import packed
from graph.vocabulary import EDGE_KINDS, NODE_KINDS, Graph

MOST = 5000
"""Nodes that are drawn at once: some 1,300 tasks with what belongs to them, in about two seconds."""
_LABELS = {**NODE_KINDS, "bare": "其他条款", "actual": "已达到"}
_ROLES = ("leads", "responsible_for", "supports")
_SAID = ("doc", "clause", "quote", "rule", "status")
_FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif'
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True, "keyboard": False},
    "nodes": {
        "borderWidth": 1.5,
        "font": {"face": _FONT, "color": "#1f2933", "strokeWidth": 3, "strokeColor": "#ffffff"},
    },
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0.5},
}


def network_page(graph: Graph, places: Places | None = None) -> str:
    """The page as text, to be written as UTF-8; `places` are those of `positions`, where they are known already."""
    from jinja2 import ChoiceLoader, PackageLoader  # pyvis costs 0.2 s to import: only who needs the page pays
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", heading="责任图：谁负责什么")
    environment = network.templateEnv
    environment.loader = ChoiceLoader([PackageLoader("graph.views"), environment.loader])
    network.path = "network.html"
    network.options = _OPTIONS  # nodes and edges enter packed: as pyvis writes them a large page is ten times as large
    bare = bare_clauses(graph)
    kinds = [kind_of(graph, node, bare) for node in graph]
    data = {"nodes": _nodes(graph, kinds, places or positions(graph)), "edges": _edges(graph), "looks": _looks()}
    environment.globals.update(kinds=_kinds(kinds), relations=_relations(graph, kinds), plans=_plans(graph))
    environment.globals.update(data=packed(data), whole=len(graph) <= MOST, size=len(graph), apart=_apart())
    page: str = network.generate_html()
    return page.replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _apart() -> str:
    """What moves nodes off each other, as the explorer does it."""
    script = resources.files("graph.views") / "templates" / "explorer" / "network" / "apart.js"
    return script.read_text(encoding="utf-8").replace("export function", "function")


def _nodes(graph: Graph, kinds: Sequence[str], places: Places) -> dict[str, list[Any]]:
    """Columns of the nodes; `duties` are edges of a role, which make a node larger."""
    duties = Counter(end for *ends, data in graph.edges(data=True) if data["kind"] in _ROLES for end in ends)
    rows = [data for _, data in graph.nodes(data=True)]
    return {
        "id": list(graph),
        "kind": list(kinds),
        "name": [data["label"] for data in rows],
        "label": [short(graph, data, NODES[kind].letters) for data, kind in zip(rows, kinds, strict=True)],
        "x": [places[node][0] for node in graph],
        "y": [places[node][1] for node in graph],
        "duties": [duties[node] for node in graph],
    } | {name: [data.get(name, "") for data in rows] for name in _SAID}


def _edges(graph: Graph) -> dict[str, list[Any]]:
    """Columns of the edges; `from` and `to` are places in the list of nodes, duties say where the plan names them."""
    order = {node: place for place, node in enumerate(graph)}
    rows = list(graph.edges(data=True))
    columns: dict[str, list[Any]] = {
        "from": [order[one] for one, _, _ in rows],
        "to": [order[other] for _, other, _ in rows],
        "kind": [data["kind"] for *_, data in rows],
    }
    said = [data if data["kind"] in _ROLES else {} for *_, data in rows]
    return columns | {name: [data.get(name, "") for data in said] for name in ("doc", "clause", "quote")}


def _looks() -> dict[str, dict[str, list[Any]]]:
    nodes = {kind: [one.shape, one.fill, one.line, one.size, one.font] for kind, one in NODES.items()}
    edges = {kind: [one.colour, one.width, list(one.dashes), one.arrow] for kind, one in EDGES.items()}
    return {"nodes": nodes, "edges": edges}


def _kinds(kinds: Iterable[str]) -> list[dict[str, object]]:
    """The legend's kinds of node: those that are drawn."""
    counts = Counter(kinds)
    return [
        {
            "kind": kind,
            "label": _LABELS[kind],
            "count": counts[kind],
            "shape": style.shape,
            "fill": style.fill,
            "line": style.line,
            "shown": style.shown,
        }
        for kind, style in NODES.items()
        if kind in counts
    ]


def _relations(graph: Graph, kinds: Sequence[str]) -> list[dict[str, object]]:
    """The legend's kinds of edge; one is drawn at first when both ends of any such edge are."""
    counts = Counter(str(data["kind"]) for *_, data in graph.edges(data=True))
    seen = {node for node, kind in zip(graph, kinds, strict=True) if NODES[kind].shown}
    shown = {data["kind"] for one, other, data in graph.edges(data=True) if one in seen and other in seen}
    return [
        {
            "kind": kind,
            "label": EDGE_KINDS[kind].label,
            "count": counts[kind],
            "colour": style.colour,
            "width": style.width,
            "shown": kind in shown,
            "dashes": " ".join(str(length) for length in style.dashes),
        }
        for kind, style in EDGES.items()
        if kind in counts
    ]


def _plans(graph: Graph) -> list[dict[str, str]]:
    return [
        {"id": node, "doc": data["doc"], "label": data["label"]}
        for node, data in graph.nodes(data=True)
        if data["kind"] == "plan"
    ]
