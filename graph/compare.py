"""Plans side by side (比较): what each plan states for an indicator, from where to where, how fast, and the difference.

Everything is a pure function from the corpus to typed rows. Numbers are compared in base units (`Corpus.base_of`) and
only where they measure the same: same indicator, same dimension. What a plan does not state is an empty tuple, never 0.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from graph.naming import indicators_named, plan_named
from graph.wording import ROLES
from pipeline.records import BaseValue, Corpus, Indicator, Plan, Target

_ROUND = Context(prec=6)
_SUM = "累计"  # what is reached over several years does not start from what was reached in one


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that one plan states for an indicator, at the first place that states it.

    `baseline` is the reported figure of the same plan that it starts from. `pace` is what must be gained per year from
    there, in base units, and `growth` the same as per cent per year; both are None where no year or no start is stated.
    `again` are the other places of the plan that state the same.
    """

    plan: Plan
    target: Target
    base: BaseValue | None
    owners: tuple[str, ...]
    baseline: Target | None = None
    baseline_base: BaseValue | None = None
    pace: Decimal | None = None
    growth: Decimal | None = None
    again: tuple[Target, ...] = ()


Statements = tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in two plans: `one` and `other` are what they state for the year, empty for "not stated".

    Where the two state no year in common, both sides hold their last year and `same_year` is False. `difference` is
    other minus one in `unit`, None where the two cannot be subtracted: a side is missing, contradicts itself, is in
    words or a range, or is of another dimension.
    """

    indicator: Indicator
    one: Statements
    other: Statements
    same_year: bool
    difference: Decimal | None
    unit: str


def compare(corpus: Corpus, one: str, other: str, indicator: str = "") -> tuple[Compared, ...]:
    """Two plans, indicator by indicator, by area of policy and name; only what `indicator` names, when it is given.

    Plans are named by file, name or words of their title. Raises NoSuchPlan.
    """
    first, second = plan_named(corpus, one), plan_named(corpus, other)
    found = stated(corpus, (first, second))
    rows: list[Compared] = []
    for thing in indicators_named(corpus, indicator):
        cells = found.get(thing.id, {})
        rows.extend(_compared(thing, cells.get(first.name, ()), cells.get(second.name, ())))
    return tuple(rows)


def stated(corpus: Corpus, plans: Iterable[Plan] = ()) -> dict[str, dict[str, Statements]]:
    """What each plan states, by the id of the indicator and then by the plan's name, in the order of years.

    These are commitments; a plan that only reports a figure states that. What it does not state has no entry.
    """
    agencies = {agency.id: agency.name for agency in corpus.agencies}
    found: dict[str, dict[str, Statements]] = {}
    for plan in tuple(plans) or corpus.plans:
        groups: dict[str, list[Target]] = {}
        for target in plan.targets:
            groups.setdefault(corpus.indicator_of[target.id], []).append(target)
        for indicator, targets in groups.items():
            found.setdefault(indicator, {})[plan.name] = tuple(_statements(corpus, plan, targets, agencies))
    return found


def _statements(corpus: Corpus, plan: Plan, targets: list[Target], agencies: Mapping[str, str]) -> Iterator[Stated]:
    past = [target for target in targets if target.status == "actual"]
    promised = [target for target in targets if target.status == "target"]
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in sorted(promised or past, key=lambda one: (one.due, one.start)):
        groups.setdefault(_said(target, corpus.base_of.get(target.id)), []).append(target)
    for first, *again in groups.values():
        base, start = corpus.base_of.get(first.id), _baseline(corpus, first, past) if promised else None
        begin = corpus.base_of[start.id] if start else None
        pace, growth = _pace(base, first.due, begin, start.due) if base and start and begin else (None, None)
        owners = tuple(
            f"{agencies.get(owner.agency, owner.agency)}（{ROLES[owner.role]}）"
            for owner in corpus.owners_of.get(first.id, ())
        )
        yield Stated(plan, first, base, owners, start, begin, pace, growth, tuple(again))


def _said(target: Target, base: BaseValue | None) -> tuple[object, ...]:
    """Two targets that agree in this state the same: 120家 and 120家以上 are no two goals."""
    return target.due, target.per, (base.value, base.value2, base.dimension) if base else target.value


def _baseline(corpus: Corpus, target: Target, past: Iterable[Target]) -> Target | None:
    """The figure that a level starts from: the last reported one before its year, else one without a year."""
    base = corpus.base_of.get(target.id)
    if target.kind != "level" or target.per:
        return None
    fitting = [
        one
        for one in past
        if one.kind == "level"
        and (start := corpus.base_of.get(one.id)) is not None
        and (base is None or start.dimension == base.dimension)
        and (_SUM in one.quote) == (_SUM in target.quote)
        and not (one.due and target.due and one.due[:4] >= target.due[:4])
    ]
    return max(fitting, key=lambda one: (one.due, -one.start), default=None)


def _pace(goal: BaseValue, due: str, start: BaseValue, since: str) -> tuple[Decimal | None, Decimal | None]:
    """What must be gained per year, in base units and as per cent of growth; None without two years."""
    if not due or not since:
        return None, None
    years = int(due[:4]) - int(since[:4])
    pace = _ROUND.divide(goal.value - start.value, Decimal(years))
    if goal.unit == "%" or goal.value <= 0 or start.value <= 0:
        return digits(pace), None
    growth = ((goal.value / start.value) ** (Decimal(1) / years) - 1) * 100
    return digits(pace), growth.quantize(Decimal("0.1"))


def digits(value: Decimal) -> Decimal:
    """A number as digits, without zeros behind."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _compared(thing: Indicator, one: Statements, other: Statements) -> Iterator[Compared]:
    """A row per year, or one of the last years where no year is common to both."""
    years = {side.target.due for side in one} & {side.target.due for side in other}
    if not years and one and other:
        yield _row(thing, last_stated(one), last_stated(other), same_year=False)
        return
    for year in sorted({side.target.due for side in (*one, *other)}):
        yield _row(thing, _of_year(one, year), _of_year(other, year), same_year=True)


def _of_year(cell: Statements, year: str) -> Statements:
    return tuple(side for side in cell if side.target.due == year)


def last_stated(cell: Statements) -> Statements:
    """What a plan states for its last year: what two plans are measured by that share no year."""
    return _of_year(cell, cell[-1].target.due) if cell else ()


def _row(thing: Indicator, one: Statements, other: Statements, *, same_year: bool) -> Compared:
    difference, unit = difference_of(one, other)
    return Compared(thing, one, other, same_year, difference, unit)


def difference_of(one: Statements, other: Statements) -> tuple[Decimal | None, str]:
    """Other minus one in their base unit; None where they are not one comparable number each."""
    if len(one) != 1 or len(other) != 1:
        return None, ""
    first, second = one[0].base, other[0].base
    if first is None or second is None or first.dimension != second.dimension:
        return None, ""
    if first.value2 is not None or second.value2 is not None or one[0].target.status != other[0].target.status:
        return None, ""
    return digits(second.value - first.value), gap_unit(second.unit)


def gap_unit(unit: str) -> str:
    """The unit of the difference of two numbers: percentage points between two percentages."""
    return "个百分点" if unit == "%" else unit
