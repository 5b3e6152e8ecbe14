"""Names of what is measured: trimmed, completed from what stands before, distributed over coordinated things.

A name is a tuple of folded positions, so that each of its characters still points to the source, even when it is
put together from pieces (`花生` + `收获` + `机械化率`); a character that the source only implies stands as itself.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.rules import compile_pattern, data

Name = tuple[int | str, ...]
# Words that stand alone where the thing itself was named before (`，同口径增长8%`, `，并逐年增长10%`).
_HOW_COUNTED = re.compile(
    "(?:按?(?:同|可比|老|新)口径(?:计算)?|按?可比价格?(?:计算)?|按不变价格?(?:计算)?|并且?|且|同比|累计|年均|年平均|连续|近?[一二三四五两]年(?:内|来)?)+"
)
# Words of aiming inside a name (`每个乡镇至少建成…`).
_HOPE = re.compile("至少|力争|确保")
_TAIL = 20  # characters at the end of a name in which such words are looked for
_AND = re.compile(r"、|以及|和|及|与|或")


@cache
def _lead() -> re.Pattern[str]:
    return compile_pattern(r"(?:\d{1,2}[.、]|[、,;:的]|{~lead_in})+")


@cache
def _tail() -> re.Pattern[str]:
    return compile_pattern(
        r"(?:(?<![人户亩地])(?:{~tail_off})|(?<=[人户亩地])(?!均$){~tail_off}|[、,;:]|连续(?:\d{1,2}|{~span})年?|(?<=[率量额值])全|在(?:现有|原有|此|当前)的?(?:基础|水平)上(?:再|力争)?)+$"
    )


@cache
def _make() -> re.Pattern[str]:
    return compile_pattern(
        r"(?!建成区)(?:正式|联合|再|新)?{~make}(?:(?:、|和|并|及|与|或|或者|并正式)?{~make})*(?:出|好|了)?"
    )


def words(text: str, name: Name) -> str:
    """The folded characters of a name."""
    return "".join([text[one] if one.__class__ is int else one for one in name])  # type: ignore[misc]


def trim(text: str, name: Name) -> Name:
    """A name without the words that lead in to it or belong to the number behind it."""
    seen = words(text, name)
    if _HOW_COUNTED.fullmatch(seen):
        return ()
    if (lead := _lead().match(seen)) and lead.end() < len(seen):
        name, seen = name[lead.end() :], seen[lead.end() :]
    hope = _HOPE.search(seen, 2)
    if hope and hope.end() + 1 < len(seen):
        name = name[: hope.start()] + name[hope.end() :]
    return trim_tail(text, name)


def trim_tail(text: str, name: Name) -> Name:
    """A name without the words at its end that belong to the number."""
    front = max(len(name) - _TAIL, 0)
    tail = _tail().search(words(text, name[front:]))
    return name[: front + tail.start()] if tail and front + tail.start() else name


def maker(text: str, name: Name) -> Name:
    """The verb that a name begins with (建成, 引进和组建), or nothing."""
    verb = _make().match(words(text, name))
    return name[: verb.end()] if verb else ()


@cache
def _stress() -> re.Pattern[str]:
    return compile_pattern("(?:重点|着力|大力|积极|努力)(?={~make})")


def from_maker(text: str, name: Name) -> Name:
    """A long lead-in cut down to where its first making verb stands: `统筹…连续三年提供` → `提供`."""
    if stress := _stress().search(words(text, name)):
        name = name[: stress.start()] + name[stress.end() :]
    seen = words(text, name)
    if len(seen) <= 6 or re.match(r"每[个家县乡村镇]|各[^类]|从", seen):
        return name
    verb = _make().search(seen)
    return name[verb.start() :] if verb else name


@cache
def _act() -> re.Pattern[str]:
    return compile_pattern(r".*(?:{~act})(?=.{4})")


def thing(text: str, name: Name) -> Name:
    """What a stretch without figures speaks of: the words behind its last act (`采购单位应明确` + `预付款比例`)."""
    act = _act().match(words(text, name))
    return name[act.end() :] if act else name


@cache
def _relative() -> re.Pattern[str]:
    return compile_pattern(r"{~relative}")


def complete(text: str, name: Name, before: Name) -> Name:
    """A name that leans on the one before it, completed.

    `收入` after `乡村旅游` is its income, `省级` after `国家级龙头企业` is 省级龙头企业, and `改造提升` after
    `新建农田` is 改造提升农田.
    """
    said = words(text, name)
    if before and _level().fullmatch(said):
        thing = before[len(maker(text, before)) :]
        own = _level().match(words(text, thing))
        return name + (thing[own.end() :] if own else thing)
    if before and (making := maker(text, name)) and len(making) == len(name) and not _WORK.search(said):
        return name + before[len(maker(text, before)) :]
    if before and _AREA.fullmatch(said):
        area = _AREA.match(words(text, before))
        return name + before[area.end() if area else 0 :]
    if before and (_PART.fullmatch(said) or said in ("人均", "户均", "亩均", "地均")):
        return name + before
    if before and said.startswith("占") and len(said) > 3:
        return before + name
    if not before or not _relative().fullmatch(said):
        return name
    if said.startswith("总"):
        before = before[len(maker(text, before)) :] or before
    return _without_head(text, before) + name


# Where something is measured; alone it stands for the measure before (`城市污水处理率97%，县城95%`).
_AREA = re.compile(
    "城镇|农村|城市|县城|城区|建成区|乡镇|建制镇|乡村|东部(?:地区)?|中部(?:地区)?|西部(?:地区)?|川区|山区|市区|郊区"
)


# Work that names its own thing.
_WORK = re.compile("(?:造林|绿化|存栏|出栏|出口|进口|招生|招收|轮训|实训|培训|接待|复垦|授权|登记|上市)$")


# A part of those spoken of before (`开办时间压缩至3天，有条件的园区压缩至1天`).
_PART = re.compile("(?:具备|有)条件的[^,率数额量]{2,6}")


@cache
def _level() -> re.Pattern[str]:
    return compile_pattern(r"{~level}")


@cache
def _measure() -> re.Pattern[str]:
    return compile_pattern(
        r"(?:总人数|总人次|接待人次|人数|增加值|数量|家数|个数|总数|总量|数|成交额|交易额|(?:播种|种植)面积|播面)$"
    )


def _without_head(text: str, name: Name) -> Name:
    head = _measure().search(words(text, name))
    return name[: head.start()] if head and head.start() > 1 else name


def distribute(text: str, name: Name, count: int) -> list[Name]:
    """A coordinated name as its parts, shared modifiers and heads given to each; [name] when it does not divide.

    `count` is the number of figures, 1 when one figure holds for each part.
    """
    seen = words(text, name)
    if levels := _levels(name, seen):
        return levels
    cuts = _choose([match for match in _AND.finditer(seen) if _outside(seen, match.start())], count)
    if count == 1 or len(cuts) != count - 1 or any(cut.group() != "、" for cut in cuts):
        for word, things in data("lexicon", "coordinated").items():
            if seen.startswith(word) and count in (1, len(things)):
                return [(*thing, *name[len(word) :]) for thing in things]
    if not cuts:
        return [name]
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(name)]
    return _shared(text, [name[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)])


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
def _modifier() -> re.Pattern[str]:
    return compile_pattern(r"{~shared}")


@cache
def _qualifies() -> re.Pattern[str]:
    return compile_pattern(r"(?!建成区)(?:新)?{~made_so}(?:为|成为|的)?(?:[^、和及或]{2}的)?")


_PLACES = re.compile("各?(?:省|市|州|县|区|乡镇|镇|乡|村)(?:\\([^()]*\\))?级?")
_PAIRS = {"城镇": "农村", "农村": "城镇", "城市": "农村", "国内": "入境", "中央": "地方"}


def _tail_of(first: str, last: str) -> int:
    """Where the words begin that the last part says for the first too; its length when it says none.

    `平原型` and `山区型水库数` part at 型, `研发机构` and `研发活动的企业占比` at 的, others at the head noun.
    """
    if _head().search(first) or first.endswith(("游客", "人次")):
        return len(last)
    if (place := _PLACES.match(last)) and _PLACES.fullmatch(first):
        return place.end()
    if len(first) >= 4 and first[:2] == last[:2] and len(last) > len(first) + 2:
        return len(first)
    if "的" in last:
        return last.index("的")
    if (pair := _PAIRS.get(first[-2:])) and pair in last:
        return last.index(pair) + 2
    if first[-1] in last[1:-1] and (first[-1] in "型业产级类性式" or last.index(first[-1], 1) + 1 == len(first)):
        return last.index(first[-1], 1) + 1
    head = _head().search(last)
    if len(first) == 2 and len(last) > 4 and not (head and head.start() in (3, 4)):
        return 2
    return head.start() if head and head.start() else len(last)


_AMONG = re.compile("等(?:区域|地区|城市|省份|行业|领域|产业)(?=.{2})")


@cache
def _step() -> re.Pattern[str]:
    return compile_pattern("{~step}")


def _parallel(first: str, last: str) -> bool:
    """Whether two words are steps of one work (花生播种, 收获) or grades (甲级, 乙级), not things of their own."""
    return first[-1:] == last[-1:] or bool(_step().fullmatch(first) and _step().fullmatch(last))


def _stands_alone(lead: str, first: str, part: str) -> bool:
    """Whether parts with heads of their own are not all of one size: `规上工业增加值、固定资产投资`."""
    return lead[0] in "规限" and bool(_head().search(first)) and bool(_head().search(part))


def _shared(text: str, parts: Sequence[Name]) -> list[Name]:
    """The parts with what the first says for all (规模以上, 认定为) and what the last says for all (增加值)."""
    first, last = words(text, parts[0]), words(text, parts[-1])
    if among := _AMONG.search(last):  # 京津冀、长三角等区域细颗粒物浓度
        parts = [*parts[:-1], parts[-1][: among.start()] + parts[-1][among.end() :]]
        last = words(text, parts[-1])
    tail = parts[-1][among.start() if among else _tail_of(first, last) :]
    lead = _modifier().match(first) or _qualifies().match(first)
    bare = len(last) - len(tail)
    result = [parts[0] + tail]
    for part in parts[1:]:
        seen = words(text, part)
        if _relative().fullmatch(seen) and (thing := _without_head(text, parts[0])) != parts[0]:
            part = thing + part
        elif seen[0].isdigit() and (counted := re.search(r"(?<=\D)\d", first)):
            part = parts[0][: counted.start()] + part
        elif (
            lead
            and lead.end() < len(first)
            and not lead.re.match(seen)
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
            part = parts[0][: len(first) - 2] + part
        result.append(part if part[-1] == parts[-1][-1] or _head().search(seen) else part + tail)
    return result
