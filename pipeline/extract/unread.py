"""Accounting for numbers: each one is part of a fact, dismissed for a named reason, or reported as unread."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.records import Dismissed, Fact, Incentive, Unread

_NUMERAL = re.compile("[\\d〇零一二两三四五六七八九十百千万半ⅠⅡⅢⅣⅤ每逐按年]")


def leftovers(passage: Passage, facts: Iterable[Fact]) -> Iterator[Fact]:
    """A Dismissed or Unread row for every mark of a passage that no fact rests on.

    A target rests on the figure that its quote ends with; an incentive too; a deadline on its time.
    """
    known = list(facts)
    ends = {fact.end for fact in known}
    for mark in passage.marks:
        start, end = passage.folded.span(mark.start, mark.end)
        if end in ends or not _NUMERAL.search(mark.match.group()):
            continue
        quote = passage.words(mark.start, mark.end)
        common = {"clause": passage.path, "quote": quote, "start": start, "end": end}
        if reason := _reason(passage, mark, start, known):
            yield Dismissed(**common, rule=reason)  # type: ignore[arg-type]
        else:
            text = passage.words(max(passage.start, mark.start - 20), min(passage.end, mark.end + 20))
            yield Unread(**common, rule="", context=text)  # type: ignore[arg-type]


def _reason(passage: Passage, mark: Mark, start: int, facts: Iterable[Fact]) -> str:
    """Why a mark states no fact; empty when nothing tells."""
    if mark.rule:
        return "time.reported" if mark.rule.id.startswith("deadline.") else mark.rule.id
    if mark.start in passage.listed:
        return "number.in_unit_list"
    text, found = passage.folded.text, mark.quantity
    before, after = text[max(0, mark.start - 6) : mark.start], text[mark.end : mark.end + 8]
    if found.dimension == "time":
        return "number.duration"
    if any(isinstance(fact, Incentive) and fact.start <= start < fact.end for fact in facts):
        return "number.condition"
    if any(fact.rule == "target.from_to" and fact.start <= start < fact.end for fact in facts):
        return "number.baseline"
    if found.spelled:
        return "number.in_words"
    if found.dimension == "money" and re.search("每[^,]{1,4}$", before):
        return "number.price"
    if not found.unit and re.match(r"[.、]", after) and re.search(r"(?:^|[\n。;:])$", before):
        return "number.label"
    if found.dimension not in ("count", "") and re.match(r"的|[一-龥]", after):
        return "number.of_a_thing"
    return ""
