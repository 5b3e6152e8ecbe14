"""What pdfium gives in the order of a file as stretches of characters that stand next to each other on a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.lines import SPACE, Line, Piece
from pipeline.ingest.pdf_sheet import Sheet
from pipeline.records import set_width

_RUN = re.compile(r"[^\r\n]+")
_GAP = re.compile(rf"[{SPACE}]+")
_HAN = "\u2e7f"
_SAME_BASE, _NEXT_LINE, _APART = 0.35, 0.8, 0.35  # of the size of the font


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
    core = sheet.text[start:end].strip(SPACE)
    if not core:
        return
    first = sheet.text.index(core, start)
    if abs(sheet.place(first + len(core) - 1).base - sheet.place(first).base) > _SAME_BASE * sheet.size(first):
        marks = [at for at in range(first, first + len(core)) if sheet.text[at] not in SPACE]
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
        sheet.aslant += len(core)
        return
    wide, skipped = _gaps(sheet, start, end, size)
    lows, highs = [start, *(high for _, high in wide)], [*(low for low, _ in wide), end]
    for low, high in zip(lows, highs, strict=True):
        for first, last in _unspaced(sheet, low, high, size, bool(skipped)):
            yield _segment(sheet, first, last, skipped, size)


def _segment(sheet: Sheet, start: int, end: int, skipped: Sequence[tuple[int, int]], size: float) -> Segment:
    first = sheet.place(start)
    last = first if end - start < 2 else sheet.place(end - 1)
    box = sheet.box(start, end)
    line = Line(sheet.text[start:end], (Piece(end - start, start, sheet.number, None, box),))
    if skipped:
        line = line.without((a - start, b - start) for a, b in skipped if start < a < end)
    return Segment(start, end, first.left, last.right, first.base, sheet.size(start) or size, line)


def _unspaced(sheet: Sheet, start: int, end: int, size: float, stretched: bool) -> list[tuple[int, int]]:
    """The parts of a stretch that is wider than its characters: cut where a gap has no space in the text."""
    wide = sheet.place(end - 1).right - sheet.place(start).left
    if stretched or wide < (set_width(sheet.text[start:end]) + 1) * size:
        return [(start, end)]
    places = [sheet.place(at) for at in range(start, end)]
    gaps = [other.left - one.right for one, other in pairwise(places)]
    usual = max(sorted(gaps)[len(gaps) // 2], 0.0) if gaps else 0.0
    cuts = [
        start + at for at, gap in enumerate(gaps, 1) if gap > _APART * size + usual and not _at_space(sheet, start + at)
    ]
    return list(pairwise([start, *cuts, end]))


def _at_space(sheet: Sheet, at: int) -> bool:
    return sheet.text[at] in SPACE or sheet.text[at - 1] in SPACE


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
        elif usual and not words_meet(sheet.text[low - 1], sheet.text[high]):
            skipped.append((low, high))
    return wide, skipped


def words_meet(one: str, other: str) -> bool:
    """Whether words meet that a space must part."""
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()
