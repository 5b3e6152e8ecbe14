from pathlib import Path

from pipeline import read_plan
from pipeline.ingest import read
from pipeline.records import Document, Table


def document(folder: Path, text: str, name: str = "plan.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def cells(found: Document, table: Table) -> list[list[str]]:
    return [[found.text[cell.start : cell.end] for cell in row] for row in table.rows]


def test_the_box_of_the_science_plan_keeps_its_footnote() -> None:
    found = read(Path("corpus/shizuishan-145-science.txt"))
    (table,) = found.tables
    rows = cells(found, table)
    assert table.heads == 1
    assert rows[0] == ["序号", "指标名称（单位）", "2020年 实现值", "2025年 目标值"]
    assert rows[5] == ["5", "R&D人员全时当量（人年）", "2145*", "3000"]
    assert len(rows) == 13
    assert [found.text[note.start : note.end] for note in table.notes] == ["注：带*为 2019 年数据"]


def test_the_collapsed_table_of_the_county_plan_gets_its_rows_back() -> None:
    found = read(Path("corpus/helan-2024-innovative-county.txt"))
    (table,) = found.tables
    rows = cells(found, table)
    assert rows[0] == ["序号", "指标", "2023", "2024", "2025", "指标属性"]
    assert rows[3] == ["3", "实施重大、重点技术攻关项目(个)", "30", "30", "30", "预期性"]
    assert rows[20] == ["20", "万元GDP综合能耗(吨标准煤/万元)", "0.5", "0.48", "0.46", "约束性"]
    assert found.text[table.rows[3][0].start : table.rows[3][5].end] == "\t".join(rows[3])


def test_a_stacked_table_with_a_head_to_each_line_and_numbers_that_look_like_row_numbers(tmp_path: Path) -> None:
    lines = ["序号", "指标", "单位", "2024年", "2025年"]
    lines += ["1", "新建学校", "所", "2", "3", "2", "改造卫生院", "家", "3", "3", "3", "新增公交线路", "条", "4", "5"]
    found = document(tmp_path, "二、年度目标\n" + "\n".join(lines) + "\n三、保障措施\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["1", "新建学校", "所", "2", "3"],
        ["2", "改造卫生院", "家", "3", "3"],
        ["3", "新增公交线路", "条", "4", "5"],
    ]
    assert found.text.endswith("条\t4\t5\n三、保障措施\n")


def test_a_stacked_table_of_years_without_running_numbers(tmp_path: Path) -> None:
    lines = [
        "类别",
        "指标",
        "2020年实绩",
        "2025年目标",
        "一、产量",
        "茶叶总产（万吨）",
        "1.2",
        "1.5",
        "鲜果总产（万吨）",
        "8",
        "10",
    ]
    lines += ["二、生态", "新增造林面积（万亩）（5年新增量）", "28.4", "17.3"]
    found = document(tmp_path, "湄潭县茶业主要指标表\n" + "\n".join(lines) + "\n第三章 保障措施\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["一、产量", "茶叶总产（万吨）", "1.2", "1.5"],
        ["一、产量", "鲜果总产（万吨）", "8", "10"],
        ["二、生态", "新增造林面积（万亩）（5年新增量）", "28.4", "17.3"],
    ]


def test_a_stacked_table_with_groups_units_and_attributes(tmp_path: Path) -> None:
    lines = ["类别", "指标", "单位", "2020年", "2025年", "年均增速〔累计〕", "属性"]
    lines += ["经济发展", "茶业产值", "亿元", "30", "42", "7%左右", "预期性"]
    lines += ["茶园比例（%）", "52", "60", "〔8〕", "预期性"]
    lines += ["民生福祉", "失业率", "%", "——", "<5.5", "——", "约束性"]
    found = document(tmp_path, "专栏1 主要指标\n" + "\n".join(lines) + "\n第三章 保障措施\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["经济发展", "茶业产值", "亿元", "30", "42", "7%左右", "预期性"],
        ["经济发展", "茶园比例（%）", "", "52", "60", "〔8〕", "预期性"],
        ["民生福祉", "失业率", "%", "——", "<5.5", "——", "约束性"],
    ]
    assert found.text.endswith("约束性\n第三章 保障措施\n")


def test_a_stacked_table_of_numbered_items_and_indicators(tmp_path: Path) -> None:
    lines = ["序号", "主要项目和指标", "2005年", "2010年", "年均增长(%)"]
    lines += ["1", "社会组织数(万个)", "32.0", "44.6", "6.87", "2", "救助人数(万人)", "460.3", "625.0", "6.31"]
    (tmp_path / "plan.txt").write_text("\n".join(["“十二五”救助规划（2011—2015年）", *lines, ""]), encoding="utf-8")
    plan = read_plan(tmp_path / "plan.txt")
    assert [(one.indicator, str(one.value), one.due, one.status) for one in plan.targets][3:] == [
        ("救助人数", "460.3", "2005", "actual"),
        ("救助人数", "625.0", "2010", "actual"),
        ("救助人数", "6.31", "2010", "actual"),
    ]


def test_a_stacked_table_with_lines_that_head_its_rows(tmp_path: Path) -> None:
    lines = [
        "指标",
        "单位",
        "2013年",
        "2015年",
        "1.茶园",
        "无性系茶园",
        "万亩",
        "2.1",
        "2.7",
        "有机茶园",
        "万亩",
        "0.3",
        "—",
    ]
    lines += ["2.加工", "初制厂", "家", "40", "50"]
    found = document(tmp_path, "\n".join(lines) + "\n")
    assert cells(found, found.tables[0])[1:] == [
        ["1.茶园"],
        ["无性系茶园", "万亩", "2.1", "2.7"],
        ["有机茶园", "万亩", "0.3", "—"],
        ["2.加工"],
        ["初制厂", "家", "40", "50"],
    ]


def test_a_table_with_spaces_between_its_cells(tmp_path: Path) -> None:
    text = "主要指标\n类别 指标 2020年 2025年 属性\n产业 1.茶园（亩） 300 420 预期性\n2.茶厂（家） 52 60 预期性\n"
    text += "民生 3.就业率（%） — ≥55 约束性\n注：就业率从2022年起统计。\n"
    found = document(tmp_path, text)
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["产业", "1.茶园（亩）", "300", "420", "预期性"],
        ["产业", "2.茶厂（家）", "52", "60", "预期性"],
        ["民生", "3.就业率（%）", "—", "≥55", "约束性"],
    ]


