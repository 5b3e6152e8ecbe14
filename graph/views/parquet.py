"""The tables as Parquet files (Apache Parquet), for corpora that no spreadsheet opens.

    <folder>/<table>/province=<first two digits of the region's code>/part-0.parquet    tables of rows about a plan
    <folder>/<table>/part-0.parquet                                                     the others

One folder for each province, not for each county: some thousand files of a few rows would be slower to read than to
ask. Rows stand in the order of the CSV files, from which they are made a batch at a time, so memory does not grow.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.views.columns import columns
from graph.views.rows import TABLES

if TYPE_CHECKING:
    import pyarrow

_BATCH = 1 << 20
_NOWHERE = "00"


class NoParquet(Exception):
    """pyarrow is not installed; the message says how to get it."""


def write_parquet(tables: Path, folder: Path) -> None:
    """Write every CSV file of `tables` below `folder`. Raises NoParquet where pyarrow is missing."""
    require()
    provinces = _provinces(tables / "documents.csv")
    for name in TABLES:
        _write(tables / f"{name}.csv", name, folder / name, provinces)


def require() -> None:
    """Raise NoParquet where pyarrow is missing, so that a long build does not find out at its end."""
    try:
        import pyarrow.dataset  # noqa: F401
    except ImportError as error:
        raise NoParquet("Parquet needs pyarrow: install the extra zerentu[sql]") from error


def _provinces(documents: Path) -> dict[str, str]:
    with documents.open(encoding="utf-8-sig", newline="") as handle:
        return {row["doc"]: _province(row["region_id"]) for row in csv.DictReader(handle)}


def _province(region: str) -> str:
    return region[:2] if region[:2].isdecimal() else _NOWHERE


def _write(file: Path, name: str, folder: Path, provinces: dict[str, str]) -> None:
    import pyarrow.dataset as dataset

    batches = _batches(file, name)
    first = next(batches)
    by_plan = "doc" in first.schema.names
    some = (_placed(batch, provinces) if by_plan else batch for batch in _chained(first, batches))
    head = next(some)
    dataset.write_dataset(
        _chained(head, some),
        folder,
        schema=head.schema,
        format="parquet",
        partitioning=["province"] if by_plan else None,
        partitioning_flavor="hive" if by_plan else None,
        basename_template="part-{i}.parquet",
        use_threads=False,  # threads would write the rows in another order each time
        existing_data_behavior="error",
    )


def _batches(file: Path, name: str) -> "Iterator[pyarrow.RecordBatch]":
    import pyarrow
    from pyarrow import csv as reader

    types = {"whole": pyarrow.int64(), "number": pyarrow.float64(), "words": pyarrow.string()}
    schema = pyarrow.schema([(column, types[holds]) for column, holds in columns(name).items()])
    yield pyarrow.RecordBatch.from_pylist([], schema=schema)  # a table without rows has its columns too
    with reader.open_csv(
        file,
        read_options=reader.ReadOptions(block_size=_BATCH, use_threads=False),
        convert_options=reader.ConvertOptions(column_types=schema, strings_can_be_null=True, null_values=[""]),
    ) as batches:
        yield from batches


def _chained(first: "pyarrow.RecordBatch", rest: "Iterator[pyarrow.RecordBatch]") -> "Iterator[pyarrow.RecordBatch]":
    yield first
    yield from rest


def _placed(batch: "pyarrow.RecordBatch", provinces: dict[str, str]) -> "pyarrow.RecordBatch":
    import pyarrow

    codes = [provinces.get(doc, _NOWHERE) for doc in batch.column("doc").to_pylist()]
    return batch.append_column("province", pyarrow.array(codes, pyarrow.string()))
