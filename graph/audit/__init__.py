"""The plan against itself (自查): what a careful reader would ask the authors, each with the places that show it."""

from collections.abc import Iterator

from graph.audit.duties import duties
from graph.audit.figures import figures
from graph.audit.finding import KINDS, Finding, Place
from graph.audit.sources import sources
from graph.audit.times import times
from pipeline.records import Corpus

__all__ = ["KINDS", "Finding", "Place", "audit"]


def audit(corpus: Corpus) -> tuple[Finding, ...]:
    """All findings, the weightiest first, then in the order of the plans, of the kinds and of the text."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    docs = {plan.name: number for number, plan in enumerate(corpus.plans)}
    found = sorted(_all(corpus), key=lambda one: (docs[one.doc], order[one.kind], one.a.start))
    return tuple(sorted(found, key=lambda one: -one.weight))


def _all(corpus: Corpus) -> Iterator[Finding]:
    yield from figures(corpus)
    for plan in corpus.plans:
        yield from times(plan)
        yield from duties(corpus, plan)
        yield from sources(plan)
