"""Indicator tables whose cells stand one to a line, without running numbers: a name, then a value for each year."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.lines import Grid, Line

_YEAR = re.compile(r"20\d\d")
_VALUE = re.compile(r"[-—/]+|[<>≥≤≈〔\[]?-?\d[\d,.]*%?[〕\]]?(?:左右|以上|以内)?")
_LONGEST, _NAMES, _FEWEST = 40, 2, 2


def valued(lines: Sequence[Line], head: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """The table below a head whose last columns are years, and the line after it; None where the lines are none.

    A line before a name that has no values of its own names the group of the rows that follow (一、经济增长).
    """
    years = sum(bool(_YEAR.match(one.text)) for one in head)
    names = len(head) - years
    if years < _FEWEST or not 0 < names <= _NAMES or not all(_YEAR.match(one.text) for one in head[names:]):
        return None, start
    rows: list[tuple[Line, ...]] = [tuple(head)]
    group: tuple[Line, ...] = ()
    at = start
    while (words := _words(lines, at)) and _values(lines, at + words, years):
        name = at + words - 1
        group = tuple(_cell(line) for line in lines[at:name]) or group
        cells = tuple(_cell(line) for line in lines[name : name + 1 + years])
        rows.append((*group[-1:], *cells) if names == _NAMES and group else (cells[0],) * (names - 1) + cells)
        at = name + 1 + years
    return (Grid(tuple(rows), 1), at) if len(rows) > _FEWEST else (None, start)


def _words(lines: Sequence[Line], at: int) -> int:
    """How many lines of words stand before the next value: one name, or a group and a name."""
    count = 0
    while at + count < len(lines) and count <= _NAMES and not _VALUE.fullmatch(lines[at + count].text):
        if len(lines[at + count].text) > _LONGEST or "。" in lines[at + count].text:
            return 0
        count += 1
    return count if count <= _NAMES else 0


def _values(lines: Sequence[Line], at: int, count: int) -> bool:
    found = [line.text for line in lines[at : at + count]]
    return len(found) == count and all(_VALUE.fullmatch(text) for text in found)


def _cell(line: Line) -> Line:
    return replace(line, gap=0, indent=0)
