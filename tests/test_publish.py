from pathlib import Path

import pytest

from pipeline.publish import publishing, recover


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


def test_the_folder_is_made_with_its_parents_and_can_be_read_by_others(tmp_path: Path) -> None:
    out = tmp_path / "far" / "away"
    with publishing(out) as folder:
        _write(folder, "new")
    assert out.stat().st_mode & 0o777 == 0o755
