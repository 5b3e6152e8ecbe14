from pathlib import Path

from pipeline.inputs import collect


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def _found(*paths: Path, leave_out: Path | None = None) -> list[tuple[str, str]]:
    return [(source.label, source.name) for source in collect(paths, leave_out)]


def test_folders_are_searched_through_in_the_order_of_names(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.html", "sub/c.pdf", "sub/deep/d.md")
    assert [label for label, _ in _found(tmp_path)] == ["a.html", "b.txt", "sub/c.pdf", "sub/deep/d.md"]


def test_hidden_files_and_folders_are_no_inputs(tmp_path: Path) -> None:
    _touch(tmp_path, ".DS_Store", ".git/config", "a.txt")
    assert _found(tmp_path) == [("a.txt", "a")]


def test_what_office_and_windows_leave_in_a_folder_is_no_input(tmp_path: Path) -> None:
    _touch(tmp_path, "a.docx", "~$a.docx", "sub/~$b.docx", "Thumbs.db", "sub/thumbs.db", "desktop.ini", "Desktop.INI")
    _touch(tmp_path, "~a.txt")
    assert _found(tmp_path) == [("a.docx", "a"), ("~a.txt", "~a")]
    assert _found(tmp_path / "Thumbs.db") == [("Thumbs.db", "Thumbs")]


def test_a_sidecar_beside_its_plan_is_no_input_and_a_lone_one_is(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "a.toml", "typo.toml")
    assert _found(tmp_path) == [("a.txt", "a"), ("typo.toml", "typo")]


def test_the_same_name_twice_gives_two_documents(tmp_path: Path) -> None:
    _touch(tmp_path, "a.html", "a.txt", "sub/a.txt", "a~2.txt")
    assert _found(tmp_path) == [("a.html", "a"), ("a.txt", "a~3"), ("a~2.txt", "a~2"), ("sub/a.txt", "a~4")]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    assert _found(tmp_path, tmp_path / "a.txt", tmp_path / "sub" / ".." / "a.txt") == [("a.txt", "a")]


def test_outputs_below_a_folder_are_left_out(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "outputs/text/a.txt")
    assert _found(tmp_path, leave_out=tmp_path / "outputs") == [("a.txt", "a")]


def test_a_missing_path_is_an_input_that_will_fail(tmp_path: Path) -> None:
    assert _found(tmp_path / "gone.txt") == [("gone.txt", "gone")]
