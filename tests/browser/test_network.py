"""The network page as its readers use it: the legend, search, clicks and tooltips, offline."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph import build
from graph.views import network as views
from graph.views.network import network_page
from pipeline.records import Corpus

Show = Callable[..., Any]

DRAWN = "[nodesView.length, edgesView.length]"
AT = "id => network.canvasToDOM(network.getPosition(id))"


@pytest.fixture(scope="module")
def page_of_two(handmade: Corpus) -> str:
    return network_page(build(handmade))


@pytest.fixture(scope="module")
def page_of_three(corpus: Corpus) -> str:
    return network_page(build(corpus))


def drawn(show: Show, html: str, width: int = 1280) -> Any:
    """The page with its picture drawn."""
    page = show(html, width=width)
    page.wait_for_function("network")
    return page


def point(page: Any, node: str) -> dict[str, float]:
    box, at = page.locator("#mynetwork").bounding_box(), page.evaluate(AT, node)
    return {"x": box["x"] + at["x"], "y": box["y"] + at["y"]}


def test_the_three_plans_are_drawn_and_stand_still(show: Show, page_of_three: str) -> None:
    page = show(page_of_three)
    page.wait_for_function("nodesView.length > 100")
    assert page.evaluate("network.physics.physicsEnabled") is False
    places = page.evaluate("JSON.stringify(network.getPositions())")
    page.wait_for_timeout(300)
    assert page.evaluate("JSON.stringify(network.getPositions())") == places
    page.locator("#plans button").nth(1).click()
    page.wait_for_timeout(300)
    colours = page.evaluate(
        "(() => { const c = document.querySelector('canvas'); const seen = new Set();"
        " const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " for (let i = 0; i < p.length; i += 4) seen.add(p[i] + ',' + p[i + 1] + ',' + p[i + 2]);"
        " return ['0,114,178', '230,159,0', '0,158,115'].filter((one) => seen.has(one)).length; })()"
    )
    assert colours == 3, "units, tasks and targets are painted in their colours"


def test_lines_are_ticked_with_the_nodes_at_their_ends(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two)
    line = page.locator("#relations input[value=measures]")
    assert not line.is_checked()
    assert page.locator("#relations input[value=sets]").is_checked()
    page.get_by_label("指标").check()
    assert line.is_checked()
    page.get_by_label("指标").uncheck()
    assert not line.is_checked()


def test_the_legend_switches_kinds_of_nodes_and_lines(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two)
    nodes, edges = page.evaluate(DRAWN)
    page.get_by_label("指标").check()
    more = page.evaluate(DRAWN)
    assert more[0] == nodes + page.evaluate("data.nodes.filter((node) => node.kind === 'indicator').length")
    page.get_by_label("指标").uncheck()
    page.get_by_label("配合").uncheck()
    assert page.evaluate(DRAWN) == [nodes, edges - 1]
    page.get_by_label("配合").check()
    assert page.evaluate(DRAWN) == [nodes, edges]


def test_search_leads_to_a_unit_with_its_duties_and_the_words_that_say_so(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two)
    page.keyboard.press("/")
    page.keyboard.type("水利局")
    page.locator("#panel li button", has_text="清河县水利局").click()
    panel = page.locator("#panel")
    assert panel.locator("h3").inner_text() == "清河县水利局"
    assert panel.locator("blockquote").inner_text() == "县水利局"
    assert "→ 牵头（1）" in panel.inner_text() and "修好水渠" in panel.inner_text()
    panel.locator("li button", has_text="修好水渠").click()
    assert "← 牵头（1）" in panel.inner_text() and "→ 设定（1）" in panel.inner_text()
    page.keyboard.press("Escape")
    assert panel.locator("h3").inner_text() == "怎么看这张图"


def test_a_click_fades_what_is_not_connected(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two)
    page.mouse.click(**point(page, "agency:qinghe:水利局"))
    page.wait_for_function("document.querySelector('#panel h3').textContent === '清河县水利局'")
    faded = page.evaluate("nodes.get({ filter: (node) => node.opacity < 1 }).map((node) => node.id)")
    assert "agency:qingshan:林业局" in faded
    assert "clause:river:一/1" not in faded


def test_words_of_documents_are_shown_as_text(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two)
    page.mouse.move(**point(page, "agency:qingshan:林业局"))
    tooltip = page.locator(".vis-tooltip")
    tooltip.wait_for(state="visible")
    assert "<script>alert(1)</script>" in tooltip.inner_text()
    page.locator("#search").fill("林业")
    page.locator("#panel li button").first.click()
    assert "<img src=x onerror=alert(2)>" in page.locator("#panel").inner_text()
    assert page.locator("#panel img, .vis-tooltip img, nav img").count() == 0


OWNERS = """[...new Set(nodes.get().map(({ id }) => data.byId.get(id)).filter(({ kind }) => OWN.has(kind))
    .map(({ doc }) => doc))]"""


def test_of_a_large_graph_one_plan_at_a_time_is_drawn(
    show: Show, handmade: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 10)
    page = drawn(show, network_page(build(handmade)))
    assert "一次画一个规划" in page.locator("nav .hint").inner_text()
    assert page.evaluate(OWNERS) == ["river"]
    assert page.locator("#plans button").count() == 2
    page.locator("#search").fill("林业局")
    page.locator("#panel li button").first.click()
    assert page.evaluate(OWNERS) == ["hill"]
    assert page.locator("#plans [aria-pressed=true]").get_attribute("data-plan") == "hill"
    assert "→ 责任（1）" in page.locator("#panel").inner_text()
    page.locator("#plans button").first.click()
    assert page.evaluate("nodes.get('agency:qingshan:林业局')") is None
    assert page.evaluate("nodes.get('agency:qinghe:财政局')") is not None


def test_what_plans_share_is_drawn_beside_each(show: Show, handmade: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 10)
    unit = handmade.plans[1].responsibilities[0].id
    shared = replace(handmade, agency_of={**handmade.agency_of, unit: "qinghe:财政局"})
    page = drawn(show, network_page(build(shared)))
    place = "(id) => network.getPosition(id)"
    first = page.evaluate(place, "agency:qinghe:财政局")
    page.locator("#plans button").nth(1).click()
    there, task = (page.evaluate(place, node) for node in ("agency:qinghe:财政局", "clause:hill:一"))
    assert there != first
    assert abs(there["x"] - task["x"]) + abs(there["y"] - task["y"]) < 200


def test_a_phone_shows_the_picture_first_without_sideways_scrolling(show: Show, page_of_two: str) -> None:
    page = drawn(show, page_of_two, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture, legend = (page.locator(one).bounding_box() for one in ("#mynetwork", "nav"))
    assert picture["y"] < legend["y"]
    assert picture["height"] > 300
