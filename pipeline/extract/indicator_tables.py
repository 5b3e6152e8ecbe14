"""Indicator tables (指标表): which column names what is measured, which gives unit and attribute, which values."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.times import base_date
from pipeline.fold import half_width
from pipeline.records import About, Cell, Clause, Document, Table, TargetStatus
from pipeline.rules import data

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: the year that it stands for, whether its figures are reached or aimed at, or yearly rates."""

    index: int
    due: str
    status: TargetStatus
    rate: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an indicator table has its names, units, attributes and values."""

    name: int
    unit: int | None
    attr: int | None
    values: tuple[Column, ...]

    @property
    def columns(self) -> frozenset[int]:
        """The columns that targets are made of."""
        others = {column for column in (self.unit, self.attr) if column is not None}
        return frozenset({self.name, *others, *(column.index for column in self.values)})


@cache
def words() -> dict[str, re.Pattern[str]]:
    """What the heads and names of indicator tables say (lexicon/tables.yaml)."""
    return {name: re.compile(text) for name, text in data("lexicon", "tables").items()}


def folded_cell(document: Document, cell: Cell) -> str:
    """The folded words of a cell, without white space."""
    return "".join(half_width(document.text[cell.start : cell.end]).split())


def heads(document: Document, table: Table) -> tuple[str, ...]:
    """What stands over each column, the rows of the head run together."""
    rows = table.rows[: table.heads]
    width = max((len(row) for row in table.rows), default=0)
    parts = ([folded_cell(document, row[column]) for row in rows if column < len(row)] for column in range(width))
    return tuple("".join(dict.fromkeys(said)) for said in parts)


def clause_at(clauses: Sequence[Clause], offset: int) -> str:
    """The path of the clause in which a place stands; empty before the first."""
    place = bisect_right(clauses, offset, key=lambda clause: clause.start)
    return clauses[place - 1].path if place else ""


def layout(named: Sequence[str], about: About) -> Layout | None:
    """The layout of an indicator table by the heads of its columns; None for a table of another kind."""
    word = words()
    names = [i for i, head in enumerate(named) if word["name"].search(head) and not YEAR.search(head)]
    columns = tuple(
        Column(i, _due(head, about), _status(head, about), bool(word["rate"].search(head)))
        for i, head in enumerate(named)
        if (YEAR.search(head) or word["value"].search(head) or word["rate"].search(head)) and i not in names
    )
    if not names or not columns:
        return None
    levels = [one for one in columns if not one.rate]
    if len(levels) > 1 and all(one.status == "actual" for one in levels):  # a growth between years gone by
        columns = tuple(replace(one, due=levels[-1].due, status="actual") if one.rate else one for one in columns)
    find = {key: next((i for i, head in enumerate(named) if word[key].search(head)), None) for key in ("unit", "attr")}
    return Layout(names[-1], find["unit"], find["attr"], columns)


def _due(head: str, about: About) -> str:
    year = YEAR.search(head)
    return year[1] if year else about.period_end[:4]


def _status(head: str, about: About) -> TargetStatus:
    year, base = YEAR.search(head), base_date(about)
    if words()["reached"].search(head):
        return "actual"
    if words()["aimed"].search(head) or not year or not base:
        return "target"
    first = about.period_start[:4] or base[:4]
    return "actual" if year[1] < first else "target"