def test_years_without_values_below_are_no_table(tmp_path: Path) -> None:
    assert document(tmp_path, "指标\n2020年\n2025年\n茶园稳定。\n扩种茶园30亩。\n").tables == ()


def test_a_row_that_lacks_a_cell_is_kept_as_it_stands(tmp_path: Path) -> None:
    lines = ["序号指标20242025属性", "1", "森林覆盖率（%）", "30", "31", "约束性"]
    lines += ["2", "垃圾分类覆盖率（%）", "90", "预期性", "3", "农村公路（公里）", "100", "120", "预期性"]
    found = document(tmp_path, "\n".join(lines) + "\n")
    assert [len(row) for row in found.tables[0].rows] == [5, 5, 4, 5]


def test_numbered_lines_without_a_head_are_no_table(tmp_path: Path) -> None:
    assert document(tmp_path, "重点项目\n1\n道路\n2\n桥梁\n3\n管网\n").tables == ()


def test_a_markdown_table(tmp_path: Path) -> None:
    text = "## 主要指标\n\n| 序号 | 指标 | 2025年 |\n|---|:--:|---:|\n"
    text += "| 1 | 常住人口（万人） | 35 |\n| 2 | 城镇化率（%） | 62 |\n"
    found = document(tmp_path, text, "plan.md")
    assert cells(found, found.tables[0]) == [
        ["序号", "指标", "2025年"],
        ["1", "常住人口（万人）", "35"],
        ["2", "城镇化率（%）", "62"],
    ]
    assert "---" not in found.text


