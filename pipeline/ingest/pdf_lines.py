"""The lines of a PDF page in reading order, put together from its segments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.lines import SPACE, Grid, Line, Piece
from pipeline.ingest.pdf_segments import Segment, words_meet
from pipeline.ingest.pdf_sheet import Place, Sheet

_SAME_BASE, _WORD = 0.35, 0.12  # of the size of the font


@dataclass(frozen=True, slots=True)
class Placed:
    """A line or table with its place: page, base line (of a table its top), edges and size of font, in points.

    Lines with the same `flow` share their margins: those of a page of one width, a column of it, or a framed box.
    """

    block: Line | Grid
    page: int
    base: float
    left: float
    right: float
    size: float
    flow: tuple[float, ...] = ()
    segments: tuple[Segment, ...] = ()


def line_of(sheet: Sheet, parts: Sequence[Segment]) -> Line:
    """Segments next to each other as one line; what stands apart is parted by a space."""
    whole, last = Line("", ()), None
    for part in parts:
        if last:
            whole = whole.plus(_between(sheet, last, part))
        whole, last = whole.plus(part.line), part
    return whole


def _between(sheet: Sheet, one: Segment, other: Segment) -> Line:
    near = sheet.text[one.end : other.start] if 0 <= other.start - one.end < 40 else ""
    if near and not near.strip(SPACE):
        return Line(near, (Piece(len(near), one.end, sheet.number),))
    met = words_meet(sheet.text[one.end - 1], sheet.text[other.start])
    apart = other.left - one.right > (_WORD if met else 0.6) * one.size
    return Line(" ", (Piece(1, -1, sheet.number),)) if apart else Line("", ())


def lines(sheet: Sheet, found: Sequence[Segment], flow: tuple[float, ...] = ()) -> list[Placed]:
    """Segments of one flow as lines from top to bottom."""
    whole = (*flow, round(sheet.width / 10))
    return [_placed(sheet, parts, whole) for parts in rows(found)]


def _placed(sheet: Sheet, parts: tuple[Segment, ...], flow: tuple[float, ...]) -> Placed:
    size = max(part.size for part in parts)
    line = line_of(sheet, parts)
    return Placed(line, sheet.number, parts[0].base, parts[0].left, parts[-1].right, size, flow, parts)


def rows(found: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Segments that stand on one base line, from left to right; a raised or lowered sign stays with its line."""
    row: list[Segment] = []
    for part in sorted(found, key=lambda one: (one.base, one.left)):
        if row and part.base - row[0].base > _SAME_BASE * max(part.size, row[0].size):
            yield tuple(sorted(row, key=lambda one: one.left))
            row = []
        row.append(part)
    if row:
        yield tuple(sorted(row, key=lambda one: one.left))


def center(place: Place, size: float) -> tuple[float, float]:
    """The middle of a character."""
    return (place.left + place.right) / 2, place.base - 0.35 * size
