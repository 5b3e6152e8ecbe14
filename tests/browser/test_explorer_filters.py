"""One set of filters over all views of the explorer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus, Plan
from tests.browser.pages import NAMES, ROWS, becomes

Show = Callable[..., Any]


def test_ledger_filters_and_the_back_button_undoes(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger")
    assert page.locator(".shown").inner_text() == "显示 5 / 5 项任务"
    page.keyboard.press("f")
    tick(page, "agency", "清河县财政局")
    becomes(page, NAMES, ["修好水渠", "管好水库"])
    tick(page, "role", "牵头")
    becomes(page, NAMES, ["管好水库"])
    page.go_back()
    becomes(page, NAMES, ["修好水渠", "管好水库"])
    tick(page, "year", "2025")
    becomes(page, NAMES, ["修好水渠"])
    page.goto(page.url.split("#")[0] + "#/ledger?owner=no")
    becomes(page, NAMES, ["主要目标", "保障措施"])


def tick(page: Any, facet: str, choice: str) -> None:
    page.locator(f"#filter-panel fieldset[data-facet={facet}] label", has_text=choice).click()


def test_filters_say_how_many_tasks_each_choice_leaves(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?region=清河县&role=support")
    page.locator("#filter-toggle").click()
    counts = "[...document.querySelectorAll('[data-facet=agency] li')].map((one) => one.textContent)"
    becomes(page, f"{counts}.map((one) => one.slice(0, 5) + one.at(-1))", ["清河县水利1", "清河县财政0", "青山县林业0"])
    tick(page, "region", "青山县")
    becomes(page, "document.querySelectorAll('.chip').length", 3)
    page.keyboard.press("Escape")
    assert page.locator("#filter-panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "filter-toggle"


def test_filters_go_along_from_view_to_view_and_are_cleared_at_a_click(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?plan=river&year=2025")
    assert page.locator(".chip").all_inner_texts() == [
        "规划：清河县水利发展实施方案\n×\n移除此筛选",
        "年份：2025\n×\n移除此筛选",
    ]
    page.locator("#menu a", has_text="单位").click()
    becomes(page, ROWS, ["清河县水利局", "清河县财政局"])
    page.locator("#menu a", has_text="指标").click()
    becomes(page, ROWS, ["改造干渠"])
    page.locator(".chip", has_text="年份").click()
    becomes(page, f"{ROWS}.length", 4)
    page.locator("#menu a", has_text="原文").click()
    page.locator("a.clear").click()
    becomes(page, "document.querySelectorAll('.chip').length", 0)


def test_filters_of_the_address_are_those_of_the_text(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/source?doc=river&agency=qinghe:财政局&kind=target&kind=unit")
    marked = "[...document.querySelectorAll('.text .hl')].map((one) => one.textContent)"
    becomes(page, marked, ["县财政局", "除险加固水库5座", "县财政局"])


def test_ledger_narrows_while_one_types(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger")
    page.locator("#filters input[name=words]").press_sequentially("干渠 水利")
    becomes(page, NAMES, ["修好水渠"])
    assert page.evaluate("document.activeElement.value") == "干渠 水利"
    page.locator("#filters input[name=words]").fill("没有的词")
    page.locator(".empty").wait_for()
    assert "放宽或清除筛选" in page.locator(".empty").inner_text()


def test_of_very_many_choices_the_field_finds_those_that_do_not_stand_there(show: Show, handmade: Corpus) -> None:
    river = handmade.plans[0]

    def plan(number: int) -> Plan:
        about = replace(river.about, title=f"清河县第{number}号方案")
        target = replace(river.targets[0], id=f"{number}:a")
        document = replace(river.document, name=f"river{number}")
        bare = replace(river, responsibilities=(), deadlines=(), unread=())
        return replace(bare, about=about, document=document, targets=(target,))

    plans = tuple(plan(number) for number in range(110))
    corpus = Corpus(
        plans,
        regions=handmade.regions,
        indicators=handmade.indicators,
        indicator_of={one.targets[0].id: "ind:新建灌区" for one in plans},
        region_of={one.name: "qinghe" for one in plans},
    )
    page = show(explorer_page(corpus, build(corpus)), "#/ledger")
    page.keyboard.press("f")
    choices = page.locator("[data-facet=plan] li")
    assert choices.count() == 100
    assert page.locator("[data-facet=plan] p").inner_text() == "另有 10 个，输入名称查找"
    page.locator("[data-facet=plan] input[type=search]").fill("第109号")
    assert choices.all_inner_texts() == ["清河县第109号方案\n1"]
    tick(page, "plan", "第109号")
    becomes(page, NAMES, ["主要目标"])
    assert page.locator("[data-facet=plan] input[type=checkbox]").is_checked()
    page.locator("[data-facet=plan] input[type=search]").fill("")
    becomes(page, "document.querySelectorAll('[data-facet=plan] li').length", 101)
    assert choices.first.inner_text().startswith("清河县第109号方案"), "what is chosen stands first"
