"""The spaces between Chinese words, which recognisers leave out: seen in the picture of a line."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy

from pipeline.ingest.ocr_engine import Reading, Sign
from pipeline.records import set_width

_WIDE, _WIDE_AT_NARROW = 0.33, 0.55  # of the size of the characters
_BAND = 0.4  # of the height of the line, above and below its middle
_CONTRAST = 60  # of 255
_AIRY = "，。、；：！？）》〉」』】〕”’（《〈「『【〔“‘,.;:!?)]([·—…- "  # signs that bring white space of their own
_NARROW = "一二三上下了小飞日目自且月习丁卜个1"  # those that fill their square only in part


def spaced(reading: Reading, grey: Any) -> Reading:
    """The line with a space wherever the picture (an array of grey values) shows one between two characters."""
    wide = reading.right[0] - reading.left[0]
    text = "".join(sign.sign for sign in reading.signs)
    if wide <= reading.height or len(text) < 2:
        return reading
    size = min(wide / set_width(text), reading.height)
    gaps = [(left / wide, right / wide) for left, right in _gaps(reading, grey, _WIDE * size)]
    return reading._replace(signs=tuple(_with_spaces(reading.signs, gaps, _WIDE_AT_NARROW * size / wide)))


def _gaps(reading: Reading, grey: Any, least: float) -> list[tuple[int, int]]:
    """The white stretches of a line, from its left edge on, in pixels."""
    xs = numpy.arange(max(round(reading.left[0]), 0), min(round(reading.right[0]), grey.shape[1]))
    slope = (reading.right[1] - reading.left[1]) / (reading.right[0] - reading.left[0])
    middle = reading.left[1] + slope * (xs - reading.left[0])
    half = max(round(_BAND * reading.height), 1)
    rows = (middle[None, :] + numpy.arange(-half, half + 1)[:, None]).round().astype(int).clip(0, grey.shape[0] - 1)
    band = grey[rows, xs[None, :]]
    inked = numpy.flatnonzero((numpy.median(band) - band > _CONTRAST).any(axis=0)).tolist()
    return [(one, other) for one, other in pairwise(inked) if other - one > least]


def _with_spaces(signs: tuple[Sign, ...], gaps: list[tuple[float, float]], wide: float) -> Iterator[Sign]:
    """The characters with a space in each gap; beside narrow ones it must be `wide`."""
    for one, other in pairwise(signs):
        yield one
        low, high = (one.start + one.end) / 2, (other.start + other.end) / 2
        gap = next((gap for gap in gaps if low < sum(gap) / 2 < high), None)
        if gap is None or one.sign in _AIRY or other.sign in _AIRY:
            continue
        if gap[1] - gap[0] > wide or not (one.sign in _NARROW or other.sign in _NARROW):
            yield Sign(" ", *gap, min(one.confidence, other.confidence))
    yield signs[-1]
