import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from xlsx_files import workbook

import pipeline
from pipeline.ingest import Unreadable, read, xlsx
from pipeline.ingest.xlsx_values import shown
from pipeline.records import Document, Omission

DUTIES = [
    ["附件1"],
    ["清河县数字经济重点任务分解表"],
    ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "完成时限"],
    [1, "培育企业", "培育数字企业12家。", "县工信局", "县发改局、县科技局", dt.datetime(2025, 6, 30)],
    [2, None, "引进龙头企业2家。", "县商务局", "各乡镇", "2025年底前"],
    [3, "建设园区", "建设数字产业园。", "县科技局", "县财政局", "长期坚持"],
    ["注：列第一位者为牵头单位。"],
]


def texts(found: Document, at: int = 0) -> list[list[str]]:
    return [[found.text[one.start : one.end] for one in row] for row in found.tables[at].rows]


@pytest.fixture
def duties(tmp_path: Path) -> Path:
    path = workbook(tmp_path / "duties.xlsx", ("Sheet1", DUTIES, ["A1:F1", "A2:F2", "B4:B5", "A7:F7"]))
    book = openpyxl.load_workbook(path)
    book["Sheet1"]["F4"].number_format = 'yyyy"年"m"月"d"日"'
    book.save(path)
    return path


def test_a_sheet_is_its_titles_its_table_and_its_notes(duties: Path) -> None:
    found = read(duties)
    assert found.text.startswith("附件1\n清河县数字经济重点任务分解表\n序号\t重点任务\t")
    assert texts(found)[0] == DUTIES[2]
    assert texts(found)[1:3] == [
        ["1", "培育企业", "培育数字企业12家。", "县工信局", "县发改局、县科技局", "2025年6月30日"],
        ["2", "培育企业", "引进龙头企业2家。", "县商务局", "各乡镇", "2025年底前"],
    ]
    assert found.text.count("培育企业") == 1
    (note,) = found.tables[0].notes
    assert found.text[note.start : note.end] == "注：列第一位者为牵头单位。"


def test_runs_count_the_characters_that_the_cells_show(duties: Path) -> None:
    found = read(duties)
    shown_in_order = found.text.replace("\t", "").replace("\n", "")
    assert "".join(found.text[run.start : run.start + run.length] for run in found.runs) == shown_in_order
    assert all(
        found.text[run.start : run.start + run.length] == shown_in_order[run.source : run.source + run.length]
        for run in found.runs
    )


def test_the_units_of_a_task_table_are_responsibilities(duties: Path) -> None:
    plan = pipeline.read_plan(duties)
    assert [(one.role, one.unit) for one in plan.responsibilities] == [
        ("lead", "县工信局"),
        ("responsible", "县发改局"),
        ("responsible", "县科技局"),
        ("lead", "县商务局"),
        ("responsible", "各乡镇"),
        ("lead", "县科技局"),
        ("responsible", "县财政局"),
    ]


def test_the_rows_of_an_indicator_table_are_targets(tmp_path: Path) -> None:
    rows: list[list[object]] = [["指标名称", "单位", "2025年", "属性"], ["森林覆盖率", "%", 31.5, "约束性"]]
    rows.append(["发明专利授权量", "件", 120, "预期性"])
    plan = pipeline.read_plan(workbook(tmp_path / "goals.xlsx", ("主要指标", rows, [])))
    assert plan.document.text.startswith("主要指标\n指标名称\t")
    assert [(one.indicator, str(one.value), one.unit, one.due, one.attr) for one in plan.targets] == [
        ("森林覆盖率", "31.5", "%", "2025", "约束性"),
        ("发明专利授权量", "120", "件", "2025", "预期性"),
    ]


def test_sheets_follow_each_other_hidden_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    rows: list[list[object]] = [["指标", "目标"], ["产量", 30]]
    more: list[list[object]] = [[], [None, "指标", None, "目标"], [None, "面积", None, 12]]
    path = workbook(tmp_path / "plan.xlsx", ("甲", rows, []), ("空", [], []), ("乙", more, []), ("丙", rows, []))
    book = openpyxl.load_workbook(path)
    book["丙"].sheet_state = book["空"].sheet_state = "hidden"
    book.save(path)
    found = read(path)
    assert found.omissions == (Omission(0, "hidden sheet 丙"),)
    assert found.text == "甲\n指标\t目标\n产量\t30\n乙\n指标\t目标\n面积\t12\n"
    assert len(found.tables) == 2


def test_a_blank_row_parts_tables_only_before_a_title(tmp_path: Path) -> None:
    rows: list[list[object]] = [["表一"], ["指标", "目标"], ["产量", 30], [], ["面积", 12], []]
    rows += [["表二"], ["任务", "责任单位"], ["修路", "县交通局"]]
    found = read(workbook(tmp_path / "plan.xlsx", ("Sheet1", rows, [])))
    assert found.text == "表一\n指标\t目标\n产量\t30\n面积\t12\n表二\n任务\t责任单位\n修路\t县交通局\n"
    assert [len(table.rows) for table in found.tables] == [3, 2]


def test_a_title_merged_over_rows_is_one_line(tmp_path: Path) -> None:
    rows: list[list[object]] = [["任务分解表"], [], ["任务", "责任单位"], ["修路", "县交通局"], ["填表：县发改局"], []]
    found = read(workbook(tmp_path / "plan.xlsx", ("Sheet1", rows, ["A1:B2", "A5:B6"])))
    assert found.text == "任务分解表\n任务\t责任单位\n修路\t县交通局\n填表：县发改局\n"


def test_cells_far_apart_cost_no_more_than_cells_side_by_side(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", ("Sheet1", [["任务", "责任单位"], ["修路", "县交通局"]], []))
    book = openpyxl.load_workbook(path)
    book["Sheet1"]["XFD1048576"] = "远处"
    book.save(path)
    assert read(path).text == "任务\t责任单位\t\n修路\t县交通局\t\n远处\n"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.65, "0%", "65%"),
        (0.0635, "0.00%", "6.35%"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "General", "12"),
        (1234567, "#,##0", "1234567"),
        (2.5, "0.00", "2.50"),
        (2.5, "0.##", "2.5"),
        (3, "0.##", "3"),
        (12, '0"家"', "12家"),
        (-5, "0_ ;[Red]-0 ", "-5"),
        (0, '0;-0;"—"', "—"),
        (7, "@", "7"),
        (8, 'General"个"', "8个"),
        (12345, '0!.0,"万"', "12345"),
        (0.25, "# ?/?", "0.25"),
        (12345, "0.00E+00", "12345"),
        (dt.datetime(2025, 12, 1), 'yyyy"年"m"月"', "2025年12月"),
        (dt.datetime(2025, 12, 1), "yyyy", "2025年"),
        (dt.date(2025, 12, 1), "yyyy-mm-dd", "2025年12月1日"),
        (dt.time(8, 30), "h:mm", "08:30:00"),
        (True, "General", "TRUE"),
        ("#REF!", "General", ""),
        ("县科技局", "General", "县科技局"),
    ],
)
def test_values_are_written_as_the_sheet_shows_them(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_a_workbook_whose_parts_do_not_hold_together_or_that_is_too_large(
    duties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "CELL_LIMIT", 10)
    with pytest.raises(Unreadable, match="too many cells"):
        read(duties)
    content = io.BytesIO()
    with zipfile.ZipFile(duties) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:200] if name.endswith("sheet1.xml") else old.read(name))
    duties.write_bytes(content.getvalue())
    with pytest.raises(Unreadable, match="damaged workbook"):
        read(duties)
