"""The command `zerentu`. Modules are imported by the command that needs them, so that `--help` answers at once."""

import gc
import io
import sys
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import ask, audit, build, cache, compare, evaluate, merge, source, sql
from pipeline.cli.pipes import closed_pipe_is_no_error

app = typer.Typer(
    name="zerentu",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="文档偏移量按汉字（Unicode 码位）计。Offsets count characters of outputs/text/<doc>.txt.",
)
app.command("build")(build.build)
app.command("who")(ask.who)
app.command("find")(ask.find)
app.command("compare")(compare.compare)
app.command("audit")(audit.audit)
app.command("sql")(sql.sql)
app.command("explain")(source.explain)
app.command("outline")(source.outline)
app.command("evaluate")(evaluate.evaluate)
app.command("merge")(merge.merge)
app.command("cache")(cache.cache)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"zerentu {__version__}")
        raise typer.Exit


@app.callback()
def zerentu(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 the version.")
    ] = False,
) -> None:
    """责任图：从政府规划文件里读出“谁负责什么”。Who owns what in Chinese government plans.

    \b
    [bold]从这里开始 Start here[/bold]
      zerentu build corpus --out outputs    读入文件夹，写出表格、图和网页
      zerentu who 科技局                    某部门牵头、负责、配合哪些任务
      zerentu find 高新技术企业             在任务、指标、部门和原文里查找
      zerentu compare A B                   两份规划逐项对比
      zerentu sql "select …"                用 SQL 查写出的表格

    \b
    [bold]核对出处 Check the source[/bold]
      zerentu outline PLAN                  一份规划的条款目录
      zerentu audit                         规划前后矛盾、缺责任单位、缺时限的地方
      zerentu explain PLAN 1200-1250        这一段文字为什么成为一条事实
      zerentu evaluate TABLES GOLD          与人工标注相比的准确率
    """


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 some inputs could not be read, 2 wrong arguments or broken rules."""
    from pipeline.rules import RuleError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a sign shows ? and goes on
    gc.set_threshold(100_000)  # records form no cycles: looking for some takes a tenth of a build of many plans
    try:
        with closed_pipe_is_no_error():
            app()
    except RuleError as error:
        typer.echo(f"规则文件有误 broken rule file: {error}", err=True)
        sys.exit(2)
