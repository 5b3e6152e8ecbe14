"""The review page: findings by weight, both quotes, and the way from each to its characters."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import build
from graph.audit import audit
from graph.views.explorer import explorer_page
from pipeline.records import Corpus, Decision
from pipeline.resolve import resolve
from pipeline.review import correct
from tests.browser.pages import CHOSEN, HIT, becomes

HEADS = "[...document.querySelectorAll('.review h2')].map((one) => one.firstChild.textContent)"
SHOWN = "document.querySelectorAll('.findings > li').length"


@pytest.fixture(scope="module")
def page_of_three(corpus: Corpus) -> str:
    return explorer_page(corpus, build(corpus))


def test_contradictions_come_first_with_both_quotes(show: Callable[..., Any], page_of_three: str) -> None:
    page = show(page_of_three, "#/review")
    assert page.evaluate(HEADS)[:3] == ["前后数字不一致", "分年与累计不符", "时限早于文件日期"]
    first = page.locator(".findings > li").first.locator("blockquote a")
    assert first.all_inner_texts() == ["自治区科技“小巨人”企业15家以上", "9 科技“小巨人”企业家数(个) 25 28 32 预期性"]
    first.first.click()
    becomes(page, CHOSEN, "自治区科技“小巨人”企业15家以上")


def test_a_place_that_is_no_fact_is_highlighted_too(show: Callable[..., Any], page_of_three: str) -> None:
    page = show(page_of_three, "#/review?finding=past")
    page.locator(".findings a", has_text="2024年1月5日").click()
    becomes(page, HIT, "2024年1月5日")


def test_findings_by_plan_and_kind(show: Callable[..., Any], page_of_three: str, corpus: Corpus) -> None:
    name = "shizuishan-2017-innovation"
    page = show(page_of_three, f"#/review?plan={name}")
    becomes(page, HEADS, ["没有责任单位", "没有牵头单位", "目标没有时限", "未识别的数字", "只出现一次的责任单位"])
    page.locator("select[name=finding]").select_option("named_once")
    becomes(page, SHOWN, sum(one.doc == name and one.kind == "named_once" for one in audit(corpus)))
    page.get_by_role("link", name="English").click()
    becomes(page, HEADS, ["Owner named only once"])


def test_a_correction_is_marked_and_keeps_what_the_machine_read(show: Callable[..., Any], corpus: Corpus) -> None:
    target = corpus.plans[0].targets[1]
    done = correct(corpus.plans, [Decision("review.csv", 7, target.id, "数值改为 32", by="王")])
    corrected = replace(resolve(done.plans, (), done.verdicts), corrections=done.corrections)
    page = show(explorer_page(corrected, build(corrected)), "#/review")
    line = page.locator("li", has_text="review.csv:7")
    assert "value：15 → 32" in line.inner_text() and "已采用" in line.inner_text()
    line.locator("a", has_text="✎").click()
    becomes(page, CHOSEN, target.quote)
    assert "机器读作 15" in page.locator(".panel").inner_text() and "32" in page.locator(".panel dd b").inner_text()
