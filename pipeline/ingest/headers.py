"""The page's own header: fields such as 索引号 and 发布日期, several to a line or one to a line."""

import re
from collections.abc import Sequence

from pipeline.ingest.lines import Page
from pipeline.ingest.words import field
from pipeline.records import Header

_HEAD = 60
_CORE = {
    "索引号",
    "文号",
    "发文字号",
    "发布日期",
    "发布时间",
    "发布机构",
    "发文机关",
    "成文日期",
    "标题",
    "发文日期",
    "生成日期",
    "名称",
    "主题分类",
    "公开日期",
}
_EDGE = " \t\u3000\u00a0:：|【】[]"


def headers(page: Page, start: int = 0) -> tuple[Header, ...]:
    """The header fields of the first lines after `start`, in order; a field without a value is left out."""
    found: list[Header] = []
    lines = [span for span in page.lines if span[1] > start][:_HEAD]
    for index, span in enumerate(lines):
        text = page.text[span[0] : span[1]]
        if len(text) > 400:
            text = text[:240]
        found += _of_line(page.text, span[0], text, lines[index + 1 : index + 2])
    return tuple(found)


def _of_line(whole: str, start: int, text: str, following: Sequence[tuple[int, int]]) -> list[Header]:
    marks = [mark for mark in field().finditer(text) if _stands(mark, text)]
    if not marks or (
        marks[0].start() > 4 and len(marks) < 2 and ":" not in marks[0]["colon"] and "：" not in marks[0]["colon"]
    ):
        return []
    found = []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        span = (start + mark.end(), start + end)
        if (
            not whole[span[0] : span[1]].strip(_EDGE)
            and mark is marks[-1]
            and following
            and _is_value(mark["field"], whole[slice(*following[0])])
        ):
            span = following[0]
        header = _header(whole, re.sub(r"\s", "", mark["field"]), span)
        if header:
            found.append(header)
    return found


def _stands(mark: re.Match[str], text: str) -> bool:
    """Whether a label is one: it has a colon, or it opens the line, or it follows white space in a line of labels."""
    if mark["colon"].strip():
        return True
    name = re.sub(r"\s", "", mark["field"])
    if name not in _CORE and name not in ("公开时限", "所属分类", "关键词", "有效性", "主题词"):
        return False
    return len(text) < 200


def _header(whole: str, name: str, span: tuple[int, int]) -> Header | None:
    text = whole[span[0] : span[1]]
    value = text.strip(_EDGE)
    if not value or len(value) > 160:
        return None
    start = span[0] + text.index(value)
    return Header(name, value, start, start + len(value))


def _is_value(name: str, text: str) -> bool:
    """Whether the line below a label without value is its value."""
    if name.startswith(("主", "关", "字")) or name.endswith(("量", "数")):
        return False
    return 0 < len(text) <= 80 and not field().match(text) and not re.search(r"[。；]", text)
