"""Which files a run reads and what each is called: the first thing that must not depend on the machine."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SIDECAR = ".toml"
REVIEW = "review.csv"
_LOCK = "~$"
_OF_THE_DESKTOP = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    `name` is the `doc` column of every table: the file name without suffix, and `~2`, `~3` … behind it for further
    files of that name. `label` is what outputs call the file: its path below the folder that was given, so that
    they do not tell where on a machine it lay.
    """

    path: Path
    label: str
    name: str

    @property
    def sidecar(self) -> Path:
        """Where the corrections of this file would stand."""
        return self.path.with_suffix(SIDECAR)


def collect(paths: Iterable[Path], leave_out: Path | None = None) -> tuple[Input, ...]:
    """The files that `paths` name, folders searched through, in the order of the arguments and then of their names.

    Of a folder, hidden files, lock files of Office, what Windows keeps there for itself, review.csv, and sidecars that
    stand beside a plan, are no inputs; a path that does not exist is one, and so is a folder that cannot be listed:
    they fail when they are read. Nothing below `leave_out` (the folder that is written to) is taken from a folder.
    """
    seen: set[Path] = set()
    found: list[tuple[Path, str]] = []
    for path, label in (pair for given in paths for pair in _below(given, leave_out)):
        if (real := _real(path)) not in seen:
            seen.add(real)
            found.append((path, label))
    return tuple(_named(found))


def reviews(sources: Iterable[Input]) -> tuple[tuple[Path, str], ...]:
    """The files with people's decisions on these inputs, and what outputs call them, in the order of the inputs.

    One may stand in the folder that was given and in each folder below it that holds a plan.
    """
    found: dict[Path, str] = {}
    for source in sources:
        folders = Path(source.label).parent.parts
        for depth in range(len(folders) + 1):
            file = source.path.parents[len(folders) - depth] / REVIEW
            if file.is_file():
                found.setdefault(file, "/".join((*folders[:depth], REVIEW)))
    return tuple(found.items())


def exists(path: Path) -> bool:
    """Whether a path leads anywhere. One that cannot even be looked at does: reading it tells why not."""
    try:
        return path.exists()
    except OSError:
        return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(given: Path, leave_out: Path | None) -> Iterator[tuple[Path, str]]:
    if not _is_folder(given):
        yield given, given.name
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(given, onerror=closed.append):
        folders[:] = sorted(name for name in folders if _enters(Path(folder, name), leave_out))
        stems = {Path(name).stem for name in files if not name.endswith(SIDECAR)}
        for name in sorted(files):
            if not _is_passed_over(name) and not (name.endswith(SIDECAR) and Path(name).stem in stems):
                yield Path(folder, name), Path(folder, name).relative_to(given).as_posix()
    for path in sorted(Path(error.filename) for error in closed):
        yield path, given.name if path == given else path.relative_to(given).as_posix()


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", _LOCK)) or name == REVIEW or name.lower() in _OF_THE_DESKTOP


def _enters(folder: Path, leave_out: Path | None) -> bool:
    return not folder.name.startswith(".") and (leave_out is None or _real(folder) != _real(leave_out))


def _real(path: Path) -> Path:
    """The path without links; one of a loop of links is its own name (`Path.resolve` would raise)."""
    return Path(os.path.realpath(path))


def _named(found: list[tuple[Path, str]]) -> Iterator[Input]:
    taken: set[str] = set()
    stems = {path.stem for path, _ in found}
    for path, label in found:
        name, copy = path.stem, 1
        while name in taken or (copy > 1 and name in stems):
            copy += 1
            name = f"{path.stem}~{copy}"
        taken.add(name)
        yield Input(path, label, name)
