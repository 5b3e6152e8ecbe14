"""What a build was made of and what it wrote, so that it can be cited and checked: without clock and machine."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import graph
import pipeline
from pipeline.inputs import Input

_PACKAGES = tuple(Path(str(package.__file__)).parent for package in (graph, pipeline))
_DATA = ("rules", "lexicon")


def manifest(sources: Iterable[Input], folder: Path) -> str:
    """JSON: inputs with sha256 (of their sidecars too), versions of code and rules, files of `folder` with sha256."""
    content = {
        "zerentu": pipeline.__version__,
        "code": code_version(),
        "rules": rules_version(),
        "inputs": [_input(source) for source in sources],
        "outputs": {file.relative_to(folder).as_posix(): _sha256(file) for file in _files(folder)},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def code_version() -> str:
    """One sha256 over all modules and templates."""
    return _version(data=False)


def rules_version() -> str:
    """One sha256 over all rules and lexicons."""
    return _version(data=True)


def _version(data: bool) -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for file in _files(package):
            if _is_data(file) == data and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(package.parent).as_posix()} {_sha256(file)}\n".encode())
    return digest.hexdigest()


def _is_data(file: Path) -> bool:
    return file.parent.name in _DATA and file.suffix != ".py"


def _input(source: Input) -> dict[str, Any]:
    known = {"doc": source.name, "file": source.label}
    if source.path.is_file():
        known["sha256"] = _sha256(source.path)
    if source.sidecar.is_file():
        known["sidecar"] = _sha256(source.sidecar)
    return known


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
