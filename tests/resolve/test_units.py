from decimal import Decimal

import pytest
from gold_plans import plan

from pipeline.resolve import resolve
from pipeline.resolve.units import base_unit, converted, head_of


@pytest.mark.parametrize(
    ("value", "unit", "expected", "dimension"),
    [
        ("3000", "万元", "30000000", "元"),
        ("0.3", "亿元", "30000000", "元"),
        ("2", "万美元", "20000", "美元"),
        ("1", "万公顷", "150000", "亩"),
        ("2", "平方公里", "3000", "亩"),
        ("3", "万平方米", "30000", "平方米"),
        ("12", "亿斤", "600000", "吨"),
        ("5", "‰", "0.5", "%"),
        ("1.3", "个百分点", "1.3", "个百分点"),
        ("20", "万千瓦", "200000", "千瓦"),
        ("2", "GWh", "2000000", "千瓦时"),
        ("500", "公斤/亩", "0.5", "吨/亩"),
        ("35", "微克/立方米", "35", "微克/立方米"),
        ("2", "万元/公顷", "20000", "元/公顷"),
        ("3", "万元/人", "30000", "元"),
        ("6", "件/万人", "6", "count"),
        ("380", "万人次", "3800000", "count"),
        ("2", "台/套", "2", "count"),
        ("3", "万", "30000", "count"),
        ("9", "/10万", "9", "/10万"),
    ],
)
def test_numbers_in_the_base_unit_of_their_dimension(value, unit, expected, dimension):
    assert converted(Decimal(value), unit) == (Decimal(expected), dimension)


def test_a_counting_word_stays_the_words_unit():
    assert (base_unit("万家"), base_unit("件/万人"), base_unit("亿千瓦时")) == ("家", "件", "千瓦时")
    assert (head_of("张/千人"), head_of("张")) == ("每千人", "")


def test_both_ends_of_a_range_are_converted_and_words_are_not():
    targets = [
        {"value": Decimal(2), "value2": Decimal("3.5"), "op": "range", "unit": "亿元"},
        {"value": "全区前列", "op": "text", "unit": ""},
    ]
    corpus = resolve([plan("a", "清河县", targets=targets)])
    (base,) = corpus.base_of.values()
    assert (str(base.value), str(base.value2), base.unit) == ("200000000", "350000000", "元")
