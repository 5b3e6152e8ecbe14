"""Tables that have run into the line of a text without layout: a space between the cells, rows counted from 1."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.ingest.lines import Block, Grid, Line
from pipeline.ingest.words import column, note

_LEAST, _FEWEST, _NOTE = 40, 3, 200
_FIRST = re.compile(r"(?:序号|编号)(?=\s)")
_WORD = re.compile(r"\S+")
_COUNTED = "一二三四五六七八九十"
_HEADING = re.compile(rf"(?<=[^{_COUNTED}])[{_COUNTED}]{{1,3}}、|[（(][{_COUNTED}]{{1,3}}[)）]")
_FIGURE = re.compile(r"[-+]?\d[\d.,]*[%％*＊]?")

Stacked = Callable[[Sequence[Line], int], tuple[Grid | None, int]]


def parted(line: Line, stacked: Stacked) -> list[Block]:
    """The line, or what stands before a table in it, the table, and what follows; of several tables each.

    `stacked` reads the cells once each is a line of its own. Cells that no space parts are left in the text.
    """
    if len(line.text) < _LEAST:
        return [line] if line.text else []
    for first in _FIRST.finditer(line.text):
        head, at = _head(line, first.start())
        spans = [word.span() for word in _WORD.finditer(line.text, at)]
        grid, end = stacked([*head, *(line.cut(*span) for span in spans)], 0) if len(head) >= _FEWEST else (None, 0)
        if grid:
            low, high = spans[end - len(head) - 1]
            stop = low + _width(line.text[low:high], [row[-1].text for row in grid.rows[1:-1]])
            last = (*grid.rows[-1][:-1], line.cut(low, stop))
            before = parted(line.cut(0, first.start()).strip(), stacked)
            whole = replace(grid, rows=(*grid.rows[:-1], last))
            return [*before, whole, *_below(line.cut(stop, len(line.text)).strip(), stacked)]
    return [line] if line.text else []


def _below(line: Line, stacked: Stacked) -> list[Block]:
    """What stands behind a table: a note of it ends where a heading begins."""
    heading = _HEADING.search(line.text, 0, _NOTE) if note().match(line.text) else None
    if not heading:
        return parted(line, stacked)
    return [line.cut(0, heading.start()).strip(), *parted(line.cut(heading.start(), len(line.text)), stacked)]


def _head(line: Line, start: int) -> tuple[list[Line], int]:
    """The words that head columns from `start` on, and where they end."""
    found, at = [], start
    while (match := column().match(line.text, at)) and match.end() > at:
        found.append(line.cut(*match.span("name")).cell())
        at = match.end()
    return found, at


def _width(word: str, column_above: Sequence[str]) -> int:
    """How much of the last word is the last cell, where the text that follows the table has run into it."""
    known = [text for text in column_above if text and word.startswith(text) and not text[-1].isdecimal()]
    if known:
        return max(map(len, known))
    figure = _FIGURE.match(word)
    return figure.end() if figure and all(_FIGURE.fullmatch(text) for text in column_above) else len(word)
