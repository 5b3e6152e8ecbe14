"""Tables of a PDF page that are set with white space alone."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.ingest.lines import Grid, Line, Piece
from pipeline.ingest.pdf_fit import cell
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.pdf_segments import Segment
from pipeline.ingest.text_tables import heads
from pipeline.ingest.words import column, field

_GAP, _CLOSE, _WIDE, _FARTHEST = 0.3, 1.0, 1.4, 4.0  # of the size of the font
_HIGHER, _HALF = 1.15, 0.75  # of the distance of two lines
_FEWEST = 3
Span = tuple[float, float]
Row = dict[int, list[Placed]]


def open_tables(lines: Sequence[Placed]) -> list[Placed]:
    """The lines of a page with each table as such: rows in columns that white space parts from top to bottom."""
    found: list[Placed] = []
    at = 0
    while at < len(lines):
        end, columns = _run(lines, at) if _begins(lines[at]) else (at, [])
        above = _above(found, lines[at:end], columns) if end > at else 0
        table, used = _table([*found[len(found) - above :], *lines[at:end]], columns)
        if table:
            del found[len(found) - above :]
        found.append(table or lines[at])
        at += used - above if table else 1
    return found


def _above(found: Sequence[Placed], run: Sequence[Placed], columns: Sequence[Span]) -> int:
    """How many lines before its first full one a table has: a high cell begins above the middle of its row."""
    step = _step([_parts(line, columns) for line in run])
    count = 0
    while count < len(found):
        one, below = found[-1 - count], run[0] if not count else found[-count]
        if below.base - one.base > (_HIGHER if count else _HALF) * step or not one.segments:
            break
        if _with_line(columns, one) is None or len(one.segments) > 1:
            break
        count += 1
    return count


def _begins(line: Placed) -> bool:
    """Whether a line may be the first one of a table: three parts of it stand apart, two of them far."""
    gaps = [other.left - one.right for one, other in pairwise(line.segments)]
    if len(gaps) == 1:
        return all(column().fullmatch(part.line.text) for part in line.segments)
    return len(gaps) > 1 and max(gaps) > _WIDE * line.size


def _run(lines: Sequence[Placed], start: int) -> tuple[int, list[Span]]:
    """How far the lines from `start` fit into columns, and the columns."""
    columns: list[Span] = []
    at = start
    while at < len(lines):
        near = at == start or 0 <= lines[at].base - lines[at - 1].base < _FARTHEST * lines[at].size
        wider = _with_line(columns, lines[at], lines[start:at]) if near and lines[at].segments else None
        if wider is None:
            break
        columns, at = wider, at + 1
    return at, _closed(columns, lines[start:at])


def _closed(columns: Sequence[Span], lines: Sequence[Placed]) -> list[Span]:
    """The columns without those that a space within a cell has made."""
    found = list(columns[:1])
    for span in columns[1:]:
        if _is_one(found[-1], span, lines):
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def _is_one(left: Span, right: Span, lines: Sequence[Placed]) -> bool:
    """Whether two stretches are one column: hardly apart, and next to each other in one line at most."""
    near = right[0] - left[1] < _CLOSE * lines[0].size
    return near and sum(_holds(line, left) and _holds(line, right) for line in lines) < 2


def _holds(line: Placed, span: Span) -> bool:
    return any(span[0] <= (part.left + part.right) / 2 <= span[1] for part in line.segments)


def _with_line(columns: Sequence[Span], line: Placed, lines: Sequence[Placed] = ()) -> list[Span] | None:
    """The columns with those of one more line; None when a part of it reaches over two of them."""
    found, gap = list(columns), _GAP * line.size
    for part in line.segments:
        met = [span for span in found if part.left < span[1] + gap and part.right > span[0] - gap]
        if len(met) > 2 or (len(met) == 2 and not (lines and _is_one(met[0], met[1], lines))):
            return None
        left = min([part.left, *(span[0] for span in met)])
        right = max([part.right, *(span[1] for span in met)])
        found = sorted([*(span for span in found if span not in met), (left, right)])
    return found


def _table(lines: Sequence[Placed], columns: Sequence[Span]) -> tuple[Placed | None, int]:
    """The table that the lines hold, and how many of them; None for lines that are none."""
    rows = _rows(lines, columns)
    while rows and len(rows[-1]) < 2:
        rows.pop()
    if len(rows) < _FEWEST or len(columns) < 2:
        return None, 0
    last = max(lines.index(one) for parts in rows[-1].values() for one in (_owner(lines, part) for part in parts))
    grid = tuple(tuple(cell(row.get(x, ()), span[1]) for x, span in enumerate(columns)) for row in rows)
    if not _is_table(grid):
        return None, 0
    edges = (columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1])
    place = replace(lines[0], block=Grid(grid, heads(grid)), segments=(), flow=edges)
    return place, last + 1


def _owner(lines: Sequence[Placed], part: Placed) -> Placed:
    return next(line for line in lines if part.segments[0] in line.segments)


def _rows(lines: Sequence[Placed], columns: Sequence[Span]) -> list[Row]:
    """The lines as rows: parted where lines stand farther apart than those of one cell, else by the first column.

    Where rows stand close, and lines between those of a higher cell show that cells are set in the middle of their row,
    a row reaches as far below the entry of its first column as above it.
    """
    parted = [_parts(line, columns) for line in lines]
    step = _step(parted)
    gaps = [0.0, *(other.base - one.base for one, other in pairwise(lines))]
    middle = any(0 < gap < _HALF * step for gap in gaps)
    rows: list[Row] = []
    reach = 0.0
    for at, parts in enumerate(parted):
        full = 0 in parts and bool(rows) and 0 in rows[-1]
        past = middle and bool(rows) and 0 in rows[-1] and lines[at].base > reach + _HALF * step
        if at == 0 or gaps[at] > _HIGHER * step or full or past:
            rows.append({})
            first = lines[at].base
        if 0 in parts:
            reach = 2 * lines[at].base - first
        for x, part in parts.items():
            rows[-1].setdefault(x, []).append(part)
    return rows


def _parts(line: Placed, columns: Sequence[Span]) -> dict[int, Placed]:
    """What a line holds of each column."""
    found: dict[int, list[Segment]] = {}
    for part in line.segments:
        middle = (part.left + part.right) / 2
        found.setdefault(next(x for x, span in enumerate(columns) if span[0] <= middle <= span[1]), []).append(part)
    return {x: _placed(line, parts) for x, parts in found.items()}


def _placed(line: Placed, parts: Sequence[Segment]) -> Placed:
    block = parts[0].line
    for part in parts[1:]:
        block = block.plus(Line(" ", (Piece(1, -1, line.page),))).plus(part.line)
    return replace(line, block=block, left=parts[0].left, right=parts[-1].right, segments=tuple(parts))


def _step(parted: Sequence[dict[int, Placed]]) -> float:
    """The smallest distance of two lines of one column, in points."""
    last: dict[int, float] = {}
    found = [1000.0]
    for parts in parted:
        for x, part in parts.items():
            if x in last:
                found.append(part.base - last[x])
            last[x] = part.base
    return min(found)


def _is_table(grid: Sequence[Sequence[Line]]) -> bool:
    """Whether rows of cells are data: headed by words that head columns, or numbered, or figures below each other."""
    if any(field().match(one.text) for one in grid[0]) and not column().fullmatch(grid[0][0].text):
        return False
    if sum(sum(bool(one.text) for one in row) > 1 for row in grid) * 2 <= len(grid):
        return False
    if sum(column().fullmatch(one.text) is not None for one in grid[0]) > 1:
        return True
    figures = [sum(any(mark.isdigit() for mark in row[x].text) for row in grid) for x in range(len(grid[0]))]
    return len(grid[0]) > 2 and sum(count * 2 > len(grid) for count in figures) > 1
