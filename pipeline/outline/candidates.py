"""Where a label may stand: at the start of a line, or inside a line that holds several clauses."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.fold import Folded
from pipeline.outline.families import LABEL, Family, family_of, number_of
from pipeline.records import Document
from pipeline.rules import alternatives, data

Place = Literal["line", "after heading", "after mark", "after word", "bare line"]

GLUED_LINE = 1000
"""A line of more characters may be a whole document without line breaks."""

_GLUED_SOON = 240
_HEADINGS_INSIDE = re.compile(r"(?<=[。;:])(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))")
_DECIMAL_INSIDE = re.compile(r"1(?<!\d1)[.、]?[\u4e00-\u9fff]{2,20}1\.1[\u4e00-\u9fff]")
_TOP_INSIDE = re.compile(r"(?<=[。;:])[一二三四五六七八九十]{1,2}、")

_CONTENTS = re.compile(r"(?:^|\n)目录\n+")
_LEADER = re.compile(r"[^\n]{2,60}?(?:\.{5,}|…{2,}|·{4,})\d{0,3}\n")
_MARKS = frozenset("。;:!?)”…\t")
_HEADING_LENGTH = 40
_SHORT_HEADING = re.compile(r"[\u4e00-\u9fff“”()]{2,20}|(?=[\u4e00-\u9fff])[\u4e00-\u9fff“”()、,A-Z0-9+-]{4,45}")
_BARE_HEADING = re.compile(
    rf"(?!{alternatives(data('lexicon', 'headings')['counted'])})[\u4e00-\u9fff“”、,]{{4,40}}(?=\n)"
)


class Label(NamedTuple):
    """A possible label: `start` and `end` in folded text, `name` as a path writes it."""

    family: Family
    name: str
    number: int
    start: int
    end: int
    place: Place


def candidates(document: Document, folded: Folded) -> list[Label]:
    """Every label that may be one, in reading order, outside tables and within the body."""
    spans = [(folded.at(table.start), folded.at(table.end)) for table in document.tables]
    starts = [start for start, _ in spans]
    found = []
    skipped = contents_list(folded.text, folded.at(document.body), folded.at(document.body_end))
    for label in _found(document, folded):
        if skipped[0] <= label.start < skipped[1]:
            continue
        table = bisect_right(starts, label.start) - 1
        if table < 0 or label.start >= spans[table][1]:
            found.append(label)
    return found


def contents_list(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a list of contents (目录) stands: from its heading up to where its first entry stands again."""
    heading = _CONTENTS.search(text, start, end) if "目录\n" in text else None
    entry = LABEL.match(text, heading.end()) if heading else None
    if not heading or not entry:
        return end, end
    words = text[entry.start() : text.find("\n", entry.start())].rstrip("0123456789.…·-\t")
    again = text.find("\n" + words[:20], entry.end(), end)
    return (heading.start(), again + 1) if again >= 0 else (end, end)


def leads_to_page(text: str, at: int) -> bool:
    """Whether the rest of a line is an entry of a list of contents: its words and the dots that lead to a page."""
    return _LEADER.match(text, at) is not None


def _found(document: Document, folded: Folded) -> Iterator[Label]:
    text = folded.text
    start, end = folded.at(document.body), folded.at(document.body_end)
    line = start, start
    glued = False
    above = start
    for match in LABEL.finditer(text, start, end):
        if match.start() >= line[1]:
            stop = text.find("\n", match.start())
            line = text.rfind("\n", 0, match.start()) + 1, len(text) if stop < 0 else stop
            glued = is_glued(text, *line)
        place = _place(document.text, folded, match, line, glued=glued)
        titled = place == "after word" and _TITLE_END.search(text, max(start, match.start() - 4), match.start())
        if titled or (place in ("after word", "after mark") and _SHORT_HEADING.fullmatch(text, above, match.start())):
            place = "after heading"
        if place and not (place == "line" and leads_to_page(text, match.end())):
            above = match.end()
            family, name = family_of(match)
            yield Label(family, name, number_of(name), match.start(), match.end(), place)


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a line may hold a document, or much of one, without line breaks: it is long, or has headings inside."""
    if end - start > GLUED_LINE or end - start < _GLUED_SOON:
        return end - start > GLUED_LINE
    if _DECIMAL_INSIDE.search(text, start, end):
        return True
    return _TOP_INSIDE.search(text, start, end) is not None and len(_HEADINGS_INSIDE.findall(text, start, end)) > 1


def _place(canonical: str, folded: Folded, match: re.Match[str], line: tuple[int, int], *, glued: bool) -> Place | None:
    text, at = folded.text, match.start()
    if match.lastgroup in ("bare", "bare_han"):
        return "bare line" if _gap(canonical, folded, match.end()) or _BARE_HEADING.match(text, match.end()) else None
    if match.lastgroup == "comma":
        return "bare line"
    if match.lastgroup == "spaced" and not _gap(canonical, folded, match.end()):
        return None
    if at == line[0] or (at - line[0] < 5 and not text[line[0] : at].strip("-·#>*")):
        return "line"
    if not _may_stand_inside(text, match):
        return None
    if glued:
        return "after mark" if text[at - 1] in _MARKS or _gap(canonical, folded, at) else "after word"
    opened = at - line[0] < _HEADING_LENGTH and LABEL.match(text, line[0])
    if opened and not re.search("[。;:]", text[line[0] : at - 1]):
        return "after heading"
    return "after mark" if text[at - 1] in _MARKS else None


def _gap(canonical: str, folded: Folded, at: int) -> bool:
    """Whether white space stands before a folded position in the canonical text."""
    return at > 0 and at < len(folded.text) and folded.index[at] - folded.index[at - 1] > 1


def _may_stand_inside(text: str, match: re.Match[str]) -> bool:
    if match.group().startswith("附件"):
        if _TITLE_END.search(text, max(0, match.start() - 6), match.start()):
            return True
        if text.startswith(":", match.end()):
            return text[match.start() - 1] in _MARKS
    return not (_BEFORE.search(text, max(0, match.start() - 4), match.start()) or _AFTER.match(text, match.end()))


_WORDS = data("lexicon", "headings")
_TITLE_END = re.compile(rf"(?:{alternatives([*_WORDS['plan_title_ends'], *_WORDS['annex_ends']])})(?:\([^()]*\))?$")
_BEFORE = re.compile(f"(?:{alternatives(_WORDS['before_reference'])})(?<!意见)$")
_AFTER = re.compile(alternatives(_WORDS["after_reference"]))
