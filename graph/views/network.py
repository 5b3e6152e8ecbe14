"""The network page (graph.html): the whole graph in one offline file, drawn by the vis-network that pyvis ships.

pyvis' own template loads two files from a network, so ours takes its place; it includes the script from pyvis'
package. Positions are computed here and physics is off: the page stands still, and is the same on every build.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.layout import bare_clauses, positions
from graph.vocabulary import EDGE_KINDS, NODE_KINDS, Graph

_LABELS = {**NODE_KINDS, "bare": "其他条款", "actual": "已达到"}
_ROLES = ("leads", "responsible_for", "supports")
_FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif'


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How a kind of node is drawn: a shape of vis-network, colours that colour-blind people tell apart (Okabe-Ito)."""

    shape: str
    fill: str
    line: str
    size: float
    font: int
    letters: int
    shown: bool


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """How a kind of edge is drawn; `dashes` are lengths in pixels, none for a whole line."""

    colour: str
    width: float
    dashes: tuple[int, ...] = ()
    arrow: bool = False


NODES: dict[str, NodeStyle] = {
    "plan": NodeStyle("star", "#1f2933", "#1f2933", 36, 60, 36, True),
    "agency": NodeStyle("dot", "#0072b2", "#00507d", 11, 20, 12, True),
    "task": NodeStyle("square", "#e69f00", "#a87400", 10, 16, 20, True),
    "target": NodeStyle("diamond", "#009e73", "#00664a", 8, 10, 24, True),
    "actual": NodeStyle("diamond", "#ffffff", "#00664a", 8, 10, 24, True),
    "clause": NodeStyle("dot", "#ffffff", "#8a94a0", 6, 12, 16, True),
    "bare": NodeStyle("dot", "#e6e9ed", "#b4bcc5", 4, 10, 16, False),
    "indicator": NodeStyle("triangle", "#56b4e9", "#2b7fb0", 7, 9, 16, False),
    "deadline": NodeStyle("triangleDown", "#d55e00", "#973f00", 12, 14, 16, False),
    "policy": NodeStyle("square", "#ffffff", "#7a5c00", 9, 12, 24, False),
    "region": NodeStyle("hexagon", "#cc79a7", "#94507a", 16, 16, 12, False),
}
EDGES: dict[str, EdgeStyle] = {
    "leads": EdgeStyle("#003f66", 4.5, (), True),
    "responsible_for": EdgeStyle("#5b9bc8", 1.6, (), True),
    "supports": EdgeStyle("#7f8fa3", 1.6, (7, 6), True),
    "sets": EdgeStyle("#66bfa3", 1.2),
    "part_of": EdgeStyle("#c3cad2", 1.2),
    "due": EdgeStyle("#eab38a", 0.8, (2, 4)),
    "measures": EdgeStyle("#9fd0ee", 0.8),
    "cites": EdgeStyle("#b59a4a", 1.2, (10, 4), True),
    "in_region": EdgeStyle("#dfb0c9", 0.8, (3, 5)),
    "succeeded_by": EdgeStyle("#b9a58f", 1, (6, 3)),
}
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


