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
from pipeline.extract.granted import conditioned, granted
from pipeline.extract.incentives import incentives
from pipeline.extract.marks import Mark
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
        for mark in (*conditioned(passage, sentence), *_of_payment(passage, sentence, paid)):
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


def _of_payment(passage: Passage, sentence: Sentence, paid: Sequence[Incentive]) -> Iterator[Mark]:
    """The marks of a sentence that belong to what is paid in it: amounts, and what says who qualifies."""
    for mark in sentence.marks if paid else ():
        if _paid(passage, mark, paid) or _aside(passage, mark) or _demanded(passage, mark, paid):
            yield mark


# What a payment is to be spent on: 每亩补助500元,其中200元用于肥料.
_OF_IT = re.compile("其中[^;。]{0,24}$")
# Who bears which part of a payment: 每亩补助900元,其中中央资金600元,县级配套300元.
_BORNE = re.compile(
    "其中:?[^;。]{0,40}?(?:中央|自治区|省|市|县|区|地方)级?[^,;。\\d]{0,4}(?:财政|资金|配套|承担|自筹)[^,;。\\d]{0,4}$"
)
# Whose part of a payment a sum is: 奖励企业10万元,其中法人代表5万元.
_SHARED_IN = re.compile("[,(]其中:?[^,;。:\\d]{2,12}(?:各|奖励)?$")
_SPENT = re.compile("(?:要|须|应|必须|专项)*用于")


def _aside(passage: Passage, mark: Mark) -> bool:
    """Whether a sum only tells a payment apart (`50元/亩（林地25元/亩）`) or says what a part of it is for."""
    text = passage.folded.text
    if mark.rule or mark.quantity.dimension != "money":
        return False
    if _SHARED_IN.search(text[max(0, mark.start - 18) : mark.start]) and text[mark.end : mark.end + 1] in ",;。)":
        return True
    if _BORNE.search(text[max(0, mark.start - 60) : mark.start]):
        return True
    if _SPENT.match(text, mark.end) and _OF_IT.search(text[max(0, mark.start - 26) : mark.start]):
        return True
    return text[mark.end : mark.end + 1] == ")" and text.rfind("(", mark.start - 8, mark.start) >= 0


_GOALS = re.compile("力争|(?:预期|主要|总体|工作|奋斗)目标[^,;。\\n]{0,8}(?:[是为:]|如下)")


def _aims(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence before the first clause states goals of its own: `主要预期目标是：…增长7%，力争达到3亿元`."""
    return _GOALS.search(passage.said(sentence)) is not None


def _paid(passage: Passage, mark: Mark, paid: Iterable[Incentive]) -> bool:
    """Whether an incentive rests on a quantity or passes over it."""
    start, end = passage.folded.span(mark.start, mark.end)
    return mark.rule is None and any(fact.start <= start and end <= fact.end for fact in paid)


def _demanded(passage: Passage, mark: Mark, paid: Iterable[Incentive]) -> bool:
    """Whether a time stands in the words that say who qualifies: `2025年首播的作品，每部奖励3万元`."""
    start, end = passage.folded.span(mark.start, mark.end)
    text = passage.document.text
    binds = mark.start in passage.times and passage.times[mark.start].kind in ("by", "from", "recurring", "period")
    return binds and any(
        fact.start <= start and end <= fact.start + len(fact.condition) and text.startswith(fact.condition, fact.start)
        for fact in paid
    )


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
