"""The explorer as its readers use it: searching, filtering, sorting, and from every line to its characters."""

import csv
import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus

VIEWS = ("overview", "ledger", "agencies", "indicators", "source", "review", "search?q=水")
NAMES = "[...document.querySelectorAll('.ledger .c-task .task')].map((one) => one.textContent)"
CHOSEN = "[...document.querySelectorAll('.text .on')].map((one) => one.textContent).join('')"
ROWS = "[...document.querySelectorAll('tbody th a')].map((one) => one.textContent)"
HIT = "[...document.querySelectorAll('.text .hit')].map((one) => one.textContent).join('')"

Show = Callable[..., Any]


@pytest.fixture(scope="module")
def page_of_two(handmade: Corpus) -> str:
    return explorer_page(handmade, build(handmade))


@pytest.fixture(scope="module")
def page_of_three(corpus: Corpus) -> str:
    return explorer_page(corpus, build(corpus))


def becomes(page: Any, script: str, wanted: object) -> None:
    """A click moves the address first and the view follows: waits for it, and says what came instead."""
    until = time.monotonic() + 5
    while (found := page.evaluate(script)) != wanted and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert found == wanted


def test_overview_counts_and_names_contradictions(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    assert page.locator(".figures").first.inner_text().split() == ["2", "方案", "5", "任务", "7", "目标", "3", "单位"]
    assert "新建灌区（2026） 4 一 与 6 二" in page.locator(".conflict").inner_text()
    page.locator(".conflict a").last.click()
    becomes(page, CHOSEN, "新建灌区6处")


def test_matrix_leads_to_the_ledger_of_one_agency_in_one_plan(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    row = page.locator(".matrix tbody tr", has_text="清河县水利局")
    assert row.locator("td.heat").inner_text() == "2"
    row.locator("td.heat a").click()
    becomes(page, NAMES, ["修好水渠", "管好水库"])


def test_search_finds_and_opens_by_keyboard(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.keyboard.press("/")
    page.keyboard.type("水利")
    assert "清河县水利局" in page.locator("#found").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    becomes(page, "document.querySelector('h1').firstChild.textContent", "清河县水利局")
    assert page.locator(".figures.small").inner_text().split() == ["1", "牵头", "0", "责任", "1", "配合", "1", "目标"]


def inheriting(plans: Corpus) -> Corpus:
    """The first plan with the list of 一/1 at 一 instead, so that 一/1 takes it over; it was read from a scan."""
    river = plans.plans[0]
    units = tuple(replace(one, clause="一") if one.clause == "一/1" else one for one in river.responsibilities)
    runs = tuple(replace(one, confidence=0.8666) for one in river.document.runs)
    river = replace(river, responsibilities=units, document=replace(river.document, runs=runs))
    return replace(plans, plans=(river, *plans.plans[1:]))


def test_a_task_counts_where_its_own_list_names_the_agency(show: Show, handmade: Corpus) -> None:
    plans = inheriting(handmade)
    page = show(explorer_page(plans, build(plans)), "#/agency?id=qinghe:财政局")
    assert page.locator(".figures.small").inner_text().split()[:4] == ["1", "牵头", "1", "责任"]
    assert page.locator("section", has_text="沿用其责任的下级条款").locator("a").all_inner_texts() == ["修好水渠"]
    page.locator(".figures.small a").nth(1).click()
    becomes(page, NAMES, ["主要目标", "修好水渠"])
    assert page.locator(".shown").inner_text() == "显示 2 / 5 项任务（其中 1 项沿用上级条款的责任单位）"


def test_a_fact_of_a_scan_says_how_sure_the_recogniser_was(show: Show, handmade: Corpus) -> None:
    plans = inheriting(handmade)
    page = show(explorer_page(plans, build(plans)), "#/ledger")
    line = page.locator("a.fact", has_text="节水面积")
    assert "识别可信度 0.87" in line.get_attribute("title")
    line.click()
    becomes(page, CHOSEN, "节水面积达到12万亩以上")
    assert page.locator(".panel dl div", has_text="识别可信度").locator("dd").inner_text() == "0.87"
    page.goto(page.url.split("#")[0] + "#/source?doc=hill&fact=hill:1")
    becomes(page, CHOSEN, "森林覆盖率达到61%")
    assert "识别可信度" not in page.locator(".panel").inner_text()


@pytest.mark.parametrize("place", ["#/agency/doesnotexist", "#/constructor", "#/%E0%A4%A", "#/agency?id=nobody"])
def test_an_address_that_leads_nowhere_says_so(show: Show, page_of_two: str, place: str) -> None:
    page = show(page_of_two, place)
    assert "这里没有要找的内容" in page.locator(".empty").inner_text()
    assert page.locator(".figures").count() == 0


def test_search_in_the_text_is_width_blind_and_marks_its_characters(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/search?q=1200万元")
    page.goto(page.url.replace("1200", "１２００"))
    page.locator(".results a", has_text="1200万元").click()
    becomes(page, HIT, "1200万元")


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
        "方案：清河县水利发展实施方案\n×\n移除此筛选",
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


def test_ledger_sorts_both_ways(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?plan=river")
    page.locator("thead a", has_text="完成时限").click()
    becomes(page, NAMES, ["修好水渠", "主要目标", "保障措施", "管好水库"])  # a task without a date stands last
    page.locator("thead a", has_text="目标").click()
    page.locator("thead a", has_text="目标").click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("目标")
    becomes(page, f"{NAMES}[0]", "主要目标")


def test_every_line_of_the_ledger_ends_at_its_characters(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger")
    page.locator("a.fact", has_text="节水面积").click()
    becomes(page, CHOSEN, "节水面积达到12万亩以上")
    assert "made.by.hand" in page.locator(".panel").inner_text()
    page.go_back()
    page.locator("a.fact", has_text="森林覆盖率").click()
    becomes(page, CHOSEN, "森林覆盖率达到61%")  # offsets count code points, not the halves of 𠮷
    assert page.locator(".text .on").first.bounding_box()["y"] > 0


def test_export_is_what_is_shown_and_runs_no_formula(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?plan=hill")
    with page.expect_download() as download:
        page.locator("button", has_text="导出").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text[1:], newline=""))
    assert head[:4] == ["任务", "目标", "牵头单位", "责任单位"]
    assert [(row[0][:2], row[3]) for row in rows] == [("造林", "县林业局")]
    assert "=2+3个样板 5 个" in rows[0][1]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("view", [*VIEWS, "source?plan=hill", "agency?id=qingshan:林业局", "ledger?plan=hill"])
def test_hostile_words_are_shown_as_words(show: Show, page_of_two: str, view: str) -> None:
    page = show(page_of_two, f"#/{view}")
    assert page.locator("main img, main script").count() == 0
    if view not in ("search?q=水", "source"):
        assert '"><img src=x onerror=alert(2)>' in page.locator("main").text_content()


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


def test_english_at_a_click_stays_on_the_way(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.locator("#language").click()
    page.locator("#menu a", has_text="Ledger").click()
    becomes(page, "document.querySelector('h1').textContent", "Ledger")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_on_a_telephone(show: Show, page_of_two: str, view: str) -> None:
    page = show(page_of_two, f"#/{view}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_empty_corpus_says_what_to_do(show: Show) -> None:
    empty = Corpus(plans=())
    page = show(explorer_page(empty, build(empty)))
    assert "make graph" in page.locator(".empty").inner_text()


def test_who_is_the_science_bureau_of_three_plans(show: Show, page_of_three: str) -> None:
    page = show(page_of_three)
    page.locator("#search").fill("科技局")
    page.locator("#found a", has_text="石嘴山市科学技术局").click()
    page.locator(".agency .fact", has_text="原文").first.click()
    becomes(page, f"['科技局', '市科技局'].includes({CHOSEN})", True)


def test_three_plans_open_at_once_in_a_small_file(show: Show, page_of_three: str) -> None:
    assert len(page_of_three.encode()) < 3_000_000
    started = time.perf_counter()
    page = show(page_of_three)
    page.locator(".matrix").wait_for()
    assert time.perf_counter() - started < 3
    assert page.evaluate("performance.now()") < 3000


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
