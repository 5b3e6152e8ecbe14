"""Tables in plain text: rows of cells by tabs or pipes, and tables whose cells stand one to a line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.drawn_tables import TOP, drawn
from pipeline.ingest.lines import Block, Grid, Line
from pipeline.ingest.run_in_tables import parted
from pipeline.ingest.stacked_values import valued
from pipeline.ingest.task_tables import task_table, without_pipes
from pipeline.ingest.words import column, note

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"\|.*\||[^|]+\|[^|]+\|.*")
_NUMBER = re.compile(r"\d{1,3}")
_ITEM = re.compile(r"(\d{1,3})[.．、]")
_FIRST = ("序号", "编号")
_RAGGED = 2
_WORD = re.compile(r"\S+")
_WIDEST = 120


def tables(lines: Sequence[Line]) -> list[Block]:
    """The lines with each table as a grid."""
    found: list[Block] = []
    lines = without_pipes(lines)
    at = 0
    while at < len(lines):
        grid, end = _grid(lines, at)
        found += [grid] if grid else parted(lines[at], _stacked)
        at = end if grid else at + 1
    return found


def _grid(lines: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The table that begins with a line, and the line after it."""
    if lines[at].text.startswith(TOP):
        return drawn(lines, at)
    return _delimited(lines, at) if "\t" in lines[at].text or "|" in lines[at].text else _in_lines(lines, at)


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each table whose cells stand one to a paragraph, or between tabs, as a grid."""
    found: list[Block] = []
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        found += [*tables(lines), block]
        lines = []
    return [*found, *tables(lines)]


def _delimited(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table whose rows are lines with tabs or pipes between the cells."""
    mark = "\t" if "\t" in lines[start].text else "|"
    rows, at = [], start
    while at < len(lines) and _is_row(lines[at].text, mark):
        if not _RULE.fullmatch(lines[at].text):
            rows.append(_cells(lines[at], mark))
        at += 1
    widths = [len(row) for row in rows]
    if len(rows) < 2 or max(widths) < 2 or widths.count(max(widths)) * 2 <= len(widths):
        return None, start
    rows = _realigned(rows, max(widths))
    return Grid(tuple(rows), heads(rows)), at


def _realigned(rows: Sequence[tuple[Line, ...]], width: int) -> list[tuple[Line, ...]]:
    """The rows, those moved right below a first cell that covers them: their items are numbered on in its place."""
    found: list[tuple[Line, ...]] = []
    for row in rows:
        above = found[-1] if found else ()
        short = len(row) < width or not row[-1].text
        if short and len(above) > 1 and _number(row[0]) == _number(above[1]) + 1 > 1:
            row = (above[0], *row[: width - 1])
        found.append(row)
    return found


def _number(cell: Line) -> int:
    """The number with which an item begins; 0 for none."""
    item = _ITEM.match(cell.text)
    return int(item[1]) if item else 0


def _is_row(text: str, mark: str) -> bool:
    return "\t" in text if mark == "\t" else _PIPE.fullmatch(text) is not None or _RULE.fullmatch(text) is not None


def _cells(line: Line, mark: str) -> tuple[Line, ...]:
    cuts = [-1, *(i for i, one in enumerate(line.text) if one == mark), len(line.text)]
    parts = [line.cut(a + 1, b).strip() for a, b in pairwise(cuts)]
    if mark == "|":
        parts = parts[line.text.startswith("|") : len(parts) - line.text.endswith("|")]
    return tuple(part.cell() for part in parts)


def heads(rows: Sequence[Sequence[Line]]) -> int:
    """How many rows come before the one that is numbered 1; where none is, how many share cells with the first.

    A row of one cell alone heads the rows below it and is no part of the head.
    """
    for index, row in enumerate(rows[:4]):
        if index and len({id(cell) for cell in row if cell.text}) == 1 < len(row):
            return index
        if row and row[0].text.strip(".、 ") in ("1", "01", "一"):
            return index
    count = 1
    while count < min(len(rows) - 1, 3) and any(
        upper.text and upper is lower for upper, lower in zip(rows[0], rows[count], strict=False)
    ):
        count += 1
    return count


def _in_lines(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table of tasks, else one of figures, whose cells stand in lines of their own."""
    tasks, end = task_table(lines, start)
    return (tasks, end) if tasks else _stacked(lines, start)


def _stacked(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """A table whose cells stand one to a line below a header of known column words.

    Only a running number in the first column makes the cut between rows certain; a row with fewer cells than
    the header is kept as it stands, one with many more ends the table.
    """
    head, at = _head(lines, start)
    if len(head) < 3:
        return None, start
    if at == start + 1 and (found := _spaced(lines, head, at)):
        return found
    if head[0].text not in _FIRST:
        grid, end = valued(lines, head, at)
        return (grid, end) if grid else (None, start)
    grid, end = _numbered(lines, head, at)
    return (grid, end) if grid else (None, start)


def _numbered(lines: Sequence[Line], head: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The rows below a head whose first column counts them."""
    rows = [tuple(head)]
    while (end := _row_end(lines, at, len(rows), len(head))) > at:
        rows.append(tuple(line.cell() for line in lines[at:end]))
        at = end
    return (Grid(tuple(rows)), at) if len(rows) > 2 else (None, at)


def _spaced(lines: Sequence[Line], head: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """A table whose rows are lines with spaces between the cells, below a head in one line; None for no such."""
    words: list[Line] = []
    ends: dict[int, int] = {}
    for at in range(start, len(lines)):
        text = lines[at].text
        if len(text) > _WIDEST or "。" in text or _columns(lines[at]):
            break
        words += [lines[at].cut(*word.span()).cell() for word in _WORD.finditer(text)]
        ends[len(words)] = at + 1
    if len(words) == len(ends):  # a cell to each line
        return None
    numbered = head[0].text in _FIRST
    grid, end = _numbered(words, head, 0) if numbered else valued(words, head, 0)
    return (grid, ends[end]) if grid and end in ends else None


def _head(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """The column heads from `start` on, in one line or in several, and the line after them."""
    head: list[Line] = []
    at = start
    while at < len(lines) and (words := _columns(lines[at])):
        head += words
        at += 1
    return head, at


def _columns(line: Line) -> list[Line]:
    """The column words that make up the whole line; nothing when anything else stands in it."""
    found, at = [], 0
    while at < len(line.text):
        match = column().match(line.text, at)
        if not match or len(line.text) > 120:
            return []
        found.append(line.cut(*match.span("name")).cell())
        at = match.end()
    return found


def _row_end(lines: Sequence[Line], start: int, number: int, width: int) -> int:
    """The line after the row that is numbered `number` and starts at `start`; `start` when there is no such row."""
    if _text(lines, start) != str(number):
        return start
    following = str(number + 1)
    if _text(lines, start + width) == following:
        return start + width
    for end in range(start + 2, start + width + _RAGGED + 1):
        name = _text(lines, end + 1)
        if _text(lines, end) == following and not _NUMBER.fullmatch(name or "0") and not note().match(name):
            return end
    return min(start + width, len(lines))


def _text(lines: Sequence[Line], at: int) -> str:
    return lines[at].text.strip(".、") if at < len(lines) else ""
