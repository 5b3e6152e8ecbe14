"""Arguments that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.inputs import Input
    from pipeline.records import Corpus, Plan

In = Annotated[
    list[Path], typer.Option("--in", help="规划文件或文件夹，可重复 files or folders with plans, may be repeated.")
]
PlanName = Annotated[
    str, typer.Argument(metavar="PLAN", help="文件，或 --in 里的文件名（不带后缀） a file, or a name in --in.")
]
Where = Annotated[
    str,
    typer.Option(
        metavar="CONDITION", help="图和网页只含符合条件的规划 graph and pages of the plans for which this holds."
    ),
]
Parquet = Annotated[bool, typer.Option("--parquet", help="表格另存为 Parquet the tables as Parquet files too.")]
CORPUS = [Path("corpus")]


def sources(paths: list[Path]) -> "tuple[Input, ...]":
    """The files that the option names. Ends the command with status 2 when there are none."""
    from pipeline.inputs import collect, exists

    if not any(map(exists, paths)):
        raise typer.BadParameter(f"没有这个文件或文件夹 no such file or folder: {', '.join(map(str, paths))}")
    return collect(paths)


def corpus(paths: list[Path]) -> "Corpus":
    """All plans of the option, resolved; files that cannot be read are named on stderr."""
    from pipeline.reading import read_inputs

    found = read_inputs(sources(paths))
    tell(found)
    return found


def tell(found: "Corpus") -> None:
    """Say on stderr which files and decisions could not be read, and which decisions no longer apply, a line each."""
    for failure in found.failures:
        typer.echo(f"{failure.path}: {failure.reason}", err=True)
    for one in found.corrections:
        if one.status == "stale":
            place = f"{one.decision.file}:{one.decision.row}"
            typer.echo(f"{place}: 决定已不适用 no longer applies: {one.decision.words}: {one.reason}", err=True)


def plan(name: str, paths: list[Path]) -> "Plan":
    """One plan by its file or its name. Ends the command with status 2 when there is none, 1 when it is unreadable."""
    from pipeline.reading import plan_or_failure
    from pipeline.records import Failure

    found = plan_or_failure(_source(name, paths))
    if isinstance(found, Failure):
        typer.echo(f"{found.path}: {found.reason}", err=True)
        raise typer.Exit(1)
    return found


def _source(name: str, paths: list[Path]) -> "Input":
    from difflib import get_close_matches

    if Path(name).is_file():
        return sources([Path(name)])[0]
    known = {source.name: source for source in sources(paths)}
    if name not in known:
        near = get_close_matches(name, known, n=5, cutoff=0.3) or sorted(known)[:10]
        raise typer.BadParameter(f"没有 {name}，有 no such plan, there are: {', '.join(near)}")
    return known[name]
