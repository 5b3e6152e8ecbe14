"""Where the heading of a clause ends and its text begins."""

import re
from typing import NamedTuple

from pipeline.fold import Folded
from pipeline.outline.candidates import is_glued
from pipeline.outline.listed_units import acting_units
from pipeline.rules import alternatives, data

_LONGEST, _SURE, _SHORT = 60, 12, 5
_LONGEST_SENTENCE = 42
_LONGEST_GLUED = 20
_END_MARKS = "。;:,、.!?"
_WORDS = data("lexicon", "headings")
_SUM = r"\d(?:万|亿)?元"
_RULE_BEGINS = re.compile("|".join(_WORDS["rule_begins"]))
_RULE = re.compile(f"{alternatives(_WORDS['rule_words'])}|{_SUM}")
_STANDARD = re.compile(rf"(?:20\d\d年(?=工作))?(?:{alternatives(_WORDS['standard'])})(?![的和与及、。;:,]|$)")
_KNOWN = re.compile(alternatives(_WORDS["standard"]))
_DASHED = re.compile(f"(?:{alternatives(_WORDS['standard'])})(?=--)")
_OWNERS = re.compile(
    r"(?<!\()(?:牵头|责任|配合|主管|分管|主办|承办|协办|完成)[^,。;:()]{0,6}(?:单位|部门|领导|人|时限|时间):"
    r"|(?:副|总)?(?:组长|指挥长?|召集人):"
)
_BEGINS = re.compile(f"(?<!行)(?:{alternatives(_WORDS['text_begins'])})")
_TURNS = re.compile(f"(?:{alternatives(_WORDS['nouns_before_text'])})(?={alternatives(_WORDS['verbs_of_text'])})")
_BEGINS_GLUED = re.compile(f"(?<!行)(?:{alternatives([*_WORDS['text_begins'], *_WORDS['text_begins_glued']])})")
_NOUN = re.compile(f"(?:{alternatives(_WORDS['heading_nouns'])})$")
_ASIDE = re.compile(r"\([^()]*\)")
_NOTED = re.compile(r"[^,。;:()]{2,20}\([^()]*\d[^()]*\)(?=[^,。;:、和的])")
_NAMED = re.compile(r"[(【\[](?P<name>[\u4e00-\u9fff、]{2,16})[)】\]](?=.)")
_SCORED = re.compile(r"[\u4e00-\u9fff“”、]{2,12}\(\d{1,3}分\)[。;]?")  # what is scored, with its points
_LATIN = re.compile(r"[A-Za-z0-9]|.[\x00-\x7f]")
_PLAIN = re.compile(r"[\u4e00-\u9fff“”、]{4,30}(?:,[\u4e00-\u9fff“”、]{4,20})?")
_SENTENCE_END = re.compile(r"[。!?;]")
_COLON = re.compile(r"(?:[^,。;:\n()]|\([^()\n]*\)){2,45}:(?=[^\n])")
_COUNTS = re.compile(r"\d(?:多|余)?(?:万|亿)?(?!年|月|日|号|届)[\u4e00-\u9fff%]{1,3}(?=[,、。]|$)")
_LISTED = re.compile(r"\([^()]*(?:单位|部门|牵头|负责|配合)[^()]*(?:\([^()]*\)[^()]*)*\)[。;]?$")
_CHARGED = re.compile(r"\n(?:[^,。;:\n]{0,8}(?:单位|部门|领导|分工|科室|处室)):")
_NAMES = data("lexicon", "unit_lists")
_UNIT = (
    rf"(?!含|包括|(?:{alternatives(_NAMES['no_unit'])})[、,)])(?:[^()、,。;:\n]{{1,20}}?(?:{alternatives(_NAMES['endings'])})"
    rf"|各[^()、,。;:\n]{{0,6}}?(?:{alternatives(_NAMES['places'])}))(?:\([^()]*\))?"
)
_UNITS_BEHIND = re.compile(rf"\({_UNIT}(?:[、,]{_UNIT})*\)[。;]?$")
_UNITS = re.compile(rf"(?<=.{{4}})(?<![室部组会])\({_UNIT}(?:[、,]{_UNIT})*\)$")


class Heading(NamedTuple):
    """A heading `[start, end)` and where its text begins, in folded offsets.

    `run_in` if it reads as a sentence, `alone` if it is all of its line but for a list of units.
    """

    start: int
    end: int
    body: int
    run_in: bool = False
    alone: bool = False

    @property
    def empty(self) -> bool:
        """Whether the clause has no heading of its own."""
        return self.start == self.end


