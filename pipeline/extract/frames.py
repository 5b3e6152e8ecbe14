"""Frames: rules of `rules/targets.yaml` matched on a segment, and what the sentence has said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.extract.naming import PER_HEAD, Name, thing, trim, words
from pipeline.extract.quantities import Quantity
from pipeline.extract.sentences import QUANTITY, Segment
from pipeline.records import Per, TargetStatus
from pipeline.rules import Rule, load, slot_pattern


@dataclass(slots=True)
class State:
    """What a sentence has said so far: the time that governs, the subjects that later figures lean on.

    `names` are the subjects measured last, `said` all of them in reading order, `unmeasured` the last segment without
    figures, `verb` the making verb that joined things share, `dues` the years of `到2022年和2030年` that a list of
    figures divides among itself; `timed` says that a time stands in the segment itself, `each` is what is measured at
    each of the places that are listed with their figures; `counting` says that the segment before counted things by
    their making verb, `turns` are the subjects that joined segments behind 分别 lean on one by one,
    `fresh` says that nothing was measured since `unmeasured`.
    """

    status: TargetStatus
    due: str = ""
    per: Per = ""
    names: list[Name] = field(default_factory=list)
    said: list[Name] = field(default_factory=list)
    verb: Name = ()
    unmeasured: Segment | None = None
    dues: tuple[str, ...] = ()
    timed: bool = False
    each: Name = ()
    counting: bool = False
    turns: list[Name] = field(default_factory=list)
    fresh: bool = False

    @property
    def first(self) -> Name:
        """The first of the subjects measured last."""
        return self.names[0] if self.names else ()

    def aside(self, text: str) -> Name:
        """What the last segment without figures spoke of."""
        if self.unmeasured is None:
            return ()
        return thing(text, trim(text, positions(self.unmeasured, 0, len(self.unmeasured.text))))

    def measure(self, names: Sequence[Name]) -> None:
        """Remember what is measured now."""
        self.names = list(names)
        self.said.extend(names)

    def last(self, count: int) -> list[Name]:
        """What so many figures without names of their own measure: the subjects named last, one for each."""
        return self.said[-count:] if len(self.said) >= count > len(self.names) else self.names


class Frame(NamedTuple):
    """A rule matched on a segment of a passage; `marks` are the figures of the segment with their places."""

    passage: Passage
    state: State
    rule: Rule
    segment: Segment
    match: re.Match[str]
    marks: Sequence[tuple[int, Mark]]

    @property
    def text(self) -> str:
        """The folded text that positions point into."""
        return self.passage.folded.text

    def group(self, name: str) -> str:
        """The masked words of a group, empty where the rule has none."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def name(self, group: str) -> tuple[int, ...]:
        """The positions that a group matched, times and figures left out."""
        return positions(self.segment, *self.match.span(group)) if self.group(group) else ()

    def subject(self, group: str = "subject") -> Name:
        """What a group names, trimmed."""
        name = self.name(group)
        if words(self.text, name) == "其中":  # 其中2024年新增400个: of what was measured before
            return ()
        if name and self.text[name[-1] : name[-1] + 2] in PER_HEAD:
            name = (*name, name[-1] + 1)
        return trim(self.text, name)

    @property
    def figures(self) -> list[Mark]:
        """The figures that the frame states: those of its group `figures` where it has one, else all."""
        start, end = (0, len(self.segment.text)) if not self.group("figures") else self.match.span("figures")
        return [mark for at, mark in self.marks if start <= at < end]


def positions(segment: Segment, start: int, end: int) -> tuple[int, ...]:
    """The folded positions of a masked stretch, times and figures left out."""
    return tuple(at for at in segment.at[start:end] if isinstance(at, int))


def frame(passage: Passage, state: State, segment: Segment) -> Frame | None:
    """The first rule that fits a segment."""
    marks = [(at, segment.mark(at)) for at, char in enumerate(segment.text) if char == QUANTITY]
    figures = [mark.quantity for _, mark in marks]
    listed = state.each and segment.joined
    for rule in load("targets") if listed else _rules_for(figures):
        match = rule.match(segment.text)
        if match and (rule.set.get("shape") == "bare" if listed else _fits(rule, match, figures, segment.joined)):
            return Frame(passage, state, rule, segment, match, marks)
    return None


