"""Dates of a document: that of its signature (成文日期) and that of the web page (发布日期)."""

import re

from pipeline.records import Document
from pipeline.rules import data

_CHINESE_YEAR = "[二一][〇○零O0九一二三四五六七八]{3}年"
_DAY = (
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    rf"|{_CHINESE_YEAR}[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})")
_CHINESE = re.compile(rf"({_CHINESE_YEAR})([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789", "年")
_SIGNED = re.compile(
    r"(?:^|(?<=[。；;:：）)\n])|(?<=\s))[^\S\n]*(?P<who>[\u4e00-\u9fff（）()·、 \u3000]{0,100}?)[^\S\n]*"
    rf"(?P<date>{_DAY})(?!\s*印发)(?=\s|$|[（(])",
    re.M,
)
_BEHIND_TITLE = re.compile(rf"[（(—-]+\s*({_DAY})")
_IMPRINT = re.compile(rf"({_DAY})\s*印发")
_PAGE = re.compile(r".{0,30}20\d\d-\d\d?-\d\d?(?:\s+\d\d:\d\d.{0,20})?")
_NEAR, _LABEL = 300, 40


def iso(text: str) -> str:
    """The first date of a text as ISO date; empty without one."""
    if match := _DATE.search(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _CHINESE.search(text):
        return f"{match[1].translate(_DIGITS)}-{_small(match[2]):02}-{_small(match[3]):02}"
    return ""


def _small(words: str) -> int:
    """A Chinese number up to 99."""
    digit = {word: value for value, word in enumerate("一二三四五六七八九", 1)}
    tens, mark, ones = words.rpartition("十")
    return (digit.get(tens, 1) * 10 if mark else 0) + digit.get(ones, 0)


def fields(document: Document, names: str) -> list[str]:
    """The values of the header fields of a kind (a list of lexicon/about.yaml), the most telling first."""
    wanted: list[str] = data("lexicon", "about")[names]
    return [header.value for name in wanted for header in document.headers if header.field == name]


def signatures(document: Document, start: int, end: int) -> list[re.Match[str]]:
    """Dates of `[start, end)` alone or behind the names of bodies (`who`), but for those of the page header."""
    heads = document.headers
    found = _SIGNED.finditer(document.text, start, end)
    return [one for one in found if not any(head.start - _LABEL <= one.start("date") <= head.end for head in heads)]


def issued(document: Document) -> str:
    """The date of the signature below notice or text, else of page header, line below the title, imprint."""
    size = len(document.text)
    signed = [*reversed(signatures(document, 0, document.body)), *signatures(document, document.body_end, size)]
    if signed:
        return iso(signed[0]["date"])
    stated = [iso(value) for value in fields(document, "issued_fields")]
    below = _BEHIND_TITLE.search(document.text, document.body, document.body + _NEAR)
    imprint = _IMPRINT.search(document.text, max(size - _NEAR, 0))
    others = [iso(match[1]) for match in (below, imprint) if match]
    return next((date for date in (*stated, *others) if date), "")


def published(document: Document) -> str:
    """The date of the web page by its header, else by a line of its own above the text."""
    stated = [iso(value) for value in fields(document, "published_fields")]
    lines = [line.strip() for line in document.text[: document.body].split("\n")]
    alone = [iso(line) for line in lines if _PAGE.fullmatch(line)]
    return next((date for date in (*stated, *alone) if date), "")
