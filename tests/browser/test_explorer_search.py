"""Finding things by what they are called."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus
from tests.browser.pages import HIT, TITLE, becomes

Show = Callable[..., Any]


def test_search_finds_and_opens_by_keyboard(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.keyboard.press("/")
    page.keyboard.type("水利")
    assert "清河县水利局" in page.locator("#found").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    becomes(page, "document.querySelector('h1').firstChild.textContent", "清河县水利局")
    assert page.locator(".figures.small").inner_text().split() == ["1", "牵头", "0", "责任", "1", "配合", "1", "目标"]


def test_search_in_the_text_is_width_blind_and_marks_its_characters(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/search?q=1200万元")
    page.goto(page.url.replace("1200", "１２００"))
    page.locator(".results a", has_text="1200万元").click()
    becomes(page, HIT, "1200万元")


@pytest.mark.parametrize("letters", ["qinghexianshuiliju", "qhxslj", "qhxshuiliju", "QHXSLJ", "ｑｈｘｓｌｊ"])
def test_names_are_found_by_their_reading(show: Show, page_of_two: str, letters: str) -> None:
    page = show(page_of_two)
    page.locator("#search").fill(letters)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    becomes(page, TITLE, "清河县水利局")


def test_results_are_counted_by_kind_and_heed_the_filters(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/search?q=水")
    counts = "[...document.querySelectorAll('.results h2')].map((one) => one.textContent)"
    becomes(page, counts, ["单位1", "指标2", "任务2", "规划1", "原文7"])
    page.keyboard.press("f")
    page.locator("[data-facet=node] label", has_text="任务").click()
    becomes(page, counts, ["任务2"])


def test_of_very_many_results_the_first_are_listed_and_it_is_said(show: Show, handmade: Corpus) -> None:
    river = handmade.plans[0]
    long = replace(river.document, text=river.document.text + "\n闸门。" * 120)
    plans = replace(handmade, plans=(replace(river, document=long), *handmade.plans[1:]))
    page = show(explorer_page(plans, build(plans)), "#/search?q=闸门")
    becomes(page, "document.querySelector('.results h2 .count').textContent", "120")
    assert page.locator(".results li").count() == 100
    assert "只列出前 100 项" in page.locator(".results section").inner_text()


def test_all_texts_are_searched_soon_after_the_page_is_there(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.locator("#search").fill("投入1200")
    counts = "[...document.querySelectorAll('#found .group')].map((one) => one.textContent)"
    becomes(page, counts, ["原文1"])
