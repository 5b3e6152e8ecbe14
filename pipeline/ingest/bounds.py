"""Where the plan itself begins and ends within the canonical text."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.labels import DATE, LABEL, is_signature
from pipeline.ingest.lines import Page
from pipeline.ingest.words import imprint, is_furniture, title
from pipeline.records import Header

_NOTICE = re.compile(
    r"(?:(?:印发|转发|下发|发|下达|分解)给你们|印发你们|现(?:予以?)?(?:印发|发布|公布|下发)|(?:印发|公布|发布)如下"
    r"|予以(?:印发|公布|发布))(?:[^。\n]{0,60}[:：][ \t\u3000]*(?=(?:一、|1[.．、]|[（(]一[)）]))|[^。\n]{0,100}[。\n])"
)
_NAMED = (
    re.compile(r"《([^《》\n]{4,90})》(?=(?:[、，和及与]*《[^《》\n]{4,90}》)+(?:已|业|经|印发|现))"),
    re.compile(
        r"(?:印发|转发|下发|发布|公布)[^《》\n。]{0,30}《([^《》\n]{4,90}(?:《[^《》]{2,60}》)?[^《》\n]{0,40})》"
    ),
    re.compile(
        r"《([^《》\n]{4,90}(?:《[^《》]{2,60}》)?[^《》\n]{0,40})》(?:[（(][^（）()\n]{0,24}[）)])?(?:已|业|经|印发|现)"
    ),
    re.compile(r"现将《?([^《》\n，。]{6,90})》?(?:印发|下发|转发|予以)"),
    re.compile(r"关于(?:印发|转发|下发)《?([^《》\n，。]{6,90}?)》?的通知"),
)
_TAIL = re.compile(
    rf"(?<=[。！!])(?:(?!附件)[^。！!\n]){{2,80}}?(?:{DATE.pattern})\s*(?:[（(][^）)]{{2,16}}[）)]\s*)?\Z"
)
_SIGNED = re.compile(
    rf"(?:(?<=[。！）)])|\s)(?:(?!附件)[^。！；\s]){{2,60}}\s*(?:{DATE.pattern})(?=\s|印发|$)(?![\s\S]*附件)"
)
_TAIL_SITE = re.compile(
    r"(?<=[。！!）)])\s[^。！!\n]*(?:ICP备|网站标识码|公网安备|版权所有|打印本页|关闭窗口)[^。\n]*\Z"
)
_TAIL_PAGE = re.compile(r"\s(?:来源[:：]\s?\S{2,40}(?:\s+附件下载)?|附件下载)\s*\Z|H5解读[:：]\S*\s*\Z")
_AFTER_DATE = re.compile(
    rf"(?:[^。\n]{{0,120}}?|[^\n]{{0,300}}?。\s*[^。，,；;\n]{{0,40}}?)(?:{DATE.pattern})(?![前起止之至以内])\s*(?:[（(]此件[^）)]*[）)])?\s*"
)
_YEAR = re.compile(r"20\d\d年度?")
_ANNEX_ALONE = re.compile(r"附件\s?[\d一二三四五六七八九十]*[:：]?")
_ANNEX = re.compile(r"附件\s?[:：\d]")
_LISTED, _ONLY = re.compile(r"\s*附件\s?[:：]"), re.compile(r"附\s?件\s?[:：]?")
_HEAD, _LINES, _NEXT, _PROSE, _TAIL_LENGTH = 6000, 50, 10, 100, 400


def bounds(page: Page, headers: Sequence[Header], opened: int, closed: int) -> tuple[int, int]:
    """Half-open: from the plan's own title to the last line before signature, imprint and page furniture.

    `[opened, closed)` is the part that the page itself marks as its text. A plan without covering notice begins at its
    title; a text without a title at its first line.
    """
    notice = _notice(page.text, opened)
    body = _after_notice(page, opened, notice) if notice else _title(page, headers, opened)
    return body, max(_end(page, body, closed), body)


def _notice(text: str, top: int) -> int:
    """Where the covering notice (印发通知) has said its sentence; 0 when there is none."""
    match = _NOTICE.search(text, top, top + _HEAD)
    if not match or re.search(r"\n(?:一、|第一[章条]|（一）|\(一\))", text[top : match.start()]):
        return 0
    return match.end()


def _after_notice(page: Page, top: int, notice: int) -> int:
    names = [name for pattern in _NAMED for name in pattern.findall(page.text[top:notice])]
    found = [
        [at for at in _find(page.text, name, notice, notice + _HEAD) if not _quoted(page.text, at)] for name in names
    ]
    places = [_carried(page.text, one) for one in found if one]
    titles = [
        line
        for name in names
        for at in _find(page.text, name, notice, notice + _HEAD)
        if (line := _titled(page.text, at)) >= 0
    ]
    if places:
        line = page.text.rfind("\n", 0, places[0]) + 1
        listed = _ANNEX.match(page.text, line) and any(one[:1] == places[:1] for one in found)
        return titles[0] if titles else line if listed else places[0]
    if (titled := _next_title(page, notice)) is not None:
        return titled
    if page.text[notice - 1] != "\n" and "\n" not in page.text[notice : notice + 2]:
        match = _AFTER_DATE.match(page.text, notice)
        return match.end() if match else notice
    for start, end in page.lines:
        if start >= notice and not _is_closing(page.text[start:end]):
            return start
    return notice


def _carried(text: str, places: Sequence[int]) -> int:
    """Which of the places of a name is the plan's title: the first, save where that stands in a list of one annex."""
    if _LISTED.match(text, text.rfind("\n", 0, places[0]) + 1):
        for at in places[1:]:
            line = text.rfind("\n", 0, at) + 1
            before = text[line:at].strip() or text[:line].rstrip().rpartition("\n")[2].strip()
            if _ONLY.fullmatch(before):
                return at
    return places[0]


