"""Which plan and which indicators people mean by what they type."""

from graph.matching import key
from pipeline.records import Corpus, Indicator, Plan


class NoSuchPlan(ValueError):
    """No plan, or more than one, is called so; the message names those that are there."""


def plan_named(corpus: Corpus, words: str) -> Plan:
    """The plan of that name, file or title; else the only one whose name or title holds the words."""
    wanted = key(words)
    names = [(plan, (key(plan.name), key(plan.document.path), key(plan.about.title))) for plan in corpus.plans]
    exact = [plan for plan, called in names if wanted in called]
    found = exact or [plan for plan, called in names if any(wanted in one for one in called)]
    if len(found) == 1 and wanted:
        return found[0]
    there = ", ".join(plan.name for plan in (found or corpus.plans)[:10])
    raise NoSuchPlan(f"{words}: {'several plans' if found else 'no such plan'}, there are: {there}")


def indicators_named(corpus: Corpus, words: str = "") -> tuple[Indicator, ...]:
    """The indicators of that name or alias, else those that hold the words; without words all, by area and name."""
    ordered = sorted(corpus.indicators, key=lambda one: (not one.area, one.area, one.id))
    if not words:
        return tuple(ordered)
    names = [(one, [key(called) for called in (one.name, *one.aliases)]) for one in ordered]
    exact = tuple(one for one, called in names if key(words) in called)
    return exact or tuple(one for one, called in names if any(key(words) in name for name in called))
