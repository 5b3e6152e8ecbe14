from pathlib import Path

import pytest
from ofd_files import lines, ofd, packed, parts, rule, text

from pipeline.ingest import Unreadable, read
from pipeline.records import Document

HEAD = text("云溪县人民政府文件", 80, 20)
PAGES = [
    lines(
        [
            "　　一、主要目标",
            "　　加快数字经济发展，推动实体经济转型升级，力",
            "争到2025年培育科技型企业20家、数字化车间建",
        ]
    ),
    lines(["成30个以上。", "　　二、保障措施", "　　加强组织领导。"]),
    lines(["　　三、各乡镇抓好落实。"]),
]


def document(folder: Path, content: bytes, name: str = "plan.ofd") -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def test_wrapped_lines_are_rejoined_over_pages_and_what_the_template_repeats_is_left_out(tmp_path: Path) -> None:
    found = document(tmp_path, ofd(PAGES, HEAD))
    assert found.text.split("\n")[:-1] == [
        "一、主要目标",
        "加快数字经济发展，推动实体经济转型升级，力争到2025年培育科技型企业20家、数字化车间建成30个以上。",
        "二、保障措施",
        "加强组织领导。",
        "三、各乡镇抓好落实。",
    ]


def test_every_character_knows_its_page_and_none_was_recognised(tmp_path: Path) -> None:
    found = document(tmp_path, ofd(PAGES, HEAD))
    assert found.pages == 3
    assert found.page_at(found.text.index("加快")) == 1
    assert found.page_at(found.text.index("成30个")) == 2
    assert found.page_at(found.text.index("各乡镇")) == 3
    ((page, box),) = found.boxes(found.text.index("各乡镇"), found.text.index("各乡镇") + 3)
    assert page == 3 and 0 < box.x0 < box.x1 < 596 and 0 < box.top < box.bottom < 842
    assert found.confidence(0, len(found.text)) is None


def test_reading_order_is_that_of_the_page_not_of_the_file(tmp_path: Path) -> None:
    page = text("第二行在下面。", 28, 60) + text("第一行", 28, 40) + text("在上面。", 28 + 3 * 5.6, 40)
    assert document(tmp_path, ofd([page])).text == "第一行在上面。\n第二行在下面。\n"


def test_a_matrix_moves_and_scales_and_a_watermark_aslant_is_left_out(tmp_path: Path) -> None:
    scaled = text("一、总体要求", 28, 40, size=1, more='CTM="5.6 0 0 5.6 0 0"')
    aslant = text("内部资料", 28, 80, more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    hidden = text("看不见的字", 28, 120, more='Visible="false"')
    found = document(tmp_path, ofd([scaled + text("（一）指导思想", 28, 55) + aslant + hidden]))
    assert found.text == "一、总体要求\n（一）指导思想\n"


def test_text_without_distances_and_with_a_code_in_several_stretches_is_whole(tmp_path: Path) -> None:
    page = (
        '<ofd:TextObject ID="1" Font="1" Size="5.6" Boundary="28 30 150 10">'
        '<ofd:TextCode X="0" Y="6">到2025年，</ofd:TextCode>'
        '<ofd:TextCode X="29.12" Y="6" DeltaX="5.6 5.6 g 2 5.6">森林覆盖率</ofd:TextCode></ofd:TextObject>'
    )
    assert document(tmp_path, ofd([page])).text == "到2025年，森林覆盖率\n"


def test_a_ruled_table_is_a_table(tmp_path: Path) -> None:
    rules = "".join(rule(28, y, 168, y) for y in (30, 42, 54, 66)) + "".join(
        rule(x, 30, x, 66) for x in (28, 56, 112, 168)
    )
    rows = [["序号", "指标名称", "目标值"], ["1", "森林覆盖率", "31%"], ["2", "城镇化率", "62%"]]
    cells = "".join(
        text(cell, (30, 58, 114)[x], 38 + 12 * y) for y, row in enumerate(rows) for x, cell in enumerate(row)
    )
    found = document(tmp_path, ofd([rules + cells + text("二、保障措施", 28, 90)]))
    (table,) = found.tables
    assert [[found.text[cell.start : cell.end] for cell in row] for row in table.rows] == rows
    assert found.text.endswith("二、保障措施\n")


def test_content_decides_over_suffix(tmp_path: Path) -> None:
    assert document(tmp_path, ofd(PAGES), "plan.docx").pages == 3


def _with(name: str, content: str | None) -> bytes:
    found = parts(PAGES)
    if content is None:
        del found[name]
    else:
        found[name] = content
    return packed(found)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
FAULTS = {
    "no part": (_with("Doc_0/Document.xml", None), "damaged OFD file: no part"),
    "no page": (_with("Doc_0/Pages/Page_1/Content.xml", None), "damaged OFD file: no part"),
    "no XML": (_with("Doc_0/Document.xml", "<ofd:Document"), "is no XML"),
    "entities": (_with("Doc_0/Pages/Page_0/Content.xml", BOMB), "document type"),
    "encrypted": (packed(parts(PAGES) | {"Encryptions.xml": "<x/>"}), "encrypted OFD"),
    "huge": (_with("Doc_0/Res.xml", " " * 40_000_000), "unpacks to more"),
    "pictures": (ofd(["", ""]), "no text layer"),
    "cut short": (ofd(PAGES)[:900], "cannot be unpacked"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_read_says_why(tmp_path: Path, fault: str) -> None:
    content, reason = FAULTS[fault]
    with pytest.raises(Unreadable, match=reason):
        document(tmp_path, content)


def test_numbers_that_are_none_place_text_at_the_edge(tmp_path: Path) -> None:
    page = text("加强组织领导。", 28, 40).replace('DeltaX="g 6 5.6"', 'DeltaX="g 99999999999 nan x"')
    assert "加" in document(tmp_path, ofd([page])).text
