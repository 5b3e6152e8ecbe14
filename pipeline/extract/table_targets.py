"""Targets in indicator tables (指标表): a row names what is measured, a column says for when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.extract.quantities import Quantity, pattern, quantity
from pipeline.extract.times import base_date
from pipeline.fold import FOLD, squeeze
from pipeline.records import About, Cell, Clause, Document, Op, Table, Target, TargetKind, TargetStatus
from pipeline.rules import compile_pattern, data

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_UNIT = re.compile(r"\(([^()]*)(?:\)|$)")


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


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(text) for name, text in data("lexicon", "tables").items()}


def folded_cell(document: Document, cell: Cell) -> str:
    """The folded words of a cell, without white space."""
    return re.sub(r"\s", "", document.text[cell.start : cell.end].translate(FOLD))


def heads(document: Document, table: Table) -> list[str]:
    """What stands over each column, the rows of the head run together."""
    rows = table.rows[: table.heads]
    width = max((len(row) for row in table.rows), default=0)
    return ["".join(dict.fromkeys(folded_cell(document, row[i]) for row in rows if i < len(row))) for i in range(width)]


def clause_at(clauses: Sequence[Clause], offset: int) -> str:
    """The path of the clause in which a place stands; empty before the first."""
    return next((clause.path for clause in reversed(clauses) if clause.start <= offset), "")


def layout(document: Document, table: Table, about: About) -> Layout | None:
    """The layout of an indicator table; None for a table of another kind."""
    named = heads(document, table)
    word = _words()
    names = [i for i, head in enumerate(named) if word["name"].search(head) and not _YEAR.search(head)]
    columns = tuple(
        Column(i, _due(head, about), _status(head, about), bool(word["rate"].search(head)))
        for i, head in enumerate(named)
        if (_YEAR.search(head) or word["value"].search(head) or word["rate"].search(head)) and i not in names
    )
    if not names or not columns:
        return None
    find = {key: next((i for i, head in enumerate(named) if word[key].search(head)), None) for key in ("unit", "attr")}
    return Layout(names[-1], find["unit"], find["attr"], columns)


def _due(head: str, about: About) -> str:
    year = _YEAR.search(head)
    return year[1] if year else about.period_end[:4]


def _status(head: str, about: About) -> TargetStatus:
    year, base = _YEAR.search(head), base_date(about)
    if _words()["reached"].search(head):
        return "actual"
    if _words()["aimed"].search(head) or not year or not base:
        return "target"
    first = about.period_start[:4] or base[:4]
    return "actual" if year[1] < first else "target"


def table_targets(document: Document, about: About, clauses: Sequence[Clause]) -> Iterator[Target]:
    """The targets of all indicator tables of a document."""
    for table in document.tables:
        shape = layout(document, table, about)
        if shape is None:
            continue
        path = clause_at(clauses, table.start)
        for row in table.rows[table.heads :]:
            yield from _row(document, table, shape, row, path)


def _row(document: Document, table: Table, shape: Layout, row: Sequence[Cell], path: str) -> Iterator[Target]:
    if len(row) <= shape.name:
        return
    cell = row[shape.name]
    said = folded_cell(document, cell)
    unit = _unit(document, row, shape, said)
    for column in shape.values:
        value = folded_cell(document, row[column.index]) if column.index < len(row) else ""
        read = _value(value)
        if read is None or not said:
            continue
        amount, found = read
        falls = bool(re.search(r"(?:下降|降低|减少)(?:率|幅度)?\(?", said)) and isinstance(amount, Decimal)
        yield Target(
            clause=path,
            quote=squeeze(document.text[cell.start : cell.end]),
            start=cell.start,
            end=cell.end,
            rule="table.text" if isinstance(amount, str) else "table.value",
            indicator=indicator(document, cell),
            op="text" if isinstance(amount, str) else _op(said, found),
            value=-amount if falls and not isinstance(amount, str) else amount,
            value2=found.value2 if found else None,
            unit="" if isinstance(amount, str) else _unit_of(column, found, unit),
            kind="growth" if column.rate else _kind(said),
            due=_note(document, table, value) or column.due,
            status=column.status,
            attr=_attr(document, row, shape),
        )


def _value(cell: str) -> tuple[Decimal | str, Quantity | None] | None:
    """A cell's number, or its words when it states a grade; None for an empty one."""
    bare = re.sub(r"[*\[\]※△]|\(?累计\)?", "", cell)
    if not bare or re.fullmatch(r"[-/—…]+|无|/|\\", bare):
        return None
    match = pattern().match(bare)
    if match and match.end() >= len(bare) - 2 and not (match["han"] or match["times"]):
        found = quantity(match)
        return found.value, found
    negative = re.fullmatch(r"-(\d+(?:\.\d+)?)%?", bare)
    if negative:
        return -Decimal(negative[1]), None
    return cell, None


def _unit(document: Document, row: Sequence[Cell], shape: Layout, said: str) -> str:
    if shape.unit is not None and shape.unit < len(row):
        return folded_cell(document, row[shape.unit])
    found = [part for part in _UNIT.findall(said) if part]
    return found[-1] if found and len(found[-1]) <= 10 else ""


def _unit_of(column: Column, found: Quantity | None, unit: str) -> str:
    return found.unit if found and found.unit else "%" if column.rate else unit


def _attr(document: Document, row: Sequence[Cell], shape: Layout):  # type: ignore[no-untyped-def]
    said = folded_cell(document, row[shape.attr]) if shape.attr is not None and shape.attr < len(row) else ""
    return next((word for word in ("约束性", "预期性") if word[:2] in said), "")


def _op(said: str, found: Quantity | None) -> Op:
    if found and found.op:
        return found.op
    for op, words in _words().items():
        if op.startswith("op ") and words.search(said):
            return op[3:]  # type: ignore[return-value]
    return "="


def _kind(said: str) -> TargetKind:
    if re.search("增长|增速|增幅", said) and not re.search("对[^,]*增长", said):
        return "growth"
    return "change" if re.search("^(?:新增|净增)|下降|降低|提高(?!到|至)", said) else "level"


def _note(document: Document, table: Table, value: str) -> str:
    """The year that a footnote gives to a marked cell: `注：带*为2019年数据`."""
    if "*" not in value:
        return ""
    for note in table.notes:
        said = folded_cell(document, note)
        year = _YEAR.search(said)
        if "*" in said and year:
            return year[1]
    return ""


@cache
def _tail() -> re.Pattern[str]:
    return compile_pattern(
        r"(?:\([^()]*(?:\)|$)|{~at_least}|{~more_than}|{~from_up}|{~from_down}|达到|达|为|的|[*:])+$"
    )


def indicator(document: Document, cell: Cell) -> str:
    """What a name cell measures, in the document's words: without its unit, comparator and number."""
    text = squeeze(document.text[cell.start : cell.end])
    seen = text.translate(FOLD)
    lead = re.match(r"(?:\(\d+\)|\d+[、.]|其中:|#)+", seen)
    tail = _tail().search(seen)
    return text[lead.end() if lead else 0 : tail.start() if tail and tail.start() else len(text)]
