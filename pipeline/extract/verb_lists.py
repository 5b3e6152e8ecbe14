"""Lists before a verb that gives their role, in brackets or behind a label: A牵头，B、C配合."""

from collections.abc import Iterator

from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import names_in_prose, sure_names

*_VERBS, PLAIN, BARE = rules_of("bracket.")
"""`PLAIN` and `BARE` are the rules for brackets that hold units and no verb, behind a full stop and without one."""


def verb_lists(text: str, start: int, end: int) -> Iterator[tuple[UnitList, int]]:
    """The lists that stand in a row in folded `[start, end)`, each with where its verb ends."""
    at = start
    while at < end:
        matches = [(match, rule) for rule in _VERBS if (match := rule.regex.match(text, at, end))]
        if not matches:
            return
        match, rule = min(matches, key=lambda one: (one[0].end("units"), -one[0].end()))
        listed = names_in_prose(text, *match.span("units"), framed=True) or sure_names(text, *match.span("units"))
        if listed:
            yield unit_list(rule, start, end, listed), match.end()
        at = match.end() + (match.end() < end and text[match.end()] in ";,。、")


def shared_out(text: str, start: int, end: int) -> tuple[list[UnitList], int, int]:
    """The lists with a verb in folded `[start, end)` if some lead or support, and where those without begin and end."""
    found = list(verb_lists(text, start, end))
    if all(one.role == "responsible" for one, _ in found):
        return [], start, end
    lists = [one for one, _ in found]
    comma = text.rfind(",", start, lists[0].names[-1].start)
    if lists[0].role != "support" or comma < 0:
        return lists, found[-1][1], end
    names_behind = tuple(name for name in lists[0].names if name.start > comma)
    return [lists[0]._replace(names=names_behind), *lists[1:]], start, comma