def test_a_task_table_whose_cells_hold_several_lines(tmp_path: Path) -> None:
    lines = ["序号", "重 点 任 务", "牵头单位", "责任单位", "责任人"]
    lines += ["一、交通水利（牵头领导：王某）", "1", "新修公路20公里。", "县交通局", "县财政局", "各乡镇", "李某"]
    lines += ["2", "加固水库3座。", "县水利局", "县应急局", "各乡镇", "张某", "三、工作要求"]
    found = document(tmp_path, "二、任务分解\n" + "\n\n".join(lines) + "\n各单位要抓好落实。\n")
    (table,) = found.tables
    assert cells(found, table)[2:] == [
        ["1", "新修公路20公里。", "县交通局", "县财政局 各乡镇", "李某"],
        ["2", "加固水库3座。", "县水利局", "县应急局 各乡镇", "张某"],
    ]
    assert found.text.endswith("三、工作要求\n各单位要抓好落实。\n")


def test_a_task_table_with_heads_that_no_list_knows(tmp_path: Path) -> None:
    lines = ["序号", "项 目 名 称", "指 标 要 求", "牵 头 部 门", "指 标 类 型"]
    lines += ["1", "外贸出口", "增长5%", "县商务局", "甲类", "2", "税收", "增长6%", "县税务局", "乙类"]
    found = document(tmp_path, "二、任务分解\n" + "\n".join(lines) + "\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["1", "外贸出口", "增长5%", "县商务局", "甲类"],
        ["2", "税收", "增长6%", "县税务局", "乙类"],
    ]


def test_a_task_table_whose_groups_may_be_empty_and_whose_numbers_leap(tmp_path: Path) -> None:
    lines = [
        "序号",
        "重点工作任务",
        "主要责任单位",
        "协同配合单位",
        "一、稳增长",
        "3",
        "投资增长7%。",
        "县发改委",
        "县财政局。",
    ]
    lines += [
        "二、扩消费",
        "三、惠民生",
        "68",
        "改造校舍。",
        "县教育局",
        "各乡镇。",
        "69",
        "新建公园。",
        "县城管局",
        "县水利局",
    ]
    found = document(tmp_path, "二、任务分解\n" + "\n".join(lines) + "\n")
    (table,) = found.tables
    assert [row[0] for row in cells(found, table)] == [
        "序号",
        "一、稳增长",
        "3",
        "二、扩消费",
        "三、惠民生",
        "68",
        "69",
    ]


def test_a_task_table_without_numbers_whose_units_stand_one_to_a_line(tmp_path: Path) -> None:
    lines = [
        "领域",
        "主要目标",
        "牵头单位",
        "责任单位",
        "完成时限",
        "1.延长寿命。",
        "——筛查率达到80%。",
        "县卫生局",
        "县财政局",
    ]
    lines += [
        "县妇联",
        "2025年底",
        "2.提高保健水平。",
        "县卫生局",
        "县公安局",
        "长期",
        "二、工作要求",
        "各单位要抓好落实。",
    ]
    found = document(tmp_path, "一、任务分解\n" + "\n".join(lines) + "\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["", "1.延长寿命。 ——筛查率达到80%。", "县卫生局", "县财政局 县妇联", "2025年底"],
        ["", "2.提高保健水平。", "县卫生局", "县公安局", "长期"],
    ]
    assert found.text.endswith("二、工作要求\n各单位要抓好落实。\n")


def test_a_table_drawn_with_box_characters(tmp_path: Path) -> None:
    text = """任务分解如下：
┌──────┬────┬────────┐
│ 任 务 │分管│ 牵头单位 │
│ │领导│ │
├──────┼────┼────────┤
│修公路二│王某│县交通局、各│
│十公里 │ │乡镇 │
├──────┤ ├────────┤
│建水库 │ │县水利局 │
└──────┴────┴────────┘
各单位要抓好落实。
"""
    found = document(tmp_path, text)
    (table,) = found.tables
    assert cells(found, table) == [
        ["任 务", "分管领导", "牵头单位"],
        ["修公路二十公里", "王某", "县交通局、各乡镇"],
        ["建水库", "王某", "县水利局"],
    ]
    assert found.text.endswith("各单位要抓好落实。\n")


