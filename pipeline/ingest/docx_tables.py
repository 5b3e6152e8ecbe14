"""Tables of a Word file with their merged cells spread out: each place of a merged cell holds the same line."""

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

from pipeline.ingest.docx_styles import VAL, number
from pipeline.ingest.docx_text import members
from pipeline.ingest.html_tables import Row
from pipeline.ingest.lines import Line

_ROW, _CELL, _ROW_PR, _CELL_PR = frozenset((qn("w:tr"),)), frozenset((qn("w:tc"),)), qn("w:trPr"), qn("w:tcPr")
_BEFORE, _SPAN, _DOWN, _ACROSS = qn("w:gridBefore"), qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")
_DELETED = f"{_ROW_PR}/{qn('w:del')}"
_WIDEST = 63  # columns that a table of Word can have
_EMPTY = Line("", ())


def rows_of(table: Any, text_of: Callable[[Any], Line]) -> list[Row]:
    """The rows of a table as lines, all of the same width; `text_of` is asked once for each cell that shows."""
    rows: list[dict[int, Line]] = []
    for element in members(table, _ROW):
        if element.find(_DELETED) is None:
            rows.append(_row(element, rows[-1] if rows else {}, text_of))
    width = max((x for row in rows for x in row), default=-1) + 1
    return [tuple(row.get(x, _EMPTY) for x in range(width)) for row in rows]


def _row(element: Any, above: dict[int, Line], text_of: Callable[[Any], Line]) -> dict[int, Line]:
    row: dict[int, Line] = {}
    x = min(number(element.find(_ROW_PR), _BEFORE, 0), _WIDEST)
    for cell in members(element, _CELL):
        properties = cell.find(_CELL_PR)
        if _goes_on(properties, _DOWN) and x in above:
            line = above[x]
        elif _goes_on(properties, _ACROSS) and x - 1 in row:
            line = row[x - 1]
        else:
            line = text_of(cell)
        wide = min(max(number(properties, _SPAN, 1), 1), _WIDEST)
        row.update(dict.fromkeys(range(x, x + wide), line))
        x += wide
    return row


def _goes_on(properties: Any, tag: str) -> bool:
    """Whether a cell is but the continuation of a merged one."""
    merge = properties.find(tag) if properties is not None else None
    return merge is not None and merge.get(VAL, "continue") == "continue"
