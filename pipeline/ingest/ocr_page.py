"""The picture of a page as lines and tables, by recognition."""

from typing import TYPE_CHECKING

import numpy

from pipeline.ingest.ocr_engine import Recogniser
from pipeline.ingest.ocr_layout import frame, page
from pipeline.ingest.ocr_rules import ruled_boxes
from pipeline.ingest.ocr_spaces import spaced
from pipeline.ingest.ocr_turns import turned
from pipeline.ingest.pdf_grids import Ruled, blocks
from pipeline.ingest.pdf_lines import Placed

if TYPE_CHECKING:
    from PIL.Image import Image


def recognised(
    picture: "Image", reads: Recogniser, number: int, gutter: float = 0.0
) -> tuple[list[Placed], int, float]:
    """The lines and tables of a page in reading order, how many characters it has, and its gutter."""
    upright, readings = turned(picture.convert("RGB"), reads)
    place = frame(readings, upright.size)
    grey = numpy.asarray(upright.convert("L"), dtype=numpy.int16)
    sheet = page([spaced(one, grey) for one in readings], place, number, upright.width)
    tables = [Ruled(rows) for rows in ruled_boxes(grey, place)] if readings else []
    placed, gutter = blocks(sheet, tables, gutter)
    return sheet.weighed(placed), len(sheet.text), gutter