def network_page(graph: Graph) -> str:
    """The page as text, to be written as UTF-8."""
    from jinja2 import ChoiceLoader, PackageLoader  # pyvis costs 0.2 s to import: only who needs the page pays
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", heading="责任图：谁负责什么")
    environment = network.templateEnv
    environment.loader = ChoiceLoader([PackageLoader("graph.views"), environment.loader])
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    network.path = "network.html"
    network.options = _OPTIONS
    network.nodes, network.edges = _nodes(graph), _edges(graph)  # add_node and add_edge are quadratic
    environment.globals.update(kinds=_kinds(network.nodes), relations=_relations(graph), plans=_plans(graph))
    page: str = network.generate_html()
    return page.replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _kinds(nodes: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """The legend's kinds of node: those that are drawn."""
    counts = Counter(str(node["kind"]) for node in nodes)
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


def _relations(graph: Graph) -> list[dict[str, object]]:
    """The legend's kinds of edge; one is drawn at first when both ends of any such edge are."""
    counts = Counter(str(data["kind"]) for *_, data in graph.edges(data=True))
    bare = bare_clauses(graph)
    seen = {node for node in graph if NODES[_kind(graph, node, bare)].shown}
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


def _kind(graph: Graph, node: str, bare: frozenset[str]) -> str:
    """What a node is drawn as: its kind; clauses that carry nothing and reported figures are told apart."""
    data = graph.nodes[node]
    if node in bare:
        return "bare"
    return "actual" if data["kind"] == "target" and data.get("status") == "actual" else str(data["kind"])


def _nodes(graph: Graph) -> list[dict[str, object]]:
    places, bare = positions(graph), bare_clauses(graph)
    duties = Counter(end for *ends, data in graph.edges(data=True) if data["kind"] in _ROLES for end in ends)
    return [
        {
            "id": node,
            "kind": kind,
            "name": data["label"],
            "x": places[node][0],
            "y": places[node][1],
            **_drawn(graph, data, NODES[kind], duties[node] ** 0.5),
            **{name: data[name] for name in ("doc", "clause", "quote", "rule", "status") if name in data},
        }
        for node, data in graph.nodes(data=True)
        for kind in [_kind(graph, node, bare)]
    ]


def _drawn(graph: Graph, data: Mapping[str, object], style: NodeStyle, weight: float) -> dict[str, object]:
    """How a node looks; `weight` makes those with many duties larger."""
    colour = {"background": style.fill, "border": style.line}
    return {
        "label": short(graph, data, style.letters),
        "title": _tooltip(data, NODE_KINDS[str(data["kind"])]),
        "shape": style.shape,
        "size": round(style.size + 2.4 * weight, 1),
        "color": {**colour, "highlight": colour, "hover": colour},
        "font": {"size": round(style.font + 3 * weight)},
    }


def short(graph: Graph, data: Mapping[str, object], letters: int) -> str:
    """A label that fits: a unit without its region's name, the rest cut; two lines where it is longer than twelve."""
    label = str(data["label"])
    region = graph.nodes.get(f"region:{data.get('region')}", {}).get("label", "")
    if region and label.startswith(region) and len(label) > len(region) + 1:
        label = label.removeprefix(region)
    cut = label if len(label) <= letters else label[: letters - 1] + "…"
    width = letters if letters > 24 or len(cut) <= 12 else (len(cut) + 1) // 2
    return "\n".join(cut[start : start + width] for start in range(0, len(cut), width))


def _tooltip(data: Mapping[str, object], what: str) -> str:
    """What something is and the words of the document that say so: plain text, which vis-network shows as such."""
    where = f"{data.get('doc', '')} {data.get('clause', '')}".strip()
    lines = [f"{what}：{data['label']}", f"出处：{where}" if where else ""]
    quote = str(data.get("quote", ""))
    return "\n".join([*filter(None, lines), *([f"原文：{quote}"] if quote else [])])


def _edges(graph: Graph) -> list[dict[str, object]]:
    return [_edge(source, target, data) for source, target, data in graph.edges(data=True)]


def _edge(source: str, target: str, data: Mapping[str, object]) -> dict[str, object]:
    style = EDGES[str(data["kind"])]
    drawn: dict[str, object] = {
        "id": data["id"],
        "from": source,
        "to": target,
        "kind": data["kind"],
        "color": {"color": style.colour, "highlight": style.colour, "hover": style.colour},
        "width": style.width,
    }
    if style.dashes:
        drawn["dashes"] = list(style.dashes)
    if data["kind"] in _ROLES:
        drawn["title"] = _tooltip(data, "分工")
    if style.arrow:
        drawn["arrows"] = {"to": {"enabled": True, "scaleFactor": 0.5}}
    return drawn
