"""`zerentu cache`: what is kept from earlier builds of a folder, and away with it."""

from pathlib import Path
from typing import Annotated

import typer

_WHAT = {
    "documents": "读过的文件 files read",
    "plans": "读出的规划 plans",
    "entries": "表格行 rows of tables",
    "blocks": "合并的表格行 rows put together",
    "layouts": "图的布局 layouts of graphs",
}


def cache(
    out: Annotated[
        Path, typer.Option("--out", "-o", help="哪个输出文件夹的缓存 the cache of which output folder.")
    ] = Path("outputs"),
    clear: Annotated[bool, typer.Option("--clear", help="清空 remove it.")] = False,
) -> None:
    """上次读过的内容缓存在哪里、有多大；可清空，只费时间。 What is kept from earlier builds; clearing costs only time.

    \b
    例 Examples:
      zerentu cache
      zerentu cache --out 结果 --clear
    """
    from pipeline.build import WrongArguments, cache_of, locked
    from pipeline.cache import KINDS

    kept = cache_of(out)
    if not kept.folder.is_dir():
        typer.echo(f"没有缓存 nothing is kept for {out}")
        raise typer.Exit
    for kind in KINDS:
        count, size = kept.size(kind)
        typer.echo(f"{_WHAT[kind]}: {count}, {size / 1e6:.1f} MB")
    typer.echo(str(kept.folder))
    if clear:
        try:
            with locked(kept, out):
                kept.clear()
        except WrongArguments as error:
            raise typer.BadParameter(str(error)) from error
        typer.echo("已清空 cleared")
