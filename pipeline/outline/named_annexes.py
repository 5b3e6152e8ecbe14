"""Annexes without a label of their own: the title that the list of annexes (附件：分工表) names stands below it."""

import re
from collections.abc import Iterator

from pipeline.outline.candidates import Label

_LIST = re.compile(r"(?:^|\n)附件:\n?(?P<names>[^\n]{6,60}(?:\n\d{1,2}[.、][^\n]{6,60})*)(?=\n)")
_NAME = re.compile(r"(?:^|\n)(?:(?P<number>\d{1,2})[.、])?(?P<name>[^\n]+)")
_LABELLED = re.compile(r"附件\d*:?\n$")


def named_annexes(text: str, start: int, end: int) -> Iterator[Label]:
    """An empty label before each line of folded `[start, end)` that repeats the title of a listed annex."""
    listed = _LIST.search(text, start, end) if "附件:" in text else None
    if not listed:
        return
    after = listed.end()
    for one in _NAME.finditer(listed["names"]):
        name = one["name"].rstrip("。;")
        place = text.find(f"\n{name}\n", after, end) + 1
        if place and not _LABELLED.search(text, after, place):
            after = place
            number = one["number"] or ""
            yield Label("annex", f"附件{number}", int(number or 1), place, place, "line")
