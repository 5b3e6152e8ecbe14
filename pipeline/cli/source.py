"""`zerentu outline` and `zerentu explain`: one plan, and where its facts come from."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import CORPUS, In, PlanName, plan

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from pipeline.explain import Explanation
    from pipeline.records import Clause, Plan

_AROUND = 60


def outline(name: PlanName, paths: In = CORPUS) -> None:
    """一份规划的条款目录和位置。 The clauses of a plan, each with its path and where it stands.

    \b
    例 Examples:
      zerentu outline helan-2024-innovative-county
      zerentu outline 规划.txt
    """
    from rich.console import Console

    found = plan(name, [*paths])
    console = Console(highlight=False)
    console.print(found.about.title or found.name, style="bold", markup=False)
    for clause in found.clauses:
        indent = "  " * clause.level
        console.print(f"{indent}{clause.path}  {clause.title}  {clause.start}-{clause.end}", markup=False)


def explain(
    name: PlanName,
    span: Annotated[str, typer.Argument(metavar="START-END", help="原文里的起止位置 characters of its text.")],
    paths: In = CORPUS,
) -> None:
    """这一段文字成了哪些事实，为什么。 Which facts a stretch of text became: rule, slots, clause, fields.

    位置见各表的 start 和 end 列。 Take the span from the columns start and end of any table.

    \b
    例 Example:
      zerentu explain helan-2024-innovative-county 1200-1300
    """
    from rich.console import Console

    import pipeline.explain as reasons

    found = plan(name, [*paths])
    start, end = _span(span, len(found.document.text))
    console = Console(highlight=False)
    explanations = reasons.explain(found, start, end)
    for explanation in explanations:
        _print(console, explanation)
    if not explanations:
        _print_nothing(console, found, start, end, reasons.clause_at(found, start))


def _span(words: str, length: int) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)(?:\s*[-–:,]\s*(\d+))?", words.strip())
    if not match:
        raise typer.BadParameter(f"{words}: 写成 START-END，例如 give it as START-END, such as 1200-1250")
    start = int(match[1])
    end = int(match[2] or start + 1)
    if start >= end:
        raise typer.BadParameter(f"{words}: 起点不在终点之前 the start is {'at' if start == end else 'after'} the end")
    if end > length:
        raise typer.BadParameter(f"{words}: 原文共 {length} 字 the text has {length} characters")
    return start, end


def _print(console: "Console", found: "Explanation") -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, title_justify="left", title_style="bold")
    table.title = f"{found.kind} {found.fact.start}-{found.fact.end}"
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in _lines(found):
        table.add_row(_plain(label), _plain(value))
    console.print(table)
    console.print()


def _lines(found: "Explanation") -> list[tuple[str, str]]:
    fact = found.fact
    lines = [("id", fact.id), ("原文 quote", fact.quote), ("条款 clause", _clause(found.clause))]
    lines += [(f"字段 {name}", value) for name, value in found.fields]
    lines += [("规则 rule", f"{fact.rule}  ({found.rule.file})" if found.rule else fact.rule)]
    lines += [(f"槽位 {name}", words) for name, words in found.slots]
    return [(label, value) for label, value in lines if value]


def _clause(clause: "Clause | None") -> str:
    return f"{clause.path}  {clause.title}" if clause else ""


def _print_nothing(console: "Console", found: "Plan", start: int, end: int, clause: "Clause | None") -> None:
    text = found.document.text
    console.print("这里没有事实 no fact here", style="bold")
    console.print(_plain(_clause(clause)))
    console.print(
        _plain(text[max(0, start - _AROUND) : start]),
        _plain(text[start:end], "reverse"),
        _plain(text[end : end + _AROUND]),
        sep="",
    )


def _plain(text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(text, style=style)
