"""Sentences that plans share (policy diffusion): the same words in two plans, with both places.

Places, numbers, titles in 《》, names of units, tables and the formulas of allegiance do not count. The work grows with
the texts, not with the pairs of plans (see graph/winnowing.py).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from graph.latest import for_latest
from graph.winnowing import common_runs
from pipeline.records import Corpus, Plan

Span: TypeAlias = tuple[int, int]

_LEAST = 18
_GAP = 12
_STRAY = 4
_BREAK = "\0"
# What is said in every plan and tells nothing of who learned from whom.
_FORMULAS = (
    "习近平|党的[一二三四五六七八九十]+大|[一二三四五六七八九十]+届[一二三四五六七八九十]+中全会|中国特色社会主义|党中央|"
    "科学发展观|三个代表|邓小平|两个确立|两个维护|四个意识|四个自信|五位一体|四个全面|八项规定|绿水青山就是金山银山|"
    "各民主党派|港澳台同胞|列席人员|各位代表"
)
_FORMULA = re.compile(_FORMULAS)
_TITLE = re.compile("《[^《》\\n]{1,80}》")
_PLACES = re.compile("(?<=[全我本各])[省市县区州旗镇乡]")
_STOP = re.compile("[。；;！？\\n]")
_DIGITS = "0123456789.%"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan says it: the characters `[start, end)` of its text, and the clause in which they begin."""

    plan: Plan
    start: int
    end: int
    clause: str

    @property
    def quote(self) -> str:
        """The words as one line."""
        return " ".join(self.plan.document.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two plans; `one` is that of the earlier plan where both say when they were issued.

    `length` counts the characters that are the same, without signs and white space, a number as one.
    """

    one: Place
    other: Place
    length: int


@dataclass(frozen=True, slots=True)
class _Text:
    """The compared characters of a plan, and the offset of each in its text; `_BREAK` is the same as nothing."""

    plan: Plan
    letters: str
    offsets: Sequence[int]


@for_latest
def shared(corpus: Corpus) -> tuple[Passage, ...]:
    """All shared passages, the longest first.

    Words that more than six plans have are linked from the earliest of these to each of the others, and not between
    all of them: who said it first is what is asked.
    """
    texts = [
        _text(corpus, plan) for plan in sorted(corpus.plans, key=lambda plan: (plan.about.issued or "9", plan.name))
    ]
    found = [
        Passage(_place(texts[one], *some), _place(texts[other], *others), length)
        for (one, other), stretches in groupby(_stretches(texts), key=lambda row: row[0])
        for some, others, length in _joined([row[1:] for row in stretches])
    ]
    order = {plan.name: at for at, plan in enumerate(corpus.plans)}
    return tuple(sorted(found, key=lambda row: (-row.length, order[row.one.plan.name], row.one.start, row.other.start)))


def _stretches(texts: Sequence[_Text]) -> Iterator[tuple[tuple[int, int], int, int, int]]:
    """The common stretches of every pair: the pair, where it begins in one and in the other, and how long it is."""
    known: dict[tuple[int, int, int], int] = {}
    for one, other, at, to in common_runs([text.letters for text in texts], _BREAK):
        diagonal = (one, other, to - at)
        if at >= known.get(diagonal, 0):
            start, end = _extended(texts[one].letters, texts[other].letters, at, to)
            known[diagonal] = end
            yield (one, other), start, start + to - at, end - start


def _joined(stretches: list[tuple[int, int, int]]) -> Iterator[tuple[Span, Span, int]]:
    """Stretches with little between them in both texts as one passage; what stays too short is left out."""
    spans: list[tuple[Span, Span, int]] = []
    for at, to, length in sorted(stretches):
        if spans and 0 <= at - spans[-1][0][1] <= _GAP and 0 <= to - spans[-1][1][1] <= _GAP:
            (first, _), (second, _), same = spans[-1]
            spans[-1] = ((first, at + length), (second, to + length), same + length)
        else:
            spans.append(((at, at + length), (to, to + length), length))
    return (span for span in spans if span[2] >= _LEAST)


def _text(corpus: Corpus, plan: Plan) -> _Text:
    """The characters that count: letters and Han characters, a number as `#`, 全县 as 全市, without the own place."""
    text = plan.document.text
    masked = list(text)
    for start, end in _left_out(corpus, plan):
        masked[start:end] = _BREAK * (end - start)
    for match in _PLACES.finditer(text):
        masked[match.start()] = "市"
    for name in (region.name for region in corpus.regions if region.id == corpus.region_of.get(plan.name)):
        for match in re.finditer(re.escape(name), text):
            masked[match.start() : match.end()] = " " * len(name)
    plain = "".join(masked)
    offsets = [at for at, letter in enumerate(plain) if letter == _BREAK or letter.isalnum()]
    numbers = {at for match in _NUMBER.finditer(plain) for at in range(match.start() + 1, match.end())}
    kept = [at for at in offsets if at not in numbers]
    return _Text(plan, "".join("#" if plain[at].isdecimal() else plain[at] for at in kept), kept)


def _left_out(corpus: Corpus, plan: Plan) -> Iterator[tuple[int, int]]:
    document = plan.document
    yield 0, plan.clauses[0].start if plan.clauses else document.body
    yield document.body_end or len(document.text), len(document.text)
    yield from ((table.start, table.end) for table in document.tables)
    yield from ((fact.start, fact.end) for fact in plan.responsibilities)
    yield from (match.span() for match in _TITLE.finditer(document.text))
    yield from _formulaic(document.text)


def _formulaic(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that hold a formula."""
    stops = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
    for match in _FORMULA.finditer(text):
        at = bisect_right(stops, match.start())
        yield stops[at - 1], stops[min(at, len(stops) - 1)]


def _extended(one: str, other: str, at: int, to: int) -> tuple[int, int]:
    """The whole common stretch around a seed, as a span of the first text."""
    start, end, shift = at, at, to - at
    while start > 0 and start + shift > 0 and one[start - 1] == other[start - 1 + shift] != _BREAK:
        start -= 1
    while end < len(one) and end + shift < len(other) and one[end] == other[end + shift] != _BREAK:
        end += 1
    return start, end


def _place(text: _Text, start: int, end: int) -> Place:
    """A stretch of the compared letters as characters of the plan, without scraps of a sentence at either end."""
    whole, first, last = text.plan.document.text, text.offsets[start], text.offsets[end - 1] + 1
    while last < len(whole) and whole[last] in _DIGITS:
        last += 1
    stops = [first + match.end() for match in _STOP.finditer(whole[first:last])]
    first = next((stop for stop in stops if stop - first <= _STRAY), first)
    last = next((stop for stop in reversed(stops) if 0 < last - stop <= _STRAY and stop > first), last)
    clause = next((one.path for one in text.plan.clauses if one.start <= first < one.end), "")
    return Place(text.plan, first, last, clause)
