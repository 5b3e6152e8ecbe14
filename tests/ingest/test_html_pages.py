from pathlib import Path

from pipeline.ingest import read
from pipeline.records import Document

PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>云溪县</title><style>p{margin:0}</style></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<table class="head"><tr><td>索 引 号：</td><td>000/2021-1</td><td>发文机关：</td><td>云溪县人民政府</td></tr>
<tr><td>发文字号：</td><td>云政发〔2021〕3号</td><td>成文日期：</td><td>2021年4月2日</td></tr></table>
<h1>云溪县农业发展规划</h1>
<div class="TRS_Editor"><p>　　一、主要目标</p>
<p>　　到2025年，<b>粮食产量</b>稳定在&nbsp;30万吨以上，R&amp;D经费
  年均增长10%。</p><p style="display:none">隐藏的文字，不属于页面，不应当读入。</p>
<table border="1"><tr><th colspan="3">专栏1 主要指标</th></tr>
<tr><th>类别</th><th>指标</th><th>2025年</th></tr>
<tr><td rowspan="2">产业</td><td>粮食产量（万吨）</td><td>30</td></tr>
<tr><td>蔬菜产量（万吨）</td><td>12</td></tr></table>
<p>二、保障措施</p>
<p>县农业农村局牵头，县财政局配合，各乡镇抓好落实，确保完成目标任务。<br>加强考核。</p></div>
<script>var x = "脚本";</script><div class="share">分享到微信</div><div id="footer">版权所有</div></body></html>"""


def document(folder: Path, page: str, encoding: str = "gb18030") -> Document:
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return read(path)


def test_a_government_page_becomes_paragraphs_header_fields_and_a_table(tmp_path: Path) -> None:
    found = document(tmp_path, PAGE)
    assert {head.field: head.value for head in found.headers} == {
        "索引号": "000/2021-1",
        "发文机关": "云溪县人民政府",
        "发文字号": "云政发〔2021〕3号",
        "成文日期": "2021年4月2日",
    }
    paragraphs = found.text.split("\n")
    assert "到2025年，粮食产量稳定在\xa030万吨以上，R&D经费年均增长10%。" in paragraphs
    assert "加强考核。" in paragraphs
    assert "专栏1 主要指标" in paragraphs
    assert not any(word in found.text for word in ("隐藏", "脚本", "首页", "版权", "margin"))
    assert found.text[found.body :].startswith("一、主要目标")


def test_a_merged_cell_stands_at_each_place_it_covers_and_once_in_the_text(tmp_path: Path) -> None:
    found = document(tmp_path, PAGE)
    (table,) = found.tables
    rows = [[found.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [
        ["类别", "指标", "2025年"],
        ["产业", "粮食产量（万吨）", "30"],
        ["产业", "蔬菜产量（万吨）", "12"],
    ]
    assert table.rows[1][0] == table.rows[2][0]
    assert found.text.count("产业") == 1


def test_runs_lead_back_to_the_characters_of_the_page(tmp_path: Path) -> None:
    found = document(tmp_path, PAGE)
    for run in found.runs:
        assert PAGE[run.source : run.source + run.length] == found.text[run.start : run.start + run.length]
    at = found.text.index("粮食产量稳定")
    run = next(run for run in found.runs if run.start <= at < run.start + run.length)
    assert PAGE[run.source + at - run.start :].startswith("粮食产量</b>")


def test_a_table_that_only_lays_out_the_page_is_no_table(tmp_path: Path) -> None:
    inner = "".join(f"<p>（{mark}）由县发改局牵头，县财政局配合，认真抓好各项任务落实。</p>" for mark in "一二三四")
    aside = f"<table><tr><td>{inner}</td><td>侧栏</td></tr></table>"
    page = f"<table><tr><td>云溪县工作方案</td></tr><tr><td>{aside}</td></tr></table>"
    found = document(tmp_path, page)
    assert found.tables == ()
    assert found.text.count("县财政局配合") == 4


def test_a_body_stored_twice_is_read_once(tmp_path: Path) -> None:
    body = "".join(
        f"<p>（{mark}）县教育局要会同有关部门，加强统筹协调，完善工作机制，确保各项任务按期完成。</p>"
        for mark in "一二三"
    )
    page = f"<div id='a'><p>云溪县教育发展意见</p>{body}</div><div id='b'><p>云溪县教育发展意见</p>{body}</div>"
    assert document(tmp_path, page).text.count("（二）县教育局") == 1


def test_a_text_file_that_holds_html_is_read_as_html(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<p>一、总体要求</p><p>坚持稳中求进工作总基调，推动高质量发展。</p>", encoding="utf-8")
    assert read(path).text == "一、总体要求\n坚持稳中求进工作总基调，推动高质量发展。\n"


def test_line_breaks_of_preformatted_text_part_paragraphs(tmp_path: Path) -> None:
    text = (
        "一、总体要求\n坚持稳中求进工作总基调，推动高质量发展。\n二、保障措施\n县财政局要安排专项资金，各乡镇抓好落实。"
    )
    for tag in ("pre", "div style='white-space: pre-wrap'"):
        page = f"<html><body><{tag}>{text}</{tag.split()[0]}><p>加强\n考核。</p></body></html>"
        assert document(tmp_path, page).text.split("\n")[:5] == [*text.split("\n"), "加强考核。"]
