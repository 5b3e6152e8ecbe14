"""Pages in two columns of running text, as gazettes (公报) set them: which part of a page is read when."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.ingest.pdf_lines import rows
from pipeline.ingest.pdf_segments import Segment
from pipeline.ingest.pdf_sheet import Box

_SHARE, _FILLED, _FEWEST = 0.85, 0.7, 8
_LEADING = 1.5  # of the size of the font, to count a table as lines


class _Unit(NamedTuple):
    """Segments of one line that no gutter can part, or a table; it weighs as much as so many lines."""

    left: float
    right: float
    top: float
    weight: float
    parts: tuple[Segment, ...] = ()
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What of a page is read together: segments and tables."""

    segments: list[Segment]
    boxes: list[Box]


def parts_of(found: Sequence[Segment], boxes: Sequence[Box], before: float = 0.0) -> tuple[list[Part], float]:
    """The parts of a page in the order of reading: all of it, or what is above, left, right and below.

    The number is where the page parts into two columns, 0 where it does not; `before` is that of the page before,
    which a short last page shares.
    """
    if not found:
        return [Part([], list(boxes))], before
    units = [*_units(found), *_tables(boxes, found[0].size)]
    gutter = _gutter(units, before)
    if not gutter:
        return [Part(list(found), list(boxes))], gutter
    top = min((unit.top for unit in units if not _crosses(unit, gutter)), default=0.0)
    places: list[Callable[[_Unit], bool]] = [
        lambda unit: _crosses(unit, gutter) and unit.top < top,
        lambda unit: unit.right <= gutter,
        lambda unit: unit.left >= gutter,
        lambda unit: _crosses(unit, gutter) and unit.top >= top,
    ]
    return [_part([unit for unit in units if holds(unit)]) for holds in places], gutter


def _units(found: Sequence[Segment]) -> Iterator[_Unit]:
    for row in rows(found):
        at = 0
        for end in range(1, len(row) + 1):
            if end == len(row) or row[end].left - row[end - 1].right > row[end].size:
                yield _Unit(row[at].left, row[end - 1].right, row[at].base, 1.0, row[at:end])
                at = end


def _tables(boxes: Sequence[Box], size: float) -> Iterator[_Unit]:
    for box in boxes:
        yield _Unit(box[0], box[2], box[1], (box[3] - box[1]) / (_LEADING * size), (), (box,))


def _crosses(unit: _Unit, gutter: float) -> bool:
    return unit.left < gutter < unit.right


def _part(units: Sequence[_Unit]) -> Part:
    return Part([part for unit in units for part in unit.parts], [box for unit in units for box in unit.boxes])


def _gutter(units: Sequence[_Unit], before: float) -> float:
    """Where a page parts into two columns of running text; 0 where it does not."""
    total = sum(unit.weight for unit in units)
    if before and sum(unit.weight for unit in units if _crosses(unit, before)) <= (1 - _SHARE) * total:
        return before
    low, high = min(unit.left for unit in units), max(unit.right for unit in units)
    middle, half = (low + high) / 2, (high - low) / 2
    sides = [unit for unit in units if unit.right <= middle], [unit for unit in units if unit.left >= middle]
    counts = [sum(unit.weight for unit in side) for side in sides]
    filled = [sum(unit.weight for unit in side if unit.right - unit.left > _FILLED * half) for side in sides]
    both = all(count >= _FEWEST and full > 0.5 * count for count, full in zip(counts, filled, strict=True))
    return middle if both and sum(counts) >= _SHARE * total else 0.0
