"""Cells outside indicator rows: words are read as prose, bare numbers accounted for."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.indicator_tables import clause_at, folded_cell, heads, layout
from pipeline.records import About, Cell, Clause, Dismissed, Document, Fact, Table, Unread

_READABLE = re.compile(r"[。;,:\d]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_REASONS = {
    "number.label": re.compile("序号|编号|^号$|^$"),
    "number.score": re.compile("分值|分数|得分|权重|总分|扣分"),
}


def _cells(table: Table) -> list[tuple[int, Cell]]:
    """Every cell below the heads once, with its column."""
    found: dict[tuple[int, int], tuple[int, Cell]] = {}
    for row in table.rows[table.heads :]:
        for column, cell in enumerate(row):
            found.setdefault((cell.start, cell.end), (column, cell))
    return list(found.values())


def prose_cells(document: Document, about: About, start: int, end: int) -> Iterator[Cell]:
    """The cells of `[start, end)` that hold sentences or words with numbers and are no part of an indicator row."""
    for table in document.tables:
        if not start <= table.start < end:
            continue
        shape = layout(document, table, about)
        read = shape.columns if shape else frozenset()
        for column, cell in _cells(table):
            said = folded_cell(document, cell)
            if column not in read and _READABLE.search(said) and not _NUMBER.fullmatch(said):
                yield cell


def cell_numbers(document: Document, about: About, clauses: Sequence[Clause]) -> Iterator[Fact]:
    """The bare numbers of such cells: dismissed where the head of the column names them, else unread."""
    for table in document.tables:
        shape = layout(document, table, about)
        read = shape.columns if shape else frozenset()
        named, path = heads(document, table), clause_at(clauses, table.start)
        for column, cell in _cells(table):
            said = folded_cell(document, cell)
            if column in read or not _NUMBER.fullmatch(said):
                continue
            head = named[column] if column < len(named) else ""
            reason = next((reason for reason, words in _REASONS.items() if words.search(head)), "")
            if reason:
                yield Dismissed(clause=path, quote=said, start=cell.start, end=cell.end, rule=reason)
            else:
                yield Unread(clause=path, quote=said, start=cell.start, end=cell.end, rule="", context=head)
