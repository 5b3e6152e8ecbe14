"""`zerentu build`: the whole run, with a progress bar and a closing table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.closing import close, end, tell_omissions
from pipeline.cli.options import Parquet, Where
from pipeline.cli.telling import telling

if TYPE_CHECKING:
    from pipeline.inputs import Input
    from pipeline.shards import Shard


class Engine(StrEnum):
    """Where documents are worked on."""

    local = "local"
    dask = "dask"


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
    workers: Annotated[
        int, typer.Option(min=0, help="同时用几个进程，0 为按核数 processes at once, 0 for one per core.")
    ] = 0,
    engine: Annotated[
        Engine, typer.Option(help="在本机还是 Dask 集群上读 read on this machine or on a Dask cluster.")
    ] = Engine.local,
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="Dask 调度器的地址 its scheduler.")] = "",
    scheduler_file: Annotated[
        str, typer.Option(metavar="FILE", help="Dask 调度器写的文件 the file that its scheduler writes.")
    ] = "",
    shard: Annotated[
        str, typer.Option(metavar="K/N", help="只读 N 份中的第 K 份，再 zerentu merge one part of N, to be merged.")
    ] = "",
    where: Where = "",
    parquet: Parquet = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报错误 say only what went wrong.")] = False,
) -> None:
    """读入规划，写出表格、原文、图和网页。 Read plans; write tables, texts, graph and pages.

    \b
    例 Examples:
      zerentu build corpus
      zerentu build corpus 规划.pdf --out 结果
      zerentu build corpus --out outputs --tables-only
      zerentu build corpus --engine dask --scheduler tcp://10.0.0.1:8786
      zerentu build corpus --where "region like '宁夏%' and year >= 2021"

    读不了的文件在 tables/errors.csv 里各有一行和原因，其余照常写出（退出码 1）。
    A file that cannot be read is a row of tables/errors.csv, the others are written all the same (exit code 1).
    """
    from pipeline import build as run
    from pipeline.cluster import Cluster
    from pipeline.ingest.limits import LIMITS
    from pipeline.wanted import Wanted
    from pipeline.workers import on_this_machine

    wanted = Wanted(not tables_only, where, parquet)
    limits = LIMITS._replace(size=max_size * 1024 * 1024, pages=max_pages, scanned=max_scanned, seconds=max_seconds)
    here, there = partial(on_this_machine, workers=workers), Cluster(scheduler, scheduler_file, workers)
    chosen = here if engine == Engine.local else there
    with telling():
        sources = run.inputs(paths, out)
        with _progress(len(sources), quiet) as done:
            if shard:
                from pipeline.shards import build_shard

                end(build_shard(sources, out, _shard(shard), limits, chosen, done))
            built = run.build(sources, out, wanted=wanted, limits=limits, engine=chosen, done=done)
    if not quiet:
        close(built, out)
    tell_omissions(built)
    end(built.summary.failures, built.summary.stale)


def _shard(words: str) -> "Shard":
    from pipeline.shards import Shard

    try:
        return Shard.parse(words)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def _progress(total: int, quiet: bool) -> "Iterator[Callable[[Input], None]]":
    """A bar on a terminal that moves with each document done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("读入 reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("", total=total)
        yield lambda source: progress.update(task, advance=1, description=source.name)
