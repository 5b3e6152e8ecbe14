"""Decisions out of review.csv, as spreadsheets save it: UTF-8 or GB18030; commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pipeline.records import Decision, Failure

_NEEDED = ("id", "decision")
_MOST = 64 * 1024 * 1024


def read_decisions(files: Iterable[tuple[Path, str]]) -> tuple[tuple[Decision, ...], tuple[Failure, ...]]:
    """The rows with a decision, file by file, and the files (path and label) that cannot be read, with the reason."""
    found: list[Decision] = []
    failures: list[Failure] = []
    for path, label in files:
        try:
            found.extend(_decisions(_text(path), label))
        except (OSError, ValueError, csv.Error) as error:
            failures.append(Failure(label, " ".join(str(error).split())))
    return tuple(found), tuple(failures)


def _text(path: Path) -> str:
    content = path.read_bytes()
    if len(content) > _MOST:
        raise ValueError(f"more than {_MOST // 1024 // 1024} MB")
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("neither UTF-8 nor GB18030: save it as “CSV UTF-8”")


def _decisions(text: str, label: str) -> list[Decision]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    if missing := [name for name in _NEEDED if name not in names]:
        raise ValueError(f"no column {missing[0]!r}: the first line is to be that of tables/review.csv")
    reader.fieldnames = names
    found = []
    for row in reader:
        cells = {name: _cell(value) for name, value in row.items() if name and isinstance(value, str)}
        if cells["decision"]:
            known = {name: cells.get(name, "") for name in ("id", "doc", "kind", "clause", "quote", "by", "note")}
            found.append(Decision(file=label, row=reader.line_num, words=cells["decision"], **known))
    return found


def _cell(value: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    bare = value.strip()
    return bare[1:].strip() if bare[:1] == "'" and bare[1:2] in "=+-@＝＋－＠" else bare
