"""A target record from a frame: the fields that its words, its figure and its sentence decide."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.frames import Frame
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, words
from pipeline.extract.quantities import Quantity
from pipeline.extract.sentences import BASE, QUANTITY
from pipeline.records import Op, Per, Target, TargetKind
from pipeline.rules import compile_pattern, slot_pattern

_NEW = re.compile("新增|净增|^再(?=[建新增培引打])|^增加(?!值)")
_YEARLY = re.compile("年均|每年|逐年")
_EACH_YEAR = re.compile(f"(?:年均|年平均)(?:达到?|保持在?|稳定在|约|实现|完成)*{QUANTITY}")
_IN_ALL = re.compile("累计|[共总合]计|年共")
_BEYOND = re.compile(f"(?:超过|突破).{{0,2}}{QUANTITY}")
# A growth raised further (`增长7%以上，力争8%`).
_STRIVEN = re.compile(f"(?:力争|争取|奋斗目标)(?:为|达到?|实现)?{QUANTITY}$")
_GROWN = re.compile(r"(?:增长|增速|增幅)[^,;。\d]{0,4}\d[\d.]*%(?:以上|左右|以内)?[,、(]$")
_NEAR = 24


def stated(frame: Frame, name: Name, mark: Mark, listed: Sequence[Mark] = (), end: int = 0) -> Target:
    """The target that a figure states about a name; `listed` are the figures of the list that it stands in.

    The quote runs from the head of the segment to the figure, or to the folded position `end` where that is further.
    """
    found = mark.quantity
    kind = _kind(frame, name, found)
    sign = -1 if kind != "level" and slot_pattern("fall").search(frame.group("way") + QUANTITY) else 1
    return _record(
        frame,
        name,
        (frame.segment.span(0, 1)[0], max(mark.end, end)),
        op=_op(frame, found, listed),
        value=sign * found.value,
        value2=None if found.value2 is None else sign * found.value2,
        unit=_unit(found, listed, words(frame.text, name) + frame.segment.text),
        kind=kind,
        per=_per(frame, kind),
    )


def graded(frame: Frame) -> Target:
    """A grade to be reached (水质达到Ⅲ类): the words themselves are the value."""
    grade = frame.passage.words(*frame.segment.span(*frame.match.span("grade")))
    name, span = frame.subject(), frame.segment.span(*frame.match.span())
    return _record(frame, name, span, op="text", value=grade, kind="level", per=frame.state.per)


# What is planned, in a report too.
_PLANNED = re.compile("(?:[一-龥]{0,8}项目)?(?:年度|全年)?计划(?:总|完成)?投资")


def _record(frame: Frame, name: Name, span: tuple[int, int], **fields: object) -> Target:
    passage, state = frame.passage, frame.state
    planned = _PLANNED.match(words(frame.text, name)) and "完成" not in frame.segment.text
    return Target(
        **passage.evidence(*span),
        rule=frame.rule.id,
        indicator=passage.spell(name),
        due=state.due,
        status="target" if planned else state.status,
        **fields,  # type: ignore[arg-type]
    )


def _kind(frame: Frame, name: Name, found: Quantity) -> TargetKind:
    """A growth against a far year is a change in total; a level of newly made things is one too."""
    kind: TargetKind = frame.rule.set["kind"]  # type: ignore[assignment]
    if words(frame.text, name).endswith("自然增长率"):
        return "level"
    if kind == "level" and found.dimension == "share" and _STRIVEN.match(frame.segment.text):
        before = frame.passage.folded.text[: frame.segment.span(0, 1)[0]][-_NEAR:]
        return "growth" if _GROWN.search(before) else kind
    if kind == "growth" and found.dimension in ("money", "count", "mass", "area", "length"):
        return "change"  # a rise by an amount
    if kind == "growth" and (BASE in frame.segment.text or "累计" in frame.segment.text):
        return "change"
    if kind == "level" and found.dimension not in ("share", "time", "age") and _NEW.search(words(frame.text, name)):
        return "change"
    return kind


# What is reached in all, not each year, where the rhythm stands in an earlier segment (`每年创建2家，总数达到20家`).
_STOCK = re.compile("(?:达到?|增加到|增加至|提高到|提高至|扩大到|保持在|稳定在|控制在)[^,]{0,4}" + QUANTITY)


@cache
def _mean() -> re.Pattern[str]:
    measured = "浓度|气温|温度|降水|径流|水温|风速"
    return compile_pattern(
        f"[^一-龥]*(?:全[市县省区])?(?:(?:年平均|年均)(?!{measured})|年(?={{~make}}))|[一-龥]{{2,8}}年均(?={{~make}})"
    )


def _per(frame: Frame, kind: TargetKind) -> Per:
    if kind == "growth":
        return ""
    yearly = kind == "change" and _YEARLY.search(frame.group("pace"))
    mean = frame.rule.set["kind"] == "level" and _mean().match(frame.segment.text)
    counted = not frame.group("pace") and _EACH_YEAR.search(frame.segment.text)
    if yearly or mean or counted:
        return "year"
    whole = _IN_ALL.search(frame.segment.text)
    reached = kind == "level" and not frame.state.timed and _STOCK.search(frame.segment.text)
    return "" if whole or reached else frame.state.per


def _op(frame: Frame, found: Quantity, listed: Sequence[Mark]) -> Op:
    """The figure's own comparator, else that of the last figure of its list, else one that stands before."""
    if found.op:
        return found.op
    last = listed[-1].quantity.op if listed else None
    if last and last != "range":
        return last
    first = listed[0] if listed else None
    if first and first.quantity.op and not frame.text[first.start].isdigit():  # 分别不低于22%和30%
        return first.quantity.op
    said = frame.segment.text
    bound = said[: said.rfind(QUANTITY)]  # not a bound in what is counted (5个面积不小于200平方米的文化站)
    for slot, op in (("at_least", ">="), ("at_most", "<=")):
        if slot_pattern(slot).search(bound):
            return op  # type: ignore[return-value]
    return ">" if _BEYOND.search(said) else "="


def _unit(found: Quantity, listed: Sequence[Mark], said: str) -> str:
    """The unit as written; in a list (15个、10个工作日) the last figure may say it for all."""
    last = listed[-1].quantity.unit if listed else ""
    if found.unit == "个" and last in ("个工作日", "个百分点", "个月"):
        return last
    if not found.unit and last:
        return last
    if found.unit in ("亿", "千亿", "百亿", "万亿") and not re.search("人口|用户|网民|[人件次]数|数据", said):
        return found.unit + "元"  # a bare 亿 is money unless it numbers people or things
    return "万元" if found.unit == "万" and slot_pattern("money_word").search(said) else found.unit
