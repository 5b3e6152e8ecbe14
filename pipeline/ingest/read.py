"""Reading a file: what it is by its content, then its reader."""

import hashlib
import re
from pathlib import Path

from pipeline.ingest.bounds import bounds
from pipeline.ingest.copies import once
from pipeline.ingest.encoding import decode
from pipeline.ingest.errors import NoText, Unreadable
from pipeline.ingest.headers import headers
from pipeline.ingest.joins import rejoin
from pipeline.ingest.known_titles import whole_titles
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.ingest.lines import Block, Content, Page, size, write
from pipeline.ingest.mhtml import is_mhtml, mhtml_page
from pipeline.ingest.ocr import Scanner
from pipeline.ingest.office import is_office, office_blocks
from pipeline.ingest.page_numbers import without_page_numbers
from pipeline.ingest.pictures import is_picture, picture_blocks
from pipeline.ingest.radicals import plain
from pipeline.ingest.text import is_blank, lines
from pipeline.ingest.text_tables import tables
from pipeline.ingest.words import note, opening
from pipeline.records import Document, Omission

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif")
SUFFIXES = frozenset(
    (
        *(".txt", ".text", ".md", ".markdown", ".htm", ".html", ".shtml", ".xhtml"),
        *(".mhtml", ".mht", ".pdf"),
        *(".docx", ".docm", ".doc", ".wps", ".rtf", ".xlsx", ".xlsm", ".ofd"),
        *_PICTURES,
    )
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_UNPACK = "unpack it 请解压"
_ADVICE = {
    **dict.fromkeys((".xls", ".et"), "save as xlsx 请另存为 xlsx"),
    **dict.fromkeys((".zip", ".rar", ".7z"), _UNPACK),
}


def read(path: Path, limits: Limits = LIMITS) -> Document:
    """The file as a document. Raises Unreadable, with the reason, for what is no readable plan.

    Content decides over suffix: a PDF that is called .txt is read as PDF.
    """
    content = _content(path, limits.size)
    if content.startswith(_ARCHIVES):
        raise Unreadable(f"not a text, HTML, PDF, OFD, Office or picture file: an archive; {_UNPACK}")
    try:
        page, opened, closed, found = _page(content, limits)
    except NoText as error:
        if path.suffix.lower() in _PICTURES:
            raise Unreadable("not a picture that can be opened 图片打不开") from error
        raise
    if is_blank(page.text):
        raise Unreadable("no text in it")
    heads = headers(page)
    body, body_end = bounds(page, heads, opened, closed)
    return Document(
        name=path.stem,
        path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        text=page.text,
        runs=page.runs,
        tables=page.tables,
        headers=heads,
        body=body,
        body_end=body_end,
        pages=found.pages,
        omissions=found.omissions,
        workbook=found.workbook,
    )


def _content(path: Path, size_limit: int) -> bytes:
    if not path.exists():
        raise Unreadable("no such file")
    if not path.is_file():
        raise Unreadable("not a file")
    if (suffix := path.suffix.lower()) not in SUFFIXES:
        advice = f"; {_ADVICE[suffix]}" if suffix in _ADVICE else ""
        raise Unreadable(f"unknown kind of file: suffix {path.suffix or '(none)'}{advice}")
    if path.stat().st_size > size_limit:
        raise Unreadable(f"larger than {size_limit} bytes")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from error
    if not content.strip():
        raise Unreadable("empty file")
    return content


def _page(content: bytes, limits: Limits) -> tuple[Page, int, int, Content]:
    """The canonical text, the half-open range of it that the file marks as its text, and what else is known."""
    if found := _pages(content, limits):
        page = _written(whole_titles(rejoin(once(found.blocks))))
        return page, 0, len(page.text), found._replace(blocks=[])
    if is_office(content):
        found = office_blocks(content, limits)
        page = _written(found.blocks)
        return page, 0, len(page.text), found._replace(blocks=[])
    raw, is_html = _decoded(content)
    damaged = raw.count("\ufffd")
    known = Content([], omissions=(Omission(0, f"damaged characters: {damaged}"),) if damaged else ())
    if len(raw) > limits.characters:
        raise Unreadable(f"more than {limits.characters} characters of text")
    if raw.count("\n") > limits.lines:
        raise Unreadable(f"more than {limits.lines} lines of text")
    if is_html:
        from pipeline.ingest.html import html_blocks

        blocks, first, last = html_blocks(plain(raw))
        return _written(blocks), size(blocks[:first]), size(blocks[:last]), known
    page = text_page(raw)
    mark = opening().search(page.text, 0, _FRONT)
    return page, mark.end() if mark else 0, len(page.text), known


def _pages(content: bytes, limits: Limits) -> Content | None:
    """What a file holds that is made of pages; None for any other.

    The readers are imported where they are needed: they load libraries that plain text can do without.
    """
    if content[:_FRONT].lstrip().startswith(b"%PDF-"):
        from pipeline.ingest.pdf import pdf_blocks

        return pdf_blocks(content, Scanner(limits.scanned, limits.seconds), limits)
    if is_picture(content):
        return picture_blocks(content, Scanner(limits.scanned, limits.seconds))
    if content.startswith(b"PK\3\4"):
        from pipeline.ingest.ofd import is_ofd, ofd_blocks

        return ofd_blocks(content, limits) if is_ofd(content) else None
    return None


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text of a file without pages, and whether it is HTML."""
    if is_mhtml(content):
        return mhtml_page(content), True
    raw = decode(content)
    return raw, _TAG.match(raw) is not None


def text_page(raw: str) -> Page:
    """The canonical text of decoded plain text or Markdown."""
    return _written(whole_titles(rejoin(once(tables(without_page_numbers(lines(plain(raw))))))))


def _written(blocks: list[Block]) -> Page:
    return write(blocks, lambda text: note().match(text) is not None)


_FRONT = 4096
_TAG = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?.*?>\s*|<%.*?%>\s*|<[a-z]+:[a-z]+\b[^>]*>\s*|</[a-z]+:[a-z]+>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|p|table|span|section|article|meta|link|script|style|h[1-6]|ul|font|center)\b",
    re.I | re.S,
)
