"""Numerals and quantities: what is said, and nothing that merely looks like it."""

from decimal import Decimal

import pytest

from pipeline.extract.numerals import fraction, number
from pipeline.extract.quantities import pattern, quantity
from pipeline.fold import fold


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1,200", 1200),
        ("４．８", Decimal("4.8")),
        ("两", 2),
        ("十", 10),
        ("二十五", 25),
        ("一百零五", 105),
        ("二〇二五", 2025),
        ("一亿三千万", 130_000_000),
    ],
)
def test_numerals(said: str, value: Decimal) -> None:
    assert number(fold(said).text) == value


@pytest.mark.parametrize("said", ["", "若干", "第一", "3家"])
def test_words_are_no_numerals(said: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(said)


@pytest.mark.parametrize(
    ("said", "percent"), [("三分之一", "33.33"), ("百分之三十", "30"), ("一半", "50"), ("2/3", "66.67")]
)
def test_fractions(said: str, percent: str) -> None:
    assert fraction(said) == Decimal(percent)


@pytest.mark.parametrize(
    ("said", "op", "value", "value2", "unit"),
    [
        ("达到４０家以上", ">=", "40", None, "家"),
        ("不少于3万人", ">=", "3", None, "万人"),
        ("突破1.8万亿元", ">", "1.8", None, "万亿元"),
        ("260余项", ">", "260", None, "项"),
        ("100多亿元", ">", "100", None, "亿元"),
        ("5%以内", "<=", "5", None, "%"),
        ("低于4.5%", "<", "4.5", None, "%"),
        ("120家左右", "~", "120", None, "家"),
        ("近3000家", "~", "3000", None, "家"),
        ("2—3个", "range", "2", "3", "个"),
        ("2到3个", "range", "2", "3", "个"),
        ("2~3个", "range", "2", "3", "个"),
        ("5%～8%", "range", "5", "8", "%"),
        ("50-100亿元", "range", "50", "100", "亿元"),
        ("6.25件/万人", None, "6.25", None, "件/万人"),
        ("0.5吨标准煤/万元", None, "0.5", None, "吨标准煤/万元"),
        ("98元/月", None, "98", None, "元/月"),
        ("提高1.3个百分点", None, "1.3", None, "个百分点"),
        ("1.5∶1左右", "~", "1.5", None, ""),
        ("翻一番", None, "1", None, "番"),
        ("产值翻番", None, "1", None, "番"),
        ("两个", None, "2", None, "个"),
        ("一点二万公顷", None, "1.2", None, "万公顷"),
        ("超过五千亿规模", ">", "5000", None, "亿"),
        ("80个工作日内", "<=", "80", None, "个工作日"),
        ("百分之三十", None, "30", None, "%"),
        ("7.4万套（间），", None, "7.4", None, "万套"),
        ("500万用于", None, "500", None, "万"),
    ],
)
def test_quantities(said: str, op: str | None, value: str, value2: str | None, unit: str) -> None:
    match = pattern().search(fold(said).text)
    assert match
    found = quantity(match)
    assert (found.op, found.value, found.unit) == (op, Decimal(value), unit)
    assert found.value2 == (Decimal(value2) if value2 else None)


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("30部门", ""),
        ("100家庭农场", ""),
        ("300万吨级", "万"),
        ("5名优秀教师", "名"),
        ("20名医生", "名"),
        ("3个体育公园", "个"),
        ("20名城市规划师", "名"),
        ("10个人工湖", "个"),
    ],
)
def test_a_unit_does_not_end_inside_another_word(said: str, unit: str) -> None:
    match = pattern().search(said)
    assert match
    assert quantity(match).unit == unit


def test_round_words_and_parts_of_names_are_no_quantities() -> None:
    for said in ("零部件", "千家万户", "三元材料", "百座公园"):
        assert not [one for one in pattern().finditer(said) if quantity(one).unit]
