"""The graph view: from a start one walks step by step, and every line leads to its characters."""

from collections.abc import Callable
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus
from tests.browser.pages import CHOSEN, NAMES, TITLE, becomes

Show = Callable[..., Any]
COUNTS = """Object.fromEntries([...document.querySelectorAll('.legend .key')]
    .map((one) => [one.dataset.kind, Number(one.querySelector('.count').textContent)]))"""


def test_the_graph_opens_on_places_and_classes_and_leads_to_their_duties(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph")
    page.locator(".canvas canvas").wait_for()
    rows = "[...document.querySelectorAll('.cells tbody tr')].map((one) => one.innerText.split(/\\s+/))"
    becomes(
        page, rows, [["清河县", "水利", "1", "1", "2"], ["清河县", "财政", "1", "1", "2"], ["青山县", "林业", "1", "1"]]
    )
    page.locator(".cells tbody tr").first.locator("td a").first.click()
    becomes(page, NAMES, ["修好水渠"])


def test_a_start_is_found_by_name_and_shows_its_tasks_with_owners_and_numbers(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph")
    page.locator("input[name=start]").press_sequentially("水利局")
    page.locator("input[name=start]").press("Enter")
    becomes(page, "document.querySelector('h1 small').textContent", "清河县水利局")
    becomes(
        page,
        COUNTS,
        {
            "agency": 2,
            "task": 2,
            "target": 2,
            "region": 1,
            "leads": 2,
            "responsible_for": 1,
            "supports": 1,
            "sets": 2,
            "in_region": 1,
        },
    )
    led = page.locator(".edges tbody tr", has_text="修好水渠").filter(has=page.locator(".leads"))
    led.locator("a.fact").click()
    becomes(page, CHOSEN, "县水利局")


def test_one_steps_on_and_back_by_keyboard(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph?id=agency:qinghe:水利局")
    before = page.evaluate(COUNTS)
    heading = "document.querySelector('.panel h2')?.textContent.trim()"
    page.locator(".canvas").press("ArrowDown")
    becomes(page, heading, "单位 清河县水利局")
    page.locator(".panel .lines a", has_text="修好水渠").first.click()
    becomes(page, heading, "任务 修好水渠")
    page.locator(".canvas").press("Enter")
    becomes(
        page,
        "[...document.querySelectorAll('.trail .crumbs a')].map((one) => one.textContent)",
        ["清河县水利局", "修好水渠"],
    )
    assert page.evaluate(COUNTS)["deadline"] == 1
    page.keyboard.press("b")
    becomes(page, COUNTS, before)


def test_the_legend_hides_a_kind_and_says_so_in_the_address(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph?id=agency:qinghe:水利局")
    page.locator(".legend [data-kind=target]").click()
    becomes(page, "document.querySelector('[data-kind=target]').getAttribute('aria-pressed')", "false")
    assert "hide=target" in page.url
    assert page.evaluate("document.activeElement.dataset.kind") == "target"


def test_what_two_bureaus_share_is_the_path_between_them(show: Show, page_of_three: str, corpus: Corpus) -> None:
    page = show(page_of_three, "#/graph?id=agency:640200:科学技术局")
    page.locator("input[name=end]").press_sequentially("石嘴山市工业和信息化局")
    page.locator(".picks a").first.click()
    becomes(page, "document.querySelectorAll('.ways li').length", len(_shared(corpus)))
    names = page.locator(".ways li > span > a:nth-of-type(3)").all_text_contents()
    assert len(set(names)) == len(names)
    page.locator(".ways li").first.locator("a.fact").last.click()
    becomes(page, CHOSEN, "市工信局")


def _shared(corpus: Corpus) -> set[tuple[str, str]]:
    """The clauses whose list names both bureaus."""
    both = ("640200:科学技术局", "640200:工业和信息化局")
    lists = [
        {
            (plan.name, fact.clause)
            for plan in corpus.plans
            for fact in plan.responsibilities
            if corpus.agency_of[fact.id] == one
        }
        for one in both
    ]
    return lists[0] & lists[1]


def test_agencies_that_share_tasks_are_joined(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph?as=shared")
    row = page.locator(".pairs tbody tr")
    assert row.count() == 1
    assert row.locator("td.n").inner_text() == "2"
    page.evaluate("location.hash += '&on=line-0'")
    page.locator(".panel a.fact", has_text="县财政局").last.click()
    becomes(page, CHOSEN, "县财政局")


def test_filters_narrow_the_graph(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/graph?id=agency:qinghe:水利局&year=2025")
    becomes(page, f"{COUNTS}.task", 1)
    page = show(page_of_two, "#/graph?id=agency:qinghe:水利局&node=task")
    becomes(page, f"Object.keys({COUNTS}).includes('target')", False)


@pytest.mark.parametrize("place", ["", "?as=shared", "?id=agency:qingshan:林业局", "?id=clause:hill:一&open=plan:hill"])
def test_hostile_words_stay_words_in_the_graph(show: Show, page_of_two: str, place: str) -> None:
    page = show(page_of_two, f"#/graph{place}", width=360)
    becomes(page, TITLE, "关系图")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_corpus_without_tasks_says_so(show: Show) -> None:
    empty = Corpus(plans=())
    page = show(explorer_page(empty, build(empty)), "#/graph")
    assert page.locator(".graph .empty").count() == 1
