"""Workbooks (.xlsx) as blocks: each visible sheet as its titles, its table with merged cells spread out, and its notes.

`Piece.source` counts the characters that the cells show, sheet by sheet, row by row.
"""

import io
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.html_tables import Row, is_data
from pipeline.ingest.lines import Block, Content, Grid, Line, Piece
from pipeline.ingest.radicals import plain
from pipeline.ingest.text_tables import heads
from pipeline.ingest.words import column
from pipeline.ingest.xlsx_merges import Area, merged
from pipeline.ingest.xlsx_values import shown
from pipeline.records import Omission

CELL_LIMIT = 500_000
"""Cells with content that a sheet may have, each place of a merged one counted."""
PLACE_LIMIT = 20_000_000
"""Cells that a workbook may have, blank ones counted."""

_UNNAMED = re.compile(r"(?:Sheet|工作表|表)\s?\d*", re.I)
_TOO_MANY = "a workbook with too many cells"
_LAST_ROW = 1_048_576  # of a sheet of Excel
_HIGHEST_HEAD = 5
_EMPTY = Line("", ())


def xlsx_blocks(content: bytes) -> Content:
    """The blocks of a workbook, sheet by sheet. Raises Unreadable for one that does not hold together."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: styles, validations
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            areas = merged(content)
            reader = Reader()
            found = [block for sheet in book.worksheets for block in reader.sheet(sheet, areas.get(sheet.title, ()))]
            hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible" and _holds_some(sheet)]
            book.close()
        except (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
            raise Unreadable("damaged workbook: its parts do not hold together") from error
    return Content(found, omissions=tuple(Omission(0, f"hidden sheet {title}") for title in hidden), workbook=True)


def _holds_some(sheet: Any) -> bool:
    """Whether a sheet has any cell with content."""
    return any(value is not None for row in sheet.iter_rows(max_row=_LAST_ROW, values_only=True) for value in row)


class Reader:
    """Reads sheets in order, counting the characters of their cells."""

    def __init__(self) -> None:
        self._source = 0
        self._places = 0

    def sheet(self, sheet: Any, areas: Sequence[Area]) -> Iterator[Block]:
        """The blocks of a sheet, headed by its name where it has one of its own and no title; none of a hidden one."""
        if sheet.sheet_state != "visible":
            return
        rows = _spread(self._rows(sheet), areas)
        blocks = [block for band in _bands(rows) for block in _blocks(band)]
        if blocks and isinstance(blocks[0], Grid) and not _UNNAMED.fullmatch(sheet.title.strip()):
            yield Line(sheet.title.strip(), (Piece(len(sheet.title.strip()), -1),), indent=2)
        yield from blocks

    def _rows(self, sheet: Any) -> dict[tuple[int, int], Line]:
        """The cells of a sheet that show something, by row and column."""
        found = {}
        sheet.reset_dimensions()  # the stated size of a sheet is often wrong
        for row in sheet.iter_rows(max_row=_LAST_ROW):
            self._places += len(row) + 1
            for cell in row:
                if cell.value is not None and (line := self._line(cell)).text:
                    found[cell.row, cell.column] = line
            if self._places > PLACE_LIMIT or len(found) > CELL_LIMIT:
                raise Unreadable(_TOO_MANY)
        return found

    def _line(self, cell: Any) -> Line:
        text = plain(re.sub(r"[\t\r\n]", " ", shown(cell.value, cell.number_format or "")))
        start, self._source = self._source, self._source + len(text)
        return Line(text, (Piece(len(text), start),)).strip()


def _spread(cells: dict[tuple[int, int], Line], areas: Sequence[Area]) -> list[Row]:
    """The filled rows of a sheet over its filled columns, the text of a merged area at each of its places.

    Rows that are blank between them are one row without cells.
    """
    columns = sorted({x for _, x in cells})
    places = len(cells)
    for top, left, bottom, right in areas:
        line = cells.get((top, left))
        inside = columns[bisect_left(columns, left) : bisect_right(columns, right)] if line else []
        places += (bottom - top + 1) * len(inside)
        if places > CELL_LIMIT:
            raise Unreadable(_TOO_MANY)
        if line:
            cells.update({(y, x): line for y in range(top, bottom + 1) for x in inside})
    filled = sorted({y for y, _ in cells})
    if len(filled) * len(columns) > PLACE_LIMIT:
        raise Unreadable(_TOO_MANY)
    rows: list[Row] = []
    for above, y in zip([*filled[:1], *filled], filled, strict=False):
        rows += [()] if y > above + 1 else []
        rows.append(tuple(cells.get((y, x), _EMPTY) for x in columns))
    return rows


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The tables of a sheet: a blank row ends one where a row with a single cell, a title, follows."""
    band: list[Row] = []
    blank = False
    for row in rows:
        if not any(cell.text for cell in row):
            blank = True
            continue
        if band and blank and len(_lines([row])) == 1:
            yield band
            band = []
        blank = False
        band.append(row)
    if band:
        yield band


def _blocks(band: Sequence[Row]) -> list[Block]:
    """Rows with a single cell above a table are its titles, below it its notes."""
    single = [len(_lines([row])) == 1 for row in band]
    first = next((at for at, one in enumerate(single) if not one), len(band))
    last = max((at + 1 for at, one in enumerate(single) if not one), default=len(band))
    first += _head(band[first:last])
    table = band[first:last]
    if not table or not is_data(table):
        return [*_lines(band)]
    return [*_lines(band[:first]), Grid(tuple(table), heads(table)), *_lines(band[last:])]


def _head(rows: Sequence[Row]) -> int:
    """How many rows (填报单位, 日期) stand above the one that heads the columns; 0 where none is known to."""
    known = (
        at for at, row in enumerate(rows[:_HIGHEST_HEAD]) if sum(_heads_column(cell) for cell in _lines([row])) > 1
    )
    return next(known, 0)


def _heads_column(cell: Line) -> bool:
    return column().fullmatch(re.sub(r"\s", "", cell.text)) is not None


def _lines(rows: Sequence[Row]) -> list[Line]:
    """The filled cells of rows, a merged one once."""
    return list({id(cell): cell for row in rows for cell in row if cell.text}.values())
