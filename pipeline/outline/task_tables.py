"""Tables of tasks (任务分解表) in a workbook: which of their columns number, sort and name the tasks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.fold import half_width
from pipeline.records import Cell, Document, Table
from pipeline.rules import data

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table of tasks: what sorts the tasks, from left to right, what names each, what numbers them.

    `counts_groups` where a number is that of all tasks that are sorted together.
    """

    groups: tuple[int, ...]
    task: int
    number: int | None
    counts_groups: bool


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(text) for name, text in data("lexicon", "task_tables").items()}


def said(document: Document, cell: Cell) -> str:
    """The folded words of a cell, without white space."""
    return re.sub(r"\s", "", half_width(document.text[cell.start : cell.end]))


def shape_of(document: Document, table: Table) -> Shape | None:
    """The columns of a table of tasks; None for a table of another kind."""
    words = _words()
    heads = _heads(document, table)
    tasks = [x for x, head in enumerate(heads) if words["task"].search(head)]
    if not tasks or not any(words["bound"].search(head) for head in heads):
        return None
    rows = table.rows[table.heads :]
    sorting = [x for x, head in enumerate(heads) if x < tasks[0] and words["group"].search(head)]
    groups = [x for x in sorting if _is_shared(rows, x)]
    for x in tasks[:-1]:
        if not _is_shared(rows, x):
            break
        groups.append(x)
    task = next(x for x in tasks if x not in groups)
    number = next((x for x, head in enumerate(heads) if words["number"].search(head)), None)
    return Shape(tuple(groups), task, number, bool(groups) and _counts_groups(document, rows, number, groups[-1]))


def _heads(document: Document, table: Table) -> list[str]:
    rows = table.rows[: table.heads]
    width = max((len(row) for row in table.rows), default=0)
    return ["".join(dict.fromkeys(said(document, row[x]) for row in rows if x < len(row))) for x in range(width)]


def _is_shared(rows: Sequence[Row], x: int) -> bool:
    """Whether cells of a column are merged over several rows, or left blank below the first of them."""
    return any(len(below) > x and _goes_on(above, below, x) for above, below in pairwise(rows) if len(above) > x)


def _goes_on(above: Row, below: Row, x: int) -> bool:
    return above[x] == below[x] or below[x].start == below[x].end


def _counts_groups(document: Document, rows: Sequence[Row], number: int | None, group: int) -> bool:
    """Whether rows that are sorted together share their number."""
    if number is None:
        return False
    inside = [_goes_on(above, below, number) for above, below in pairwise(rows) if _goes_on(above, below, group)]
    return bool(inside) and all(inside)


def sections(document: Document, row: Row, shape: Shape) -> Iterator[Cell]:
    """The one cell of a row that heads the rows below: it reaches over columns, or stands where their numbers do."""
    filled = list(dict.fromkeys(cell for cell in row if cell.start < cell.end))
    if len(filled) == 1:
        places = [x for x, cell in enumerate(row) if cell == filled[0]]
        is_number = re.fullmatch(r"[\d.]+", said(document, filled[0])) is not None
        if len(places) > 1 or (places == [shape.number] and not is_number):
            yield filled[0]
