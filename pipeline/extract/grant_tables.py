"""Grants in tables: a row names what is rewarded, a column says how much."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.indicator_tables import clause_at, folded_cell
from pipeline.extract.sheets import Sheet
from pipeline.fold import squeeze
from pipeline.records import Cell, Clause, Document, Incentive

_GRANTED = re.compile(
    r"(?:财政|一次性|县级|市级|区级|最高)?(?:奖励|奖补|补助|补贴|资助|奖金)(?:金额|标准|额度|额)?"
    r"(?:\((?:单位:)?(?P<unit>(?:百|千|万|亿)?元(?:/[^()]{1,6})?)\))?"
)
_AMOUNT = re.compile(
    r"(?P<cap>最高|不超过|≤)?(?P<low>\d+(?:\.\d+)?)(?:[-~—](?P<high>\d+(?:\.\d+)?))?"
    r"(?P<unit>(?:百|千|万|亿)?元(?:/[一-龥/]{1,6})?)?(?P<within>以内)?"
)
# Heads of lists of who was paid, and of shares of a sum.
_PAID = re.compile("企业名称|单位名称|姓名|申[报请](?:单位|企业)|项目单位|乡镇|街道|户主|合计|总额|已|实际|下达|拨付")
_NUMBER_HEAD = re.compile("序号|编号|备注|^$")


class _Layout(NamedTuple):
    names: tuple[int, ...]
    amount: int
    unit: str


def table_grants(document: Document, sheets: Iterable[Sheet], clauses: Sequence[Clause]) -> Iterator[Incentive]:
    """The grants of all tables that tell what is paid for what."""
    for sheet in sheets:
        shape = None if sheet.layout else _layout(sheet.heads)
        for row in sheet.table.rows[sheet.table.heads :] if shape else ():
            if shape and len(row) > shape.amount:
                yield from _row(document, sheet, shape, row, clauses)


def without(sheets: Iterable[Sheet], grants: Iterable[Incentive]) -> tuple[Sheet, ...]:
    """The sheets without the cells that say how much is granted."""
    ends = {grant.end for grant in grants}
    if not ends:
        return tuple(sheets)
    return tuple(one._replace(others=tuple(each for each in one.others if each[1].end not in ends)) for one in sheets)


def _layout(heads: Sequence[str]) -> _Layout | None:
    """Which columns name what is granted and how much, where the heads tell it."""
    found = [(column, match) for column, head in enumerate(heads) if (match := _GRANTED.fullmatch(head))]
    if len(found) != 1 or any(_PAID.search(head) for head in heads):
        return None
    column, match = found[0]
    names = tuple(at for at, head in enumerate(heads[:column]) if not _NUMBER_HEAD.search(head))
    return _Layout(names, column, match["unit"] or "") if names else None


def _row(
    document: Document, sheet: Sheet, shape: _Layout, row: Sequence[Cell], clauses: Sequence[Clause]
) -> Iterator[Incentive]:
    said = _AMOUNT.fullmatch(folded_cell(document, row[shape.amount]))
    cells = list(dict.fromkeys(row[at] for at in shape.names))
    names = [document.text[cell.start : cell.end] for cell in cells]
    if not said or not (unit := said["unit"] or shape.unit) or not re.search("[一-龥]{2}", names[-1]):
        return
    last, amount = cells[-1], row[shape.amount]
    end = amount.end if last.end <= amount.start else last.end
    yield Incentive(
        clause=clause_at(clauses, sheet.place(last)),
        quote=squeeze(document.text[last.start : end]),
        start=last.start,
        end=end,
        rule="table.grant",
        condition="，".join(squeeze(name) for name in names if name.strip()),
        amount=Decimal(said["low"]),
        amount2=Decimal(said["high"]) if said["high"] else None,
        unit=unit,
        cap=bool(said["cap"] or said["within"]),
    )
