"""Word files (.docx) as blocks.

Text boxes and notes follow the paragraph that they hang on; headers, footers and core properties (which are more often
the template's than the document's) are left out. `Piece.source` counts the characters that the file holds as text, in
the order in which they are read here; labels of automatic numbering are not in the file as text.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package

from pipeline.ingest.copies import once
from pipeline.ingest.docx_left_out import left_out
from pipeline.ingest.docx_numbering import Numbering
from pipeline.ingest.docx_styles import Styles
from pipeline.ingest.docx_tables import rows_of
from pipeline.ingest.docx_text import Shown, Text, is_gone, members
from pipeline.ingest.errors import Unreadable
from pipeline.ingest.grids import titled
from pipeline.ingest.html_tables import header_rows, is_data
from pipeline.ingest.joins import rejoin
from pipeline.ingest.known_titles import whole_titles
from pipeline.ingest.labels import is_signature
from pipeline.ingest.lines import SPACE_LINE, Block, Content, Grid, Line, Piece
from pipeline.ingest.text_tables import heads, with_tables
from pipeline.records import Omission

_TABLE, _CELL, _BLOCKS = qn("w:tbl"), qn("w:tc"), frozenset((qn("w:p"), qn("w:tbl")))
_NOTE = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}
_NO_TITLE = re.compile(r".*〔|附件|[（(]")
_APART = 4  # blank lines that keep `rejoin` from gluing what hangs on a paragraph


def docx_blocks(content: bytes) -> Content:
    """The blocks of a Word file in reading order. Raises Unreadable for a package that does not hold together."""
    try:
        main = Package.open(io.BytesIO(content)).main_document_part
        body = _root(main).find(qn("w:body"))
        notes = {name: _related(main, name.upper()) for name in _NOTE}
        reader = Reader(_related(main, "STYLES"), _related(main, "NUMBERING"), notes)
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError) as error:  # faults in XML are SyntaxErrors
        raise Unreadable("damaged Word file: its parts do not hold together") from error
    if body is None:
        raise Unreadable("damaged Word file: no body in it")
    omissions = tuple(Omission(0, reason) for reason in left_out(body))
    return Content(whole_titles(rejoin(with_tables(once(list(reader.document(body)))))), omissions=omissions)


def _root(part: Any) -> Any:
    """The XML of a part, whether or not python-docx knows its kind."""
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _related(part: Any, kind: str) -> Any:
    """The XML of the first part of a kind that a part refers to; None without one."""
    wanted = getattr(RELATIONSHIP_TYPE, kind)
    found = (one for one in part.rels.values() if one.reltype == wanted and not one.is_external)
    return next((_root(one.target_part) for one in found), None)


class Reader:
    """Reads the parts of a Word file in order: automatic numbers and characters are counted on the way."""

    def __init__(self, styles: Any, numbering: Any, notes: dict[str, Any]) -> None:
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._text = Text()
        self._notes = {
            (name, one.get(qn("w:id"), "")): one
            for name, root in notes.items()
            if root is not None
            for one in root.findall(_NOTE[name])
        }
        self._waiting: list[tuple[str, str]] = []

    def document(self, body: Any) -> Iterator[Block]:
        """The blocks of the body; after each paragraph and table its notes."""
        for blocks in self._elements(body):
            yield from blocks
            while self._waiting:
                note = self._notes.pop(self._waiting.pop(0), None)
                if note is not None:
                    yield from _apart([block for blocks in self._elements(note) for block in blocks])

    def _elements(self, container: Any) -> Iterator[list[Block]]:
        """The blocks of each paragraph and table of a container; a paragraph without mark goes on in the next."""
        open_text: Shown | None = None
        for element in members(container, _BLOCKS):
            if element.tag == _TABLE:
                yield self._table(element)
                continue
            text = self._text.paragraph(element)
            text = open_text.plus(text) if open_text else text
            open_text = text if is_gone(element) else None
            if open_text is None:
                yield self._paragraph(element, text)
        if open_text:
            yield [line for line in open_text.lines if line.text.strip()]

    def _paragraph(self, element: Any, text: Shown) -> list[Block]:
        """The lines of a paragraph, its label before the first, and the blocks of its text boxes."""
        label = self._numbering.label(element)
        lines = [line.strip() for line in text.lines]
        if self._styles.alignment(element) == "center":
            lines = _joined(lines)
        lines = [line for line in lines if line.text]
        if lines and (label or self._styles.stands_out(element)):
            lines[0] = replace(_labelled(label, lines[0]), indent=2)
        elif label and element.getparent().tag == _CELL:
            lines = [_labelled(label, Line("", ()))]
        self._waiting += text.notes
        boxes = [block for box in text.boxes for blocks in self._elements(box) for block in blocks]
        return [*lines, *_apart(boxes)]

    def _table(self, element: Any) -> list[Block]:
        """A table of data as a grid below its titles, a page header as lines, a layout as the blocks of its cells."""
        inside: list[Block] = []

        def text_of(cell: Any) -> Line:
            blocks = [block for blocks in self._elements(cell) for block in blocks]
            inside.extend(blocks)
            return _one_line(blocks)

        rows = rows_of(element, text_of)
        if header := header_rows(rows):
            return list(header)
        if not rows or not is_data(rows):
            return inside
        titles, below = titled(rows)
        return [*titles, Grid(tuple(below), heads(below))]


def _labelled(label: str, line: Line) -> Line:
    return Line(label, (Piece(len(label), -1),)).plus(line) if label else line


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a centred paragraph: a title broken over several is one."""
    found: list[Line] = []
    for line in lines:
        if found and not any(_NO_TITLE.match(one.text) or is_signature(one.text) for one in (found[-1], line)):
            found[-1] = found[-1].plus(line)
        else:
            found.append(line)
    return found


def _apart(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, gap=_APART) if isinstance(block, Line) else block for block in blocks]


def _one_line(blocks: Sequence[Block]) -> Line:
    """All text of a table cell; a space parts its paragraphs."""
    parts: list[Line] = []
    for block in blocks:
        lines = [block] if isinstance(block, Line) else [cell for row in block.rows for cell in row if cell.text]
        for line in {id(line): line for line in lines}.values():
            parts += (SPACE_LINE, line)
    whole = parts[1:]
    return Line("".join(part.text for part in whole), tuple(piece for part in whole for piece in part.pieces))
