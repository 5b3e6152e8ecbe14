"""What a node or edge rests on, as its attributes."""

from collections.abc import Iterable
from typing import TypeAlias

from graph.vocabulary import Attribute, plain
from graph.wording import heading
from pipeline.records import Clause, Fact, Plan

Mention: TypeAlias = tuple[str, Fact]


def place(plan: Plan, path: str) -> str:
    """The node of a clause; of the plan itself for what stands before the first clause."""
    return plain(f"clause:{plan.name}:{path}" if path else f"plan:{plan.name}")


def source(plan: Plan, fact: Fact) -> dict[str, Attribute]:
    """A fact and its characters."""
    return {
        "doc": plan.name,
        "clause": fact.clause,
        "facts": fact.id,
        "quote": fact.quote,
        "span_start": fact.start,
        "span_end": fact.end,
        "rule": fact.rule,
    }


def clause_source(plan: Plan, clause: Clause) -> dict[str, Attribute]:
    """A clause and the characters that name it."""
    start, end = heading(plan.document, clause)
    quote = plan.document.text[start:end]
    return {"doc": plan.name, "clause": clause.path, "quote": quote, "span_start": start, "span_end": end}


def mentioned(mentions: Iterable[Mention]) -> dict[str, Attribute]:
    """Where something is named first, and every fact that names it."""
    found = list(mentions)
    if not found:
        return {}
    doc, first = found[0]
    facts = ";".join(fact.id for _, fact in found)
    return {
        "doc": doc,
        "clause": first.clause,
        "facts": facts,
        "quote": first.quote,
        "span_start": first.start,
        "span_end": first.end,
        "rule": first.rule,
    }
