"""Marks in sentences that grant something: what says who qualifies, what is paid, and what no rule reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.extract.sentences import Sentence
from pipeline.records import Incentive
from pipeline.rules import compile_pattern, slot_pattern


@cache
def _zone() -> re.Pattern[str]:
    return compile_pattern(
        r"(?:^|[,;。:])(?:对于?|凡是?|符合)[^;。]{0,160}?(?:,|的)(?=[^,;。]{0,20}{~granted})"
        r"|(?<![^,;。:])[^,;。:]+的(?:\([^()]*\))?,(?=[^,;。]{0,20}(?:{~granted}|免[征收缴除]|减[免按半征]|[加减扣记]\d[\d.]*分))"
    )


# What says how much more is granted for more, and up to what.
_MORE = re.compile("每(?:增加|新增|多|超)|最[多高]|同一|累计不|单[个家]")


def conditioned(passage: Passage, sentence: Sentence) -> Iterator[Mark]:
    """The marks of a sentence that stand between 对, 凡 or 符合 and what is then granted: they say who qualifies.

    A count that is granted (给予名额2名) is with them.
    """
    text = passage.said(sentence)
    if not slot_pattern("granted").search(text) and ("的," not in text or ("免" not in text and "分" not in text)):
        return
    zones = [(0, len(text))] if text.startswith("凡") else [zone.span() for zone in _zone().finditer(text)]
    over = 0
    for mark in sentence.marks if zones else ():
        at = mark.start - sentence.start
        while over < len(zones) and zones[over][1] <= at:
            over += 1
        inside = over < len(zones) and zones[over][0] <= at
        if inside or (over and _grants(text, at, mark)):
            yield mark


# What grants money, or limits what is granted, and what spends or collects it.
_SPENDS = re.compile(
    "安排|整合|用于|设立|投入|筹集|落实|争取|完成|达|增加|累计|总额|规模|增长|下降|提高到|预算|支出|收入|拨付"
)

# How much or how many a grant extends to: 补贴面积不超过400平方米, 二等奖3个.
_EXTENT = re.compile(
    "(?:支持|补贴|补助|资助|奖励)(?:的)?(?:面积|数量|名额|人数|次数|电量|时间|期限|年限)|最高(?:补贴|补助|奖励|支持)$|等(?:奖|补贴|补助)"
)
# How long something that is paid may last: 培训时间不超过15天.
_TERM = re.compile("(?:时间|期限|年限|天数)(?:最长|累计|一般)*$")
_SURELY = re.compile("才给予|方可|方能|才能|兑现|按照?(?:的标准)?(?:给予)?(?:补助|补贴|奖励)")


# A cheap test before the patterns.
_GRANTING = (
    "奖",
    "补",
    "贴",
    "给予",
    "予以",
    "资助",
    "支持",
    "优惠",
    "参照",
    "减免",
    "返还",
    "发放",
    "拨付",
    "兑现",
    "单次",
    "浮",
)


@cache
def _gives() -> re.Pattern[str]:
    return compile_pattern("给予|予以|{~give}|参照|下浮|上浮|减免|优惠|兑现|单次")


def granted(passage: Passage, sentence: Sentence) -> Iterator[Mark]:
    """The sums and shares of a sentence in stretches that grant something: no targets where no rule reads them.

    `单户企业每年补贴不超过50万元`, `给予利率下浮10%的优惠`; not `每年安排专项奖励资金300万元`.
    """
    text = passage.said(sentence)
    if not any(word in text for word in _GRANTING):
        return
    for mark in sentence.marks:
        if mark.rule:
            continue
        at = mark.start - sentence.start
        stretch = text[max(text.rfind(sign, 0, at) for sign in ",;:。") + 1 : at]
        stretch += re.match("[^,;:。]*", text[mark.end - sentence.start :]).group()  # type: ignore[union-attr]
        if mark.quantity.dimension not in ("money", "share"):
            if _EXTENT.search(stretch) or (mark.quantity.dimension == "time" and _TERM.search(stretch)):
                yield mark
        elif _gives().search(stretch) and (not _SPENDS.search(stretch) or _SURELY.search(stretch)):
            yield mark


def _grants(text: str, at: int, mark: Mark) -> bool:
    """Whether the stretch in which a count or a step stands says what is granted."""
    stretch = text[max(text.rfind(sign, 0, at) for sign in ",;。") + 1 : at]
    if mark.rule or (mark.quantity.dimension != "count" and not stretch.startswith("每")):
        return False
    return bool(_MORE.match(stretch) or slot_pattern("granted").match(stretch))


def of_payment(passage: Passage, sentence: Sentence, paid: Sequence[Incentive]) -> Iterator[Mark]:
    """The marks of a sentence that belong to what is paid in it: amounts, and what says who qualifies."""
    for mark in sentence.marks if paid else ():
        if _paid(passage, mark, paid) or _aside(passage, mark) or _demanded(passage, mark, paid):
            yield mark


# What a payment is to be spent on: 每亩补助500元,其中200元用于肥料.
_OF_IT = re.compile("其中[^;。]{0,24}$")
# Who bears which part of a payment: 每亩补助900元,其中中央资金600元,县级配套300元.
_BORNE = re.compile(
    "其中:?[^;。]{0,40}?(?:中央|自治区|省|市|县|区|地方)级?[^,;。\\d]{0,4}(?:财政|资金|配套|承担|自筹)[^,;。\\d]{0,4}$"
)
# Whose part of a payment a sum is: 奖励企业10万元,其中法人代表5万元.
_SHARED_IN = re.compile("[,(]其中:?[^,;。:\\d]{2,12}(?:各|奖励)?$")
_SPENT = re.compile("(?:要|须|应|必须|专项)*用于")


def _aside(passage: Passage, mark: Mark) -> bool:
    """Whether a sum only tells a payment apart (`50元/亩（林地25元/亩）`) or says what a part of it is for."""
    text = passage.folded.text
    if mark.rule or mark.quantity.dimension != "money":
        return False
    if _SHARED_IN.search(text[max(0, mark.start - 18) : mark.start]) and text[mark.end : mark.end + 1] in ",;。)":
        return True
    if _BORNE.search(text[max(0, mark.start - 60) : mark.start]):
        return True
    if _SPENT.match(text, mark.end) and _OF_IT.search(text[max(0, mark.start - 26) : mark.start]):
        return True
    return text[mark.end : mark.end + 1] == ")" and text.rfind("(", mark.start - 8, mark.start) >= 0


def _paid(passage: Passage, mark: Mark, paid: Iterable[Incentive]) -> bool:
    """Whether an incentive rests on a quantity or passes over it."""
    start, end = passage.folded.span(mark.start, mark.end)
    return mark.rule is None and any(fact.start <= start and end <= fact.end for fact in paid)


def _demanded(passage: Passage, mark: Mark, paid: Iterable[Incentive]) -> bool:
    """Whether a time stands in the words that say who qualifies: `2025年首播的作品，每部奖励3万元`."""
    start, end = passage.folded.span(mark.start, mark.end)
    text = passage.document.text
    binds = mark.start in passage.times and passage.times[mark.start].kind in ("by", "from", "recurring", "period")
    return binds and any(
        fact.start <= start and end <= fact.start + len(fact.condition) and text.startswith(fact.condition, fact.start)
        for fact in paid
    )
