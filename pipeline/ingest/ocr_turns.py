"""Pages that lie on their side or on their head, turned upright."""

from typing import TYPE_CHECKING

from pipeline.ingest.ocr_engine import Reading, Recogniser

if TYPE_CHECKING:
    from PIL.Image import Image

_GOOD = 0.7
_TURNS = (180, 90, 270)


def turned(picture: "Image", reads: Recogniser) -> "tuple[Image, list[Reading]]":
    """The picture as it is read best, and what is read; it is turned only where it is hardly read as it stands."""
    found = [(picture, reads(picture))]
    if found[0][1] and _quality(found[0][1]) < _GOOD:
        for degrees in _TURNS:
            other = picture.rotate(degrees, expand=True)
            found.append((other, reads(other)))
    return max(found, key=lambda one: _quality(one[1]))


def _quality(readings: list[Reading]) -> float:
    """How sure the recogniser is of the usual character; lines that run down the page count as unread."""
    known = [
        sign.confidence if one.right[0] - one.left[0] > one.height or len(one.signs) < 2 else 0.0
        for one in readings
        for sign in one.signs
    ]
    return sum(known) / len(known) if known else 0.0
