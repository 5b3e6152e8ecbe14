"""Recognised lines of a picture as a page: set upright, with the sizes and margins that its print has.

A recogniser finds a line within a pixel or two; the geometry of paragraphs asks which lines begin at one margin and
are of one size, so that places and sizes that differ by no more than that are made one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, sin
from statistics import median

from pipeline.ingest.ocr_engine import A4, Point, Reading
from pipeline.ingest.placed_page import Mark, PlacedPage
from pipeline.records import set_width

_LONG = 6.0  # characters of a line that tells the slope and the size
_TALL, _BASE = 0.87, 0.35  # of its height, the size of a line; of its size, how far its base is below its middle
_SAME_SIZE, _SAME_MARGIN, _SAME_LINE = 0.15, 0.5, 0.4
_DOCUMENT_NUMBER = re.compile(r"[\[［【(（〔〈](?P<year>(?:19|20)\d\d)[\]］】)）〕〉](?=第?\d+号)")


@dataclass(frozen=True, slots=True)
class Frame:
    """How pixels of a picture become points of a page that stands upright."""

    scale: float
    slope: float

    def point(self, point: Point) -> Point:
        """A place of the picture on the page."""
        x, y = point
        along, across = cos(self.slope), sin(self.slope)
        return self.scale * (x * along + y * across), self.scale * (y * along - x * across)

    def pixel(self, point: Point) -> Point:
        """A place of the page in the picture."""
        x, y = point
        along, across = cos(self.slope), sin(self.slope)
        return (x * along - y * across) / self.scale, (y * along + x * across) / self.scale


def frame(readings: Sequence[Reading], size: tuple[int, int]) -> Frame:
    """The frame of a picture of a whole page, `size` in pixels."""
    slopes = [_slope(one) for one in readings if _columns(one) >= _LONG]
    return Frame(A4 / max(size), median(slopes) if slopes else 0.0)


def _slope(reading: Reading) -> float:
    return atan2(reading.right[1] - reading.left[1], reading.right[0] - reading.left[0])


def _columns(reading: Reading) -> float:
    return set_width("".join(sign.sign for sign in reading.signs))


def page(readings: Sequence[Reading], place: Frame, number: int, width: int) -> PlacedPage:
    """The readings as a page of `width` pixels."""
    lines = [_with_number_brackets(one) for one in readings if one.signs]
    sizes = _settled_sizes(lines, place)
    marks = [_marks(one, size, place) for one, size in zip(lines, sizes, strict=True)]
    return PlacedPage(_at_margins(_told_once(marks)), number, width * place.scale)


def _with_number_brackets(reading: Reading) -> Reading:
    """The brackets around the year of a document number are 〔〕 (GB/T 9704); recognisers take them for any other."""
    text = "".join(sign.sign for sign in reading.signs)
    signs = list(reading.signs)
    for match in _DOCUMENT_NUMBER.finditer(text):
        for at, sign in ((match.start(), "〔"), (match.end("year"), "〕")):
            signs[at] = signs[at]._replace(sign=sign)
    return reading._replace(signs=tuple(signs))


def _size(reading: Reading, place: Frame) -> float:
    """The size of the characters in points: how wide they are set, and for short lines how high."""
    tall = _TALL * reading.height * place.scale
    wide = (place.point(reading.right)[0] - place.point(reading.left)[0]) / max(_columns(reading), 1.0)
    return min(wide, 1.2 * tall) if _columns(reading) >= _LONG else tall


def _settled_sizes(lines: Sequence[Reading], place: Frame) -> list[float]:
    """The sizes of lines, nearly the same ones made the same; a short line takes that of long ones."""
    sizes = [_size(one, place) for one in lines]
    known = _usual([(size, len(one.signs)) for one, size in zip(lines, sizes, strict=True) if _columns(one) >= _LONG])
    found = []
    for one, size in zip(lines, sizes, strict=True):
        near = min(known, key=lambda other: (abs(other - size), other), default=size)
        wide = _SAME_SIZE if _columns(one) >= _LONG else 2 * _SAME_SIZE
        found.append(near if abs(near - size) <= wide * near else size)
    return found


def _usual(weighed: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that stand for all others near them, those of most characters first."""
    found = []
    rest = sorted(weighed)
    while rest:
        groups = [[one for one in rest if abs(one[0] - size) <= _SAME_SIZE * size] for size, _ in rest]
        most = max(groups, key=lambda group: (sum(count for _, count in group), -group[0][0]))
        found.append(median(size for size, _ in most))
        rest = [one for one in rest if one not in most]
    return found


def _marks(reading: Reading, size: float, place: Frame) -> list[Mark]:
    (left, top), (right, foot) = place.point(reading.left), place.point(reading.right)
    base, wide = (top + foot) / 2 + _BASE * size, right - left
    return [
        Mark(one.sign, left + one.start * wide, left + one.end * wide, base, size, one.confidence)
        for one in reading.signs
    ]


def _told_once(lines: Sequence[list[Mark]]) -> list[list[Mark]]:
    """The lines without characters that two of them hold, because the frames around them overlap."""
    found: list[list[Mark]] = []
    for line in sorted(lines, key=lambda line: line[0].left):
        one = line[0]
        beside = [other[-1].right for other in found if abs(other[0].base - one.base) < _SAME_LINE * one.size]
        edge = max(beside, default=0.0)
        kept = [mark for mark in line if (mark.left + mark.right) / 2 > edge]
        while kept and kept[0].sign == " ":
            del kept[0]
        if kept:
            found.append(kept)
    return found


def _at_margins(lines: list[list[Mark]]) -> list[list[Mark]]:
    """Lines that begin, or end, nearly at one place made to do so."""
    starts = _settled([line[0].left for line in lines], [line[0].size for line in lines])
    ends = _settled([line[-1].right for line in lines], [line[0].size for line in lines])
    for line, start, end in zip(lines, starts, ends, strict=True):
        line[0] = line[0]._replace(left=start)
        line[-1] = line[-1]._replace(right=end)
    return lines


def _settled(places: Sequence[float], sizes: Sequence[float]) -> list[float]:
    found = list(places)
    group: list[int] = []
    for at in sorted(range(len(places)), key=lambda at: (places[at], at)):
        if group and places[at] - places[group[0]] > _SAME_MARGIN * sizes[group[0]]:
            group = []
        group.append(at)
        middle = median(places[one] for one in group)
        for one in group:
            found[one] = middle
    return found
