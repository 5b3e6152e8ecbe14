"""The scripts of the explorer keep the types that their comments state."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = ROOT / "graph" / "views" / "templates" / "explorer"
_COMMENT = re.compile(r"/\*\* (?!@type ).*? \*/")
_TAG = re.compile(r"(?<=\S) @(?=(?:param|returns|type|template)\b)")


def _tag_by_line(script: str) -> str:
    """Comments with each tag in a line of its own: older compilers see no others."""
    return _COMMENT.sub(lambda comment: _TAG.sub("\n * @", comment[0]), script)


def test_scripts_are_well_typed(tmp_path: Path) -> None:
    compiler = shutil.which("tsc")
    if compiler is None:
        reason = "no tsc on PATH (Debian: node-typescript): the scripts' types cannot be checked"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    for file in (*SCRIPTS.rglob("*.js"), SCRIPTS / "jsconfig.json"):
        copy = tmp_path / file.relative_to(SCRIPTS)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(_tag_by_line(file.read_text(encoding="utf-8")), encoding="utf-8")
    checked = subprocess.run(
        [compiler, "-p", "jsconfig.json", "--noEmit"], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.stdout == ""
    assert checked.returncode == 0
