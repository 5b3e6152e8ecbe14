"""A page whose characters its own reader has placed (a picture by recognition, an OFD page by its XML), as a sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from pipeline.ingest.lines import Grid, Line, Piece
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.pdf_sheet import Place, Sheet
from pipeline.ingest.radicals import plain
from pipeline.records import PageBox


class Mark(NamedTuple):
    """One character: its edges, base line and size in points, and how sure a recogniser is of it (None: it is text)."""

    sign: str
    left: float
    right: float
    base: float
    size: float
    confidence: float | None = None


class PlacedPage(Sheet):
    """A page made of lines of characters; `text` holds one code point for each, a line feed after each line."""

    def __init__(self, lines: Sequence[Sequence[Mark]], number: int, width: float) -> None:
        self.number = number
        self.aslant = 0
        self._placed: list[Mark] = [mark for line in lines if line for mark in (*line, line[-1]._replace(sign="\n"))]
        self._width = width
        self.text = plain("".join(mark.sign for mark in self._placed))

    @property
    def width(self) -> float:
        """How wide the page is, in points."""
        return self._width

    def close(self) -> None:
        """Nothing is held open."""

    def place(self, at: int) -> Place:
        """Where a character stands."""
        mark = self._placed[at]
        return Place(mark.left, mark.right, mark.base)

    def size(self, at: int) -> float:
        """The size of a character in points."""
        return self._placed[at].size

    def weighed(self, placed: Sequence[Placed], shown: Callable[[PageBox], PageBox]) -> list[Placed]:
        """Lines and tables of this page, each character with the recogniser's confidence.

        `shown` says where the file's own page has a box of this one.
        """
        return [replace(one, block=self._block(one.block, shown)) for one in placed]

    def _block(self, block: Line | Grid, shown: Callable[[PageBox], PageBox]) -> Line | Grid:
        if isinstance(block, Line):
            return self._line(block, shown)
        known = {id(cell): self._line(cell, shown) for row in block.rows for cell in row}
        return replace(block, rows=tuple(tuple(known[id(cell)] for cell in row) for row in block.rows))

    def _line(self, line: Line, shown: Callable[[PageBox], PageBox]) -> Line:
        return replace(line, pieces=tuple(part for piece in line.pieces for part in self._weighed(piece, shown)))

    def _weighed(self, piece: Piece, shown: Callable[[PageBox], PageBox]) -> list[Piece]:
        """A piece, cut where the confidence changes."""
        if piece.source < 0:
            return [piece]
        places = range(piece.source, piece.source + piece.length)
        found = []
        for confidence, group in groupby(places, key=lambda at: self._placed[at].confidence):
            members = list(group)
            box = shown(self.box(members[0], members[-1] + 1)) if piece.box else None
            found.append(Piece(len(members), members[0], piece.page, confidence, box))
        return found
