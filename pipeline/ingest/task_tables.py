"""Task tables (任务分工表) in plain text: a cell to a line or several lines to a cell, and rows parted by spaces."""

import re
from collections.abc import Sequence

from pipeline.ingest.lines import Grid, Line, with_spaces
from pipeline.ingest.unnumbered_tables import rows_by_units
from pipeline.ingest.words import charged_column, task_column

_NUMBER = re.compile(r"\d{1,3}")
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、.+|[（(][一二三四五六七八九十]{1,3}[)）].+")
_NO_CELL = re.compile(r"[。：:；;]|\d")
_WORD = re.compile(r"\S+")
_HEAD = re.compile(r"(?![（(]?[一二三四五六七八九十]{1,3}[、）)])[\u4e00-\u9fff/()（）、]{2,12}")
_FIRST = ("序号", "编号")
_FEWEST, _MOST_HEADS, _MOST_LINES, _FEWEST_PIPES, _LONGEST_UNIT, _LONGEST_HEAD = 3, 10, 24, 6, 40, 120


def without_pipes(lines: Sequence[Line]) -> list[Line]:
    """The lines without the pipe that ends each, or stands below each, where cells stand one to a line."""
    piped = [line.text.endswith("|") and line.text.count("|") == 1 for line in lines]
    if sum(piped) < _FEWEST_PIPES:
        return list(lines)
    freed = [line.cut(0, len(line.text) - 1).strip() if pipe else line for line, pipe in zip(lines, piped, strict=True)]
    return [line for line, pipe in zip(freed, piped, strict=True) if line.text or not pipe]


