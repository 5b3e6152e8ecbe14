"""Wrapped lines of a PDF put together to paragraphs by where they stand on the page."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.ingest.labels import LABEL, OWNERS, is_final
from pipeline.ingest.lines import Block, Line, Piece
from pipeline.ingest.pdf_fit import goes_on, letters_meet
from pipeline.ingest.pdf_lines import Placed

_INDENT, _SIZES, _SPACED = 0.9, 0.15, 1.5
_COMMON = 0.1


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of a flow of lines, the usual distance of its lines, and whether its paragraphs are indented."""

    left: float
    right: float
    leading: float
    indented: bool


def paragraphs(lines: Sequence[Placed]) -> list[Block]:
    """The lines of all pages in order as paragraphs, each with its indent and the gap above; tables as they are."""
    margins = _margins(lines)
    found: list[Block] = []
    last: Placed | None = None
    for one in lines:
        if not isinstance(one.block, Line):
            found.append(one.block)
            last = None
            continue
        whole = found[-1] if found else None
        margin = margins[one.flow]
        if last and isinstance(whole, Line) and _continues(last, one, margins[last.flow], margin):
            found[-1] = whole.plus(_joint(whole, one.block)).plus(one.block)
        else:
            indent = round((one.left - margin.left) / (one.size or 12))
            gap = 1 if last and _is_spaced(last, one, margin) else 0
            found.append(replace(one.block, indent=max(indent, 0), gap=gap))
        last = one
    return found


def _joint(one: Line, other: Line) -> Line:
    """What stands between the two lines of a paragraph: a space between words of letters."""
    return Line(" ", (Piece(1, -1),)) if letters_meet(one, other) else Line("", ())


def _margins(lines: Sequence[Placed]) -> dict[tuple[float, ...], Margins]:
    flows: dict[tuple[float, ...], list[Placed]] = defaultdict(list)
    for one in lines:
        if isinstance(one.block, Line):
            flows[one.flow].append(one)
    return {flow: _margin(members) for flow, members in flows.items()}


def _margin(lines: Sequence[Placed]) -> Margins:
    lefts = Counter(round(one.left) for one in lines)
    left = min(place for place, count in lefts.items() if count >= _COMMON * len(lines) or len(lefts) == len(lines))
    rights = sorted(one.right for one in lines)
    right = rights[-1 - len(rights) // 20]
    after = [below for above, below in _pairs(lines) if above.right <= right - 2 * above.size]
    shown = [one for one in after if one.left < left + 6 * one.size]
    indented = sum(one.left > left + _INDENT * one.size for one in shown) > 0.5 * len(shown)
    steps = Counter(round(below.base - above.base) for above, below in _pairs(lines) if above.page == below.page)
    leading = min((step for step in steps if step > 0), key=lambda step: (-steps[step], step), default=0)
    return Margins(left, right, leading, indented)


def _pairs(lines: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    return pairwise(lines)


def _is_spaced(above: Placed, below: Placed, margin: Margins) -> bool:
    return above.page == below.page and below.base - above.base > _SPACED * max(margin.leading, below.size)


def _is_centred(one: Placed, margin: Margins) -> bool:
    """Whether a line stands in the middle between the margins, as the second line of a title does."""
    return abs((one.left - margin.left) - (margin.right - one.right)) < one.size


def _continues(above: Placed, below: Placed, before: Margins, margin: Margins) -> bool:
    """Whether a line goes on with the paragraph of the line above."""
    if not isinstance(above.block, Line) or not isinstance(below.block, Line):
        return False
    if abs(above.size - below.size) > _SIZES * above.size or not goes_on(above, below, before.right):
        return False
    if _is_spaced(above, below, margin):
        return False
    if below.left > margin.left + _INDENT * below.size:
        return _is_centred(below, margin) and not (LABEL.match(below.block.text) or is_final(above.block.text))
    if margin.indented:
        return True
    return not LABEL.match(below.block.text) and not OWNERS.match(below.block.text) and not is_final(above.block.text)
