"""Responsibilities: which units (责任主体) the document ties to which clause, and in which role."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.extract.duty_items import duty_lists
from pipeline.extract.inherited_places import inherited_places
from pipeline.extract.list_clauses import clause_paths
from pipeline.extract.list_rules import UnitList
from pipeline.extract.prose_lists import heading_list
from pipeline.extract.shared_cells import for_each_row
from pipeline.extract.unit_lists import unit_lists
from pipeline.extract.unit_names import Name
from pipeline.extract.unit_regions import unit_region
from pipeline.extract.unit_tables import table_lists
from pipeline.fold import Folded, fold, half_width, squeeze
from pipeline.records import Cell, Clause, Document, Responsibility, Run, Table

_LINE_WITH_UNIT = re.compile(r"(?:^|\n)(?=[^\n:。,;]{2,60}[:。])")
_LABEL = re.compile(
    r"-*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十百\d]{1,4}条)?"
)
_ITEM = re.compile(rf"(?m:^)(?=.){_LABEL.pattern.removesuffix('?')}(?P<title>[^。,;\n]*[。\n]?)")
_BRACKETS = str.maketrans("()", "（）")
_SHORT_FORM = re.compile(r"[,，、]?以下简称[^()（）]*|（简称[^（）]*）")


def responsibilities(
    document: Document, folded: Folded, clauses: Sequence[Clause], place: str
) -> tuple[Responsibility, ...]:
    """Every unit in a list that the document ties to a clause, in reading order.

    `place` is the region of the document: it holds for the units whose names hold no place of their own.
    """
    starts = [folded.at(clause.start) for clause in clauses]
    lists = sorted(_all_lists(document, folded, clauses, starts), key=lambda one: (one.start, one.names[0].start))
    found: dict[tuple[str, str, str], Responsibility] = {}
    paths = clause_paths(folded.text, clauses, starts, lists)
    named = [
        [_responsibility(document, folded, units, name, path, place) for name in units.names]
        for units, path in zip(lists, paths, strict=True)
    ]
    for one in chain.from_iterable(inherited_places(named, place)):
        found.setdefault((one.clause, one.role, one.unit), one)
    for one in for_each_row(document, clauses, sorted(found.values(), key=lambda one: one.start)):
        found.setdefault((one.clause, one.role, one.unit), one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def sentence(text: str) -> tuple[Responsibility, ...]:
    """The responsibilities of a text alone, as of a plan of 石嘴山市.

    Lines with tabs are a table; a line with a label is a clause, all others below the first.
    """
    tables: tuple[Table, ...] = ()
    if "\t" in text:
        tables = (Table(0, len(text), tuple(_cells(text))),)
    document = Document("sentence", "", "", text, (Run(0, len(text), 0),), tables, (), 0, len(text))
    return responsibilities(document, fold(text), tuple(_items(text)), "石嘴山市")


def _items(text: str) -> Iterator[Clause]:
    lines = list(_ITEM.finditer(half_width(text)))
    ends = [*(line.start() for line in lines[1:]), len(text)]
    for place, (line, end) in enumerate(zip(lines, ends, strict=False)):
        path = f"1/{place}" if place else "1"
        yield Clause(path, path.count("/") + 1, line["title"], line.start(), line.end(), end)


def _cells(text: str) -> Iterator[tuple[Cell, ...]]:
    for line in re.finditer(r"[^\n]+", text):
        yield tuple(
            Cell(line.start() + cell.start(), line.start() + cell.end())
            for cell in re.finditer(r"[^\t]+", line.group())
        )


def _all_lists(
    document: Document, folded: Folded, clauses: Sequence[Clause], starts: Sequence[int]
) -> Iterator[UnitList]:
    """The lists of the text, and those of tables with columns for units; such a table has no others."""
    text = folded.text
    low, high = folded.at(document.body), folded.at(document.body_end)
    bodies = [folded.at(clause.body) for clause in clauses]
    in_tables = [(table, list(table_lists(folded, table))) for table in document.tables]
    yield from (one for _, lists in in_tables for one in lists)
    columned = [(folded.at(table.start), folded.at(table.end)) for table, lists in in_tables if lists]
    listed = unit_lists(folded, low, high, [*starts, *bodies])
    headed = [*_headings(text, low, high, starts), *duty_lists(folded, clauses, _LABEL)]
    for one in [*listed, *_outside(headed, listed)]:
        if not any(start <= one.start < end for start, end in columned):
            yield one


def _outside(lists: Iterable[UnitList], others: Sequence[UnitList]) -> Iterator[UnitList]:
    """The lists that do not begin inside one of the others, which stand in reading order."""
    begins = [one.start for one in others]
    for one in lists:
        place = bisect_right(begins, one.start) - 1
        if place < 0 or one.start >= others[place].end:
            yield one


def _headings(text: str, low: int, high: int, starts: Sequence[int]) -> Iterator[UnitList]:
    """Units as headings, at the start of a line or behind the label of a clause."""
    places = {match.end() for match in _LINE_WITH_UNIT.finditer(text, low, high)}
    for place in sorted(places | {start for start in starts if low <= start < high}):
        label = _LABEL.match(text, place)
        end = text.find("\n", place, high)
        later = bisect_right(starts, place)
        end = min(high if end < 0 else end, starts[later] if later < len(starts) else high)
        found = heading_list(text, label.end() if label else place, end)
        if found:
            yield found


def _responsibility(
    document: Document, folded: Folded, units: UnitList, name: Name, path: str, place: str
) -> Responsibility:
    start, end = folded.span(name.start, name.end)
    quote = squeeze(document.text[start:end])
    unit = _SHORT_FORM.sub("", quote.translate(_BRACKETS)).replace("（）", "")
    role = name.role or units.role
    region = unit_region(unit, place)
    return Responsibility(
        clause=path, quote=quote, start=start, end=end, rule=units.rule, role=role, unit=unit, region=region
    )
