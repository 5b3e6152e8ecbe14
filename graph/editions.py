"""Two editions (前后两期) of one place: what the later plan adds, drops, raises and lowers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal, TypeAlias

from graph.compare import Statements, difference_of, last_stated, stated
from graph.themes import Aligned, Task, align
from pipeline.records import Corpus, Indicator, Plan

Change: TypeAlias = Literal["added", "dropped", "raised", "lowered", "kept", "restated"]

MANY = 20
"""Up to so many plans every one is compared with every other, and what a plan does not state is said of each."""
_COMMON = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan and the one before it of the same place and theme: they state numbers for some of the same indicators."""

    older: Plan
    newer: Plan


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of an indicator: `older` and `newer` are what each states for its last year.

    `restated` are numbers that cannot be subtracted, such as a range or another unit. `ambition` says whether the
    later goal is higher in the sense of the indicator (less of what should be less), empty where that is not known.
    """

    indicator: Indicator
    change: Change
    older: Statements
    newer: Statements
    difference: Decimal | None
    unit: str

    @property
    def ambition(self) -> Literal["", "higher", "lower"]:
        """Whether more is asked for than before."""
        if self.change not in ("raised", "lowered") or not self.indicator.direction:
            return ""
        return "higher" if (self.change == "raised") == (self.indicator.direction == "more") else "lower"


def year_of(plan: Plan) -> str:
    """The year that a plan runs to, else that in which it was issued; empty where it says neither."""
    return (plan.about.period_end or plan.about.issued or plan.about.published)[:4]


def editions(corpus: Corpus) -> tuple[Edition, ...]:
    """Every plan with the nearest earlier one of its place that has at least three indicators in common with it."""
    things = {plan.name: frozenset(corpus.indicator_of[one.id] for one in plan.targets) for plan in corpus.plans}
    by_place: dict[str, list[Plan]] = {}
    for plan in corpus.plans:
        if (place := corpus.region_of.get(plan.name)) and year_of(plan):
            by_place.setdefault(place, []).append(plan)
    return tuple(edition for plans in by_place.values() for edition in _of_place(plans, things))


def _of_place(plans: list[Plan], things: Mapping[str, frozenset[str]]) -> Iterator[Edition]:
    for newer in plans:
        common = [(year_of(one), len(things[one.name] & things[newer.name]), one) for one in plans]
        fitting = [found for found in common if found[0] < year_of(newer) and found[1] >= _COMMON]
        if fitting:
            yield Edition(max(fitting, key=lambda found: found[:2])[2], newer)


def revisions(corpus: Corpus, edition: Edition) -> tuple[Revision, ...]:
    """What became of each indicator that either edition commits to, by area of policy and name."""
    cells = stated(corpus, (edition.older, edition.newer))
    ordered = sorted(corpus.indicators, key=lambda one: (not one.area, one.area, one.id))
    rows = (_revision(one, edition, cells[one.id]) for one in ordered if one.id in cells)
    return tuple(row for row in rows if row is not None)


def _revision(thing: Indicator, edition: Edition, cells: Mapping[str, Statements]) -> Revision | None:
    older, newer = (_promised(cells.get(plan.name, ())) for plan in (edition.older, edition.newer))
    if not older and not newer:
        return None
    difference, unit = difference_of(older, newer)
    return Revision(thing, _change(older, newer, difference), older, newer, difference, unit)


def _promised(cell: Statements) -> Statements:
    return last_stated(tuple(one for one in cell if one.target.status == "target"))


def _change(older: Statements, newer: Statements, difference: Decimal | None) -> Change:
    if not older:
        return "added"
    if not newer:
        return "dropped"
    if difference is None:
        return "restated"
    return "raised" if difference > 0 else "lowered" if difference < 0 else "kept"


def revised_tasks(edition: Edition, tasks: tuple[Task, ...]) -> tuple[Aligned, ...]:
    """The tasks of the older edition beside those of the newer that go on with them; then what is new."""
    older, newer = (tuple(task for task in tasks if task.plan is plan) for plan in (edition.older, edition.newer))
    return align(older, newer)


def pairs(corpus: Corpus) -> tuple[tuple[Plan, Plan], ...]:
    """The pairs of plans that tables compare: all of up to 20 plans, of more the editions of one place alone."""
    if len(corpus.plans) <= MANY:
        return tuple(combinations(corpus.plans, 2))
    return tuple((edition.older, edition.newer) for edition in editions(corpus))
