"""Ruled tables of a PDF page as grids, and framed boxes as text with margins of its own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.ingest.grids import titled
from pipeline.ingest.html_tables import header_rows
from pipeline.ingest.lines import SPACE, Grid, Line
from pipeline.ingest.pdf_columns import parts_of
from pipeline.ingest.pdf_fit import cell
from pipeline.ingest.pdf_lines import Placed, center, lines
from pipeline.ingest.pdf_segments import segments
from pipeline.ingest.pdf_sheet import Box, Sheet
from pipeline.ingest.text_tables import heads

_PAD = 4.0
Spans = list[tuple[int, int]]


class Ruled:
    """A ruled table: which cell box covers each place between its lines."""

    def __init__(self, rows: Sequence[Sequence[Box | None]]) -> None:
        self.boxes = [box for row in rows for box in row if box]
        self.xs = sorted({x for box in self.boxes for x in (box[0], box[2])})
        self.ys = sorted({y for box in self.boxes for y in (box[1], box[3])})
        self.slots: dict[tuple[int, int], Box] = {}
        for box in self.boxes:
            for y in range(self.ys.index(box[1]), self.ys.index(box[3])):
                for x in range(self.xs.index(box[0]), self.xs.index(box[2])):
                    self.slots[y, x] = box

    @property
    def box(self) -> Box:
        """The place of the whole table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def is_table(self) -> bool:
        """Whether there are columns; boxes one above the other are framed text."""
        return len(self.xs) > 2

    def spans(self, base: float) -> bool:
        """Whether a base line may lie in the table."""
        return self.ys[0] <= base <= self.ys[-1] + _PAD

    def at(self, point: tuple[float, float]) -> Box | None:
        """The cell that holds a point."""
        return self.slots.get((bisect_right(self.ys, point[1]) - 1, bisect_right(self.xs, point[0]) - 1))


def blocks(sheet: Sheet, tables: Sequence[Ruled], gutter: float = 0.0) -> tuple[list[Placed], float]:
    """The lines and tables of a page in reading order, and where it parts into two columns (0: nowhere).

    `gutter` is where the page before did.
    """
    held, free = _shared(sheet, tables)
    by_box = {table.box: table for table in tables}
    found: list[Placed] = []
    parts, gutter = parts_of(segments(sheet, free), list(by_box), gutter)
    for column, part in enumerate(parts):
        placed = lines(sheet, part.segments, (column,))
        for table in (by_box[box] for box in part.boxes):
            inside = {box: held.get(box, []) for box in table.boxes}
            added = _grid(sheet, table, inside) if table.is_table else _framed(sheet, inside)
            at = next((index for index, one in enumerate(placed) if one.base > table.ys[0]), len(placed))
            placed[at:at] = added
        found += placed
    return found, gutter


def _shared(sheet: Sheet, tables: Sequence[Ruled]) -> tuple[dict[Box, Spans], Spans]:
    """The characters that each cell holds, and those outside of all tables."""
    if not tables:
        return {}, [(0, len(sheet.text))]
    held: dict[Box, Spans] = {}
    free: Spans = []
    for start, end in _words(sheet.text):
        first = sheet.place(start)
        near = [table for table in tables if table.spans(first.base)]
        if not near:
            free.append((start, end))
            continue
        for at in range(start, end):
            point = center(sheet.place(at), sheet.size(start))
            box = next((box for table in near if (box := table.at(point))), None)
            _add(free if box is None else held.setdefault(box, []), at, sheet.text)
    return held, free


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between spaces and line ends."""
    start = -1
    for at, mark in enumerate(text + "\n"):
        if mark in SPACE or mark in "\r\n":
            if start >= 0:
                yield start, at
            start = -1
        elif start < 0:
            start = at


def _add(spans: Spans, at: int, text: str) -> None:
    """Put a character to the span before it where only spaces lie between."""
    if spans and at - spans[-1][1] < 20 and not text[spans[-1][1] : at].strip(SPACE):
        spans[-1] = (spans[-1][0], at + 1)
    else:
        spans.append((at, at + 1))


def _framed(sheet: Sheet, inside: dict[Box, Spans]) -> list[Placed]:
    found: list[Placed] = []
    for box, spans in inside.items():
        found += lines(sheet, segments(sheet, spans), (round(box[0]), round(box[2])))
    return found


def _grid(sheet: Sheet, table: Ruled, inside: dict[Box, Spans]) -> list[Placed]:
    cells = {box: cell(lines(sheet, segments(sheet, spans)), box[2] - _PAD) for box, spans in inside.items()}
    width = range(len(table.xs) - 1)
    rows = [
        tuple(cells[table.slots[y, x]] if (y, x) in table.slots else Line("", ()) for x in width)
        for y in range(len(table.ys) - 1)
    ]
    titles, rows = titled([row for row in rows if any(one.text for one in row)])
    place = Placed(Line("", ()), sheet.number, table.ys[0], table.xs[0], table.xs[-1], 0.0)
    above = [replace(place, block=title, flow=(table.xs[0], table.xs[-1])) for title in titles]
    if header := header_rows(rows):  # each of its lines stands for itself
        return [
            *above,
            *(replace(place, block=line, base=place.base + at, flow=(at,)) for at, line in enumerate(header)),
        ]
    if not rows:
        return above
    return [*above, replace(place, block=Grid(tuple(rows), heads(rows)), flow=tuple(table.xs))]
