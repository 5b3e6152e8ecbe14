"""SQL over the tables of a build, from CSV and from Parquet alike."""

import csv
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from graph.sql import NoAnswer, ask
from graph.views.columns import columns
from graph.views.parquet import NoParquet, require, write_parquet
from graph.views.rows import TABLES

LEADS = """
select a.name, count(*) from responsibilities r join agencies a on a.id = r.agency_id
where r.role = 'lead' group by a.name order by 2 desc, 1
"""


@pytest.fixture(scope="module")
def parquet(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the three plans with their Parquet files."""
    folder = tmp_path_factory.mktemp("parquet")
    shutil.copytree(built / "tables", folder / "tables")
    write_parquet(folder / "tables", folder / "parquet")
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "tables" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_a_join_counts_what_the_tables_say(built: Path) -> None:
    names = {row["id"]: row["name"] for row in rows(built, "agencies")}
    leads = Counter(names[row["agency_id"]] for row in rows(built, "responsibilities") if row["role"] == "lead")
    answer = ask(built, LEADS)
    assert answer.rows == sorted(leads.items(), key=lambda pair: (-pair[1], pair[0]))
    assert answer.rows


def test_numbers_are_numbers_and_empty_cells_are_null(built: Path) -> None:
    (first, last, base, page) = ask(
        built, "select min(start), max(start), avg(value_base), max(page) from targets"
    ).rows[0]
    starts = [int(row["start"]) for row in rows(built, "targets")]
    assert (first, last) == (min(starts), max(starts))
    assert isinstance(base, float)
    assert page is None


def test_times_of_deadlines_stay_as_written(built: Path) -> None:
    ends = {row["end"] for row in rows(built, "deadlines")}
    assert {value or "" for (value,) in ask(built, 'select "end" from deadlines').rows} == ends


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_the_rows_of_the_csv_files_in_their_order(parquet: Path, built: Path, table: str) -> None:
    query = f'select * from "{table}"'
    assert ask(parquet, query) == ask(built, query)
    assert ask(built, query).columns == tuple(columns(table))
    assert len(ask(built, query).rows) == len(rows(built, table))


def test_parquet_files_stand_by_province_and_are_the_same_bytes_again(parquet: Path, tmp_path: Path) -> None:
    write_parquet(parquet / "tables", tmp_path / "parquet")
    files = {file.relative_to(tmp_path): file.read_bytes() for file in sorted(tmp_path.rglob("*.parquet"))}
    assert {parquet / name: data for name, data in files.items()} == {
        file: file.read_bytes() for file in (parquet / "parquet").rglob("*.parquet")
    }
    assert Path("parquet/targets/province=64/part-0.parquet") in files


@pytest.mark.parametrize(
    "query",
    [
        "drop view targets",
        "copy targets to 'leak.csv'",
        "select 1; select 2",
        "set threads = 1",
        "select * from read_csv('/etc/passwd')",
        "attach 'other.duckdb'",
        "",
    ],
)
def test_only_the_tables_are_read_and_nothing_is_written(built: Path, query: str) -> None:
    before = sorted(built.rglob("*"))
    with pytest.raises(NoAnswer):
        ask(built, query)
    assert sorted(built.rglob("*")) == before


def test_a_wrong_query_says_what_is_near(built: Path) -> None:
    with pytest.raises(NoAnswer, match='Did you mean "targets"'):
        ask(built, "select doc from targts")


def test_without_the_extra_the_command_that_brings_it_is_named(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.setitem(sys.modules, "pyarrow.dataset", None)
    with pytest.raises(NoAnswer, match=r" -m pip install -e '\.\[sql\]' -c constraints\.txt$"):
        ask(built, "select 1")
    with pytest.raises(NoParquet, match=r" -m pip install -e '\.\[sql\]' -c constraints\.txt$"):
        require()


def test_a_folder_without_tables_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoAnswer, match="make graph"):
        ask(tmp_path, "select 1")
