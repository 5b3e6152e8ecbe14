"""A Word file: A4, running head, page number, a ruled table whose rows may be cut at a page end."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from renderings.parts import Paragraph, Part, Rows

_FONT = "Noto Serif CJK SC"
_NAME = Cm(4)


def word(found: Sequence[Part], head: str, repeat: bool = False) -> bytes:
    """The file; with `repeat` the head of a table stands again on each page that the table reaches."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    _font(document.styles["Normal"])
    section.header.paragraphs[0].text = head
    _page_number(section.footer.paragraphs[0])
    for part in found:
        if isinstance(part, Rows):
            _table(document, part, repeat)
        else:
            _paragraph(document, part)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _font(style: Any) -> None:
    style.font.name, style.font.size = _FONT, Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _paragraph(document: Any, part: Paragraph) -> None:
    paragraph = document.add_paragraph(part.text)
    if part.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[0].font.size = Pt(22)
    elif part.kind != "front":
        paragraph.paragraph_format.first_line_indent = Pt(32)


def _table(document: Any, part: Rows, repeat: bool) -> None:
    table = document.add_table(len(part.rows), len(part.rows[0]), style="Table Grid")
    for y, row in enumerate(part.rows):
        for x, text in enumerate(row):
            if tall := part.tall(y, x):
                table.cell(y, x).merge(table.cell(y + tall - 1, x)).text = text
        table.cell(y, 1).width = _NAME
    if repeat:
        for row in table.rows[: part.heads]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
