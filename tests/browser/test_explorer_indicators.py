"""Indicators: plans beside each other, what is reached and what is asked, small pictures of yearly targets."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus, Plan
from tests.browser.pages import CHOSEN, ROWS, TITLE, becomes

Show = Callable[..., Any]
PICTURES = "[...document.querySelectorAll('.multiple figcaption')].map((one) => one.textContent)"


@pytest.fixture
def yearly(handmade: Corpus) -> Corpus:
    """The first plan with 2 reported for 2024 and 4 asked for by 2026 of one thing."""
    river = handmade.plans[0]
    before = replace(river.targets[4], due="2024", value=Decimal(2), status="actual")
    plan = replace(river, targets=(*river.targets[:4], before))
    return replace(handmade, plans=(plan, *handmade.plans[1:]), conflicts=())


def test_a_cell_leads_from_what_is_reached_to_what_is_asked(show: Show, yearly: Corpus) -> None:
    page = show(explorer_page(yearly, build(yearly)), "#/indicators")
    row = page.locator(".values-table tbody tr", has_text="新建灌区")
    assert row.locator("td").nth(1).inner_text().split() == ["2", "处", "2024", "→", "4", "处", "2026"]
    row.locator("a.fact").last.click()
    becomes(page, CHOSEN, "新建灌区4处")


def test_numbers_of_two_years_have_a_small_picture(show: Show, yearly: Corpus) -> None:
    page = show(explorer_page(yearly, build(yearly)), "#/indicators")
    becomes(page, PICTURES, ["新建灌区"])
    marks = page.locator(".multiple svg a")
    assert [one.get_attribute("aria-label") for one in marks.all()] == [
        "清河县水利发展实施方案 2024 2 处",
        "清河县水利发展实施方案 2026 4 处",
    ]
    assert page.locator(".multiple .past").count() == 1
    marks.last.click()
    becomes(page, CHOSEN, "新建灌区4处")


@pytest.fixture
def many(handmade: Corpus) -> Corpus:
    """Eight plans that ask for 4 to 11 of one thing by 2026 and for ten times as many by 2027."""
    river = handmade.plans[0]

    def plan(number: int) -> Plan:
        goal = replace(river.targets[0], id=f"{number}:a", value=Decimal(4 + number))
        later = replace(river.targets[4], id=f"{number}:b", value=Decimal(40 + 10 * number), due="2027")
        document = replace(river.document, name=f"river{number}")
        return replace(river, document=document, targets=(goal, later), responsibilities=(), deadlines=(), unread=())

    plans = tuple(plan(number) for number in range(8))
    measured = {fact.id: "ind:新建灌区" for one in plans for fact in one.targets}
    places = {one.name: "qinghe" for one in plans}
    return Corpus(
        plans, indicators=handmade.indicators, indicator_of=measured, regions=handmade.regions, region_of=places
    )


def test_of_many_plans_a_picture_shows_every_number_and_the_medians(show: Show, many: Corpus) -> None:
    page = show(explorer_page(many, build(many)), "#/indicators")
    assert page.locator(".multiple .dots").get_attribute("d").count("M") == 16
    assert page.locator(".multiple .label").text_content() == "70 处"
    line = page.locator(".values-table .demand").first
    assert line.inner_text().split() == ["清河县", "4", "处", "2026", "40", "处", "2027"]
    page.locator(".multiple figcaption a").click()
    becomes(page, TITLE, "新建灌区")
    assert page.locator(".chart svg a").count() == 16
    assert page.locator(".chart .label").all_text_contents() == ["7", "70"]


def test_what_is_folded_away_is_made_when_it_is_seen(show: Show, many: Corpus) -> None:
    page = show(explorer_page(many, build(many)), "#/indicators")
    lines = "document.querySelectorAll('.values-table .demand').length"
    assert page.evaluate(lines) == 4
    page.locator(".values-table summary").click()
    becomes(page, lines, 8)
    page.reload()
    page.locator(".values-table summary").wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(lines) == 8, "paper shows all"


def test_names_narrow_pictures_and_table(show: Show, yearly: Corpus) -> None:
    page = show(explorer_page(yearly, build(yearly)), "#/indicators")
    page.locator("main input[name=q]").press_sequentially("干渠")
    becomes(page, ROWS, ["改造干渠"])
    becomes(page, PICTURES, [])


@pytest.mark.parametrize("width", [1440, 360])
def test_every_indicator_of_three_plans_is_there(show: Show, page_of_three: str, corpus: Corpus, width: int) -> None:
    page = show(page_of_three, "#/indicators", width=width)
    becomes(page, TITLE, "指标")
    named = {corpus.indicator_of[one.id] for plan in corpus.plans for one in plan.targets}
    assert page.locator("h1 .count").inner_text() == str(len(named))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
