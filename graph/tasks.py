"""Which clauses are tasks (任务), and which unit list (责任单位) answers for a clause."""

from pipeline.records import Plan, Responsibility


def task_paths(plan: Plan) -> frozenset[str]:
    """The clauses that are tasks (任务).

    A clause is one when it carries a unit list of its own, or is a leaf under one that does, or commits to a target
    or a deadline.
    """
    listed = {fact.clause for fact in plan.responsibilities}
    committed = {fact.clause for fact in plan.targets if fact.status == "target"} | {
        fact.clause for fact in plan.deadlines
    }
    parents = {clause.parent for clause in plan.clauses}
    leaves = {clause.path for clause in plan.clauses if clause.path not in parents}
    return frozenset((listed | committed | {path for path in leaves if listed & set(above(path))}) - {""})


def above(path: str) -> list[str]:
    """The paths above a clause, the nearest first."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def lists(plan: Plan) -> dict[str, tuple[Responsibility, ...]]:
    """The unit list of every clause that carries one."""
    found: dict[str, tuple[Responsibility, ...]] = {}
    for fact in plan.responsibilities:
        found[fact.clause] = (*found.get(fact.clause, ()), fact)
    return found


def listed_at(path: str, having: dict[str, tuple[Responsibility, ...]]) -> str | None:
    """The clause whose list answers for a clause: its own, else the nearest above; None where nobody is named."""
    return next((one for one in (path, *above(path)) if one in having), None)
