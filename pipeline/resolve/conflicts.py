"""Conflicts: a plan that states two numbers for the same indicator and the same date."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.records import Conflict, Plan, Target
from pipeline.resolve.indicators import measured
from pipeline.resolve.units import converted


def conflicts_of(plan: Plan, indicator_of: Mapping[str, str]) -> Iterator[Conflict]:
    """One row per value that differs from the first; the clauses are the first that state them.

    Compared are commitments with the same stated date, rhythm and unit. A name with an act (培育科技型中小企业) is not
    compared with one without: it may count the new ones only. Ranges are not compared.
    """
    groups: dict[tuple[str, ...], dict[Decimal, Target]] = {}
    stated: dict[tuple[object, ...], Target] = {}
    for target in plan.targets:
        if target.status != "target" or not target.due or target.op == "range" or isinstance(target.value, str):
            continue
        value, unit = converted(target.value, target.unit)
        same = (indicator_of[target.id], target.due, target.per, unit)
        first = stated.setdefault((*same, value), target)
        groups.setdefault((*same, measured(target).wording.act), {}).setdefault(value, first)
    for (indicator, due, *_), values in groups.items():
        first, *others = sorted(values.values(), key=lambda target: target.start)
        yield from (_conflict(plan.name, indicator, due, first, other) for other in others)


def _conflict(doc: str, indicator: str, due: str, first: Target, second: Target) -> Conflict:
    assert isinstance(first.value, Decimal) and isinstance(second.value, Decimal)
    return Conflict(
        doc=doc,
        indicator=indicator,
        due=due,
        value_a=first.value,
        clause_a=first.clause,
        target_a=first.id,
        value_b=second.value,
        clause_b=second.clause,
        target_b=second.id,
    )
