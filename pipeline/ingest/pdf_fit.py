"""Whether a line was wrapped because the next word found no room: the geometry of a paragraph."""

import re

from pipeline.ingest.lines import Line
from pipeline.ingest.pdf_lines import Placed

_UNIT = re.compile(r"[（《“‘〔【(\[]*(?:[A-Za-z0-9.,%+/&_@:-]+|.)[，。、；：？！”’）》〕】)\]%％]*")
_SLACK = 0.6  # of the size of the font


def columns(text: str) -> float:
    """How wide a text is set, in sizes of the font."""
    return sum(1.0 if mark > "\u2e7f" or mark in "“”‘’—…" else 0.55 for mark in text)


def goes_on(above: Placed, below: Placed, edge: float) -> bool:
    """Whether the line above reaches so near to the edge of its column that the first word below had no room left."""
    if not isinstance(below.block, Line):
        return False
    unit = _UNIT.match(below.block.text)
    wide = columns(unit.group()) if unit else 1.0
    return above.right + (min(wide, 20.0) + _SLACK) * above.size >= edge
