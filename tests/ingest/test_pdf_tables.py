"""Tables of PDF pages: ruled and set with white space, over page ends, with merged cells and open sides."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pdf_files import drawn, rule, text

from pipeline.ingest import read
from pipeline.records import Document

XS = (72, 122, 282, 352, 432)
HEAD = ["序号", "指标名称", "目标值", "责任单位"]
Row = Sequence[str]


def ruled(
    rows: Sequence[Row], top: float = 780, high: float = 40, closed: bool = True, tall: Sequence[tuple[int, int]] = ()
) -> str:
    """A ruled table; `tall` names cells (row, column) without a rule below, `closed` sets the rules at its sides."""
    found = ""
    for y in range(len(rows) + 1):
        for x, (left, right) in enumerate(pairwise(XS)):
            if (y - 1, x) not in tall:
                found += rule(left, top - high * y, right, top - high * y)
    for x in XS if closed else XS[1:-1]:
        found += rule(x, top, x, top - high * len(rows))
    for y, row in enumerate(rows):
        for left, words in zip(XS, row, strict=False):
            found += "".join(
                text(left + 4, top - high * y - 14 - 14 * at, part, 10) for at, part in enumerate(words.split("/"))
            )
    return found


def tables(folder: Path, *pages: str) -> list[list[list[str]]]:
    found = document(folder, *pages)
    return [[[found.text[cell.start : cell.end] for cell in row] for row in table.rows] for table in found.tables]


def document(folder: Path, *pages: str) -> Document:
    path = folder / "plan.pdf"
    path.write_bytes(drawn(pages))
    return read(path)


ONE, TWO = ["1", "科技型企业", "20", "科技局"], ["2", "森林覆盖率", "31", "林业局"]
THREE, FOUR = ["3", "城镇化率", "62", "发改局"], ["4", "公路里程", "90", "交通局"]


def test_a_table_over_pages_is_one_with_its_head_repeated_or_not(tmp_path: Path) -> None:
    whole = [[HEAD, ONE, TWO, THREE, FOUR]]
    assert tables(tmp_path, ruled([HEAD, ONE, TWO]), ruled([THREE, FOUR])) == whole
    assert tables(tmp_path, ruled([HEAD, ONE, TWO]), ruled([HEAD, THREE, FOUR])) == whole
    assert tables(tmp_path, ruled([HEAD, ONE, TWO]), text(72, 800, "续表1", 10) + ruled([HEAD, THREE, FOUR])) == whole


def test_another_table_on_the_same_page_is_another_table(tmp_path: Path) -> None:
    assert len(tables(tmp_path, ruled([HEAD, ONE, TWO]) + ruled([HEAD, THREE, FOUR], top=500))) == 2


def test_a_row_cut_by_the_page_end_is_whole(tmp_path: Path) -> None:
    upper, lower = ["3", "乡村振兴示范镇建设数量和乡村/振兴示范村", "62", "发改局"], ["", "建设数量", "", ""]
    found = tables(tmp_path, ruled([HEAD, ONE, TWO, upper]), ruled([lower, FOUR]))
    assert found == [[HEAD, ONE, TWO, ["3", "乡村振兴示范镇建设数量和乡村振兴示范村建设数量", "62", "发改局"], FOUR]]


def test_a_merged_cell_stands_in_each_of_its_rows_over_the_page_end_too(tmp_path: Path) -> None:
    upper = [HEAD, [*ONE[:3], "科技局"], [*TWO[:3], ""]]
    found = tables(tmp_path, ruled(upper, tall=[(1, 3)]), ruled([[*THREE[:3], ""], [*FOUR[:3], ""]], tall=[(0, 3)]))
    assert [row[3] for row in found[0]] == ["责任单位", "科技局", "科技局", "科技局", "科技局"]


def test_an_empty_cell_stays_empty(tmp_path: Path) -> None:
    found = tables(tmp_path, ruled([HEAD, ONE, [*TWO[:3], ""], THREE]))
    assert [row[3] for row in found[0]] == ["责任单位", "科技局", "", "发改局"]


def test_a_table_without_rules_at_its_sides_has_its_outer_columns(tmp_path: Path) -> None:
    assert tables(tmp_path, ruled([HEAD, ONE, TWO], closed=False)) == [[HEAD, ONE, TWO]]


def open_rows(rows: Sequence[Row], top: float = 780) -> str:
    return "".join(
        text(x, top - 30 * y, words, 10)
        for y, row in enumerate(rows)
        for x, words in zip(XS, row, strict=False)
        if words
    )


def test_a_table_set_with_white_space_is_a_table(tmp_path: Path) -> None:
    page = open_rows([HEAD, ONE, TWO, THREE]) + text(72, 640, "二、保障措施", 10)
    found = document(tmp_path, page)
    assert [[found.text[cell.start : cell.end] for cell in row] for row in found.tables[0].rows] == [
        HEAD,
        ONE,
        TWO,
        THREE,
    ]
    assert found.text.endswith("二、保障措施\n")


def test_a_table_set_with_white_space_goes_on_over_the_page_end(tmp_path: Path) -> None:
    assert tables(tmp_path, open_rows([HEAD, ONE, TWO]), open_rows([HEAD, THREE, FOUR])) == [
        [HEAD, ONE, TWO, THREE, FOUR]
    ]


def test_a_wrapped_cell_of_such_a_table_belongs_to_its_row_wherever_it_is_set(tmp_path: Path) -> None:
    page = open_rows([HEAD, ["1", "", "20", "科技局"], ["2", "", "31", "林业局"], THREE])
    page += "".join(
        text(122, y, words, 10)
        for y, words in ((756, "高新技术企业"), (744, "培育数量"), (726, "森林"), (714, "覆盖率"))
    )
    names = [row[1].replace(" ", "") for row in tables(tmp_path, page)[0]]
    assert names == ["指标名称", "高新技术企业培育数量", "森林覆盖率", "城镇化率"]


def test_lines_with_gaps_are_no_table(tmp_path: Path) -> None:
    page = open_rows(
        [["索引号", "云政〔2024〕1号", "", ""], ["县长", "", "", "王某某"], ["云溪县", "", "2024年", "1月"]]
    )
    assert tables(tmp_path, page) == []


def test_a_framed_box_is_text_with_margins_of_its_own(tmp_path: Path) -> None:
    box = rule(72, 780, 300, 780) + rule(72, 700, 300, 700) + rule(72, 700, 72, 780) + rule(300, 700, 300, 780)
    box += (
        text(76, 764, "专栏1　数字经济工程", 10)
        + text(96, 748, "到2025年，建成数字园区2个，培育数字企", 10)
        + text(76, 732, "业20家。", 10)
    )
    long = "本规划是全县发展数字经济的行动指南，各乡镇各部门要认真贯彻落实。"
    found = document(tmp_path, box + text(96, 660, long, 12))
    assert found.tables == ()
    assert "到2025年，建成数字园区2个，培育数字企业20家。" in found.text.split("\n")


def test_a_ruled_page_header_is_read_as_the_fields_of_the_document(tmp_path: Path) -> None:
    rows = [["索引号", "2021-1", "文号", "云政发1号"], ["发文机关", "云溪县人民政府", "日期", "无"]]
    found = document(tmp_path, ruled([*rows, ["成文日期", "2021年4月2日", "", ""]]) + text(72, 600, "一、主要目标"))
    assert found.tables == ()
    assert [(head.field, head.value) for head in found.headers][:3] == [
        *(("索引号", "2021-1"), ("文号", "云政发1号")),
        ("发文机关", "云溪县人民政府"),
    ]


def test_a_body_that_is_printed_twice_is_read_once(tmp_path: Path) -> None:
    words = "各乡镇要高度重视加强领导明确责任狠抓落实"
    page = ["一、主要目标", *(f"{at}号文件提出，{words}，{words}。" for at in range(4)), "完"]
    pages = ["".join(text(20, top - 20 * at, line, 10) for at, line in enumerate(page)) for top in (800, 620)]
    assert document(tmp_path, *pages).text.splitlines().count("一、主要目标") == 1
