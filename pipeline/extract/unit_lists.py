"""Where a text lists units, and in which role."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.extract.labelled_lists import LABEL, at_gaps, labelled_lists
from pipeline.extract.list_rules import REMARK, UnitList, unit_list
from pipeline.extract.prose_lists import body_lists, led_lists, sentence_list
from pipeline.extract.standing_units import standing_lists
from pipeline.extract.unit_names import Name, is_unit, names_in_prose
from pipeline.extract.verb_lists import BARE, PLAIN, verb_lists
from pipeline.fold import Folded
from pipeline.records import Role

# Each alternative begins with a character: so the search passes over most of a text at once.
_MARK = re.compile(
    r"牵头|责任(?=[单部处科股主机分])|负(?:总|全面|主体|主要)?责|配合|参与|参加|协[办助同作]|主办|承办|主责"
    r"|实施(?=单位|主体|部门)|落实(?=单位|主体|部门|[)〕\]】])|承担(?=单位|主体|部门)|完成(?=单位|主体|部门)"
    r"|支持(?=单位|主体|部门)|会同(?=单位|主体|部门)|指导(?=单位|主体|部门|[)〕\]】])|组织(?:实施|落实)"
)
_OPEN = "(〔[【"
_BRACKET = re.compile(r"[()〔〕\[\]【】]")
_LONGEST_BRACKET = 900
_LEADS = "(?:(?:位|个|名)?的?(?:(?:者|(?:责任)?(?:单位|部门))?(?:为|是)|(?:单位|部门))牵头|位的?牵头(?!单位|部门|人))"
_FIRST_LEADS = re.compile(f"第一{_LEADS}|首{_LEADS}")
_OTHERS_SUPPORT = re.compile(
    r"[^。\n]{0,12}?(?:其他|其余|其它)的?(?:各|责任)?(?:单位|部门|者)?(?:均|都)?(?:为|是)?(?:配合|协办|协助|协同|参与|参加)"
)


def unit_lists(folded: Folded, start: int, end: int, starts: Sequence[int]) -> list[UnitList]:
    """The lists of folded `[start, end)` in reading order.

    `starts` are the places where clauses and their texts begin: no list runs over one.
    """
    edges = sorted({start, *starts, end})
    found = list(_lists(folded, start, end, edges))
    found = sorted([*found, *_plain(folded, start, end, edges, found)], key=lambda one: one.start)
    found = _with_first_leading(folded.text, start, end, found)
    standing = standing_lists(folded.text, start, end, found)
    return sorted([*found, *standing], key=lambda one: one.start)


def _lists(folded: Folded, start: int, end: int, edges: Sequence[int]) -> Iterator[UnitList]:
    text = folded.text
    done = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < done:
            continue
        place = bisect_right(edges, mark.start())
        low, high = edges[place - 1], edges[place] if place < len(edges) else end
        bracket = _enclosing(text, mark.start(), low, high)
        found = list(_in_bracket(folded, *bracket)) if bracket else list(labelled_lists(folded, mark.start(), high))
        if not found and not bracket and mark.group() == "牵头":
            found = list(led_lists(text, mark.start(), low, high))
        if not found and not bracket and mark.group().startswith(("负", "组织", "承办")):
            found = list(sentence_list(text, mark.start(), low, high))
        if not found and not bracket and mark.group().startswith(("责任", "实施", "落实")):
            found = list(body_lists(text, mark.start(), low, high))
        if found:
            yield from found
            done = max(one.end for one in found)


def _plain(folded: Folded, start: int, end: int, edges: Sequence[int], found: Sequence[UnitList]) -> Iterator[UnitList]:
    """Brackets behind a sentence, or at the end of an item's first line, that hold units and nothing else."""
    text = folded.text
    known = {one.start for one in found if one.bracket}
    for rule in (PLAIN, BARE):
        for match in rule.regex.finditer(text, start, end):
            begin, stop = match.span("units")
            if begin in known or (rule is BARE and not _behind_item(text, match.start(), edges)):
                continue
            remark = REMARK.search(text, begin, stop)
            if listed := names_in_prose(text, begin, remark.start() if remark else stop):
                parted = [part for name in listed for part in at_gaps(folded, name)]
                yield unit_list(rule, begin, stop, parted, bracket=True)


def _behind_item(text: str, at: int, edges: Sequence[int]) -> bool:
    """Whether a place is in the first line of an item, behind words that are no address and no unit of another name."""
    line = text.rfind("\n", 0, at) + 1
    place = bisect_right(edges, line)
    named = is_unit(text[line:at]) and not text[at - 2].isdigit()
    return edges[place - 1] == line and ":" not in text[line:at] and not named


def _enclosing(text: str, at: int, low: int, high: int) -> tuple[int, int] | None:
    """The bracket pair around a place, in its line."""
    low = max(low, at - _LONGEST_BRACKET, text.rfind("\n", 0, at) + 1)
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, low, at):
        if bracket.group() in _OPEN:
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    if not opened:
        return None
    depth = 0
    for bracket in _BRACKET.finditer(text, at, min(high, at + _LONGEST_BRACKET)):
        if bracket.group() in _OPEN:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return opened[-1] + 1, bracket.start()
    return None


def _in_bracket(folded: Folded, start: int, end: int) -> Iterator[UnitList]:
    text = folded.text
    label = LABEL.search(text, start, end)
    if label:
        for one in labelled_lists(folded, label.start(), end):
            yield one._replace(bracket=True)
        return
    note = REMARK.search(text, start, end)
    stop = note.start() if note else end
    last: tuple[UnitList, int] | None = None
    for last in verb_lists(text, start, stop):
        yield last[0]._replace(end=end, bracket=True)
    if last and last[0].role == "responsible" and (listed := _without_verb(text, last[1], stop)):
        yield last[0]._replace(names=tuple(listed), end=end, bracket=True)


def _without_verb(text: str, start: int, stop: int) -> list[Name]:
    """The units behind those that are in charge: A等负责；各乡镇人民政府."""
    if text[start : start + 1] not in (";", ","):
        return []
    return names_in_prose(text, start + 1, start + len(text[start:stop].rstrip("([〔")))


def _with_first_leading(text: str, start: int, end: int, found: list[UnitList]) -> list[UnitList]:
    """The lists with the roles that the text gives by order from where it says so: 排首位的牵头，其余配合，下同."""
    statement = _FIRST_LEADS.search(text, start, end)
    if not statement:
        return found
    bracket = _enclosing(text, statement.start(), start, end)
    begins = bracket[0] if bracket else statement.start()
    others: Role | None = "support" if _OTHERS_SUPPORT.match(text, statement.end(), end) else None
    return [
        _by_order(one, others) if one.start >= begins or _right_behind(text, one.end, begins) else one for one in found
    ]


def _right_behind(text: str, end: int, begins: int) -> bool:
    """Whether a statement begins right behind the end of a list, with no more than marks and 排在 between."""
    return end <= begins and not text[end:begins].strip("。,;、([（排名列在")


def _by_order(one: UnitList, others: Role | None) -> UnitList:
    """A list of responsible units whose first leads; the others keep their role without one of their own."""
    if one.role != "responsible" or len(one.names) < 2:
        return one
    first, *rest = one.names
    named = [first._replace(role=first.role or "lead"), *(name._replace(role=name.role or others) for name in rest)]
    return one._replace(names=tuple(named))
