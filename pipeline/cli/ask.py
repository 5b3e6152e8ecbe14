"""`zerentu who` and `zerentu find`: questions to all plans, answered with the place in the text."""

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import CORPUS, In, corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from graph.query import Found, Holding

_KINDS = {
    "agency": "部门 agencies",
    "task": "任务 tasks",
    "indicator": "指标 indicators",
    "target": "目标 targets",
    "deadline": "时限 deadlines",
    "text": "原文 text",
}
_MARK = {"lead": "牵头", "responsible": "责任", "support": "配合", "": ""}


def _words(value: str) -> str:
    if not value.strip():
        raise typer.BadParameter("没有要找的词 · nothing to look for")
    return value


def who(
    name: Annotated[
        str,
        typer.Argument(metavar="AGENCY", callback=_words, help="部门的全称、简称或一类部门 a name or a class."),
    ],
    paths: In = CORPUS,
) -> None:
    """某部门牵头、负责、配合什么。 What an agency leads, answers for and supports, with targets and deadlines.

    \b
    例 Examples:
      zerentu who 科技局
      zerentu who 石嘴山市工信局 --in corpus
    """
    from rich.console import Console

    from graph.query import who as ask

    found = ask(corpus([*paths]), name)
    if not found:
        _nothing(name)
    console = Console(highlight=False)
    for holding in found:
        _print_holding(console, holding)


def find(
    words: Annotated[str, typer.Argument(metavar="WORDS", callback=_words, help="要找的词 what to look for.")],
    paths: In = CORPUS,
) -> None:
    """在部门、任务、指标、目标和原文里找。 Look in agencies, tasks, indicators, targets and the texts.

    \b
    例 Examples:
      zerentu find 高新技术企业
      zerentu find 研发经费 --in corpus --in 规划.txt
    """
    from rich.console import Console

    from graph.query import find as ask

    found = ask(corpus([*paths]), words)
    if not found:
        _nothing(words)
    console = Console(highlight=False)
    for kind, title in _KINDS.items():
        _print(console, title, [one for one in found if one.kind == kind], words)


def _nothing(words: str) -> None:
    typer.echo(f"没有找到 {words} · nothing found", err=True)
    raise typer.Exit(1)


def _print_holding(console: "Console", holding: "Holding") -> None:
    console.print(
        f"{holding.agency.name}  {holding.agency.id}", style="bold", markup=False, emoji=False, soft_wrap=True
    )
    _print(console, "牵头 leads", holding.leads)
    _print(console, "责任 responsible for", holding.responsible)
    _print(console, "配合 supports", holding.supports)
    _print(console, "目标 targets", holding.targets)
    _print(console, "时限 deadlines", holding.deadlines)


def _print(console: "Console", title: str, answers: "Iterable[Found]", sought: str = "") -> None:
    """The answers below their title: in columns on a terminal, else a line each, however long."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, title=title, title_justify="left", title_style="bold")
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", ratio=2, style="dim")
    rows = []
    for one in answers:
        words = one.quote if one.kind == "text" else one.label
        mark = f"{_MARK[one.role]} " if one.role and one.kind != "task" else ""
        answer = Text(f"  {mark}{words}")
        answer.highlight_words([sought] if sought else [], style="bold")
        rows.append((answer, Text(f"{one.doc} {one.clause} {one.start}-{one.end}")))
    if not rows:
        return
    if console.is_terminal:
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        lines = (title, *(Text("  ").join(row) for row in rows))
        console.print(*lines, sep="\n", markup=False, soft_wrap=True)
    console.print()
