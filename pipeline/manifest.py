"""What a build was made of and what it wrote, so that it can be cited and checked: without clock and paths.

Two builds of the same inputs on one machine have the same manifest; on another machine it tells what differs there.
"""

import hashlib
import json
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import graph
import pipeline
from pipeline.inputs import Input, reviews
from pipeline.records import Corpus

_PACKAGES = tuple(Path(str(package.__file__)).parent for package in (graph, pipeline))
_CODE = ("**/*.py", "views/templates/**/*")
_DATA = ("rules/*.yaml", "lexicon/*.csv", "lexicon/*.txt", "lexicon/*.yaml")

_LIBRARIES = (
    *("charset-normalizer", "jieba", "lxml", "openpyxl", "pdfplumber", "pypdfium2", "python-docx", "PyYAML"),
    *("selectolax", "Jinja2", "networkx", "numpy", "pypinyin", "pyvis"),
)
"""What reads the files, and what makes the graph and its pages."""
_RECOGNISER = ("onnxruntime", "pillow", "rapidocr")
_SECONDS = 60


def manifest(sources: Iterable[Input], corpus: Corpus, folder: Path) -> str:
    """JSON: inputs and people's decisions with sha256, versions of all that made it, files of `folder` with sha256.

    What could not be read has an empty sha256, what is not installed an empty version.
    """
    sources = tuple(sources)
    known = {plan.name: plan.document.sha256 for plan in corpus.plans}
    content = {
        "zerentu": pipeline.__version__,
        "code": code_version(),
        "rules": rules_version(),
        "python": platform.python_version(),
        "libraries": {name: _installed(name) for name in _LIBRARIES},
        "recogniser": {name: _installed(name) for name in _RECOGNISER},
        "libreoffice": _libreoffice(),
        "inputs": [_input(source, known.get(source.name, "")) for source in sources],
        "reviews": {label: _sha256(file) for file, label in reviews(sources)},
        "outputs": {file.relative_to(folder).as_posix(): _sha256(file) for file in _files(folder, ("**/*",))},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def code_version() -> str:
    """One sha256 over all modules and templates."""
    return _version(_CODE)


def rules_version() -> str:
    """One sha256 over all rules and lexicons."""
    return _version(_DATA)


def _version(patterns: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for file in _files(package, patterns):
            digest.update(f"{file.relative_to(package.parent).as_posix()} {_sha256(file)}\n".encode())
    return digest.hexdigest()


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _libreoffice() -> str:
    """What LibreOffice says of itself: `LibreOffice 7.4.7.2 40(Build:2)`."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return ""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, timeout=_SECONDS, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return "does not start"
    return " ".join(said.decode("utf-8", "replace").split())


def _input(source: Input, sha256: str) -> dict[str, Any]:
    known = {"doc": source.name, "file": source.label, "sha256": sha256}
    if sha256 and source.sidecar.is_file():
        known["sidecar"] = _sha256(source.sidecar)
    return known


def _files(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    yield from sorted(found)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
