"""Outputs replaced as a whole: whoever opens the folder sees the old build or the new one, never half of one."""

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

MANIFEST = "manifest.json"
BUILT = frozenset({"tables", "text", "parquet", "graph", "explorer.html", "compare.html", "graph.html", MANIFEST})
"""What builds write on the top level of their folder: everything else there is somebody else's."""


@contextmanager
def publishing(folder: Path) -> Iterator[Path]:
    """A new empty folder beside `folder` to write into, which takes its place when the block ends without an error.

    What a build does not write (the README, notes of the user) stays. When the block fails or is interrupted,
    `folder` stays as it was. Raises OSError where one folder cannot take the other's place.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
    try:
        with _lock(new):
            yield new
            new.chmod(0o755)  # mkdtemp makes it private, outputs are to be read by others
            _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish what killed builds left: the old outputs back in their place, or out of the way of the new ones.

    Outputs that a killed build has not finished are removed, those that another process is writing stay.
    """
    for old in _beside(folder, "old"):
        if folder.exists():
            _retire(old, folder)
        else:
            old.rename(folder)
    for new in _beside(folder, "new"):
        with suppress(OSError), _lock(new) as is_ours:
            if is_ours:
                shutil.rmtree(new)


def _beside(folder: Path, what: str) -> list[Path]:
    """The old or new builds of `folder`; not those of a folder whose own name goes on like theirs."""
    start = f".{folder.name}.{what}-"
    found = folder.parent.glob(f"{glob.escape(start)}*")
    return sorted(path for path in found if "." not in path.name.removeprefix(start))


@contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Whether this process holds the lock of a folder: it ends with the process, so a killed build has none.

    False where another one holds it, and where folders have no locks (Windows, some network drives).
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield _is_taken(handle)
    finally:
        os.close(handle)


def _is_taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _swap(new: Path, folder: Path) -> None:
    if not folder.exists():
        new.rename(folder)
        return
    old = new.with_name(f".{folder.name}.old-{new.name.removeprefix(f'.{folder.name}.new-')}")
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    _retire(old, folder)


def _retire(old: Path, folder: Path) -> None:
    """Remove an old build, after what is not of a build has moved to the new one."""
    for entry in sorted(old.iterdir()):
        if entry.name not in BUILT and not (folder / entry.name).exists():
            entry.rename(folder / entry.name)
    shutil.rmtree(old)
