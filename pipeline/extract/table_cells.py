"""Cells outside indicator rows: words are read as prose, bare numbers accounted for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.indicator_tables import clause_at, folded_cell, heads, layout
from pipeline.records import About, Cell, Clause, Dismissed, Document, Fact, Table, Unread

_READABLE = re.compile(r"[。;,:\d]|年底|年内|底前|每[年月季周旬]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_DUE_HEAD = re.compile("(?:完成|办结|达标|整改|建成)?(?:时限|期限|时间节点|时间要求|时间)$|完成(?:日期|年限)")
_REASONS = {
    "number.label": re.compile("序号|编号|^号$|^$"),
    "number.score": re.compile("分值|分数|得分|权重|总分|扣分"),
}


class ProseCell(NamedTuple):
    """A cell to be read as prose; `until` is the cell of its row that says until when, `projects` as in Passage."""

    cell: Cell
    until: Cell | None
    projects: bool


def _cells(table: Table) -> list[tuple[int, Cell]]:
    """Every cell below the heads once, with its column."""
    found: dict[tuple[int, int], tuple[int, Cell]] = {}
    for row in table.rows[table.heads :]:
        for column, cell in enumerate(row):
            found.setdefault((cell.start, cell.end), (column, cell))
    return list(found.values())


def prose_cells(document: Document, about: About, start: int, end: int) -> Iterator["ProseCell"]:
    """The cells of `[start, end)` that hold sentences or words with numbers and are no part of an indicator row."""
    for table in document.tables:
        if not start <= table.start < end:
            continue
        shape = layout(document, table, about)
        read = shape.columns if shape else frozenset()
        until, projects = _until(document, table), _lists_projects(heads(document, table))
        for column, cell in _cells(table):
            said = folded_cell(document, cell)
            if column not in read and _READABLE.search(said) and not _NUMBER.fullmatch(said):
                yield ProseCell(cell, until.get(cell.start), projects)


def _lists_projects(named: Sequence[str]) -> bool:
    """Whether a table lists named projects, whose sizes commit to nothing."""
    said = " ".join(named)
    return "项目名称" in said and bool(re.search("建设(?:内容|规模|性质|地点)|总投资|投资额", said))


def _until(document: Document, table: Table) -> dict[int, Cell]:
    """The cell that says until when, by the starts of the cells of its row."""
    column = next((index for index, head in enumerate(heads(document, table)) if _DUE_HEAD.search(head)), None)
    if column is None:
        return {}
    rows = [row for row in table.rows[table.heads :] if column < len(row)]
    return {cell.start: row[column] for row in rows for cell in row}


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