def heading(
    folded: Folded, start: int, end: int, *, has_children: bool, article: bool, marked: bool = False
) -> Heading:
    """The heading of a clause whose text after the label is `[start, end)`; that of an article (条) is a line alone.

    `marked` tells that a full stop parts the headings of its kind from their text.
    """
    text = folded.text
    stop = text.find("\n", start, end)
    stop = end if stop < 0 else stop
    if article and (named := _NAMED.match(text, start, stop)):
        return Heading(named.start("name"), named.end("name"), named.end(), run_in=True)
    line = _Line(folded, start, stop, glued=in_glued_line(text, start), marked=marked)
    if (owners := line.owners()) > start:
        return Heading(start, owners, owners, run_in=True)
    sentence = _SENTENCE_END.search(text, start, stop)
    if not sentence or sentence.end() == stop:
        whole = line.whole(followed=bool(text[stop:end].strip()), has_children=has_children)
        if whole and not (article and text[stop - 1] in _END_MARKS):
            return whole
    if not article and stop > start:
        return line.run_in(sentence) or Heading(start, start, start)
    return Heading(start, start, start)


def is_marked(folded: Folded, start: int, end: int) -> bool:
    """Whether a full stop ends the few first words of a clause and text follows it."""
    sentence = _SENTENCE_END.search(folded.text, start, min(end, start + _LONGEST_GLUED + 1))
    return bool(sentence and sentence.group() == "。" and sentence.end() < end)


def without_stray(found: list[Heading]) -> list[Heading]:
    """The headings of siblings; where most of three or more have none, a first sentence is one only if very short.

    Where half of them have none, only one with nothing behind it but who is charged must be short.
    """
    empty = sum(one.empty for one in found)
    if len(found) < 3 or empty * 2 < len(found):
        return found
    stray = _is_stray if empty * 2 > len(found) else _is_long_and_alone
    return [Heading(one.start, one.start, one.start) if stray(one) else one for one in found]


def _is_stray(one: Heading) -> bool:
    return one.run_in and (one.alone or one.end - one.start > _SURE)


def _is_long_and_alone(one: Heading) -> bool:
    return one.run_in and one.alone and one.end - one.start > _SURE


