"""How a build ends on the screen: what could not be read, a table of the plans, the totals, where to look."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.table import Table

    from pipeline.build import Built
    from pipeline.entries import Figures
    from pipeline.records import Failure

_WIDE = 110
_SHOWN = 40
_COLUMNS = {
    "region": "地区 region",
    "clauses": "条款 clauses",
    "targets": "目标 targets",
    "actuals": "现状 actuals",
    "duties": "责任 duties",
    "deadlines": "时限 deadlines",
    "incentives": "奖补 incentives",
    "citations": "引用 citations",
    "unread": "未读 unread",
}


def tell_omissions(built: "Built") -> None:
    """Name on stderr what of the files was not read."""
    for one in (built.figures or {}).values():
        for line in one.omissions:
            typer.echo(line, err=True)


def end(failures: "Iterable[Failure]", stale: "Iterable[str]" = ()) -> None:
    """Name what could not be read, and decisions that no longer apply, on stderr; ends the command with 1 or 0."""
    found = tuple(failures)
    for line in (*(f"{failure.path}: {failure.reason}" for failure in found), *stale):
        typer.echo(line, err=True)
    raise typer.Exit(1 if found else 0)


def close(built: "Built", out: Path) -> None:
    """Say what a build did."""
    from rich.console import Console

    console, said = Console(), built.summary
    if built.figures is None:
        console.print("自上次以来没有变化，未重写 nothing has changed since the last build, nothing was written")
    else:
        console.print(_table(built.figures, console.width))
    console.print(
        f"{said.plans} 份规划 plans · {said.agencies} 个部门 agencies · {said.indicators} 个指标 indicators · "
        f"{said.conflicts} 处矛盾 conflicts · {len(said.failures)} 个文件读不了 unreadable"
        + (f" · {_partly(built)} 个文件未读全 partly read" if _partly(built) else "")
        + (f" · {said.applied} 处人工更正 corrections" if said.corrections else ""),
        soft_wrap=True,
    )
    if not said.drawn:
        console.print(
            "规划太多，网页只有汇总，没有画图和比较，请用 --where 选出一部分 "
            "too many plans for graph and comparison, the page is the aggregate: choose some with --where",
            soft_wrap=True,
        )
    first = next((name for name in ("explorer.html", "tables") if (out / name).exists()), "")
    console.print(f"→ {out / first}", soft_wrap=True, highlight=False)


def _partly(built: "Built") -> int:
    """How many files were not read wholly."""
    return sum(bool(one.omissions) for one in (built.figures or {}).values())


def _table(figures: "Mapping[str, Figures]", width: int) -> "Table":
    """The plans with what was found in each; of many only the first."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, title in enumerate(("文档 doc", *_COLUMNS.values())):
        chinese, _, english = title.partition(" ")
        shown = f"{chinese}\n{english}" if width >= _WIDE else chinese
        table.add_column(shown, justify="left" if number < 2 else "right", no_wrap=number > 0, overflow="fold")
    for name, one in list(figures.items())[:_SHOWN]:
        table.add_row(name, *(str(getattr(one, column)) for column in _COLUMNS))
    if len(figures) > _SHOWN:
        table.add_row(f"… {len(figures) - _SHOWN} 份 more")
    return table
