"""Targets and reported figures in prose: quantities read by the rules of `rules/targets.yaml`."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.context import Passage, Statement, dated
from pipeline.extract.described import of_a_goal
from pipeline.extract.frames import State, frame, positions
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, trim
from pipeline.extract.sentences import QUANTITY, TIME, Segment, Sentence, masked, segments
from pipeline.extract.shapes import read
from pipeline.records import Target

_JOINTS = ("、", "和", "及", "与", "以及")


def targets(passage: Passage, statement: Statement, taken: Container[int]) -> Iterator[Target]:
    """The targets of one sentence; `taken` are the starts of marks that state something else or nothing."""
    marks = tuple(mark for mark in statement.sentence.marks if mark.start not in taken)
    if all(mark.rule and "states" not in mark.rule.set for mark in marks):
        return
    kinds = {mark.start: passage.times[mark.start].kind for mark in marks if mark.start in passage.times}
    binding = [mark for mark in marks if kinds.get(mark.start, "none") not in ("none", "base")]
    bases = [mark for mark in marks if kinds.get(mark.start) == "base"]
    state = (
        State("actual", due=statement.reached or passage.reached)
        if statement.reports
        else State("target", due=statement.due)
    )
    sentence = Sentence(statement.sentence.start, statement.sentence.end, marks)
    found: list[Target] = []
    pieces = list(segments(masked(passage.folded.text, sentence, binding, bases)))
    for index, segment in enumerate(pieces):
        state.turns = _turns(state, pieces, index) or state.turns
        if segment.bracketed and of_a_goal(passage.folded.text, segment.span(0, 1)[0]):
            continue
        if segment.bracketed and _compares(segment, statement):
            found.extend(_segment(passage, segment, replace(state, status="actual")))
        else:
            found.extend(_segment(passage, segment, state))
    yield from _with_heads(passage, found)


_APART = re.compile(f"[{TIME},]*分别[^{QUANTITY}、]*{QUANTITY}$")
_STEP = re.compile(f"[增下降上减提回收][^{QUANTITY}、]{{0,5}}{QUANTITY}$")


def _turns(state: State, pieces: Sequence[Segment], index: int) -> list[Name]:
    """What each of joined segments behind 分别 speaks of (`分别增长8.5%、下降2%`): the subjects named last."""
    if not _APART.match(pieces[index].text):
        return []
    count = 1
    for piece in pieces[index + 1 :]:
        if not piece.joined or not _STEP.match(piece.text):
            break
        count += 1
    return state.said[-count:] if 1 < count <= len(state.said) else []


def _compares(segment: Segment, statement: Statement) -> bool:
    """Whether a parenthesis says what was reached before: 达到60%(2022年为54%)."""
    return segment.text[:1] == TIME and segment.mark(0).start in statement.baselines


# A band that the last of joined things names with their noun (推进12个百亿元、70个30亿元以上项目建设).
_BAND = re.compile("[百千十万\\d]+[亿万]元(?:以上)?$")
_AFTER_BAND = re.compile("^.*?[百千十万\\d]+[亿万]元(?:以上)?")


def _with_heads(passage: Passage, found: Sequence[Target]) -> list[Target]:
    """The targets with the noun that only the last of joined things names: `1个千亿级、5个百亿级产业集群`."""
    result: list[Target] = []
    for target in reversed(found):
        after = result[-1] if result else None
        if after and target.indicator.endswith("级") and passage.document.text[target.end : after.start] in _JOINTS:
            target = replace(target, indicator=target.indicator + after.indicator.rpartition("级")[2])
        elif after and _BAND.search(target.indicator) and passage.document.text[target.end : after.start] in _JOINTS:
            target = replace(target, indicator=target.indicator + _AFTER_BAND.sub("", after.indicator))
        result.append(target)
    return result[::-1]


# What a segment without figures is about, where the next one says how much: `财政收入再创新高，达到5亿元`.
_SPOKEN_OF = re.compile(
    rf"[{TIME},]*(?P<subject>[^{TIME},]{{0,20}}?(?:总值|GDP|收入|支出|产值|增加值|投资|税收|利润|贷款|存款|总产|单产|出口|人口|[额量率数]|规模|面积"
    r"|能力|里程)(?:\([^()]*\))?)(?:首次|成功|历史性|双双|再次|再创|再|一举|连续|连年|继续|保持|持续|稳步|平稳|不断|大幅|快速|较快|高速|显著|明显"
    "|进一步|实现(?:新|历史|较|快|大|稳|平|跨|翻|恢复)|创|突破|迈上|迈入|跨[上入越]|站上|登上|跃上|稳定增长|稳中|增长|提高|提升"
    "|(?:年初|年度|全年|调整)?(?:任务|计划|预算|目标))[^,]*$"
)


def _speak_of(passage: Passage, state: State) -> None:
    """What the last segment without figures was about is what the next one measures."""
    state.fresh = False
    if state.unmeasured and (spoken := _SPOKEN_OF.match(state.unmeasured.text)):
        state.measure([trim(passage.folded.text, positions(state.unmeasured, *spoken.span("subject")))])


def _segment(passage: Passage, segment: Segment, state: State) -> Iterator[Target]:
    if state.per not in ("", "year"):
        state.per = ""
    state.timed = TIME in segment.text
    for position, char in enumerate(segment.text):
        if char == TIME:
            _govern(passage, segment.mark(position), state)
    bracketed, around, verb = segment.bracketed, state.names, state.verb
    if bracketed:
        state.verb = ()
        if not segment.text.startswith("其中"):
            state.names, state.unmeasured = [], None
    if not segment.joined:
        state.each = ()
        if QUANTITY not in segment.text:
            state.counting = False
    lead = len(segment.text) - len(segment.text.lstrip(TIME))
    segment = segment.part(lead, len(segment.text), segment.joined)
    if state.fresh and QUANTITY in segment.text:
        _speak_of(passage, state)
    found = frame(passage, state, segment) if QUANTITY in segment.text or "类" in segment.text else None
    if found:
        yield from read(found)
    elif QUANTITY not in segment.text and segment.text:
        state.unmeasured, state.fresh = segment, True
    if bracketed:
        state.names, state.verb = around, verb


def _govern(passage: Passage, mark: Mark, state: State) -> None:
    """A time holds for what follows it in the sentence, a rhythm shorter than a year for its segment alone."""
    time = passage.times[mark.start]
    if time.per:
        state.per = "" if mark.match.group().startswith("逐") else time.per
    elif time.kind in ("by", "period") and (state.status == "target" or dated(mark)):
        state.due, state.per = time.ends, ""
        state.dues = (time.ends, *time.also) if time.also else ()
    elif time.kind == "past" and time.ends:
        state.due = time.ends[:4]
