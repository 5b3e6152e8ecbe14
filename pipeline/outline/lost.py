"""Headings that lost their label: a short line alone between 一、 and 三、 is what 二、 stood before."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.fold import Folded
from pipeline.outline.candidates import Label
from pipeline.outline.families import LABEL, name_of
from pipeline.outline.sequence import Taken

_LONE_LINE = re.compile(r"(?<=\n)[\u4e00-\u9fff]{2,10}(?=\n)")
_FAMILIES = frozenset({"han", "paren", "point"})


def with_lost(folded: Folded, taken: Sequence[Taken]) -> list[Taken]:
    """The taken labels with an empty one where exactly one number is missing and exactly one line may bear it."""
    found: list[Taken] = []
    places: list[int] = []  # of the open labels in `found`
    for one in taken:
        del places[one.depth + 1 :]
        if one.depth < len(places) and (lost := _lost(folded, found[places[one.depth] :], one)):
            found.insert(sum(other.label.start < lost.label.start for other in found), lost)
        del places[one.depth :]
        places.append(len(found))
        found.append(one)
    return found


def _lost(folded: Folded, between: Sequence[Taken], one: Taken) -> Taken | None:
    """The label that is missing between the one before (the first of `between`, with all below it) and its follower."""
    before, label = between[0], one.label
    if label.family not in _FAMILIES or (before.label.family, before.label.number + 2) != (label.family, label.number):
        return None
    if not before.label.place == label.place == "line":
        return None
    starts = [start for last, after in pairwise((*between, one)) for start in _headings(folded, last, after, one)]
    if len(starts) != 1 or LABEL.match(folded.text, starts[0]):
        return None
    number = label.number - 1
    return Taken(
        Label(label.family, name_of(label.family, number), number, starts[0], starts[0], "line"), one.depth, None
    )


def _headings(folded: Folded, last: Taken, after: Taken, one: Taken) -> Iterator[int]:
    """Where a line alone may be a heading between two labels: before the follower, or where items below begin anew."""
    if after is not one and (after.depth != one.depth + 1 or after.label.number != 1):
        return
    text = folded.text
    own_line = text.find("\n", last.label.end)
    for line in _LONE_LINE.finditer(text, max(own_line, last.label.end), after.label.start):
        if _unbroken(folded, *line.span()):
            yield line.start()


def _unbroken(folded: Folded, start: int, end: int) -> bool:
    """Whether no white space stands inside: a name and an office in one line (张某 镇长) are no heading."""
    return folded.index[end - 1] - folded.index[start] == end - 1 - start
