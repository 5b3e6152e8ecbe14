"""PDF files as blocks: text by pdfium, ruled tables by pdfplumber, running heads and page numbers left out."""

from contextlib import closing
from typing import Any

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.lines import Block
from pipeline.ingest.pdf_edges import without_contents, without_edges
from pipeline.ingest.pdf_grids import Ruled, blocks
from pipeline.ingest.pdf_joins import paragraphs
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.pdf_open import open_tables
from pipeline.ingest.pdf_rules import ruled_cells
from pipeline.ingest.pdf_sheet import Sheet
from pipeline.ingest.pdf_stitch import stitched

PAGE_LIMIT, CHARACTER_LIMIT = 5_000, 20_000_000


def pdf_blocks(
    content: bytes, page_limit: int = PAGE_LIMIT, character_limit: int = CHARACTER_LIMIT
) -> tuple[list[Block], int]:
    """The blocks of all pages, and the number of pages. Raises Unreadable for what has no text to read."""
    with closing(_opened(content)) as document:
        count = len(document)
        if count > page_limit:
            raise Unreadable(f"PDF of {count} pages, more than {page_limit}")
        pages: list[list[Placed]] = []
        size, gutter = 0, 0.0
        for number in range(count):
            placed, length, gutter = _page(document, number, gutter)
            pages.append(placed)
            size += length
            if size > character_limit:
                raise Unreadable(f"PDF with more than {character_limit} characters of text")
    if not any(pages):
        raise Unreadable("no text layer: scanned or image-only PDF")
    lines = [one for page in without_edges(pages) for one in open_tables(page)]
    return paragraphs(stitched(without_contents(lines))), count


def _opened(content: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted PDF" if "password" in str(error).lower() else "damaged PDF"
        raise Unreadable(f"{reason}: cannot be opened") from error


def _page(document: Any, number: int, gutter: float) -> tuple[list[Placed], int, float]:
    """The lines and tables of a page (counted from 0) in reading order, how many characters it has, and its gutter.

    A page that is damaged is empty, so that the others are read.
    """
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], 0, gutter
    with closing(Sheet(page, number + 1)) as sheet:
        tables = [Ruled(rows) for rows in ruled_cells(page, sheet)] if sheet.text.strip() else []
        placed, gutter = blocks(sheet, tables, gutter)
        return placed, len(sheet.text), gutter
