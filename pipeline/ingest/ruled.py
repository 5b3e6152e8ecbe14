"""Ruled lines as tables: the cells that they enclose, found by pdfplumber."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from pipeline.ingest.pdf_frames import Edge, frames
from pipeline.ingest.pdf_sheet import Box

_NEAR, _SHORT, _MOST_EDGES = 3.0, 6.0, 1_000


def edges_of(left: float, top: float, right: float, bottom: float) -> Iterator[Edge]:
    """A straight line as a rule, where it runs along or across the page and is not too short (points)."""
    wide, tall = right - left, bottom - top
    found = {"x0": left, "x1": right, "top": top, "bottom": bottom, "width": wide, "height": tall}
    if tall <= 1 and wide >= _SHORT:
        yield found | {"orientation": "h", "bottom": top, "height": 0}
    elif wide <= 1 and tall >= _SHORT:
        yield found | {"orientation": "v", "x1": left, "width": 0}


def cells_within(edges: Sequence[Edge]) -> list[list[list[Box | None]]]:
    """Tables as rows of cell boxes, None where a merged cell reaches; a single framed box is one cell.

    A drawing of very many lines is no table.
    """
    if len(edges) < 3 or len({edge["orientation"] for edge in edges}) < 2:
        return []
    from pdfplumber import table

    merged = table.merge_edges(list(edges), _NEAR, _NEAR, _NEAR, _NEAR)
    if len(merged) > _MOST_EDGES:
        return []
    merged = table.merge_edges([*merged, *frames(merged)], _NEAR, _NEAR, _NEAR, _NEAR)
    cells = table.intersections_to_cells(table.edges_to_intersections(merged, _NEAR, _NEAR))
    return [
        [list(row.cells) for row in table.Table(cast(Any, None), found).rows] for found in table.cells_to_tables(cells)
    ]
