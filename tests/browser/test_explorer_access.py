"""The explorer for everybody: screen readers, keyboards, telephones, paper. axe-core judges every view."""

from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import NAMES, TITLE, becomes

Show = Callable[..., Any]
VIEWS = (
    *("overview", "ledger?group=agency", "agencies", "agency?id=qinghe:水利局", "task?id=river:一/1", "indicators"),
    *("indicator?id=ind:新建灌区", "source?doc=river&fact=river:1", "review", "search?q=水", "search", "nowhere"),
    *("graph", "graph?as=shared", "graph?id=agency:qinghe:水利局&on=clause:river:一/1", "timeline?at=2025"),
    "graph?id=agency:qinghe:水利局&to=agency:qinghe:财政局",
)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "light"), (1440, "dark")])
def test_no_view_has_a_serious_fault(show: Show, page_of_two: str, width: int, scheme: str) -> None:
    page = show(page_of_two, width=width)
    page.emulate_media(color_scheme=scheme)
    for view in VIEWS:
        page.evaluate("(view) => { location.hash = `#/${view}`; }", view)
        becomes(page, "document.body.dataset.view", view.partition("?")[0])
        found = Axe().run(page).response["violations"]
        faults = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert (view, faults) == (view, [])


def test_everything_is_reached_without_a_mouse(show: Show, page_of_two: str) -> None:
    page = show(page_of_two)
    page.keyboard.press("2")
    becomes(page, TITLE, "责任清单")
    page.keyboard.press("f")
    page.locator("[data-facet=role] input").first.focus()
    page.keyboard.press("Space")
    becomes(page, NAMES, ["修好水渠", "管好水库"])
    assert page.evaluate("document.activeElement.value") == "lead"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "filter-toggle"
    page.locator("a.task").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    becomes(page, TITLE, "修好水渠")


@pytest.mark.parametrize("width", [360, 390, 740])
@pytest.mark.parametrize("language", ["", "?lang=en"])
def test_no_entry_of_the_menu_is_cut_off(show: Show, page_of_two: str, width: int, language: str) -> None:
    page = show(page_of_two, f"#/review{language}", width)
    page.locator("#menu [aria-current]").wait_for()
    edges = page.evaluate("[...document.querySelectorAll('#menu a')].map((one) => one.getBoundingClientRect().right)")
    assert len(edges) == 9
    assert max(edges) <= width


def test_a_printed_ledger_is_the_table_alone(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger")
    page.emulate_media(media="print")
    parts = ("#top", "#filter-toggle", ".ledger .buttons", ".ledger table")
    assert [page.locator(part).is_visible() for part in parts] == [False, False, False, True]
    printed = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    assert [round(side / 72 * 25.4) for side in printed[0].get_size()] == [297, 210]
    assert "改造干渠" in printed[0].get_textpage().get_text_bounded()
