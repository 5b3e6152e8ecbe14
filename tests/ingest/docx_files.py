"""Word files for tests: python-docx makes the package, the parts of interest are written as XML."""

from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def word(path: Path, body: str, *, numbering: str = "", footnotes: str = "", styles: str = "") -> Path:
    """Write a Word file whose body, lists, footnotes and further styles are the given XML."""
    document = docx.Document()
    inside = document.element.body
    for child in [*inside]:
        if child.tag != qn("w:sectPr"):
            inside.remove(child)
    for element in _elements(body):
        inside.insert(len(inside) - 1, element)
    for element in _elements(styles):
        document.styles.element.append(element)
    if numbering:
        _replace(document.part.numbering_part.element, numbering)
    if footnotes:
        _add_notes(document, footnotes)
    document.save(str(path))
    return path


def p(text: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{ppr(properties)}{run(text)}</w:p>"


def ppr(properties: str) -> str:
    """The properties of a paragraph; nothing for none."""
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def a_list(number: int, *levels: str) -> str:
    """A list of its own."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def instance(number: int, abstract: int, change: str = "") -> str:
    """A numbering instance of a list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{change}</w:num>'


def _elements(xml: str) -> list[Any]:
    return [*parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'r')} {_MORE}>{xml}</w:body>")]


def _replace(root: Any, xml: str) -> None:
    for child in [*root]:
        root.remove(child)
    root.extend(_elements(xml))


def _add_notes(document: Any, xml: str) -> None:
    content = f"<w:footnotes {nsdecls('w')}>{xml}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
