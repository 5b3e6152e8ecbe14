"""Owners of targets: the units listed at the target's clause, else at the nearest clause above that lists any."""

from collections.abc import Mapping

from pipeline.records import Owner, Plan, Role

_RANK: dict[Role, int] = {"lead": 0, "responsible": 1, "support": 2}


def resolve_owners(plan: Plan, agency_of: Mapping[str, str]) -> dict[str, tuple[Owner, ...]]:
    """The owners of each target of a plan, by the target's id; leaders first, then in the order of the list."""
    lists = _lists(plan, agency_of)
    return {target.id: _above(target.clause, lists) for target in plan.targets}


def _lists(plan: Plan, agency_of: Mapping[str, str]) -> dict[str, tuple[Owner, ...]]:
    """The units of each clause with a list, each once in its foremost role."""
    roles: dict[str, dict[str, Role]] = {}
    for fact in plan.responsibilities:
        units, agency = roles.setdefault(fact.clause, {}), agency_of[fact.id]
        if agency not in units or _RANK[fact.role] < _RANK[units[agency]]:
            units[agency] = fact.role
    return {
        clause: tuple(sorted((Owner(*unit) for unit in units.items()), key=lambda owner: _RANK[owner.role]))
        for clause, units in roles.items()
    }


def _above(clause: str, lists: Mapping[str, tuple[Owner, ...]]) -> tuple[Owner, ...]:
    while clause not in lists and clause:
        clause = clause.rpartition("/")[0]
    return lists.get(clause, ())
