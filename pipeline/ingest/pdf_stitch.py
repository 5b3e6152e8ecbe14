"""Tables that go on over a page end as one: repeated heads out, rows cut by the page end and merged cells whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.grids import Row
from pipeline.ingest.lines import Grid, Line
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.text_tables import heads

_GOES_ON = re.compile(
    r"[（(]?\s*(?:续\s?[上前]?\s?[表页]|上接第?\s?\d*\s?页|接上[表页]).{0,12}|.{0,40}[（(]续表?\d*[)）]"
)
_COUNT = re.compile(r"\d{1,3}[.、]?")
_NEAR, _LOOSE = 6.0, 2.5  # points; sizes of the font, where white space parts the columns


def stitched(lines: Sequence[Placed]) -> list[Placed]:
    """The lines and tables of all pages in order, each table whole; one row of cells that stays alone is text."""
    found: list[Placed] = []
    for one in lines:
        if isinstance(one.block, Grid):
            at = _before(found, one)
            last = found[at] if at >= 0 else None
            if last and isinstance(last.block, Grid):
                grid, part, columns = _aligned(last, one)
                if grid and part:
                    found[at:] = [replace(last, block=_joined(grid, part), page=one.page, base=one.base, flow=columns)]
                    continue
        found.append(one)
    return [part for one in found for part in _as_text(one)]


def _before(found: Sequence[Placed], one: Placed) -> int:
    """The table of the page or column before, parted from this one by a note 续表 at most; -1: none."""
    at = len(found) - 1
    while at >= 0 and found[at].page == one.page and _is_note(found[at]):
        at -= 1
    if at < 0 or not isinstance(found[at].block, Grid):
        return -1
    next_column = found[at].page == one.page and one.base < found[at].base
    return at if next_column or found[at].page == one.page - 1 else -1


def _is_note(placed: Placed) -> bool:
    return isinstance(placed.block, Line) and _GOES_ON.fullmatch(placed.block.text.strip()) is not None


def _aligned(one: Placed, other: Placed) -> tuple[Grid | None, Grid | None, tuple[float, ...]]:
    """Both parts with the same columns, where the columns of one are among those of the other."""
    assert isinstance(one.block, Grid) and isinstance(other.block, Grid)
    near_by = max(_NEAR, _LOOSE * one.size)
    if len(one.flow) == len(other.flow) and _places(one.flow, other.flow, near_by) is not None:
        return one.block, other.block, one.flow
    if (spread := _places(other.flow, one.flow, near_by)) is not None:
        return one.block, _spread(other.block, spread), one.flow
    if (spread := _places(one.flow, other.flow, near_by)) is not None:
        return _spread(one.block, spread), other.block, other.flow
    return None, None, ()


def _places(few: Sequence[float], many: Sequence[float], near_by: float) -> list[int] | None:
    """At which of the many edges each of the few stands; None when one is not among them or the outer ones differ."""
    shift = many[0] - few[0]
    found = []
    for edge in few:
        near = [at for at, place in enumerate(many) if abs(place - edge - shift) <= near_by]
        if not near:
            return None
        found.append(near[0])
    return found if found[-1] == len(many) - 1 and len(set(found)) == len(found) else None


def _spread(grid: Grid, places: Sequence[int]) -> Grid:
    rows = tuple(
        tuple(cell for cell, low, high in zip(row, places, places[1:], strict=False) for _ in range(low, high))
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def _joined(one: Grid, other: Grid) -> Grid:
    rows = list(other.rows)
    if [_texts(row) for row in rows[: one.heads]] == [_texts(row) for row in one.rows[: one.heads]]:
        rows = rows[one.heads :]
    if not rows:
        return one
    upper = list(one.rows)
    _merge_tall(upper, rows, one.heads)
    if len(upper) > one.heads and _is_cut(upper, rows, one.heads):
        upper[-1] = tuple(_whole(a, b) for a, b in zip(upper[-1], rows[0], strict=True))
        rows = rows[1:]
    else:
        _share(upper, rows, one.heads)
    whole = (*upper, *rows)
    return Grid(whole, heads(whole))


def _texts(row: Row) -> list[str]:
    return [re.sub(r"\s", "", cell.text) for cell in row]


def _merge_tall(upper: list[Row], lower: list[Row], first: int) -> None:
    """Where a merged cell reaches over the page end, both its parts hold its words."""
    for x in range(len(upper[-1])):
        one, other = upper[-1][x], lower[0][x]
        tall = (len(upper) > first + 1 and upper[-2][x] is one) or (len(lower) > 1 and lower[1][x] is other)
        if tall and bool(one.text) != bool(other.text):
            words = one if one.text else other
            _fill(upper if words is other else lower, x, other if words is one else one, words)


def _fill(rows: list[Row], x: int, blank: Line, words: Line) -> None:
    for y, row in enumerate(rows):
        if row[x] is blank:
            rows[y] = (*row[:x], words, *row[x + 1 :])


def _is_cut(upper: Sequence[Row], lower: Sequence[Row], first: int) -> bool:
    """Whether the page end cuts a row: of the columns that are filled in all other rows most are empty on one side.

    Where one of these columns counts the rows, it alone decides.
    """
    others = [*upper[first:-1], *lower[1:]]
    sides: list[bool] = []
    for x, (one, other) in enumerate(zip(upper[-1], lower[0], strict=True)):
        column = [row[x].text for row in others]
        if one is other or not (all(column) if column else x == 0):
            continue
        if column and all(_COUNT.fullmatch(text) for text in column):
            return bool(one.text) != bool(other.text)
        sides.append(bool(one.text) != bool(other.text))
    return sum(sides) * 2 > len(sides)


def _share(upper: Sequence[Row], lower: list[Row], first: int) -> None:
    """A cell that alone is empty below the page end, in a column that is filled elsewhere, goes on from above it."""
    blank = [x for x, cell in enumerate(lower[0]) if not cell.text]
    filled = [x for x in blank if upper[-1][x].text and all(row[x].text for row in (*upper[first:], *lower[1:]))]
    if len(blank) == 1 and filled == blank and len(upper) - first > 1:
        _fill(lower, blank[0], lower[0][blank[0]], upper[-1][blank[0]])


def _whole(one: Line, other: Line) -> Line:
    if one is other or not other.text:
        return one
    return one.plus(other) if one.text else other


def _as_text(one: Placed) -> list[Placed]:
    if not isinstance(one.block, Grid) or len(one.block.rows) > 1:
        return [one]
    cells = {id(cell): cell for cell in one.block.rows[0] if cell.text}
    return [replace(one, block=cell, flow=one.flow[:1]) for cell in cells.values()]
