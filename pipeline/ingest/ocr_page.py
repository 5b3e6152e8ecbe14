"""The picture of a page as lines and tables, by recognition."""

from functools import partial
from typing import TYPE_CHECKING

import numpy

from pipeline.ingest.ocr_engine import A4, Recogniser
from pipeline.ingest.ocr_layout import Frame, frame, page
from pipeline.ingest.ocr_rules import ruled_boxes
from pipeline.ingest.ocr_spaces import spaced
from pipeline.ingest.ocr_turns import turned, turned_back
from pipeline.ingest.pdf_grids import Ruled, blocks
from pipeline.ingest.pdf_lines import Placed
from pipeline.records import PageBox

if TYPE_CHECKING:
    from PIL.Image import Image


def recognised(
    picture: "Image", reads: Recogniser, number: int, gutter: float = 0.0, longest: float = A4
) -> tuple[list[Placed], int, float]:
    """The lines and tables of a page in reading order, how many characters it has, and its gutter.

    `longest` is the longer side of the page that the picture shows, in points.
    """
    upright, readings, degrees = turned(picture.convert("RGB"), reads)
    place = frame(readings, upright.size)
    grey = numpy.asarray(upright.convert("L"), dtype=numpy.int16)
    sheet = page([spaced(one, grey) for one in readings], place, number, upright.width)
    tables = [Ruled(rows) for rows in ruled_boxes(grey, place)] if readings else []
    placed, gutter = blocks(sheet, tables, gutter)
    unit = longest / max(upright.size)
    shown = partial(_shown, place=place, size=upright.size, degrees=degrees, unit=unit)
    return sheet.weighed(placed, shown), len(sheet.text), gutter


def _shown(box: PageBox, place: Frame, size: tuple[int, int], degrees: int, unit: float) -> PageBox:
    """A box of the upright page where the picture has it, which may lie askew or on its side; in points of `unit`."""
    corners = [place.pixel((x, y)) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    points = [turned_back(corner, size, degrees) for corner in corners]
    xs, ys = [unit * x for x, _ in points], [unit * y for _, y in points]
    return PageBox(min(xs), min(ys), max(xs), max(ys))
