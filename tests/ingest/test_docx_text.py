from pathlib import Path

import docx
from docx_files import p, ppr, run, word

from pipeline.ingest import read

CENTRED = '<w:jc w:val="center"/>'
DELETED = "<w:del/>"


def paragraphs(path: Path) -> list[str]:
    return read(path).text.split("\n")[:-1]


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    changed = (
        f"<w:p>{run('到2025年，建成')}<w:del>{run('旧').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{run('智能工厂')}</w:ins><w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('5')}</w:moveTo>{run('家。')}</w:p>"
    )
    merged = f"<w:p>{ppr(f'<w:rPr>{DELETED}</w:rPr>')}{run('县科技局牵头，')}</w:p>{p('县财政局配合。')}"
    inserted = f"<w:ins>{p('新增一段。')}</w:ins>"
    assert paragraphs(word(tmp_path / "plan.docx", changed + merged + inserted)) == [
        "到2025年，建成智能工厂5家。",
        "县科技局牵头，县财政局配合。",
        "新增一段。",
    ]


def test_a_text_box_follows_its_paragraph_and_is_read_once(tmp_path: Path) -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{box('专栏1 重点工程')}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('专栏1 重点工程')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    old = f"<w:r><w:pict><v:shape><v:textbox>{box('单独的文本框')}</v:textbox></v:shape></w:pict></w:r>"
    body = f"<w:p>{run('加快建设')}<w:r>{both}</w:r>{run('园区。')}</w:p><w:p>{old}</w:p>{p('完善机制。')}"
    assert paragraphs(word(tmp_path / "plan.docx", body)) == [
        "加快建设园区。",
        "专栏1 重点工程",
        "单独的文本框",
        "完善机制。",
    ]


def test_fields_and_links_show_their_result(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    inner = f"{mark('begin')}{run('内层')}{mark('separate')}{run('内层结果')}{mark('end')}"
    field = f"{mark('begin')}{instruction}{inner}{mark('separate')}{run('2024年1月5日')}{mark('end')}"
    link = f"<w:hyperlink>{run('工作方案')}</w:hyperlink><w:fldSimple w:instr='PAGE'>{run('三')}</w:fldSimple>"
    body = f"<w:p>{run('印发于')}{field}{run('。见')}{link}</w:p><w:p>{mark('begin')}</w:p>{p('后文照常。')}"
    assert paragraphs(word(tmp_path / "plan.docx", body)) == ["印发于2024年1月5日。见工作方案三", "后文照常。"]


def test_page_numbers_of_a_table_of_contents_are_left_out(tmp_path: Path) -> None:
    parts = ("begin", "<w:instrText>PAGE</w:instrText><w:instrText>REF _Toc1</w:instrText>", "separate", "3", "end")
    number = "".join(
        run(part) if part == "3" else f"<w:r>{part if '<' in part else f'<w:fldChar w:fldCharType={part!r}/>'}</w:r>"
        for part in parts
    )
    body = f"<w:p>{run('一、总体要求')}<w:r><w:tab/></w:r>{number}</w:p>"
    assert paragraphs(word(tmp_path / "plan.docx", body * 2)) == ["一、总体要求", "一、总体要求"]


def test_line_breaks_end_a_line_and_a_centred_title_goes_on_over_them(tmp_path: Path) -> None:
    def lines(*texts: str, properties: str = "") -> str:
        return f"<w:p>{ppr(properties)}{'<w:r><w:br/></w:r>'.join(run(text) for text in texts)}</w:p>"

    body = lines("清河县数字经济发展", "三年行动计划", "（2024—2026年）", properties=CENTRED)
    body += lines("一、总体要求", "坚持创新驱动，推动产业转型升级。")
    assert paragraphs(word(tmp_path / "plan.docx", body)) == [
        "清河县数字经济发展三年行动计划",
        "（2024—2026年）",
        "一、总体要求",
        "坚持创新驱动，推动产业转型升级。",
    ]


def test_footnotes_follow_their_paragraph_without_their_marks(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
    footnotes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{run(' 指规模以上企业。')}{note.format(2)}</w:p></w:footnote>"
    )
    body = f"<w:p>{run('高技术企业')}{note.format(2)}{run('达到30家。')}</w:p>{p('完善机制。')}"
    path = word(tmp_path / "plan.docx", body, footnotes=footnotes)
    assert paragraphs(path) == ["高技术企业达到30家。", "指规模以上企业。", "完善机制。"]


def test_signs_of_symbol_fonts_and_special_hyphens(tmp_path: Path) -> None:
    body = (
        "<w:p>"
        + run("合格率")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        + run("95%，浓度")
        + run("\uf0a3", '<w:rFonts w:ascii="Symbol"/>')
        + run("35")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("40，⼯业")
        + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    )
    assert paragraphs(word(tmp_path / "plan.docx", body)) == ["合格率≥95%，浓度≤35-40，工业x"]


def test_hidden_text_prompts_headers_and_core_properties_are_left_out(tmp_path: Path) -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{p('单击此处输入文字')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{p('控件里的正文。')}</w:sdtContent></w:sdt>"
    )
    ruby = f"<w:r><w:ruby><w:rt>{run('qing')}</w:rt><w:rubyBase>{run('清')}</w:rubyBase></w:ruby></w:r>"
    seen = run("看得见", '<w:vanish w:val="0"/>')
    body = prompt + f"<w:p>{run('看不见', '<w:vanish/>')}{seen}{ruby}</w:p>"
    path = word(tmp_path / "plan.docx", body)
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "清河县人民政府办公室文件"
    document.core_properties.title = "另一份文件"
    document.save(str(path))
    found = read(path)
    assert found.text == "控件里的正文。\n看得见清\n"
    assert found.headers == ()


def test_pieces_of_a_sentence_in_paragraphs_of_their_own_are_rejoined_but_indented_paragraphs_are_not(
    tmp_path: Path,
) -> None:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    body = p("加快发展数字经济，推动实体经济转型升级，力争到2025年培育科技型企业", indent)
    body += p("20家、数字化车间30个以上。")
    body += p("各乡镇要高度重视，加强组织领导，确保完成目标任务", indent) + p("县财政局要保障经费。", indent)
    assert paragraphs(word(tmp_path / "plan.docx", body)) == [
        "加快发展数字经济，推动实体经济转型升级，力争到2025年培育科技型企业20家、数字化车间30个以上。",
        "各乡镇要高度重视，加强组织领导，确保完成目标任务",
        "县财政局要保障经费。",
    ]


def test_large_pictures_and_embedded_objects_are_said_to_be_left_out(tmp_path: Path) -> None:
    picture = (
        '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<wp:inline><wp:extent cx="{wide}" cy="{tall}"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    page, seal = picture.format(wide=5400000, tall=7200000), picture.format(wide=1620000, tall=1620000)
    old = '<w:r><w:pict><v:shape style="width:425.2pt;height:566.9pt"><v:imagedata/></v:shape></w:pict></w:r>'
    sheet = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'
    body = p("一、主要目标") + "".join(f"<w:p>{one}</w:p>" for one in (page, seal, old, sheet))
    assert [one.reason for one in read(word(tmp_path / "plan.docx", body)).omissions] == [
        "pictures larger than 6 cm, in which text may stand: 2",
        "embedded objects (sheets, charts, formulas): 1",
    ]
    assert read(word(tmp_path / "plan.docx", p("一、主要目标") + f"<w:p>{seal}</w:p>")).omissions == ()
