"""Units in the columns of a table of tasks (任务分工表)."""

from collections.abc import Iterator, Mapping

from pipeline.extract.labelled_lists import at_gaps
from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import names, names_in_prose
from pipeline.extract.verb_lists import shared_out
from pipeline.fold import Folded
from pipeline.records import Table
from pipeline.rules import Rule

(_BY_CELLS,) = rules_of("table.cells")
_ABOVE = 120
_FEWEST = 3


def table_lists(folded: Folded, table: Table) -> Iterator[UnitList]:
    """The lists in columns whose head names a role, row by row; else in the column that holds units by its cells."""
    columns = dict(_columns(folded, table))
    yield from _listed(folded, table, columns)
    if not columns and (column := _column_of_units(folded, table)) >= 0:
        for start, end in _cells(folded, table, column):
            if listed := names_in_prose(folded.text, start, end):
                yield unit_list(_BY_CELLS, start, end, listed)


def _listed(folded: Folded, table: Table, columns: Mapping[int, Rule]) -> Iterator[UnitList]:
    seen: set[tuple[int, int]] = set()
    for row in table.rows[table.heads :]:
        if len(set(row)) == 1 < len(row):  # a row that heads those below it
            continue
        for column, cell in enumerate(row):
            if column not in columns or (cell.start, column) in seen or row[0].start == cell.start:
                continue
            seen.add((cell.start, column))
            rule = columns[column]
            start, end = folded.at(cell.start), folded.at(cell.end)
            if by_verbs := shared_out(folded.text, start, end)[0]:
                yield from by_verbs
            elif listed := names(folded.text, start, end):
                yield unit_list(rule, start, end, [part for name in listed for part in at_gaps(folded, name)])


def _columns(folded: Folded, table: Table) -> Iterator[tuple[int, Rule]]:
    rules = rules_of("table.head.")
    for row in table.rows[: table.heads]:
        for column, cell in enumerate(row):
            head = folded.text[folded.at(cell.start) : folded.at(cell.end)].replace("\n", "")
            for rule in rules:
                if rule.regex.search(head):
                    yield column, rule


def _column_of_units(folded: Folded, table: Table) -> int:
    """The column most of whose cells hold units and nothing else, in a table that speaks of those responsible; -1."""
    start, end = folded.at(table.start), folded.at(table.end)
    heads = [row[-1].end for row in table.rows[: table.heads] if row]
    caption = folded.text[max(0, start - _ABOVE) : folded.at(max(heads, default=table.start))]
    if not _BY_CELLS.regex.search(caption) or start == end:
        return -1
    for column in range(max(len(row) for row in table.rows)):
        cells = list(_cells(folded, table, column))
        units = sum(bool(names_in_prose(folded.text, *cell)) for cell in cells)
        if units >= _FEWEST and units * 2 > len(cells):
            return column
    return -1


def _cells(folded: Folded, table: Table, column: int) -> list[tuple[int, int]]:
    """The cells of a column that hold something, each once however many rows it covers."""
    cells = {(row[column].start, row[column].end) for row in table.rows[table.heads :] if column < len(row)}
    return [(folded.at(start), folded.at(end)) for start, end in sorted(cells) if folded.at(start) < folded.at(end)]
