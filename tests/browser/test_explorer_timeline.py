"""The timeline: what falls due when, and from every line to its characters."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import Corpus
from tests.browser.pages import CHOSEN, TITLE, becomes

Show = Callable[..., Any]


def test_all_years_stand_on_a_telephone(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, "#/timeline", width=360)
    bars = page.locator(".bars").first
    assert bars.locator("a").count() == 8
    assert bars.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0


BARS = "[...document.querySelectorAll('.bars a')].map((one) => one.getAttribute('aria-label'))"
WHAT = "[...document.querySelectorAll('.due-list tbody a.fact')].map((one) => one.textContent)"


def test_bars_count_targets_and_deadlines_by_year_and_rhythm(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/timeline")
    becomes(
        page,
        BARS,
        ["2025：目标 1，时限 1", "2026：目标 3，时限 2", "2027：目标 1，时限 0", "每年：目标 1，时限 1"],
    )
    assert page.locator(".due-list tbody tr").count() == 10
    assert "1 个目标没有写明时间" in page.locator(".timeline").inner_text()


def test_a_bar_lists_what_falls_due_and_leads_to_its_characters(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/timeline")
    page.locator(".bars a", has_text="2025").click()
    becomes(page, WHAT, ["2025年底前", "改造干渠 30 公里"])
    page.locator(".due-list a.fact", has_text="改造干渠").click()
    becomes(page, CHOSEN, "改造干渠30公里")
    page.go_back()
    page.locator(".bars a", has_text="每年").click()
    becomes(page, WHAT, ["每年", "除险加固水库 每年 5 座"])


def test_exact_dates_stand_under_their_quarter(show: Show, handmade: Corpus) -> None:
    river = handmade.plans[0]
    deadlines = (replace(river.deadlines[0], ends="2026-06-30"), *river.deadlines[1:])
    plans = replace(handmade, plans=(replace(river, deadlines=deadlines), *handmade.plans[1:]))
    page = show(explorer_page(plans, build(plans)), "#/timeline")
    row = page.locator(".quarters tbody tr")
    assert row.locator("th, td").all_inner_texts() == ["2026", "·\n0", "1", "·\n0", "·\n0", "4"]
    row.locator("a").click()
    becomes(page, WHAT, ["到2026年"])


@pytest.mark.parametrize("width", [360, 390])
def test_quarters_do_not_move_the_page_sideways_on_a_telephone(show: Show, handmade: Corpus, width: int) -> None:
    river = handmade.plans[0]
    deadlines = (replace(river.deadlines[0], ends="2026-06-30"), *river.deadlines[1:])
    plans = replace(handmade, plans=(replace(river, deadlines=deadlines), *handmade.plans[1:]))
    page = show(explorer_page(plans, build(plans)), "#/timeline", width)
    page.locator(".quarters").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".scroll:has(.quarters)").get_attribute("tabindex") == "0"


def test_filters_narrow_the_timeline(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/timeline?agency=qinghe:水利局&role=lead")
    becomes(page, BARS, ["2025：目标 1，时限 1"])
    page.locator("a.clear").click()
    becomes(page, f"{BARS}.length", 4)


def test_a_year_of_three_plans_lists_every_target_due_in_it(show: Show, page_of_three: str, corpus: Corpus) -> None:
    page = show(page_of_three, "#/timeline?at=2025&kind=target")
    due = [one for plan in corpus.plans for one in plan.targets if one.status == "target" and one.due[:4] == "2025"]
    becomes(page, "Number(document.querySelector('.due-list .count').textContent)", len(due))
    first = min(due, key=lambda one: (one.due, one.start))
    page.locator(".due-list a.fact").first.click()
    becomes(page, f"({CHOSEN}).replace(/\\s+/g, '')", "".join(first.quote.split()))


@pytest.mark.parametrize("place", ["", "?at=2027", "?at=never"])
def test_hostile_words_stay_words_and_nothing_is_cut_off(show: Show, page_of_two: str, place: str) -> None:
    page = show(page_of_two, f"#/timeline{place}", width=360)
    becomes(page, TITLE, "时间")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
