"""What earlier builds worked out, as files by key: checked when read, written whole or not at all, never run.

An entry is one file: a sha256 over key and content, then the content. One that is damaged, cut short or under a
wrong name is as good as none, so its work is done again. Contents are compressed pickles, but reading them makes
nothing else than records of ours, numbers and text: a file that somebody put there cannot call anything.
"""

import hashlib
import io
import os
import pickle
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

import zstandard

Kind = Literal["documents", "plans", "entries", "blocks", "layouts"]
KINDS: tuple[Kind, ...] = ("documents", "plans", "entries", "blocks", "layouts")
_DIGEST = hashlib.sha256().digest_size
_FORM = "zstandard, pickle 5"  # entries of another form are as good as damaged
_OURS = ("pipeline.records", "pipeline.resolve.", "pipeline.entries", "pipeline.blocks")
_PLAIN = {("decimal", "Decimal"), ("builtins", "frozenset"), (__name__, "_made")}


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries by kind and key (a hex digest)."""

    folder: Path

    def get(self, kind: Kind, key: str) -> Any:
        """What was put there; None when nothing was, or it is damaged."""
        try:
            stored = self._file(kind, key).read_bytes()
        except OSError:
            return None
        digest, content = stored[:_DIGEST], stored[_DIGEST:]
        if digest != _digest(kind, key, content):
            return None
        return unpacked(content)

    def has(self, kind: Kind, key: str) -> bool:
        """Whether there is an entry, damaged or not."""
        return self._file(kind, key).is_file()

    def put(self, kind: Kind, key: str, value: object) -> None:
        """Keep a value. Whoever reads meanwhile gets the old entry or the new one whole."""
        content = packed(value)
        file = self._file(kind, key)
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(_digest(kind, key, content) + content)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def take(self, other: "Cache", kind: Kind, key: str) -> None:
        """Keep an entry of another cache too, where that has it."""
        source, file = other._file(kind, key), self._file(kind, key)
        if source.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            new = file.with_name(f".new-{key}")
            shutil.copyfile(source, new)
            new.replace(file)

    def keep_only(self, kind: Kind, keys: Collection[str]) -> None:
        """Forget all entries of a kind but these, and what killed builds had begun to write."""
        for folder, _, files in os.walk(self.folder / kind):
            for name in files:
                if name not in keys:
                    Path(folder, name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def size(self, kind: Kind) -> tuple[int, int]:
        """How many entries there are of a kind, and their bytes."""
        sizes = [file.stat().st_size for file in (self.folder / kind).glob("*/*")]
        return len(sizes), sum(sizes)

    def _file(self, kind: Kind, key: str) -> Path:
        return self.folder / kind / key[:2] / key


def packed(value: object) -> bytes:
    """A record, or plain containers of records, as bytes."""
    written = io.BytesIO()
    _Writing(written, protocol=5).dump(value)
    return zstandard.compress(written.getvalue())


def unpacked(content: bytes) -> Any:
    """The value that `packed` made. Raises pickle.UnpicklingError for anything but records and plain values."""
    return _Records(io.BytesIO(zstandard.decompress(content))).load()


def _digest(kind: Kind, key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{_FORM}\n{kind}/{key}\n".encode() + content).digest()


class _Writing(pickle.Pickler):
    """Writes records as calls of their class with their values, which are read three times as fast as their states."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        if any(field.kw_only for field in fields(value)):
            return _made, (type(value), values)
        return type(value), tuple(values.values())


def _made(record: type, values: dict[str, Any]) -> Any:
    return record(**values)


class _Records(pickle.Unpickler):
    """Reads records and nothing that could do something: every other name in a pickle is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_OURS):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple)):
                return found
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
