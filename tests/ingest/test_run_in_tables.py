"""Tables that have run into a line of text without layout."""

from pathlib import Path

from pipeline.ingest import read
from pipeline.records import Document

BEFORE = "二、主要目标到2025年，全县数字经济发展水平明显提高，主要指标如下。"
HEAD = "序号 指标名称（单位） 2020年 实现值 2025年 目标值"
TABLE = f"{HEAD} 1 科技型企业（家） 12 20 2 数字车间（个） 3 3 3 森林覆盖率（%） 28 31"


def document(folder: Path, text: str) -> Document:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def rows(found: Document) -> list[list[list[str]]]:
    return [[[found.text[cell.start : cell.end] for cell in row] for row in table.rows] for table in found.tables]


CELLS = [
    ["序号", "指标名称（单位）", "2020年 实现值", "2025年 目标值"],
    ["1", "科技型企业（家）", "12", "20"],
    ["2", "数字车间（个）", "3", "3"],
    ["3", "森林覆盖率（%）", "28", "31"],
]


def test_rows_are_counted_and_the_text_around_is_kept(tmp_path: Path) -> None:
    found = document(tmp_path, f"{BEFORE}{TABLE} 三、保障措施加强组织领导，明确责任分工。")
    assert rows(found) == [CELLS]
    assert found.text.startswith(f"{BEFORE}\n")
    assert found.text.endswith("\n三、保障措施加强组织领导，明确责任分工。\n")


def test_the_last_cell_ends_where_the_figures_end(tmp_path: Path) -> None:
    found = document(tmp_path, f"{BEFORE}{TABLE}三、保障措施加强组织领导，明确责任分工。")
    assert rows(found) == [CELLS]


def test_a_note_behind_the_table_ends_where_a_heading_begins(tmp_path: Path) -> None:
    found = document(tmp_path, f"{BEFORE}{TABLE} 注：带*为 2019 年数据三、保障措施加强组织领导。")
    (note,) = found.tables[0].notes
    assert found.text[note.start : note.end] == "注：带*为 2019 年数据"
    assert found.text.endswith("\n三、保障措施加强组织领导。\n")


def test_cells_that_nothing_parts_stay_text(tmp_path: Path) -> None:
    found = document(tmp_path, f"{BEFORE}{TABLE.replace(' ', '')}三、保障措施")
    assert found.tables == ()


def test_every_character_keeps_its_place_in_the_file(tmp_path: Path) -> None:
    raw = f"{BEFORE}{TABLE} 三、保障措施加强组织领导。"
    found = document(tmp_path, raw)
    for run in found.runs:
        assert raw[run.source : run.source + run.length] == found.text[run.start : run.start + run.length]
