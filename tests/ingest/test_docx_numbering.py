from pathlib import Path

import pytest
from docx_files import a_list, instance, item, level, p, word

from pipeline.ingest import read
from pipeline.ingest.docx_labels import numeral

PLAIN = '<w:suff w:val="nothing"/>'
PLAN = a_list(
    1,
    level(0, "chineseCounting", "%1、", PLAIN),
    level(1, "chineseCountingThousand", "（%2）", PLAIN),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircleChinese", "%4"),
)


def paragraphs(path: Path) -> list[str]:
    return read(path).text.split("\n")[:-1]


def test_labels_are_those_that_word_shows(tmp_path: Path) -> None:
    body = [("总体要求", 0), ("主要任务", 0), ("培育企业", 1), ("引进龙头企业。", 2), ("扶持小微企业。", 2)]
    body += [("建设平台", 1), ("建设中试基地。", 2), ("由县科技局负责。", 3), ("保障措施", 0), ("加强领导", 1)]
    path = word(
        tmp_path / "plan.docx",
        "".join(item(text, 1, depth) for text, depth in body),
        numbering=PLAN + instance(1, 1),
    )
    assert paragraphs(path) == [
        "一、总体要求",
        "二、主要任务",
        "（一）培育企业",
        "1.引进龙头企业。",
        "2.扶持小微企业。",
        "（二）建设平台",
        "1.建设中试基地。",
        "① 由县科技局负责。",
        "三、保障措施",
        "（一）加强领导",
    ]


def test_labels_are_not_in_the_file_and_all_other_characters_are(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", item("总体要求", 1) + item("主要任务", 1), numbering=PLAN + instance(1, 1))
    found = read(path)
    assert [(found.text[run.start : run.start + run.length], run.source) for run in found.runs] == [
        ("总体要求", 0),
        ("主要任务", 4),
    ]


def test_a_second_instance_goes_on_unless_it_starts_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = PLAN + instance(1, 1) + instance(2, 1) + instance(3, 1, anew)
    body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3)
    assert paragraphs(word(tmp_path / "plan.docx", body, numbering=numbering)) == [
        "一、甲",
        "二、乙",
        "一、丙",
        "二、丁",
    ]


def test_a_level_that_never_restarts_counts_through_the_chapters(tmp_path: Path) -> None:
    numbering = a_list(
        1,
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
    )
    body = item("总则", 1) + item("本办法适用于全县。", 1, 1) + item("职责", 1) + item("县科技局负责实施。", 1, 1)
    assert paragraphs(word(tmp_path / "plan.docx", body, numbering=numbering + instance(1, 1))) == [
        "第一章 总则",
        "第一条 本办法适用于全县。",
        "第二章 职责",
        "第二条 县科技局负责实施。",
    ]


def test_levels_show_the_numbers_above_them_in_digits_where_the_list_is_legal(tmp_path: Path) -> None:
    numbering = a_list(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>", start=3))
    body = item("目标", 1) + item("任务", 1) + item("建设平台", 1, 1)
    assert paragraphs(word(tmp_path / "plan.docx", body, numbering=numbering + instance(1, 1))) == [
        "一、目标",
        "二、任务",
        "2.3 建设平台",
    ]


def test_styles_number_their_paragraphs_at_the_level_that_is_linked_to_them(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="C"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="B"/></w:style>'
    )
    numbering = a_list(
        1,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>' + PLAIN),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="B"/>' + PLAIN),
    )
    none = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("任务", '<w:pStyle w:val="A"/>') + p("培育企业", '<w:pStyle w:val="B"/>') + p("不编号", none)
    path = word(tmp_path / "plan.docx", body, numbering=numbering + instance(1, 1), styles=styles)
    assert paragraphs(path) == ["一、任务", "（一）培育企业", "不编号"]


def test_a_list_of_a_numbering_style_and_a_changed_level(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.", start=3)}</w:lvlOverride>'
    numbering = PLAN + linked + instance(1, 1) + instance(2, 2) + instance(3, 1, changed)
    body = item("甲", 2) + item("乙", 1) + item("丙", 3)
    path = word(tmp_path / "plan.docx", body, numbering=numbering, styles=styles)
    assert paragraphs(path) == ["一、甲", "二、乙", "C.丙"]


def test_bullets_are_shown_as_they_look_and_dashes_as_dashes(tmp_path: Path) -> None:
    numbering = a_list(1, level(0, "bullet", "\uf06e"), level(1, "bullet", "——", PLAIN)) + instance(1, 1)
    body = item("县科技局", 1) + item("到2025年建成平台2家。", 1, 1)
    assert paragraphs(word(tmp_path / "plan.docx", body, numbering=numbering)) == [
        "■ 县科技局",
        "—— 到2025年建成平台2家。",
    ]


def test_an_unknown_list_and_an_empty_item_have_no_label_but_the_item_counts(tmp_path: Path) -> None:
    body = item("甲", 9) + item("乙", 1) + item("", 1) + item("丙", 1, 8) + item("丁", 1)
    path = word(tmp_path / "plan.docx", body, numbering=PLAN + instance(1, 1))
    assert paragraphs(path) == ["甲", "一、乙", "丙", "三、丁"]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 20, "二十"),
        ("japaneseCounting", 13, "十三"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 12, "乙"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("none", 4, ""),
        ("hebrew1", 4, "4"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_number_formats(form: str, number: int, text: str) -> None:
    assert numeral(number, form) == text
