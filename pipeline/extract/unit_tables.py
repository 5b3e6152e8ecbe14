"""Units in the columns of a table of tasks (任务分工表)."""

from collections.abc import Iterator

from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import names
from pipeline.fold import Folded
from pipeline.records import Table
from pipeline.rules import Rule


def table_lists(folded: Folded, table: Table) -> Iterator[UnitList]:
    """The lists in columns whose head names a role, row by row."""
    columns = dict(_columns(folded, table))
    seen: set[tuple[int, int]] = set()
    for row in table.rows[table.heads :]:
        for column, cell in enumerate(row):
            if column not in columns or (cell.start, column) in seen:
                continue
            seen.add((cell.start, column))
            rule = columns[column]
            start, end = folded.at(cell.start), folded.at(cell.end)
            listed = names(folded.text, start, end)
            if listed:
                yield unit_list(rule, start, end, listed)


def _columns(folded: Folded, table: Table) -> Iterator[tuple[int, Rule]]:
    rules = rules_of("table.")
    for row in table.rows[: table.heads]:
        for column, cell in enumerate(row):
            head = folded.text[folded.at(cell.start) : folded.at(cell.end)].replace("\n", "")
            for rule in rules:
                if rule.regex.search(head):
                    yield column, rule
