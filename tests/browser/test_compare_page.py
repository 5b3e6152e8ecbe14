"""The comparison page as its readers use it: choosing plans, reading differences, and from every cell to its source."""

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import pipeline
from graph import build
from graph.themes import align, tasks_of
from graph.views.compare import compare_page
from graph.views.explorer import explorer_page
from pipeline.records import Corpus
from tests.graph.plans import NEWER, OLDER, PLANS

Show = Callable[..., Any]
VIEWS = ("indicators", "duties", "tasks", "editions", "shared", "nowhere")
PAIR = "#/{}?plans=qinghe-2021%7Cqingshan"


def read(folder: Path, **texts: str) -> Corpus:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return pipeline.read_plans([folder])


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read(tmp_path_factory.mktemp("plans"), **PLANS)


@pytest.fixture(scope="module")
def page_of_three(three: Corpus) -> str:
    return compare_page(three)


def address(link: Any) -> tuple[str, dict[str, list[str]]]:
    path, _, query = link.get_attribute("href").partition("?")
    return path, parse_qs(query)


def until(page: Any, script: str) -> None:
    """A click moves the address first and the view follows: waits until what the script asks for is so."""
    end = time.monotonic() + 10
    while not (so := page.evaluate(script)) and time.monotonic() < end:
        page.wait_for_timeout(20)
    assert so, script


def row(page: Any, name: str) -> Any:
    return page.locator("tbody tr", has=page.locator("th", has_text=name))


def test_two_plans_stand_side_by_side_with_pace_and_difference(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("indicators"))
    cells = row(page, "国家高新技术企业").locator("td")
    assert cells.nth(0).inner_text().split("\n") == [
        "40 家 2025",
        "基数 20 家（2020） → 每年须 +4 家（+14.9%）",
        "国家高新技术企业达到40家",
    ]
    assert cells.nth(1).inner_text().split("\n") == ["≥ 25 家 2025", "与基准差 −15 家", "高新技术企业达到25家以上"]


def test_a_number_leads_to_its_characters_in_the_explorer(show: Show, page_of_three: str, three: Corpus) -> None:
    page = show(page_of_three, PAIR.format("indicators"))
    fact = next(one for one in three.plans[2].targets if one.value == 25)
    wanted = {"doc": ["qingshan"], "fact": [fact.id]}
    assert address(row(page, "国家高新技术企业").locator("td a").last) == ("explorer.html#/source", wanted)
    page.locator("#language").click()
    until(page, "document.documentElement.lang === 'en'")
    assert address(row(page, "国家高新技术企业").locator("td a").last)[1] == wanted | {"lang": ["en"]}


@pytest.mark.parametrize(("language", "words"), [("", "责任图总览↗"), ("?lang=en", "Explorer↗")])
def test_the_menu_leads_back_to_the_explorer(show: Show, page_of_three: str, language: str, words: str) -> None:
    link = show(page_of_three, f"#/indicators{language}").locator("#menu a").last
    assert link.inner_text() == words
    assert link.get_attribute("href").startswith("explorer.html#/overview")
    assert link.get_attribute("target") == "_blank"


def test_a_baseline_leads_to_its_own_characters(show: Show, page_of_three: str, three: Corpus) -> None:
    page = show(page_of_three, PAIR.format("indicators"))
    reported = next(one for one in three.plans[0].targets if one.value == 20)
    link = row(page, "国家高新技术企业").locator(".from a")
    assert address(link)[1] == {"doc": ["qinghe-2021"], "fact": [reported.id]}


def test_what_a_plan_does_not_state_is_said_so(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("indicators") + "&only=missing")
    assert row(page, "城镇登记失业率").locator("td").first.inner_text() == "未写明"
    page.locator("input[name=q]").fill("pm2.5")
    assert page.locator("tbody tr th").count() == 1
    assert row(page, "PM2.5浓度").locator("td").last.inner_text() == "未写明"


def test_the_first_plan_is_what_the_others_are_measured_by(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("indicators"))
    page.locator(".plan-chip").nth(1).locator("a.role").click()
    until(page, "document.querySelector('.plan-chip a:not(.role)').textContent.includes('青山县')")
    assert "与基准差 +15 家" in row(page, "国家高新技术企业").locator("td").last.inner_text()


def test_plans_are_found_by_place_and_added(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("indicators"))
    page.locator(".adder summary").click()
    page.locator("input[name=add]").fill("清河 2030")
    page.locator("input[name=add]").press("Enter")
    until(page, "document.querySelectorAll('.plan-chip').length === 3")
    page.locator(".plan-chip .remove").first.click()
    until(page, "document.querySelectorAll('.plan-chip').length === 2")
    assert "qinghe-2021" not in page.url


def test_duties_show_load_and_what_is_missing(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("duties"))
    work = row(page, "工信部门").locator("td")
    assert work.first.inner_text().replace("\n", " ") == "1 项任务 有数字 100% · 有期限 100%"
    assert work.last.inner_text() == "未提到"
    assert address(work.locator("a"))[1] == {"plan": ["qinghe-2021"], "class": ["工信部门"]}
    assert row(page, "无责任单位的任务").locator("td").first.inner_text() == "1 / 3 项"


