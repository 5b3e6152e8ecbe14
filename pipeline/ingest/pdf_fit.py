"""Whether a line was wrapped because the next word found no room: the geometry of a paragraph."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.ingest.lines import Line, Piece
from pipeline.ingest.pdf_lines import Placed
from pipeline.records import set_width

_UNIT = re.compile(r"[（《“‘〔【(\[]*(?:[A-Za-z0-9.,%+/&_@:-]+|.)[，。、；：？！”’）》〕】)\]%％]*")
_SLACK = 0.6  # of the size of the font


def goes_on(above: Placed, below: Placed, edge: float) -> bool:
    """Whether the line above reaches so near to the edge of its column that the first word below had no room left."""
    if not isinstance(below.block, Line):
        return False
    unit = _UNIT.match(below.block.text)
    wide = set_width(unit.group()) if unit else 1.0
    return above.right + (min(wide, 20.0) + _SLACK) * above.size >= edge


def cell(lines: Iterable[Placed], edge: float) -> Line:
    """The text of a cell that ends at `edge`, its wrapped lines joined; a space parts its paragraphs and its words."""
    whole, last = Line("", ()), None
    for placed in lines:
        if isinstance(placed.block, Line):
            if last and (not goes_on(last, placed, edge) or letters_meet(whole, placed.block)):
                whole = whole.plus(Line(" ", (Piece(1, -1, placed.page),)))
            whole, last = whole.plus(placed.block), placed
    return replace(whole, indent=0, gap=0)


def letters_meet(one: Line, other: Line) -> bool:
    """Whether the end of a line has parted two words of letters."""
    before, after = one.text[-1:], other.text[:1]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
