"""Scans for tests: pictures of text drawn with a font of the machine, and PDF files made of them."""

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

_FONTS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk")
WIDTH, HEIGHT, SIZE, LEFT, TOP, LEADING = 1240, 1754, 40, 180, 150, 66


def font() -> Path:
    """A Chinese font. Skips the test where there is none, but not in continuous integration."""
    found = [path for folder in _FONTS for path in sorted(Path(folder).glob("NotoSerifCJK-Regular.tt[cf]"))]
    if not found:
        missing("no Noto CJK font (fonts-noto-cjk)")
    return found[0]


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


def picture(lines: Sequence[str], degrees: float = 0.0) -> Image.Image:
    """A page with lines below each other; two ideographic spaces in front are an indent of two."""
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(str(font()), SIZE, index=2)
    for at, line in enumerate(lines):
        bare = line.lstrip("　")
        draw.text((LEFT + SIZE * (len(line) - len(bare)), TOP + LEADING * at), bare, font=face, fill="black")
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor="white") if degrees else page


def ruled(rows: Sequence[Sequence[str]]) -> Image.Image:
    """A page with a ruled table."""
    page = picture([])
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(str(font()), SIZE, index=2)
    xs, tall = [160, 360, 760, 1080], 80
    for y in range(len(rows) + 1):
        draw.line((xs[0], 200 + tall * y, xs[-1], 200 + tall * y), fill="black", width=3)
    for x in xs:
        draw.line((x, 200, x, 200 + tall * len(rows)), fill="black", width=3)
    for y, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            draw.text((x + 20, 210 + tall * y), cell, font=face, fill="black")
    return page


def scanned(pages: Sequence[Image.Image]) -> bytes:
    """A PDF of nothing but pictures."""
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return made.getvalue()


def saved(page: Image.Image, form: str) -> bytes:
    """The picture as a file."""
    made = io.BytesIO()
    page.save(made, form)
    return made.getvalue()
