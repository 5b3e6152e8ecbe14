"""The lines of a PDF page in reading order, put together from its segments."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.lines import SPACE, Grid, Line, Piece
from pipeline.ingest.pdf_segments import Segment, words_meet
from pipeline.ingest.pdf_sheet import Box, Place, Sheet

_SAME_BASE, _WORD = 0.35, 0.12  # of the size of the font
_GUTTER_SHARE, _FILLED, _FEWEST = 0.85, 0.7, 8


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
    foot: float = 0.0


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
    return [_placed(sheet, parts, whole) for parts in _rows(found)]


def _placed(sheet: Sheet, parts: tuple[Segment, ...], flow: tuple[float, ...]) -> Placed:
    size = max(part.size for part in parts)
    line = line_of(sheet, parts)
    return Placed(line, sheet.number, parts[0].base, parts[0].left, parts[-1].right, size, flow, parts)


def _rows(found: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Segments that stand on one base line, from left to right; a raised or lowered sign stays with its line."""
    row: list[Segment] = []
    for part in sorted(found, key=lambda one: (one.base, one.left)):
        if row and part.base - row[0].base > _SAME_BASE * max(part.size, row[0].size):
            yield tuple(sorted(row, key=lambda one: one.left))
            row = []
        row.append(part)
    if row:
        yield tuple(sorted(row, key=lambda one: one.left))


def columns_of(
    found: Sequence[Segment], boxes: Sequence[Box], before: float = 0.0
) -> tuple[list[tuple[list[Segment], list[Box]]], float]:
    """The parts of a page that are read one after the other: all of it, or what is above, left, right and below.

    `boxes` are the tables of the page. The number is where the page parts into two columns, 0 where it does not;
    `before` is that of the page before, which a short last page shares.
    """
    gutter = _gutter(found, boxes, before)
    if not gutter:
        return [(list(found), list(boxes))], gutter
    top = min(part.base for part in found if not part.left < gutter < part.right)
    places: list[Callable[[float, float, float], bool]] = [
        lambda left, right, base: left < gutter < right and base < top,
        lambda left, right, base: right <= gutter,
        lambda left, right, base: left >= gutter,
        lambda left, right, base: left < gutter < right and base >= top,
    ]
    return [_within(holds, found, boxes) for holds in places], gutter


def _within(
    holds: Callable[[float, float, float], bool], found: Sequence[Segment], boxes: Sequence[Box]
) -> tuple[list[Segment], list[Box]]:
    parts = [part for part in found if holds(part.left, part.right, part.base)]
    return parts, [box for box in boxes if holds(box[0], box[2], box[1])]


def _gutter(found: Sequence[Segment], boxes: Sequence[Box], before: float) -> float:
    """Where a page parts into two columns of running text; 0 where it does not."""
    if before and sum(part.left < before < part.right for part in found) <= (1 - _GUTTER_SHARE) * len(found):
        return before
    if len(found) < _FEWEST:
        return 0.0
    spans = [(part.left, part.right, 1.0) for part in found]
    spans += [(box[0], box[2], (box[3] - box[1]) / (1.5 * found[0].size)) for box in boxes]
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    middle, half = (low + high) / 2, (high - low) / 2
    sides = [span for span in spans if span[1] <= middle], [span for span in spans if span[0] >= middle]
    counts = [sum(count for _, _, count in side) for side in sides]
    filled = [sum(count for left, right, count in side if right - left > _FILLED * half) for side in sides]
    both = all(count >= _FEWEST and full > 0.5 * count for count, full in zip(counts, filled, strict=True))
    return middle if both and sum(counts) >= _GUTTER_SHARE * sum(count for _, _, count in spans) else 0.0


def center(place: Place, size: float) -> tuple[float, float]:
    """The middle of a character."""
    return (place.left + place.right) / 2, place.base - 0.35 * size
