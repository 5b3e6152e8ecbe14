"""The tables: one CSV file per kind of row, for spreadsheets, R, Stata and pandas.

UTF-8 with a byte order mark and CR LF line ends, as Excel wants them; several values in a cell are joined with `;`.
`start` and `end` count code points of text/<doc>.txt. In `deadlines` these two names are the time itself (ISO years
or dates), and the span stands in `span_start` and `span_end`.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from graph.views.rows import TABLES, Sheet
from graph.wording import decimal
from pipeline.records import Corpus

# What a spreadsheet takes for a formula (in some of its locales the full-width signs too). It is marked as text by
# the apostrophe that spreadsheets have for that; a number with its sign stays as it is.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?[%％]?")
# Columns whose words are from closed sets of ours and never the document's: the comparator `=` is no formula.
_OURS = frozenset({"op"})


def write_tables(corpus: Corpus, folder: Path) -> tuple[Path, ...]:
    """Write every table of the corpus into a folder; a table without rows has its header line."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder / f"{name}.csv", sheet, corpus) for name, sheet in TABLES.items())


def write_texts(corpus: Corpus, folder: Path) -> tuple[Path, ...]:
    """Write the canonical text of every plan as <doc>.txt, UTF-8, character by character what spans count in."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {folder / f"{plan.name}.txt": plan.document.text for plan in corpus.plans}
    for file, text in texts.items():
        file.write_bytes(text.encode("utf-8", errors="replace"))
    return tuple(texts)


def _write(file: Path, sheet: Sheet, corpus: Corpus) -> Path:
    with file.open("w", encoding="utf-8-sig", errors="replace", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(sheet.columns)
        writer.writerows(_cells(sheet, corpus))
    return file


def _cells(sheet: Sheet, corpus: Corpus) -> Iterator[list[str]]:
    for row in sheet.rows(corpus):
        yield [cell(row[name], name) for name in sheet.columns]


def cell(value: object, column: str = "") -> str:
    """A value as a cell: one line, decimals without exponent, nothing that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimal(value)
    text = " ".join((";".join(value) if isinstance(value, tuple) else str(value)).split())
    if column in _OURS or not _FORMULA.match(text) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"
