"""Where each node stands on the page: computed here once, so that the page need not move and is always the same.

Each plan is a cluster of its own below its name. Its skeleton (tasks, units, and the clauses above tasks) is laid
out by forces and freed of overlaps; what hangs on it (targets, other clauses, then indicators, times, policies and
places) is put around what it hangs on.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.vocabulary import Graph

Positions: TypeAlias = dict[str, tuple[float, float]]
Places: TypeAlias = Mapping[str, tuple[int, int]]
Box: TypeAlias = tuple[float, float, float, float]
Points: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int64]
Edges: TypeAlias = tuple[tuple[int, int], ...]
Radii: TypeAlias = tuple[float, ...]
Spots: TypeAlias = tuple[tuple[float, float], ...]
Spread: TypeAlias = Callable[[Edges, Radii], Spots]
"""Where discs of so many radii, joined by edges, stand: what takes nearly all the time, so that it can be kept."""

_SEED = 20240105
_GOLDEN = math.pi * (3 - math.sqrt(5))
_LEAF = 18.0  # half the room of a target, in pixels of the page at full size
_ROOM = {"clause": 22.0, "task": 44.0, "agency": 40.0}
_WIDER = 1.4  # labels are wide and low, so there must be more room beside a node than below it
_BESIDE = ("target", "indicator", "deadline", "policy", "region")
_GAP = 150.0
_ASPECT = 1.15


def spread_out(edges: Edges, radii: Radii) -> Spots:
    """Discs laid out by forces (ForceAtlas2), and spread until nothing overlaps."""
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(radii)))
    plain.add_edges_from(edges)
    rounds = max(30, min(150, 60_000 // len(radii)))
    start = {node: np.array(spot) for node, spot in enumerate(_sunflower((0.0, 0.0), len(radii)))}
    forced = nx.forceatlas2_layout(plain, pos=start, max_iter=rounds, seed=_SEED, scaling_ratio=8, strong_gravity=True)
    points: Points = np.array([forced[node] for node in plain])
    sizes: Points = np.array(radii)
    spread = math.sqrt(float((sizes**2).sum()) * 0.5) / max(float(np.abs(points - points.mean(axis=0)).std()), 1e-9) / 2
    points = apart((points - points.mean(axis=0)) * spread, sizes)
    return tuple((float(x), float(y)) for x, y in points)


def positions(graph: Graph, spread: Spread = spread_out) -> Places:
    """Pixel coordinates of every node, y downwards; the same for the same graph."""
    homes = _homes(graph)
    clusters: dict[str, list[str]] = {data["doc"]: [] for _, data in graph.nodes(data=True) if data["kind"] == "plan"}
    for node, home in homes.items():
        clusters.setdefault(home, []).append(node)
    bare = bare_clauses(graph)
    laid = [_cluster(graph, nodes, bare, spread) for nodes in clusters.values()]
    return {node: (round(x), round(y)) for node, (x, y) in packed(laid).items()}


def _homes(graph: Graph) -> dict[str, str]:
    """The plan that each node is drawn with: the one that most of its edges rest on, the first among equals."""
    homes: dict[str, str] = {}
    first = next((data["doc"] for _, data in graph.nodes(data=True) if data["kind"] == "plan"), "")
    for node, data in graph.nodes(data=True):
        docs = Counter(
            doc for *_, doc in (*graph.out_edges(node, data="doc"), *graph.in_edges(node, data="doc")) if doc
        )
        own = data["kind"] in ("plan", "clause", "task", "target")
        homes[node] = data["doc"] if own else (docs.most_common(1)[0][0] if docs else first)
    return homes


def bare_clauses(graph: Graph) -> frozenset[str]:
    """The clauses without a task or figure at or below them: outline that carries nothing."""
    kinds: dict[str, str] = {node: data["kind"] for node, data in graph.nodes(data=True)}
    carrying: set[str] = set()
    for node in (node for node, kind in kinds.items() if kind in ("task", "target")):
        while node not in carrying:
            carrying.add(node)
            node = next((v for _, v, data in graph.out_edges(node, data=True) if data["kind"] == "part_of"), node)
    return frozenset(node for node, kind in kinds.items() if kind == "clause" and node not in carrying)


def _cluster(graph: Graph, nodes: Sequence[str], bare: frozenset[str], spread: Spread) -> Positions:
    kinds = {node: graph.nodes[node]["kind"] for node in nodes}
    bones = [node for node in nodes if kinds[node] in _ROOM and node not in bare]
    leaves = _leaves(graph, bones, kinds)
    room = tuple(_ROOM[kinds[bone]] + _fan(len(leaves.get(bone, ()))) for bone in bones)
    found = _skeleton(graph, bones, room, spread)
    for bone, targets in leaves.items():
        found.update(_around(found[bone], targets))
    _title(found, [node for node in nodes if kinds[node] == "plan"])
    hidden = [node for node in nodes if node in bare]
    hidden += [node for kind in _BESIDE for node in nodes if kinds[node] == kind and node not in found]
    return found | _beside(graph, hidden, found)


def _title(found: Positions, plans: Sequence[str]) -> None:
    """The plan above the middle of its cluster."""
    left, top, wide, _ = _box(found) if found else (0.0, 0.0, 0.0, 0.0)
    for plan in plans:
        found[plan] = (left + wide / 2, top - 1.3 * _GAP)


def _leaves(graph: Graph, bones: Sequence[str], kinds: dict[str, str]) -> dict[str, list[str]]:
    """The targets that each clause sets or reports, in their order."""
    found: dict[str, list[str]] = {}
    for bone in bones:
        near = dict.fromkeys((*graph.successors(bone), *graph.predecessors(bone)))
        if targets := [node for node in near if kinds.get(node) == "target"]:
            found[bone] = targets
    return found


def _fan(leaves: int) -> float:
    return 2 * _LEAF * math.sqrt(leaves) if leaves else 0.0


def _around(centre: tuple[float, float], nodes: Sequence[str]) -> Positions:
    """Nodes around a centre; the first stands above it."""
    return dict(zip(nodes, _sunflower(centre, len(nodes)), strict=True))


def _sunflower(centre: tuple[float, float], count: int) -> Iterator[tuple[float, float]]:
    """Spots around a centre as the seeds of a sunflower: evenly apart, however many."""
    x, y = centre
    for place in range(count):
        r, angle = 2 * _LEAF * math.sqrt(place + 3), place * _GOLDEN - math.pi / 2
        yield x + _WIDER * r * math.cos(angle), y + r * math.sin(angle)


def _skeleton(graph: Graph, bones: Sequence[str], room: Radii, spread: Spread) -> Positions:
    """The skeleton, as `spread` lays it out."""
    if len(bones) < 2:
        return dict.fromkeys(bones, (0.0, 0.0))
    place = {node: number for number, node in enumerate(bones)}
    edges = {(place[u], place[v]) for u, v in graph.subgraph(bones).edges() if u != v}
    spots = spread(tuple(sorted(edges)), room)
    return {node: (x * _WIDER, y) for node, (x, y) in zip(bones, spots, strict=True)}


def apart(points: Points, radii: Points, rounds: int = 80) -> Points:
    """Push discs apart until none overlaps, or for so many rounds."""
    for _ in range(rounds):
        one, other = _near(points, radii)
        delta = points[one] - points[other]
        distance = np.maximum(np.hypot(delta[:, 0], delta[:, 1]), 1e-6)
        overlap = np.maximum(radii[one] + radii[other] - distance, 0)
        if overlap.max(initial=0) < 1:
            break
        push = delta * (overlap / distance)[:, None] * 0.25
        points = points.copy()
        np.add.at(points, one, push)
        np.add.at(points, other, -push)
    return points


def _near(points: Points, radii: Points) -> tuple[Indices, Indices]:
    """The pairs of discs that may overlap, each once, by a grid for each doubling of the radius.

    A disc is asked for in the grid of its own size, among those of its size and smaller: so one large disc does not
    make the cells of all others large.
    """
    sizes = np.ceil(np.log2(radii / radii.min())).astype(np.int64)
    pairs = [_in_grid(points, sizes, size, 2 * float(radii.min()) * 2.0**size) for size in np.unique(sizes)]
    one, other = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    return one, other


def _in_grid(points: Points, sizes: Indices, size: int, width: float) -> tuple[Indices, Indices]:
    """Discs of a size, and those of this size or smaller in the nine cells around, as pairs."""
    column, row = (np.floor((points - points.min(axis=0)) / width).astype(np.int64) + 1).T
    cells = column * (row.max() + 2) + row
    among = np.flatnonzero(sizes <= size)
    among = among[np.argsort(cells[among], kind="stable")]
    asking, there = np.flatnonzero(sizes == size), cells[among]
    ones, others = [], []
    for beside in (-1, 0, 1):  # three cells of a column follow each other
        middle = cells[asking] + beside * (row.max() + 2)
        first = np.searchsorted(there, middle - 1, side="left")
        counts = np.searchsorted(there, middle + 1, side="right") - first
        ones.append(np.repeat(asking, counts))
        others.append(among[np.arange(counts.sum()) + np.repeat(first - (np.cumsum(counts) - counts), counts)])
    one, other = np.concatenate(ones), np.concatenate(others)
    once = (sizes[other] < size) | (one < other)
    return one[once], other[once]


def _beside(graph: Graph, nodes: Sequence[str], found: Positions) -> Positions:
    """Nodes where their neighbours are, a little outwards, each on a spot of its own."""
    placed = dict(found)
    for order, node in enumerate(nodes):
        near = dict.fromkeys((*graph.predecessors(node), *graph.successors(node)))
        spots = [placed[one] for one in near if one in placed] or [(0.0, 0.0)]
        x, y = (sum(axis) / len(spots) for axis in zip(*spots, strict=True))
        reach = 2 * _LEAF + 4 * len(spots)
        placed[node] = (x + reach * math.cos(order * _GOLDEN), y + reach * math.sin(order * _GOLDEN))
    if not nodes:
        return {}
    points = apart(np.array([placed[node] for node in nodes]), np.full(len(nodes), 0.7 * _LEAF), rounds=25)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def packed(clusters: Sequence[Positions]) -> Positions:
    """Clusters side by side in rows: so many to a row that all together fill a screen best."""
    boxes = [_box(cluster) for cluster in clusters]
    rows = min((_rows(boxes, count) for count in range(1, len(boxes) + 1)), key=_extent, default=[])
    found: Positions = {}
    top, order = 0.0, iter(clusters)
    for row in rows:
        left = 0.0
        for (x, y, wide, _), cluster in zip(row, order, strict=False):
            found.update({node: (left + px - x, top + py - y) for node, (px, py) in cluster.items()})
            left += wide + _GAP
        top += _high(row)
    return found


def _rows(boxes: Sequence[Box], count: int) -> list[Sequence[Box]]:
    return [boxes[start : start + count] for start in range(0, len(boxes), count)]


def _extent(rows: Sequence[Sequence[Box]]) -> float:
    wide = max(sum(box[2] + _GAP for box in row) for row in rows)
    return max(wide / _ASPECT, sum(_high(row) for row in rows))


def _high(row: Sequence[Box]) -> float:
    return max(box[3] for box in row) + _GAP


def _box(cluster: Positions) -> Box:
    xs, ys = zip(*cluster.values(), strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
