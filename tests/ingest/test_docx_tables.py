from pathlib import Path

import docx
from docx_files import a_list, instance, item, level, p, run, word

from pipeline.ingest import read
from pipeline.records import Document


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<w:') else p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def texts(found: Document, at: int = 0) -> list[list[str]]:
    return [[found.text[one.start : one.end] for one in cells] for cells in found.tables[at].rows]


TOP, DOWN = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_table_of_python_docx_with_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    made = document.add_table(4, 3)
    rows = [
        ["指标表", "", ""],
        ["类别", "指标", "2025年"],
        ["产业", "粮食产量（万吨）", "30"],
        ["", "蔬菜（万吨）", "12"],
    ]
    for y, words in enumerate(rows):
        for x, text in enumerate(words):
            made.cell(y, x).text = text
    made.cell(0, 0).merge(made.cell(0, 2))
    made.cell(2, 0).merge(made.cell(3, 0))
    made.cell(0, 0).text, made.cell(2, 0).text = "专栏1 主要指标", "产业"
    document.save(str(tmp_path / "plan.docx"))
    found = read(tmp_path / "plan.docx")
    assert found.text.startswith("专栏1 主要指标\n类别\t指标\t2025年\n")
    assert texts(found) == [
        ["类别", "指标", "2025年"],
        ["产业", "粮食产量（万吨）", "30"],
        ["产业", "蔬菜（万吨）", "12"],
    ]
    assert found.tables[0].rows[1][0] == found.tables[0].rows[2][0]


def test_spans_skipped_columns_deleted_rows_and_nested_tables(tmp_path: Path) -> None:
    inner = table(row(cell("县科技局"), cell("县财政局")), row(cell("县工信局"), cell("县商务局")))
    body = table(
        row(cell("序号"), cell("任务"), cell("责任单位")),
        row(cell("1"), cell("建设平台", TOP), cell(inner + p(""))),
        row(cell("2"), cell("", DOWN), cell("县教育局")),
        row(cell("9"), cell("删去的任务"), cell("县水务局"), properties="<w:del/>"),
        row(cell("合并两列", '<w:gridSpan w:val="2"/>'), properties='<w:gridBefore w:val="1"/>'),
    )
    assert texts(read(word(tmp_path / "plan.docx", body))) == [
        ["序号", "任务", "责任单位"],
        ["1", "建设平台", "县科技局 县财政局 县工信局 县商务局"],
        ["2", "建设平台", "县教育局"],
        ["", "合并两列", "合并两列"],
    ]


def test_running_numbers_set_by_word_are_cells_like_others(tmp_path: Path) -> None:
    numbering = a_list(1, level(0, "decimal", "%1")) + instance(1, 1)
    body = table(
        row(cell("序号"), cell("任务"), cell("牵头单位")),
        *(
            row(cell(item("", 1)), cell(task), cell(unit))
            for task, unit in (("修路", "县交通局"), ("植树", "县林业局"))
        ),
    )
    found = read(word(tmp_path / "plan.docx", body, numbering=numbering))
    assert [cells[0].strip() for cells in texts(found)] == ["序号", "1", "2"]


def test_a_table_that_frames_a_box_is_its_paragraphs(tmp_path: Path) -> None:
    body = table(row(cell(p("专栏2 重点工程") + p("1.建设中试基地。") + p("2.建设孵化器。"))))
    found = read(word(tmp_path / "plan.docx", body + p("完善机制。")))
    assert found.tables == ()
    assert found.text == "专栏2 重点工程\n1.建设中试基地。\n2.建设孵化器。\n完善机制。\n"


def test_notes_of_cells_stand_below_the_table(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = table(
        row(cell("指标"), cell("2025年")),
        row(cell(f"<w:p>{run('森林覆盖率（%）')}{note}</w:p>"), cell("31")),
    )
    footnotes = f'<w:footnote w:id="2">{p("注：按新口径统计。")}</w:footnote>'
    found = read(word(tmp_path / "plan.docx", body, footnotes=footnotes))
    assert found.text == "指标\t2025年\n森林覆盖率（%）\t31\n注：按新口径统计。\n"
    assert len(found.tables[0].notes) == 1


def test_runs_quote_the_cells_in_the_order_of_reading(tmp_path: Path) -> None:
    body = p("主要指标如下。") + table(row(cell("指标"), cell("目标")), row(cell("产量"), cell("30")))
    found = read(word(tmp_path / "plan.docx", body))
    read_in_order = "主要指标如下。指标目标产量30"
    assert [found.text[run.start : run.start + run.length] for run in found.runs] == [
        read_in_order[run.source : run.source + run.length] for run in found.runs
    ]


def test_a_head_of_two_rows_is_known_by_its_merged_cells(tmp_path: Path) -> None:
    body = table(
        row(cell("指标", TOP), cell("目标值", '<w:gridSpan w:val="2"/>')),
        row(cell("", DOWN), cell("2025年"), cell("2030年")),
        row(cell("森林覆盖率（%）"), cell("31"), cell("33")),
        row(cell("粮食产量（万吨）"), cell("30"), cell("32")),
    )
    assert read(word(tmp_path / "plan.docx", body)).tables[0].heads == 2
