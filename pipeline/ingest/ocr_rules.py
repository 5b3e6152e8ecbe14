"""The ruled lines in the picture of a page, and the cells that they enclose."""

from collections.abc import Iterator
from typing import Any

import numpy

from pipeline.ingest.ocr_layout import Frame
from pipeline.ingest.pdf_frames import Edge
from pipeline.ingest.pdf_sheet import Box
from pipeline.ingest.ruled import cells_within

_DARK = 150  # of 255
_LONG, _THICK = 28.0, 5.0  # points
_MOST = 20_000


def ruled_boxes(grey: Any, place: Frame) -> list[list[list[Box | None]]]:
    """The tables of a page (an array of grey values) as rows of cell boxes in points, None where a merged one is."""
    dark = grey < _DARK
    edges = [*_across(dark, place), *_down(dark, place)]
    return cells_within(edges) if len(edges) < _MOST else []


def _across(dark: Any, place: Frame) -> Iterator[Edge]:
    for y, start, end in _runs(dark, place):
        (x0, y0), (x1, y1) = place.point((start, y)), place.point((end, y))
        middle = (y0 + y1) / 2
        yield {"x0": x0, "x1": x1, "top": middle, "bottom": middle, "width": x1 - x0, "height": 0, "orientation": "h"}


def _down(dark: Any, place: Frame) -> Iterator[Edge]:
    for x, start, end in _runs(dark.T, place):
        (x0, y0), (x1, y1) = place.point((x, start)), place.point((x, end))
        middle = (x0 + x1) / 2
        yield {"x0": middle, "x1": middle, "top": y0, "bottom": y1, "width": 0, "height": y1 - y0, "orientation": "v"}


def _runs(dark: Any, place: Frame) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of the long stretches outside of black areas, in pixels; a line may step aside by one."""
    near = dark.copy()
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    deep = max(round(_THICK / place.scale), 2)
    solid = numpy.zeros_like(dark)
    upper, lower = dark[: -2 * deep], dark[2 * deep :]
    solid[deep:-deep, deep:-deep] = (
        upper[:, : -2 * deep] & upper[:, 2 * deep :] & lower[:, : -2 * deep] & lower[:, 2 * deep :]
    )
    near &= ~solid
    padded = numpy.zeros((near.shape[0], near.shape[1] + 2), dtype=numpy.int8)
    padded[:, 1:-1] = near
    turns = numpy.diff(padded, axis=1)
    rows, starts = numpy.nonzero(turns == 1)
    _, ends = numpy.nonzero(turns == -1)
    long = ends - starts >= _LONG / place.scale
    yield from zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)
