"""The lines of a PDF page in reading order, put together from what pdfium gives in the order of the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.lines import SPACE, Grid, Line, Piece
from pipeline.ingest.pdf_sheet import Box, Place, Sheet

_RUN = re.compile(r"[^\r\n]+")
_GAP = re.compile(rf"[{SPACE}]+")
_HAN = "\u2e7f"
_SAME_BASE, _NEXT_LINE, _APART, _WORD = 0.35, 0.8, 0.35, 0.12  # of the size of the font
_GUTTER_SHARE, _FILLED, _FEWEST = 0.85, 0.7, 8


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that stand next to each other, `left` to `right` on the line at `base`; they begin at `start`."""

    start: int
    end: int
    left: float
    right: float
    base: float
    size: float
    line: Line


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


def segments(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """The segments of the characters in `spans`; characters that do not stand upright are left out."""
    found: list[Segment] = []
    for low, high in spans:
        for match in _RUN.finditer(sheet.text, low, high):
            for start, end in _even(sheet, match.start(), match.end()):
                found += _segments(sheet, start, end)
    return found


def _even(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line of pdfium, cut where it goes on in another line: it joins what ends in a hyphen, and more at times."""
    marks = [at for at in range(start, end) if sheet.text[at] not in SPACE]
    if not marks:
        return
    low = sheet.place(marks[0]).base
    if abs(sheet.place(marks[-1]).base - low) > _SAME_BASE * sheet.size(marks[0]):
        bases = [sheet.place(at).base for at in marks]
        for at, (one, other) in zip(marks[1:], pairwise(bases), strict=True):
            if abs(one - other) > _NEXT_LINE * sheet.size(at):
                yield start, at
                start = at
    yield start, end


def _segments(sheet: Sheet, start: int, end: int) -> Iterator[Segment]:
    text = sheet.text[start:end]
    core = text.strip(SPACE)
    if not core:
        return
    start += text.index(core)
    end = start + len(core)
    size = sheet.size(start)
    if not size:
        return
    wide, skipped = _gaps(sheet, start, end, size)
    lows, highs = [start, *(high for _, high in wide)], [*(low for low, _ in wide), end]
    for low, high in zip(lows, highs, strict=True):
        for first, last in _unspaced(sheet, low, high, size, bool(skipped)):
            yield _segment(sheet, first, last, skipped, size)


def _segment(sheet: Sheet, start: int, end: int, skipped: Sequence[tuple[int, int]], size: float) -> Segment:
    first = sheet.place(start)
    last = first if end - start < 2 else sheet.place(end - 1)
    line = Line(sheet.text[start:end], (Piece(end - start, start, sheet.number),))
    line = line.without((a - start, b - start) for a, b in skipped if start < a < end)
    return Segment(start, end, first.left, last.right, first.base, sheet.size(start) or size, line)


def _unspaced(sheet: Sheet, start: int, end: int, size: float, stretched: bool) -> list[tuple[int, int]]:
    """The parts of a stretch that is wider than its characters: cut where a gap has no space in the text."""
    wide = sheet.place(end - 1).right - sheet.place(start).left
    if stretched or wide < (columns(sheet.text[start:end]) + 1) * size:
        return [(start, end)]
    places = [sheet.place(at) for at in range(start, end)]
    gaps = [other.left - one.right for one, other in pairwise(places)]
    usual = max(sorted(gaps)[len(gaps) // 2], 0.0) if gaps else 0.0
    cuts = [start + at for at, gap in enumerate(gaps, 1) if gap > _APART * size + usual and not _at_space(sheet, start + at)]
    return list(pairwise([start, *cuts, end]))


def _at_space(sheet: Sheet, at: int) -> bool:
    return sheet.text[at] in SPACE or sheet.text[at - 1] in SPACE


def columns(text: str) -> float:
    """How wide a text is set, in sizes of the font."""
    return sum(1.0 if mark > _HAN or mark in "“”‘’—…" else 0.55 for mark in text)


def _gaps(sheet: Sheet, start: int, end: int, size: float) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Spaces so wide that columns part there, and spaces that a stretched line has between all characters."""
    spans = [match.span() for match in _GAP.finditer(sheet.text, start, end)]
    widths = [sheet.place(high).left - sheet.place(low - 1).right for low, high in spans]
    between = sum(sheet.text[low - 1] > _HAN and sheet.text[high] > _HAN for low, high in spans)
    stretched = len(spans) > 0.3 * (end - start) and between * 2 > len(spans)
    usual = sorted(widths)[len(widths) // 2] if stretched else 0.0
    wide, skipped = [], []
    for (low, high), width in zip(spans, widths, strict=True):
        if width > _APART * size + usual:
            wide.append((low, high))
        elif usual and not _latin(sheet.text[low - 1], sheet.text[high]):
            skipped.append((low, high))
    return wide, skipped


def _latin(one: str, other: str) -> bool:
    """Whether words meet that a space must part."""
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()


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
    met = _latin(sheet.text[one.end - 1], sheet.text[other.start])
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
    sides = [part for part in found if not part.left < gutter < part.right]
    top = min(part.base for part in sides)
    members = (
        lambda left, right, base: left < gutter < right and base < top,
        lambda left, right, base: right <= gutter,
        lambda left, right, base: left >= gutter,
        lambda left, right, base: left < gutter < right and base >= top,
    )
    return [
        (
            [part for part in found if holds(part.left, part.right, part.base)],
            [box for box in boxes if holds(box[0], box[2], box[1])],
        )
        for holds in members
    ], gutter


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
    both = all(
        count >= _FEWEST and full > 0.5 * count for count, full in zip(counts, filled, strict=True)
    )
    return middle if both and sum(counts) >= _GUTTER_SHARE * sum(count for _, _, count in spans) else 0.0


def center(place: Place, size: float) -> tuple[float, float]:
    """The middle of a character."""
    return (place.left + place.right) / 2, place.base - 0.35 * size
