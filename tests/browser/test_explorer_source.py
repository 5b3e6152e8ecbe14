"""The source text with its facts, by mouse and by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus, Run
from tests.browser.pages import CHOSEN, becomes

Show = Callable[..., Any]


def test_keyboard_steps_through_the_facts_of_a_text(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/source?doc=river")
    for key, words in zip("jjjk", ("到2026年", "新建灌区4处", "节水面积达到12万亩以上", "新建灌区4处"), strict=True):
        page.keyboard.press(key)
        becomes(page, CHOSEN, words)
    assert "前后矛盾" in page.locator(".panel .warning").inner_text()
    page.keyboard.press("Escape")
    becomes(page, "document.querySelectorAll('.panel.open').length", 0)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.locator("#help").wait_for(state="detached")


def test_tables_of_the_plan_are_tables_of_the_page(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/source?doc=river")
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator(".in-text tr").all()]
    assert rows == [["年度", "2025", "2026"], ["灌区（处）", "2", ""]]
    assert page.locator(".in-text th").count() == 3


def test_legend_hides_a_kind(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/source?doc=river")
    assert page.locator(".text .hl.target").count() == 5
    page.locator(".key", has_text="目标").click()
    assert page.locator(".text .hl.target").count() == 0
    assert page.locator(".text .hl.unit").count() == 4


def test_every_fact_of_three_plans_is_highlighted_where_it_stands(
    show: Show, page_of_three: str, corpus: Corpus
) -> None:
    page = show(page_of_three)
    script = """(plan) => {
        location.hash = `#/source?doc=${encodeURIComponent(plan)}`;
        return new Promise((done) => setTimeout(() => {
            const found = {};
            for (const one of document.querySelectorAll('.text [data-facts]'))
                for (const id of one.dataset.facts.split(' ')) found[id] = (found[id] ?? '') + one.textContent;
            done(found);
        }, 150));
    }"""
    for plan in corpus.plans:
        found = page.evaluate(script, plan.name)
        facts = [*plan.targets, *plan.responsibilities, *plan.deadlines, *plan.incentives, *plan.citations]
        assert {fact.id: "".join(fact.quote.split()) for fact in facts} == {
            fact.id: "".join(found.get(fact.id, "").split()) for fact in facts
        }


def test_selected_words_show_their_facts_and_are_cited(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/source?doc=river")
    box = page.locator("[data-clause='一/1']").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 10)
    page.mouse.click(box["x"] + 60, box["y"] + 10, click_count=3)
    quote = "1.修好水渠。到2025年底前，改造干渠30公里。（牵头单位：县水利局；责任单位：县财政局）"
    becomes(page, "document.querySelector('.panel blockquote')?.textContent", quote)
    kinds = "[...document.querySelectorAll('.panel .lines .role')].map((one) => one.textContent)"
    becomes(page, kinds, ["时限", "目标", "责任主体", "责任主体"])
    cited = [page.locator(".panel button", has_text="复制").nth(place).get_attribute("title") for place in (0, 1)]
    where = "一 主要目标 1 修好水渠"
    assert cited[0] == f"“{quote}”（《清河县水利发展实施方案》，清政发〔2024〕3号，{where}）"
    assert cited[1] == f"“{quote}” 清河县水利发展实施方案: 清政发〔2024〕3号[Z]. 2024-03-01: {where}."


def test_a_fact_of_a_file_with_pages_names_its_page(show: Show, handmade: Corpus) -> None:
    river = handmade.plans[0]
    half = river.document.text.index("2.管好")
    runs = (Run(0, half, 0, page=1), Run(half, len(river.document.text) - half, half, page=2))
    about = replace(river.about, issuers=("清河县人民政府",))
    river = replace(river, about=about, document=replace(river.document, runs=runs, pages=2))
    plans = replace(handmade, plans=(river, *handmade.plans[1:]))
    page = show(explorer_page(plans, build(plans)), f"#/source?doc=river&fact={river.targets[3].id}")
    becomes(page, CHOSEN, "除险加固水库5座")
    assert page.locator(".panel dl div", has_text="页").locator("dd").first.inner_text() == "第 2 页，约在上部"
    assert page.locator(".page-mark").all_inner_texts() == ["第 1 页", "第 2 页"]
    cited = page.locator(".panel button", has_text="7714").get_attribute("title")
    assert cited == (
        "“除险加固水库5座” 清河县人民政府. 清河县水利发展实施方案: 清政发〔2024〕3号[Z]. "
        "2024-03-01: 一 主要目标 2 管好水库, 2."
    )


def test_the_outline_follows_the_reader(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, "#/source?doc=helan-2024-innovative-county")
    page.locator("[data-clause='三/（四）/12']").evaluate("(one) => scrollTo(0, one.offsetTop)")
    current = "[...document.querySelectorAll('.outline [aria-current]')].map((one) => one.textContent)"
    becomes(page, current, ["12 深入实施数字赋能计划"])
    page.locator(".outline a", has_text="年度目标").click()
    becomes(page, "document.querySelector('.text .clause.on')?.textContent.trim()", "2.年度目标")
