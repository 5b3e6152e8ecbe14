"""The scripts of the pages keep the types that their comments state."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.views.compare import OF_EXPLORER
from tests.conftest import ROOT

TEMPLATES = ROOT / "graph" / "views" / "templates"
SCRIPTS = TEMPLATES / "explorer"
PAGES = {
    "explorer": {file.relative_to(SCRIPTS).as_posix(): file for file in SCRIPTS.rglob("*.js")},
    "compare": {name: SCRIPTS / name for name in OF_EXPLORER if name.endswith(".js")}
    | {file.name: file for file in (TEMPLATES / "compare").glob("*.js")},
}
_COMMENT = re.compile(r"/\*\* (?!@type ).*? \*/")
_TAG = re.compile(r"(?<=\S) @(?=(?:param|returns|type|template)\b)")


def _tag_by_line(script: str) -> str:
    """Comments with each tag in a line of its own: older compilers see no others."""
    return _COMMENT.sub(lambda comment: _TAG.sub("\n * @", comment[0]), script)


@pytest.mark.parametrize("files", PAGES.values(), ids=PAGES.keys())
def test_scripts_are_well_typed(files: dict[str, Path], tmp_path: Path) -> None:
    compiler = shutil.which("tsc")
    if compiler is None:
        reason = "no tsc on PATH (Debian: node-typescript): the scripts' types cannot be checked"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    for name, file in (files | {"jsconfig.json": SCRIPTS / "jsconfig.json"}).items():
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(_tag_by_line(file.read_text(encoding="utf-8")), encoding="utf-8")
    checked = subprocess.run(
        [compiler, "-p", "jsconfig.json", "--noEmit"], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.stdout == ""
    assert checked.returncode == 0


@pytest.mark.parametrize("files", PAGES.values(), ids=PAGES.keys())
def test_every_word_that_a_script_asks_for_is_there(files: dict[str, Path]) -> None:
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in files.values())
    known = set(re.findall(r'^ +"?([\w-]+)"?: \["', scripts, re.MULTILINE))
    assert set(re.findall(r'\bt\("([\w-]+)"', scripts)) - known == set()
