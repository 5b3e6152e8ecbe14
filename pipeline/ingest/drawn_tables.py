"""Tables drawn with box characters (┌─┬─┐), as law collections keep them: a cell runs on from line to line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.lines import Grid, Line

TOP = "┌"
_BOTTOM = "└"
_UPRIGHT = re.compile("[│┃├┤┼┬┴┌┐└┘┠┨]")
_RULE = re.compile("[─━]+")
_MOST_LINES = 2000

Cell = tuple[int, int, Line]
"""The lines `[first, last)` of the drawing that a cell covers, and its words."""


def drawn(lines: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """The table whose upper edge a line draws, and the line after its lower edge; None where its columns do not fit."""
    end = next((at for at in range(start, min(start + _MOST_LINES, len(lines))) if lines[at].text[0] == _BOTTOM), -1)
    width = len(_segments(lines[start])) if end > 0 else 0
    drawing = [_segments(line) for line in lines[start : end + 1]]
    if width < 2 or any(len(row) != width for row in drawing):
        return None, start
    columns = [_cells([row[place] for row in drawing]) for place in range(width)]
    edges = sorted({first for column in columns for first, _, _ in column} | {len(drawing)})
    rows = tuple(tuple(_at(column, edge) for column in columns) for edge, _ in pairwise(edges))
    return (Grid(rows, 1), end + 1) if len(rows) > 1 else (None, start)


def _segments(line: Line) -> list[Line]:
    """What stands between the uprights of a line, rules (─) and words alike."""
    marks = [mark.span() for mark in _UPRIGHT.finditer(line.text)]
    return [line.cut(left[1], right[0]).strip() for left, right in pairwise(marks)]


def _cells(column: Sequence[Line]) -> list[Cell]:
    """The cells of a column from top to bottom, parted by rules."""
    rules = [at for at, segment in enumerate(column) if _RULE.fullmatch(segment.text)]
    return [(above, below, _joined(column[above + 1 : below])) for above, below in pairwise(rules)]


def _joined(segments: Sequence[Line]) -> Line:
    found = Line("", ())
    for segment in segments:
        found = found.plus(segment.cell())
    return found


def _at(column: Sequence[Cell], edge: int) -> Line:
    return next((words for first, last, words in column if first <= edge < last), Line("", ()))
