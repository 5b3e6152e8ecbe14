"""Several processes: the same bytes however many, and a document that ends or hangs its process costs no other."""

import sys
from functools import partial
from pathlib import Path

import pytest

from benchmarks.corpus import write
from pipeline import workers
from pipeline.build import build, inputs
from pipeline.ingest.limits import LIMITS
from pipeline.wanted import Wanted
from pipeline.workers import in_processes, in_turn, on_this_machine
from tests import fatal
from tests.conftest import SMALL


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write(folder, plans=9, characters=2_000, seed=3)
    (folder / "plans" / "empty.txt").write_bytes(b"")
    return folder / "plans"


def test_the_bytes_are_the_same_for_any_number_of_processes(many: Path, tmp_path: Path) -> None:
    trees = []
    for number, engine in enumerate((in_turn, partial(in_processes, workers=3))):
        out = tmp_path / str(number) / "out"
        built = build(inputs([many], out), out, wanted=Wanted(pages=False), engine=engine)
        assert [failure.path for failure in built.summary.failures] == ["empty.txt"]
        assert len(built.figures or ()) == 9
        trees.append(_tree(out))
    assert trees[0] == trees[1]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_documents_that_kill_or_hang_their_process_cost_no_other(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "work", fatal.work)
    monkeypatch.setattr(workers, "_GRACE", 4.0)
    for name in ("kills", "hangs", "kills-once"):
        (tmp_path / "plans").mkdir(exist_ok=True)
        (tmp_path / "plans" / f"{name}.txt").write_text(SMALL, encoding="utf-8")
    out = tmp_path / "out"
    limits = LIMITS._replace(seconds=6)
    engine = partial(in_processes, workers=2)
    built = build(
        inputs([many, tmp_path / "plans"], out), out, wanted=Wanted(pages=False), limits=limits, engine=engine
    )
    told = {failure.path: failure.reason for failure in built.summary.failures}
    assert told.pop("empty.txt") == "empty file"
    assert told.pop("hangs.txt") == "not read within 6 seconds"
    assert told.pop("kills.txt").startswith("the processes that read it died")
    assert told == {}
    assert len(built.figures or ()) == 10
    monkeypatch.undo()
    for name in ("kills", "hangs"):
        (tmp_path / "plans" / f"{name}.txt").unlink()
    afresh = tmp_path / "afresh" / "out"
    build(inputs([many, tmp_path / "plans"], afresh), afresh, wanted=Wanted(pages=False), engine=in_turn)
    read = {name: content for name, content in _tree(out).items() if name not in ("manifest.json", "tables/errors.csv")}
    assert read.items() <= _tree(afresh).items()


def test_little_plain_text_is_read_in_this_process_and_nothing_else_is(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("other processes for little text")

    monkeypatch.setattr(workers, "in_processes", none)
    tasks = [workers_task(source.path) for source in inputs([small], tmp_path / "out")]
    assert list(on_this_machine(tasks, LIMITS, tmp_path / "cache")) == [(tasks[0], None)]
    (small / "page.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    tasks = [workers_task(source.path) for source in inputs([small], tmp_path / "out")]
    with pytest.raises(AssertionError, match="other processes"):
        on_this_machine(tasks, LIMITS, tmp_path / "cache")
    monkeypatch.setattr(workers, "PAYS", 10)
    with pytest.raises(AssertionError, match="other processes"):
        on_this_machine(tasks[-1:], LIMITS, tmp_path / "cache", workers=2)


def workers_task(path: Path) -> workers.Task:
    from pipeline.inputs import Input
    from pipeline.work import task_of

    return task_of(Input(path, path.name, path.stem), LIMITS)