def task_table(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """The table below heads of which one is that of the units, and the line after it.

    Its rows are numbered on; below a head without 序号 the number stands where the first column would. What a row has
    more of than the head belongs to the last column for units. A line before a number names the rows that follow.
    """
    head, body = _head(lines, start)
    at = body
    charged = [place for place, one in enumerate(head) if charged_column().fullmatch(_squeezed(one))]
    if len(head) < _FEWEST or not charged or charged[0] == 0:
        return None, start
    spaced, counted = at == start + 1, _squeezed(head[0]) in _FIRST
    rows: list[tuple[Line, ...]] = [tuple(head)]
    longest = len(head)
    while at < len(lines) and (counted or not spaced):
        for line in _naming(lines, at, spaced=spaced, counted=counted):
            rows.append((line.cell(),) * len(head))
            at += 1
        cells, end = (
            _spaced(lines, at, len(head), charged[0])
            if spaced
            else _row(lines, at, len(head), longest, counted=counted)
        )
        if not cells or not _follows(rows, cells[0], counted=counted):
            break
        longest = max(longest, len(cells))
        rows.append(_filled(cells, len(head), charged[-1]))
        at = end
    if len(rows) >= _FEWEST:
        return Grid(tuple(rows), 1), at
    grid, end = (None, start) if spaced or counted else rows_by_units(lines, head, body, charged)
    return (grid, end) if grid else (None, start)


def _names_rows(lines: Sequence[Line], at: int, *, spaced: bool, counted: bool) -> bool:
    """Whether a line with a number in the next names the rows that follow: 一、…, or any words where no 序号 is."""
    names = _GROUP.fullmatch(lines[at].text) if counted else not _NUMBER.fullmatch(lines[at].text)
    return bool(names) and _numbered(lines, at + 1, spaced=spaced)


def _naming(lines: Sequence[Line], at: int, *, spaced: bool, counted: bool) -> Sequence[Line]:
    """The lines before a number that name the rows that follow, some of which may have no rows."""
    end = at
    while counted and not spaced and end < len(lines) and _GROUP.fullmatch(lines[end].text):
        end += 1
    if end > at + 1 and _numbered(lines, end, spaced=spaced):
        return lines[at:end]
    return lines[at : at + 1] if _names_rows(lines, at, spaced=spaced, counted=counted) else ()


def _head(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """The heads of the columns, one to a line or all in one with spaces between them, and the line after them."""
    if len(lines[start].text) > _LONGEST_HEAD:
        return [], start
    words = _columns(lines[start])
    if len(words) >= _FEWEST:
        return words, start + 1
    at = start
    while at < len(lines) and task_column().fullmatch(_squeezed(lines[at])):
        at += 1
    at = max(at, _before_first_number(lines, start))
    return [line.cell() for line in lines[start:at]], at


def _before_first_number(lines: Sequence[Line], start: int) -> int:
    """The line of the first row, or of what names it, below 序号 and other short words; `start` without one."""
    at = start
    while at < min(start + _MOST_HEADS, len(lines)) and _HEAD.fullmatch(_squeezed(lines[at])):
        at += 1
    if _squeezed(lines[start]) not in _FIRST or at == len(lines):
        return start
    named = at + len(_naming(lines, at, spaced=False, counted=True))
    return at if lines[named].text == "1" or named > at else start


def _columns(line: Line) -> list[Line]:
    """The heads in a line; characters set apart (工 作 任 务) are one word. Nothing where other words stand in it."""
    spans: list[tuple[int, int]] = []
    for word in _WORD.finditer(line.text):
        if spans and len(word.group()) == 1 and spans[-1][0] >= 0 and not _whole(line, spans[-1]):
            spans[-1] = (spans[-1][0], word.end())
        else:
            spans.append(word.span())
    return [line.cut(*span).cell() for span in spans] if all(_whole(line, span) for span in spans) else []


def _whole(line: Line, span: tuple[int, int]) -> bool:
    return task_column().fullmatch(_squeezed(line.cut(*span))) is not None


def _numbered(lines: Sequence[Line], at: int, *, spaced: bool) -> bool:
    return at < len(lines) and (_NUMBER.match if spaced else _NUMBER.fullmatch)(lines[at].text) is not None


def _follows(rows: Sequence[Sequence[Line]], number: Line, *, counted: bool) -> bool:
    """Whether a row is numbered one above the last, or more where 序号 counts; the first may have any number."""
    numbers = [int(row[0].text) for row in rows[1:] if _NUMBER.fullmatch(row[0].text)]
    return not numbers or int(number.text) == numbers[-1] + 1 or (counted and int(number.text) > numbers[-1])


def _row(lines: Sequence[Line], at: int, width: int, longest: int, *, counted: bool) -> tuple[list[Line], int]:
    """The cells of the row that begins at a line with its number alone, and the line after them."""
    if not _numbered(lines, at, spaced=False):
        return [], at
    following = str(int(lines[at].text) + 1)
    for end in range(at + width - 1, min(at + _MOST_LINES, len(lines)) if counted else 0):
        if lines[end].text == following or _naming(lines, end, spaced=False, counted=True):
            return [line.cell() for line in lines[at:end]], end
    end = min(at + width, len(lines))
    while counted and end < min(at + longest, len(lines)) and _may_be_unit(lines[end].text):
        end += 1
    return [line.cell() for line in lines[at:end]], end


def _spaced(lines: Sequence[Line], at: int, width: int, charged: int) -> tuple[list[Line], int]:
    """The cells of a row in one line: its number, the task with whatever spaces it has, and a word to each column from
    the first for units on; what stands before the task has run into it."""
    line = lines[at]
    spans = [word.span() for word in _WORD.finditer(line.text)]
    last = len(spans) - (width - charged)
    if last < 2 or not _NUMBER.fullmatch(line.text[slice(*spans[0])]):
        return [], at
    task = line.cut(spans[1][0], spans[last - 1][1]).cell()
    before = [Line("", ())] * (charged - 2)
    return [line.cut(*spans[0]).cell(), *before, task, *(line.cut(*span).cell() for span in spans[last:])], at + 1


def _filled(cells: list[Line], width: int, column: int) -> tuple[Line, ...]:
    """The cells, those too many joined in a column as far as they may be units, and behind the last otherwise."""
    more = len(cells) - width
    if more <= 0:
        return tuple(cells)
    joined = cells[column : column + more + 1]
    other = next((place for place, one in enumerate(joined) if place and not _may_be_unit(one.text)), len(joined))
    if other < len(joined):
        return (*cells[:column], with_spaces(joined[:other]), *_spread(cells[column + other :], width - column - 1))
    return (*cells[:column], with_spaces(joined), *cells[column + more + 1 :])


def _spread(cells: Sequence[Line], width: int) -> tuple[Line, ...]:
    return (*cells[: width - 1], with_spaces(cells[width - 1 :])) if width else ()


def _may_be_unit(text: str) -> bool:
    return len(text) <= _LONGEST_UNIT and not _NO_CELL.search(text)


def _squeezed(line: Line) -> str:
    return "".join(line.text.split())
