"""The outer frame of a ruled table, which is left open at its sides by style and at a page end by necessity."""

from collections.abc import Iterator, Sequence
from typing import Any

Edge = dict[str, Any]
"""A ruled line as pdfplumber describes one: x0, x1, top, bottom in points, orientation `h` or `v`."""

_NEAR = 3.0


def frames(edges: Sequence[Edge]) -> Iterator[Edge]:
    """The four sides around each group of rules that touch each other and run both along and across."""
    for group in _groups(edges):
        kinds = [edge["orientation"] for edge in group]
        if len(kinds) < 3 or len(set(kinds)) < 2:
            continue
        left, right = min(edge["x0"] for edge in group), max(edge["x1"] for edge in group)
        top, bottom = min(edge["top"] for edge in group), max(edge["bottom"] for edge in group)
        yield from (_across(left, right, top), _across(left, right, bottom))
        yield from (_down(top, bottom, left), _down(top, bottom, right))


def _across(left: float, right: float, at: float) -> Edge:
    return {"x0": left, "x1": right, "top": at, "bottom": at, "width": right - left, "height": 0, "orientation": "h"}


def _down(top: float, bottom: float, at: float) -> Edge:
    return {"x0": at, "x1": at, "top": top, "bottom": bottom, "width": 0, "height": bottom - top, "orientation": "v"}


def _groups(edges: Sequence[Edge]) -> list[list[Edge]]:
    """The rules that touch each other, directly or by way of others."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda one: (one["top"], one["x0"], one["bottom"], one["x1"])):
        met = [group for group in groups if any(_touch(edge, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(other for group in met for other in group), edge])
    return groups


def _touch(one: Edge, other: Edge) -> bool:
    """Whether two rules meet, or run down side by side from the same height to the same height."""
    beside = abs(one["top"] - other["top"]) <= _NEAR and abs(one["bottom"] - other["bottom"]) <= _NEAR
    if beside and one["orientation"] == other["orientation"] == "v":
        return True
    return bool(
        one["x0"] - _NEAR <= other["x1"]
        and other["x0"] - _NEAR <= one["x1"]
        and one["top"] - _NEAR <= other["bottom"]
        and other["top"] - _NEAR <= one["bottom"]
    )
