"""The Makefile: what it calls, and what `make clean` leaves."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.publish import BUILT
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the Makefile and an environment whose commands only say what they are called with."""
    project = tmp_path / "project"
    binaries = project / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, project)
    for name in ("python", "zerentu"):
        (binaries / name).write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="utf-8")
        (binaries / name).chmod(0o755)
    (project / ".venv" / ".ready").touch()
    return project


def _make(project: Path, *arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize(("target", "more"), [("graph", ""), ("tables", "<--tables-only>")])
def test_names_with_spaces_are_one_argument(project: Path, target: str, more: str) -> None:
    assert _make(project, target, "CORPUS=my plans", "OUT=my outputs") == f"<build><my plans><--out><my outputs>{more}"


def test_comparing_names_the_same_folders(project: Path) -> None:
    called = "<compare><--in><my plans><--out><my outputs>"
    assert _make(project, "compare", "CORPUS=my plans", "OUT=my outputs") == called


def test_what_the_makefile_cleans_is_what_a_build_writes() -> None:
    listed = re.search(r"^BUILT := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert listed is not None
    assert set(listed[1].split()) == BUILT


def test_clean_removes_what_a_build_wrote_and_nothing_else(project: Path) -> None:
    out = project / "my outputs"
    (out / "tables").mkdir(parents=True)
    for name in ("manifest.json", "graph.html", "README.md", "notes.txt", "tables/targets.csv"):
        (out / name).write_text(name, encoding="utf-8")
    (project / ".my outputs.old-x1").mkdir()
    _make(project, "clean", "OUT=my outputs")
    assert sorted(path.name for path in out.iterdir()) == ["README.md", "notes.txt"]
    assert (project / ".my outputs.old-x1").exists()
    assert not (project / ".venv").exists()


def test_clean_leaves_a_folder_that_no_build_wrote(project: Path) -> None:
    (project / "graph").mkdir()
    _make(project, "clean", "OUT=.")
    _make(project, "clean", "OUT=not there")
    assert (project / "graph").is_dir()


def test_every_target_is_phony_and_explained(project: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony is not None
    assert set(phony[1].split()) == targets
    assert targets - {"help"} <= set(re.findall(r"^make ([a-z]+)", _make(project, "help"), re.M))
