from pathlib import Path

import pytest
from pdf_files import pdf

from pipeline.ingest import Unreadable, read
from pipeline.records import Document


def document(folder: Path, content: bytes, name: str = "plan.pdf") -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path)


PAGES = [
    [
        "云溪县人民政府文件",
        "　　一、主要目标",
        "　　加快数字经济发展，推动实体经济转型升级，力",
        "争到2025年培育科技型企业20家、数字化车间",
        "— 1 —",
    ],
    ["云溪县人民政府文件", "30个以上。", "　　二、保障措施", "　　加强组织领导。", "— 2 —"],
    ["云溪县人民政府文件", "　　三、各乡镇抓好落实。", "— 3 —"],
]


def test_wrapped_lines_are_rejoined_over_pages_and_heads_and_page_numbers_left_out(tmp_path: Path) -> None:
    found = document(tmp_path, pdf(PAGES))
    assert found.text.split("\n")[:-1] == [
        "一、主要目标",
        "加快数字经济发展，推动实体经济转型升级，力争到2025年培育科技型企业20家、数字化车间30个以上。",
        "二、保障措施",
        "加强组织领导。",
        "三、各乡镇抓好落实。",
    ]


def test_every_character_knows_its_page(tmp_path: Path) -> None:
    found = document(tmp_path, pdf(PAGES))
    assert found.pages == 3
    assert found.page_at(found.text.index("加快")) == 1
    assert found.page_at(found.text.index("30个")) == 2
    assert found.page_at(found.text.index("各乡镇")) == 3


def test_content_decides_over_suffix(tmp_path: Path) -> None:
    assert document(tmp_path, pdf(PAGES), "plan.txt").pages == 3


def test_a_scan_has_no_text_layer(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no text layer"):
        document(tmp_path, pdf([[], []]))


def test_a_ruled_table_is_a_table(tmp_path: Path) -> None:
    lines = "".join(f"72 {y} m 472 {y} l S " for y in (792, 764, 736, 708))
    lines += "".join(f"{x} 708 m {x} 792 l S " for x in (72, 152, 312, 472))
    spaced = [
        "序号　　　指标名称　　　　　　目标值",
        "1　　　　森林覆盖率　　　　　31",
        "2　　　　城镇化率　　　　　　62",
        "　　二、保障措施",
    ]
    found = document(tmp_path, pdf([spaced], rules=lines))
    (table,) = found.tables
    assert [[found.text[cell.start : cell.end] for cell in row] for row in table.rows] == [
        ["序号", "指标名称", "目标值"],
        ["1", "森林覆盖率", "31"],
        ["2", "城镇化率", "62"],
    ]
    assert found.text.endswith("二、保障措施\n")
