"""Text → facts beside a bare `jieba.cut` and spaCy's blank Chinese pipeline with jieba, in one process and one run.

Prints characters a second for each and the ratios (time of zerentu / time of the other; below 1.0 zerentu is faster).
Time is that of the processor, so that other work on the machine disturbs little.
The text is made of the plans of `corpus/`, repeated until it holds about two million characters; reading the files is
not counted, everything from canonical text on is: folding, document fields, outline, extraction.

    python -m benchmarks.extract [MILLIONS]
"""

import platform
import sys
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

import jieba
import spacy
from spacy.language import Language

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


def tokens(chosen: list[Document], nlp: Language) -> float:
    """Seconds of a spaCy pipeline that only cuts words."""
    start = process_time()
    for document in chosen:
        nlp(document.text)
    return process_time() - start


def main() -> None:
    characters = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 2_000_000
    chosen = documents(characters)
    total = sum(len(document.text) for document in chosen)
    jieba.setLogLevel(60)
    jieba.initialize()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.max_length = total
    facts(chosen[:3])
    tokens(chosen[:3], nlp)
    print(f"{total:,} characters in {len(chosen)} plans, jieba {version('jieba')}, spaCy {version('spacy')}", end=", ")
    print(f"Python {platform.python_version()}")
    rounds = [(facts(chosen), words(chosen), tokens(chosen, nlp)) for _ in range(ROUNDS)]
    for ours, cut, cut_by_spacy in rounds:
        print(f"zerentu {total / ours:>9,.0f} chars/s   jieba.cut {total / cut:>9,.0f}", end="   ")
        print(f"spaCy {total / cut_by_spacy:>9,.0f}   ratios {ours / cut:.2f} {ours / cut_by_spacy:.2f}")
    print(f"median ratio to jieba.cut {median(ours / cut for ours, cut, _ in rounds):.2f}", end=", ")
    print(f"to spaCy {median(ours / cut_by_spacy for ours, _, cut_by_spacy in rounds):.2f} (below 1.0: faster)")


if __name__ == "__main__":
    main()
