"""PDF files as blocks: text by pdfium, ruled tables by pdfplumber, running heads and page numbers left out."""

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Any

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.ingest.lines import Block, Content
from pipeline.ingest.ocr import Scanner
from pipeline.ingest.pdf_edges import without_contents, without_edges
from pipeline.ingest.pdf_grids import Ruled, blocks
from pipeline.ingest.pdf_joins import paragraphs
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.pdf_open import open_tables
from pipeline.ingest.pdf_rules import ruled_cells
from pipeline.ingest.pdf_scans import Scans
from pipeline.ingest.pdf_sheet import Sheet
from pipeline.ingest.pdf_stitch import stitched
from pipeline.records import Omission

_TAIL = 8192
_ASLANT, _SHARE = 60, 0.3  # characters, and of those of the page: more than watermarks have


def pdf_blocks(
    content: bytes,
    scanner: Scanner | None = None,
    limits: Limits = LIMITS,
) -> Content:
    """The blocks of all pages. Raises Unreadable for what has no text to read.

    Scanned pages are read by the scanner. Without it they are omissions where most pages have text.
    """
    scans = Scans(scanner or Scanner())
    with closing(_opened(content)) as document:
        count = len(document)
        if count > limits.pages:
            raise Unreadable(f"PDF of {count} pages, more than {limits.pages}")
        pages: list[list[Placed]] = []
        omissions: list[Omission] = []
        size, gutter = 0, 0.0
        with closing(_sheets(document, count)) as sheets:
            for sheet in sheets:
                placed, length, gutter = _page(sheet, gutter, scans)
                if sheet.aslant > max(_ASLANT, _SHARE * length):
                    omissions.append(Omission(sheet.number, "text that does not stand upright"))
                pages.append(placed)
                size += length
                if size > limits.characters:
                    raise Unreadable(f"PDF with more than {limits.characters} characters of text")
        attached = document.count_attachments()
    scans.check(sum(bool(page) for page in pages))
    omissions += [Omission(0, f"attached files: {attached}")] if attached else []
    return Content(page_blocks(pages), count, (*scans.omissions, *omissions))


def page_blocks(pages: Sequence[list[Placed]]) -> list[Block]:
    """The lines and tables of all pages as paragraphs and whole tables, heads and feet of the pages left out."""
    lines = [one for page in without_edges(pages) for one in open_tables(page)]
    return paragraphs(stitched(without_contents(lines)))


def _opened(content: bytes) -> Any:
    import pypdfium2

    if b"%%EOF" not in content[-_TAIL:]:  # pdfium would mend it in silence, and pages would be missing
        raise Unreadable("damaged PDF: its end is missing")
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted PDF: it opens only with a password") from error
        raise Unreadable("damaged PDF: cannot be opened") from error


def _sheets(document: Any, count: int) -> Generator[Sheet]:
    """The pages in order. Each stays open until the next one is: pdfium forgets fonts that no open page uses."""
    import pypdfium2

    last: Sheet | None = None
    try:
        for number in range(1, count + 1):
            try:
                sheet = Sheet(document[number - 1], number)
            except pypdfium2.PdfiumError as error:
                raise Unreadable(f"damaged PDF: its page {number} cannot be opened") from error
            if last:
                last.close()
            last = sheet
            yield sheet
    finally:
        if last:
            last.close()


def _page(sheet: Sheet, gutter: float, scans: Scans) -> tuple[list[Placed], int, float]:
    """The lines and tables of a page in reading order, how many characters it has, and its gutter."""
    if scans.holds(sheet):
        return scans.page(sheet, gutter)
    tables = [Ruled(rows) for rows in ruled_cells(sheet)] if sheet.text.strip() else []
    placed, gutter = blocks(sheet, tables, gutter)
    return placed, len(sheet.text), gutter
