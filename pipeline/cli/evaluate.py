"""`zerentu evaluate`: accuracy of a build's tables against gold files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.evaluate import Miss, Score

_COLUMNS = ("precision", "recall", "f1", "full_f1")
_WHAT = {"missed": "漏 missed", "spurious": "多 spurious", "field": "错 field"}


def evaluate(
    tables: Annotated[
        Path,
        typer.Argument(
            metavar="TABLES", help="结果文件夹，或其中的 tables the outputs of a build, or the tables in them."
        ),
    ],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="人工标注，每份文件一个文件夹 one folder per document.")],
    misses: Annotated[bool, typer.Option("--misses", help="列出每一处差别 list every row that differs.")] = False,
) -> None:
    """与人工标注相比的准确率。 Precision, recall and F1 of a build against gold files made by people.

    full_f1 只算全部字段都对的行。 full_f1 counts only rows with every judged field right.

    \b
    例 Example:
      zerentu evaluate outputs tests/gold/plans --misses
    """
    from rich.console import Console

    import pipeline.evaluate as scorer

    for folder in (tables, gold):
        if not folder.is_dir():
            raise typer.BadParameter(f"没有这个文件夹 no such folder: {folder}")
    try:
        scores = scorer.evaluate(tables, gold)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error
    console = Console(highlight=False)
    if misses:
        for miss in scorer.misses(scores):
            console.print(_line(miss), soft_wrap=True, markup=False)
    console.print(_table(scores))


def _line(miss: "Miss") -> str:
    row = miss.row
    shown = [row[name] for name in ("clause", "path", "role", "unit", "indicator", "quote", "title") if row.get(name)]
    differ = [f"{name}: {gold or '∅'} ≠ {got or '∅'}" for name, (gold, got) in miss.differ.items()]
    return " | ".join([miss.doc, miss.kind, _WHAT[miss.what], *differ, *shown])


def _table(scores: "dict[str, Score]") -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    for title in ("gold", "found", *_COLUMNS):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("fields < 1", overflow="fold")
    for name, score in scores.items():
        figures = score.figures
        shares = (_share(figures[column]) for column in _COLUMNS)
        table.add_row(name, str(score.gold), str(score.predicted), *shares, _fields(figures))
    return table


def _fields(figures: "dict[str, float | None]") -> str:
    accuracies = {name.removesuffix("_acc"): value for name, value in figures.items() if name.endswith("_acc")}
    return "  ".join(f"{name} {_share(value)}" for name, value in accuracies.items() if value is not None and value < 1)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
