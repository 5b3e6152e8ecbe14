from decimal import Decimal
from typing import Any

import pytest

from graph.wording import amount, time
from pipeline.records import Deadline, Target

NOWHERE: dict[str, Any] = {"clause": "", "quote": "", "start": 0, "end": 0, "rule": ""}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"op": ">=", "value": Decimal("40"), "unit": "家"}, "≥40家"),
        ({"op": "range", "value": Decimal("2"), "value2": Decimal("3"), "unit": "家"}, "2–3家"),
        ({"op": ">=", "value": Decimal("6.5"), "unit": "%", "kind": "growth"}, "增长≥6.5%"),
        ({"op": "=", "value": Decimal("-15"), "unit": "%", "kind": "change"}, "下降15%"),
        ({"op": "=", "value": Decimal("1.3"), "unit": "个百分点", "kind": "change"}, "提高1.3个百分点"),
        ({"op": "=", "value": Decimal("1"), "unit": "番", "kind": "change"}, "翻1番"),
        ({"op": "~", "value": Decimal("5E+1"), "unit": "项", "per": "year"}, "每年约50项"),
        ({"op": "text", "value": "全区前列"}, "全区前列"),
    ],
)
def test_amount(fields: dict[str, Any], expected: str) -> None:
    assert amount(Target(**NOWHERE, indicator="某指标", **fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "by", "ends": "2025"}, "2025年底前"),
        ({"kind": "by", "ends": "2025-06-30"}, "2025-06-30前"),
        ({"kind": "from", "begins": "2018", "per": "year"}, "2018年起每年"),
        ({"kind": "period", "begins": "2023", "ends": "2025"}, "2023年–2025年"),
        ({"kind": "recurring", "per": "quarter"}, "每季度"),
    ],
)
def test_time(fields: dict[str, Any], expected: str) -> None:
    assert time(Deadline(**NOWHERE, **fields)) == expected
