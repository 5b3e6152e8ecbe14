"""Who carries how much in which plan: tasks by class of agency (科技部门 …), with a number and with a date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.latest import for_latest
from graph.tasks import listed_at, lists, task_paths
from pipeline.records import Corpus, Plan, Responsibility

OTHERS = "其他单位"


@dataclass(frozen=True, slots=True)
class Duty:
    """The tasks of one class of agency in one plan, as clause paths; all empty where the plan does not name the class.

    A task counts where its own list names the class. `with_number` and `with_date` are those of its tasks for which
    the list governs a target with a number, and a target or deadline with a date.
    """

    plan: Plan
    agencies: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    with_number: tuple[str, ...]
    with_date: tuple[str, ...]

    @property
    def tasks(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.lead, *self.responsible, *self.support)))


@dataclass(frozen=True, slots=True)
class Unowned:
    """The tasks of a plan that nobody answers for; `lists` is how many lists of units the plan has at all."""

    plan: Plan
    tasks: tuple[str, ...]
    of: int
    lists: int


@for_latest
def duties(corpus: Corpus) -> tuple[Duty, ...]:
    """Every class in every plan, the class with the most tasks first; the agencies of no class are `其他单位`."""
    classes = {agency.id: agency.classes or (OTHERS,) for agency in corpus.agencies}
    found = [row for plan in corpus.plans for row in _of_plan(plan, corpus.agency_of, classes)]
    weight: dict[str, int] = {}
    for row in found:
        weight[row.agencies] = weight.get(row.agencies, 0) + len(row.tasks)
    named = {(row.plan.name, row.agencies): row for row in found}
    ordered = sorted(weight, key=lambda one: (one == OTHERS, -weight[one], one))
    return tuple(
        named.get((plan.name, one)) or Duty(plan, one, (), (), (), (), ()) for one in ordered for plan in corpus.plans
    )


def _of_plan(plan: Plan, agency_of: Mapping[str, str], classes: Mapping[str, tuple[str, ...]]) -> Iterator[Duty]:
    numbered, dated = _governed(plan)
    roles: dict[str, dict[str, dict[str, None]]] = {}
    for fact in plan.responsibilities:
        for one in classes[agency_of[fact.id]]:
            roles.setdefault(one, {}).setdefault(fact.role, {})[fact.clause] = None
    for one, by_role in roles.items():
        lead, responsible, support = (tuple(by_role.get(role, ())) for role in ("lead", "responsible", "support"))
        tasks = tuple(dict.fromkeys((*lead, *responsible, *support)))
        number, date = (tuple(path for path in tasks if path in some) for some in (numbered, dated))
        yield Duty(plan, one, lead, responsible, support, number, date)


def _governed(plan: Plan) -> tuple[frozenset[str], frozenset[str]]:
    """The clauses whose list governs a number, and those whose list governs a date."""
    having = lists(plan)
    targets = [target for target in plan.targets if target.status == "target"]
    numbers = {listed_at(target.clause, having) for target in targets}
    dates = {listed_at(target.clause, having) for target in targets if target.due}
    dates |= {listed_at(deadline.clause, having) for deadline in plan.deadlines}
    return frozenset(filter(None, numbers)), frozenset(filter(None, dates))


def unowned(corpus: Corpus) -> tuple[Unowned, ...]:
    """Of every plan the tasks that no list governs, in the order of the text."""
    return tuple(_unowned(plan) for plan in corpus.plans)


def _unowned(plan: Plan) -> Unowned:
    having: dict[str, tuple[Responsibility, ...]] = lists(plan)
    paths = task_paths(plan)
    tasks = tuple(dict.fromkeys(clause.path for clause in plan.clauses if clause.path in paths))
    return Unowned(plan, tuple(path for path in tasks if listed_at(path, having) is None), len(tasks), len(having))
