"""Quantities: a number with its unit and the comparator that stands beside it."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.extract.numerals import fraction, number
from pipeline.records import Op
from pipeline.rules import alternatives, data, slots


class Quantity(NamedTuple):
    """A number as said. Offsets are folded; `start`/`end` take in the comparator, `unit_end` does not.

    `op` is empty when nothing compares. `dimension` is the class of the unit in `lexicon/units.yaml`, empty for a
    bare number. `spelled` says that the number is written in Chinese numerals.
    """

    start: int
    unit_end: int
    end: int
    value: Decimal
    value2: Decimal | None
    unit: str
    op: Op | None
    dimension: str
    spelled: bool = False


# What a figure is measured per where 每 is written for the stroke (微克每立方米).
_PER_WRITTEN = "(?:度|千瓦时|吨|件|户|立方米|平方米|平方公里|升|千克|公斤|公顷|亩)"
# What follows a round sum of money that names no unit (超过五千亿规模).
_AMOUNTS = "(?:的?(?:规模|大关|产值|目标|台阶))"
_PRE: dict[str, Op] = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "about": "~"}
_POST: dict[str, Op] = {"from_up": ">=", "from_down": "<=", "about_after": "~"}


@cache
def dimensions() -> dict[str, str]:
    """Every unit word with the class that it belongs to."""
    return {word: name for name, words in data("lexicon", "units").items() if name != "not_before" for word in words}


@cache
def pattern() -> re.Pattern[str]:
    """A quantity in folded text, comparators and ranges included."""
    slot = slots()
    unit = "|".join(_guarded(word) for word in alternatives(list(dimensions())).split("|"))
    per = (
        f"(?:每)?(?:(?:{slot['scale']})?(?:{unit}|月|次|季|例|学期)"
        "|(?:(?!以|奖|补|给|左)[一-龥]){1,4}(?=[,、;。)的]|(?:奖励|奖补|补助|补贴|给予)))"
    )
    scale, spelled, point = slot["scale"], slot["han"], "(?:点[零〇一二三四五六七八九]+)"
    pre = "|".join(f"(?P<{name}>{slot[name]})" for name in _PRE)
    post = f"(?P<from_up>{slot['from_up']})|(?P<from_down>{slot['from_down']})|(?P<about_after>左右|上下)"
    body = (
        rf"(?:百分之(?P<hundredth>{slot['num']}|{spelled}{point}?)"
        rf"|(?P<part>(?:{spelled})个?分之(?:{spelled}{point}?)|一半|半数|减半(?=补助|征收|收取|缴纳|补贴|执行|住房|[,。;]|$)|(?<!\d)[1-9]/[2-9](?!\d))(?![一-龥]?(?:时间|以来))"
        rf"|(?P<value>{slot['num']})(?:(?P<ratio>:\d{{1,2}}(?:\.\d+)?)(?![\d.:])|(?:(?:(?P<unit1>%|万元|亿元|元|倍|个|家|人|项)?(?:--?|至)|到)(?P<value2>{slot['num']}))?(?P<more>[余多几])?"
        rf"(?:(?P<scale>{scale})?(?P<more2>[余多])?(?P<unit>(?:{unit})(?:/{per}(?:[·/][年月天日]|[年月天](?=[,;。)、\n]|$))?|每{_PER_WRITTEN})?)(?:\([一-龥]{{1,3}}\)(?=[、,;。以左\n]|$))?|(?P<bare>{scale}))?)"
        rf"|(?P<han>(?:(?<=[超过破逾达到])(?=[百千]亿)|(?![零〇](?!点)|[百千]+[^一-九百千])){spelled}{point}?)(?P<han_more>[余多几])?(?P<han_scale>[万亿])?(?:(?P<han_unit>{slot['han_unit']})|(?<=[万亿])(?={_AMOUNTS})|(?<=[超过破逾][百千]亿)(?=[、,;。的]|$))"
        rf"|(?P<whole>(?<=[超过破逾达到])万亿元)"
        rf"|翻了?(?P<times>{spelled}|\d)?番(?P<times_more>多)?)"
    )
    return re.compile(
        rf"(?:(?:{pre})(?=[\d百千零〇一二两三四五六七八九十近约]))?(?P<near>(?<![最签预履违])[约近])?{body}(?:\((?:含|不含|人民币|下同|本数|,)+\)(?=(?:及|或)?以[上下内]))?(?:的?(?:{post}))?"
    )


def _guarded(unit: str) -> str:
    """A unit as a pattern that does not match inside another word (部 in 部门)."""
    barred = data("lexicon", "units")["not_before"].get(unit)
    return f"{unit}(?!{barred})" if barred else unit


def quantity(match: re.Match[str]) -> Quantity:
    """The quantity of a match of `pattern()`."""
    group = match.groupdict()
    value, value2, unit = _value(group)
    start, end = match.span()
    ends = [match.end(name) for name in ("from_up", "from_down", "about_after") if group[name]]
    unit_end = match.start(_post_name(group)) if ends else end
    return Quantity(
        start,
        unit_end,
        end,
        value,
        value2,
        unit,
        _op(group, value2),
        dimension_of(unit),
        bool(group["han"]),
    )


def _value(group: dict[str, str | None]) -> tuple[Decimal, Decimal | None, str]:
    if group["hundredth"]:
        return number(group["hundredth"]), None, "%"
    if group["part"]:
        if group["part"].startswith("千分之"):
            return number(group["part"].removeprefix("千分之")), None, "‰"
        return fraction(group["part"]) or Decimal(0), None, "%"
    if group["whole"]:
        return Decimal(1), None, "万亿元"
    if group["han"]:
        value, unit = number(group["han"]), (group["han_scale"] or "") + (group["han_unit"] or "")
        return value, None, unit
    if group["value"]:
        unit = (group["scale"] or "") + (group["unit"] or "") + (group["bare"] or "")
        first, second = number(group["value"]), number(group["value2"]) if group["value2"] else None
        if group["ratio"] and Decimal(group["ratio"][1:]):  # 1:8 is 0.125
            first = _shortened(first / Decimal(group["ratio"][1:]))
        if group["unit1"] == "万元" and unit == "亿元":  # 9000万元至1.2亿元
            first /= 10_000
        return first, second, unit
    return (number(group["times"]) if group["times"] else Decimal(1)), None, "番"


def _shortened(value: Decimal) -> Decimal:
    """A quotient to four places, without zeros at its end."""
    whole = value.to_integral_value()
    return whole if value == whole else value.quantize(Decimal("0.0001")).normalize()


def _op(group: dict[str, str | None], value2: Decimal | None) -> Op | None:
    if value2 is not None:
        return "range"
    for name, op in (*_PRE.items(), *_POST.items()):
        if group[name]:
            return op
    if group["near"]:
        return "~"
    return ">" if any(group[name] for name in ("more", "more2", "han_more", "times_more")) else None


def _post_name(group: dict[str, str | None]) -> str:
    return next(name for name in _POST if group[name])


@cache
def dimension_of(unit: str) -> str:
    """The class of a unit, without its scale and what it is divided by; empty for a bare number."""
    plain = re.sub(rf"^(?:{slots()['scale']})(?=.)", "", re.split("[/每]", unit, maxsplit=1)[0] or unit)
    return dimensions().get(plain, "")
