"""What is a node, what is an edge, and which ends an edge may have: the one place that decides it.

A fact about who, what, how much and when is a task (任务) with binary typed edges, never attributes squeezed on one
edge. Attributes are plain text and numbers and never empty, so that every file format gives them back as they were.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph

Attribute: TypeAlias = str | int | float | bool
CLAUSES = ("clause", "task")

# What XML 1.0 cannot hold, lone surrogates among it: shown as the replacement character in every format alike.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class VocabularyError(ValueError):
    """A node or edge that the vocabulary does not know: a mistake of ours, so the run stops."""


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A relation: its Chinese label, and the kinds of node that it may lead from and to."""

    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


NODE_KINDS: dict[str, str] = {
    "region": "地区",
    "agency": "单位",
    "indicator": "指标",
    "plan": "规划",
    "clause": "条款",
    "task": "任务",
    "target": "目标",
    "deadline": "时限",
    "policy": "政策依据",
}

# A figure that a plan only reports (实绩) is part of its clause; what it commits to is set by it. The members of a
# group (三县区) are part of the group. Places that became others (撤县设区) and bodies that reforms renamed or merged
# lead to what they became. A list that stands before the first clause belongs to the plan itself.
EDGE_KINDS: dict[str, EdgeKind] = {
    "part_of": EdgeKind("属于", (*CLAUSES, "target", "agency", "region"), (*CLAUSES, "plan", "agency")),
    "leads": EdgeKind("牵头", ("agency",), ("task", "plan")),
    "responsible_for": EdgeKind("责任", ("agency",), ("task", "plan")),
    "supports": EdgeKind("配合", ("agency",), ("task", "plan")),
    "sets": EdgeKind("设定", ("task", "plan"), ("target",)),
    "measures": EdgeKind("衡量", ("target",), ("indicator",)),
    "due": EdgeKind("时限", ("task", "plan", "target"), ("deadline",)),
    "cites": EdgeKind("引用", (*CLAUSES, "plan"), ("policy", "plan")),
    "in_region": EdgeKind("位于", ("plan", "agency", "region"), ("region",)),
    "succeeded_by": EdgeKind("后为", ("region", "agency"), ("region", "agency")),
}


def add_node(graph: Graph, node: str, kind: str, label: str, **attributes: Attribute) -> str:
    """Add a node and give its id back; one that is there already stays as it is."""
    node = plain(node)
    if kind not in NODE_KINDS:
        raise VocabularyError(f"unknown kind of node {kind!r}: {node}")
    if node not in graph:
        graph.add_node(node, kind=kind, **_plain({"label": label or node, **attributes}))
    elif graph.nodes[node]["kind"] != kind:
        raise VocabularyError(f"{node} is a {graph.nodes[node]['kind']} and cannot be a {kind} too")
    return node


def add_edge(graph: Graph, source: str, target: str, kind: str, rests_on: str, **attributes: Attribute) -> None:
    """Add the edge that the fact or clause `rests_on` gives; its id is unique in the graph.

    Raises VocabularyError for a relation that does not fit its ends, or an end that is no node.
    """
    source, target, name = plain(source), plain(target), plain(f"{kind}:{rests_on}")
    known = EDGE_KINDS.get(kind)
    if known is None:
        raise VocabularyError(f"unknown kind of edge {kind!r}: {source} → {target}")
    for end, allowed in ((source, known.sources), (target, known.targets)):
        if end not in graph:
            raise VocabularyError(f"{kind} {source} → {target}: {end} is no node")
        if graph.nodes[end]["kind"] not in allowed:
            raise VocabularyError(f"{kind} {source} → {target}: {end} is a {graph.nodes[end]['kind']}")
    if graph.has_edge(source, target, name):
        raise VocabularyError(f"{kind} {source} → {target} stands twice for {rests_on}")
    graph.add_edge(source, target, name, **_plain({"id": name, "kind": kind, "label": known.label, **attributes}))


def _plain(attributes: dict[str, Attribute]) -> dict[str, Attribute]:
    cleaned = {name: plain(value) if isinstance(value, str) else value for name, value in attributes.items()}
    return {name: value for name, value in cleaned.items() if value != ""}


def plain(text: str) -> str:
    """Text as one line that any file format can hold."""
    return " ".join(_ILLEGAL.sub("\ufffd", text).split())
