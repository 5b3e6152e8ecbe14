"""What may begin a paragraph, and what one may end with: the tests that keep headings from being glued."""

import re

from pipeline.ingest.words import signature

LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}[章节条编篇]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,2}[、产])"
    r"|[一二三四五六七八九十]{1,3}(?:[.．，)）]|[ \u3000]+)(?=[\u4e00-\u9fff“])"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2}){0,3}[.．、](?![\d])|\d{1,2}(?:\.\d{1,2}){1,3}\s?(?=[\u4e00-\u9fff])"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]|[—–―－-]{2}|专栏\s?[一二三四五六七八九十\d]|附[件表录图]\s?\d{0,2}\s?[:：]?(?:\s|$|\d)"
    r"|注\s?[:：]|[●◆■▲★☆▪◎○◇□]|第[一二三四五六七八九十]{1,2}[,，]|[一二三四五六七八九十]是"
)
DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}(?!\.)")
OWNERS = re.compile(
    r"[(（【\[]?(?:责任|牵头|配合|负责|参与|协办|承办|主办|支持|协同)(?:单位|部门|处室|领导|主体|人|科室)\s?[:：]?"
)
DATE = re.compile(
    r"[(（]?(?:20|19)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[)）]?|[(（]?[二一][〇○零Oo0９九][〇○零一二三四五六七八九OoＯ0]{2}年.{1,3}月.{1,3}日[)）]?"
)
FINAL = re.compile(r"[。！？!?；;…][”’\"'」』）)》】]*$")
_OPEN = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕"}


def family(text: str) -> str:
    """The kind of label that a line begins with (`（一）`, `1.` …); empty without one."""
    match = LABEL.match(text)
    return re.sub(r"[一二三四五六七八九十百]+", "一", re.sub(r"\d+", "1", match.group())) if match else ""


def is_final(text: str) -> bool:
    """Whether a sentence ends here."""
    return FINAL.search(text[-6:]) is not None


def is_signature(text: str) -> bool:
    """Whether a line is a date or names nothing but the bodies that sign."""
    text = text.strip()
    return len(text) <= 60 and (DATE.fullmatch(text) is not None or signature().fullmatch(text) is not None)


def open_bracket(text: str) -> str:
    """The last bracket that is still open, if any."""
    stack: list[str] = []
    for mark in text[-400:]:
        if mark in _OPEN:
            stack.append(mark)
        elif stack and _OPEN[stack[-1]] == mark:
            stack.pop()
    return stack[-1] if stack else ""


def columns(text: str) -> int:
    """The width of a text where a Han character takes two columns."""
    return sum(2 if mark > "\u2e7f" else 1 for mark in text)
