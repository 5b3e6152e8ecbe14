"""What is kept between builds is believed only when it is whole, and can do nothing when it is read."""

import os
import pickle
from pathlib import Path

import pytest
import zstandard

from pipeline.cache import Cache, packed, unpacked
from pipeline.records import About, Failure, Run

KEY = "ab" * 32


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_was_put_comes_back(kept: Cache) -> None:
    value = {"runs": (Run(0, 5, 2, 1, 0.5),), "about": About(title="方案", issuers=("甲", "乙")), "halves": "\ud800"}
    kept.put("plans", KEY, value)
    assert kept.get("plans", KEY) == value
    assert kept.get("documents", KEY) is None
    assert kept.size("plans")[0] == 1


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_an_entry_that_is_cut_short_is_none(kept: Cache, cut: int) -> None:
    kept.put("plans", KEY, About(title="方案"))
    (file,) = (kept.folder / "plans").glob("*/*")
    file.write_bytes(file.read_bytes()[:cut])
    assert kept.get("plans", KEY) is None


def test_an_entry_with_one_changed_bit_is_none(kept: Cache) -> None:
    kept.put("plans", KEY, About(title="方案"))
    (file,) = (kept.folder / "plans").glob("*/*")
    content = bytearray(file.read_bytes())
    for place in range(len(content)):
        content[place] ^= 1
        file.write_bytes(content)
        assert kept.get("plans", KEY) is None
        content[place] ^= 1


def test_an_entry_under_another_key_or_kind_is_none(kept: Cache) -> None:
    kept.put("plans", KEY, About(title="方案"))
    (file,) = (kept.folder / "plans").glob("*/*")
    for other in (file.with_name("ab" + "0" * 62), kept.folder / "documents" / "ab" / KEY):
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_bytes(file.read_bytes())
    assert kept.get("plans", "ab" + "0" * 62) is None
    assert kept.get("documents", KEY) is None


class _Shell:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo owned",)


@pytest.mark.parametrize("value", [_Shell(), pickle.Pickler, Path("/"), packed])
def test_reading_an_entry_makes_records_only(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        unpacked(zstandard.compress(pickle.dumps(value)))


def test_a_writing_that_fails_leaves_what_was_there(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put("plans", KEY, About(title="旧"))

    def failing(self: Path, target: Path) -> Path:
        raise OSError("disk is full")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="disk is full"):
        kept.put("plans", KEY, About(title="新"))
    assert kept.get("plans", KEY) == About(title="旧")
    assert len(list(kept.folder.rglob("*.*"))) == 0


def test_only_what_is_asked_for_is_kept(kept: Cache) -> None:
    other = "cd" * 32
    for key in (KEY, other):
        kept.put("entries", key, Failure("a", "b"))
    (kept.folder / "entries" / "ab" / ".new-xyz").write_bytes(b"begun")
    kept.keep_only("entries", {other})
    assert [file.name for file in (kept.folder / "entries").glob("*/*")] == [other]
