"""What a build was made of and what it wrote, so that it can be cited and checked: without clock and paths.

Two builds of the same inputs on one machine have the same manifest; on another machine it tells what differs there.
"""

import hashlib
import json
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pipeline
from pipeline.versions import file_sha256, installed

_PACKAGES = tuple(Path(__file__).parents[1] / package for package in ("graph", "pipeline"))
_CODE = ("**/*.py", "views/templates/**/*")
_DATA = ("rules/*.yaml", "lexicon/*.csv", "lexicon/*.txt", "lexicon/*.yaml")

_LIBRARIES = (
    *("charset-normalizer", "jieba", "lxml", "openpyxl", "pdfplumber", "pypdfium2", "python-docx", "PyYAML"),
    *("selectolax", "Jinja2", "networkx", "numpy", "pyarrow", "pypinyin", "pyvis"),
)
"""What reads the files, and what makes the graph and its pages."""
_RECOGNISER = ("onnxruntime", "pillow", "rapidocr")
_SECONDS = 60


def manifest(
    inputs: Iterable[Mapping[str, str]], reviews: Mapping[str, str], folder: Path, known: Mapping[str, str]
) -> str:
    """JSON: inputs and people's decisions, versions of all that made it, files of `folder` with their sha256.

    What is not installed is empty. `known` are files whose sha256 was told when they were written.
    """
    with ThreadPoolExecutor(1) as thread:
        libreoffice = thread.submit(_libreoffice)  # while it starts there are files to hash
        files = {file.relative_to(folder).as_posix(): file for file in _files(folder, ("**/*",))}
        hashed = dict(_hashed(file for name, file in files.items() if name not in known))
    content = {
        **made_by(),
        "libreoffice": libreoffice.result(),
        "inputs": list(inputs),
        "reviews": dict(reviews),
        "outputs": {name: known.get(name) or hashed[file] for name, file in files.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def made_by() -> dict[str, Any]:
    """Versions of our own code and rules, of Python and of the libraries."""
    return {
        "zerentu": pipeline.__version__,
        "code": code_version(),
        "rules": rules_version(),
        "python": platform.python_version(),
        "libraries": {name: installed(name) for name in _LIBRARIES},
        "recogniser": {name: installed(name) for name in _RECOGNISER},
    }


def outputs_hold(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Whether the files of an output folder are still those of its manifest."""
    try:
        found = _hashed(folder / name for name in manifest["outputs"])
        return [sha256 for _, sha256 in found] == list(manifest["outputs"].values())
    except OSError:
        return False


def _hashed(files: Iterable[Path]) -> list[tuple[Path, str]]:
    """Files with their sha256, several at a time: hashing leaves the interpreter to others. Raises OSError."""
    files = tuple(files)
    with ThreadPoolExecutor() as threads:
        return list(zip(files, threads.map(file_sha256, files), strict=True))


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
            digest.update(f"{file.relative_to(package.parent).as_posix()} {file_sha256(file)}\n".encode())
    return digest.hexdigest()


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


def _files(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    yield from sorted(found)
