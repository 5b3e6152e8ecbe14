"""One sentence read as a document of its own: how rules are tried out and proven."""

from pipeline.extract.citations import citations
from pipeline.extract.facts import read_passage
from pipeline.extract.passages import passages
from pipeline.extract.responsibilities import responsibilities
from pipeline.fold import fold
from pipeline.records import About, Clause, Document, Fact


def sentence(text: str, issued: str = "2021", place: str = "石嘴山市") -> tuple[Fact, ...]:
    """Every fact of a sentence, as clause 一 of a plan of `issued` in `place` would state it."""
    document = Document("specimen", "", "", text, (), body_end=len(text))
    folded = fold(text)
    clauses = (Clause("一", 1, "", 0, 0, len(text)),)
    found: list[Fact] = []
    for passage in passages(document, folded, About(issued=issued), clauses):
        found.extend(read_passage(passage))
    return (*found, *responsibilities(document, folded, clauses, place), *citations(document, folded, clauses))
