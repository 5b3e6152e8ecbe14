"""Accounting for numbers: each one is part of a fact, dismissed for a named reason, or reported as unread."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.records import Deadline, Dismissed, Fact, Incentive, Target, Unread
from pipeline.rules import load

_NUMERAL = re.compile("[\\d〇零一二两三四五六七八九十百千万半ⅠⅡⅢⅣⅤ每逐按年]")


def leftovers(passage: Passage, facts: Sequence[Fact], reasons: Mapping[int, str]) -> Iterator[Fact]:
    """A Dismissed or Unread row for every mark of a passage that no fact rests on.

    `reasons` are those found while reading, by the start of the mark.
    """
    for mark, end, around in _with_facts(passage, facts):
        if any(_rests_on(fact, mark, end) for fact in around) or not _NUMERAL.search(mark.match.group()):
            continue
        seen = passage.evidence(mark.start, mark.end)
        if reason := reasons.get(mark.start) or _reason(passage, mark, around):
            yield Dismissed(**seen, rule=reason)
        else:
            text = passage.words(max(passage.start, mark.start - 20), min(passage.end, mark.end + 20))
            yield Unread(**seen, rule="", context=text)


def _with_facts(passage: Passage, facts: Sequence[Fact]) -> Iterator[tuple[Mark, int, list[Fact]]]:
    """Every mark with its canonical end and the facts that hold it or stand in it, in one walk through both."""
    ahead = sorted(facts, key=lambda fact: fact.start, reverse=True)
    near: list[Fact] = []
    for mark in passage.marks:
        start, end = passage.folded.span(mark.start, mark.end)
        near = [fact for fact in near if fact.end > start]
        while ahead and ahead[-1].start < end:
            near.append(ahead.pop())
        yield mark, end, [fact for fact in near if _nested(fact, start, end)]


def _nested(fact: Fact, start: int, end: int) -> bool:
    """Whether a fact holds a stretch or stands in it."""
    return (fact.start <= start and end <= fact.end) or (start <= fact.start and fact.end <= end)


def _rests_on(fact: Fact, mark: Mark, end: int) -> bool:
    """Whether a fact that holds a mark, or stands in it, states it."""
    if isinstance(fact, Deadline):
        return mark.is_time
    if mark.rule:
        return isinstance(fact, Target) and fact.op == "text" and fact.end == end
    if _shapes().get(fact.rule) in ("qualified", "banded"):
        return True
    value = fact.value if isinstance(fact, Target) else fact.amount if isinstance(fact, Incentive) else None
    return value in (mark.quantity.value, -mark.quantity.value)


@cache
def _shapes() -> Mapping[str, str]:
    """The shape that a rule for targets gives to what it reads."""
    return {rule.id: rule.set.get("shape", "") for rule in load("targets")}


def _reason(passage: Passage, mark: Mark, around: Sequence[Fact]) -> str:
    """Why a mark states no fact; empty when nothing tells."""
    if mark.rule:
        return "time.reported" if mark.rule.id.startswith("deadline.") else mark.rule.id
    text, found = passage.folded.text, mark.quantity
    before = text[max(0, mark.start - 6) : mark.start]
    if found.dimension == "time":
        return "number.duration"
    if any(_shapes().get(fact.rule) == "from_to" for fact in around):
        return "number.baseline"
    if found.spelled:
        return "number.in_words"
    if found.dimension == "money" and re.search("每[^,]{1,4}$", before):
        return "number.price"
    return ""
