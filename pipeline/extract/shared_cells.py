"""Cells of a workbook that are merged over several tasks: what they say holds for each of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.extract.indicator_tables import clause_at
from pipeline.records import Cell, Clause, Document, Fact

F = TypeVar("F", bound=Fact)


def for_each_row(document: Document, clauses: Sequence[Clause], facts: Sequence[F]) -> Iterator[F]:
    """The facts, sorted by start, that stand in a cell merged over several rows: once more for each further task."""
    if not document.workbook:
        return
    for cell, path in _shared(document, clauses):
        first = bisect_left(facts, cell.start, key=lambda fact: fact.start)
        last = bisect_left(facts, cell.end, key=lambda fact: fact.start)
        yield from (replace(fact, clause=path) for fact in facts[first:last] if fact.clause != path)


def _shared(document: Document, clauses: Sequence[Clause]) -> Iterator[tuple[Cell, str]]:
    """Cells that stand in a row above too, each with the clause of the row."""
    for table in document.tables:
        seen: set[Cell] = set()
        for row in table.rows[table.heads :]:
            own = [cell.start for cell in row if cell not in seen]
            path = clause_at(clauses, max(own)) if own else ""
            if path:
                yield from ((cell, path) for cell in dict.fromkeys(row) if cell in seen and cell.start < cell.end)
            seen.update(row)
