"""The visible blocks of an HTML page, in order: paragraphs and data tables, with the region that holds the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.ingest.grids import titled
from pipeline.ingest.html_marks import Marked
from pipeline.ingest.html_tables import header_rows, is_data, rows_of
from pipeline.ingest.lines import SPACE_LINE, Block, Grid, Line, Piece
from pipeline.ingest.words import containers, dropped

_BLOCKS = frozenset(
    (
        *("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tbody"),
        *("thead", "tfoot", "tr", "td", "th", "caption", "section", "article", "header", "main", "aside", "footer"),
        *("nav", "blockquote", "center", "form", "fieldset", "figure", "figcaption", "pre", "hr", "address"),
    )
)
_UNSEEN = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select", "button"),
        *("input", "option", "video", "audio", "map", "textarea"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_WORDS = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_DENSE, _PROSE, _KNOWN = 0.75, 30, 0.5
_DEEPEST_TABLE = 200  # below it tables are read as the paragraphs in them


@dataclass(slots=True)
class Region:
    """A node that holds blocks `[first, last)`, `prose` characters of them in sentences.

    Of one that is `kept` the line breaks of the file part paragraphs.
    """

    name: str
    depth: int
    first: int
    block: bool = True
    kept: bool = False
    last: int = 0
    prose: int = 0


@dataclass(slots=True)
class Walk:
    """What one pass over a page has collected."""

    marked: Marked
    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    kept: int = 0

    def flush(self) -> None:
        """End the paragraph."""
        line = Line("".join(self.texts), tuple(self.pieces)).strip()
        self.texts, self.pieces = [], []
        if line.text:
            self.blocks.append(line)

    def nodes(self, *nodes: LexborNode) -> None:
        """Collect nodes and all below them, however deep they are nested."""
        ahead: list[tuple[LexborNode | Region, int]] = [(node, 0) for node in reversed(nodes)]
        while ahead:
            node, depth = ahead.pop()
            if isinstance(node, Region):
                self._close(node)
            elif node.tag == "-text":
                self._text(node)
            elif (region := self._opened(node, depth)) is not None:
                ahead += [(region, depth)] if region.block else []
                ahead += [(child, depth + 1) for child in reversed(list(children(node)))]

    def _text(self, node: LexborNode) -> None:
        for text, piece in self.marked.stretch(node.text_content or "", kept=self.kept > 0):
            if text == "\n":
                self.flush()
                continue
            self.texts.append(text)
            self.pieces.append(piece)

    def _opened(self, node: LexborNode, depth: int) -> Region | None:
        """The region that a node opens; None for one that is not seen, or is a table that has been taken."""
        block = node.tag in _BLOCKS
        if block:
            self.flush()
        if _unseen(node) or (node.tag == "table" and depth < _DEEPEST_TABLE and self._table(node)):
            return None
        kept = block and (node.tag == "pre" or _KEPT.search(node.attributes.get("style") or "") is not None)
        self.kept += kept
        return Region(_name(node) if block else "", depth, len(self.blocks), block, kept)

    def _close(self, region: Region) -> None:
        self.flush()
        self.kept -= region.kept
        region.last = len(self.blocks)
        if region.first < region.last:
            self.regions.append(region)

    def _table(self, node: LexborNode) -> bool:
        """Take a table of data or page header as such; False for one that only lays out the page."""
        rows = rows_of(node, self.cell) if len(node.css("table")) == 1 else []
        if heads := header_rows(rows):
            self.blocks += heads
            return True
        if not rows or not is_data(rows):
            return False
        for caption in node.css("caption"):
            self.blocks.append(self.cell(caption))
        titles, below = titled(rows)
        self.blocks += [*titles, Grid(tuple(below), heads=-1)]
        return True

    def cell(self, node: LexborNode) -> Line:
        """All text of a table cell as one line; a space parts its paragraphs."""
        inner = Walk(self.marked)
        inner.nodes(*children(node))
        inner.flush()
        whole = Line("", ())
        for line in (block for block in inner.blocks if isinstance(block, Line)):
            whole = whole.plus(SPACE_LINE).plus(line) if whole.text else line
        return whole


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The nodes below a node, text included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def prose(block: Block) -> int:
    """How many characters of a block are sentences of a text."""
    if isinstance(block, Grid):
        return sum(len(cell.text) for row in block.rows for cell in row)
    return len(block.text) if len(block.text) > _PROSE and re.search(r"[，。；,;]", block.text) else 0


def _name(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()


def _unseen(node: LexborNode) -> bool:
    if node.tag in _UNSEEN or not (node.tag or "-").strip("-") or (node.tag or "").startswith(("-", "!")):
        return True
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    return node.tag in ("nav", "footer") or any(word in dropped() for word in _WORDS.findall(_name(node)))


def walk(marked: Marked) -> tuple[list[Block], int, int]:
    """The blocks of a page and the half-open range of those that hold its text."""
    root = LexborHTMLParser(marked.text).body
    found = Walk(marked)
    if root is not None:
        found.nodes(*children(root))
        found.flush()
    sums = [0, *accumulate(prose(block) for block in found.blocks)]
    for region in found.regions:
        region.prose = sums[region.last] - sums[region.first]
    best = _best([region for region in found.regions if region.prose], sums[-1])
    return (found.blocks, best.first, best.last) if best else (found.blocks, 0, len(found.blocks))


def _best(regions: list[Region], total: int) -> Region | None:
    """A known container with much of the prose, else the deepest node with nearly all of it."""
    known = [one for one in regions if containers() & set(one.name.split()) and one.prose >= _KNOWN * total]
    if known:
        return min(known, key=lambda one: (one.depth, one.first))
    dense = [one for one in regions if one.prose >= _DENSE * total and one.last - one.first > 1]
    return max(dense, key=lambda one: (one.depth, -one.first), default=None)
