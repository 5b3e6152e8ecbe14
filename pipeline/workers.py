"""Documents worked on in several processes at once, so that one that kills or hangs its process costs no other.

The pool is pebble's: unlike those of the standard library and of loky it ends the one process that takes too long or
dies, and goes on with the others. Processes are started afresh (spawn) on every system: a copy of this one (fork) may
hang on the locks of its threads, and Windows and macOS have none.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from pipeline.ingest.limits import Limits
from pipeline.records import Failure
from pipeline.work import Task, work

Outcome: TypeAlias = tuple[Task, Failure | None]

PLAIN = frozenset((".txt", ".text", ".md", ".markdown", ".htm", ".html", ".shtml", ".xhtml"))
"""Files that are read by no library that might take the process with it."""
PAYS = 2_000_000
"""Bytes of such files that take about three seconds in one process: with less, starting others takes longer."""
_SPECIMEN = (
    "清河县实施方案\n\n一、培育企业。到2026年，规模以上企业达到12家以上，均开展研发活动。（牵头单位：县工信局）\n"
)
_DIED = Failure("", "its process died", lasting=False)
_GRACE = 30.0  # a document is stopped from within first; this is for those that are deep in a library
_AHEAD = 4  # documents waiting for each process, so that none is idle and few are held


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_this_machine(tasks: Sequence[Task], limits: Limits, folder: Path, workers: int = 0) -> Iterator[Outcome]:
    """Every document worked on, as it is done: in this process where that is quicker and safe, else in others.

    `workers` is the number of processes, 0 for that of the cores.
    """
    workers = workers or cores()
    plain = all(task.source.path.suffix.lower() in PLAIN for task in tasks)
    if plain and (workers == 1 or sum(map(_size, tasks)) < PAYS):
        return in_turn(tasks, limits, folder)
    return in_processes(tasks, limits, folder, min(workers, len(tasks)))


def _size(task: Task) -> int:
    try:
        return task.source.path.stat().st_size
    except OSError:
        return 0


def in_turn(tasks: Iterable[Task], limits: Limits, folder: Path) -> Iterator[Outcome]:
    """The documents in this process, one by one."""
    yield from ((task, work(task, limits, folder)) for task in tasks)


def in_processes(tasks: Iterable[Task], limits: Limits, folder: Path, workers: int) -> Iterator[Outcome]:
    """The documents in so many processes; those whose process died are tried once more, each alone."""
    died: list[Task] = []
    for task, failure in _pooled(tasks, limits, folder, workers):
        if failure is _DIED:
            died.append(task)
        else:
            yield task, failure
    for task in died:
        ((_, failure),) = _pooled([task], limits, folder, 1)
        yield task, dead(task) if failure is _DIED else failure


def late(task: Task, limits: Limits) -> Failure:
    """A document that takes longer than it may."""
    return Failure(task.source.label, f"not read within {limits.seconds:g} seconds", lasting=False)


def dead(task: Task) -> Failure:
    """A document that ends the processes that read it."""
    return Failure(task.source.label, "the processes that read it died: memory, or a fault of a library", False)


def _pooled(tasks: Iterable[Task], limits: Limits, folder: Path, workers: int) -> Iterator[Outcome]:
    from pebble import ProcessPool

    waiting = iter(tasks)
    with ProcessPool(max_workers=workers, initializer=_start, context=get_context("spawn")) as pool:
        running: dict[Future[Failure | None], Task] = {}
        future: Future[Failure | None]
        try:
            while True:
                while len(running) < workers * _AHEAD and (task := next(waiting, None)) is not None:
                    future = pool.schedule(work, args=(task, limits, folder), timeout=limits.seconds + _GRACE)
                    running[future] = task
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    yield task, _outcome(future, task, limits)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _start() -> None:
    """Load what documents need, once and before their time counts; the keyboard interrupts the first process only."""
    from pipeline.entries import entry_of
    from pipeline.reading import read_text

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    entry_of(read_text(_SPECIMEN))


def _outcome(future: Future[Failure | None], task: Task, limits: Limits) -> Failure | None:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return late(task, limits)
    except ProcessExpired:
        return _DIED