def test_tasks_are_aligned_as_in_the_table(show: Show, page_of_three: str, three: Corpus) -> None:
    page = show(page_of_three, PAIR.format("tasks"))
    first, second = ([task for task in tasks_of(three) if task.plan is three.plans[at]] for at in (0, 2))
    rows = align(first, second)
    pairs = [[one.one.title, one.other.title] for one in rows if one.one and one.other]
    found = page.locator(".aligned tbody tr")
    assert sorted([cell.inner_text() for cell in line.locator(".task").all()] for line in found.all()) == sorted(pairs)
    alone = [one.one.title for one in rows if one.one and not one.other]
    assert page.locator(".two section").first.locator(".task").all_inner_texts() == alone
    assert address(found.locator("a").first)[0] == "explorer.html#/source"


def test_tasks_of_the_three_plans_are_aligned_as_in_the_table(show: Show, corpus: Corpus) -> None:
    one, other = corpus.plans[0], corpus.plans[2]
    page = show(compare_page(corpus), f"#/tasks?plans={one.name}%7C{other.name}")
    first, second = ([task for task in tasks_of(corpus) if task.plan is plan] for plan in (one, other))
    pairs = [[row.one.clause.path, row.other.clause.path] for row in align(first, second) if row.one and row.other]
    found = page.locator(".aligned tbody tr").all()
    assert len(pairs) > 10
    assert sorted([cell.inner_text() for cell in line.locator(".path").all()] for line in found) == sorted(pairs)


def test_a_theme_filters_the_tasks(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("tasks"))
    page.locator(".themes a", has_text="上下游").click()
    until(page, "document.querySelectorAll('.task').length === 2")
    assert page.locator(".task").all_inner_texts() == ["培育数字企业", "培育数字企业"]


def test_an_edition_says_what_was_added_dropped_raised_and_lowered(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, "#/editions")
    assert page.locator(".figures").inner_text().split() == ["1", "提高", "3", "降低", "2", "新增", "2", "取消"]
    assert "要求更高" in row(page, "PM2.5浓度").inner_text()
    page.locator(".figures a", has_text="取消").click()
    until(page, "document.querySelectorAll('.side tbody tr').length === 2")
    assert row(page, "数字产业园").locator("td").last.inner_text() == "未写明"


def test_shared_words_lead_to_both_places(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("shared"))
    links = page.locator(".passage")
    said = "推动龙头企业建设面向全行业的工业互联网平台，带动上下游企业协同改造"
    assert all(said in link.inner_text() for link in links.all())
    assert [address(link)[1]["doc"] for link in links.all()] == [["qinghe-2021"], ["qingshan"]]
    assert all(address(link)[1]["at"] for link in links.all())


def test_the_explorer_opens_what_a_link_leads_to(show: Show, page_of_three: str, three: Corpus) -> None:
    source = explorer_page(three, build(three))
    chosen = "[...document.querySelectorAll('.text .on, .text .hit')].map((one) => one.textContent).join('')"
    for view, link, words in (
        ("indicators", "td a.fact", "国家高新技术企业达到40家"),
        ("tasks", ".aligned a", "培育数字企业"),
        ("shared", ".passage", "带动上下游企业协同改造"),
    ):
        href = show(page_of_three, PAIR.format(view)).locator(link).first.get_attribute("href")
        page = show(source, href.removeprefix("explorer.html"))
        until(page, f"({chosen}).includes({words!r})")


def test_the_explorer_lists_the_tasks_of_a_class_and_those_of_nobody(
    show: Show, page_of_three: str, three: Corpus
) -> None:
    source, tasks = explorer_page(three, build(three)), "document.querySelectorAll('.ledger .c-task .task').length"
    for link, count in (("td.load a", 1), (".nobody a", 1)):
        href = show(page_of_three, PAIR.format("duties")).locator(link).first.get_attribute("href")
        until(show(source, href.removeprefix("explorer.html")), f"{tasks} === {count}")


def test_the_table_shown_can_be_saved(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, PAIR.format("indicators") + "&only=all")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = {line[0]: line for line in csv.reader(io.StringIO(text))}
    assert rows["指标"][2:] == ["清河县数字经济发展规划（2021—2025年）", "青山县数字经济发展实施方案"]
    assert rows["国家高新技术企业"][2:] == ["40 家（2025）", "≥ 25 家（2025）"]
    assert rows["城镇登记失业率"][2:] == ["未写明", "≤ 4%（2025）"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["", "lang=en"])
def test_every_view_fits_and_asks_for_nothing(
    show: Show, page_of_three: str, view: str, width: int, language: str
) -> None:
    page = show(page_of_three, f"#/{view}?{language}", width)
    page.wait_for_selector("h1")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_one_plan_says_that_a_second_is_needed(show: Show, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    page = show(compare_page(read(tmp_path / "one", a=NEWER)))
    assert "对比需要两份以上规划" in page.locator(".empty").first.inner_text()
    assert row(page, "国家高新技术企业").locator("td").count() == 1
    page = show(compare_page(Corpus(plans=())))
    assert "还没有规划" in page.locator(".empty").inner_text()


def test_of_many_plans_only_the_chosen_ones_are_drawn(show: Show, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    counties = {f"p{at:02}": OLDER.replace("清河县", f"甲{at:02}县") for at in range(40)}
    page = show(compare_page(read(tmp_path / "many", **counties)))
    assert page.locator(".plan-chip").count() == 2
    assert row(page, "国家高新技术企业").locator("td").count() == 2
    assert page.locator("body *").count() < 700
