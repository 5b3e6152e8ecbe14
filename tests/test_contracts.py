"""What holds for the code as a whole."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.conftest import ROOT


def test_stages_meet_only_in_the_records() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    pinned = {_name(line.partition("==")[0]) for line in lines}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {_name(one) for one in wanted} <= pinned


def imported(*packages: str) -> set[str]:
    """The libraries that the modules of packages of ours import, by the name that an import gives."""
    names = {
        name
        for package in packages
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _imports(node)
    }
    return names - sys.stdlib_module_names - {"graph", "pipeline"}


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.partition(".")[0]


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for name, some in project["optional-dependencies"].items() if name != "dev" for one in some]
    declared = {_name(one) for one in (*project["dependencies"], *extras)}
    distributions = packages_distributions()
    used = {_name(distributions[name][0]) for name in imported("pipeline", "graph")}
    assert used - declared == set()


def test_every_module_is_in_an_import_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = {
        module for contract in contracts for key in contract if key.endswith("modules") for module in contract[key]
    }
    modules = {path.stem for path in (ROOT / "pipeline").glob("[!_]*.py")}
    modules |= {path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py")}
    assert {f"pipeline.{module}" for module in modules} - named == set()


@pytest.mark.parametrize("package", ["graph", "pipeline"])
def test_an_installed_package_has_all_its_data(package: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"][package]
    shipped = {path for pattern in patterns for path in (ROOT / package).glob(pattern)}
    needed = {path for path in (ROOT / package).rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    needed = {path for path in needed if path.parent.name != "pictures"}  # those of the README
    assert needed - shipped == set()


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()
