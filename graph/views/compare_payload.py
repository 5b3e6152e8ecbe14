"""What the comparison page knows: one JSON value in which every statement, task and passage stands once.

Plans, indicators, statements and tasks are lists; everything else names their members by position. Empty fields are
left out, numbers are decimal strings. Pairs of plans are put side by side in the page, for the plans that are chosen.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.compare import Stated, Statements, stated
from graph.duties import duties, unowned
from graph.editions import editions, revisions, year_of
from graph.naming import indicators_named
from graph.shared import Place, shared
from graph.themes import tasks_of
from graph.wording import decimal
from pipeline.records import BaseValue, Corpus, Plan, Target

Row = dict[str, Any]
Places = Mapping[str, int]

_PASSAGES = 3000
"""The longest shared passages that the page holds; the table `shared` has all."""


def compare_payload(corpus: Corpus) -> Row:
    """The comparison of all plans for the page."""
    plans = {plan.name: place for place, plan in enumerate(corpus.plans)}
    cells = stated(corpus)
    things = [thing for thing in indicators_named(corpus) if thing.id in cells]
    numbers = {thing.id: place for place, thing in enumerate(things)}
    said = [(numbers[thing.id], one) for thing in things for cell in cells[thing.id].values() for one in cell]
    places = {one.target.id: place for place, (_, one) in enumerate(said)}
    owners = {name: place for place, name in enumerate(dict.fromkeys(name for _, one in said for name in one.owners))}
    classes = list(dict.fromkeys(duty.agencies for duty in duties(corpus)))
    passages = shared(corpus)[:_PASSAGES]
    return {
        "plans": [_plan(plan, corpus) for plan in corpus.plans],
        "indicators": [_filled({"name": one.name, "better": one.direction, "area": one.area}) for one in things],
        "stated": [_stated(one, plans, number, owners) for number, one in said],
        "owners": list(owners),
        "classes": classes,
        "duties": list(_duties(corpus, plans, classes)),
        "unowned": [[len(rest.tasks), rest.of, rest.lists] for rest in unowned(corpus)],
        **_tasks(corpus, plans, numbers),
        "editions": list(_editions(corpus, plans, numbers, places)),
        "shared": [[row.length, *_passage(row.one, plans), *_passage(row.other, plans)] for row in passages],
    }


def _filled(row: Mapping[str, Any]) -> Row:
    return {key: value for key, value in row.items() if value or (value == 0 and value is not False)}


def _plan(plan: Plan, corpus: Corpus) -> Row:
    places = {region.id: region.name for region in corpus.regions}
    region = places.get(corpus.region_of.get(plan.name, ""), plan.about.region)
    title = plan.about.title or plan.name
    return _filled(
        {"name": plan.name, "title": title, "region": region, "year": year_of(plan), "status": plan.about.status}
    )


def _stated(one: Stated, plans: Places, indicator: int, owners: Places) -> Row:
    start = _number(one.baseline, one.baseline_base) if one.baseline else None
    more = {
        "plan": plans[one.plan.name],
        "of": indicator,
        "clause": one.target.clause,
        "quote": " ".join(one.target.quote.split()),
        "owners": [owners[name] for name in one.owners],
        "from": start,
        "pace": decimal(one.pace) if one.pace is not None else None,
        "growth": decimal(one.growth) if one.growth is not None else None,
        "again": len(one.again) or None,
    }
    return _number(one.target, one.base) | _filled(more)


def _number(target: Target, base: BaseValue | None) -> Row:
    """A number as it is written, and its base value where it has one."""
    value = target.value if isinstance(target.value, str) else decimal(target.value)
    second = decimal(target.value2) if target.value2 is not None else None
    known: Row = {"id": target.id, "op": target.op, "value": value, "value2": second, "unit": target.unit}
    moves = target.kind != "level" and not target.indicator.startswith("新增")
    known |= {"form": target.kind if moves else "", "due": target.due, "per": target.per}
    known["past"] = target.status == "actual"
    if base and base.value2 is None:
        known |= {"base": decimal(base.value), "baseUnit": base.unit, "dimension": base.dimension}
    return _filled(known)


def _duties(corpus: Corpus, plans: Places, classes: list[str]) -> Iterator[list[int]]:
    """Class, plan, tasks, then led, responsible, supported, with a number, with a date; only what a plan names."""
    places = {name: place for place, name in enumerate(classes)}
    for duty in duties(corpus):
        if duty.tasks:
            counts = (duty.tasks, duty.lead, duty.responsible, duty.support, duty.with_number, duty.with_date)
            yield [places[duty.agencies], plans[duty.plan.name], *map(len, counts)]


def _tasks(corpus: Corpus, plans: Places, numbers: Places) -> Row:
    """Tasks as plan, path, title, keywords, indicators, and features with their weights; the features' names are not
    needed, only that they are the same.
    """
    known: dict[str, int] = {}
    rows: list[list[Any]] = []
    for task in tasks_of(corpus):
        features = [known.setdefault(feature, len(known)) for feature in task.features]
        measures = [numbers[one] for one in task.measures]
        place = [plans[task.plan.name], task.clause.path, task.title, task.keywords, measures]
        rows.append([*place, features, list(task.features.values())])
    return {"tasks": rows}


def _editions(corpus: Corpus, plans: Places, numbers: Places, at: Places) -> Iterator[Row]:
    for edition in editions(corpus):
        rows = [
            _filled(
                {
                    "of": numbers[row.indicator.id],
                    "change": row.change,
                    "ambition": row.ambition,
                    "older": _positions(row.older, at),
                    "newer": _positions(row.newer, at),
                    "difference": decimal(row.difference) if row.difference is not None else None,
                    "unit": row.unit,
                }
            )
            for row in revisions(corpus, edition)
        ]
        yield {"older": plans[edition.older.name], "newer": plans[edition.newer.name], "rows": rows}


def _positions(cell: Statements, at: Places) -> list[int]:
    return [at[one.target.id] for one in cell]


def _passage(place: Place, plans: Places) -> Iterable[object]:
    return plans[place.plan.name], place.clause, place.start, place.end, place.quote
