"""Running heads and feet, page numbers, what a browser prints around a page, and lists of contents: all left out."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.ingest.lines import Line
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.words import column

_NUMBER = re.compile(
    r"\s*(?:(?P<bare>\d{1,4})|[-—–―－─~·•\[(（]\s?\d{1,4}\s?[-—–―－─~·•\])）]|第\s?\d{1,4}\s?页.{0,12}"
    r"|\d{1,4}\s?/\s?\d{1,4}|[ivxlcIVXLC]{1,7}|[Pp]age\s?\d{1,4}.{0,10})\s*"
)
_BROWSER = re.compile(
    r"(?:https?://|file://|www\.)\S+(?:\s+\d{1,4}\s?/\s?\d{1,4})?"
    r"|\d{2,4}[/-]\d{1,2}[/-]\d{1,2}[,，]?\s*(?:上午|下午)?\d{1,2}:\d\d(?:\s?[AP]M)?.{0,80}"
)
_CONTENTS = re.compile(r".{2,60}?[.．…·•⋯。\s]{0,3}[.．…·•⋯]{4,}\s*[-—]?\s?(?:\d{1,3}|[ivxIVX]{1,5})\s?[-—]?")
_CONTENTS_HEAD = re.compile(r"目\s*[录次]")
_DEEPEST, _NEAR, _APART, _SMALLER = 4, 3.0, 1.7, 0.9


def without_edges(pages: Sequence[list[Placed]]) -> list[list[Placed]]:
    """The pages without running heads and feet, page numbers and browser lines: the outermost ones, from the edge."""
    leading, size = _usual(pages)
    shapes = Counter(shape for page in pages for shape in {_shape(one) for one in _outer(page)})
    offsets = Counter(_offset(one) for page in pages for one in _outer(page))

    def is_edge(one: Placed, inner: Placed | None) -> bool:
        if not isinstance(one.block, Line) or _heads_columns(one):
            return False
        return (
            _is_number(one, one.block.text, offsets, len(pages))
            or _BROWSER.fullmatch(one.block.text.strip()) is not None
            or _repeats(one, inner, shapes, len(pages), leading, size)
        )

    return [_peeled(page, is_edge) for page in pages]


def _heads_columns(one: Placed) -> bool:
    """Whether a line is the head of a table that stands again on each page."""
    return sum(column().fullmatch(part.line.text) is not None for part in one.segments) > 1


def _usual(pages: Sequence[list[Placed]]) -> tuple[float, float]:
    """The usual distance of two lines and the usual size of font, in points."""
    lines = [one for page in pages for one in page if isinstance(one.block, Line)]
    sizes = Counter[float]()
    for one in lines:
        sizes[round(one.size, 1)] += len(_text(one))
    steps = Counter(
        round(below.base - above.base) for page in pages for above, below in pairwise(page) if below.base > above.base
    )
    return _first(steps, 20.0), _first(sizes, 12.0)


def _first(counts: Counter[float] | Counter[int], otherwise: float) -> float:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else otherwise


def _text(one: Placed) -> str:
    return one.block.text if isinstance(one.block, Line) else ""


def _outer(page: Sequence[Placed]) -> list[Placed]:
    order = sorted(page, key=lambda one: one.base)
    return [*order[:_DEEPEST], *order[max(len(order) - _DEEPEST, _DEEPEST) :]]


def _shape(one: Placed) -> tuple[str, int]:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", _text(one))), round(one.base / _NEAR)


def _offset(one: Placed) -> int | None:
    match = _NUMBER.fullmatch(_text(one))
    return int(match["bare"]) - one.page if match and match["bare"] else None


def _is_number(one: Placed, text: str, offsets: Counter[int | None], pages: int) -> bool:
    """A page number: with marks around it, or a bare number that counts as the pages do."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return False
    return not match["bare"] or pages == 1 or offsets[_offset(one)] > 1


def _repeats(
    one: Placed, inner: Placed | None, shapes: Counter[tuple[str, int]], pages: int, leading: float, size: float
) -> bool:
    """Whether a line stands at the same place on most pages, or on some of them and apart from the text."""
    words, row = _shape(one)
    if not words.strip("#.-—/:"):
        return False
    count = sum(shapes[words, near] for near in (row - 1, row, row + 1))
    if count >= max(2, pages // 2):
        return True
    apart = inner is None or abs(inner.base - one.base) > _APART * leading or one.size < _SMALLER * size
    return count >= 3 and apart


def _peeled(page: list[Placed], is_edge: Callable[[Placed, Placed | None], bool]) -> list[Placed]:
    order = sorted(page, key=lambda one: one.base)
    dropped: set[int] = set()
    for side in (order, order[::-1]):
        for one, inner in zip(side[:_DEEPEST], [*side[1:], None], strict=False):
            if not is_edge(one, inner):
                break
            dropped.add(id(one))
    return [one for one in page if id(one) not in dropped]


def without_contents(lines: Sequence[Placed]) -> list[Placed]:
    """The lines without a list of contents (目录): lines that end in dots and a page number, and its heading."""
    listed = [bool(_CONTENTS.fullmatch(_text(one).strip())) for one in lines]
    if sum(listed) < 3:
        return list(lines)
    first = listed.index(True)
    heads = {at for at in range(max(first - 2, 0), first) if _CONTENTS_HEAD.fullmatch(_text(lines[at]).strip())}
    return [one for at, one in enumerate(lines) if not listed[at] and at not in heads]
