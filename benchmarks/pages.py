"""Pages of a PDF read by zerentu beside pdfplumber's `extract_text` of the same pages, in one process and one run.

Prints pages a second for both and their ratio (time of zerentu / time of pdfplumber; below 1.0 zerentu is faster), the
share that pdfium's bare text takes, and the memory that was needed at most. zerentu gives paragraphs with the place of
every character, tables whole over page ends, and no running heads; pdfplumber gives lines of text.

    python benchmarks/pages.py [FILE.pdf [PAGES]]

Without a file, the plans of `corpus/` with a ruled table, over and over, are exported by LibreOffice and printed by
Chromium, 1,000 pages each. Times are of the processor, so that other work on the machine counts less.
"""

import io
import logging
import platform
import resource
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from time import process_time

import pdfplumber
import pypdfium2

from pipeline.ingest import read
from pipeline.ingest.pdf import pdf_blocks

sys.path.insert(0, "tests")
from renderings import Part, chromium_pdfs, html, libreoffice_pdfs, parts, word

_HEAD = "政策文件汇编"
PAGES = 1000
SAMPLE = 100  # pages that pdfplumber is given: it needs half a minute for 1,000


def printed(pages: int) -> bytes:
    """The plans of `corpus/`, over and over, as one PDF of so many pages, printed by Chromium."""
    return _first_pages(lambda plans: chromium_pdfs({"plan": html(plans)}, _HEAD)["plan"], pages)


def exported(pages: int) -> bytes:
    """The same, exported by LibreOffice."""
    return _first_pages(lambda plans: libreoffice_pdfs({"plan": word(plans, _HEAD)})["plan"], pages)


def _first_pages(render: Callable[[list[Part]], bytes], pages: int) -> bytes:
    plans = [part for path in sorted(Path("corpus").glob("*.txt")) for part in parts(read(path))]
    if not plans:
        raise FileNotFoundError("corpus/ holds no plan: run this from the root of the project")
    count = len(pypdfium2.PdfDocument(render(plans)))
    return repeated(render(plans * -(-pages // count)), pages)


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
    start = process_time()
    pdf_blocks(content)
    return process_time() - start


def plumbed(content: bytes, pages: int) -> float:
    """Seconds of pdfplumber's extract_text over the first pages, each closed."""
    start = process_time()
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages[:pages]:
            page.extract_text()
            page.close()
    return process_time() - start


def bare(content: bytes) -> float:
    """Seconds of pdfium's text without any places."""
    start = process_time()
    for page in pypdfium2.PdfDocument(content):
        page.get_textpage().get_text_range()
        page.close()
    return process_time() - start


def report(name: str, whole: bytes) -> None:
    """Measure a PDF and print the figures."""
    pages = len(pypdfium2.PdfDocument(whole))
    seconds = ours(whole)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    text = bare(whole)
    sample = min(SAMPLE, pages)
    theirs = plumbed(whole, sample)
    print(f"{name}, {pages} pages")
    print(f"  zerentu     {pages / seconds:>7,.0f} pages/s   at most {memory:,} MB")
    print(f"  pdfplumber  {sample / theirs:>7,.0f} pages/s   (first {sample} pages)")
    print(f"  pdfium text {pages / text:>7,.0f} pages/s")
    print(f"  ratio {(seconds / pages) / (theirs / sample):.2f} (below 1.0: faster than pdfplumber)")


def main() -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    known = f"pdfplumber {version('pdfplumber')}, pypdfium2 {version('pypdfium2')}, Python {platform.python_version()}"
    print(f"processor time, {known}")
    if len(sys.argv) > 1:
        content = Path(sys.argv[1]).read_bytes()
        report(sys.argv[1], repeated(content, int(sys.argv[2])) if len(sys.argv) > 2 else content)
        return
    pdf_blocks(exported(3))  # what is loaded once
    report("LibreOffice", exported(PAGES))
    report("Chromium", printed(PAGES))


if __name__ == "__main__":
    main()
