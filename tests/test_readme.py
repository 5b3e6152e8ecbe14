"""What the documents say of the project is so."""

import doctest
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from typer.main import get_command

from graph.views.rows import TABLES
from pipeline.cli import app
from pipeline.evaluate import evaluate
from pipeline.ingest.read import SUFFIXES
from pipeline.rules import load, parse
from tests.conftest import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "outputs" / "README.md"]
PICTURE_LIMIT = 300_000

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`|^ {4}(.+)$", re.MULTILINE)
_FOREIGN = re.compile(r"/root/|/tmp/|/home/")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _code(text: str) -> list[str]:
    """Commands and names: what stands in back quotes or in a block of code."""
    return [(inline or line).removeprefix("$ ") for inline, line in _CODE.findall(text)]


def _called(text: str, program: str) -> list[list[str]]:
    """The arguments of every call of a program; what follows it in a sentence of a comment is none."""
    found = []
    for line in _code(text):
        for command in line.partition("#")[0].split("&&"):
            if command.strip().partition(" ")[0].rpartition("/")[2] == program:
                found.append(shlex.split(command, posix=False)[1:])
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {arguments[0] for arguments in _called(document.read_text(encoding="utf-8"), "make") if arguments}
    assert named - targets == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_subcommand_and_option_exists(document: Path) -> None:
    program = get_command(app)
    commands = program.commands  # type: ignore[attr-defined]
    own = {"--help", *(option for parameter in program.params for option in parameter.opts)}
    for arguments in _called(document.read_text(encoding="utf-8"), "zerentu"):
        if arguments and arguments[0] not in own:
            assert arguments[0] in commands
            known = {option for parameter in commands[arguments[0]].params for option in parameter.opts}
            assert {word for word in arguments if word.startswith("--")} - known == set()


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_readmes_name_every_command_and_table(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    named = {arguments[0] for arguments in _called(text, "zerentu") if arguments}
    assert set(get_command(app).commands) <= named  # type: ignore[attr-defined]
    assert {f"| `{table}` |" for table in TABLES if f"| `{table}` |" not in text} == set()


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_readmes_name_exactly_the_suffixes_that_are_read(readme: Path) -> None:
    (formats,) = re.findall(
        r"^### (?:Formats|能读的格式)\n(.+?)^#", readme.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert set(re.findall(r"`(\.[a-z\d]+)`", formats)) == SUFFIXES


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_limits_shown_are_those_of_the_build(readme: Path) -> None:
    rows = re.findall(r"^\| `(--max-[a-z]+)` \| [^|]+ \| (\d+) \|$", readme.read_text(encoding="utf-8"), re.MULTILINE)
    build = get_command(app).commands["build"]  # type: ignore[attr-defined]
    limits = {option: one.default for one in build.params for option in one.opts if option.startswith("--max-")}
    assert {option: int(limit) for option, limit in rows} == limits


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_table_of_tables_has_their_columns(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (`[^|]+) \|$", text, re.MULTILINE))
    assert {name: tuple(re.findall(r"`(\w+)`", rows[name])) for name in TABLES} == {
        name: sheet.columns for name, sheet in TABLES.items()
    }


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_python_examples_run(readme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert (result.failed, result.attempted > 10) == (0, True)


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_shown_output_is_what_the_command_says(readme: Path, zerentu: Callable[..., CompletedProcess[str]]) -> None:
    blocks = re.findall(r"^ {4}\$ zerentu (.+)\n((?: {4}.+\n)+)", readme.read_text(encoding="utf-8"), re.MULTILINE)
    assert blocks
    for arguments, shown in blocks:
        done = zerentu(*shlex.split(arguments), cwd=ROOT, env={**os.environ, "COLUMNS": "100"})
        said = {line.strip() for line in done.stdout.splitlines()}
        assert {line.strip() for line in shown.splitlines()} - said == {"…"}


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_the_figures_shown_are_those_of_the_three_plans(readme: Path, built: Path) -> None:
    row = r"^\| [^|]+ \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$"
    shown = re.findall(row, readme.read_text(encoding="utf-8"), re.MULTILINE)
    scores = evaluate(built / "tables", ROOT / "tests" / "gold" / "plans")
    names = ("precision", "recall", "f1", "full_f1")
    assert shown == [
        (str(score.gold), *(f"{score.figures[name] or 0:.2f}" for name in names)) for score in scores.values()
    ]


def test_the_rule_shown_is_one_of_ours() -> None:
    (entry,) = re.findall(r"```yaml\n(.+?)```", DOCUMENTS[2].read_text(encoding="utf-8"), re.DOTALL)
    (shown,) = parse(yaml.safe_load(entry), "CONTRIBUTING.md")
    (ours,) = (rule for rule in load("targets") if rule.id == shown.id)
    assert (shown.regex, shown.set, shown.examples) == (ours.regex, ours.set, ours.examples)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for link in _LINK.findall(document.read_text(encoding="utf-8")):
        if not link.startswith("https://"):
            name, _, heading = link.partition("#")
            file = document.parent / name if name else document
            assert file.is_file(), link
            assert not heading or heading in _anchors(file), link


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_pictures_are_there_and_small(readme: Path) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme.read_text(encoding="utf-8"))
    assert pictures
    for picture in pictures:
        content = (ROOT / picture).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) < PICTURE_LIMIT


def test_every_picture_is_shown() -> None:
    shown = {name for readme in READMES for name in _LINK.findall(readme.read_text(encoding="utf-8"))}
    kept = {_name(file) for file in (ROOT / "graph" / "views" / "pictures").iterdir()}
    assert kept - shown == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_the_project_speaks_of_itself_alone(document: Path) -> None:
    assert _FOREIGN.findall(document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("readme", READMES, ids=_name)
def test_figures_say_that_they_are_not_of_unseen_plans(readme: Path) -> None:
    before, mark, after = readme.read_text(encoding="utf-8").partition("<!-- figures: unseen -->\n")
    assert mark
    assert "make eval" in before
    said = after.partition("\n\n")[0].replace("\n", " ")
    assert "before any version had read them" in said or "在任何版本读过之前" in said
