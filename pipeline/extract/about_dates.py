"""Dates of a document: that of its signature (成文日期) and that of the web page (发布日期)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.fold import squeeze
from pipeline.records import Document, Header
from pipeline.rules import data

_CHINESE_YEAR = "[二一][〇○零O0九一二三四五六七八]{3}年"
_DAY = (
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    rf"|{_CHINESE_YEAR}[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_CHINESE = re.compile(rf"({_CHINESE_YEAR})([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789", "年")
_SIGNED = re.compile(
    r"(?:^|(?<=[。；;:：）)\n])|(?<=\s))[^\S\n]*(?P<who>[\u4e00-\u9fff（）()·、 \u3000]{0,100}?)[^\S\n]*"
    rf"[（(]?(?P<date>{_DAY})(?!\s*印发)(?=\s|$|[（()）])",
    re.M,
)
_MONTH = re.compile(rf"(?:((?:19|20)\d\d)\s?年\s?(\d{{1,2}})|({_CHINESE_YEAR})([一二三四五六七八九十]{{1,2}}))\s?月")
_COVER = re.compile(rf"[^\n]+\n(?P<who>(?:[^\n。，,；;]{{2,40}}\n){{1,3}})(?P<month>{_MONTH.pattern})[^\S\n]*\n")
_BEHIND_TITLE = re.compile(rf"(?:[（(—-]+\s*|(?<=号)[^\S\n]+|(?<!\n)\n\s*(?=[^\n]{{6,14}}\n))({_DAY})")
_IMPRINT = re.compile(rf"({_DAY})\s*印发")
_PAGE = re.compile(
    r"20\d\d-\d\d?-\d\d?\s+[\u4e00-\u9fff]{2,12}[网局厅委办报社台]\d{0,6}|20\d\d年\d\d?月\d\d?日\s*\d\d:\d\d(?::\d\d)?"
    r"|.{0,30}20\d\d-\d\d?-\d\d?(?:\s+\d\d:\d\d.{0,20}|(?:\s+\d\d:\d\d[^。]{0,10}|\s+)(?:来源|作者|编辑|浏览|阅读|点击|字[号体])[^。]{0,60})?"
)
_NARROW, _WIDE = str.maketrans("０１２３４５６７８９", "0123456789"), re.compile("[０-９]")
_NEAR, _LABEL, _PAGE_LINE, _SHORT, _GLUED, _LINES_BELOW = 300, 40, 200, 8, 1000, 4


def iso(text: str) -> str:
    """The first date of a text as ISO date; empty without one."""
    if match := _DATE.search(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _CHINESE.search(text):
        return f"{match[1].translate(_DIGITS)}-{_small(match[2]):02}-{_small(match[3]):02}"
    if match := _COMPACT.search(text):
        return "-".join(match.groups())
    return ""


def _small(words: str) -> int:
    """A Chinese number up to 99."""
    digit = {word: value for value, word in enumerate("一二三四五六七八九", 1)}
    tens, mark, ones = words.rpartition("十")
    return (digit.get(tens, 1) * 10 if mark else 0) + digit.get(ones, 0)


def fields(document: Document, names: str) -> list[str]:
    """The values of the header fields of a kind (a list of lexicon/about.yaml), the most telling first.

    Besides the fields that were read as such, those that stand above the text in rows of cells.
    """
    wanted: list[str] = data("lexicon", "about")[names]
    stated = [(header.field, header.value) for header in document.headers]
    for line in _above(document).split("\n"):
        stated += _in_cells(line)
    return [value for name in wanted for field, value in stated if field == name]


def _above(document: Document) -> str:
    """What stands above the text; where a line holds the page, with the front of the text."""
    whole = document.text.find("\n", document.body) - document.body > _GLUED
    return document.text[: document.body + (_NEAR if whole else 0)]


def _in_cells(line: str) -> Iterator[tuple[str, str]]:
    """The fields in a row of cells (文号：…⇥发布日期：…, [文号]⇥…), in 【】 or in a line that holds the page."""
    cells = [cell.strip() for cell in re.split(r"[\t【】]", line)]
    if len(cells) == 1:
        cells = line.split() if len(line) > _PAGE_LINE else []
    for cell, after in zip(cells, [*cells[1:], ""], strict=False):
        name, colon, value = re.sub("[:：]", ":", cell, count=1).partition(":")
        name = squeeze(name).strip("[]［］")
        if found := value.strip() or (after if colon or len(name) < _SHORT else ""):
            yield name, found


@lru_cache(maxsize=1)
def narrow(text: str) -> str:
    """The text with plain digits for full-width ones; asked for many times for one document."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def signatures(document: Document, start: int, end: int) -> list[re.Match[str]]:
    """Dates of `[start, end)` alone or behind the names of bodies (`who`), but for those of the page header."""
    heads = document.headers
    found = _SIGNED.finditer(narrow(document.text), start, end)
    return [one for one in found if not any(_beside(head, one.start("date")) for head in heads)]


def _beside(head: Header, at: int) -> bool:
    """Whether a place is in a header field, near its label where the value runs on."""
    return head.start - _LABEL <= at <= min(head.end, head.start + _LABEL)


def cover(document: Document) -> tuple[list[str], str]:
    """The lines between the title on a cover and its month (二〇二一年九月), and the month as ISO; else nothing."""
    page = _COVER.match(narrow(document.text), document.body)
    month = _MONTH.match(page["month"]) if page else None
    if not page or not month:
        return [], ""
    year, number = (month[1], int(month[2])) if month[1] else (month[3].translate(_DIGITS), _small(month[4]))
    return page["who"].strip().split("\n"), f"{year}-{number:02}"


def issued(document: Document, annex: int) -> str:
    """The date of the signature below notice or text, else of page header, line below the title, imprint.

    A notice that lists its annex is signed above the place `annex` where that begins.
    """
    size = len(document.text)
    signed = [*reversed(signatures(document, 0, document.body)), *signatures(document, document.body_end, size)]
    signed = signed or signatures(document, document.body, annex)[::-1]
    if signed:
        return iso(signed[0]["date"])
    stated = [iso(value) for value in fields(document, "issued_fields")]
    text = narrow(document.text)
    below = _BEHIND_TITLE.search(text, document.body, document.body + _NEAR)
    imprint = _IMPRINT.search(text, max(size - _NEAR, 0))
    others = [iso(match[1]) for match in (below, imprint) if match]
    return next((date for date in (*stated, *others, cover(document)[1]) if date), "")


def _of_text(line: str) -> bool:
    """Whether a line gives the date of the text itself (成文日期)."""
    return any(name in line for name in data("lexicon", "about")["issued_fields"])


def published(document: Document) -> str:
    """The date of the web page by its header, else by a line of its own above the text."""
    stated = [iso(value) for value in fields(document, "published_fields")]
    top = document.text[: document.body].count("\n") + _LINES_BELOW
    front = document.text[: document.body + _NEAR].split("\n")[:top]
    lines = [line.strip() for line in front if not _of_text(line)]
    alone = [iso(line) for line in lines if _PAGE.fullmatch(line)]
    return next((date for date in (*stated, *alone) if date), "")
