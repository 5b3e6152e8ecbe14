"""Plain text and Markdown as lines: marks and tags off, page numbers out, paragraphs glued in one line apart."""

import re

from pipeline.ingest.lines import SPACE, Line, Piece
from pipeline.ingest.words import page_number

_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029\x85]")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|center)\b[^<>\n]{0,300}>", re.I)
_MARK = re.compile(
    r"</?(?:b|strong|span|font|u|em|i|a|sup|sub|img)\b[^<>\n]{0,300}>|\*\*|&(?:nbsp|emsp|ensp|thinsp);|[\u200b-\u200f\u2060\ufeff\u00ad]"
    r"|\A\s*(?:#{1,6}\s*|>\s+|[-*+]\s+(?=\S))",
    re.I,
)
_GLUED = re.compile(r"\u3000{2,}|[ \u00a0]{4,}")
_LONG, _MANY = 200, 4


def lines(raw: str) -> list[Line]:
    """The lines of a decoded text that are not blank; each knows its indent and the blank lines before it."""
    found, gap = [], -1
    for start, end in _spans(raw):
        if page_number().fullmatch(raw[start:end].strip(SPACE)):
            continue
        for line in _paragraphs(Line(raw[start:end], (Piece(end - start, start),))):
            if line.text:
                found.append(Line(line.text, line.pieces, max(gap, 0), line.indent))
                gap = -1
            gap += 1
    return found


def _spans(raw: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for cut in _BREAK.finditer(raw):
        found.append((at, cut.start()))
        at = cut.end()
    return [*found, (at, len(raw))]


def _paragraphs(line: Line) -> list[Line]:
    """A physical line without marks, cut at block tags and, where it is one of many glued, at the indents inside."""
    parts = _split(line, _BLOCK_TAG) if "<" in line.text else [line]
    parts = [_unmarked(part) for part in parts]
    if len(line.text) > _LONG and len(_GLUED.findall(line.text)) >= _MANY:
        parts = [piece for part in parts for piece in _split(part, _GLUED, indent=2)]
    parts = [part.strip() for part in parts]
    return [part for part in parts if part.text] or [Line("", ())]


def _split(line: Line, mark: re.Pattern[str], indent: int = 0) -> list[Line]:
    parts, at, margin = [], 0, line.indent
    for cut in mark.finditer(line.text):
        parts.append(Line(line.text[at : cut.start()], line.cut(at, cut.start()).pieces, indent=margin))
        at, margin = cut.end(), indent
    return [*parts, Line(line.text[at:], line.cut(at, len(line.text)).pieces, indent=margin)]


def _unmarked(line: Line) -> Line:
    spans = [match.span() for match in _MARK.finditer(line.text)]
    return line.without(spans) if spans else line


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not text.strip(SPACE + "\n\r\f\v")
