"""Builds of a made-up corpus into tables: plans a second, and the most memory that all processes held together.

Pages are left out, since a page holds some hundred plans at most; `benchmarks.views` measures them.

For each size: a first build with one and with two workers, one after no change, and one after a change to one plan.
Ratios: time per plan against that of the smallest size, and the time of one worker against that of two.

    python -m benchmarks.plans [PLANS ...] [--dask]
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.corpus import write

CHARACTERS = 10_000
PAUSE = 0.05


class Run(NamedTuple):
    """Seconds by the clock, and megabytes of the process and all that it started, at most."""

    seconds: float
    memory: int


def build(plans: Path, out: Path, *options: str) -> Run:
    """One `zerentu build`. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "build", str(plans), "--out", str(out)]
    start, most = time.perf_counter(), 0
    running = psutil.Popen([*command, "--tables-only", "--quiet", *options])
    while running.poll() is None:
        most = max(most, held(running))
        time.sleep(PAUSE)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(time.perf_counter() - start, most // 2**20)


def held(process: psutil.Process) -> int:
    """Bytes that a process and those it started hold of their own."""
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.NoSuchProcess:  # it ended while it was asked
        pass
    return total


def forget(out: Path) -> None:
    """Remove what builds left."""
    for folder in (out, out.with_name(f".{out.name}.cache")):
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, count: int, dask: bool) -> dict[str, Run]:
    """All builds of one size."""
    write(folder / "made", count, CHARACTERS, seed=1)
    plans, out = folder / "made" / "plans", folder / "out"
    runs = {}
    ways = {"1 worker": ("--workers", "1"), "2 workers": ("--workers", "2")}
    if dask:
        ways["dask, 2 workers"] = ("--workers", "2", "--engine", "dask")
    for name, options in ways.items():
        forget(out)
        runs[name] = build(plans, out, *options)
    runs["no change"] = build(plans, out)
    first = min(plans.iterdir())
    first.write_text(first.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    runs["one changed"] = build(plans, out)
    return runs


def main() -> None:
    parser = argparse.ArgumentParser(description="Whole builds of a made-up corpus.")
    parser.add_argument("plans", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--dask", action="store_true")
    given = parser.parse_args()
    each: dict[str, float] = {}
    for count in given.plans:
        with tempfile.TemporaryDirectory() as folder:
            runs = measure(Path(folder), count, given.dask)
        print(f"{count:,} plans of {CHARACTERS:,} characters")
        for name, run in runs.items():
            alike = run.seconds / count / each.setdefault(name, run.seconds / count)
            print(
                f"  {name:<16}{run.seconds:>9.1f} s {count / run.seconds:>9.0f} plans/s {run.memory:>7,} MB at most"
                f"   per plan {alike:.2f} of that of {given.plans[0]:,}"
            )
        one, two = runs["1 worker"].seconds, runs["2 workers"].seconds
        print(f"  two workers are {one / two:.2f} times as fast as one", end="")
        print(f", Dask {two / runs['dask, 2 workers'].seconds:.2f} times as fast as the pool" if given.dask else "")


if __name__ == "__main__":
    main()
