"""Agencies (单位) by the tasks that they share: which pairs do, how often, and where each stands in that network."""

import math
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np

from graph.layout import Points, Positions, apart, packed
from graph.vocabulary import Graph

ROLES = ("leads", "responsible_for", "supports")
_SEED = 20240105
_ROOM = 130.0  # pixels between agencies, more or less
_ROUNDS = 120
_WIDER = 1.4

if TYPE_CHECKING:
    Shared: TypeAlias = nx.Graph[str]
else:
    Shared = nx.Graph


def shared_tasks(graph: Graph) -> Shared:
    """The agencies, and an edge between two that one list of units names; `weight` counts the tasks."""
    agencies: Shared = nx.Graph()
    agencies.add_nodes_from(node for node, data in graph.nodes(data=True) if data["kind"] == "agency")
    pairs: Counter[tuple[str, str]] = Counter()
    for task in (node for node, data in graph.nodes(data=True) if data["kind"] in ("task", "plan")):
        owners = {one for one, _, data in graph.in_edges(task, data=True) if data["kind"] in ROLES}
        pairs.update(combinations(sorted(owners), 2))
    agencies.add_weighted_edges_from((one, other, count) for (one, other), count in pairs.items())
    return agencies


def sharing_positions(graph: Graph) -> dict[str, tuple[int, int]]:
    """Pixel coordinates of the agencies, each group that works together by itself; the same for the same graph."""
    agencies = shared_tasks(graph)
    groups = [[node for node in agencies if node in group] for group in nx.connected_components(agencies)]
    groups.sort(key=len, reverse=True)
    return {node: (round(x), round(y)) for node, (x, y) in packed([_laid(agencies, group) for group in groups]).items()}


def _laid(agencies: Shared, group: list[str]) -> Positions:
    if len(group) == 1:
        return {group[0]: (0.0, 0.0)}
    circle = {node: _spot(place, len(group)) for place, node in enumerate(group)}
    plain: Shared = nx.Graph()  # not a subgraph: that has the order of a set
    plain.add_nodes_from(group)
    plain.add_weighted_edges_from(agencies.edges(group, data="weight"))
    found = nx.forceatlas2_layout(plain, pos=circle, max_iter=_ROUNDS, seed=_SEED, weight="weight", strong_gravity=True)
    points = np.array([found[node] for node in group], dtype=np.float64)
    points = (points - points.mean(axis=0)) / max(float(np.abs(points).max()), 1e-9) * _ROOM * math.sqrt(len(group)) / 2
    points = apart(points, np.full(len(group), _ROOM / 2))
    return {node: (float(x) * _WIDER, float(y)) for node, (x, y) in zip(group, points, strict=True)}


def _spot(place: int, count: int) -> Points:
    angle = 2 * math.pi * place / count
    return np.array([math.cos(angle), math.sin(angle)])
