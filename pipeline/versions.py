"""Which code and data a result rests on: hashes of the files themselves, so that nobody has a number to remember.

A stage rests on its own modules, on all that they import, on its data and on the libraries that it uses. What is kept
from one build to the next (`pipeline.cache`) goes by these hashes.
"""

import hashlib
import platform
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_OURS = ("pipeline", "graph")
_IMPORT = re.compile(r"^[ \t]*(?:from ([\w.]+) import (\([^)]*\)|.*)|import ([\w., ]+))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a stage begins, as modules, the data that it reads, as patterns, and the libraries that it calls."""

    modules: tuple[str, ...]
    data: tuple[str, ...]
    libraries: tuple[str, ...]


_LEXICONS = ("pipeline/lexicon/*.yaml", "pipeline/lexicon/*.csv")
INGEST = Stage(
    modules=("pipeline.ingest",),
    data=(
        *("pipeline/lexicon/page.yaml", "pipeline/lexicon/symbol_fonts.yaml", "pipeline/lexicon/radicals.txt"),
        *("pipeline/lexicon/unit_lists.yaml", "pipeline/lexicon/units.yaml"),
    ),
    libraries=(
        *("charset-normalizer", "lxml", "openpyxl", "pdfplumber", "pypdfium2", "python-docx", "selectolax", "PyYAML"),
        *("numpy", "onnxruntime", "pillow", "rapidocr"),
    ),
)
EXTRACT = Stage(
    modules=("pipeline.outline", "pipeline.extract", "pipeline.sidecar", "pipeline.reading"),
    data=(*_LEXICONS, "pipeline/rules/*.yaml"),
    libraries=("PyYAML",),
)
TABLES = Stage(
    modules=("pipeline.resolve", "pipeline.entries", "graph.views.tables"),
    data=(*_LEXICONS, "pipeline/rules/*.yaml"),
    libraries=("jieba", "PyYAML"),
)


@cache
def version_of(stage: Stage) -> str:
    """One sha256 over all that a stage rests on."""
    digest = hashlib.sha256(platform.python_version().encode())
    for file in (*modules(stage.modules), *_files(stage.data)):
        digest.update(f"{file.relative_to(_ROOT).as_posix()} {own_sha256(file)}\n".encode())
    for library in stage.libraries:
        digest.update(f"{library} {installed(library)}\n".encode())
    return digest.hexdigest()


def modules(names: Iterable[str]) -> tuple[Path, ...]:
    """The files of modules of ours and of all that they import of ours, wherever in the file they do."""
    found: set[Path] = set()
    waiting = [file for name in names for file in _below(name)]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(file)
    return tuple(sorted(found))


def _below(module: str) -> Iterator[Path]:
    """The file of a module, or all files of a package."""
    path = _ROOT.joinpath(*module.split("."))
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@cache
def _imported(file: Path) -> tuple[Path, ...]:
    names = []
    for package, wanted, plain in _IMPORT.findall(file.read_text(encoding="utf-8")):
        names += re.findall(r"[\w.]+", plain) if plain else []
        names += [package, *(f"{package}.{name}" for name in re.findall(r"\w+", wanted))] if package else []
    return tuple(path for name in names if name.startswith(_OURS) for path in _module(name))


def _module(name: str) -> Iterator[Path]:
    """The file of a dotted name, where it is a module. The two packages themselves only open doors to the rest."""
    path = _ROOT.joinpath(*name.split("."))
    if name not in _OURS:
        yield from (file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file())


def _files(patterns: Iterable[str]) -> tuple[Path, ...]:
    return tuple(sorted({file for pattern in patterns for file in _ROOT.glob(pattern)}))


def installed(library: str) -> str:
    """The version of a library, empty where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def libreoffice() -> str:
    """Which LibreOffice there is, without starting it: where it lies, its size and date; empty where there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return ""
    found = Path(program).resolve()
    return f"{found} {found.stat().st_size} {found.stat().st_mtime_ns}"


def file_sha256(file: Path) -> str:
    """The sha256 of what a file holds now. Raises OSError."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


own_sha256 = cache(file_sha256)
"""The sha256 of one of our own files, which do not change while we run."""
