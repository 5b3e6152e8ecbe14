"""The lines of a PDF page in reading order, put together from what pdfium gives in the order of the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.lines import SPACE, Grid, Line, Piece
from pipeline.ingest.pdf_sheet import Place, Sheet

_RUN = re.compile(r"[^\r\n]+")
_GAP = re.compile(rf"[{SPACE}]+")
_HAN = "\u2e7f"
_SAME_BASE, _APART, _WORD = 0.35, 1.4, 0.12  # of the size of the font
_GUTTER_SHARE, _FILLED, _FEWEST = 0.85, 0.7, 8


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `[start, end)` of a page that stand next to each other; `left` to `right` on the line at `base`."""

    start: int
    end: int
    left: float
    right: float
    base: float
    size: float
    skipped: tuple[tuple[int, int], ...] = ()


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
    """A line of pdfium, cut where it goes on in the next line (it joins what ends in a hyphen)."""
    at = start
    for index in range(start, end - 1):
        if sheet.text[index] == "-" and sheet.raw_text[index] != "-" and _drops(sheet, index, end):
            yield at, index + 1
            at = index + 1
    yield at, end


def _drops(sheet: Sheet, index: int, end: int) -> bool:
    one, other = sheet.place(index), sheet.place(min(index + 1, end - 1))
    return abs(one.base - other.base) > 2


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
    at, cuts = start, []
    for low, high in wide:
        cuts.append((at, low))
        at = high
    for low, high in [*cuts, (at, end)]:
        first = sheet.place(low)
        last = first if high - low < 2 else sheet.place(high - 1)
        inner = tuple(span for span in skipped if low < span[0] < high)
        yield Segment(low, high, first.left, last.right, first.base, sheet.size(low) or size, inner)


def _gaps(sheet: Sheet, start: int, end: int, size: float) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Spaces so wide that columns part there, and spaces that pdfium sees only because a line is stretched."""
    spans = [match.span() for match in _GAP.finditer(sheet.text, start, end)]
    widths = [sheet.place(high).left - sheet.place(low - 1).right for low, high in spans]
    usual = sorted(widths)[len(widths) // 2] if len(spans) > 0.3 * (end - start) else 0.0
    wide, skipped = [], []
    for (low, high), width in zip(spans, widths, strict=True):
        if width > _APART * size + usual:
            wide.append((low, high))
        elif all(sheet.is_put_in(at) for at in range(low, high)) and not _latin(sheet.text[low - 1], sheet.text[high]):
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
        raw = Line(sheet.text[part.start : part.end], (Piece(part.end - part.start, part.start, sheet.number),))
        whole = whole.plus(raw.without((a - part.start, b - part.start) for a, b in part.skipped))
        last = part
    return whole


def _between(sheet: Sheet, one: Segment, other: Segment) -> Line:
    near = sheet.text[one.end : other.start] if 0 <= other.start - one.end < 40 else ""
    if near and not near.strip(SPACE):
        return Line(near, (Piece(len(near), one.end, sheet.number),))
    met = _latin(sheet.text[one.end - 1], sheet.text[other.start])
    apart = other.left - one.right > (_WORD if met else 0.6) * one.size
    return Line(" ", (Piece(1, -1, sheet.number),)) if apart else Line("", ())


def lines(sheet: Sheet, found: Sequence[Segment], flow: tuple[float, ...] = ()) -> list[Placed]:
    """Segments as lines from top to bottom; of a page in two columns the left one first."""
    placed: list[Placed] = []
    for column, members in _columns(found):
        base = (*flow, round(sheet.width / 10), column)
        placed += [_placed(sheet, parts, base) for parts in _rows(members)]
    return placed


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


def _columns(found: Sequence[Segment]) -> Iterator[tuple[int, list[Segment]]]:
    """The parts of a page that are read one after the other: all of it, or what is above, left, right and below."""
    gutter = _gutter(found)
    if not gutter:
        yield 0, list(found)
        return
    left = [part for part in found if part.right <= gutter]
    right = [part for part in found if part.left >= gutter]
    across = [part for part in found if part.left < gutter < part.right]
    top = min(part.base for part in (*left, *right))
    yield 0, [part for part in across if part.base < top]
    yield 1, left
    yield 2, right
    yield 0, [part for part in across if part.base >= top]


def _gutter(found: Sequence[Segment]) -> float:
    """Where a page parts into two columns of running text; 0 where it does not."""
    if len(found) < 2 * _FEWEST:
        return 0.0
    low, high = min(part.left for part in found), max(part.right for part in found)
    middle = (low + high) / 2
    left = [part for part in found if part.right <= middle]
    right = [part for part in found if part.left >= middle]
    half = (high - low) / 2
    both = all(
        len(side) >= _FEWEST and sum(part.right - part.left > _FILLED * half for part in side) > 0.5 * len(side)
        for side in (left, right)
    )
    return middle if both and len(left) + len(right) >= _GUTTER_SHARE * len(found) else 0.0


def center(place: Place, size: float) -> tuple[float, float]:
    """The middle of a character."""
    return (place.left + place.right) / 2, place.base - 0.35 * size


def moved(placed: Placed, block: Line | Grid) -> Placed:
    """The same place with another block."""
    return replace(placed, block=block)
