"""Accounting for numbers: each one is part of a fact, dismissed for a named reason, or reported as unread."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.records import Deadline, Dismissed, Fact, Incentive, Target, Unread

_NUMERAL = re.compile("[\\d〇零一二两三四五六七八九十百千万半ⅠⅡⅢⅣⅤ每逐按年]")


def leftovers(passage: Passage, facts: Sequence[Fact], reasons: Mapping[int, str]) -> Iterator[Fact]:
    """A Dismissed or Unread row for every mark of a passage that no fact rests on.

    `reasons` are those found while reading, by the start of the mark.
    """
    for mark in passage.marks:
        start, end = passage.folded.span(mark.start, mark.end)
        around = [
            fact
            for fact in facts
            if _holds(fact.start, fact.end, start, end) or _holds(start, end, fact.start, fact.end)
        ]
        if any(_rests_on(fact, mark, end) for fact in around) or not _NUMERAL.search(mark.match.group()):
            continue
        quote = passage.words(mark.start, mark.end)
        if reason := reasons.get(mark.start) or _reason(passage, mark, around):
            yield Dismissed(clause=passage.path, quote=quote, start=start, end=end, rule=reason)
        else:
            text = passage.words(max(passage.start, mark.start - 20), min(passage.end, mark.end + 20))
            yield Unread(clause=passage.path, quote=quote, start=start, end=end, rule="", context=text)


def _holds(start: int, end: int, low: int, high: int) -> bool:
    return start <= low and high <= end


def _rests_on(fact: Fact, mark: Mark, end: int) -> bool:
    """Whether a fact that holds a mark, or stands in it, states it."""
    if isinstance(fact, Deadline):
        return mark.is_time
    if mark.rule:
        return isinstance(fact, Target) and fact.op == "text" and fact.end == end
    if fact.rule == "target.qualified":
        return True
    values = {fact.value} if isinstance(fact, Target) else {fact.amount} if isinstance(fact, Incentive) else set()
    return bool(values & {mark.quantity.value, -mark.quantity.value})


def _reason(passage: Passage, mark: Mark, around: Sequence[Fact]) -> str:
    """Why a mark states no fact; empty when nothing tells."""
    if mark.rule:
        return "time.reported" if mark.rule.id.startswith("deadline.") else mark.rule.id
    text, found = passage.folded.text, mark.quantity
    before = text[max(0, mark.start - 6) : mark.start]
    if found.dimension == "time":
        return "number.duration"
    if any(fact.rule == "target.from_to" for fact in around):
        return "number.baseline"
    if found.spelled:
        return "number.in_words"
    if found.dimension == "money" and re.search("每[^,]{1,4}$", before):
        return "number.price"
    return ""
