"""`zerentu compare`: two plans side by side on the terminal, or all of them as page and tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import CORPUS, In, corpus

if TYPE_CHECKING:
    from rich.console import Console

    from graph.compare import Compared, Statements
    from pipeline.records import Plan

_NOT_STATED = "未写明 not stated"


def compare(
    plans: Annotated[
        list[Path],
        typer.Argument(metavar="[A B]", help="两份规划：文件、文件名或标题里的词 two plans, by file, name or title."),
    ] = [],  # noqa: B006
    indicator: Annotated[str, typer.Option("--indicator", "-i", help="只比这个指标 only what is called so.")] = "",
    paths: In = CORPUS,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="不写 A B 时写到哪里 where to write without A and B.")
    ] = Path("outputs"),
) -> None:
    """两份规划逐项对比；不写 A B 则写出 compare.html 和表格。 Two plans side by side; without A B page and tables.

    \b
    例 Examples:
      zerentu compare 石嘴山市推进创新驱动 贺兰县 --indicator 国家高新技术企业
      zerentu compare 甲.txt 乙.pdf
      zerentu compare --in corpus --out outputs
    """
    names = [str(plan) for plan in plans]
    if not names and not indicator:
        _write([*paths], out)
    elif len(names) == 2:
        _print_pair(names, indicator, [*paths])
    else:
        raise typer.BadParameter("要写两份规划 · name two plans")


def _write(paths: list[Path], out: Path) -> None:
    """The build of all outputs: the page leads to the explorer, so both must be of the same plans."""
    from pipeline.cli.build import build

    try:
        build(paths, out, quiet=True)
    finally:
        if (page := out / "compare.html").is_file():
            typer.echo(f"→ {page}")


def _print_pair(names: list[str], indicator: str, paths: list[Path]) -> None:
    from rich.console import Console

    from graph.compare import compare as ask
    from graph.naming import NoSuchPlan, plan_named

    files = [Path(name) for name in names if Path(name).is_file()]
    found = corpus([*files, *(paths if len(files) < len(names) else ())])
    try:
        pair = [plan_named(found, Path(name).name if Path(name) in files else name) for name in names]
    except NoSuchPlan as error:
        raise typer.BadParameter(str(error)) from error
    rows = ask(found, pair[0].name, pair[1].name, indicator)
    if not rows:
        typer.echo(f"没有找到 {indicator} · nothing found", err=True)
        raise typer.Exit(1)
    console = Console(highlight=False)
    both = [row for row in rows if row.one and row.other] if not indicator else rows
    for row in both:
        _print_row(console, pair, row)
    if not indicator:
        for side, plan in enumerate(pair):
            _print_rest(console, plan, [row for row in rows if not (row.other, row.one)[side]], side)


def _print_row(console: "Console", pair: list["Plan"], row: "Compared") -> None:
    _say(console, row.indicator.name, style="bold")
    for plan, cell in zip(pair, (row.one, row.other), strict=True):
        for line in _lines(cell) or [_NOT_STATED]:
            _say(console, f"  {plan.about.title or plan.name}  {line}")
    if row.difference is not None:
        years = "" if row.same_year else " · 年份不同 other years"
        said = f"差 difference {row.difference:+f}{row.unit}" if row.difference else "相同 the same"
        _say(console, f"  {said}{years}")
    _say(console, "")


def _lines(cell: "Statements") -> list[str]:
    """What a plan states, with its start, the pace that it takes, and the place in the text."""
    from graph.compare import gap_unit
    from graph.wording import amount

    lines = []
    for one in cell:
        due = f"（{one.target.due}）" if one.target.due else ""
        past = "已达到 reported " if one.target.status == "actual" else ""
        words = [f"{past}{amount(one.target)}{due}"]
        if one.baseline:
            words.append(f"基数 from {amount(one.baseline)}" + (f"（{one.baseline.due}）" if one.baseline.due else ""))
        if one.pace is not None and one.base:
            words.append(f"每年 per year {one.pace:+f}{gap_unit(one.base.unit)}")
        words.append(f"{one.plan.name} {one.target.clause} {one.target.start}-{one.target.end}")
        lines.append("  ".join(words))
    return lines


def _print_rest(console: "Console", plan: "Plan", rows: list["Compared"], side: int) -> None:
    cells = {row.indicator.name: (row.one, row.other)[side] for row in rows}
    _say(console, f"只有它写明 only stated by {plan.about.title or plan.name}: {len(cells)}", style="bold")
    for name, cell in cells.items():
        for line in _lines(cell):
            _say(console, f"  {name}  {line}")
    _say(console, "")


def _say(console: "Console", words: str, style: str = "") -> None:
    console.print(words, style=style or None, markup=False, emoji=False, soft_wrap=True)
