"""Why a stretch of text became a fact: the rule that found it, what its slots matched, the clause, the fields."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from pipeline import rules
from pipeline.extract.marks import marks
from pipeline.extract.sentences import Sentence, masked
from pipeline.fold import Folded, fold
from pipeline.records import Clause, Fact, Plan
from pipeline.rules import Rule

_COMMON = frozenset(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact with its reasons. `rule` is None when code found the fact; `slots` are the words that they matched."""

    kind: str
    fact: Fact
    clause: Clause | None
    rule: Rule | None
    slots: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields of this kind of fact that are stated, as text."""
        values = ((one.name, getattr(self.fact, one.name)) for one in fields(self.fact) if one.name not in _COMMON)
        return tuple((name, str(value)) for name, value in values if value not in ("", None))


def explain(plan: Plan, start: int, end: int) -> tuple[Explanation, ...]:
    """All facts that touch the characters `[start, end)` of the plan's text, in their order."""
    folded = fold(plan.document.text)
    clauses = {clause.path: clause for clause in reversed(plan.clauses)}
    touching = (pair for pair in facts(plan) if pair[1].start < end and start < pair[1].end)
    return tuple(
        _explanation(kind, fact, clauses.get(fact.clause), folded)
        for kind, fact in sorted(touching, key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
    )


def facts(plan: Plan) -> Iterator[tuple[str, Fact]]:
    """Every fact of a plan with the name of its kind, that of its table."""
    for kind in fields(plan):
        for fact in getattr(plan, kind.name) if kind.name not in ("document", "about", "clauses") else ():
            yield kind.name, fact


def clause_at(plan: Plan, offset: int) -> Clause | None:
    """The clause whose own text holds an offset."""
    return next((clause for clause in plan.clauses if clause.start <= offset < clause.end), None)


def _explanation(kind: str, fact: Fact, clause: Clause | None, folded: Folded) -> Explanation:
    rule = _rules().get(fact.rule)
    return Explanation(kind, fact, clause, rule, _slots(rule, fact, folded) if rule else ())


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for name in rules.names() for rule in rules.load(name)}


def _slots(rule: Rule, fact: Fact, folded: Folded) -> tuple[tuple[str, str], ...]:
    """The words of the named groups of the match that holds the fact; none when its own words alone do not match.

    Rules of times, lists and citations are matched on folded text, those of figures on a sentence in which each
    figure and each time is one sign.
    """
    start, end = folded.at(fact.start), folded.at(fact.end)
    first = folded.text.rfind("\n", 0, start) + 1
    for match in rule.regex.finditer(folded.text, first):
        if match.start() >= end:
            break
        if match.end() > start:
            return tuple((name, words) for name, words in match.groupdict().items() if words)
    return tuple(_masked_slots(rule, folded.text, start, end))


def _masked_slots(rule: Rule, text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    found = tuple(marks(text, start, end))
    segment = masked(text, Sentence(start, end, found), [mark for mark in found if mark.is_time], ())
    if match := rule.regex.search(segment.text):
        for name, words in match.groupdict().items():
            if words:
                low, high = segment.span(*match.span(name))
                yield name, text[low:high]
