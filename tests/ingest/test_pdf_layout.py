"""Reading order, heads and feet, wrapped lines: PDF pages with words set where the tests want them."""

from pathlib import Path

import pytest
from pdf_files import drawn, text

from pipeline.ingest import read
from pipeline.records import Document, Omission

WRAPPED = ["加快发展数字经济，推动实体经济转型升级，到2025", "年培育科技型企业20家，新建数字车间30个以上，引进"]


def document(folder: Path, *pages: str, turned: int = 0) -> Document:
    path = folder / "plan.pdf"
    path.write_bytes(drawn(pages, turned))
    return read(path)


def lines(found: Document) -> list[str]:
    return found.text.split("\n")[:-1]


def below(x: float, y: float, words: list[str], size: float = 16) -> str:
    return "".join(text(x, y - 1.75 * size * at, line, size) for at, line in enumerate(words))


def test_a_paragraph_ends_where_its_line_is_short_and_goes_on_where_no_room_was_left(tmp_path: Path) -> None:
    words = [
        "各乡镇要高度重视，加强领导，明确责任，狠抓落实。",
        "县发改局要加强督查，定期通报情况",
        "县财政局要保障经费。",
    ]
    found = document(tmp_path, below(72, 760, [*WRAPPED, "一批人才。", *words]))
    assert lines(found) == ["".join(WRAPPED) + "一批人才。", words[0], words[1], words[2]]


def test_lines_are_read_from_the_top_whatever_the_order_in_the_file(tmp_path: Path) -> None:
    page = text(72, 700, "二、保障措施") + text(72, 760, "一、主要目标") + text(72, 730, "到2025年，建成2个园区。")
    assert lines(document(tmp_path, page)) == ["一、主要目标", "到2025年，建成2个园区。", "二、保障措施"]


def test_columns_of_a_gazette_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"左栏第{mark}行的文字写满了这一栏的宽" for mark in "一二三四五六七八九"]
    right = [f"右栏第{mark}行的文字写满了这一栏的宽" for mark in "一二三四五六七八九"]
    page = "".join(
        text(72, 740 - 20 * at, one, 12) + text(312, 740 - 20 * at, two, 12)
        for at, (one, two) in enumerate(zip(left, right, strict=True))
    )
    head = text(200, 780, "云溪县人民政府关于发展数字经济的意见", 12)
    assert "".join(lines(document(tmp_path, head + page))) == "云溪县人民政府关于发展数字经济的意见" + "".join(
        left + right
    )


def test_a_stretched_line_has_no_spaces_between_its_characters(tmp_path: Path) -> None:
    words = "（一）加强组织领导各有关部门要"
    page = "".join(text(72 + 28 * at, 760, mark) for at, mark in enumerate(words))
    assert lines(document(tmp_path, page)) == [words]


def test_what_stands_aslant_is_no_text(tmp_path: Path) -> None:
    mark = f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET\n"
    assert lines(document(tmp_path, text(72, 760, "一、主要目标") + mark)) == ["一、主要目标"]


def test_a_page_that_a_viewer_turns_is_read_as_shown(tmp_path: Path) -> None:
    def upright(x: float, y: float, words: str) -> str:
        return f"BT /F 16 Tf 0 1 -1 0 {y} {x} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"

    page = upright(72, 130, "二、保障措施") + upright(72, 100, "一、主要目标")
    assert lines(document(tmp_path, page, turned=90)) == ["一、主要目标", "二、保障措施"]


def test_heads_of_odd_and_even_pages_and_bare_page_numbers_are_left_out(tmp_path: Path) -> None:
    heads = ["云溪县数字经济规划", "云溪县人民政府"]
    pages = [
        text(72, 810, heads[number % 2], 9)
        + text(72, 700, f"第{mark}项任务由县发改局负责。")
        + text(290, 30, str(number + 3), 9)
        for number, mark in enumerate("一二三四五六")
    ]
    assert lines(document(tmp_path, *pages)) == [f"第{mark}项任务由县发改局负责。" for mark in "一二三四五六"]


def test_what_a_browser_prints_around_a_page_is_left_out(tmp_path: Path) -> None:
    page = (
        text(30, 820, "2024/1/8 10:22", 8)
        + text(72, 700, "到2025年，建成2个园区。")
        + text(30, 20, "https://www.example.gov.cn/zwgk/a.html 1/1", 8)
    )
    assert lines(document(tmp_path, page)) == ["到2025年，建成2个园区。"]


def test_a_number_alone_in_the_text_is_no_page_number(tmp_path: Path) -> None:
    rows = ["全县规模以上数字企业培育数量（家）按年度计划执行。", "20", "全县新建数字化车间和智能工厂数量。", "35"]
    assert lines(document(tmp_path, below(72, 700, rows), below(72, 700, ["二、保障措施"]))) == [*rows, "二、保障措施"]


def test_a_list_of_contents_is_left_out(tmp_path: Path) -> None:
    contents = below(72, 760, ["目　录", "一、主要目标…………………3", "二、重点任务…………………5", "三、保障措施…………………9"])
    found = document(tmp_path, contents, below(72, 760, ["一、主要目标", "到2025年，建成2个园区。"]))
    assert lines(found) == ["一、主要目标", "到2025年，建成2个园区。"]


def test_a_fact_has_the_box_of_its_characters_as_the_page_shows_them(tmp_path: Path) -> None:
    found = document(tmp_path, text(72, 760, "二、到2025年，建成园区") + text(88, 700, "二个。"))
    at = found.text.index("建成")
    ((page, box),) = found.boxes(at, at + 2)
    # each sign of this font is as wide as it is high, a figure too: the box is that of the line by usual widths
    assert (page, box.top, box.bottom) == (
        1,
        pytest.approx(842 - 760 - 0.88 * 16),
        pytest.approx(842 - 760 + 0.12 * 16),
    )
    assert box.x0 == pytest.approx(72 + 8 * 16, abs=16) and box.x1 == pytest.approx(72 + 10 * 16, abs=16)


def test_a_page_that_is_shown_turned_has_its_boxes_as_shown(tmp_path: Path) -> None:
    words = "建成园区"
    upright = f"BT 0 1 -1 0 100 72 Tm /F 16 Tf <{words.encode('utf-16-be').hex()}> Tj ET"
    ((_, box),) = document(tmp_path, upright, turned=90).boxes(0, 4)
    assert box == pytest.approx((72, 100 - 0.88 * 16, 72 + 4 * 16, 100 + 0.12 * 16))


def test_text_that_runs_down_a_page_is_said_to_be_left_out(tmp_path: Path) -> None:
    words = "各乡镇要高度重视加强领导明确责任狠抓落实" * 2
    lines = [f"BT 0 -1 1 0 {x} 800 Tm /F 16 Tf <{words.encode('utf-16-be').hex()}> Tj ET\n" for x in (300, 330)]
    found = document(tmp_path, text(72, 760, "一、主要目标") + "".join(lines), text(72, 760, "二、保障措施"))
    assert found.text == "一、主要目标\n二、保障措施\n"
    assert found.omissions == (Omission(1, "text that does not stand upright"),)
    watermark = document(tmp_path, below(72, 760, WRAPPED) + lines[0][:-60] + "> Tj ET\n")
    assert watermark.omissions == ()
