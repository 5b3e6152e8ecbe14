"""The explorer as its readers use it: overview, agencies, tasks, indicators, and from every line to its characters."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus
from tests.browser.pages import CHOSEN, NAMES, TITLE, becomes

VIEWS = ("overview", "ledger", "agencies", "indicators", "source", "review", "search?q=水")
PAGES = ("agency?id=qingshan:林业局", "task?id=hill:一", "source?doc=hill", "ledger?plan=hill", "ledger?group=agency")

Show = Callable[..., Any]


def test_overview_counts_and_names_contradictions(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    assert page.locator(".figures").first.inner_text().split() == ["2", "规划", "5", "任务", "7", "目标", "3", "单位"]
    assert page.locator(".conflict").inner_text().split() == [
        *("新建灌区（2026）", "4", "处一", "与", "6", "处二", "清河县水利发展实施方案"),
    ]
    page.locator(".conflict a").last.click()
    becomes(page, CHOSEN, "新建灌区6处")


def test_overview_lists_the_targets_due_in_a_year_of_ones_choice(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/overview?due=2025")
    card = page.locator(".card.dueTargets")
    assert card.locator("h3 b").inner_text() == "1"
    card.locator("select").select_option("2026")
    becomes(page, "document.querySelector('.card.dueTargets h3 b').textContent", "3")
    card.locator("li a").click()
    becomes(page, NAMES, ["主要目标", "保障措施"])


def test_matrix_by_class_counts_what_the_filters_leave(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/overview?by=class&role=lead")
    rows = "[...document.querySelectorAll('.matrix tbody tr')].map((one) => one.innerText.split(/\\s+/).slice(0, 2))"
    becomes(page, rows, [["水利", "1"], ["财政", "1"]])
    page.locator(".matrix td.heat a").first.click()
    becomes(page, NAMES, ["修好水渠"])


def test_matrix_leads_to_the_ledger_of_one_agency_in_one_plan(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    row = page.locator(".matrix tbody tr", has_text="清河县水利局")
    assert row.locator("td.heat").inner_text() == "2"
    row.locator("td.heat a").click()
    becomes(page, NAMES, ["修好水渠", "管好水库"])


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
    assert page.locator("section", has_text="沿用其责任的下级条款").locator("a.task").all_inner_texts() == ["修好水渠"]
    page.locator(".figures.small a").nth(1).click()
    becomes(page, NAMES, ["主要目标"])
    page.locator(".chip", has_text="本条列明").click()
    becomes(page, NAMES, ["主要目标", "修好水渠"])
    assert page.locator(".shown").inner_text() == "显示 2 / 5 项任务（其中 1 项沿用上级条款的责任单位）"


def test_an_agency_shows_its_duties_with_numbers_and_times_and_whom_it_works_with(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/agency?id=qinghe:水利局")
    rows = [row.inner_text().split() for row in page.locator(".duties tbody tr").all()]
    assert rows == [
        ["修好水渠", "改造干渠", "30", "公里", "2025", "2025", "前", "清河县水利发展实施方案", "一/1"],
        ["管好水库", "除险加固水库", "每年", "5", "座", "每年", "清河县水利发展实施方案", "一/2"],
    ]
    page.locator(".duties a.fact.unit").last.click()
    becomes(page, CHOSEN, "县水利局")
    page.go_back()
    page.locator(".shares a.count").click()
    becomes(page, NAMES, ["修好水渠", "管好水库"])
    assert "共同承担：清河县财政局" in page.locator(".chosen").inner_text()


def test_an_agency_says_what_it_was_before_a_reform_and_what_it_is_now(show: Show, handmade: Corpus) -> None:
    water, money, *others = handmade.agencies
    plans = replace(handmade, agencies=(replace(water, successor=(money.id,)), money, *others))
    page = show(explorer_page(plans, build(plans)), f"#/agency?id={water.id}")
    assert page.locator(".reform").inner_text() == "今为 清河县财政局"
    page.locator(".reform a").click()
    becomes(page, TITLE, "清河县财政局")
    assert page.locator(".reform").inner_text() == "原为 清河县水利局"
    page.locator("#search").fill("水利局")
    found = page.locator("#found .option").filter(has_text="清河县 ·").locator("small").all_inner_texts()
    assert found == ["清河县 · 今为 清河县财政局", "清河县 · 原为 清河县水利局"]


def test_other_files_open_in_a_tab_of_their_own_and_it_is_said_where_they_belong(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    with page.context.expect_page() as opened:
        page.locator("#menu a", has_text="对比").click()
    assert opened.value.url.endswith("compare.html") or opened.value.url.startswith("chrome-error:")
    said = page.locator("#status.shown")
    assert "compare.html" in said.inner_text() and "放进同一文件夹" in said.inner_text()
    assert page.locator("h1").first.inner_text() == "责任图", "the explorer stays where it was"


def test_a_task_shows_its_owners_numbers_times_words_and_siblings(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger")
    page.locator("a.task", has_text="修好水渠").click()
    becomes(page, TITLE, "修好水渠")
    assert page.locator(".owners").inner_text().split() == ["牵头", "县水利局", "责任", "县财政局"]
    assert page.locator(".excerpt").inner_text().startswith("1.修好水渠。到2025年底前，改造干渠30公里。")
    assert page.locator("section", has_text="同级任务").locator("a.task").all_inner_texts() == ["管好水库"]
    page.locator(".excerpt a.deadline").click()
    becomes(page, CHOSEN, "2025年底前")


def test_an_indicator_has_a_picture_and_its_twin(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/indicator?id=ind:新建灌区")
    assert page.locator(".demands tbody tr").inner_text().split() == ["清河县水利发展实施方案", "6", "处", "2026"]
    marks = page.locator(".chart svg a")
    assert [one.get_attribute("aria-label") for one in marks.all()] == [
        "清河县水利发展实施方案 2026 4 处",
        "清河县水利发展实施方案 2026 6 处",
    ]
    assert page.locator("section", has_text="全部数字").locator("tbody tr").count() == 2
    marks.last.click()
    becomes(page, CHOSEN, "新建灌区6处")


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


@pytest.mark.parametrize("view", [*VIEWS, *PAGES])
def test_hostile_words_are_shown_as_words(show: Show, page_of_two: str, view: str) -> None:
    page = show(page_of_two, f"#/{view}")
    assert page.locator("main img, main script").count() == 0
    if view not in ("search?q=水", "source"):
        assert '"><img src=x onerror=alert(2)>' in page.locator("main").text_content()


def test_english_at_a_click_stays_on_the_way(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.locator("#language").click()
    page.locator("#menu a", has_text="Ledger").click()
    becomes(page, "document.querySelector('h1').textContent", "Ledger")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("view", [*VIEWS, *PAGES, "task?id=river:一/2", "indicator?id=ind:新建灌区"])
def test_nothing_is_cut_off_on_a_telephone(show: Show, page_of_two: str, view: str) -> None:
    page = show(page_of_two, f"#/{view}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_empty_corpus_says_what_to_do(show: Show) -> None:
    empty = Corpus(plans=())
    page = show(explorer_page(empty, build(empty)))
    assert "make graph" in page.locator(".empty").inner_text()


def test_three_plans_open_at_once_in_a_small_file(show: Show, page_of_three: str) -> None:
    assert len(page_of_three.encode()) < 3_000_000
    started = time.perf_counter()
    page = show(page_of_three)
    page.locator(".matrix").wait_for()
    assert time.perf_counter() - started < 3
    assert page.evaluate("performance.now()") < 3000
