"""What surrounds a sentence: its clause, whether it reports or promises, the date that governs it."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple, TypedDict

from pipeline.extract.marks import Mark
from pipeline.extract.sentences import Sentence, sentences
from pipeline.extract.times import Time
from pipeline.fold import Folded
from pipeline.records import Clause, Document
from pipeline.rules import slot_pattern


class Evidence(TypedDict):
    """Where a document says a fact: clause, quote and canonical span, as every record of a fact has them."""

    clause: str
    quote: str
    start: int
    end: int


class Passage(NamedTuple):
    """The own text of a clause with its marks: folded `[start, end)`; the text before the first clause has no path.

    `reports` says that a heading announces what was reached, `aims` that one announces goals; `horizon` is the date
    that a heading or the text of a clause above gives; `preamble` says that numbered clauses follow; `listed` are the
    starts of marks that stand inside the name of a unit; `base` is the date that the plan counts from; `projects`
    says that a table lists named projects, `qualifies` that a heading or the words above announce conditions,
    `pays` that they announce what is paid,
    `reached` is the year that a heading over a report names.
    """

    document: Document
    folded: Folded
    path: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    times: Mapping[int, Time]
    reports: bool
    horizon: str
    listed: frozenset[int]
    preamble: bool = False
    aims: bool = False
    base: str = ""
    projects: bool = False
    qualifies: bool = False
    pays: bool = False
    reached: str = ""

    def words(self, start: int, end: int) -> str:
        """The words of a folded span as a reader writes them."""
        text, (low, high) = self.document.text, self.folded.span(start, end)
        if high - low == end - start:
            return text[low:high]
        return "".join([text[at] for at in self.folded.index[start:end]])

    def evidence(self, start: int, end: int) -> Evidence:
        """What a fact that rests on a folded span quotes."""
        low, high = self.folded.span(start, end)
        return {"clause": self.path, "quote": self.words(start, end), "start": low, "end": high}

    def spell(self, name: Sequence[int | str]) -> str:
        """A name of folded positions and implied characters in the words of the document."""
        text, index = self.document.text, self.folded.index
        return "".join([text[index[at]] if isinstance(at, int) else at for at in name])

    def said(self, sentence: Sentence) -> str:
        """The folded text of a sentence."""
        return self.folded.text[sentence.start : sentence.end]


class Statement(NamedTuple):
    """A sentence in its context: whether it reports, and the date that governs it from before.

    `reached` is the year of the report that it goes on with (其中，…); `baselines` are the starts of the times in it
    that a parenthesis gives for comparison (达到60%(2022年为54%)).
    """

    sentence: Sentence
    reports: bool
    due: str
    reached: str = ""
    baselines: frozenset[int] = frozenset()


_STOP = re.compile(r"[。!?;\n]")
_COMPARED = ("同比", "比上年", "较上年", "去年", "上年")
_LAST_YEAR = ("去年", "上年", "上一年")
_FROM_THERE = re.compile("(?:由|从)$")
_BASELINE = re.compile(r"\(\d{4}年(?:底|末)?(?:为|是|仅|实际|现状)")
_BARE_YEAR = ("deadline.by_year", "deadline.by_place_year", "deadline.by_amid")
_HALF_YEAR = re.compile(r"\d{4}年(?:上半年|第?[一二三四]季度)")


# Headings without a number that part a report from the tasks ahead (2019年工作回顾, 2020年工作安排).
_OF_YEARS = (
    r"(?:20\d\d年度?|二[〇○零]{2}.年|过去的?[一三四五六]年|[一三四五六]年来|今年|明年|下一步|(?:今后|未来)[一三五]年"
    "|“十.五”(?:时期|期间)?)"
)
_BACK = re.compile(
    rf"^[ \u3000]*(?:{_OF_YEARS}|[本上]届)?[^。,，；;：:\n]{{0,14}}(?:工作|发展|建设|成就|任务完成情况)的?(?:基本)?"
    "(?:回顾|总结)"
    "(?:[及和与](?!.*(?:打算|计划|安排|目标|任务|建议|思路))[^。,，；;：:\\n]{0,16})?[ \u3000]*$",
    re.M,
)
_AHEAD = re.compile(
    rf"^[ \u3000]*{_OF_YEARS}(?:的?(?:政府)?的?(?:主要|重点|总体)?(?:工作|目标|任务|奋斗目标|要求|发展)"
    r"|[^。,，；;\n]{0,20}(?:安排|目标|任务|要求|思路|打算|建议|设想|部署|展望))"
    "(?!.*(?:回顾|总结|完成情况))[^。,，；;\\n]{0,16}$",
    re.M,
)
_NEXT = re.compile("下一(?:步|阶段|年度?)|下半年|.{0,12}(?:打算|建议|计划|安排|思路)$")


class Turn(NamedTuple):
    """A heading without a number, from whose end on a text looks back or ahead."""

    at: int
    back: bool


def turns(text: str, start: int, end: int) -> tuple[Turn, ...]:
    """The headings without a number of `text[start:end]` that turn it to a report and from one, in reading order."""
    if text.find("回顾", start, end) < 0 and text.find("工作总结", start, end) < 0:
        return ()
    back = [Turn(head.end(), True) for head in _BACK.finditer(text, start, end)]
    ahead = [Turn(head.end(), False) for head in _AHEAD.finditer(text, start, end)] if back else []
    return tuple(sorted([*back, *ahead]))


# Titles of documents that only say how far something has come.
_TOLD = re.compile(
    "(?:完成|执行|实施|落实|推进|开展|进展|运行|办理|工作|建设|发展)情况(?:的?(?:通报|报告|汇报|说明|公示|公告|总结))?$"
    "|工作总结(?:(?:[及和与、暨]|以及).{0,20}(?:安排|计划|思路|打算|要点))?$"
)


def told(title: str) -> bool:
    """Whether the title of a document announces a report (`“十四五”规划实施情况`)."""
    return _TOLD.search(title) is not None


def reporting(
    clauses: Sequence[Clause], turned: Sequence[Turn] = (), back: bool = False, base: str = ""
) -> tuple[frozenset[int], frozenset[int]]:
    """The starts of clauses under a heading that announces what was reached, and of those under one of goals.

    `back` says that the document looks back from its first word on, `base` is the date that it counts from.
    """
    found: set[int] = set()
    aims: set[int] = set()
    above: dict[str, set[int]] = {}  # by path: numbers may begin anew behind a heading without one
    ahead = list(reversed(turned))
    for clause in clauses:
        while ahead and ahead[-1].at <= clause.start:
            back = ahead.pop().back
        over = above.get(clause.parent)
        kind: set[int] = set()
        if over is aims or slot_pattern("aim_title").search(clause.title):
            kind, back = aims, back and bool(clause.parent)
        elif _gone(clause.title, base):
            kind = found
        elif not clause.parent and (_AHEAD.match(clause.title) or _NEXT.match(clause.title)):
            back = False
        elif back or over is found or slot_pattern("report_title").search(clause.title):
            kind = found
        kind.add(clause.start)
        above[clause.path] = kind
    return frozenset(found), frozenset(aims)


_OF_A_YEAR = re.compile(
    r"^(20\d\d)年(?!度?(?:计划|目标|任务|预期|安排|远景|以前|前|底|起|-|至|到)"
    "|[^。,，；;]{0,20}(?:安排|目标|任务|要求|思路|打算|建议|设想|部署|展望)$)"
)


def _gone(title: str, base: str) -> bool:
    """Whether a heading is of a year that is over (`2008年政府的主要工作` in a report of 2009)."""
    year = _OF_A_YEAR.match(title)
    return year is not None and year[1] < base[:4]


def statements(passage: Passage) -> Iterator[Statement]:
    """The sentences of a passage with what earlier sentences say about them.

    A sentence that opens with its tense (`五年来`, `到2025年`) sets that of the following ones in its paragraph; a date
    that opens a sentence governs the rest of the clause until another one does.
    """
    reports, due, reached, position = passage.reports, passage.horizon, "", passage.start
    for sentence in sentences(passage.folded.text, passage.start, passage.end, passage.marks):
        if "\n" in passage.folded.text[position : sentence.start]:
            reports = passage.reports
        position = sentence.end
        baselines = _baselines(passage, sentence, due)
        verdict = _verdict(passage, sentence, baselines, reports)
        if verdict is not None and _opens(passage, sentence):
            reports = verdict
        due = next((year for mark in sentence.marks if (year := opening(passage, mark))), due)
        goes_on = passage.folded.text.startswith("其中", sentence.start)
        reached = reached if goes_on else _reached(passage, sentence)
        yield Statement(sentence, reports if verdict is None else verdict, due, reached if goes_on else "", baselines)


def _baselines(passage: Passage, sentence: Sentence, due: str) -> frozenset[int]:
    """The times of a sentence that stand in a parenthesis for comparison, before the date that the sentence is of."""
    found = {mark.start: passage.times[mark.start] for mark in sentence.marks if mark.start in passage.times}
    told = {at for at in found if _BASELINE.match(passage.folded.text, at - 1)}
    ahead = max([due, *(time.ends for at, time in found.items() if at not in told and time.kind in ("by", "period"))])
    return frozenset(at for at in told if found[at].kind == "past" or found[at].ends[:4] < ahead[:4])


def _reached(passage: Passage, sentence: Sentence) -> str:
    """The last year that a sentence reports on."""
    times = [passage.times[mark.start] for mark in sentence.marks if mark.start in passage.times]
    return next((time.ends[:4] for time in reversed(times) if time.kind == "past" and time.ends), "")


def opening(passage: Passage, mark: Mark) -> str:
    """The year by which something must hold, where a sentence opens with the mark: `到2025年，…`."""
    time = passage.times.get(mark.start)
    if time is None or time.kind != "by" or len(time.ends) != 4:
        return ""
    lead = passage.folded.text[max(passage.start, mark.start - 5) : mark.start]
    return time.ends if len(lead) < 5 or _STOP.search(lead) else ""


def _opens(passage: Passage, sentence: Sentence) -> bool:
    first = min(mark.start for mark in sentence.marks)
    timed = first in passage.times and first - sentence.start <= 4 and passage.times[first].kind not in ("none", "base")
    return timed or bool(slot_pattern("tense_opening").match(passage.said(sentence)))


def dated(mark: Mark) -> bool:
    """Whether a time names its year: 全年 and 年底前 do not tell a report from a promise."""
    return any(mark.match.groupdict().get(name) for name in ("y", "plan_no"))


def _behind(passage: Passage, mark: Mark) -> bool:
    """Whether a bare year under the heading of a report lies behind it, in the document's own year at the latest."""
    if not passage.reports or mark.rule is None:
        return False
    ends, base = passage.times[mark.start].ends, passage.base
    if mark.match.group().startswith("截"):
        return True
    if not mark.match.group().removeprefix("预计")[:1].isdigit():
        return False
    if _HALF_YEAR.fullmatch(mark.match.group()):
        return not base or ends[: len(base)] <= base
    return mark.rule.id in _BARE_YEAR and (not base or ends[:4] <= base[:4])


