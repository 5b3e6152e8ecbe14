"""PDF files as blocks: lines by pdfium, ruled tables by pdfplumber, running heads and page numbers left out."""

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.lines import Block, Grid, Line, Piece
from pipeline.ingest.radicals import plain
from pipeline.ingest.text_tables import heads

Box = tuple[float, float, float, float]
_PATH = 2  # FPDF_PAGEOBJ_PATH
_LINE = re.compile(r"[^\r\n]+")
_HYPHENS = {0xAD: "-", 0xFFFE: "-"}  # how pdfium writes a hyphen
_EDGE, _REPEATED = 2, 3
_NUMBER = re.compile(
    r"\s*(?:[-—–―－─~·•]?\s?\d{1,4}\s?[-—–―－─~·•]?|第\s?\d{1,4}\s?页.{0,12}|\d{1,4}\s?/\s?\d{1,4})\s*"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its place on its page: distance from the top and from the left edge, in points."""

    block: Block
    top: float
    left: float
    size: float = 0.0


def pdf_blocks(content: bytes) -> tuple[list[Block], int]:
    """The blocks of all pages, and the number of pages. Raises Unreadable for what has no text to read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted PDF" if "password" in str(error).lower() else "damaged PDF"
        raise Unreadable(f"{reason}: cannot be opened") from error
    with ExitStack() as stack:
        stack.callback(document.close)
        plumbed = cache(lambda: stack.enter_context(_plumber(content)))
        pages = [_page(page, number, plumbed) for number, page in enumerate(document, 1)]
    if not any(pages):
        raise Unreadable("no text layer: scanned or image-only PDF")
    return _joined_tables(_indented(_without_edges(pages))), len(pages)


def _page(page: Any, number: int, plumbed: Callable[[], Any]) -> list[Placed]:
    """The blocks of one page from top to bottom, as the file orders them."""
    text = page.get_textpage()
    height = page.get_height()
    raw = plain(text.get_text_range()).translate(_HYPHENS)
    ruled = len(list(page.get_objects(filter=[_PATH], max_depth=2)))
    tables = _tables(plumbed(), number) if ruled > 3 else []
    boxes = {at: _flipped(text.get_charbox(at), height) for at in range(len(raw))} if tables else {}
    placed, taken = _grids(tables, raw, boxes, number)
    for match in _LINE.finditer(raw):
        for start, end in _free(match.start(), match.end(), taken):
            line = Line(raw[start:end], (Piece(end - start, start, number),)).strip()
            if line.text:
                left, top, right, _ = _flipped(text.get_charbox(line.pieces[0].source), height)
                placed.append(Placed(replace(line, indent=0), top, left, right - left))
    text.close()
    page.close()
    return _in_order(placed)


def _in_order(placed: list[Placed]) -> list[Placed]:
    """Lines as the file orders them, each table before the first line below it."""
    lines = [one for one in placed if isinstance(one.block, Line)]
    for table in (one for one in placed if isinstance(one.block, Grid)):
        at = next((index for index, line in enumerate(lines) if line.top > table.top), len(lines))
        lines.insert(at, table)
    return lines


def _flipped(box: Box, height: float) -> Box:
    left, bottom, right, top = box
    return left, height - top, right, height - bottom


def _free(start: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The parts of `[start, end)` that no table has taken."""
    at = start
    for index in range(start, end + 1):
        if index == end or index in taken:
            if at < index:
                yield at, index
            at = index + 1


def _plumber(content: bytes) -> Any:
    """The file as pdfplumber sees it, for its ruled tables; what it says of odd fonts is of no use to anybody."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return pdfplumber.open(io.BytesIO(content))


def _tables(plumbed: Any, number: int) -> list[list[list[Box | None]]]:
    """The cell boxes of the ruled tables of a page, row by row; None where a merged cell reaches."""
    page = plumbed.pages[number - 1]
    found = [[list(row.cells) for row in table.rows] for table in page.find_tables()]
    page.close()
    return [rows for rows in found if len(rows) > 1 and len(rows[0]) > 1]


def _grids(
    tables: Sequence[list[list[Box | None]]], raw: str, boxes: dict[int, Box], page: int
) -> tuple[list[Placed], set[int]]:
    """The tables as grids, and the characters that they hold."""
    placed, taken = [], set[int]()
    for rows in tables:
        cells: dict[Box, Line] = {}
        for box in dict.fromkeys(box for row in rows for box in row if box):
            inside = [at for at, place in boxes.items() if _within(place, box)]
            taken.update(inside)
            cells[box] = _cell(raw, inside, page)
        lines = [
            tuple(cells.get(_covering(rows, y, x), Line("", ())) for x in range(len(row))) for y, row in enumerate(rows)
        ]
        top = min(box[1] for row in rows for box in row if box)
        placed.append(Placed(Grid(tuple(lines), heads(lines)), top, 0.0))
    return placed, taken


def _within(place: Box, box: Box) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell(raw: str, inside: Sequence[int], page: int) -> Line:
    """The text of a cell, its wrapped lines joined."""
    marks = [at for at in inside if raw[at] not in "\r\n"]
    line = Line("".join(raw[at] for at in marks), tuple(Piece(1, at, page) for at in marks))
    return replace(line.strip(), indent=0)


def _covering(rows: Sequence[Sequence[Box | None]], y: int, x: int) -> Box:
    """The box of the cell that covers a place of the table."""
    own = rows[y][x]
    if own:
        return own
    column = next((row[x] for row in rows if row[x]), None)
    line = next((box for box in rows[y] if box), None)
    if column and line:
        point = (column[0] + 1, line[1] + 1, column[0] + 1, line[1] + 1)
        for box in (box for row in rows for box in row if box):
            if _within(point, box):
                return box
    return (0.0, 0.0, 0.0, 0.0)


def _without_edges(pages: Sequence[list[Placed]]) -> list[list[Placed]]:
    """The pages without page numbers and without heads and feet that most of them repeat."""
    edges = [_edges(page) for page in pages]
    shapes = Counter(_shape(page[at]) for page, places in zip(pages, edges, strict=True) for at in places)
    often = max(_REPEATED, len(pages) // 2)
    return [
        [one for at, one in enumerate(page) if at not in places or not _is_edge(one, shapes, often)]
        for page, places in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Placed]) -> set[int]:
    """Which blocks of a page stand highest and lowest."""
    order = sorted(range(len(page)), key=lambda at: page[at].top)
    return {*order[:_EDGE], *order[-_EDGE:]}


def _shape(placed: Placed) -> str:
    text = placed.block.text if isinstance(placed.block, Line) else ""
    return re.sub(r"\d+", "#", text) + f"@{placed.top:.0f}"


def _is_edge(placed: Placed, shapes: Counter[str], often: int) -> bool:
    if not isinstance(placed.block, Line):
        return False
    return bool(_NUMBER.fullmatch(placed.block.text)) or shapes[_shape(placed)] >= often


def _indented(pages: Sequence[list[Placed]]) -> list[Block]:
    """The blocks of all pages, each line with its indent in characters from the left edge of the text."""
    lefts = Counter(round(one.left) for page in pages for one in page if isinstance(one.block, Line))
    edge = min((left for left, count in lefts.items() if count > 0.1 * lefts.total()), default=0)
    blocks: list[Block] = []
    for one in (one for page in pages for one in page):
        if isinstance(one.block, Line):
            indent = round((one.left - edge) / (one.size or 16))
            blocks.append(replace(one.block, indent=max(indent, 0)))
        else:
            blocks.append(one.block)
    return blocks


def _joined_tables(blocks: Sequence[Block]) -> list[Block]:
    """Tables that go on over a page end, with as many columns, as one; a repeated head is left out."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Grid) and isinstance(last, Grid) and len(block.rows[0]) == len(last.rows[0]):
            first = [[cell.text for cell in row] for row in last.rows[: last.heads]]
            again = [[cell.text for cell in row] for row in block.rows[: last.heads]] == first
            found[-1] = replace(last, rows=last.rows + block.rows[last.heads if again else 0 :])
        else:
            found.append(block)
    return found
