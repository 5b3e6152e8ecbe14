"""How kinds of nodes and edges look in every picture, and what fits beside a node."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.vocabulary import Graph


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
    "target": NodeStyle("diamond", "#009e73", "#00664a", 9, 10, 24, True),
    "actual": NodeStyle("diamond", "#ffffff", "#00664a", 9, 10, 24, True),
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


def kind_of(graph: Graph, node: str, bare: frozenset[str]) -> str:
    """What a node is drawn as: its kind; clauses that carry nothing and reported figures are told apart."""
    data = graph.nodes[node]
    if node in bare:
        return "bare"
    return "actual" if data["kind"] == "target" and data.get("status") == "actual" else str(data["kind"])


def short(graph: Graph, data: Mapping[str, object], letters: int) -> str:
    """A label that fits: a unit without its region's name, the rest cut; two lines where it is longer than twelve."""
    label = str(data["label"])
    region = graph.nodes.get(f"region:{data.get('region')}", {}).get("label", "")
    if region and label.startswith(region) and len(label) > len(region) + 1:
        label = label.removeprefix(region)
    cut = label if len(label) <= letters else label[: letters - 1] + "…"
    width = letters if letters > 24 or len(cut) <= 12 else (len(cut) + 1) // 2
    return "\n".join(cut[start : start + width] for start in range(0, len(cut), width))
