"""The ledger: sorted, grouped, taken away as a file."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.browser.pages import CHOSEN, NAMES, becomes

Show = Callable[..., Any]


def test_ledger_sorts_both_ways(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?plan=river")
    page.locator("thead a", has_text="完成时限").click()
    becomes(page, NAMES, ["修好水渠", "主要目标", "保障措施", "管好水库"])  # a task without a date stands last
    page.locator("thead a", has_text="指标").click()
    page.locator("thead a", has_text="指标").click()
    page.locator("th[aria-sort=descending]", has_text="指标").wait_for()
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
        page.locator("button", has_text="导出 CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text[1:], newline=""))
    assert head == ["任务", "指标", "牵头单位", "责任单位", "配合单位", "完成时限", "依据", "条款"]
    assert [(row[0][:2], row[3]) for row in rows] == [("造林", "县林业局")]
    assert "=2+3个样板 5 个" in rows[0][1]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_a_task_without_owners_says_so(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?plan=river&owner=no")
    becomes(page, NAMES, ["主要目标", "保障措施"])
    assert page.locator(".ledger td[colspan]").all_inner_texts() == ["未写明", "未写明"]
    page.locator("#language").click()
    becomes(page, "document.querySelector('.ledger td[colspan]').textContent", "not stated")


def test_groups_stand_under_what_they_share(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?group=agency&plan=river")
    rows = "[...document.querySelectorAll('.ledger tbody th')].map((one) => one.firstChild.textContent)"
    both = ["修好水渠", "管好水库"]
    becomes(page, rows, ["清河县财政局", *both, "清河县水利局", *both, "（文件没有写明）", "主要目标", "保障措施"])
    page.locator("select[name=group]").select_option("year")
    becomes(page, rows, ["2025", "修好水渠", "2026", "主要目标", "保障措施", "（文件没有写明）", "管好水库"])


def test_a_workbook_holds_what_is_shown_in_its_order(show: Show, page_of_two: str) -> None:
    page = show(page_of_two, "#/ledger?group=plan&sort=-task")
    with page.expect_download() as download:
        page.locator("button", has_text="导出 Excel").click()
    assert download.value.suggested_filename == "责任清单.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))["责任清单"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == ("规划", "任务", "指标", "牵头单位", "责任单位", "配合单位", "完成时限", "依据", "条款")
    assert [row[1] for row in rows][:4] == ["主要目标", "修好水渠", "管好水库", "保障措施"]
    assert rows[1] == (
        *("清河县水利发展实施方案", "修好水渠", "改造干渠 30 公里（2025）", "县水利局", "县财政局", None),
        *("2025 前（2025年底前）", "《清河县水利发展实施方案》（清政发〔2024〕3号）", "一/1"),
    )
    assert "</script><script>alert(1)</script>" in rows[4][1]
    assert "=2+3个样板" in rows[4][2]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I6"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
