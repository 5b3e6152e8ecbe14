"""`zerentu merge`: the outputs of a build that was made in shards."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.closing import close, end, tell_omissions
from pipeline.cli.options import Parquet, Where
from pipeline.cli.telling import telling


def merge(
    shards: Annotated[
        list[Path], typer.Argument(metavar="SHARD...", help="各份的文件夹 the folders of all shards of a build.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="写到哪里，整体替换 the folder to replace.")] = Path(
        "outputs"
    ),
    tables_only: Annotated[
        bool, typer.Option("--tables-only", help="只写表格和原文 no graph files, no pages.")
    ] = False,
    where: Where = "",
    parquet: Parquet = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报错误 say only what went wrong.")] = False,
) -> None:
    """把 zerentu build --shard 读好的各份合成结果。 Put together what `zerentu build --shard K/N` has read.

    \b
    例 Example:
      zerentu build corpus --shard 1/2 --out shards/1
      zerentu build corpus --shard 2/2 --out shards/2
      zerentu merge shards/1 shards/2 --out outputs

    结果与一次读完的逐字节相同。 The outputs are, byte for byte, those of one build.
    """
    from pipeline.shards import merge as together
    from pipeline.wanted import Wanted

    with telling():
        built = together(shards, out, wanted=Wanted(not tables_only, where, parquet))
    if not quiet:
        close(built, out)
    tell_omissions(built)
    end(built.summary.failures, built.summary.stale)
