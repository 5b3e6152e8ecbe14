"""Frames: rules of `rules/targets.yaml` matched on a segment, and what the sentence has said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, trim, words
from pipeline.extract.quantities import Quantity
from pipeline.extract.sentences import QUANTITY, Segment
from pipeline.records import Per, TargetStatus
from pipeline.rules import Rule, compile_pattern, load


@dataclass(slots=True)
class State:
    """What a sentence has said so far: the time that governs, the subjects that later figures lean on.

    `aside` is what the last segment without figures spoke of, `verb` the making verb that joined things share.
    """

    status: TargetStatus
    due: str = ""
    per: Per = ""
    names: list[Name] = field(default_factory=list)
    verb: Name = ()
    aside: Name = ()

    @property
    def first(self) -> Name:
        """The first of the subjects measured last."""
        return self.names[0] if self.names else ()


class Frame(NamedTuple):
    """A rule matched on a segment of a passage."""

    passage: Passage
    state: State
    rule: Rule
    segment: Segment
    match: re.Match[str]

    @property
    def text(self) -> str:
        """The folded text that positions point into."""
        return self.passage.folded.text

    def group(self, name: str) -> str:
        """The masked words of a group, empty where the rule has none."""
        return (self.match[name] or "") if name in self.match.re.groupindex else ""

    def name(self, group: str) -> Name:
        """The positions that a group matched, times and figures left out."""
        return positions(self.segment, *self.match.span(group)) if self.group(group) else ()

    def subject(self, group: str = "subject") -> Name:
        """What a group names, trimmed."""
        return trim(self.text, self.name(group))

    @property
    def figures(self) -> list[Mark]:
        """The figures that the frame states: those of its group `figures` where it has one, else all."""
        start, end = (0, len(self.segment.text)) if not self.group("figures") else self.match.span("figures")
        return [self.segment.mark(at) for at in range(start, end) if self.segment.text[at] == QUANTITY]


def positions(segment: Segment, start: int, end: int) -> Name:
    """The folded positions of a masked stretch, times and figures left out."""
    return tuple(at for at in segment.at[start:end] if isinstance(at, int))


def frame(passage: Passage, state: State, segment: Segment) -> Frame | None:
    """The first rule that fits a segment."""
    figures = [segment.mark(at).quantity for at, char in enumerate(segment.text) if char == QUANTITY]
    for rule in load("targets"):
        match = rule.match(segment.text)
        if match and _fits(rule, match, figures):
            return Frame(passage, state, rule, segment, match)
    return None


@cache
def _made() -> re.Pattern[str]:
    return compile_pattern("{~make}")


def _fits(rule: Rule, match: re.Match[str], figures: Sequence[Quantity]) -> bool:
    """Whether the figures are of the kind that the rule speaks of."""
    shape, needs = rule.set.get("shape", ""), rule.set.get("needs", "")
    if not figures or shape == "grade":
        return shape == "grade" and not figures
    first = figures[0]
    multiple = first.dimension == "multiple" and first.unit[-1:] in "倍番"
    if (needs == "multiple") != multiple or (needs == "share" and first.dimension != "share"):
        return False
    if shape in ("count", "bare"):
        return _counts(match, figures)
    if first.dimension == "time" and not _TIMED.search(match.group()):
        return False
    return bool(first.unit) or rule.id in ("target.reach", "target.change", "target.qualified")


# What is done to a time that is promised (办理时限压缩至3个工作日); any other time is a duration.
_TIMED = re.compile("压缩|压减|缩短|达到?|控制在|延长|提高|降|不超过|减少|教育年限")


def _counts(match: re.Match[str], figures: Sequence[Quantity]) -> bool:
    """Whether figures without a verb of reaching count something: no times, scores, prices or mere numerals."""
    first = figures[0]
    if any(one.dimension in ("", "time") and one.unit != "万" for one in figures) or first.unit == "分":
        return False
    if first.dimension == "money" and re.search("每[^,]{1,3}$", match.group().rstrip(QUANTITY)):
        return False
    group = match.groupdict()
    return not first.spelled or bool(_made().search(group.get("head") or group.get("subject") or ""))


@cache
def _seat() -> re.Pattern[str]:
    return compile_pattern("{~seat}")


def leaned_on(text: str, state: State) -> Name:
    """The subject that a leaning noun completes: the last one measured, else a place that a segment spoke of."""
    if state.names:
        return state.first
    seat = _seat().match(words(text, state.aside))
    return state.aside[: seat.end()] if seat else ()
