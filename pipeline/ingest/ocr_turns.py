"""Pages that lie on their side or on their head, turned upright."""

from typing import TYPE_CHECKING

from pipeline.ingest.ocr_engine import Point, Reading, Recogniser

if TYPE_CHECKING:
    from PIL.Image import Image

_GOOD = 0.7
_TURNS = (180, 90, 270)


def turned(picture: "Image", reads: Recogniser) -> "tuple[Image, list[Reading], int]":
    """The picture as it is read best, what is read, and by how many degrees it was turned to the left.

    It is turned only where it is hardly read as it stands.
    """
    found = [(picture, reads(picture), 0)]
    if found[0][1] and _quality(found[0][1]) < _GOOD:
        for degrees in _TURNS:
            other = picture.rotate(degrees, expand=True)
            found.append((other, reads(other), degrees))
    return max(found, key=lambda one: _quality(one[1]))


def turned_back(point: Point, size: tuple[int, int], degrees: int) -> Point:
    """Where the picture had a point before it was turned to the left; `size` is that of the turned one."""
    x, y = point
    return {0: (x, y), 90: (size[1] - y, x), 180: (size[0] - x, size[1] - y), 270: (y, size[0] - x)}[degrees]


def _quality(readings: list[Reading]) -> float:
    """How sure the recogniser is of the usual character; lines that run down the page count as unread."""
    known = [
        sign.confidence if one.right[0] - one.left[0] > one.height or len(one.signs) < 2 else 0.0
        for one in readings
        for sign in one.signs
    ]
    return sum(known) / len(known) if known else 0.0
