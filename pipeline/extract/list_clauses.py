"""Which clause a list of units belongs to.

A list in brackets, or at the end of an item's own paragraph, is the item's. A list in a paragraph of its own after
items 1 to 5 of （一） may be the last item's or that of （一）. It is the parent's if in this document only the last
items of their groups carry such lists, and the items' if others do too, be it by lists at items of their own. What
follows a list in its line (牵头单位：…；配合单位：…) goes with it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from pipeline.extract.list_rules import UnitList
from pipeline.records import Clause


class Placed(NamedTuple):
    """A list, the place of the clause in which it stands (-1 before the first) and whether it might be its parent's."""

    units: UnitList
    clause: int
    loose: bool


def clause_paths(text: str, clauses: Sequence[Clause], starts: Sequence[int], lists: Sequence[UnitList]) -> list[str]:
    """The path of the clause of each list; `starts` are the folded starts of the clauses."""
    placed = _in_rows(text, [_place(text, starts, units) for units in lists])
    above = _parents(clauses)
    last = _last_children(above)
    of_parent = _families_of_parents(clauses, above, placed)
    paths = []
    for one in placed:
        clause = one.clause
        if clause >= 0 and one.loose and _family(clauses[clause]) in of_parent and clause in last:
            clause = above[clause]
        paths.append(clauses[clause].path if clause >= 0 else "")
    return paths


def _place(text: str, starts: Sequence[int], units: UnitList) -> Placed:
    clause = bisect_right(starts, units.start) - 1
    line = text.rfind("\n", 0, units.start) + 1
    if not _by_label(units):
        return Placed(units, clause, loose=False)
    own_line = not text[line : units.start].strip("([〔【")
    begins = starts[clause] if clause >= 0 else 0
    glued = bisect_right(starts, line - 1) < clause and not units.bracket
    return Placed(units, clause, loose=(own_line and line > begins) or glued)


def _in_rows(text: str, placed: Sequence[Placed]) -> list[Placed]:
    """The lists, loose too where one that is loose stands before them in their line."""
    found: list[Placed] = []
    for one in placed:
        before = found[-1] if found else one
        follows = before.loose and before.clause == one.clause and _by_label(one.units)
        if follows and "\n" not in text[before.units.start : one.units.start]:
            one = one._replace(loose=True)
        found.append(one)
    return found


def _by_label(units: UnitList) -> bool:
    return units.bracket or (units.beside or units.rule).startswith("responsibility.label")


def _parents(clauses: Sequence[Clause]) -> list[int]:
    """The place of the clause above each clause; -1 for a root."""
    above: list[int] = []
    open_clauses: list[int] = []
    for place, clause in enumerate(clauses):
        del open_clauses[clause.level - 1 :]
        above.append(open_clauses[-1] if open_clauses else -1)
        open_clauses.append(place)
    return above


def _last_children(above: Sequence[int]) -> set[int]:
    """The places of the clauses that are the last below their parents; roots are not."""
    return {place for parent, place in {parent: place for place, parent in enumerate(above)}.items() if parent >= 0}


def _family(clause: Clause) -> str:
    """The style of a clause's label, with its level: 3（） for 三/（一）/（1）, 31 for 三/（一）/1."""
    label = clause.path.rpartition("/")[2]
    kind = "1" if label[0].isdigit() else label[0] + label[-1] if label[0] in "（第" else "一"
    return f"{clause.level}{kind}"


def _families_of_parents(clauses: Sequence[Clause], above: Sequence[int], placed: Sequence[Placed]) -> set[str]:
    """The styles of items whose loose lists stand only behind the last of several: there they are the parent's."""
    children: dict[int, list[int]] = defaultdict(list)
    for place, parent in enumerate(above):
        children[parent].append(place)
    loose = {one.clause for one in placed if one.loose and one.clause >= 0}
    bound = {one.clause for one in placed if not one.loose}
    parents: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for parent, group in children.items():
        having = [place for place in group if place in loose]
        if not having or parent < 0:
            continue
        family = _family(clauses[group[0]])
        if len(group) > 1 and having == group[-1:] and not _each_has_one(above, group, loose, bound):
            parents[family] += 1
        elif len(group) > 1:
            items[family] += 1
    return {family for family in parents if parents[family] > items[family]}


def _each_has_one(above: Sequence[int], group: Sequence[int], loose: Set[int], bound: Set[int]) -> bool:
    """Whether the items before the last have lists too: loose ones of their own items, or all of them bound ones."""
    others = group[:-1]
    return _below(above, others, loose) or (bound >= set(others) and group[-1] not in bound)


def _below(above: Sequence[int], group: Sequence[int], listed: Set[int]) -> bool:
    """Whether some of the listed places stand below one of a group."""
    wanted = set(group)
    for place in listed:
        while (place := above[place]) >= 0:
            if place in wanted:
                return True
    return False
