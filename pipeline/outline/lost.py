"""Headings that lost their label: a short line alone between 一、 and 三、 is what 二、 stood before."""

import re
from collections.abc import Sequence

from pipeline.fold import Folded
from pipeline.outline.candidates import Label
from pipeline.outline.families import LABEL, name_of
from pipeline.outline.sequence import Taken

_LONE_LINE = re.compile(r"(?<=\n)[\u4e00-\u9fff]{2,10}(?=\n)")
_FAMILIES = frozenset({"han", "paren", "point"})


def with_lost(folded: Folded, taken: Sequence[Taken]) -> list[Taken]:
    """The taken labels with an empty one where exactly one number is missing and exactly one line may bear it."""
    found: list[Taken] = []
    open_labels: list[Taken] = []
    for one in taken:
        del open_labels[one.depth + 1 :]
        before = open_labels[one.depth] if one.depth < len(open_labels) else None
        if before and (lost := _lost(folded, before, found[-1].label.end, one)):
            found.append(lost)
        del open_labels[one.depth :]
        open_labels.append(one)
        found.append(one)
    return found


def _lost(folded: Folded, before: Taken, after: int, one: Taken) -> Taken | None:
    text = folded.text
    family, number = one.label.family, one.label.number
    if family not in _FAMILIES or (before.label.family, before.label.number + 2) != (family, number):
        return None
    if not before.label.place == one.label.place == "line":
        return None
    own_line = text.find("\n", after)
    lines = _LONE_LINE.finditer(text, max(own_line, after), one.label.start)
    places = [line.start() for line in lines if _unbroken(folded, *line.span())]
    if len(places) != 1 or LABEL.match(text, places[0]):
        return None
    return Taken(Label(family, name_of(family, number - 1), number - 1, places[0], places[0], "line"), one.depth, None)


def _unbroken(folded: Folded, start: int, end: int) -> bool:
    """Whether no white space stands inside: a name and an office in one line (张某 镇长) are no heading."""
    return folded.index[end - 1] - folded.index[start] == end - 1 - start
