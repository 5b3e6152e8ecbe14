"""What a document is made of, for those who set it again: paragraphs, and tables with their merged cells."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pipeline.records import Document, Table


@dataclass(frozen=True)
class Paragraph:
    text: str
    kind: Literal["title", "text", "front", "note"]


@dataclass(frozen=True)
class Rows:
    """The texts of a table; `heads` rows are its header."""

    rows: tuple[tuple[str, ...], ...]
    heads: int

    def tall(self, y: int, x: int) -> int:
        """Over how many rows the cell of this place reaches; 0 where one from above does.

        Equal words that stand below each other in the last column (预期性, 预期性 …) are set as one cell.
        """
        if x < len(self.rows[0]) - 1 or y < self.heads:
            return 1
        at = self.heads
        for words, same in groupby(row[x] for row in self.rows[self.heads :]):
            size = len(list(same))
            if words and not words[0].isdecimal() and at <= y < at + size:
                return size if y == at else 0
            at += size
        return 1


Part = Paragraph | Rows


def parts(document: Document) -> list[Part]:
    """The document from its first line to its last."""
    found: list[Part] = []
    at = 0
    for table in document.tables:
        found += _paragraphs(document, at, table.start)
        found.append(_rows(document, table))
        found += [Paragraph(document.text[note.start : note.end], "note") for note in table.notes]
        at = table.end
    return found + _paragraphs(document, at, len(document.text))


def _paragraphs(document: Document, start: int, end: int) -> list[Part]:
    found: list[Part] = []
    at = start
    for line in document.text[start:end].splitlines(keepends=True):
        if line.strip():
            kind = "title" if at == document.body else "front" if at < document.body else "text"
            found.append(Paragraph(line.rstrip("\n"), kind))
        at += len(line)
    return found


def _rows(document: Document, table: Table) -> Rows:
    rows = tuple(tuple(document.text[cell.start : cell.end] for cell in row) for row in table.rows)
    return Rows(rows, table.heads)
