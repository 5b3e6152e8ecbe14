"""What a decision is about: a fact, a clause or an identity, found by its id, else by plan, clause and quote."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TypeAlias

from pipeline.records import Clause, Decision, Fact, Plan
from pipeline.review.grammar import What

Identity: TypeAlias = tuple[str, ...]

KINDS: dict[str, What] = {
    "targets": "target",
    "responsibilities": "responsibility",
    "deadlines": "deadline",
    "incentives": "incentive",
    "citations": "citation",
    "unread": "unread",
}
_OF_KIND: dict[str, What] = {
    **{what: what for what in KINDS.values()},
    "unit": "target",
    "owner": "owner",
    "conflict": "conflict",
}


class Gone(Exception):
    """What a decision is about is not in these plans any more; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a decision is about: a `fact`, a `clause`, or else the identities whose ids are `subjects`."""

    what: What
    plan: Plan | None = None
    fact: Fact | None = None
    clause: Clause | None = None
    subjects: Identity = ()


class Index:
    """All facts and clauses of some plans, by id and by where they are quoted."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self.plans = {plan.name: plan for plan in plans}
        self.facts = {fact.id: Place(what, plan, fact) for plan in self.plans.values() for what, fact in _facts(plan)}
        self.clauses: dict[str, Place] = {}
        for plan in self.plans.values():
            for clause in reversed(plan.clauses):
                self.clauses[f"{plan.name}:{clause.path}"] = Place("owner", plan, None, clause)

    def find(self, decision: Decision) -> Place:
        """The place of a decision. Raises Gone."""
        if decision.id in self.facts:
            return self.facts[decision.id]
        what = _OF_KIND.get(decision.kind)
        if what == "conflict" or (all(_is_fact(part) for part in decision.id.split("/")[:2]) and "/" in decision.id):
            return Place("conflict", subjects=tuple(decision.id.split("/")))
        if what == "owner" or decision.id in self.clauses:
            return self._clause(decision)
        if what is not None or _is_fact(decision.id):
            return self._quoted(decision, what)
        subjects = tuple(part.strip() for part in decision.id.split(";") if part.strip())
        if not subjects or not all(":" in part for part in subjects):
            raise Gone(self._missing(decision))
        return Place("indicator" if decision.id.startswith("ind:") else "agency", subjects=subjects)

    def _clause(self, decision: Decision) -> Place:
        if decision.id in self.clauses:
            return self.clauses[decision.id]
        named = [
            place for place in self._of(decision) if place.clause and _plain(place.clause.title) in _names(decision)
        ]
        if len(named) == 1:
            return named[0]
        raise Gone(self._missing(decision))

    def _of(self, decision: Decision) -> list[Place]:
        return [place for place in self.clauses.values() if place.plan and place.plan.name == decision.doc]

    def _quoted(self, decision: Decision, what: What | None) -> Place:
        """The one fact of that kind that says the same in the same clause, else in the same plan."""
        alike = [
            place
            for place in self.facts.values()
            if place.plan and place.fact and place.plan.name == decision.doc
            if _plain(place.fact.quote) == _plain(decision.quote) and what in (None, place.what)
        ]
        near = [place for place in alike if place.fact and place.fact.clause == decision.clause] or alike
        if len(near) != 1 or not decision.quote:
            raise Gone(self._missing(decision) + (f"（{len(near)} 处 places）" if near else ""))
        return near[0]

    def _missing(self, decision: Decision) -> str:
        if decision.doc and decision.doc not in self.plans:
            return f"没有 no plan {decision.doc}"
        return f"没有这一项 no such thing: {decision.id} {decision.quote}".strip()


def _facts(plan: Plan) -> Iterator[tuple[What, Fact]]:
    for kind in fields(plan):
        if kind.name in KINDS:
            for fact in getattr(plan, kind.name):
                yield KINDS[kind.name], fact


def _is_fact(name: str) -> bool:
    return len(name) == 11 and name[0] in "tridcu" and all(sign in "0123456789abcdef" for sign in name[1:])


def _names(decision: Decision) -> set[str]:
    """What the clause was called: its quote with label and without."""
    quote = _plain(decision.quote)
    return {quote, quote.partition(".")[2], quote.partition("、")[2], quote.partition("）")[2]} - {""}


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip("。.")
