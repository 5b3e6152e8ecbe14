"""Pages of a PDF read by zerentu beside pdfplumber's `extract_text` of the same pages, in one process and one run.

Prints pages a second for both and their ratio (time of zerentu / time of pdfplumber; below 1.0 zerentu is faster), the
share that pdfium's bare text takes, and the memory that was needed at most. zerentu gives paragraphs with the place of
every character, tables whole over page ends, and no running heads; pdfplumber gives lines of text.

    python benchmarks/pages.py [FILE.pdf] [PAGES]

Without a file, the plans of `corpus/` are printed by Chromium, with a ruled table, and repeated to 1,000 pages.
"""

import io
import logging
import platform
import resource
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import pdfplumber
import pypdfium2

from pipeline.ingest import read
from pipeline.ingest.pdf import pdf_blocks

SAMPLE = 100  # pages that pdfplumber is given: it needs half a minute for 1,000


def printed() -> bytes:
    """The plans of `corpus/` as one PDF."""
    sys.path.insert(0, "tests")
    from renderings import chromium_pdfs, html, parts

    plans = {path.stem: html(parts(read(path))) for path in sorted(Path("corpus").glob("*.txt"))}
    if not plans:
        raise FileNotFoundError("corpus/ holds no plan: run this from the root of the project")
    whole = pypdfium2.PdfDocument.new()
    for content in chromium_pdfs(plans, "政策文件汇编").values():
        whole.import_pages(pypdfium2.PdfDocument(content))
    return _bytes(whole)


def repeated(content: bytes, pages: int) -> bytes:
    """A PDF of so many pages, those of the file over and over (pages that are the same share their fonts)."""
    source, whole = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        count = min(len(source), pages - len(whole))
        whole.import_pages(source, list(range(count)))
    return _bytes(whole)


def _bytes(document: pypdfium2.PdfDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def ours(content: bytes) -> float:
    """Seconds from bytes to paragraphs and tables."""
    start = perf_counter()
    pdf_blocks(content)
    return perf_counter() - start


def plumbed(content: bytes, pages: int) -> float:
    """Seconds of pdfplumber's extract_text over the first pages, each closed."""
    start = perf_counter()
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages[:pages]:
            page.extract_text()
            page.close()
    return perf_counter() - start


def bare(content: bytes) -> float:
    """Seconds of pdfium's text without any places."""
    start = perf_counter()
    for page in pypdfium2.PdfDocument(content):
        page.get_textpage().get_text_range()
        page.close()
    return perf_counter() - start


def main() -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    content = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else printed()
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    whole = repeated(content, pages)
    pdf_blocks(content)
    seconds = ours(whole)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    text = bare(whole)
    sample = min(SAMPLE, pages)
    theirs = plumbed(whole, sample)
    print(
        f"{pages} pages, pdfplumber {version('pdfplumber')}, pypdfium2 {version('pypdfium2')}, "
        f"Python {platform.python_version()}"
    )
    print(f"zerentu     {pages / seconds:>7,.0f} pages/s   at most {memory:,} MB")
    print(f"pdfplumber  {sample / theirs:>7,.0f} pages/s   (first {sample} pages)")
    print(f"pdfium text {pages / text:>7,.0f} pages/s")
    print(f"ratio {(seconds / pages) / (theirs / sample):.2f} (below 1.0: faster than pdfplumber)")


if __name__ == "__main__":
    main()
