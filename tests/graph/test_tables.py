import csv
from decimal import Decimal
from pathlib import Path

import pytest

from graph.views.rows import TABLES
from graph.views.tables import cell, write_tables, write_texts
from pipeline.records import Corpus


def _read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_table_is_written_as_excel_wants_it(sample: Corpus, tmp_path: Path) -> None:
    for file in write_tables(sample, tmp_path):
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n") == len(_read(tmp_path, file.stem)) + 1
    assert {file.stem for file in tmp_path.iterdir()} == set(TABLES)


def test_a_corpus_without_plans_still_gives_the_headers(tmp_path: Path) -> None:
    write_tables(Corpus(plans=()), tmp_path)
    header = (tmp_path / "targets.csv").read_text(encoding="utf-8-sig").strip().split(",")
    assert tuple(header) == TABLES["targets"].columns


def test_targets_say_what_by_when_by_whom_and_where(sample: Corpus, tmp_path: Path) -> None:
    write_tables(sample, tmp_path)
    row = _read(tmp_path, "targets")[0]
    assert (row["doc"], row["clause"], row["op"], row["value"], row["unit"], row["due"]) == (
        "qinghe",
        "一/1",
        ">=",
        "12",
        "家",
        "2026",
    )
    assert row["owners"] == "c:工业和信息化局(lead);c:发展和改革局(responsible)"
    assert (row["indicator_id"], row["rule"], row["page"]) == ("ind:企业", "by.hand", "")
    text = sample.plans[0].document.text
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_in_deadlines_start_and_end_are_the_time(sample: Corpus, tmp_path: Path) -> None:
    write_tables(sample, tmp_path)
    row = _read(tmp_path, "deadlines")[0]
    assert (row["start"], row["end"], row["kind"]) == ("", "2026", "by")
    assert sample.plans[0].document.text[int(row["span_start"]) : int(row["span_end"])] == "到2026年"


def test_rows_that_resolution_gives(sample: Corpus, tmp_path: Path) -> None:
    write_tables(sample, tmp_path)
    assert _read(tmp_path, "responsibilities")[0]["agency_id"] == "c:工业和信息化局"
    assert _read(tmp_path, "errors") == [{"file": "scans/空白.pdf", "reason": "no text layer: scanned or image-only"}]
    assert _read(tmp_path, "documents")[0]["issuers"] == "清河县人民政府;清河县委"
    conflict = _read(tmp_path, "conflicts")[0]
    assert (conflict["indicator"], conflict["value_a"], conflict["value_b"]) == ("规模以上数字企业", "12", "8")
    assert conflict["quote_b"] == "规模以上数字企业８家"
    agency = _read(tmp_path, "agencies")[0]
    assert (agency["lead"], agency["responsible"], agency["targets"]) == ("1", "0", "3")
    assert _read(tmp_path, "incentives")[0]["cap"] == "yes"


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        ("=1+1", "quote", "'=1+1"),
        ("@SUM(A1)", "unit", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "quote", "'+cmd|' /C calc'!A0"),
        ("\t=1+1", "quote", "'=1+1"),
        ("＝产业园", "indicator", "'＝产业园"),
        ("-15%", "quote", "-15%"),
        (Decimal("-15"), "value", "-15"),
        (Decimal("3E+2"), "value", "300"),
        (Decimal("6.50"), "value", "6.50"),
        ("=", "op", "="),
        (">=", "op", ">="),
        ("一行\r\n两行", "quote", "一行 两行"),
        (("甲", "乙"), "aliases", "甲;乙"),
        (0, "start", "0"),
        (None, "page", ""),
    ],
)
def test_a_cell_is_one_line_without_exponent_and_never_a_formula(value: object, column: str, expected: str) -> None:
    assert cell(value, column) == expected


def test_texts_count_as_spans_do(sample: Corpus, tmp_path: Path) -> None:
    files = write_texts(sample, tmp_path / "text")
    assert [file.name for file in files] == ["qinghe.txt", "linjiang.txt"]
    assert files[0].read_bytes().decode("utf-8") == sample.plans[0].document.text
