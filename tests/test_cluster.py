"""A Dask cluster on loopback: a real scheduler and two worker processes, one of which is lost while it works."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.corpus import write
from pipeline import cluster
from pipeline.build import build, inputs
from pipeline.cluster import Cluster, NoCluster
from pipeline.ingest.limits import Limits
from pipeline.wanted import Wanted
from pipeline.work import Task
from pipeline.workers import Outcome, in_turn
from tests.conftest import ROOT

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write(folder, plans=24, characters=1_000, seed=5)
    (folder / "plans" / "empty.txt").write_bytes(b"")
    return folder / "plans"


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The file of a scheduler, and its two workers."""
    file = tmp_path / "scheduler.json"
    say = ["--scheduler-file", str(file), "--no-dashboard"]
    processes = [_start("scheduler", "--host", "127.0.0.1", "--port", "0", *say)]
    try:
        _wait_for(file)
        processes += [_start("worker", "--no-nanny", "--nthreads", "1", *say) for _ in range(2)]
        yield str(file), processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _start(what: str, *options: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for(file: Path) -> None:
    for _ in range(600):
        if file.exists() and file.stat().st_size:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{file} does not come")


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_worker_that_is_lost_costs_no_document_and_doubles_none(
    many: Path, tmp_path: Path, started: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    file, (first, second) = started
    seen: list[str] = []

    def losing_one(tasks: Sequence[Task], limits: Limits, folder: Path) -> Iterator[Outcome]:
        for task, failure in Cluster(scheduler_file=file)(tasks, limits, folder):
            seen.append(task.source.name)
            if len(seen) == 4:
                first.kill()
            yield task, failure

    out = tmp_path / "out"
    built = build(inputs([many], out), out, wanted=Wanted(pages=False), engine=losing_one)
    assert first.wait() != 0
    assert second.poll() is None
    assert sorted(seen) == sorted(source.name for source in inputs([many], out))
    assert [failure.path for failure in built.summary.failures] == ["empty.txt"]
    alone = tmp_path / "alone" / "out"
    build(inputs([many], alone), alone, wanted=Wanted(pages=False), engine=in_turn)
    assert _tree(out) == _tree(alone)


def test_no_scheduler_where_one_is_said_to_be(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", "1s")
    with pytest.raises(NoCluster, match=r"no Dask workers at tcp://127.0.0.1:9"):
        build(inputs([many], tmp_path / "out"), tmp_path / "out", engine=Cluster("tcp://127.0.0.1:9"))
    assert not (tmp_path / "out").exists()


def test_without_the_extra_it_is_named(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"needs Dask, install it:\n.* -e '\.\[dask\]' -c constraints\.txt$"):
        build(inputs([many], tmp_path / "out"), tmp_path / "out", engine=Cluster("tcp://127.0.0.1:9"))


def test_workers_of_other_code_or_without_the_folders_say_so(tmp_path: Path) -> None:
    here = [cluster.version_of(stage) for stage in cluster.STAGES]
    assert cluster._misfit(str(tmp_path), str(tmp_path), here) == ""
    assert "another version of zerentu" in cluster._misfit(str(tmp_path), str(tmp_path), ["", "", ""])
    assert f"does not see {tmp_path / 'gone'}" in cluster._misfit(str(tmp_path), str(tmp_path / "gone"), here)
