"""HTML with its text replaced by numbers, so that a parser may rearrange it and nothing loses its place."""

import html
import re
from collections.abc import Iterator

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.lines import Piece

_OPEN, _CLOSE = "\ue000", "\ue001"
_RAW = "script|style|textarea|noscript|title|iframe|xmp|template|select"
_TOKEN = re.compile(
    rf"(?P<void><!--.*?(?:-->|\Z)|<!doctype[^<>\[]*(?:\[[^\]]*\]\s*)?>|<%.*?%>|<\?.*?>|<(?P<raw>{_RAW})\b.*?</(?P=raw)\s*>)"
    r"|(?P<tag><[a-zA-Z/!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[a-zA-Z/!][^>]*>)|(?P<text>[^<]+|<)",
    re.S | re.I,
)
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_TABLE_PART = re.compile(r"</?(?:table|tbody|thead|tfoot|tr|td|th|colgroup|col|caption)\b", re.I)
_PART = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?)"
    r"|(?P<break>[ \t]*[\r\n]\s*)|(?P<plain>[^&\r\n]+|&)"
)
_NESTS = re.compile(
    r"<(?P<end>/)?(?!(?:p|br|hr|img|li|td|th|tr|dd|dt|input|meta|link|col|area|option|wbr|source|embed|param|base)\b)"
    r"[a-z][^>]*(?<!/)>",
    re.I,
)
INSERTED = -1
PIECE_LIMIT = 500_000  # a thousand times what a long plan has; each takes a kilobyte of memory
DEPTH_LIMIT = 10_000  # the time that a parser takes grows with the square of the depth


class Marked:
    """`text` is the page for the parser; `stretch` gives back what a text node of it stands for.

    Raises Unreadable for tags that are nested too deep and for text in too many pieces.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.depth = 0
        self.spans: list[tuple[int, int]] = []
        self.text = "".join(self._marked())

    def _marked(self) -> Iterator[str]:
        table = True
        for token in _TOKEN.finditer(self.raw):
            if token["tag"]:
                self._nest(token["tag"])
                table = _TABLE_PART.match(token["tag"]) is not None
                yield token["tag"]
            elif token["text"]:
                if table and token["text"].isspace():
                    continue
                yield f"{_OPEN}{len(self.spans)}{_CLOSE}"
                self.spans.append(token.span())
                if len(self.spans) > PIECE_LIMIT:
                    raise Unreadable(f"HTML with more than {PIECE_LIMIT} pieces of text")

    def _nest(self, tag: str) -> None:
        """Count how deep the tags are nested that need an end."""
        if match := _NESTS.fullmatch(tag):
            self.depth = max(self.depth - 1, 0) if match["end"] else self.depth + 1
            if self.depth > DEPTH_LIMIT:
                raise Unreadable(f"HTML with tags nested more than {DEPTH_LIMIT} deep")

    def stretch(self, node_text: str, *, kept: bool = False) -> Iterator[tuple[str, Piece]]:
        """The pieces of a text node: their characters and where the page has them.

        An entity and a space put between words are `INSERTED`. A line break is a line feed where breaks are `kept`.
        """
        for mark in _MARK.finditer(node_text):
            yield from self._pieces(*self.spans[int(mark[1])], kept=kept)

    def _pieces(self, start: int, end: int, *, kept: bool) -> Iterator[tuple[str, Piece]]:
        for part in _PART.finditer(self.raw, start, end):
            if part["entity"]:
                mark = html.unescape(part["entity"])
                yield mark, Piece(len(mark), INSERTED)
            elif part["plain"]:
                yield part["plain"], Piece(len(part["plain"]), part.start())
            elif kept:
                yield "\n", Piece(1, INSERTED)
            elif _latin(self.raw, part.start() - 1, start) and _latin(self.raw, part.end(), start, end):
                yield " ", Piece(1, INSERTED)


def _latin(raw: str, at: int, low: int, high: int | None = None) -> bool:
    """Whether a line break beside this place stands between words that take a space."""
    return low <= at < (len(raw) if high is None else high) and raw[at].isascii() and raw[at].isalnum()
