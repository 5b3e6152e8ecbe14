"""The rows of the tables that compare plans; what the columns mean stands in the README."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from graph.compare import Stated, Statements, compare, stated
from graph.duties import duties, unowned
from graph.editions import MANY, Revision, editions, pairs, revised_tasks, revisions
from graph.naming import indicators_named
from graph.shared import Passage, shared
from graph.themes import Aligned, Task, align, tasks_of, themes
from graph.wording import amount
from pipeline.records import Corpus, Indicator, Plan

Row: TypeAlias = dict[str, object]

_NOBODY = "（无责任单位）"
_OF_TARGET = ("status", "op", "value", "value2", "unit", "kind", "due", "per", "clause", "quote", "start", "end")
_OF_STATED = (
    *("value_base", "unit_base", "baseline", "baseline_unit", "baseline_due", "baseline_target"),
    *("pace", "growth", "owners", "again", "target"),
)
_COUNTS = ("lead", "responsible", "support", "with_number", "with_date")


def compared(corpus: Corpus) -> Iterator[Row]:
    """What each plan states for each indicator; for up to 20 plans also that a plan does not state what others do."""
    cells = stated(corpus)
    for thing in indicators_named(corpus):
        by_plan = cells.get(thing.id, {})
        said = {"indicator_id": thing.id, "indicator": thing.name, "area": thing.area, "direction": thing.direction}
        for plan in corpus.plans:
            for one in by_plan.get(plan.name, ()):
                yield _empty() | said | {"plans": len(by_plan)} | _statement(one)
            if plan.name not in by_plan and len(by_plan) > 1 and len(corpus.plans) <= MANY:
                yield _empty() | said | {"plans": len(by_plan), "doc": plan.name, "stated": "no"}


def _empty() -> Row:
    return dict.fromkeys(_OF_TARGET + _OF_STATED)


def _statement(one: Stated) -> Row:
    target, start = one.target, one.baseline
    known: Row = {name: getattr(target, name) for name in _OF_TARGET}
    if start:
        known |= {"baseline": start.value, "baseline_unit": start.unit, "baseline_due": start.due}
        known["baseline_target"] = start.id
    base: Row = {"unit_base": one.base.unit} if one.base else {}
    if one.base and one.base.value2 is None:
        base["value_base"] = one.base.value
    more = {"pace": one.pace, "growth": one.growth, "owners": one.owners, "again": len(one.again) or None}
    return known | base | more | {"doc": one.plan.name, "stated": "yes", "target": target.id}


def differences(corpus: Corpus) -> Iterator[Row]:
    """Indicators that both plans of a pair state."""
    for one, other in pairs(corpus):
        for row in compare(corpus, one.name, other.name):
            if row.one and row.other:
                sides = _side("a", one, row.one) | _side("b", other, row.other)
                years = "yes" if row.same_year else "no"
                yield (
                    _named(row.indicator) | sides | {"same_year": years, "difference": row.difference, "unit": row.unit}
                )


def _named(thing: Indicator) -> Row:
    return {"indicator_id": thing.id, "indicator": thing.name, "area": thing.area, "direction": thing.direction}


def _side(letter: str, plan: Plan | None, cell: Statements) -> Row:
    """One side of a comparison: several statements of a plan for one year are joined."""
    targets = [one.target for one in cell]
    said: dict[str, object] = {
        "doc": plan.name if plan else None,
        "value": tuple(map(amount, targets)),
        "due": targets[0].due if targets else None,
        "clause": targets[0].clause if targets else None,
        "quote": targets[0].quote if targets else None,
        "target": targets[0].id if targets else None,
    }
    return {f"{name}_{letter}": value for name, value in said.items()}


def duty_rows(corpus: Corpus) -> Iterator[Row]:
    """Classes of agencies by plan, then the tasks that nobody answers for; empty where the class is not named."""
    for duty in duties(corpus):
        tasks = len(duty.tasks)
        named = "yes" if tasks else "no" if duty.plan.responsibilities else "none"
        counts = {name: len(getattr(duty, name)) if tasks else None for name in _COUNTS}
        yield {"class": duty.agencies, "doc": duty.plan.name, "named": named, "tasks": tasks or None, **counts}
    for rest in unowned(corpus):
        row: Row = {"class": _NOBODY, "doc": rest.plan.name, "named": "yes" if rest.lists else "none"}
        yield dict.fromkeys(_COUNTS) | row | {"tasks": len(rest.tasks)}


def theme_rows(corpus: Corpus) -> Iterator[Row]:
    """Keywords of tasks by plan."""
    for theme in themes(tasks_of(corpus)):
        paths = tuple(task.clause.path for task in theme.tasks)
        titles = tuple(task.title for task in theme.tasks)
        yield {"keyword": theme.word, "doc": theme.plan.name, "tasks": len(paths), "clauses": paths, "titles": titles}


def aligned_rows(corpus: Corpus) -> Iterator[Row]:
    """The tasks of two plans beside each other."""
    tasks = tasks_of(corpus)
    names = {thing.id: thing.name for thing in corpus.indicators}
    by_plan: dict[str, list[Task]] = {plan.name: [] for plan in corpus.plans}
    for task in tasks:
        by_plan[task.plan.name].append(task)
    for one, other in pairs(corpus):
        for row in align(by_plan[one.name], by_plan[other.name]):
            yield _aligned(one, other, row, names)


def _aligned(one: Plan, other: Plan, row: Aligned, names: Mapping[str, str]) -> Row:
    sides = _task("a", one, row.one) | _task("b", other, row.other)
    common = tuple(names.get(word, word) for word in row.common)
    return sides | {"score": f"{row.score / 1000:.3f}" if row.score else None, "common": common}


def _task(letter: str, plan: Plan, task: Task | None) -> Row:
    said = (task.clause.path, task.title, task.clause.start) if task else (None, None, None)
    return {f"doc_{letter}": plan.name} | {
        f"{name}_{letter}": value for name, value in zip(("clause", "task", "start"), said, strict=True)
    }


def edition_rows(corpus: Corpus) -> Iterator[Row]:
    """What a later plan of a place adds, drops, raises and lowers: indicators, then tasks."""
    tasks = tasks_of(corpus)
    for edition in editions(corpus):
        docs: Row = {"older": edition.older.name, "newer": edition.newer.name}
        for row in revisions(corpus, edition):
            yield docs | {"what": "indicator"} | _revision(row)
        for pair in revised_tasks(edition, tasks):
            yield docs | {"what": "task"} | _revised(pair)


def _revision(row: Revision) -> Row:
    older, newer = _side("older", None, row.older), _side("newer", None, row.newer)
    name: Row = {"indicator_id": row.indicator.id, "name": row.indicator.name, "change": row.change}
    return name | older | newer | {"difference": row.difference, "unit": row.unit, "ambition": row.ambition}


def _revised(pair: Aligned) -> Row:
    change = "kept" if pair.one and pair.other else "added" if pair.other else "dropped"
    sides = (("older", pair.one), ("newer", pair.other))
    said: Row = {}
    for letter, task in sides:
        known = (task.title, task.clause.path) if task else (None, None)
        said |= {f"value_{letter}": None, f"due_{letter}": None, f"target_{letter}": None}
        said |= {f"quote_{letter}": known[0], f"clause_{letter}": known[1]}
    name = pair.other or pair.one
    more = {"indicator_id": None, "difference": None, "unit": None, "ambition": None}
    return said | more | {"name": name.title if name else None, "change": change}


def shared_rows(corpus: Corpus) -> Iterator[Row]:
    """The same words in two plans."""
    for row in shared(corpus):
        yield _passage(row)


def _passage(row: Passage) -> Row:
    said: Row = {"length": row.length}
    for letter, place in (("a", row.one), ("b", row.other)):
        said |= {f"doc_{letter}": place.plan.name, f"clause_{letter}": place.clause, f"quote_{letter}": place.quote}
        said |= {f"start_{letter}": place.start, f"end_{letter}": place.end}
    return said
