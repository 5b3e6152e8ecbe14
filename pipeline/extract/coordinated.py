"""Coordinated names (`医药制造业和食品制造业增加值`) as the names of their parts, what is said once given to each."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.naming import Name, without_head, words
from pipeline.rules import compile_pattern, data, slot_pattern

_AND = re.compile(r"、|(?<=”)(?=“)|以及|和|及(?!以[上下])|与|或(?!以[上下])")


# What a name at its end explains of all its parts: 氨氮和总磷排放量(含农业).
_INCLUDED = re.compile(r"(?<=.{4})\((?:不?含|包括)[^()]*\)$")


def distribute(text: str, name: Name, count: int) -> list[Name]:
    """A coordinated name as its parts, shared modifiers and heads given to each; [name] when it does not divide.

    `count` is the number of figures, 1 when one figure holds for each part.
    """
    seen = words(text, name)
    if count > 1 and (aside := _INCLUDED.search(seen)):
        name, seen = name[: aside.start()], seen[: aside.start()]
    if levels := _levels(name, seen):
        return levels
    cuts = _choose([match for match in _AND.finditer(seen) if _outside(seen, match.start())], count)
    divided = count > 1 and len(cuts) == count - 1 and all(cut.group() == "、" for cut in cuts)
    for word, things in data("lexicon", "coordinated").items():
        at = seen.find(word) if not divided or "、" in word else -1
        if (at == 0 and count == 1) or (at >= 0 and count == len(things)):
            return [(*name[:at], *thing, *name[at + len(word) :]) for thing in things]
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(name)]
    parts = [name[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    return _shared(text, parts) if len(parts) > 1 else [name]


# Bands and grades of one thing: 1000万元、5000万元、1亿元; 三星级、四星级; 5A、4A.
_GRADE = (
    r"(?:\d+(?:\.\d+)?[百千万亿]*(?:元|美元|亩|头|只|人|吨|平方米|户|(?<=\d)%)(?:\(含\))?(?:及?以上)?"
    r"|[一二三四五甲乙丙1-5](?:星级|星|A级|A|级(?!以))|A{2,5}级?)"
)
_GRADES = re.compile(rf"{_GRADE}(?:(?:、|和|及|与|或){_GRADE})+")


def graded(text: str, name: Name, count: int) -> list[Name]:
    """A name in which as many grades or bands of one thing stand in a row, as one name for each; empty where none do.

    `被认定为国家三星级、四星级仓库的企业` is 被认定为国家三星级仓库的企业 and 被认定为国家四星级仓库的企业.
    """
    seen = words(text, name)
    for run in _GRADES.finditer(seen):
        items = [item.span() for item in re.finditer(_GRADE, run.group())]
        if len(items) == count and _outside(seen, run.start()):
            first, last = name[: run.start()], name[run.end() :]
            return [first + name[run.start() + low : run.start() + high] + last for low, high in items]
    return []


_LEVELS = re.compile(
    r"(国家|自治区|省部?|市|县|区|部)(级?)(?:、|和|及|与|或)((?:国家|自治区|省部?|市|县|区)级)(?!以上)"
)


def _levels(name: Name, seen: str) -> list[Name]:
    """`国家和自治区级示范基地` is 国家级示范基地 and 自治区级示范基地."""
    found = _LEVELS.search(seen)
    if not found:
        return []
    first = (*name[: found.end(1)], "级", *name[found.end(3) :])
    return [first, (*name[: found.start(1)], *name[found.start(3) :])]


# Levels told apart without 级 (获得国家、省、市园区认定).
_LEVEL = re.compile("(?:国家|自治区|省|市|县|区)(?!级|场|民|内|外|域|政(?!府质量)|容|直|属)")
_LEVEL_LAST = re.compile("(?:国家|自治区|省|市|县|区)$")


def _choose(cuts: list[re.Match[str]], count: int) -> list[re.Match[str]]:
    """The joints at which a name divides into `count` parts, into all when one figure holds for each."""
    if count == 1 or len(cuts) == count - 1:
        return cuts
    for marks in ("、", "和及与或以及"):
        if len(some := [cut for cut in cuts if cut.group() in marks]) == count - 1:
            return some
    return []


def _outside(seen: str, index: int) -> bool:
    before = seen[:index]
    return before.count("(") == before.count(")") and before.count("“") == before.count("”")


@cache
def _head() -> re.Pattern[str]:
    return compile_pattern(r"(?:{~head})$")


@cache
def _qualifies() -> re.Pattern[str]:
    return compile_pattern(r"(?!建成区)(?:新)?{~made_so}(?:为|成为|的)?(?:[^、和及或]{2}的)?")


@cache
def _called() -> re.Pattern[str]:
    """Words up to what something is called: `经考核评为` 优秀、良好."""
    return re.compile("[^、和及或]{2,}(?:认定为|评定为|评为|评选为|列为|确定为|创建为|升级为|获评|入选)(?=.)")


_PLACES = re.compile("各?(?:省|市|州|县|区|乡镇|镇|乡|村)(?:\\([^()]*\\))?级?")
_PAIRS = {"城镇": "农村", "农村": "城镇", "城市": "农村", "国内": "入境", "中央": "地方"}


def _tail_of(first: str, last: str) -> int:
    """Where the words begin that the last part says for the first too; its length when it says none.

    `平原型` and `山区型水库数` part at 型, `研发机构` and `研发活动的企业占比` at 的, others at the head noun.
    """
    if (level := _LEVEL.match(last)) and _LEVEL_LAST.search(first):
        return level.end()
    if last[:1].isdigit() and (unit := re.search(r"\d[\d.]*(\D{1,4})$", first)):
        figure = re.match(rf"\d[\d.]*{re.escape(unit[1])}", last)
        if figure:
            return figure.end()
    if first.endswith("”") and last.startswith("“"):
        return last.rindex("”") + 1
    if (share := last.find("占")) > 1 and not first.endswith(("率", "比重", "占比", "比例")):
        return _tail_of(first, last[:share])
    if _head().search(first) or first.endswith(("游客", "人次")):
        return len(last)
    if (place := _PLACES.match(last)) and _PLACES.fullmatch(first):
        return place.end()
    if len(first) >= 4 and first[:2] == last[:2] and len(last) > len(first) + 2:
        return len(first)
    if "的" in last[:-1]:
        return len(last) if "的" in first[:-1] else last.index("的")
    if (pair := _PAIRS.get(first[-2:])) and pair in last:
        return last.index(pair) + 2
    if first[-1] in last[1:-1] and (first[-1] in "型业产级类性式台" or last.index(first[-1], 1) + 1 == len(first)):
        return last.index(first[-1], 1) + 1
    head = _head().search(last)
    if len(first) == 2 and len(last) > 4 and not (head and head.start() in (3, 4)):
        return 2
    return head.start() if head and head.start() else len(last)


_AMONG = re.compile("等(?:区域|地区|城市|省份|行业|领域|产业)(?=.{2})")


def _parallel(first: str, last: str) -> bool:
    """Whether two words are steps of one work (花生播种, 收获) or grades (甲级, 乙级), not things of their own."""
    return first[-1:] == last[-1:] or bool(
        slot_pattern("step").fullmatch(first) and slot_pattern("step").fullmatch(last)
    )


def _stands_alone(lead: str, first: str, part: str) -> bool:
    """Whether parts with heads of their own are not all of one size: `规上工业增加值、固定资产投资`."""
    return lead[0] in "规限" and bool(_head().search(first)) and bool(_head().search(part))


# Kinds of firms that are told without a level of their own.
_OF_ITS_OWN = re.compile("高新技术企业|科技型中小企业|创新型中小企业|上市(?:企业|公司)|瞪羚企业|独角兽企业")


def _shared(text: str, parts: Sequence[Name]) -> list[Name]:
    """The parts with what the first says for all (规模以上, 认定为) and what the last says for all (增加值)."""
    first, last = words(text, parts[0]), words(text, parts[-1])
    if among := _AMONG.search(last):  # 京津冀、长三角等区域细颗粒物浓度
        parts = [*parts[:-1], parts[-1][: among.start()] + parts[-1][among.end() :]]
        last = words(text, parts[-1])
    tail = parts[-1][among.start() if among else _tail_of(first, last) :]
    lead = slot_pattern("shared").match(first) or _qualifies().match(first) or _called().match(first)
    bare = len(last) - len(tail)
    result = [parts[0] + tail]
    for part in parts[1:]:
        seen = words(text, part)
        if slot_pattern("relative").fullmatch(seen) and (thing := without_head(text, parts[0])) != parts[0]:
            part = thing + part
        elif seen[0].isdigit() and (counted := re.search(r"(?<=\D)\d", first)):
            part = parts[0][: counted.start()] + part
        elif (
            lead
            and lead.end() < len(first)
            and not lead.re.match(seen)
            and not ("的" in first and "的" in seen)
            and not _OF_ITS_OWN.match(seen)
            and not _stands_alone(lead.group(), first, seen)
        ):
            part = parts[0][: lead.end()] + part
        elif (
            bare <= 3
            and len(first) > bare
            and ((tail and _parallel(first[-bare:], last[:bare])) or (len(last) <= 3 and first[-1] == last[-1] == "耗"))
        ):
            part = parts[0][: len(first) - bare] + part
        elif len(last) <= 4 < len(first) - 1 and first[-1] == last[-1] == "数":
            part = parts[0][: len(first) - (2 if first[-2] in "起人户件次家" else 1)] + part
        result.append(part if part[-1] == parts[-1][-1] or _head().search(seen) else part + tail)
    return result
