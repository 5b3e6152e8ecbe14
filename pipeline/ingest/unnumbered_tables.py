"""Task tables in plain text without numbers, a cell or a unit to a line: where units stand, a row ends."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.ingest.lines import Grid, Line, with_spaces
from pipeline.rules import alternatives, data

_TIME = re.compile(r"(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底前?|前|末|全年|长期(?:坚持)?|持续推进)?")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条]|附件")
_MOST_LINES, _LONGEST_UNIT, _FEWEST = 12, 24, 2


def rows_by_units(
    lines: Sequence[Line], head: Sequence[Line], at: int, charged: Sequence[int]
) -> tuple[Grid | None, int]:
    """The table below a head of which `charged` are the columns of units, and the line after it.

    What stands between the units of one row and those of the next is the task. Where two columns hold units, the
    first unit is that of the first.
    """
    rows = [tuple(head)]
    while (units := _first_unit(lines, at)) > at:
        end = units
        while end < len(lines) and _is_unit(lines[end].text):
            end += 1
        timed = end < len(lines) and charged[-1] + 1 < len(head) and _TIME.fullmatch(lines[end].text) is not None
        rows.append(_row(lines[at:units], lines[units:end], lines[end : end + timed], len(head), charged))
        at = end + timed
    return (Grid(tuple(rows), 1), at) if len(rows) > _FEWEST else (None, at)


def _first_unit(lines: Sequence[Line], at: int) -> int:
    """The line at which units follow the task that begins with a line; that line where none follow."""
    for place in range(at, min(at + _MOST_LINES, len(lines))):
        if _HEADING.match(lines[place].text):
            return at
        if _is_unit(lines[place].text):
            return place
    return at


def _row(
    task: Sequence[Line], units: Sequence[Line], time: Sequence[Line], width: int, charged: Sequence[int]
) -> tuple[Line, ...]:
    row = [Line("", ())] * width
    row[charged[0] - 1] = _joined(task)
    first = len(units) if len(charged) == 1 else 1
    row[charged[0]] = _joined(units[:first])
    if units[first:]:
        row[charged[-1]] = _joined(units[first:])
    if time:
        row[charged[-1] + 1] = _joined(time)
    return tuple(row)


def _joined(lines: Sequence[Line]) -> Line:
    return with_spaces(line.cell() for line in lines)


def _is_unit(text: str) -> bool:
    return len(text) <= _LONGEST_UNIT and _unit().fullmatch(text) is not None


@cache
def _unit() -> re.Pattern[str]:
    words = data("lexicon", "unit_lists")
    return re.compile(rf"[^\d。:：;；,，—-]*(?:{alternatives(words['endings'])}|计生|政府)(?:[（(][^（）()]*[）)])?")
