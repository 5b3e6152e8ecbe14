"""Recognition of scanned pages (OCR), the extra `ocr`: whether it is there, and how much of it one file may ask.

What is recognised carries the recogniser's confidence into the runs of the document.
"""

import time
from typing import TYPE_CHECKING

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.limits import LIMITS
from pipeline.ingest.ocr_engine import A4, MISSING, Recogniser, is_installed, recogniser

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.ingest.pdf_lines import Placed

NO_TEXT = f"no text layer: scanned or image-only; {MISSING}"


class Scanner:
    """Reads pictures of pages, as many and for as long as one file may ask."""

    def __init__(
        self, page_limit: int = LIMITS.scanned, seconds: float = LIMITS.seconds, reads: Recogniser | None = None
    ) -> None:
        self._page_limit, self._seconds = page_limit, seconds
        self._reads = reads
        self._pages, self._since = 0, time.monotonic()

    @property
    def is_there(self) -> bool:
        """Whether pictures can be read at all."""
        return self._reads is not None or is_installed()

    def page(
        self, picture: "Image", number: int, gutter: float = 0.0, longest: float = A4
    ) -> "tuple[list[Placed], int, float]":
        """The lines and tables of a page in reading order, how many characters it has, and its gutter.

        `longest` is the longer side of the page in points; that of A4 for a picture, which has no points. Raises
        Unreadable past a limit, and where the extra is missing.
        """
        if not self.is_there:
            raise Unreadable(NO_TEXT)
        self._count()
        from pipeline.ingest.ocr_page import recognised

        return recognised(picture, self._reads or recogniser(), number, gutter, longest)

    def _count(self) -> None:
        self._pages += 1
        if self._pages > self._page_limit:
            raise Unreadable(f"more than {self._page_limit} scanned pages")
        if time.monotonic() - self._since > self._seconds:
            raise Unreadable(f"scanned pages not read within {self._seconds:.0f} seconds")
