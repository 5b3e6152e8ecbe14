"""`zerentu build`: the whole run, with a progress bar and a closing table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.table import Table

    from pipeline.ingest.limits import Limits
    from pipeline.inputs import Input
    from pipeline.records import Corpus, Plan

_WIDE = 110
_COLUMNS: "dict[str, Callable[[Plan], object]]" = {
    "文档 doc": lambda plan: plan.name,
    "地区 region": lambda plan: plan.about.region,
    "条款 clauses": lambda plan: len(plan.clauses),
    "目标 targets": lambda plan: sum(target.status == "target" for target in plan.targets),
    "现状 actuals": lambda plan: sum(target.status == "actual" for target in plan.targets),
    "责任 duties": lambda plan: len(plan.responsibilities),
    "时限 deadlines": lambda plan: len(plan.deadlines),
    "奖补 incentives": lambda plan: len(plan.incentives),
    "引用 citations": lambda plan: len(plan.citations),
    "未读 unread": lambda plan: len(plan.unread),
}


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="文件或文件夹（含子文件夹） files or folders, searched through."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪里，整体替换 the folder to replace.")] = Path(
        "outputs"
    ),
    tables_only: Annotated[
        bool, typer.Option("--tables-only", help="只写表格和原文 no graph files, no pages.")
    ] = False,
    max_size: Annotated[
        int, typer.Option(min=1, help="单个文件最大多少 MB，超过则记入 errors largest file in MB.")
    ] = 64,
    max_pages: Annotated[int, typer.Option(min=1, help="单个文件最多多少页 most pages of one file.")] = 5_000,
    max_scanned: Annotated[
        int, typer.Option(min=0, help="单个文件最多识别多少页扫描件 most scanned pages recognised in one file.")
    ] = 300,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, help="单个文件最多用多少秒 most seconds for one file.")
    ] = 1_200,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报错误 say only what went wrong.")] = False,
) -> None:
    """读入规划，写出表格、原文、图和网页。 Read plans; write tables, texts, graph and pages.

    \b
    例 Examples:
      zerentu build corpus
      zerentu build corpus 规划.pdf --out 结果
      zerentu build corpus --out outputs --tables-only

    读不了的文件在 tables/errors.csv 里各有一行和原因，其余照常写出（退出码 1）。
    A file that cannot be read is a row of tables/errors.csv, the others are written all the same (exit code 1).
    """
    from pipeline.build import NotWritten, WrongArguments, inputs
    from pipeline.ingest.limits import LIMITS

    limits = LIMITS._replace(size=max_size * 1024 * 1024, pages=max_pages, scanned=max_scanned, seconds=max_seconds)
    try:
        sources = inputs(paths, out)
        corpus = _run(sources, out, limits, not tables_only, quiet)
    except (WrongArguments, NotWritten) as error:
        raise typer.BadParameter(str(error)) from error
    tell(corpus)
    if not quiet:
        _close(corpus, out)
    raise typer.Exit(1 if corpus.failures else 0)


def _run(sources: "tuple[Input, ...]", out: Path, limits: "Limits", pages: bool, quiet: bool) -> "Corpus":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from pipeline import build as run

    console = Console(stderr=True)
    columns = (TextColumn("读入 reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("", total=len(sources))
        return run.build(
            sources,
            out,
            pages=pages,
            limits=limits,
            done=lambda source: progress.update(task, advance=1, description=source.name),
        )


def _close(corpus: "Corpus", out: Path) -> None:
    from rich.console import Console

    console = Console()
    console.print(_summary(corpus, console.width))
    console.print(
        f"{len(corpus.agencies)} 个部门 agencies · {len(corpus.indicators)} 个指标 indicators · "
        f"{len(corpus.conflicts)} 处矛盾 conflicts · {len(corpus.failures)} 个文件读不了 unreadable"
        + _corrected(corpus),
        soft_wrap=True,
    )
    first = next((name for name in ("explorer.html", "tables") if (out / name).exists()), "")
    console.print(f"→ {out / first}", soft_wrap=True, highlight=False)


def _corrected(corpus: "Corpus") -> str:
    applied = sum(one.status == "applied" for one in corpus.corrections)
    return f" · {applied} 处人工更正 corrections" if corpus.corrections else ""


def _summary(corpus: "Corpus", width: int) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, title in enumerate(_COLUMNS):
        chinese, _, english = title.partition(" ")
        shown = f"{chinese}\n{english}" if width >= _WIDE else chinese
        table.add_column(shown, justify="left" if number < 2 else "right", no_wrap=number > 0, overflow="fold")
    for plan in corpus.plans:
        table.add_row(*(str(value(plan)) for value in _COLUMNS.values()))
    return table
