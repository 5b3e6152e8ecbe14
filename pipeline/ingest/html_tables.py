"""HTML tables: spans expanded, page headers told from data, layout told from both."""

from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborNode

from pipeline.ingest.lines import Line, Piece
from pipeline.ingest.words import field

_LONGEST, _WIDEST, _MOST_COLUMNS = 2000, 60, 120
_EMPTY = Line("", ())
_GAP = Line("　", (Piece(1, -1),))

Row = tuple[Line, ...]


def rows_of(table: LexborNode, text_of: Callable[[LexborNode], Line]) -> list[Row]:
    """The rows with rowspan and colspan expanded: a merged cell is the same line at each place it covers.

    No rows for what spreads over more columns than any table of data has.
    """
    grid: dict[tuple[int, int], Line] = {}
    trs = table.css("tr")
    for y, tr in enumerate(trs):
        x = 0
        for cell in (node for node in tr.iter() if node.tag in ("td", "th")):
            while (y, x) in grid:
                x += 1
            line, tall, wide = text_of(cell), _span(cell, "rowspan"), _span(cell, "colspan")
            if x + wide > _MOST_COLUMNS:
                return []
            for down in range(min(tall, len(trs) - y)):
                for right in range(wide):
                    grid.setdefault((y + down, x + right), line)
    width = max((x for _, x in grid), default=-1) + 1
    return [tuple(grid.get((y, x), _EMPTY) for x in range(width)) for y in range(len(trs))]


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() else 1


def header_rows(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page header (索引号, 发文机关 …), a label with its value in one; none for other tables."""
    cells = [_distinct(row) for row in rows]
    labels = sum(_is_label(cell) for row in cells for cell in row)
    if labels < 2 or labels < 0.3 * sum(len(row) for row in cells):
        return []
    lines: list[Line] = []
    for row in cells:
        for cell in row:
            if lines and _is_label(lines[-1]) and not _is_label(cell):
                lines[-1] = lines[-1].plus(_GAP).plus(cell)
            elif cell.text:
                lines.append(cell)
    return lines


def _is_label(cell: Line) -> bool:
    match = field().match(cell.text.strip("【】[] "))
    return match is not None and match.end() >= len(cell.text.strip("【】[] "))


def _distinct(row: Row) -> list[Line]:
    """The cells of a row, a merged one once."""
    return [cell for x, cell in enumerate(row) if x == 0 or cell is not row[x - 1]]


def is_data(rows: Sequence[Row]) -> bool:
    """Whether a table holds rows and columns of data rather than the layout of a page."""
    filled = [sum(bool(cell.text) for cell in _distinct(row)) for row in rows]
    if len(rows) < 2 or max(filled) < 2 or any(len(cell.text) > _LONGEST for row in rows for cell in row):
        return False
    return sum(count > 1 for count in filled) * 2 >= len(rows)
