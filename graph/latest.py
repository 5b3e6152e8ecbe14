"""Results that several tables and pages are made of, worked out once for the corpus at hand."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pipeline.records import Corpus

R = TypeVar("R")


def for_latest(work: Callable[[Corpus], R]) -> Callable[[Corpus], R]:
    """The function, which remembers the result for the corpus that it was last asked about, and for that one only.

    Corpora are compared by identity: they are frozen, and large.
    """
    known: list[tuple[Corpus, R]] = []

    @wraps(work)
    def remembered(corpus: Corpus) -> R:
        if not known or known[0][0] is not corpus:
            known[:] = [(corpus, work(corpus))]
        return known[0][1]

    return remembered
