"""What a paragraph of a Word file shows: its text with tracked changes taken as accepted, and what hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from pipeline.ingest.docx_styles import VAL
from pipeline.ingest.docx_symbols import shown, symbol
from pipeline.ingest.lines import Line, Piece
from pipeline.ingest.radicals import plain

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_R, _R_PR, _P_PR, _T, _BOX = qn("w:r"), qn("w:rPr"), qn("w:pPr"), qn("w:t"), qn("w:txbxContent")
_VANISH, _FONTS, _SYM, _FIELD = qn("w:vanish"), qn("w:rFonts"), qn("w:sym"), qn("w:fldChar")
_INSTRUCTION = qn("w:instrText")
_SDT, _PLACEHOLDER = qn("w:sdt"), f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_SIGNS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:br"): "\n", qn("w:cr"): "\n"}
_GONE = frozenset((qn("w:del"), qn("w:moveFrom")))
_UNSEEN = _GONE | {_P_PR, _R_PR, qn("w:delText"), qn("w:rt"), qn("w:sdtPr"), qn("w:sdtEndPr")}
_NESTED = frozenset((qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")))


@dataclass(slots=True)
class Shown:
    """The text of a paragraph, cut at its line breaks, and the text boxes and notes (part, id) that hang on it."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def plus(self, other: "Shown") -> "Shown":
        """This paragraph going on in another."""
        lines = [*self.lines[:-1], self.lines[-1].plus(other.lines[0]), *other.lines[1:]]
        return Shown(lines, self.boxes + other.boxes, self.notes + other.notes)


def members(element: Any, wanted: frozenset[str]) -> Iterator[Any]:
    """The children of the wanted kinds, those inside content controls and accepted insertions too, in order."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _NESTED and not is_placeholder(child):
            yield from members(child, wanted)
        elif child.tag == _ALTERNATE and (branch := chosen(child)) is not None:
            yield from members(branch, wanted)


def is_placeholder(element: Any) -> bool:
    """Whether an element is a content control that shows only its prompt (单击此处输入文字)."""
    return element.tag == _SDT and element.find(_PLACEHOLDER) is not None


def chosen(alternate: Any) -> Any:
    """The branch of alternate content that is read: the first choice that holds text, else the fallback."""
    branches = [*alternate.findall(_CHOICE), *alternate.findall(_FALLBACK)]
    return next((one for one in branches if next(one.iter(_T, _BOX), None) is not None), None)


def is_gone(paragraph: Any) -> bool:
    """Whether the mark of a paragraph is deleted, so that the paragraph goes on in the next one."""
    return any(paragraph.find(f"{_P_PR}/{_R_PR}/{tag}") is not None for tag in _GONE)


class Text:
    """Reads paragraphs; `source` of the pieces counts the characters read so far, in the order of reading."""

    def __init__(self) -> None:
        self._source = 0
        self._parts: list[str] = []
        self._instruction = ""

    def paragraph(self, element: Any) -> Shown:
        """What a paragraph shows; it must be asked for once."""
        found = Shown()
        self._parts = []
        self._inside(element, found, [], "")
        found.lines = [self._line(text) for text in "".join(self._parts).split("\n")]
        return found

    def _inside(self, element: Any, found: Shown, fields: list[bool], font: str) -> None:
        for child in element:
            self._child(child, found, fields, font)

    def _child(self, child: Any, found: Shown, fields: list[bool], font: str) -> None:
        tag = child.tag
        if tag in _UNSEEN or not isinstance(tag, str):
            return
        if tag == _R:
            self._run(child, found, fields)
        elif tag == _FIELD:
            self._follow(child, fields)
        elif tag == _INSTRUCTION:
            self._instruction += child.text or ""
        elif tag == _BOX:
            found.boxes.append(child)
        elif tag in _NOTES:
            found.notes.append((_NOTES[tag], child.get(qn("w:id"), "")))
        elif tag == _ALTERNATE:
            if (branch := chosen(child)) is not None:
                self._inside(branch, found, fields, font)
        elif text := _said(child, font):
            if not any(fields):
                self._parts.append(text)
        elif not is_placeholder(child):
            self._inside(child, found, fields, font)

    def _run(self, run: Any, found: Shown, fields: list[bool]) -> None:
        properties = run.find(_R_PR)
        hidden = properties.find(_VANISH) if properties is not None else None
        if hidden is not None and hidden.get(VAL, "1") not in ("0", "false", "off"):
            return
        fonts = properties.find(_FONTS) if properties is not None else None
        font = "" if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""
        self._inside(run, found, fields, font)

    def _follow(self, mark: Any, fields: list[bool]) -> None:
        """Note whether the text that follows is hidden: the instruction of a field, or a page number as its result."""
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            fields.append(True)
            self._instruction = ""
        elif fields and kind == "separate":
            fields[-1] = "PAGEREF" in self._instruction
        elif fields and kind == "end":
            fields.pop()

    def _line(self, text: str) -> Line:
        start, self._source = self._source, self._source + len(text)
        return Line(text, (Piece(len(text), start),) if text else ())


def _said(element: Any, font: str) -> str:
    """The text of an element that stands for characters; empty for any other."""
    if element.tag in (_T, _MATH_TEXT):
        return plain(shown(element.text or "", font)).replace("\n", " ").replace("\t", " ")
    if element.tag == _SYM:
        return symbol(element.get(qn("w:char"), ""), element.get(qn("w:font"), ""))
    return _SIGNS.get(element.tag, "")
