"""Cells outside indicator rows: words are read as prose, bare numbers accounted for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.indicator_tables import clause_at
from pipeline.extract.sheets import Sheet
from pipeline.records import Cell, Clause, Dismissed, Fact, Unread

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


def prose_cells(sheets: Iterable[Sheet]) -> list[tuple[int, ProseCell]]:
    """The cells that hold sentences or words with numbers and are no part of an indicator row, in reading order.

    Before each the place that tells of which clause it is.
    """
    return sorted(_prose_cells(sheets), key=lambda one: one[0])


def _prose_cells(sheets: Iterable[Sheet]) -> Iterator[tuple[int, ProseCell]]:
    for sheet in sheets:
        until, projects = _until(sheet), _lists_projects(sheet.heads)
        for _, cell, said in sheet.others:
            if _READABLE.search(said) and not _NUMBER.fullmatch(said):
                yield sheet.place(cell), ProseCell(cell, until.get(cell.start), projects)


def _lists_projects(named: Sequence[str]) -> bool:
    """Whether a table lists named projects, whose sizes commit to nothing."""
    said = " ".join(named)
    return "项目名称" in said and bool(re.search("建设(?:内容|规模|性质|地点)|总投资|投资额", said))


def _until(sheet: Sheet) -> dict[int, Cell]:
    """The cell that says until when, by the starts of the cells of its row."""
    column = next((index for index, head in enumerate(sheet.heads) if _DUE_HEAD.search(head)), None)
    if column is None:
        return {}
    rows = [row for row in sheet.table.rows[sheet.table.heads :] if column < len(row)]
    return {cell.start: row[column] for row in rows for cell in row}


def cell_numbers(sheets: Iterable[Sheet], clauses: Sequence[Clause]) -> Iterator[Fact]:
    """The bare numbers of such cells: dismissed where the head of the column names them, else unread."""
    for sheet in sheets:
        for column, cell, said in sheet.others:
            if not _NUMBER.fullmatch(said):
                continue
            path = clause_at(clauses, sheet.place(cell))
            head = sheet.heads[column] if column < len(sheet.heads) else ""
            reason = next((reason for reason, words in _REASONS.items() if words.search(head)), "")
            if reason:
                yield Dismissed(clause=path, quote=said, start=cell.start, end=cell.end, rule=reason)
            else:
                yield Unread(clause=path, quote=said, start=cell.start, end=cell.end, rule="", context=head)
