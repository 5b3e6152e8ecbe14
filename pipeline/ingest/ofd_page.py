"""The text and the ruled lines of one page of an OFD file (GB/T 33190-2016, clauses 8, 9 and 11), in points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.ingest.pdf_frames import Edge
from pipeline.ingest.placed_page import Mark
from pipeline.ingest.ruled import edges_of
from pipeline.records import set_width

_POINT = 72 / 25.4  # a millimetre in points
_THIN, _UPRIGHT, _LOOSE = 1.0, 0.2, 1.05
_REPEATED, _MOST_REPEATS = "g", 10_000
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """Where a page begins and how wide it is; A4 where the file does not say."""

    left: float = 0.0
    top: float = 0.0
    width: float = 210 * _POINT

    @classmethod
    def of(cls, box: str) -> "Area":
        """The area of a box `x y width height` in millimetres."""
        numbers = _numbers(box)
        return cls(numbers[0] * _POINT, numbers[1] * _POINT, numbers[2] * _POINT) if len(numbers) == 4 else cls()


@dataclass(frozen=True, slots=True)
class Place:
    """How the coordinates of an object become those of its page."""

    matrix: _Matrix
    left: float
    top: float

    @classmethod
    def of(cls, element: Any, area: Area) -> "Place":
        """The place of an object, by its boundary and its matrix."""
        boundary = _numbers(element.get("Boundary", "")) or [0.0, 0.0]
        matrix = _numbers(element.get("CTM", ""))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        left, top = (boundary[at] * _POINT if len(boundary) > at else 0.0 for at in (0, 1))
        return cls((a, b, c, d, e, f), left - area.left, top - area.top)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the object on the page, in points."""
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e) * _POINT + self.left, (b * x + d * y + f) * _POINT + self.top

    @property
    def is_upright(self) -> bool:
        """Whether text stands upright; a watermark does not."""
        a, b, _, d, _, _ = self.matrix
        return abs(b) <= _UPRIGHT * abs(a) and d > 0 < a


def page_text(content: Any, area: Area) -> Iterator[list[Mark]]:
    """The characters of a page, those of each TextCode as a line."""
    for element in content.iter("{*}TextObject"):
        place = Place.of(element, area)
        if not place.is_upright or element.get("Visible") == "false" or element.get("CharDirection", "0") != "0":
            continue
        size = _number(element.get("Size"), 0.0)
        wide = size * _number(element.get("HScale"), 1.0)
        x = y = 0.0
        for code in element.iterfind("{*}TextCode"):
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            yield list(_marks(code, x, y, size, wide, place))


def _marks(code: Any, x: float, y: float, size: float, wide: float, place: Place) -> Iterator[Mark]:
    text = (code.text or "").replace("\n", " ").replace("\r", " ")
    along, down = _deltas(code.get("DeltaX", "")), _deltas(code.get("DeltaY", ""))
    a, _, _, d, _, _ = place.matrix
    for at, sign in enumerate(text):
        left, base = place.point(x, y)
        step = along[at] if at < len(along) else (0.0 if down else set_width(sign) * wide)
        set_wide = step if 0 < step <= wide * _LOOSE else set_width(sign) * wide
        yield Mark(sign, left, left + set_wide * a * _POINT, base, size * d * _POINT)
        x += step
        y += down[at] if at < len(down) else 0.0


def _deltas(text: str) -> list[float]:
    """The distances of characters; `g 3 5.5` stands for three times 5.5."""
    found: list[float] = []
    words = text.split()
    at = 0
    while at < len(words):
        if words[at] == _REPEATED and at + 2 < len(words):
            found += [_number(words[at + 2], 0.0)] * min(int(_number(words[at + 1], 0.0)), _MOST_REPEATS)
            at += 3
        else:
            found.append(_number(words[at], 0.0))
            at += 1
    return found


def page_rules(content: Any, area: Area) -> Iterator[Edge]:
    """The ruled lines of a page: straight lines that are drawn, and shapes so thin that they are lines."""
    for element in content.iter("{*}PathObject"):
        place = Place.of(element, area)
        data = next((one.text or "" for one in element.iterfind("{*}AbbreviatedData")), "")
        lines = [(place.point(*one), place.point(*other)) for one, other in _lines(data)]
        if lines and (element.get("Stroke") != "false" or _is_thin(lines)):
            for (x0, y0), (x1, y1) in lines:
                yield from edges_of(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _lines(data: str) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines of a path (`M x y L x y C`); one with curves has none."""
    points: list[tuple[float, float]] = []
    found: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for command, arguments in _COMMAND.findall(data):
        numbers = _numbers(arguments)
        if command in "SM" and len(numbers) >= 2:
            found += pairwise(points)
            points = [(numbers[0], numbers[1])]
        elif command == "L" and len(numbers) >= 2:
            points.append((numbers[0], numbers[1]))
        elif command == "C" and points:
            points.append(points[0])
        elif command in "QBA":
            return []
    return [*found, *pairwise(points)]


def _is_thin(lines: list[Any]) -> bool:
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    thick: float = min(max(xs) - min(xs), max(ys) - min(ys))
    return thick <= _THIN * _POINT


def _numbers(text: str) -> list[float]:
    return [_number(word, 0.0) for word in text.split()]


def _number(text: str | None, otherwise: float) -> float:
    """A number of the file; `otherwise` where there is none."""
    try:
        number = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return number if abs(number) < 1e6 else otherwise  # neither nan nor inf
