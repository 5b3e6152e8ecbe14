"""The whole of a document's facts, with ids that stay the same over rebuilds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

from pipeline.extract.citations import citations
from pipeline.extract.context import Passage, statements
from pipeline.extract.deadlines import deadlines
from pipeline.extract.described import described, of_a_goal
from pipeline.extract.grant_tables import table_grants, without
from pipeline.extract.granted import conditioned, granted, of_payment
from pipeline.extract.incentives import incentives
from pipeline.extract.passages import passages
from pipeline.extract.responsibilities import responsibilities
from pipeline.extract.sentences import Sentence
from pipeline.extract.shared_cells import for_each_row
from pipeline.extract.sheets import sheets
from pipeline.extract.table_cells import cell_numbers
from pipeline.extract.table_targets import table_targets
from pipeline.extract.targets import targets
from pipeline.extract.unread import leftovers
from pipeline.fold import Folded
from pipeline.records import About, Clause, Deadline, Dismissed, Document, Fact, Incentive, Plan, Target, Unread

F = TypeVar("F", bound=Fact)


def extract(document: Document, folded: Folded, about: About, clauses: Sequence[Clause]) -> Plan:
    """Everything that a document says, as a Plan."""
    owners = responsibilities(document, folded, clauses, about.region)
    units = [(fact.start, fact.end) for fact in owners]
    found: list[Fact] = []
    tables = sheets(document, about)
    found.extend(paid := list(table_grants(document, tables, clauses)))
    tables = without(tables, paid)
    for passage in passages(document, folded, about, clauses, units, tables):
        found.extend(read_passage(passage))
    found.extend(table_targets(document, tables, clauses))
    found.extend(cell_numbers(tables, clauses))
    found.sort(key=lambda fact: fact.start)
    found.extend(for_each_row(document, clauses, [fact for fact in found if isinstance(fact, Deadline)]))
    found.sort(key=lambda fact: fact.start)
    return Plan(
        document=document,
        about=about,
        clauses=tuple(clauses),
        targets=_of(Target, found, document.name),
        incentives=_of(Incentive, found, document.name),
        responsibilities=_identified(owners, document.name),
        deadlines=_of(Deadline, found, document.name),
        citations=_identified(citations(document, folded, clauses, about), document.name),
        unread=_of(Unread, found, document.name),
        dismissed=_of(Dismissed, found, document.name),
    )


def read_passage(passage: Passage) -> Iterator[Fact]:
    """The facts of one passage, and a row for every number in it that is none."""
    facts: list[Fact] = []
    reasons: dict[int, str] = {}
    for statement in statements(passage):
        sentence = statement.sentence
        told = passage.reports and statement.reports  # what was paid out
        paid = [] if told else list(incentives(passage, sentence))
        for mark in (*conditioned(passage, sentence), *of_payment(passage, sentence, paid)):
            reasons[mark.start] = "number.condition"
        for mark in () if told else granted(passage, sentence):
            reasons[mark.start] = "number.granted"
        aims = passage.preamble and _aims(passage, sentence)
        timed = list(deadlines(passage._replace(preamble=False) if aims else passage, statement, reasons))
        facts.extend([*paid, *timed])
        quantities = [mark for mark in sentence.marks if not mark.rule]
        if passage.preamble and not timed and not statement.reports and not aims:
            reasons.update(dict.fromkeys([mark.start for mark in quantities], "number.preamble"))
        for mark in quantities:
            if why := described(passage, mark):
                reasons[mark.start] = why
        facts.extend(targets(passage, statement, reasons))
        for mark in quantities:
            if of_a_goal(passage.folded.text, mark.start):
                reasons[mark.start] = "number.against_goal"
    yield from facts
    yield from leftovers(passage, facts, reasons)


_GOALS = re.compile("力争|(?:预期|主要|总体|工作|奋斗)目标[^,;。\\n]{0,8}(?:[是为:]|如下)")


def _aims(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence before the first clause states goals of its own: `主要预期目标是：…增长7%，力争达到3亿元`."""
    return _GOALS.search(passage.said(sentence)) is not None


def _of(kind: type[F], found: Iterable[Fact], name: str) -> tuple[F, ...]:
    return _identified([fact for fact in found if isinstance(fact, kind)], name)


def _identified(found: Iterable[F], name: str) -> tuple[F, ...]:
    """The facts with an id each: a digest of what is said and where, so that a rebuild gives the same."""
    facts = tuple(found)
    seen: Counter[str] = Counter()
    for fact in facts:
        said = "\n".join([name, type(fact).__name__, fact.clause, fact.quote, str(getattr(fact, "value", ""))])
        seen[said] += 1
        digest = sha256(f"{said}\n{seen[said]}".encode()).hexdigest()[:10]
        # The record is new and nobody else holds it yet; a copy of each with its id takes as long as all its numbers.
        object.__setattr__(fact, "id", f"{type(fact).__name__[0].lower()}{digest}")
    return facts
