import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.publish import publishing, recover
from tests.conftest import ROOT


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _write(folder: Path, mark: str) -> None:
    (folder / "tables").mkdir()
    (folder / "tables" / "targets.csv").write_text(mark)
    (folder / "manifest.json").write_text(mark)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "outputs"
    with publishing(out) as folder:
        _write(folder, "old")
        (folder / "graph.html").write_text("old")
    (out / "README.md").write_text("about")
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    return out


def test_new_outputs_replace_old_ones_and_leave_what_is_not_theirs(out: Path) -> None:
    with publishing(out) as folder:
        _write(folder, "new")
    assert _tree(out) == {
        "README.md": "about",
        "manifest.json": "new",
        "notes/mine.txt": "mine",
        "tables/targets.csv": "new",
    }


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interrupted_build_leaves_old_outputs_whole(out: Path, error: type[BaseException]) -> None:
    before = _tree(out)
    with pytest.raises(error), publishing(out) as folder:
        (folder / "manifest.json").write_text("half")
        raise error
    assert _tree(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["outputs"]


def test_a_swap_that_fails_halfway_brings_the_old_outputs_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename = _tree(out), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise OSError("disk is gone")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk is gone"), publishing(out) as folder:
        _write(folder, "new")
    assert _tree(out) == before


def test_a_process_killed_between_the_two_renames_is_repaired_by_the_next(out: Path) -> None:
    before = _tree(out)
    out.rename(out.parent / ".outputs.old-x1")
    recover(out)
    assert _tree(out) == before


def test_a_process_killed_before_it_removed_the_old_build_is_repaired_too(out: Path) -> None:
    old = out.parent / ".outputs.old-x1"
    out.rename(old)
    out.mkdir()
    _write(out, "new")
    recover(out)
    assert _tree(out)["notes/mine.txt"] == "mine"
    assert _tree(out)["manifest.json"] == "new"
    assert not old.exists()


@pytest.mark.parametrize("name", ["out[1]", "out*", "x.new-1", "结果 2"])
def test_old_outputs_come_back_whatever_the_folder_is_called(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    with publishing(out) as folder:
        _write(folder, "old")
    before = _tree(out)
    out.rename(tmp_path / f".{name}.old-x1")
    recover(out)
    assert _tree(out) == before
    with publishing(out) as folder:
        _write(folder, "new")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_a_killed_build_had_begun_is_removed_by_the_next(out: Path) -> None:
    begin = (
        "import os, sys; from pathlib import Path; from pipeline.publish import publishing\n"
        "with publishing(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'manifest.json').write_text('half')\n"
        "    os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", begin, out], cwd=ROOT, check=False)
    assert len(list(out.parent.glob(".outputs.new-*"))) == 1
    before = _tree(out)
    recover(out)
    assert [path.name for path in out.parent.iterdir()] == ["outputs"]
    assert _tree(out) == before


def test_what_another_build_is_writing_stays(out: Path) -> None:
    with publishing(out) as folder:
        _write(folder, "new")
        recover(out)
        assert (folder / "manifest.json").read_text() == "new"


def test_the_builds_of_a_folder_with_a_longer_name_stay(out: Path) -> None:
    other = out.parent / ".outputs.new-1.old-x1"
    other.mkdir()
    recover(out)
    assert other.exists()


def test_the_folder_is_made_with_its_parents_and_can_be_read_by_others(tmp_path: Path) -> None:
    out = tmp_path / "far" / "away"
    with publishing(out) as folder:
        _write(folder, "new")
    assert out.stat().st_mode & 0o777 == 0o755
