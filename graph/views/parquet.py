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

INSTALL = ".venv/bin/python -m pip install -e '.[sql]' -c constraints.txt"
"""Adds what Parquet and SQL need, in a clone."""

_BATCH = 1 << 20
_PLACE = "province"
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
        raise NoParquet(f"Parquet 需要 pyarrow，请安装 Parquet needs pyarrow, install it:\n{INSTALL}") from error


def _provinces(documents: Path) -> dict[str, str]:
    with documents.open(encoding="utf-8-sig", newline="") as handle:
        return {row["doc"]: _province(row["region_id"]) for row in csv.DictReader(handle)}


def _province(region: str) -> str:
    return region[:2] if region[:2].isdecimal() else _NOWHERE


def _write(file: Path, name: str, folder: Path, provinces: dict[str, str]) -> None:
    import pyarrow
    import pyarrow.dataset as dataset

    schema, batches, by_plan = _schema(name), _batches(file, name), "doc" in columns(name)
    dataset.write_dataset(
        (_placed(batch, provinces) for batch in batches) if by_plan else batches,
        folder,
        schema=schema.append(pyarrow.field(_PLACE, pyarrow.string())) if by_plan else schema,
        format="parquet",
        partitioning=[_PLACE] if by_plan else None,
        partitioning_flavor="hive" if by_plan else None,
        basename_template="part-{i}.parquet",
        use_threads=False,  # threads would write the rows in another order each time
        existing_data_behavior="error",
    )


def _schema(name: str) -> "pyarrow.Schema":
    import pyarrow

    types = {"whole": pyarrow.int64(), "number": pyarrow.float64(), "words": pyarrow.string()}
    return pyarrow.schema([(column, types[holds]) for column, holds in columns(name).items()])


def _batches(file: Path, name: str) -> "Iterator[pyarrow.RecordBatch]":
    from pyarrow import csv as reader

    with reader.open_csv(
        file,
        read_options=reader.ReadOptions(block_size=_BATCH, use_threads=False),
        convert_options=reader.ConvertOptions(column_types=_schema(name), strings_can_be_null=True, null_values=[""]),
    ) as batches:
        yield from batches


def _placed(batch: "pyarrow.RecordBatch", provinces: dict[str, str]) -> "pyarrow.RecordBatch":
    import pyarrow

    codes = [provinces.get(doc, _NOWHERE) for doc in batch.column("doc").to_pylist()]
    return batch.append_column(_PLACE, pyarrow.array(codes, pyarrow.string()))
