"""Workbooks of tasks: each row is a clause with its owners and its due date; in other files rows are none."""

from pathlib import Path

import pipeline
from pipeline.records import Plan
from tests.ingest.xlsx_files import workbook

HEAD: list[object] = ["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "完成时限"]
DUTIES: list[list[object]] = [
    ["清河县重点工作任务分解表"],
    ["填报单位：县政府办", None, None, None, "日期：2025年3月"],
    HEAD,
    ["一、产业发展"],
    [1, "培育企业", "培育数字企业12家，建成数字车间3个。", "县工信局", "县发改局、县科技局", "2025年6月底前"],
    [2, None, "引进龙头企业2家", None, "各乡镇", None],
    ["二、民生改善"],
    [3, "建设学校", "新建学校3所。", "县教育局", "县财政局", "2025年底前"],
    ["备注：进展按月报送。"],
]
MERGES = ["A1:F1", "A4:F4", "B5:B6", "D5:D6", "F5:F6", "A7:F7", "A9:F9"]
ROADS: list[list[object]] = [
    ["重点任务", "具体举措", "责任单位"],
    ["修路", "改造农村公路20公里", "县交通局"],
    [None, "新建桥梁2座", "县交通局"],
    ["治水", "疏浚河道", "县水利局"],
]
SAFETY: list[list[object]] = [
    ["序号", "工作任务", "工作措施", "责任单位", "完成时限"],
    [1, "平安建设", "开展排查", "县公安局", "2025年底前"],
    [None, None, "建立台账", "县司法局", "2026年底前"],
    [2, "法治建设", "开展普法", "县司法局", "长期"],
]
GOALS: list[list[object]] = [["指标", "单位", "2025年目标"], ["粮食产量", "万吨", 30], ["蔬菜产量", "万吨", 12]]


def plan(folder: Path, *sheets: tuple[str, list[list[object]], list[str]]) -> Plan:
    return pipeline.read_plan(workbook(folder / "tasks.xlsx", *sheets))


def outline(found: Plan) -> list[tuple[str, str]]:
    return [(clause.path, clause.title) for clause in found.clauses]


def test_rows_stand_below_their_group_and_the_row_that_heads_them(tmp_path: Path) -> None:
    found = plan(tmp_path, ("Sheet1", DUTIES, MERGES))
    assert outline(found) == [
        ("一", "产业发展"),
        ("一/一", "培育企业"),
        ("一/一/1", ""),
        ("一/一/2", "引进龙头企业2家"),
        ("二", "民生改善"),
        ("二/一", "建设学校"),
        ("二/一/3", ""),
    ]


def test_a_row_owns_what_its_merged_cells_say(tmp_path: Path) -> None:
    found = plan(tmp_path, ("Sheet1", DUTIES, MERGES))
    assert {(one.clause, one.role, one.unit) for one in found.responsibilities} == {
        *(("一/一/1", "lead", "县工信局"), ("一/一/1", "responsible", "县发改局")),
        *(("一/一/1", "responsible", "县科技局"), ("一/一/2", "lead", "县工信局")),
        *(("一/一/2", "responsible", "各乡镇"), ("二/一/3", "lead", "县教育局")),
        ("二/一/3", "responsible", "县财政局"),
    }
    assert [(one.clause, one.ends) for one in found.deadlines] == [
        *(("一/一/1", "2025-06-30"), ("一/一/2", "2025-06-30")),
        ("二/一/3", "2025"),
    ]
    assert [(one.clause, one.indicator, str(one.value), one.due) for one in found.targets] == [
        ("一/一/1", "培育数字企业", "12", "2025-06-30"),
        ("一/一/1", "建成数字车间", "3", "2025-06-30"),
        ("一/一/2", "引进龙头企业", "2", "2025-06-30"),
        ("二/一/3", "新建学校", "3", "2025"),
    ]
    assert len({fact.id for fact in (*found.responsibilities, *found.deadlines)}) == 10


def test_each_of_several_sheets_is_a_clause_and_numbers_may_be_missing_or_those_of_groups(tmp_path: Path) -> None:
    found = plan(tmp_path, ("交通水利", ROADS, ["A2:A3"]), ("政法", SAFETY, ["A2:A3", "B2:B3"]), ("指标", GOALS, []))
    assert outline(found) == [
        *(("表1", "交通水利"), ("表1/一", "修路"), ("表1/一/1", "改造农村公路20公里"), ("表1/一/2", "新建桥梁2座")),
        *(("表1/二", "治水"), ("表1/二/1", "疏浚河道")),
        *(("表2", "政法"), ("表2/1", "平安建设"), ("表2/1/1", "开展排查"), ("表2/1/2", "建立台账")),
        *(("表2/2", "法治建设"), ("表2/2/1", "开展普法")),
        ("表3", "指标"),
    ]
    assert [(one.clause, one.unit) for one in found.responsibilities][-2:] == [
        ("表2/1/2", "县司法局"),
        ("表2/2/1", "县司法局"),
    ]
    assert [(one.clause, one.ends) for one in found.deadlines] == [("表2/1/1", "2025"), ("表2/1/2", "2026")]
    assert [(one.clause, one.indicator) for one in found.targets][-2:] == [("表3", "粮食产量"), ("表3", "蔬菜产量")]


def test_a_number_that_stands_twice_gives_two_clauses(tmp_path: Path) -> None:
    rows: list[list[object]] = [["序号", "任务", "责任单位"], [1, "修路", "县交通局"], [1, "治水", "县水利局"]]
    assert outline(plan(tmp_path, ("Sheet1", rows, []))) == [("1", "修路"), ("1~2", "治水")]


def test_the_clauses_of_a_workbook_follow_each_other_without_gap(tmp_path: Path) -> None:
    found = plan(tmp_path, ("甲", DUTIES, MERGES), ("乙", SAFETY, ["A2:A3", "B2:B3"]))
    clauses = found.clauses
    assert [one.end for one in clauses[:-1]] == [one.start for one in clauses[1:]]
    assert all(one.start <= one.body <= one.end for one in clauses)
    assert clauses[-1].end == found.document.body_end


def test_a_table_of_goals_alone_and_the_table_of_a_page_have_no_rows_as_clauses(tmp_path: Path) -> None:
    assert outline(plan(tmp_path, ("指标", GOALS, []))) == []
    rows = ["".join(f"<td>{cell or '—'}</td>" for cell in row) for row in SAFETY]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    (tmp_path / "page.html").write_text(f"<html><body><p>一、任务</p><table>{table}</table></body></html>")
    assert outline(pipeline.read_plan(tmp_path / "page.html")) == [("一", "任务")]
