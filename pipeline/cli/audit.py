"""`zerentu audit`: the plans against themselves, each finding with the places that show it."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import CORPUS, In, corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from graph.audit import Finding, Place
    from pipeline.records import Corpus


def audit(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help="只看这些规划：文件，或 --in 里的文件名 these plans only."),
    ] = None,
    kinds: Annotated[
        list[str] | None, typer.Option("--kind", help="只看这一类，可重复 this kind only, may be repeated.")
    ] = None,
    table: Annotated[bool, typer.Option("--csv", help="写成 CSV as CSV, the columns of tables/audit.csv.")] = False,
    paths: In = CORPUS,
) -> None:
    """规划自己和自己对不上的地方。 Where a plan does not agree with itself, or leaves open who and by when.

    最要紧的在前，每条都给出原文。 The weightiest first, each with the words of the text.

    \b
    例 Examples:
      zerentu audit
      zerentu audit helan-2024-innovative-county --kind conflict --kind sum
      zerentu audit 规划.docx --csv
    """
    wanted = _kinds(kinds or [])
    found, docs = _read(names or [], [*paths])
    if table:
        _write(found, docs, wanted)
        return
    from graph.audit import audit as findings

    _print([one for one in findings(found) if one.doc in docs and one.kind in wanted])


def _read(names: list[str], paths: list[Path]) -> "tuple[Corpus, frozenset[str]]":
    """The plans, and the names of those asked for. Ends the command with status 2 for a name that no plan has."""
    files = [Path(name) for name in names if Path(name).is_file()]
    found = corpus([*files, *(paths if len(files) < len(names) or not names else ())])
    known = frozenset(plan.name for plan in found.plans)
    asked = frozenset(Path(name).stem if Path(name).is_file() else name for name in names)
    if missing := sorted(asked - known):
        if any(Path(failure.path).stem == missing[0] for failure in found.failures):
            raise typer.Exit(1)
        raise typer.BadParameter(f"没有 {missing[0]}，有 no such plan, there are: {', '.join(sorted(known))}")
    return found, asked or known


def _kinds(asked: list[str]) -> frozenset[str]:
    """The kinds of the option, by their names or their labels in Chinese."""
    from graph.audit import KINDS

    named: dict[str, str] = {str(kind): kind for kind in KINDS}
    named |= {label: kind for kind, (_, label, _) in KINDS.items()}
    if unknown := [one for one in asked if one not in named]:
        raise typer.BadParameter(f"没有这一类 no such kind: {unknown[0]}；有 there are: {', '.join(KINDS)}")
    return frozenset(named[one] for one in asked) or frozenset(KINDS)


def _write(found: "Corpus", docs: frozenset[str], kinds: frozenset[str]) -> None:
    from graph.views.rows import TABLES
    from graph.views.tables import cell

    sheet = TABLES["audit"]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows(found):
        if row["doc"] in docs and row["kind"] in kinds:
            writer.writerow([cell(row[name], name) for name in sheet.columns])


def _print(findings: "Sequence[Finding]") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for one in findings:
        _finding(console, one)
    console.print(f"{len(findings)} 条 findings", soft_wrap=True)


def _finding(console: "Console", one: "Finding") -> None:
    from rich.text import Text

    from graph.audit import KINDS

    weight, chinese, english = KINDS[one.kind]
    head = Text.assemble((f"{weight} {chinese} {english}", "bold"), f"  {one.doc}  ", (one.kind, "dim"))
    lines = [head, Text(f"  {one.zh}")]
    lines += [_place(one.doc, place) for place in (one.a, one.b) if place]
    for line in lines:
        console.print(line, soft_wrap=not console.is_terminal)
    console.print()


def _place(doc: str, place: "Place") -> "Text":
    from rich.text import Text

    return Text.assemble(f"  “{place.quote}”", (f"  {doc} {place.clause} {place.start}-{place.end}", "dim"))
