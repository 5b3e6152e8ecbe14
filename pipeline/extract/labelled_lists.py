"""Lists behind a label: 牵头单位：…；配合单位：…"""

import re
from collections.abc import Iterator

from pipeline.extract.list_rules import REMARK, UnitList, rules_of, unit_list
from pipeline.extract.unit_names import Name, is_unit, names, names_in_prose
from pipeline.extract.verb_lists import shared_out
from pipeline.fold import Folded
from pipeline.rules import alternatives, compile_pattern, data

LABEL = compile_pattern(
    "(?<!第一)(?<!首位)(?<!首个)(?:{~lead_label}|{~responsible_label}|{~support_label})(?:\\([^()]{1,8}\\))?(?::|为|是)"
)
"""The label of any list of units; 第一责任单位为… says who leads."""

_LABELS = rules_of("label.")
_LIST_STOP = re.compile("(?<![、,])\n|。")
_OTHER_LABEL = re.compile(f"(?<=[;,、。)])(?:{alternatives(data('lexicon', 'unit_lists')['other_labels'])}):?")


def labelled_lists(folded: Folded, at: int, end: int) -> Iterator[UnitList]:
    """The lists of the labels that stand in a row from a place: 牵头单位：…；配合单位：…"""
    text = folded.text
    while True:
        matches = [(match, rule) for rule in _LABELS if (match := rule.regex.match(text, at, end))]
        if not matches:
            return
        match, rule = max(matches, key=lambda one: one[0].end())
        begin = match.end() + text.startswith("\n", match.end())
        stop, after = _list_end(folded, begin, end)
        shared, begin, last = shared_out(text, begin, stop)
        yield from (one._replace(start=at, end=stop) for one in shared)
        listed = names(text, begin, last) if match.group().endswith(":") else names_in_prose(text, begin, last)
        listed = [part for name in listed for part in at_gaps(folded, name)]
        if listed:
            yield unit_list(rule, at, stop, listed)
        if after is None:
            return
        at = after


def _list_end(folded: Folded, begin: int, end: int) -> tuple[int, int | None]:
    """Where a labelled list ends, and where the next label of a unit list begins if one follows."""
    text, index = folded.text, folded.index
    stopped = _LIST_STOP.search(text, begin, end)
    stop = stopped.start() if stopped else end
    following = LABEL.search(text, begin, min(end, stop + 20))
    other = _OTHER_LABEL.search(text, begin, stop)
    after = None
    if following and re.fullmatch(r"[\s;,。、)]*", text[min(stop, following.start()) : following.start()]):
        stop, after = min(stop, following.start()), following.start()
    remark = REMARK.search(text, begin, stop)
    stop = min(one.start() if one else stop for one in (other, remark))
    for gap in range(begin + 1, stop):
        if index[gap] - index[gap - 1] == 1:
            continue
        if text[gap - 1] not in "、,;:(" and text[gap] not in "、,;)" and not names_in_prose(text, gap, stop):
            return gap, after
    return stop, after


def at_gaps(folded: Folded, name: Name) -> Iterator[Name]:
    """A name, parted where white space parts two units."""
    for gap in range(name.start + 2, name.end - 1):
        if folded.index[gap] - folded.index[gap - 1] > 1:
            left, right = folded.text[name.start : gap], folded.text[gap : name.end]
            if is_unit(left) and is_unit(right):
                yield Name(name.start, gap)
                yield from at_gaps(folded, name._replace(start=gap))
                return
    yield name
