"""The rows of a table of tasks in a workbook as clauses: a workbook has nothing but rows, each of them is a task.

A row is the clause that its number (序号) names; tasks that share a merged cell (重点任务), or stand below a row
that heads them, stand below it in the tree.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.fold import Folded, squeeze
from pipeline.outline.families import LABEL, Family, family_of, name_of, settle
from pipeline.outline.task_tables import Row, Shape, said, sections, shape_of
from pipeline.outline.titles import heading
from pipeline.records import Cell, Clause, Document, Table


class Node(NamedTuple):
    """A clause to be: its label, how deep below the table it stands, where it begins, and its heading."""

    label: str
    depth: int
    start: int
    title: tuple[int, int]
    body: int


def with_task_rows(document: Document, folded: Folded, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of a workbook with those of the rows of its tables of tasks; those of any other file as they are."""
    inside = [table for table in document.tables if document.body <= table.start < document.body_end]
    shapes = [shape_of(document, table) for table in inside] if document.workbook else []
    if not any(shapes):
        return tuple(clauses)
    above = [_clause_of(clauses, table.start) for table in inside]
    found = list(clauses)
    for place, (table, shape, parent) in enumerate(zip(inside, shapes, above, strict=True)):
        path = [parent.path] if parent else []
        if above.count(parent) > 1:
            number = above[: place + 1].count(parent)
            path.append(f"表{number}")
            found.append(_sheet(document, table, "/".join(path), inside[place - 1].end if place else document.body))
        if shape:
            found += _rows(document, folded, table, shape, "/".join(path))
    return _closed(found, document.body_end)


def _clause_of(clauses: Sequence[Clause], at: int) -> Clause | None:
    return next((clause for clause in reversed(clauses) if clause.start <= at), None)


def _sheet(document: Document, table: Table, path: str, low: int) -> Clause:
    """The clause of one of several tables, named by the first line above it."""
    stop = document.text.find("\n", low, table.start)
    body = table.start if stop < 0 else stop + 1
    return Clause(path, path.count("/") + 1, squeeze(document.text[low:body].strip()), low, body, table.end)


def _rows(document: Document, folded: Folded, table: Table, shape: Shape, above: str) -> Iterator[Clause]:
    path = above.split("/") if above else []
    base = len(path)
    taken: Counter[str] = Counter()
    for node in _nodes(document, folded, table, shape):
        del path[base + node.depth :]
        name = "/".join([*path, node.label])
        taken[name] += 1
        path.append(node.label if taken[name] == 1 else f"{node.label}~{taken[name]}")
        title = squeeze(document.text[slice(*node.title)])
        yield Clause("/".join(path), len(path), title, node.start, node.body, table.end)


def _nodes(document: Document, folded: Folded, table: Table, shape: Shape) -> Iterator[Node]:
    """The headings, groups and tasks of a table in reading order."""
    families: list[Family] = []
    counts: Counter[int] = Counter()
    last: Row = ()
    for row in table.rows[table.heads :]:
        for cell in sections(document, row, shape):
            yield (node := _section(folded, cell, families, counts))
            counts[node.depth + 1], last = 0, ()
            break
        else:
            yield from _tasks(document, folded, row, last, shape, len(families), counts)
            last = _carried(row, last)


def _section(folded: Folded, cell: Cell, families: list[Family], counts: Counter[int]) -> Node:
    """A row that heads those below; without a label it counts as 一、 does."""
    start, end = folded.at(cell.start), folded.at(cell.end)
    label = LABEL.match(folded.text, start, end)
    family: Family = family_of(label)[0] if label else "han"
    depth = settle(families, family)
    families[depth:] = [family]
    counts[depth] += 1
    name = family_of(label)[1] if label else _ordinal(counts[depth])
    span = folded.span(label.end() if label else start, end)
    return Node(name, depth, cell.start, span, cell.end)


def _ordinal(count: int) -> str:
    return name_of("han", count) if count < 100 else str(count)


def _carried(row: Row, last: Row) -> Row:
    """The row with what stands above its blank cells."""
    if not last:
        return row
    return tuple(
        above if cell.start == cell.end else cell for cell, above in zip(row, [*last, *row[len(last) :]], strict=False)
    )


def _tasks(
    document: Document, folded: Folded, row: Row, last: Row, shape: Shape, depth: int, counts: Counter[int]
) -> Iterator[Node]:
    """The groups that a row opens and its task; nothing for a row that goes on with the task above."""
    start = min((cell.start for cell in row if cell not in last), default=row[0].start)
    opened = False
    for level, x in enumerate(shape.groups):
        if opened or _is_new(document, row, last, x):
            opened = True
            place = depth + level
            counts[place] += 1
            counts[place + 1] = 0
            counted = shape.counts_groups and x == shape.groups[-1]
            label = (_number(document, row, shape) if counted else "") or _own_label(folded, row[x], counts[place])
            yield Node(label, place, start, _named(folded, row[x]), row[x].end)
            start = row[x].end + 1
    if opened or _is_new(document, row, last, shape.task):
        place = depth + len(shape.groups)
        counts[place] += 1
        number = "" if shape.counts_groups else _number(document, row, shape)
        title, body = _title(folded, row[shape.task])
        yield Node(number or str(counts[place]), place, start, title, body)


def _is_new(document: Document, row: Row, last: Row, x: int) -> bool:
    cell = row[x]
    return cell.start < cell.end and not (last and (cell == last[x] or said(document, cell) == said(document, last[x])))


def _number(document: Document, row: Row, shape: Shape) -> str:
    """What numbers a row, as a path writes it; empty where nothing does."""
    text = said(document, row[shape.number]) if shape.number is not None else ""
    return text.rstrip(".、").replace("/", "-").replace("(", "（").replace(")", "）")


def _own_label(folded: Folded, cell: Cell, count: int) -> str:
    """The label of a group: its own, else its number in Chinese."""
    label = LABEL.match(folded.text, folded.at(cell.start), folded.at(cell.end))
    return family_of(label)[1] if label else _ordinal(count)


def _named(folded: Folded, cell: Cell) -> tuple[int, int]:
    """The words of a group, without its label."""
    start, end = folded.at(cell.start), folded.at(cell.end)
    label = LABEL.match(folded.text, start, end)
    return folded.span(label.end() if label else start, end)


def _title(folded: Folded, cell: Cell) -> tuple[tuple[int, int], int]:
    """The heading of a task within its cell, and where its text begins."""
    start, end = folded.at(cell.start), folded.at(cell.end)
    label = LABEL.match(folded.text, start, end)
    found = heading(folded, label.end() if label else start, end, has_children=False, article=False)
    title = folded.span(found.start, found.end)
    return title, (title[1] if not found.empty else cell.start)


def _closed(found: Sequence[Clause], end: int) -> tuple[Clause, ...]:
    """The clauses in reading order, each up to the next."""
    order = sorted(found, key=lambda clause: (clause.start, clause.level))
    ends = [*(clause.start for clause in order[1:]), end]
    return tuple(
        Clause(one.path, one.level, one.title, one.start, min(max(one.body, one.start), stop), stop)
        for one, stop in zip(order, ends, strict=True)
    )
