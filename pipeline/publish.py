"""Outputs replaced as a whole: whoever opens the folder sees the old build or the new one, never half of one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILT = frozenset({"tables", "text", "graph", "explorer.html", "graph.html", "compare.html", "manifest.json"})
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
        yield new
        new.chmod(0o755)  # mkdtemp makes it private, outputs are to be read by others
        _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish what a killed swap left: the old outputs back in their place, or out of the way of the new ones."""
    for old in sorted(folder.parent.glob(f".{folder.name}.old-*")):
        if folder.exists():
            _retire(old, folder)
        else:
            old.rename(folder)


def _swap(new: Path, folder: Path) -> None:
    if not folder.exists():
        new.rename(folder)
        return
    old = new.with_name(new.name.replace(".new-", ".old-", 1))
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
