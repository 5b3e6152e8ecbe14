"""Documents worked on by a Dask cluster: a process on each core of many machines that share their folders.

Workers find the files and the cache at the same paths as the process that starts the build, so only names travel. A
worker that is lost loses nothing: what it had finished is in the cache, what it was at is given to another one, and
doing a document twice writes the same bytes to the same place.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pipeline.ingest.limits import Limits
from pipeline.records import Failure
from pipeline.versions import EXTRACT, INGEST, TABLES, version_of
from pipeline.work import Task, work
from pipeline.workers import Outcome, cores, dead, late

if TYPE_CHECKING:
    from distributed import Client, Future

STAGES = (INGEST, EXTRACT, TABLES)
_AHEAD = 4  # documents given to each thread of the cluster, so that none is idle and few are held
_GRACE = 60.0
_LOOK = 5.0
_CONNECT = "30s"
_INSTALL = ".venv/bin/python -m pip install -e '.[dask]' -c constraints.txt"


class NoCluster(Exception):
    """A cluster that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster by the address of its scheduler or the file that it writes; without either one of this machine."""

    scheduler: str = ""
    scheduler_file: str = ""
    workers: int = 0

    def __call__(self, tasks: Sequence[Task], limits: Limits, folder: Path) -> Iterator[Outcome]:
        """Every document worked on, as it is done. Raises NoCluster when the cluster cannot be reached or used."""
        with self._client() as client:
            _check(client, tasks, folder)
            yield from _streamed(client, tasks, limits, folder)

    @contextmanager
    def _client(self) -> Iterator["Client"]:
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise NoCluster(f"--engine dask 需要 Dask，请安装 needs Dask, install it:\n{_INSTALL}") from error
        with ExitStack() as opened:
            try:
                named = "scheduler_file" if self.scheduler_file else "address"
                where = {named: self.scheduler_file or self.scheduler}
                if not (self.scheduler or self.scheduler_file):
                    own = LocalCluster(n_workers=self.workers or cores(), threads_per_worker=1, dashboard_address=None)
                    where = {"address": opened.enter_context(own)}
                client = opened.enter_context(Client(**where, timeout=_CONNECT))
                client.wait_for_workers(1, timeout=_CONNECT)
            except (OSError, ValueError, TimeoutError) as error:
                raise NoCluster(f"no Dask workers at {self.scheduler or self.scheduler_file}: {error}") from error
            yield client


def _check(client: "Client", tasks: Sequence[Task], folder: Path) -> None:
    """Whether the workers have the same code and see the same folders."""
    file = str(tasks[0].source.path.resolve())
    try:
        wrong = client.run(_misfit, file, str(folder.resolve()), [version_of(stage) for stage in STAGES])
    except ModuleNotFoundError as error:
        raise NoCluster(f"the workers have no zerentu: {error}") from error
    for worker, why in sorted(wrong.items()):
        if why:
            raise NoCluster(f"the worker {worker} {why}")


def _misfit(file: str, folder: str, versions: Sequence[str]) -> str:
    if [version_of(stage) for stage in STAGES] != versions:
        return "has another version of zerentu, of its rules or of its libraries"
    missing = next((path for path in (file, folder) if not Path(path).exists()), "")
    return f"does not see {missing}: inputs and outputs must lie on a file system that all share" if missing else ""


def _streamed(client: "Client", tasks: Sequence[Task], limits: Limits, folder: Path) -> Iterator[Outcome]:
    """The outcomes as they come; as many documents are given out as keep the workers busy, no more."""
    from distributed import wait

    waiting = iter(tasks)
    given: dict[Future, _Given] = {}
    patience = _AHEAD * (limits.seconds + _GRACE)
    while True:
        room = _AHEAD * max(sum(client.nthreads().values()), 1)
        while len(given) < room and (task := next(waiting, None)) is not None:
            there = replace(task, source=replace(task.source, path=task.source.path.resolve()))
            given[client.submit(work, there, limits, folder.resolve(), pure=False)] = _Given(task, monotonic())
        if not given:
            return
        with suppress(TimeoutError):
            wait(list(given), timeout=_LOOK, return_when="FIRST_COMPLETED")
        for future in [one for one in given if one.done()]:
            yield given[future].task, _outcome(future, given[future].task)
            del given[future]
        for future in [one for one, since in given.items() if monotonic() - since.start > patience]:
            yield from _overdue(client, future, given, limits)


@dataclass(slots=True)
class _Given:
    """A document that is with a worker, since when, and whether it has been taken from one before."""

    task: Task
    start: float
    again: bool = False


def _outcome(future: "Future", task: Task) -> Failure | None:
    from distributed import KilledWorker

    try:
        failure: Failure | None = future.result()
    except KilledWorker:
        return dead(task)
    return failure


def _overdue(client: "Client", future: "Future", given: dict["Future", _Given], limits: Limits) -> Iterator[Outcome]:
    """End the workers that a document hangs in. It goes to another one; the second time it is given up."""
    found = given[future]
    if found.again:
        future.cancel()
        del given[future]
        yield found.task, late(found.task, limits)
    found.start, found.again = monotonic(), True
    if workers := [worker for worker, keys in client.processing().items() if future.key in keys]:
        client.restart_workers(workers)
