"""`zerentu sql`: questions in SQL to the tables of a build."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.sql import Answer


def sql(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="一条 SELECT；不写则列出各表各列 a SELECT; without it, the tables.")
    ] = "",
    out: Annotated[Path, typer.Option("--out", "-o", help="build 写出的文件夹 the folder of a build.")] = Path(
        "outputs"
    ),
    table: Annotated[bool, typer.Option("--csv", help="写成 CSV as CSV.")] = False,
) -> None:
    """用 SQL 查写出的表格。 Ask the tables of a build with SQL (DuckDB); nothing is ever changed.

    \b
    例 Examples:
      zerentu sql
      zerentu sql "select doc, quote, due from targets where due = '2025'"
      zerentu sql "select a.name, count(*) from responsibilities r join agencies a on a.id = r.agency_id
                   where r.role = 'lead' group by 1 order by 2 desc" --csv > 牵头.csv
    """
    from graph.sql import NoAnswer, ask

    if not query.strip():
        _print_tables()
        return
    try:
        found = ask(out, query)
    except NoAnswer as error:
        raise typer.BadParameter(str(error)) from error
    if table or not sys.stdout.isatty():
        _write(found)
    else:
        _print(found)


def _print_tables() -> None:
    from graph.views.columns import columns
    from graph.views.rows import TABLES

    signs = {"whole": "#", "number": "#.#", "words": ""}
    for name in TABLES:
        listed = (f"{column}{signs[holds] and f' {signs[holds]}'}" for column, holds in columns(name).items())
        typer.echo(f"{name}\n  {', '.join(listed)}")


def _write(found: "Answer") -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows(found.rows)


def _print(found: "Answer") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*found.columns, header_style="bold")
    for row in found.rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    console = Console(highlight=False, markup=False)
    console.print(table)
    console.print(f"{len(found.rows)} 行 rows")
