"""Decisions as people write them, and what is said of those that cannot be read."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline.review.grammar import NotUnderstood, What, parse
from pipeline.rules import data


@pytest.mark.parametrize(
    ("words", "what", "act"),
    [
        ("删除", "target", "delete"),
        ("Delete", "deadline", "delete"),
        ("确认。", "target", "keep"),
        ("ok", "conflict", "keep"),
        ("忽略", "unread", "dismiss"),
        ("误报", "conflict", "dismiss"),
        ("不合并", "agency", "apart"),
        ("合并", "agency", "merge"),
    ],
)
def test_words_that_stand_alone(words: str, what: What, act: str) -> None:
    assert parse(words, what).act == act


@pytest.mark.parametrize(
    ("words", "what", "changes"),
    [
        ("数值改为 32", "target", {"value": Decimal(32)}),
        ("数值改为１，２００．５", "target", {"value": Decimal("1200.5")}),
        ("改为 32家", "target", {"value": Decimal(32), "unit": "家"}),
        ("改为≥32 亿元", "target", {"value": Decimal(32), "unit": "亿元", "op": ">="}),
        ("value = 32; unit = 家", "target", {"value": Decimal(32), "unit": "家"}),
        ("比较改为 以上；状态改为 现状", "target", {"op": ">=", "status": "actual"}),
        ("时限改为 2025年底", "target", {"due": "2025"}),
        ("时限改为2025年6月30日", "target", {"due": "2025-06-30"}),
        ("时限改为 空；频次：每年", "target", {"due": "", "per": "year"}),
        ("类型改为 增速", "target", {"kind": "growth"}),
        ("指标改为 科技“小巨人”企业", "target", {"indicator": "科技“小巨人”企业"}),
        ("改为 县科技局", "responsibility", {"unit": "县科技局"}),
        ("角色改为 牵头；单位=县科技局", "responsibility", {"role": "lead", "unit": "县科技局"}),
        ("截止改为 2026-3-1", "deadline", {"ends": "2026-03-01"}),
        ("金额改为 20；封顶改为 是", "incentive", {"amount": Decimal(20), "cap": True}),
        ("文号改为 清政发〔2022〕5号", "citation", {"doc_number": "清政发〔2022〕5号"}),
        ("改为 企业", "agency", {"type": "enterprise"}),
        ("名称改为 清河县数字办", "agency", {"name": "清河县数字办"}),
    ],
)
def test_fields_and_their_values(words: str, what: What, changes: dict[str, Any]) -> None:
    action = parse(words, what)
    assert (action.act, action.changes) == ("set", changes)


def test_names_owners_and_numbers_read_as_targets() -> None:
    assert parse("合并到 清河县科学技术局", "agency").names == ("清河县科学技术局",)
    assert parse("split 市科技局、科技局", "agency").names == ("市科技局", "科技局")
    assert parse("牵头 县科技局；配合：县财政局、各乡镇", "owner").owners == (
        ("lead", "县科技局"),
        ("support", "县财政局"),
        ("support", "各乡镇"),
    )
    assert parse("lead A, B", "owner").owners == (("lead", "A"), ("lead", "B"))
    read = parse("读作目标 指标=出口额；比较=>=；时限=2026", "unread")
    assert (read.act, read.changes) == ("target", {"indicator": "出口额", "op": ">=", "due": "2026"})


@pytest.mark.parametrize(
    ("words", "what", "says"),
    [
        ("乱写", "target", "改为值"),
        ("数值改为 很多", "target", "value 应为一个数"),
        ("数值改为", "target", "没有写值"),
        ("数值改为 nan", "target", "value 应为一个数"),
        ("数值改为 1；数值改为 2", "target", "写了两个值"),
        ("时限改为 明年", "target", "年份或日期"),
        ("时限改为 2025-13", "target", "年份或日期"),
        ("状态改为 也许", "target", "目标 target、现状 actual"),
        ("指标改为 空", "target", "不能为空"),
        ("角色改为 主管", "responsibility", "牵头单位 lead"),
        ("删除", "owner", "牵头 X、Y"),
        ("县科技局", "owner", "牵头 X、Y"),
        ("数值改为 3", "conflict", "忽略 dismiss"),
    ],
)
def test_what_cannot_be_read_says_what_may_be_written(words: str, what: What, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        parse(words, what)


def test_the_words_are_words() -> None:
    content = data("lexicon", "review")
    listed = [*content["verbs"].values()]
    listed += [
        words for fields in (*content["fields"].values(), *content["values"].values()) for words in fields.values()
    ]
    assert all(isinstance(word, str) and word for words in listed for word in words)
    verbs = [word for words in content["verbs"].values() for word in words]
    assert len(verbs) == len(set(verbs))
