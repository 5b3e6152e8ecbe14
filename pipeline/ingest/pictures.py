"""Picture files (PNG, JPEG, TIFF of several pages, BMP …) as blocks, by recognition."""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.lines import Content
from pipeline.ingest.ocr import Scanner
from pipeline.ingest.ocr_engine import MISSING, SIDE
from pipeline.ingest.pdf import page_blocks
from pipeline.records import Omission

if TYPE_CHECKING:
    from PIL.Image import Image

_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_SHORTEST, _LONGEST = 1.2, 1.7  # how high a page is, in its widths
PIXEL_LIMIT = 80_000_000
"""Pixels of one picture: an A3 page at 600 dots per inch takes 70 million."""


def is_picture(content: bytes) -> bool:
    """Whether a file begins as a picture does."""
    return content.startswith(_MAGIC) and (not content.startswith(b"BM") or content[6:10] == b"\0\0\0\0")


def picture_blocks(content: bytes, scanner: Scanner) -> Content:
    """The blocks of all pictures of a file. Raises Unreadable with the reason."""
    if not scanner.is_there:
        raise Unreadable(f"a picture without text layer; {MISSING}")
    pages = []
    gutter = 0.0
    for number, picture in enumerate(_frames(content), 1):
        placed, _, gutter = scanner.page(picture, number, gutter)
        pages.append(placed)
    if not any(pages):
        raise Unreadable("a picture in which no text is recognised")
    blank = tuple(Omission(number, "no text is recognised in it") for number, page in enumerate(pages, 1) if not page)
    return Content(page_blocks(pages), len(pages), blank)


def _frames(content: bytes) -> Iterator["Image"]:
    """The pictures of a file, turned as its camera says, no larger than recognition needs."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            whole = Image.open(io.BytesIO(content), formats=_FORMATS)
        for one in ImageSequence.Iterator(whole):
            if one.width * one.height > PIXEL_LIMIT:
                raise Unreadable(f"a picture of {one.width} by {one.height} pixels, more than {PIXEL_LIMIT}")
            yield from _pages(_on_white(ImageOps.exif_transpose(one)))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("damaged picture: cannot be opened 图片打不开") from error


def _on_white(picture: "Image") -> "Image":
    """The picture without transparency, on white paper."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("RGB")


def _pages(picture: "Image") -> Iterator["Image"]:
    """A picture no larger than recognition needs; a long one (of a screen) is cut where its rows are lightest."""
    import numpy

    top, wide = 0, picture.width
    while picture.height - top > _LONGEST * wide:
        low, high = top + round(_SHORTEST * wide), top + round(_LONGEST * wide)
        band = numpy.asarray(picture.crop((0, low, wide, high)).convert("L"))
        lightest = numpy.flatnonzero(band.min(axis=1) == band.min(axis=1).max())
        cut = low + int(lightest[len(lightest) // 2])
        yield _reduced(picture.crop((0, top, wide, cut)))
        top = cut
    yield _reduced(picture.crop((0, top, wide, picture.height)))


def _reduced(picture: "Image") -> "Image":
    picture.thumbnail((SIDE, SIDE))
    return picture