def _next_title(page: Page, notice: int) -> int | None:
    """Where a plan that its notice does not name has its title: behind what else the notice says, before any label."""
    for start, end in [span for span in page.lines if span[0] >= notice][:_NEXT]:
        text = page.text[start:end].strip()
        if LABEL.match(text) or _ANNEX.match(text):
            return None
        if title().fullmatch(text):
            return start
    return None


def _quoted(text: str, at: int) -> bool:
    """Whether a name stands in 《》 inside a line: there it is spoken of, save behind the year of a title."""
    line = text.rfind("\n", 0, at) + 1
    before = text[line : at - 1].strip()
    return text[at - 1] in "《〈" and bool(before) and not _YEAR.fullmatch(before)


def _titled(text: str, at: int) -> int:
    """Where the title begins that a name at a place opens, with the year before it; -1 in a sentence or an annex."""
    line = text.rfind("\n", 0, at) + 1
    before = text[line:at].strip()
    if _ANNEX_ALONE.fullmatch(text[:line].rstrip().rpartition("\n")[2]):
        return -1
    if before and not _YEAR.fullmatch(before):
        return at if before in ("《", "关于") else -1
    return line if before else at


def _find(text: str, name: str, low: int, high: int) -> list[int]:
    """Where a name stands in `[low, high)`, white space and the kind of its quotation marks aside."""
    marks = (
        ("[《〈<]" if mark in "《〈<" else "[》〉>]" if mark in "》〉>" else re.escape(mark))
        for mark in re.sub(r"\s", "", name)
    )
    pattern = r"\s*".join(marks)
    return [match.start() for match in re.finditer(pattern, text[:high]) if match.start() >= low]


def _is_closing(text: str) -> bool:
    text = text.strip()
    return not text or is_signature(text) or bool(imprint().fullmatch(text) or is_furniture(text) or _ANNEX.match(text))


def _title(page: Page, headers: Sequence[Header], top: int) -> int:
    """Where a document without covering notice has its title, else its first line of its own."""
    for header in headers:
        if header.field in ("标题", "名称", "信息名称", "文件名称"):
            places = [at for at in _find(page.text, header.value, top, top + 4000) if not _in_header(at, headers)]
            if places:
                return places[-1]
    lines = list(_front(page, headers, top))
    front = [(start, page.text[start:end].strip()) for start, end in lines]
    titles = [
        start for start, text in front if title().fullmatch(text) and not (LABEL.match(text) or _ANNEX.match(text))
    ]
    if titles:
        return titles[-1]
    return lines[0][0] if lines else top


def _in_header(at: int, headers: Sequence[Header]) -> bool:
    return any(header.start <= at < header.end for header in headers)


def _front(page: Page, headers: Sequence[Header], top: int) -> Iterator[tuple[int, int]]:
    """The lines before the first prose or label that are neither furniture nor page header, and that first one."""
    count = 0
    for start, end in page.lines:
        text = page.text[start:end].strip()
        if start < top or is_furniture(text) or any(start <= header.start < end for header in headers):
            continue
        yield start, end
        count += 1
        if count > _LINES or len(text) > _PROSE or LABEL.match(text):
            return


def _end(page: Page, body: int, closed: int) -> int:
    table = max((table.end for table in page.tables if table.end <= closed), default=0)
    for start, stop in reversed(page.lines):
        if start >= closed:
            continue
        if start < table:
            return table
        text = page.text[start:stop].strip()
        if not _is_closing(text) or _ANNEX.match(text):
            return _line_end(page.text, max(start, body), stop)
    return closed


def _line_end(text: str, start: int, stop: int) -> int:
    """The end of the last line, before furniture and signature that stand in the same line."""
    line = text[start:stop]
    for pattern in (_TAIL_SITE, _TAIL_PAGE, _TAIL, _SIGNED):
        match = pattern.search(line, max(len(line) - _TAIL_LENGTH, 0))
        if match:
            line = line[: match.start()]
    return start + len(line)
