"""Sheets: the tables of a document with what their heads say, worked out once for all who read them."""

from typing import NamedTuple

from pipeline.extract.indicator_tables import Layout, folded_cell, heads, layout
from pipeline.records import About, Cell, Document, Table
from pipeline.rules import data


class Sheet(NamedTuple):
    """A table with what stands over each column and, where it is an indicator table, its layout.

    `others` are the cells below the heads that no target is made of, each once, with column and folded words. `by_rows`
    holds for a workbook, where rows are clauses.
    """

    table: Table
    heads: tuple[str, ...]
    layout: Layout | None
    others: tuple[tuple[int, Cell, str], ...]
    by_rows: bool = False

    def place(self, cell: Cell) -> int:
        """What tells of which clause a cell is: where it stands, or where the table does."""
        return cell.start if self.by_rows else self.table.start


def sheets(document: Document, about: About) -> tuple[Sheet, ...]:
    """The tables of a document in reading order."""
    return tuple(_sheet(document, table, about) for table in document.tables)


def _sheet(document: Document, table: Table, about: About) -> Sheet:
    named = heads(document, table)
    shape = None if _is_page_box(document, table) else layout(named, about)
    read = shape.columns if shape else frozenset()
    cells: dict[tuple[int, int], tuple[int, Cell]] = {}
    for row in table.rows[table.heads :]:
        for column, cell in enumerate(row):
            cells.setdefault((cell.start, cell.end), (column, cell))
    others = [(column, cell, folded_cell(document, cell)) for column, cell in cells.values() if column not in read]
    return Sheet(table, named, shape, tuple(others), document.workbook)


def _is_page_box(document: Document, table: Table) -> bool:
    """Whether a table above the plan holds the fields of the page (索引号, 文号)."""
    if table.end > document.body:
        return False
    fields = data("lexicon", "page")["fields"]
    return any(folded_cell(document, cell).rstrip(":") in fields for row in table.rows for cell in row)
