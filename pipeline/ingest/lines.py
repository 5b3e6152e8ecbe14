"""Lines of a file with the place of every character, and the canonical text that is made of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from pipeline.records import Cell, Omission, PageBox, Run, Table

SPACE = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff\u00ad"


class Piece(NamedTuple):
    """`length` characters that the file holds at `source` (of page `page`); a negative source is not in the file.

    `confidence` is that of the recogniser which read them from a picture, `box` where the page shows them.
    """

    length: int
    source: int
    page: int = 0
    confidence: float | None = None
    box: PageBox | None = None

    def part(self, text: str, low: int, high: int) -> "Piece":
        """The characters `[low, high)` of a piece whose own are `text`."""
        if high - low == self.length:
            return self
        source = self.source + low if self.source >= 0 else -1
        box = self.box.part(text, low, high) if self.box else None
        return Piece(high - low, source, self.page, self.confidence, box)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph: its text, where the file has it, blank lines before it and the width of its indent."""

    text: str
    pieces: tuple[Piece, ...]
    gap: int = 0
    indent: int = 0

    def cut(self, start: int, end: int) -> "Line":
        """The characters `[start, end)` as a line of their own."""
        pieces, at = [], 0
        for piece in self.pieces:
            low, high = max(start - at, 0), min(end - at, piece.length)
            if low < high:
                pieces.append(piece.part(self.text[at : at + piece.length], low, high))
            at += piece.length
        return Line(self.text[start:end], tuple(pieces), self.gap, self.indent)

    def strip(self) -> "Line":
        """The line without white space at its ends; what it loses in front is its indent."""
        core = self.text.strip(SPACE)
        if "\t" in core:  # a row of a table: an empty cell at its end counts
            core = self.text.strip(SPACE.replace("\t", ""))
        if len(core) == len(self.text):
            return self
        left = self.text.find(core)
        found = self.cut(left, left + len(core))
        return Line(found.text, found.pieces, self.gap, max(self.indent, left))

    def cell(self) -> "Line":
        """The line as a cell of a table, where blank lines before it and its indent mean nothing."""
        return replace(self, gap=0, indent=0)

    def plus(self, other: "Line") -> "Line":
        """This line going on in the other."""
        return Line(self.text + other.text, self.pieces + other.pieces, self.gap, self.indent)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Line":
        """The line without the characters of the spans (sorted, apart)."""
        parts, at = [], 0
        for start, end in spans:
            parts.append(self.cut(at, start))
            at = end
        parts.append(self.cut(at, len(self.text)))
        pieces = tuple(piece for part in parts for piece in part.pieces)
        return replace(self, text="".join(part.text for part in parts), pieces=pieces)


SPACE_LINE = Line(" ", (Piece(1, -1),))


def with_spaces(lines: Iterable[Line]) -> Line:
    """Lines (one at least) as one, with a space between them."""
    return reduce(lambda one, other: one.plus(SPACE_LINE).plus(other), lines)


"""What parts the paragraphs of a table cell."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells; the first `heads` are its header."""

    rows: tuple[tuple[Line, ...], ...]
    heads: int = 1


Block = Line | Grid


class Content(NamedTuple):
    """What a reader finds in a file: its blocks, how many pages it has (0: it has none), what was not read."""

    blocks: list[Block]
    pages: int = 0
    omissions: tuple[Omission, ...] = ()
    workbook: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The canonical text of a file with its map and tables; `lines` are the spans of the paragraphs."""

    text: str
    runs: tuple[Run, ...]
    tables: tuple[Table, ...]
    lines: tuple[tuple[int, int], ...]


class Writer:
    """Collects blocks into a canonical text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.size = 0

    def line(self, line: Line, end: str) -> tuple[int, int]:
        """Append a line and what ends it; its span."""
        start = self.size
        for piece in line.pieces:
            self._run(piece)
        self.parts += (line.text, end)
        self.size = start + len(line.text) + len(end)
        return start, start + len(line.text)

    def _run(self, piece: Piece) -> None:
        if piece.source < 0:  # put in between, not in the file
            self.size += piece.length
            return
        last = self.runs[-1] if self.runs else None
        if last and piece.box is None and _after(last) == (self.size, *piece[1:]):
            self.runs[-1] = replace(last, length=last.length + piece.length)
        else:
            self.runs.append(Run(self.size, *piece))
        self.size += piece.length

    def grid(self, grid: Grid) -> Table:
        """Append a table, a row to a line; a merged cell is written once, at the first place it covers."""
        start, rows, known = self.size, [], dict[int, Cell]()
        for row in grid.rows:
            cells = []
            for cell, end in zip(row, ["\t"] * (len(row) - 1) + ["\n"], strict=True):
                span = self.line(_BLANK if id(cell) in known else cell, end)
                cells.append(known.setdefault(id(cell), Cell(*span)) if cell.text else Cell(*span))
            rows.append(tuple(cells))
        return Table(start, self.size, tuple(rows), grid.heads)


_BLANK = Line("", ())


def _after(run: Run) -> tuple[int, int, int, float | None, PageBox | None]:
    """What a piece must be to go on with a run: its place in the text and in the file, its page, how sure, no box."""
    return run.start + run.length, run.source + run.length, run.page, run.confidence, run.box


def write(blocks: Iterable[Block], is_note: Callable[[str], bool]) -> Page:
    """The canonical text of blocks. A line for which `is_note` holds right below a table is a note of it."""
    writer, below = Writer(), False
    tables: list[Table] = []
    lines: list[tuple[int, int]] = []
    for block in blocks:
        if isinstance(block, Grid):
            tables.append(writer.grid(block))
            below = True
            continue
        span = writer.line(block, "\n")
        lines.append(span)
        below = below and is_note(block.text)
        if below:
            tables[-1] = replace(tables[-1], end=writer.size, notes=(*tables[-1].notes, Cell(*span)))
    return Page("".join(writer.parts), tuple(writer.runs), tuple(tables), tuple(lines))


def size(blocks: Iterable[Block]) -> int:
    """How many characters of canonical text the blocks take."""
    total = 0
    for block in blocks:
        rows = block.rows if isinstance(block, Grid) else ((block,),)
        seen: set[int] = set()
        for row in rows:
            total += sum(1 + (0 if id(cell) in seen else len(cell.text)) for cell in row)
            seen.update(id(cell) for cell in row)
    return total