def _rules_for(figures: Sequence[Quantity]) -> tuple[Rule, ...]:
    if not figures:
        return _rules("grade")
    first = figures[0]
    multiple = first.dimension == "multiple" and first.unit[-1:] in "倍番"
    kind = "multiple" if multiple else "share" if first.dimension == "share" else "amount"
    return _rules(kind, unit=bool(first.unit))


_COUNTING = ("count", "bare")


@cache
def _rules(kind: str, unit: bool = True) -> tuple[Rule, ...]:
    """The rules, in their order, that read a grade or a first figure of a kind, with a unit or without one."""

    def reads(rule: Rule) -> bool:
        needs = rule.set.get("needs", "")
        if needs != kind and (needs or kind in ("multiple", "grade")):
            return False
        return unit or rule.set.get("shape") in _COUNTING or "unitless" in rule.set

    return tuple(filter(reads, load("targets")))


def _fits(rule: Rule, match: re.Match[str], figures: Sequence[Quantity], joined: bool) -> bool:
    """Whether the figures are of the kind that the words speak of; `joined` as of their segment."""
    shape = rule.set.get("shape")
    if shape in _COUNTING:
        return _counts(match, figures, joined)
    if shape in ("paired", "both"):
        return len({one.unit for one in figures}) > 1 and all(_counting(one) for one in figures)
    return not figures or figures[0].dimension != "time" or bool(_TIMED.search(match.group()))


# What is done to a time that is promised (办理时限压缩至3个工作日); any other time is a duration.
_TIMED = re.compile("压缩|压减|缩短|达到?|控制在|延长|提高|降|不超过|减少|教育年限")


def _counting(one: Quantity) -> bool:
    """Whether a figure says how many or how large, without a comparator: no band, share or sum."""
    return one.dimension in ("count", "area", "length") and one.op in (None, "~", ">") and not one.spelled


# A thing with a spelled number of it behind (输电线路七条), none of those just named (等七家) or of each (每县两所).
_SPELLED_LAST = re.compile(f"(?<![每各])(?![每各])[一-龥]{{2}}(?<![等这那各])(?<!上述){QUANTITY}[家所座条处套台名户]$")
_ROW = re.compile(f"{QUANTITY}(?:[、和及与]{QUANTITY})+[^{QUANTITY}]*$")


def _counts(match: re.Match[str], figures: Sequence[Quantity], joined: bool) -> bool:
    """Whether figures without a verb of reaching count something: no times, scores, prices or mere numerals."""
    first, group = figures[0], match.groupdict()
    timed = first.op and re.search("(?:时间|时长|时限|年限|天数|周期)(?:平均|均)?$", group.get("subject") or "")
    lent = figures[-1].unit and figures[-1].dimension != "time" and _ROW.search(match.group())  # 53和32微克/立方米
    bare = any(
        one.dimension in ("", "time") and one.unit not in ("万", "亿") and not (lent and not one.unit)
        for one in figures
    )
    rated = not first.unit and first.op and re.search("(?:指数|系数|得分|评分)$", group.get("subject") or "")
    if (bare and not timed and not rated) or first.unit == "分":
        return False
    if first.dimension == "money" and re.search("每[^,]{1,3}$", match.group().rstrip(QUANTITY)):
        return False
    if first.op not in (None, "~") or (first.dimension not in ("count", "") and "noun" not in group):
        return True
    if not first.spelled or joined or ("noun" not in group and _SPELLED_LAST.search(match.group() + first.unit)):
        return True
    return bool(slot_pattern("make").search(group.get("head") or group.get("subject") or ""))


# Where the subject of a segment without figures ends (`全社会研发经费 | 持续增长`).
_PREDICATE = re.compile("连年|连续|持续|稳步|不断|显著|大幅|快速|明显|进一步|逐步|全面|较快|加快|基本")


# Kinds of trade named in a segment without figures (`重点发展…等四大产业 | 产值达到500亿元`).
_KINDS = re.compile("[两二三四五六七八九十]+大[一-龥]{0,6}产业$")


def leaned_on(text: str, state: State) -> Name:
    """The subject that a leaning noun completes: the last one measured, else what a segment without figures is of."""
    if state.names:
        return state.first
    aside = state.aside(text)
    said = words(text, aside)
    if seat := slot_pattern("seat").match(said):
        return aside[: seat.end()]
    if kinds := _KINDS.search(said):
        return aside[kinds.start() :]
    predicate = _PREDICATE.search(said)
    return aside[: predicate.start()] if predicate and predicate.start() > 1 else ()
