"""Graph, layout and pages over the number of tasks: seconds, size of the files, and how both grow.

python -m benchmarks.views [PLANS ...]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

import graph
import pipeline
from benchmarks.corpus import write
from graph.layout import positions
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from pipeline.records import Corpus
from pipeline.resolve import resolve

CHARACTERS = 10_000

Made = TypeVar("Made")


def timed(make: Callable[[], Made]) -> tuple[Made, float]:
    """What a function makes, and the seconds of the processor that it takes."""
    start = process_time()
    return make(), process_time() - start


def measure(corpus: Corpus) -> tuple[int, dict[str, float]]:
    """The number of tasks, and what each part takes."""
    network, graph_s = timed(lambda: graph.build(corpus))
    places, layout_s = timed(lambda: positions(network))
    explorer, explorer_s = timed(lambda: explorer_page(corpus, network, places))
    picture, picture_s = timed(lambda: network_page(network, places))
    found = {"graph s": graph_s, "layout s": layout_s}
    found |= {"explorer s": explorer_s, "picture s": picture_s}
    found |= {"explorer MB": len(explorer.encode()) / 2**20, "picture MB": len(picture.encode()) / 2**20}
    return sum(node["kind"] == "task" for _, node in network.nodes(data=True)), found


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or [5, 20]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), max(counts), CHARACTERS, seed=1)
        plans = [pipeline.read_plan(file) for file in sorted(Path(folder, "plans").iterdir())]
    measure(resolve(plans[:1]))  # what is loaded once is loaded
    smallest: dict[str, float] = {}
    for count in counts:
        tasks, found = measure(resolve(plans[:count]))
        print(f"{tasks:,} tasks of {count} plans")
        for name, value in found.items():
            grown = value / tasks / smallest.setdefault(name, value / tasks)
            print(f"  {name:<12}{value:>8.2f}   per task {grown:.2f} of that of {counts[0]} plans")


if __name__ == "__main__":
    main()
