"""The tables: one CSV file per kind of row, for spreadsheets, R, Stata and pandas.

UTF-8 with a byte order mark and CR LF line ends, as Excel wants them; several values in a cell are joined with `;`.
`start` and `end` count code points of text/<doc>.txt. In `deadlines` these two names are the time itself (ISO years
or dates), and the span stands in `span_start` and `span_end`.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TypeAlias

from graph.views.rows import TABLES, Of, Sheet
from graph.wording import decimal
from pipeline.records import Corpus, Plan

# What a spreadsheet takes for a formula (in some of its locales the full-width signs too). It is marked as text by
# the apostrophe that spreadsheets have for that; a number with its sign stays as it is.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?[%％]?")
# Columns whose words are from closed sets of ours and never the document's: the comparator `=` is no formula.
_OURS = frozenset({"op"})


def write_tables(corpus: Corpus, folder: Path) -> tuple[Path, ...]:
    """Write every table of the corpus into a folder; a table without rows has its header line."""
    write_rows([rows_of_plans(corpus)], folder)
    write_whole(corpus, folder, "corpus")
    write_whole(corpus, folder, "plans")
    return tuple(folder / f"{name}.csv" for name in TABLES)


Lines: TypeAlias = Mapping[tuple[str, int], bytes]
"""Lines of tables by name and rank, 0 in tables that have none."""


def rows_of_plans(corpus: Corpus) -> Lines:
    """The lines of the tables whose rows belong to plans: those of several plans are those of each in turn."""
    found: dict[tuple[str, int], list[list[str]]] = {}
    for name, sheet in TABLES.items():
        if sheet.of == "plan":
            for row in sheet.rows(corpus):
                rank = int(str(row[sheet.rank])) if sheet.rank else 0
                found.setdefault((name, rank), []).append([cell(row[column], column) for column in sheet.columns])
    return {key: _lines(rows) for key, rows in found.items()}


def write_rows(parts: Iterable[Lines], folder: Path) -> None:
    """Write the tables whose rows belong to plans, from the lines of the plans in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        files = {name: opened.enter_context(_table(folder, name)) for name in TABLES if TABLES[name].of == "plan"}
        ranked: dict[tuple[str, int], IO[bytes]] = {}
        for part in parts:
            for (name, rank), lines in part.items():
                if rank and (name, rank) not in ranked:
                    ranked[name, rank] = opened.enter_context(TemporaryFile())
                (ranked[name, rank] if rank else files[name]).write(lines)
        for name, rank in sorted(ranked, key=lambda key: -key[1]):
            ranked[name, rank].seek(0)
            copyfileobj(ranked[name, rank], files[name])


def write_whole(corpus: Corpus, folder: Path, of: Of) -> None:
    """Write the tables whose rows are of the corpus, or of its plans beside each other."""
    for name, sheet in TABLES.items():
        if sheet.of == of:
            with _table(folder, name) as file:
                file.write(_lines(_cells(sheet, corpus)))


def write_texts(corpus: Corpus, folder: Path) -> tuple[Path, ...]:
    """Write the canonical text of every plan as <doc>.txt, UTF-8, character by character what spans count in."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {folder / f"{plan.name}.txt": text_of(plan) for plan in corpus.plans}
    for file, text in texts.items():
        file.write_bytes(text)
    return tuple(texts)


def text_of(plan: Plan) -> bytes:
    """The canonical text of a plan as its file has it."""
    return plan.document.text.encode("utf-8", errors="replace")


@contextmanager
def _table(folder: Path, name: str) -> Iterator[IO[bytes]]:
    with (folder / f"{name}.csv").open("wb") as file:
        file.write(codecs.BOM_UTF8 + _lines([TABLES[name].columns]))
        yield file


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue().encode("utf-8", errors="replace")


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