def _verdict(passage: Passage, sentence: Sentence, aside: Container[int], reports: bool) -> bool | None:
    """Whether the words and times of a sentence report (True) or promise (False); None when they do not tell.

    `aside` are the starts of times that only compare, `reports` says that the sentences before it report.
    """
    timed = [mark for mark in sentence.marks if mark.start in passage.times and mark.start not in aside]
    hopes = slot_pattern("promised").search(passage.said(sentence))
    behind = [] if hopes else [mark for mark in timed if _behind(passage, mark)]
    timed = [mark for mark in timed if mark not in behind]
    past = any(passage.times[mark.start].kind == "past" and dated(mark) for mark in timed)  # 2020年全年
    kinds = {passage.times[mark.start].kind for mark in timed if not (reports or past) or dated(mark)}
    text = passage.said(sentence)
    ahead = {"by", "from"} if passage.reports else {"by", "period", "from"}  # “十四五”期间 may lie behind a report
    if kinds & ahead or (not passage.reports and hopes) or text.startswith("下一步"):
        return False
    told = any(mark.rule and mark.rule.set.get("tells") for mark in sentence.marks)
    said = slot_pattern("surely_reported" if passage.aims else "reported").search(text)
    if (
        said
        and said.group() in _COMPARED
        and any(mark.quantity.op in (">=", "<=") for mark in sentence.marks if not mark.rule)
    ):
        said = None  # a bound on a growth is aimed at, not reported
    if said and said.group() in _LAST_YEAR and ("recurring" in kinds or _FROM_THERE.search(text[: said.start()])):
        said = None  # what recurs or rises looks back on the year before and is still to be done
    return True if told or behind or "past" in kinds or said else None
