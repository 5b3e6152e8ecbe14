"""Pages of a PDF that are pictures: told from pages of text, drawn, and read by recognition where that is installed."""

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.ocr import NO_TEXT, Scanner
from pipeline.ingest.ocr_engine import MISSING, SIDE
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.pdf_sheet import Sheet
from pipeline.records import Omission

_WORDS = re.compile(r"(?:\S\s*){41}")  # more characters than a program sets on a scan: its name, a page number
_COVERED = 0.5  # of the page, by one picture
_MOST_OBJECTS = 2_000


class Scans:
    """The scanned pages of a file; `omissions` are those that nothing was read from."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self.omissions: list[Omission] = []

    def holds(self, sheet: Sheet) -> bool:
        """Whether a page is a scan: something to see but no text on it, or a picture of it all below a few words."""
        if _WORDS.search(sheet.text):
            return False
        return (not sheet.text.strip() and pdfium.FPDFPage_CountObjects(sheet.page.raw) > 0) or _is_covered(sheet.page)

    def page(self, sheet: Sheet, gutter: float) -> tuple[list[Placed], int, float]:
        """The lines and tables of a scanned page, how many characters it has, and its gutter; nothing when left out."""
        if not self._scanner.is_there:
            self.omissions.append(Omission(sheet.number, f"scanned page; {MISSING}"))
            return [], 0, gutter
        longest = max(sheet.page.get_size())
        picture = sheet.page.render(scale=SIDE / longest).to_pil()
        found = self._scanner.page(picture, sheet.number, gutter, longest)
        if not found[0]:
            self.omissions.append(Omission(sheet.number, "a picture in which no text is recognised"))
        return found

    def check(self, read: int) -> None:
        """Raise Unreadable where no page, or not even half of the pages that are not blank, could be read."""
        scans = len(self.omissions)
        if scans and scans >= read and not self._scanner.is_there:
            share = f" on {scans} of {scans + read} pages" if read else ""
            raise Unreadable(NO_TEXT.replace("no text layer", f"no text layer{share}"))
        if not read:
            raise Unreadable("no text layer, and no text recognised in pictures of pages")


def _is_covered(page: Any) -> bool:
    """Whether one picture covers most of a page."""
    width, height = page.get_size()
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(
            part, *map(ctypes.byref, edges)
        ):
            left, bottom, right, top = (edge.value for edge in edges)
            if (right - left) * (top - bottom) > _COVERED * width * height:
                return True
    return False