def in_glued_line(text: str, at: int) -> bool:
    """Whether a place stands in a line that may hold a document without line breaks."""
    end = text.find("\n", at)
    return is_glued(text, text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


class _Line(NamedTuple):
    """The rest `[start, stop)` of a clause's first line after its label."""

    folded: Folded
    start: int
    stop: int
    glued: bool
    marked: bool

    def owners(self) -> int:
        """Where in a line without breaks the heading ends and those charged are named at once; 0 if they are not."""
        text, start = self.folded.text, self.start
        found = _OWNERS.search(text, start + 4, min(self.stop, start + _LONGEST)) if self.glued else None
        words = text[start : found.start()] if found else ""
        return start + len(words) if words and _is_heading(words) and words[-1] not in _END_MARKS else 0

    def whole(self, *, followed: bool, has_children: bool) -> Heading | None:
        """The line as one heading: short, and not a sentence that stands alone."""
        words = self.folded.text[self.start : self.stop]
        if (units := _UNITS.search(words)) and _is_heading(words[: units.start()]):
            return self._cut(self.start + units.start(), self.start + units.start())
        if (listed := _LISTED.search(words)) and not re.search("[。;,:]", words[: listed.start()]):
            return self._cut(self.start + listed.start(), self.start + listed.start())._replace(alone=True)
        if not words or len(words) > _LONGEST or words[0] in _END_MARKS or self._gap():
            return None
        if _SCORED.fullmatch(words):
            return self._cut(self.stop, self.stop)
        if (colon := _COLON.match(words)) and len(words) - colon.end() > 12:
            return None
        longest = _LONGEST if has_children else _LONGEST_SENTENCE
        heads = (followed or has_children) and _is_heading(words, longest)
        if words[-1] in "。;!?" and (not heads or self._stated() or self._begins()):
            return None
        if (self.glued or _RULE_BEGINS.match(words)) and not _is_heading(words):
            return None
        return Heading(
            self.start, self.start + len(words.rstrip(_END_MARKS)), self.stop, run_in=words[-1] == "。", alone=True
        )

    def _stated(self) -> bool:
        """Whether the line is a sentence that says what is to be done, with nothing below it but who is charged."""
        text = self.folded.text
        below = _CHARGED.match(text, self.stop)
        return bool(below and ("," in text[self.start : self.stop] or _COUNTS.search(text, self.start, self.stop)))

    def run_in(self, sentence: re.Match[str] | None) -> Heading | None:
        """A heading with its text behind it in the line."""
        text, start = self.folded.text, self.start
        if dashed := _DASHED.match(text, start, self.stop):
            return self._cut(dashed.end(), dashed.end())
        if (colon := _COLON.match(text, start, self.stop)) and _is_heading(colon.group()):
            return self._cut(colon.end() - 1, colon.end())
        if noted := _NOTED.match(text, start, self.stop):
            return self._cut(noted.end(), noted.end())
        if (gap := self._gap()) and self._parts(text[start:gap]):
            return self._cut(gap, gap)
        if _RULE_BEGINS.match(text, start, self.stop):
            return None
        unmarked = self._unmarked()
        runs_on = sentence and sentence.end() < self.stop and sentence.group() != ";" and not self._counts(sentence)
        if sentence and runs_on and _is_heading(text[start : sentence.start()]):
            words = _ASIDE.sub("", text[start : sentence.start()])
            short = len(words) <= _LONGEST_GLUED or self.marked or not self.glued
            if short and not (unmarked and self._surely_begins(unmarked.body, sentence.start())):
                return self._cut(sentence.start(), sentence.end())._replace(alone=self._charged(sentence.end()))
        return unmarked

    def _charged(self, at: int) -> bool:
        """Whether a list of units is all that is left of the line."""
        behind = self.folded.text[at : self.stop]
        return bool(_LISTED.match(behind) or _UNITS_BEHIND.match(behind))

    def _parts(self, words: str) -> bool:
        """Whether a gap behind these words parts a heading from its text."""
        if not re.search("[。,;]", words[:-1]) or _PLAIN.fullmatch(words):
            return True
        return self.glued and words[-1] not in _END_MARKS and not re.search(r"[。;\d]", words) and _is_heading(words)

    def _counts(self, sentence: re.Match[str]) -> bool:
        """Whether the line is one sentence that counts what is to be done, with the units charged behind it."""
        text = self.folded.text
        listed = self._charged(sentence.end()) or (self.glued and _OWNERS.match(text, sentence.end(), self.stop))
        words = text[self.start : sentence.end()]
        return bool(listed and ("," in words or _COUNTS.search(words)))

    def _unmarked(self) -> Heading | None:
        """A heading that nothing parts from its text."""
        text, start = self.folded.text, self.start
        begins = self._begins()
        standard = _STANDARD.match(text, start, self.stop)
        if standard and not self.glued and _BEGINS_GLUED.match(text, standard.end()):
            return self._cut(standard.end(), standard.end())
        if self.glued and standard:
            longer = begins and begins <= standard.end() + _LONGEST_GLUED and _NOUN.search(text, standard.end(), begins)
            end = begins if begins and longer else standard.end()
            return self._cut(end, end)
        return self._cut(begins, begins) if begins else None

    def _surely_begins(self, at: int, mark: int) -> bool:
        """Whether the words at a place open a text even where a mark follows soon."""
        text = self.folded.text
        if self.glued and mark - at > _SHORT and _STANDARD.match(text, self.start, self.stop):
            return True
        return bool(_BEGINS.match(text, at) or (self.glued and acting_units(text).match(text, at)))

    def _begins(self) -> int:
        """Where a text begins by its first words, outside brackets and before any mark; 0 if it does not say so."""
        text, start = self.folded.text, self.start
        signs = [_BEGINS_GLUED, acting_units(text)] if self.glued else [_BEGINS]
        found = [one.start() for sign in signs for one in sign.finditer(text, start + 4, min(self.stop, start + 30))]
        if self.glued:
            found += [one.end() for one in _TURNS.finditer(text, start + 2, min(self.stop, start + 30))]
        for begins in sorted(found):
            words = text[start:begins]
            if re.search("[,。;:、]", words) or words.endswith("要"):
                return 0
            if words.count("(") == words.count(")"):
                return begins
        return 0

    def _gap(self) -> int:
        """The first position with a gap before it, in a line of its own of two spaces or but one; 0 for none."""
        widest = 1 if self.glued else 2
        text, index = self.folded.text, self.folded.index
        first, last = self.start + 1, min(self.stop, self.start + _LONGEST) - 1
        if last <= first or index[last] - index[first] == last - first:
            return 0
        gaps = [
            at for at in range(first + 1, last + 1) if index[at] - index[at - 1] > 1 and not _LATIN.match(text, at - 1)
        ]
        wide = next((at for at in gaps if index[at] - index[at - 1] > widest), 0)
        return wide or (gaps[0] if len(gaps) == 1 and self._parts_a_text(gaps[0]) else 0)

    def _parts_a_text(self, at: int) -> bool:
        """Whether the one space at a place parts plain words from a sentence, not a heading of two like halves."""
        words, text = self.folded.text[self.start : at], self.folded.text[at : self.stop]
        first = re.split("[,。;]", text, maxsplit=1)
        if _KNOWN.fullmatch(words):
            return len(first) > 1
        plain = _PLAIN.fullmatch(words) is not None and len(text) > _LONGEST_GLUED
        return plain and len(first) > 1 and abs(len(first[0]) - len(words)) > 1

    def _cut(self, end: int, body: int) -> Heading:
        words = self.folded.text[self.start : end]
        return Heading(self.start, self.start + len(words.rstrip(_END_MARKS)), body, run_in=body < self.stop)


def _is_heading(words: str, longest: int = _LONGEST_SENTENCE) -> bool:
    return len(words) <= longest and words.count(",") <= 2 and not (_RULE_BEGINS.match(words) or _RULE.search(words))
