"""What a name borrows from the one before it: its yield, rate, object or measure; and what it must not keep."""

import re
from functools import cache

from pipeline.extract.frames import Frame
from pipeline.extract.naming import Name, is_area, maker, trim_tail, words
from pipeline.rules import compile_pattern

# Goods by weight: only the first of them may say that it is their 产量.
_YIELD = re.compile("(?:年?总)?产量$|总产$|产能$")
_GOODS = re.compile("[一-龥]{1,6}")


def grown(frame: Frame, subject: Name, before: Name) -> Name:
    """A good whose yield is told after that of another: `粮食产量20万吨，油料2万吨`."""
    text, mark = frame.text, frame.figures[0]
    said = _YIELD.search(words(text, before))
    if not said or mark.quantity.dimension != "mass" or not _GOODS.fullmatch(words(text, subject)):
        return subject
    if maker(text, subject) or _measure_of(text, subject):
        return subject
    return subject + before[said.start() :]


def _measure_of(text: str, name: Name) -> bool:
    """Whether a name ends in what is measured, so that it leans on nothing before it."""
    return bool(re.search("[量额率值产数]$|面积$|能力$|规模$|储备$|能耗$|加工$|出栏$", words(text, name)))


_RATE_HEAD = re.compile("(?:综合)?(?:[一-龥]{2}化|[一-龥]{2})率$")

# What grew, where only its kinds are named behind 其中.
_MEASURE = re.compile("(?:种植|播种)?面积$|产量$|产值$|增加值$|销售额$|零售额$|投资$|收入$|出口$|存栏$|出栏$")


def with_rate(frame: Frame, subject: Name, before: Name) -> Name:
    """Parts of what was measured before have its rate: `机械化率达78%，其中小麦、玉米分别达98%、92%`."""
    if not frame.segment.text.startswith("其中") or is_area(words(frame.text, subject)):
        return subject
    if frame.rule.set["kind"] == "growth" and (measure := _MEASURE.search(words(frame.text, before))):
        return subject if _MEASURE.search(words(frame.text, subject)) else subject + before[measure.start() :]
    rate = _RATE_HEAD.search(words(frame.text, before))
    share = all(mark.quantity.dimension == "share" for mark in frame.figures)
    if not rate or not share or re.search("[率比重例额量值数耗入资积放度]$|价格$", words(frame.text, subject)):
        return subject
    return subject + before[rate.start() :]


def with_object(text: str, subject: Name, before: Name) -> Name:
    """A subject that ends in the verb of the one before does it to the same thing: `市安排资金…，各县安排…`."""
    verb = subject[-2:]
    if words(text, verb) in ("造林", "绿化"):  # work that names its own thing
        return subject
    if not before or len(subject) < 3 or maker(text, verb) != verb:
        return subject
    if 0 < len(maker(text, subject)) < len(subject) - 2:  # 完成移民搬迁: done to a thing of its own
        return subject
    at = words(text, before).find(words(text, verb))
    return subject + before[at + 2 :] if at >= 0 else subject


def measured_in(frame: Frame, name: Name) -> Name:
    """The thing before `占…比重` where a figure is no share: `数字经济占GDP比重达45%，突破3000亿元`."""
    share = words(frame.text, name).find("占")
    other = frame.figures[0].quantity.dimension == "money" or frame.rule.set["kind"] == "growth"
    return name[:share] if share > 1 and other else name


@cache
def _rate() -> re.Pattern[str]:
    return compile_pattern("的?(?:{~growth_noun}|幅度)$")


def without_rate(text: str, subject: Name) -> Name:
    """`投资增速` grows like 投资."""
    found = _rate().search(words(text, subject))
    return trim_tail(text, subject[: found.start()]) if found and found.start() > 1 else subject
