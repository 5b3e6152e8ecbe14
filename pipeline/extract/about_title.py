"""The plan's own title (标题), its genre and its state."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.extract.about_dates import fields
from pipeline.extract.about_issuers import named_before
from pipeline.fold import squeeze
from pipeline.lexicon import regions
from pipeline.records import Document, Status
from pipeline.rules import alternatives, data

_NOTICE = re.compile(
    r"(?:印发|转发|下发|发布|公布)(?:实施)?(?:关于)?\s*[《〈]\s*(.+)\s*[》〉](?:(?:(?!方案|意见|办法|计划|措施|要点|分工|分解|任务|清单).){0,8}的?(?:通知|函|公告))"
)
_NOTICE_BARE = re.compile(r"关于(?:印发|转发|下发|发布|公布)(.+?)的(?:通知|函)$")
_BRACKETS = re.compile(r"\s*[（(【\[]([^（）()【】\[\]]{2,20})[）)】\]]\s*$")
_STATE = r"[〔\[［]20\d\d[〕\]］]\d+号|20\d\d年\d|试行|暂行|修订|通过"
_NUMBER = r"[\u4e00-\u9fff]{2,10}[〔﹝\[［(（]\s?(?:19|20)\d\d\s?[〕﹞\]］)）]\s?\d+\s?号"
_OPENINGS = (
    r"[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,2}[章条]|\d?\s?总则|目\s{0,4}录|序\s?号|——|[•·]",
    r"20\d\d年是|20\d\d[年./-]\d{1,2}[月./-]\d|(?!的)[\u4e00-\u9fff]{1,8}20\d\d-\d{1,2}-\d|(?:文章|信息)?来源[:：]|(?:发布|成文)?(?:时间|日期)[:：]|字[体号][:：]",
    r"索\s?引|浏览|[-—]\S{2,20}政府门户",
)
_NOTICED = re.compile(
    r"(?:^|(?<=[\s》号]))[^\s。，,；;：:]{0,30}关于[^\s。；;：:]{4,90}?的通知(?=各|\s|$|[\u4e00-\u9fff]{2,10}〔|\d)",
    re.M,
)
_OWN_NUMBER = re.compile(rf"^{_NUMBER}\s*")
_FURNITURE = re.compile("[>:：【】|]")
_PROSE = re.compile(
    r"[。；;]|如下[:：]|^现将?(?:把|将)?《|[:：]$|^(?:19|20)\d\d-\d|^(?:为|根据|按照|依据|经)[^《》]*[，,]|^(?:根据|按照|依据)《|^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+条|\d{1,2}[.、．])"
)
_ANNEX = re.compile(r"^附件\s*[:：]\s*(?:1\s*[.．、]\s*)?(?P<name>[^\n]{6,60})$", re.M)
_ANNOUNCED = re.compile(
    r"现将\s*《(?P<name>[^《》\n]{6,90})》\s*(?:[（(]以下简称[^（）()\n]*[）)])?\s*(?:印发|转发|下发|公布|发布)"
    r"|《(?P<passed>[^《》\n]{6,90})》(?:[^。\n]{0,60}(?:已经?|业经)[^。《》\n]{2,40}|[，,])现(?:予以?)?(?:印发|转发|下发|公布|发布)"
)
_ANNEXED = re.compile(r"^附件\s*[:：]\s*(?:1\s*[.．、]\s*)?")
_FILED = re.compile(r"^【[^【】]{2,30}】\s*(?=\S{2,20}关于)")
_WHOLE = re.compile(r"^《(?P<name>[^《》\n]{6,90})》(?:全文|原文)$", re.M)
_END_ALONE = re.compile(r"(?:方案|意见|计划|规划|办法|措施|要点)?的通知")
_ASIDE = re.compile(r"\s*[（(][^（）()]*[）)]$")
_LINE, _LONGEST, _BEHIND, _FRONT, _LINES_OF_TITLE = 400, 120, 16, 1500, 5


def said(document: Document) -> str:
    """The title with what stands behind it; where the page shows but its end, that of the plan that is announced."""
    found = _said(document)
    broken = found.endswith("的通知") and "关于" not in found and _announced(document)
    if found and not broken and not _END_ALONE.fullmatch(found):
        return found
    whole = _WHOLE.search(document.text, 0, document.body + _FRONT)
    return _announced(document) or found or _noticed(document) or (whole["name"] if whole else "")


def _said(document: Document) -> str:
    """The first line of the plan with what stands behind it, else what the page header calls it."""
    line, _, below = document.text[_start(document) : document.body + _LINE].partition("\n")
    end = _end().search(line, 4)
    first = _own_words(line[: end.end("note") if end["note"] else end.start()] if end else line)
    first = "" if end and end.group() in "。；;" and re.search("[，,]", first) else _OWN_NUMBER.sub("", first)
    stated = fields(document, "title_fields")
    above = [line.strip() for line in reversed(document.text[: document.body].split("\n"))]
    if first.startswith("附件") and (named := annex(document)[0]):
        return named
    first = _FILED.sub("", _ANNEXED.sub("", first))
    if _is_title(first):
        first = _from_its_first_line(document, first)
        return _issuers_above(document, first) + first + _state_below(below)
    if stated:
        return stated[0]
    lines = (line for line in above if _is_title(line))
    return next(lines, annex(document)[0])


def _from_its_first_line(document: Document, last: str) -> str:
    """A title whose last line the plan begins with, from the line with 关于 above it."""
    above = [line.strip() for line in document.text[: document.body].rstrip("\n").split("\n")[-_LINES_OF_TITLE:]]
    opening = next((place for place in range(len(above) - 1, -1, -1) if "关于" in above[place]), -1)
    lines = above[opening:] if opening >= 0 else []
    ends = tuple(data("lexicon", "about")["endings"])
    broken = "关于" not in last and lines and not any(line.endswith(ends) or _PROSE.search(line) for line in lines)
    whole = _with_issuers(above, last) if broken else last
    return whole if len(whole) <= _LONGEST and whole.count("《") == whole.count("》") else last


def _noticed(document: Document) -> str:
    """The notice that stands before the plan somewhere in a line with other words."""
    found = _NOTICED.search(document.text, 0, document.body)
    return found.group() if found else ""


def _announced(document: Document) -> str:
    """The plan that a notice without a title says it issues: 现将《某方案》（以下简称《方案》）印发给你们."""
    found = _ANNOUNCED.search(document.text, 0, document.body + _FRONT)
    return found["name"] or found["passed"] if found else ""


def annex(document: Document) -> tuple[str, int]:
    """The title of the annex (附件：分工表) of a notice that has none, and where it stands again; else nothing."""
    text = document.text
    listed = _ANNEX.search(text, document.body, document.body_end)
    place = text.find(f"\n{listed['name']}\n", listed.end(), document.body_end) if listed else -1
    return (listed["name"], place + 1) if listed and place >= 0 else ("", document.body)


def _start(document: Document) -> int:
    """Where the first line of the plan begins, also for a title that cites another one (2022年《…》分解方案)."""
    line = document.text.rfind("\n", 0, document.body) + 1
    before = document.text[line : document.body]
    return line if before.endswith("《") and len(before) <= _LONGEST and not _PROSE.search(before) else document.body


def _state_below(below: str) -> str:
    """The bracket that names the state of a draft in the line below its title."""
    line = below.partition("\n")[0].strip()
    drafts = alternatives(data("lexicon", "about")["drafts"])
    return line if (match := _BRACKETS.fullmatch(line)) and re.search(drafts, match[1]) else ""


def _own_words(first: str) -> str:
    """A title without the words of the page that stand around it in one line (首页 > 政策 …意见 文号：…)."""
    parts = first.split()
    if not (_FURNITURE.search(first) and len(parts) > 1):
        return first
    return next((part for part in parts if _is_title(part) and not _FURNITURE.search(part)), first)


def _issuers_above(document: Document, first: str) -> str:
    """The bodies in the lines above a title that begins with 关于, where they stand right above it."""
    above = ""
    for line in reversed(document.text[: document.body].rstrip("\n").split("\n") if first.startswith("关于") else ()):
        if not (named_before(line) or regions.find(line.strip())):
            break
        above = line.strip() + above
    return above


def notices(document: Document) -> list[str]:
    """What is called a notice (通知) before the plan, line by line; in a line that holds the page, word by word."""
    found: list[str] = []
    above: list[str] = []
    for line in document.text[: document.body].split("\n"):
        parts = [part.strip() for part in (line.split() if len(line) > _LONGEST else [line])]
        found += [_with_issuers(above, part) for part in parts if squeeze(part).endswith("通知")]
        above += [part for part in parts if part]
    return found


def _with_issuers(above: Sequence[str], notice: str) -> str:
    """A notice over several lines, with the lines above it up to that with 关于 and those that name who issues it."""
    lines = [*above[-_LINES_OF_TITLE:], notice]
    opening = next((place for place in range(len(lines) - 1, -1, -1) if "关于" in lines[place]), -1)
    if opening < 0:
        return notice
    first = opening
    while first and lines[opening].startswith("关于") and named_before(lines[first - 1]):
        first -= 1
    return " ".join(lines[first:opening]) + "".join(lines[opening:])


@cache
def _end() -> re.Pattern[str]:
    """Where a title ends in a text without line breaks: at document number, addressees, date or first words."""
    words = data("lexicon", "about")
    ended = "(?:" + "|".join(f"(?<={word})" for word in (*words["endings"], *words["further_endings"])) + ")》?"
    opening = "|".join((*words["openings"], *_OPENINGS))
    return re.compile(
        rf"{ended}(?P<note>\s*[（(][^（）()\n]{{2,20}}[）)])?\s*(?:{_NUMBER}|各[^。\n]{{0,80}}[:：]|{opening})|[（(](?:19|20)\d\d年|\s时间[:：]|[。；;]"
    )


def _is_title(text: str) -> bool:
    if not 4 < len(text) <= _LONGEST or _PROSE.search(text):
        return False
    title = bare(text)[0]
    return bool(genre(title)) or bool(_named().search(_ASIDE.sub("", title)))


@cache
def _named() -> re.Pattern[str]:
    """A line that ends as titles do, of a place or a year."""
    return re.compile(rf"(?:20\d\d年|[省市县区州盟旗镇乡]).*(?:{alternatives(data('lexicon', 'about')['titles'])})$")


def bare(text: str) -> tuple[str, Status]:
    """The plan's own title without covering notice and brackets of state, and the state that they name."""
    drafts = alternatives(data("lexicon", "about")["drafts"])
    match = _NOTICE.search(text) or _NOTICE_BARE.search(text)
    title = (match[1] if match else text).strip()
    while (match := _BRACKETS.search(title)) and re.search(rf"{drafts}|{_STATE}", match[1]):
        title = title[: match.start()]
    if title.count("《") != title.count("》") or title.find("》") in (-1, len(title) - 1):
        title = title.strip("《》 ")  # 《某报告》任务分解方案 keeps its marks
    return squeeze(title), "draft" if re.search(drafts, text) else "issued"


@cache
def _genres() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(data("lexicon", "about")["genres"].items(), key=lambda item: (-len(item[0]), item[0])))


def genre(title: str) -> str:
    """The genre by the genre word that stands last in the title, a longer one before its own end; empty without one."""
    places = [(title.rfind(word) + len(word), len(word), name) for word, name in _genres() if word in title]
    end, _, name = max(places, default=(0, 0, ""))
    return name if len(title) - end <= _BEHIND else ""


def spoken_genre(text: str) -> str:
    """The genre by the name that a text gives itself most often (本意见, 本办法); empty without one."""
    words = "|".join(word for word, _ in _genres())
    named = Counter(re.findall(f"(?:本|(?:制定|制订|提出)(?:以下|如下))(?:实施|指导|若干)?({words})", text))
    return genre(max(named, key=lambda word: (named[word], word))) if named else ""
