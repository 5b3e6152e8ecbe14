"""Owners of targets: the units of the target's table row, else of its clause, else of the nearest clause above."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.records import Cell, Fact, Owner, Plan, Responsibility, Role, Table

F = TypeVar("F", bound=Fact)

_BETWEEN = re.compile("[、，；;,\\s]+")

_RANK: dict[Role, int] = {"lead": 0, "responsible": 1, "support": 2}


def resolve_owners(plan: Plan, agency_of: Mapping[str, str]) -> dict[str, tuple[Owner, ...]]:
    """The owners of each target of a plan, by the target's id; leaders first, then in the order of the list."""
    lists = _lists(plan, agency_of)
    of_row = dict(_of_rows(plan, agency_of))
    return {target.id: of_row.get(target.id) or _above(target.clause, lists) for target in plan.targets}


def _lists(plan: Plan, agency_of: Mapping[str, str]) -> dict[str, tuple[Owner, ...]]:
    """The units of each clause with a list; units of the rows of a table answer for their rows alone."""
    rows = [(table.rows[table.heads][0].start, table.end) for table in plan.document.tables if _has_rows(table)]
    listed: dict[str, list[Responsibility]] = {}
    for fact in plan.responsibilities:
        if not any(start <= fact.start < end for start, end in rows):
            listed.setdefault(fact.clause, []).append(fact)
    return {clause: _owners(facts, agency_of) for clause, facts in listed.items()}


def _has_rows(table: Table) -> bool:
    """Whether a table has rows of one kind below a head, and is no form that fills in one task."""
    return 0 < table.heads < len(table.rows) - 1 and bool(table.rows[table.heads])


def _owners(facts: Iterable[Responsibility], agency_of: Mapping[str, str]) -> tuple[Owner, ...]:
    """The units, each once in its foremost role."""
    roles: dict[str, Role] = {}
    for fact in facts:
        agency = agency_of[fact.id]
        if agency not in roles or _RANK[fact.role] < _RANK[roles[agency]]:
            roles[agency] = fact.role
    return tuple(sorted((Owner(*unit) for unit in roles.items()), key=lambda owner: _RANK[owner.role]))


def _of_rows(plan: Plan, agency_of: Mapping[str, str]) -> Iterator[tuple[str, tuple[Owner, ...]]]:
    """The targets in tables with the units of their row.

    A clause lists a unit once in a role, wherever its table names it first: further rows are told by the name.
    """
    listed = sorted(plan.responsibilities, key=lambda fact: fact.start)
    targets = sorted(plan.targets, key=lambda fact: fact.start)
    for table in plan.document.tables:
        rows = table.rows[table.heads :]
        named: dict[int, dict[str, Responsibility]] = {}
        for row in rows:
            for column, cell in enumerate(row):
                named.setdefault(column, {}).update((fact.unit, fact) for fact in _inside(cell, listed))
        for row in rows:
            units = [
                named[column][name]
                for column, cell in enumerate(row)
                for name in _BETWEEN.split(plan.document.text[cell.start : cell.end])
                if name in named[column]
            ]
            if units:
                owners = _owners(units, agency_of)
                yield from ((target.id, owners) for cell in row for target in _inside(cell, targets))


def _inside(cell: Cell, facts: Sequence[F]) -> Sequence[F]:
    """The facts, sorted by start, that begin in a cell."""
    first = bisect_left(facts, cell.start, key=lambda fact: fact.start)
    return facts[first : bisect_left(facts, cell.end, key=lambda fact: fact.start)]


def _above(clause: str, lists: Mapping[str, tuple[Owner, ...]]) -> tuple[Owner, ...]:
    while clause not in lists and clause:
        clause = clause.rpartition("/")[0]
    return lists.get(clause, ())
