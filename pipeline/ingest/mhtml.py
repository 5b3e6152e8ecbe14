"""Saved web archives (.mhtml, .mht; RFC 2557): a page with all its parts, as browsers and office programs save it."""

import re
from collections.abc import Mapping
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from html import unescape
from posixpath import basename

from pipeline.ingest.encoding import decode
from pipeline.ingest.errors import Unreadable

_HEADER = rb"[A-Za-z][A-Za-z0-9-]*[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
_HEADERS = re.compile(rb"\s*(?:" + _HEADER + rb")+\r?\n")
_TYPE = re.compile(rb"^Content-Type[ \t]*:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M)
_FRONT = 8192  # characters of a file that may be its header
_FRAME = re.compile(r"<(i?frame)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>(?:\s*</\1\s*>)?", re.I)
_SOURCE = re.compile(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_FRAMESET = re.compile(r"<frameset\b", re.I)
_DEEPEST = 3  # frames within frames


def is_mhtml(content: bytes) -> bool:
    """Whether a file begins with the header of a saved web archive."""
    header = _HEADERS.match(content[:_FRONT])
    return header is not None and _TYPE.search(header.group()) is not None


def mhtml_page(content: bytes) -> str:
    """The HTML of the page that was saved, the pages in its frames where the frames stand.

    Raises Unreadable for an archive without a page.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content)
        parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    except (MessageError, RecursionError, LookupError, ValueError) as error:
        raise Unreadable("damaged web archive: its parts do not hold together") from error
    pages = [(part, _text(part)) for part in parts]
    if not any(page.strip() for _, page in pages):
        raise Unreadable("a web archive without a page in it")
    main = next((page for part, page in pages if part is _root(message, parts)), pages[0][1])
    if _FRAMESET.search(main):
        return "\n".join(page for _, page in pages if page is not main) or main
    return _with_frames(main, _by_place(pages), 0)


def _text(part: Message) -> str:
    """The HTML of a part: as its header says where its bytes agree, else as they tell themselves."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = (part.get_content_charset() or "").replace("gb2312", "gb18030").replace("gbk", "gb18030")
    try:
        return content.decode(charset or "utf-8").lstrip("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return decode(content) if content.strip() else ""


def _root(message: Message, parts: list[Message]) -> Message | None:
    """The part that the archive names as its root, else the first page of it."""
    start = message.get_param("start")
    named = [part for part in parts if start and part.get("Content-ID", "").strip() == str(start).strip()]
    return next(iter([*named, *parts]), None)


def _by_place(pages: list[tuple[Message, str]]) -> dict[str, str]:
    """The pages by what a frame may call them: the id or the address of their part, or its last name."""
    found: dict[str, str] = {}
    for part, page in pages:
        place = part.get("Content-Location", "").strip()
        for name in (f"cid:{part.get('Content-ID', '').strip().strip('<>')}", place, basename(place)):
            if name not in ("", "cid:"):
                found.setdefault(name, page)
    return found


def _with_frames(page: str, places: Mapping[str, str], depth: int) -> str:
    """A page with the pages of its frames in their place."""
    if depth == _DEEPEST:
        return page

    def within(frame: re.Match[str]) -> str:
        source = _SOURCE.search(frame.group())
        name = unescape(next(filter(None, source.groups()), "")) if source else ""
        inner = places.get(name, places.get(basename(name), "")) if name else ""
        return f"<div>{_with_frames(inner, places, depth + 1)}</div>" if inner and inner is not page else frame.group()

    return _FRAME.sub(within, page)
