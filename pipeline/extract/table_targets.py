"""Targets in indicator tables: a row names what is measured, a column says for when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.extract.indicator_tables import YEAR, Column, Layout, clause_at, folded_cell, words
from pipeline.extract.quantities import Quantity, dimension_of, pattern, quantity
from pipeline.extract.sheets import Sheet
from pipeline.fold import half_width, squeeze
from pipeline.records import Cell, Clause, Document, Op, Table, Target, TargetKind
from pipeline.rules import compile_pattern

_UNIT = re.compile(r"\(([^()]*)(?:\)|$)")


def table_targets(document: Document, sheets: Iterable[Sheet], clauses: Sequence[Clause]) -> Iterator[Target]:
    """The targets of all indicator tables of a document."""
    for sheet in sheets:
        table, shape = sheet.table, sheet.layout
        for row in table.rows[table.heads :] if shape else ():
            if shape and len(row) > shape.name:
                yield from _row(document, table, shape, row, clause_at(clauses, sheet.place(row[shape.name])))


def _row(document: Document, table: Table, shape: Layout, row: Sequence[Cell], path: str) -> Iterator[Target]:
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
            unit="" if isinstance(amount, str) else _unit_of(column, found, "" if _summed(value) else unit) or unit,
            kind=_kind_of(column, said, value),
            due=_note(document, table, value) or column.due,
            status=column.status,
            attr=_attr(document, row, shape),
        )


def _value(cell: str) -> tuple[Decimal | str, Quantity | None] | None:
    """A cell's number, or its words when it states a grade; None for an empty one."""
    bare = re.sub(r"[*\[\]〔〕※△]|\(?累计\)?", "", cell)
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
    if (
        shape.unit is not None
        and shape.unit < len(row)
        and (told := folded_cell(document, row[shape.unit]).strip("-—/"))
    ):
        return told
    found = [part for part in _UNIT.findall(said) if part]
    found = [part for part in found if dimension_of(part)] or found
    return found[-1] if found and len(found[-1]) <= 10 else ""


def _summed(value: str) -> bool:
    """Whether a figure is one for the whole period: 〔13.5〕 stands for 累计."""
    return bool(re.search(r"[〔\[]|累计", value))


def _kind_of(column: Column, said: str, value: str) -> TargetKind:
    if not column.rate:
        return _kind(said)
    return "change" if _summed(value) else "growth"


def _unit_of(column: Column, found: Quantity | None, unit: str) -> str:
    return found.unit if found and found.unit else "%" if column.rate and unit else unit


def _attr(document: Document, row: Sequence[Cell], shape: Layout) -> Literal["", "约束性", "预期性"]:
    said = folded_cell(document, row[shape.attr]) if shape.attr is not None and shape.attr < len(row) else ""
    return "约束性" if "约束" in said else "预期性" if "预期" in said else ""


def _op(said: str, found: Quantity | None) -> Op:
    if found and found.op:
        return found.op
    for op, stated in words().items():
        if op.startswith("op ") and stated.search(said):
            return op[3:]  # type: ignore[return-value]
    return "="


def _kind(said: str) -> TargetKind:
    if re.search("增长|增速|增幅", said) and not re.search("对[^,]*增长", said):
        return "growth"
    made = "" if re.search("年限|率|占比|比重|比例", said) else "新增|净增|"
    return "change" if re.search(f"{made}下降|降低|提高(?!到|至)", said) else "level"


def _note(document: Document, table: Table, value: str) -> str:
    """The year that a footnote gives to a marked cell: `注：带*为2019年数据`."""
    if "*" not in value:
        return ""
    for note in table.notes:
        said = folded_cell(document, note)
        year = YEAR.search(said)
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
    seen = half_width(text)
    lead = re.match(r"(?:\(\d+\)|\d+[、.]|其中:|#)+", seen)
    tail = _tail().search(seen)
    return text[lead.end() if lead else 0 : tail.start() if tail and tail.start() else len(text)]
