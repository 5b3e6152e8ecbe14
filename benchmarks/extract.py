"""Text → facts beside a bare `jieba.cut` of the same text, in one process and one run.

Prints characters a second for both and their ratio (time of zerentu / time of jieba; below 1.0 zerentu is faster). Time
is that of the processor, so that other work on the machine disturbs little.
The text is made of the plans of `corpus/`, repeated until it holds about two million characters; reading the files is
not counted, everything from canonical text on is: folding, document fields, outline, extraction.

    python benchmarks/extract.py [MILLIONS]
"""

import platform
import sys
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

import jieba

from pipeline.extract import extract
from pipeline.extract.about import about
from pipeline.fold import fold
from pipeline.ingest import read
from pipeline.outline import outline
from pipeline.records import Document

ROUNDS = 3


def documents(characters: int) -> list[Document]:
    """Plans of `corpus/`, over and over, with at least so many characters in all."""
    plans = [read(path) for path in sorted(Path("corpus").glob("*.txt"))]
    chosen: list[Document] = []
    for plan in cycle(plans):
        if sum(len(document.text) for document in chosen) >= characters:
            return chosen
        chosen.append(plan)
    raise FileNotFoundError("corpus/ holds no plan: run this from the root of the project")


def facts(chosen: list[Document]) -> float:
    """Seconds from canonical text to facts."""
    start = process_time()
    for document in chosen:
        folded = fold(document.text)
        extract(document, folded, about(document, folded), outline(document, folded))
    return process_time() - start


def words(chosen: list[Document]) -> float:
    """Seconds of jieba.cut."""
    start = process_time()
    for document in chosen:
        for _ in jieba.cut(document.text):
            pass
    return process_time() - start


def main() -> None:
    characters = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 2_000_000
    chosen = documents(characters)
    total = sum(len(document.text) for document in chosen)
    jieba.setLogLevel(60)
    jieba.initialize()
    facts(chosen[:3])
    rounds = [(facts(chosen), words(chosen)) for _ in range(ROUNDS)]
    print(f"{total:,} characters in {len(chosen)} plans, jieba {version('jieba')}, Python {platform.python_version()}")
    for ours, theirs in rounds:
        print(f"zerentu {total / ours:>11,.0f} chars/s   jieba.cut {total / theirs:>11,.0f} chars/s", end="   ")
        print(f"ratio {ours / theirs:.2f}")
    print(f"median ratio {median(ours / theirs for ours, theirs in rounds):.2f} (below 1.0: faster than jieba.cut)")


if __name__ == "__main__":
    main()
