"""A fact that cannot quote its source does not exist: checked for real plans and for made-up texts."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.entries import entry_of
from pipeline.explain import facts
from pipeline.reading import read_text
from pipeline.records import Corpus, Plan
from tests.conftest import PLANS

_SPACE = re.compile(r"[\s\u200b\ufeff]+")

PIECES = [
    "一、主要目标", "（二）重点任务", "1.", "2．", "（3）", "①", "专栏1 主要指标", "附件2", "第三章 保障",
    "到2025年", "２０３０年底前", "“十四五”末", "每年", "三年内", "6月底前", "从2023年起", "截至2022年",
    "，", "。", "；", "、", "：", "\n", "\n\n", " ", "　", "\t", "——", "**", "（", "）",
    "高新技术企业", "森林覆盖率", "研发经费投入强度", "城乡居民人均可支配收入", "粮食产量",
    "达到", "提高到", "年均增长", "不低于", "控制在", "下降", "分别", "新增", "翻一番", "建成",
    "65%", "１２家", "两个", "3000亿元", "2-3家", "1.5个百分点", "六十六", "万元", "以上", "左右", "以内",
    "给予一次性奖励20万元", "最高不超过100万元", "对新认定的", "的企业",
    "责任单位：", "牵头单位：", "（配合单位：", "由县科技局牵头", "县发改局、工信局", "各乡镇（场）", "配合", "负责",
    "《清河县总体规划》", "清政发〔2023〕5号",
]  # fmt: skip


def _words(text: str) -> str:
    return _SPACE.sub("", text)


def _check(plan: Plan) -> int:
    text = plan.document.text
    paths = {clause.path for clause in plan.clauses} | {""}
    count = 0
    for kind, fact in facts(plan):
        where = (kind, fact.rule, fact.quote)
        assert 0 <= fact.start < fact.end <= len(text), where
        assert _words(text[fact.start : fact.end]) == _words(fact.quote), where
        assert fact.clause in paths, where
        count += 1
    ids = [fact.id for _, fact in facts(plan)]
    assert len(set(ids)) == len(ids)
    return count


def test_every_fact_of_the_three_plans_quotes_its_text(corpus: Corpus) -> None:
    assert len(corpus.plans) == 3
    assert all(_check(plan) > 100 for plan in corpus.plans)


def test_ids_are_unique_over_plans(corpus: Corpus) -> None:
    ids = [fact.id for plan in corpus.plans for _, fact in facts(plan)]
    assert len(set(ids)) == len(ids)


def test_clauses_are_ordered_and_lie_in_their_text(corpus: Corpus) -> None:
    for plan in corpus.plans:
        edges = [edge for clause in plan.clauses for edge in (clause.start, clause.end)]
        assert edges == sorted(edges)
        assert edges[-1] <= len(plan.document.text)
        assert all(clause.start <= clause.body <= clause.end for clause in plan.clauses)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_facts_of_made_up_texts_quote_them(text: str) -> None:
    assert read_text(text).document.text == text
    _check(read_text(text))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    _check(read_text(text))


TEXTS = [file.read_text(encoding="utf-8") for file in sorted(PLANS.glob("*.txt"))]
TEARS = [
    "",
    "",
    "\n",
    "、",
    "；",
    "。",
    "和",
    "（",
    "）",
    "一、",
    "（一）",
    "|",
    "3%",
    "责任单位：",
    "牵头单位：县科技局\n",
]


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A stretch of a real plan with pieces taken out, doubled or put in."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(100, 2000))]
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        until = at + draw(st.integers(-20, 20))
        text = text[:at] + draw(st.sampled_from(TEARS)) + text[max(until, 0) :]
    return text


@given(torn())
def test_plans_that_are_torn_are_read_and_resolved_and_become_rows(text: str) -> None:
    plan = read_text(text)
    _check(plan)
    assert entry_of(plan).figures.clauses == len(plan.clauses)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join))
def test_facts_of_made_up_files_quote_the_repaired_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(f"清河县方案\n{text}", encoding="utf-8", newline="")
    _check(pipeline.read_plan(file))