def test_a_drawing_whose_columns_do_not_fit_is_text(tmp_path: Path) -> None:
    found = document(tmp_path, "┌──┬──┐\n│一│二│三│\n└──┴──┘\n一、目标\n")
    assert not found.tables


def test_a_task_table_with_a_pipe_behind_each_cell_and_numbers_that_go_on(tmp_path: Path) -> None:
    lines = [
        "序号",
        "任务",
        "分管县领导",
        "责任单位",
        "31",
        "改造校舍。",
        "王某",
        "县教育局",
        "32",
        "新建车站。",
        "李某",
        "县交通局",
    ]
    found = document(tmp_path, "任务分解表\n" + "\n".join(f"{line} |" for line in lines) + "\n")
    (table,) = found.tables
    assert cells(found, table)[1:] == [
        ["31", "改造校舍。", "王某", "县教育局"],
        ["32", "新建车站。", "李某", "县交通局"],
    ]


def test_a_task_table_without_a_head_over_its_numbers(tmp_path: Path) -> None:
    lines = ["工作任务", "具体要求", "责任科室", "时限要求", "公开文件", "1", "清理目录。", "办公室", "年底前"]
    lines += ["2", "更新网页。", "信息科", "每月", "解读文件", "3", "发布解读。", "法规科", "及时"]
    found = document(tmp_path, "任务分解表\n" + "\n|\n".join(lines) + "\n|\n")
    (table,) = found.tables
    assert [row[2] for row in cells(found, table)] == ["责任科室", "公开文件", "办公室", "信息科", "解读文件", "法规科"]


def test_a_task_table_whose_rows_are_lines_with_spaces(tmp_path: Path) -> None:
    rows = ["序号 工 作 任 务 牵头单位", "1 新增就业 500人 人社局", "2 新修公路20公里 交通局"]
    found = document(tmp_path, "任务分工\n" + "\n".join(rows) + "\n各单位要抓好落实。\n")
    (table,) = found.tables
    assert cells(found, table) == [
        ["序号", "工 作 任 务", "牵头单位"],
        ["1", "新增就业 500人", "人社局"],
        ["2", "新修公路20公里", "交通局"],
    ]


def test_a_spaced_task_table_keeps_its_columns_of_units_where_others_have_run_together(tmp_path: Path) -> None:
    rows = [
        "序号 类别 主要任务 细化措施 牵头单位 参与单位 责任单位",
        "1 水资源保 护 严守红线 实行总量控制，用水量不超过 2亿方。 市水利局 市发改委、农业局等 各县人民政府",
        "2  抓好节水。 市工信局 市发改委 各县人民政府",
        "3  管好河道。 市水利局 市财政局 各县人民政府",
    ]
    found = document(tmp_path, "任务分解表\n" + "\n".join(rows) + "\n")
    (table,) = found.tables
    assert [row[4:] for row in cells(found, table)[1:3]] == [
        ["市水利局", "市发改委、农业局等", "各县人民政府"],
        ["市工信局", "市发改委", "各县人民政府"],
    ]
    assert cells(found, table)[2][3] == "抓好节水。"


def test_words_of_task_tables_in_running_text_are_no_table(tmp_path: Path) -> None:
    found = document(tmp_path, "责任单位\n1\n县教育局要抓好落实。\n工作任务\n完成时限\n2\n年底前完成。\n")
    assert not found.tables


def test_rows_below_a_cell_that_covers_them_keep_their_columns(tmp_path: Path) -> None:
    rows = [
        "类别 | 事项 | 责任单位 | 领导 |",
        "一、教育 | 1.改造校舍 | 县教育局 | 王某 |",
        "2.新建操场 | 县体育局 | 李某 | |",
    ]
    rows += ["3.增加学位 | 县教育局 | 王某 |", "二、交通 | 4.新建车站 | 县交通局 | 张某 |"]
    found = document(tmp_path, "民生实事\n" + "\n".join(rows) + "\n")
    (table,) = found.tables
    assert [row[2] for row in cells(found, table)] == ["责任单位", "县教育局", "县体育局", "县教育局", "县交通局"]
