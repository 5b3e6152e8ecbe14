"""Who issued a document (发文机关), and for which place."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.fold import squeeze
from pipeline.lexicon import regions
from pipeline.records import Document, Level
from pipeline.rules import alternatives, data

_SPLIT = re.compile(r"[\s、,，;；]+")
_PLACE = re.compile(
    r"(?!关于|进一步)[\u4e00-\u9fff]{2,7}?"
    r"(?:自治区|综合实验区|自治州|自治县|新区|开发区|街道|省|市(?!场|民|容)|县|区(?!域)|旗|镇|乡(?!村))"
)
_ZONE = re.compile(
    r"(?:中国[（(][\u4e00-\u9fff]{2,3}[）)]自由贸易试验区(?:[\u4e00-\u9fff]{2,6}片区)?"
    r"|新疆生产建设兵团第[一二三四五六七八九十]+师"
    r"|[\u4e00-\u9fff]{2,10}?(?:(?:高新|经济)(?:技术)?(?:产业)?开发区|综合保税区|工业园区|高新区|经开区))"
    r"(?=管委会|管理委员会|党工委|人民政府|办公室)"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道|苏木)(?=人民政府|政府|党委|党工委|办事处|委员会)")
_BARE = re.compile(r"(?:人民政府|政府|委员会|管委会|管理委员会|党工委|办公室|办公厅)")
_REPORTING = re.compile(r"代表([\u4e00-\u9fff]{0,12}?人民政府)[,，]?\s*向")
_WHOLE = re.compile("全(省|市|县|区(?!域|内))")
_OWN = re.compile(r"(?:我|本)(国|省|市|县|区)")
_TOWNS = re.compile(r"[我本全](?:镇(?!区|域|村)|乡(?![村镇亲土]))|(?<![各乡县市、和及])[镇乡]党委|各村(?=[(（、])")
_ABBREVIATED = re.compile(
    r"^\s*([\u4e00-\u9fff]{2,4})关于(?:印发|转发|下发|发布|公布|进一步|加快|推进|加强|促进|支持)", re.M
)
_FITTED = re.compile(r"结合(?![我本各当])([\u4e00-\u9fff]{2,4}?)(?:发展|工作)?实际")
_MOTTO = re.compile(r"[“\"](?:数字|智慧|健康|平安|美丽|法治|信用|清廉|幸福|文明|质量|活力)([\u4e00-\u9fff]{2,4})[”\"]")
_LOCAL = re.compile("全[省市县区州]|[省市县区州]委|[省市县区州]政府|[省市县区州]财政")
_YEAR = re.compile("^(?:19|20)[0-9]{2}年度?")
_KINDS = ("市", "省", "县", "区", "州", "盟", "旗")
_ADDRESSED = re.compile(r"(?<=[、，,])[\u4e00-\u9fff]{1,4}区(?=管委会)")
_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》(?:[（(][^（）()\n]*[）)])?"
_BASIS = re.compile(rf"(?:根据|按照|依据|落实|贯彻)[^。\n《]{{0,30}}{_TITLE}(?:[、，和及与以]{{0,3}}{_TITLE})*")
_MOST = 60


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff（）()·]{{2,40}}?(?:{alternatives(data('lexicon', 'about')['bodies'])})")


@cache
def _national() -> re.Pattern[str]:
    return re.compile(alternatives(data("lexicon", "about")["national"]))


def named_before(text: str) -> tuple[str, ...]:
    """The bodies before 关于 or 印发 in a title, or in a signature; nothing when the text is no list of bodies."""
    if len(text) > 4 * _MOST:
        return ()
    found: list[str] = []
    for part in _SPLIT.split(text.strip()):
        for name in _cut(squeeze(part)):
            if not _body().fullmatch(name):
                return ()
            found.append(name)
    return tuple(dict.fromkeys(_completed(found)))


def _cut(text: str) -> list[str]:
    """Names that have run together, cut where a new one begins with 中共 or with the place of the first."""
    if not text:
        return []
    place = regions.prefix_of(text.removeprefix("中共"))
    name = text.removeprefix("中共")[: place[1]] if place else "中共"
    cut = re.sub(rf"(?<=[室局厅部委会府处办院署])(?=中共|{re.escape(name)})", "\n", text)
    return cut.split("\n")


def _completed(names: Sequence[str]) -> list[str]:
    """中共石嘴山市委办公室, 人民政府办公室: the second is that of the same place."""
    place = regions.prefix_of(names[0].removeprefix("中共")) if names else None
    where = place[0].name if place else ""
    return [where + name if where and at and _BARE.match(name) else name for at, name in enumerate(names)]


def of_report(document: Document) -> tuple[str, ...]:
    """The government for which a work report (政府工作报告) is given."""
    match = _REPORTING.search(document.text, document.body, document.body + 2000)
    if not match:
        return ()
    name = squeeze(match[1])
    if regions.prefix_of(name):
        return (name,)
    place = regions.first_in(document.text[: document.body + 300])
    return (place.name + "人民政府",) if place else ()


def place(issuers: Sequence[str], title: str, front: str) -> tuple[str, Level]:
    """The place and level of a document by its issuers, else its title, else the first place in its front matter."""
    for text in (*issuers, title):
        bare = _YEAR.sub("", text.removeprefix("中共"))
        if _national().match(bare) or _national().match(text):
            return "全国", "nation"
        if found := _place_in(bare):
            return found
    if found := _by_motto(title):
        return found
    front = _ADDRESSED.sub("", front)
    found = _abbreviated(front) or _place_spoken_of(_BASIS.sub("", front))
    return found if found[0] else _place_spoken_of(front)


def _by_motto(title: str) -> tuple[str, Level] | None:
    """The city of a title that names it behind what it is to become (“数字遵义”建设计划)."""
    match = _MOTTO.search(title)
    region = regions.find(match[1] + "市") if match else None
    return (region.name, region.level) if region else None


def _abbreviated(front: str) -> tuple[str, Level] | None:
    """The place that a title names before 关于 without its kind (某地关于印发…), or that a text fits its measures to
    (结合某地实际), if it can be one place only."""
    for match in _ABBREVIATED.finditer(front):
        for kind in _KINDS:
            if region := regions.find(match[1] + kind):
                return region.name, region.level
    for match in _FITTED.finditer(front):
        for kind in _KINDS:
            if region := regions.find(match[1] + kind):
                return region.name, region.level
    return None


def _place_spoken_of(text: str) -> tuple[str, Level]:
    """The first place in a text, or the one above it for which the text speaks (我市, 本省); the nation for 我国.

    A text that speaks for a town (我镇) and names but places above it tells only the level.
    """
    named = region = regions.first_in(text.replace("全国", ""))
    speaks = Counter(_OWN.findall(text))
    if not speaks and len(_TOWNS.findall(text)) > 1 and not (named and _ends_small(named.name)):
        return "", "township"
    own = max(speaks, key=lambda word: (speaks[word], word), default="")
    if own == "国":
        return "全国", "nation"
    if not own and region is not None and region.level == "province" and not region.name.endswith("市"):
        whole = Counter(_WHOLE.findall(text))
        districts = 0 if region.name.endswith("自治区") else whole["区"]
        if whole["市"] + whole["县"] + districts > 1 and not whole["省"]:
            return "", ""
    while own and region is not None and not region.name.endswith(own):
        region = regions.by_id(region.parent) if region.parent else None
    region = (
        region
        or named
        or (regions.by_id(regions.NATION) if "全国" in text and not own and not _LOCAL.search(text) else None)
    )
    return (region.name, region.level) if region is not None else ("", "")


def _place_in(text: str) -> tuple[str, Level] | None:
    zone = _ZONE.match(text)
    if zone is not None and regions.find(zone.group()) is None:
        return zone.group(), "county"
    start = _PLACE.match(text)
    region = regions.first_in(text)
    if region is not None and region.level == "county" and (town := _town_of(text)):
        return town, "township"
    if region is not None and (start is None or region.name in text[: start.end() + 8] or not _ends_small(start[0])):
        return next((name for name in region.former if name in text), region.name), region.level
    if start is not None:
        return start[0], _level(start[0])
    return None


def _town_of(text: str) -> str:
    """The town that follows the county at the start of a text, with it: 清河县青山镇 of 清河县青山镇人民政府."""
    found = regions.prefix_of(text)
    town = _TOWN.match(text, found[1]) if found else None
    return text[: town.end()] if town else ""


def _ends_small(name: str) -> bool:
    return name.endswith(("镇", "乡", "街道"))


def _level(name: str) -> Level:
    levels: dict[str, Level] = data("lexicon", "about")["levels"]
    return next((level for ending, level in levels.items() if name.endswith(ending)), "")
