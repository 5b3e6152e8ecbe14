"""Clashes: figures of one plan that cannot all hold, beyond the two numbers for one date that are a Conflict."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from pipeline.records import Clash, Direction, Indicator, Plan, Target
from pipeline.resolve.entries import section
from pipeline.resolve.indicators import measured
from pipeline.resolve.units import converted
from pipeline.resolve.wordings import is_increase, plain
from pipeline.rules import alternatives

_UP, _DOWN = (">=", ">"), ("<=", "<")


def clashes_of(plan: Plan, indicator_of: Mapping[str, str], indicators: Iterable[Indicator]) -> Iterator[Clash]:
    """The clashes of a plan: those of sums, then those of each indicator, then figures that cannot be."""
    direction_of = {indicator.id: indicator.direction for indicator in indicators}
    numbers = [target for target in plan.targets if isinstance(target.value, Decimal)]
    alike: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in numbers:
        alike[indicator_of[target.id], _amount(target)[1]].append(target)
    yield from _sums(plan.name, numbers)
    for (indicator, _), same in alike.items():
        yield from _reported(plan.name, same)
        yield from _bounds(plan.name, same)
        yield from _retreats(plan.name, same, direction_of[indicator])
    yield from (Clash(plan.name, "impossible", target.id) for target in numbers if _impossible(target))


def _yearly(numbers: list[Target]) -> Iterator[list[Target]]:
    """Rows of a table that promise so many new ones for each of several years in turn, as their targets."""
    rows: dict[tuple[int, int], list[Target]] = defaultdict(list)
    for target in numbers:
        if target.status == "target" and target.rule.startswith("table.") and len(target.due) == 4:
            rows[target.start, target.end].append(target)
    for row in rows.values():
        years = [int(target.due) for target in row]
        if len(row) > 1 and all(later == year + 1 for year, later in pairwise(years)) and _added(row[0]):
            yield row


def _sums(doc: str, numbers: list[Target]) -> Iterator[Clash]:
    """Totals by the last year of a row of yearly figures that are not their sum."""
    for row in _yearly(numbers):
        total = sum((_amount(target)[0] for target in row), Decimal(0))
        for target in numbers:
            if _is_total(target, row) and not _fits(target, total):
                yield Clash(doc, "sum", target.id, tuple(part.id for part in row))


def _is_total(target: Target, row: list[Target]) -> bool:
    if target in row or target.status != "target" or target.per or target.due[:4] != row[-1].due:
        return False
    counted = _added(target) or measured(target).wording.act in section("indicators", "flows")
    return counted and _amount(target)[1] == _amount(row[0])[1] and _summed(target) == _summed(row[0])


def _fits(target: Target, total: Decimal) -> bool:
    value = _amount(target)[0]
    if target.op == "range":
        return value <= total
    return total <= value if target.op in _DOWN else total >= value if target.op in (*_UP, "~") else total == value


def _added(target: Target) -> bool:
    return is_increase(measured(target).wording)


def _summed(target: Target) -> str:
    """The thing that is added up: without the words of increase, words that come and go, and a head said twice."""
    starts = alternatives([*section("indicators", "added"), *section("indicators", "acts")])
    name = re.sub(f"^(?:{starts})+(?=...)", "", plain(target.indicator))
    bare = re.sub(alternatives(section("indicators", "summed_alike")), "", name)
    return re.sub(f"{re.escape(bare[-2:])}(?=[或和及与、])", "", bare)


def _reported(doc: str, same: list[Target]) -> Iterator[Clash]:
    first: dict[tuple[str, str], Target] = {}
    for target in same:
        if target.status == "actual" and target.due and target.op == "=":
            known = first.setdefault((target.due, target.per), target)
            if _amount(known) != _amount(target):
                yield Clash(doc, "reported", known.id, (target.id,))


def _bounds(doc: str, same: list[Target]) -> Iterator[Clash]:
    floors = [target for target in same if target.status == "target" and target.op in _UP]
    for ceiling in same:
        if ceiling.status == "target" and ceiling.op in _DOWN:
            for floor in floors:
                if (floor.due, floor.per, _amount(floor)) == (ceiling.due, ceiling.per, _amount(ceiling)):
                    yield Clash(doc, "bounds", floor.id, (ceiling.id,))


def _retreats(doc: str, same: list[Target], direction: Direction) -> Iterator[Clash]:
    """Targets behind what is reached by an earlier date already; the last such date counts.

    Which way is behind the lexicon knows (`direction`), else a floor or ceiling of the plan itself says it.
    """
    levels = [target for target in same if target.kind == "level" and not target.per and len(target.due) >= 4]
    for target in levels:
        better = direction or _better(target)
        if target.status != "target" or target.op not in ("=", *_UP, *_DOWN) or not better:
            continue
        before = [known for known in levels if known.due[:4] < target.due[:4] and _behind(target, known, better)]
        if before:
            latest = max(before, key=lambda known: (known.due, -known.start))
            yield Clash(doc, "retreat", target.id, (latest.id,))


def _better(target: Target) -> Direction:
    return "more" if target.op in _UP else "less" if target.op in _DOWN else ""


def _behind(target: Target, known: Target, better: Direction) -> bool:
    """Whether a target falls behind an earlier figure: one reported, or a bound of the same direction."""
    if known.op == "range" or (known.status == "target" and _better(known) != better):
        return False
    value, earlier = _amount(target)[0], _amount(known)[0]
    return value < earlier if better == "more" else value > earlier


def _impossible(target: Target) -> bool:
    whole = target.unit in ("%", "％") and target.kind == "level" and target.value > Decimal(100)  # type: ignore[operator]
    turned = target.op == "range" and target.value2 is not None and target.value2 < target.value  # type: ignore[operator]
    return turned or (whole and target.indicator.endswith(tuple(section("indicators", "parts"))))


def _amount(target: Target) -> tuple[Decimal, str]:
    assert isinstance(target.value, Decimal)
    return converted(target.value, target.unit)
