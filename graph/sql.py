"""Questions in SQL to the tables of a build, by DuckDB: a view for each table, nothing copied, nothing written.

A build with Parquet files answers from those, any other from its CSV files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.views.columns import columns
from graph.views.parquet import INSTALL
from graph.views.rows import TABLES

if TYPE_CHECKING:
    import duckdb

_TYPES = {"whole": "BIGINT", "number": "DOUBLE", "words": "VARCHAR"}


class NoAnswer(Exception):
    """A question that cannot be answered; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def ask(folder: Path, query: str) -> Answer:
    """What a query over the tables in a folder of outputs gives.

    Raises NoAnswer where DuckDB is missing, the folder holds no tables, the query is wrong or would do more than read.
    """
    try:
        import duckdb
    except ImportError as error:
        raise NoAnswer(f"SQL 需要 DuckDB，请安装 SQL needs DuckDB, install it:\n{INSTALL}") from error
    if not (folder / "tables" / "documents.csv").is_file():
        raise NoAnswer(f"{folder} holds no tables; build them first: make graph")
    try:
        with duckdb.connect() as database:
            _open(database, folder.resolve())
            return _answer(database, query)
    except duckdb.Error as error:
        raise NoAnswer(str(error)) from error


def _open(database: "duckdb.DuckDBPyConnection", folder: Path) -> None:
    """A view for each table; then the doors are shut: no other files, no network, no settings."""
    for name in TABLES:
        database.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {_source(folder, name)}')
    database.execute(f"SET allowed_directories = [{_quoted(str(folder))}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")


def _source(folder: Path, name: str) -> str:
    if any((folder / "parquet" / name).rglob("*.parquet")):  # a table without rows has none
        return f"read_parquet({_quoted(f'{folder}/parquet/{name}/**/*.parquet')}, hive_partitioning = false)"
    types = ", ".join(f"{_quoted(column)}: '{_TYPES[holds]}'" for column, holds in columns(name).items())
    file = _quoted(f"{folder}/tables/{name}.csv")
    return f"read_csv({file}, header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _answer(database: "duckdb.DuckDBPyConnection", query: str) -> Answer:
    from duckdb import StatementType

    statements = database.extract_statements(query)
    if len(statements) != 1 or statements[0].type not in (StatementType.SELECT, StatementType.EXPLAIN):
        raise NoAnswer("one SELECT is answered at a time; nothing else is run")
    found = database.execute(statements[0])
    return Answer(tuple(column[0] for column in found.description or ()), found.fetchall())
