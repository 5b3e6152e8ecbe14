"""Bodies (机构): from the name of a unit as written to its place, its full name and what it is.

市发改委, 发改委 and 石嘴山市发展和改革委员会 are one body of 石嘴山市: the words of the place go, abbreviations of
what the body is for and of its end are written in full, by the grammar in `lexicon/agencies.yaml`. A name that the
grammar does not know stays as it is: nothing is joined because it looks alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.committees import committee_of
from pipeline.resolve.entries import by_wording, by_wording_of, compiled, section
from pipeline.resolve.fullnames import expand
from pipeline.resolve.places import lineage, short
from pipeline.resolve.reforms import renamed

_LEVEL = re.compile(r"自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗|镇|乡|街道")
_BRANCH = re.compile(r"(?P<body>.+(?:局|公司|支队))(?P<place>[^局]{2,})分(?:局|公司|中心|大队)$")
_TOWN = re.compile(
    r"(?!各|有关|相关|所|属地|本|全|其他|其它|乡镇|镇街|街镇|试点|重点|中心|当地|涉及)"
    r"(?P<town>[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道|苏木))(?=$|人民政府|政府|党委|党工委|办事处|(?<=街道)办$)"
)
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]$")
_HOSTED = re.compile("^[^、，,/]{1,}(?:局|厅|委|委员会|办|办公室|中心|署|部)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a place: its full name after the place, with the place, and whether the place was written with it.

    `plan` is the plan that names a body of no known place, `edition` the year from which on a group had the members
    that it has in its plan, where it has others now.
    """

    region: Region
    text: str
    name: str
    placed: bool = False
    plan: str = ""
    edition: str = ""

    @property
    def id(self) -> str:
        """Region, else plan, and body: what makes two mentions the same agency."""
        text = f"{self.text}@{self.edition}" if self.edition else self.text
        return f"{self.region.id}:{self.plan}:{text}" if self.plan else f"{self.region.id}:{text}"


@lru_cache(maxsize=1 << 14)
def body_of(unit: str, region: Region, year: int = 0) -> Body:
    """The body that a unit's name means, in a document of a year (0: not known) that places the unit in `region`."""
    written = re.sub(r"\s+", "", unit).replace("(", "（").replace(")", "）")
    if written in section("agencies", "trades"):
        return Body(region, f"{written}部门", f"{_prefix(written, region)}{written}部门")
    if region.id == regions.NATION:
        national, bare = by_wording("agencies", "national"), _BRACKETS.sub("", written) or written
        text = renamed(national.get(bare) or national.get(bare.removeprefix("国家"), written), region, year)
        return Body(region, text, text, True)
    written = _begun(written)
    place, rest = _split(written if is_group(written) else _BRACKETS.sub("", written) or written, region, year)
    placed = place is not None
    home = place or region
    branch = _BRANCH.match(rest)
    if branch and not placed and home.level == "county" and _is_short(branch["place"], home):
        home, placed = lineage(home)[1], True
    return _named(rest, home, placed, year)


def hosted_in(unit: str, region: Region, year: int = 0) -> tuple[Body, str] | None:
    """The body in brackets behind a unit (人才办 of 组织部（人才办）) with its wording; None for other remarks."""
    bracket = _BRACKETS.search(re.sub(r"\s+", "", unit).replace("(", "（").replace(")", "）"))
    if bracket is None or is_group(unit) or not _HOSTED.search(bracket.group()[1:-1]):
        return None
    wording = bracket.group()[1:-1]
    body, outer = body_of(wording, region, year), body_of(unit, region, year)
    return None if body.id == outer.id or shortens(wording, unit[: -len(bracket.group())]) else (body, wording)


def shortens(short_name: str, name: str) -> bool:
    """Whether a name is another with characters left out: 市通管办 of 市通信发展管理办公室."""
    rest = iter(name)
    return all(sign in rest for sign in short_name)


@lru_cache(maxsize=1 << 14)
def is_group(unit: str) -> bool:
    """Whether a unit is a collective (三县区, 各乡镇（场）, 领导小组各成员单位) and no single body."""
    return any(pattern.search(unit) for pattern in _groups())


def _begun(written: str) -> str:
    """A name without 中共, and that of a dispatched body with its beginning in full (人行武汉分行)."""
    if council := re.fullmatch(r"(?:中国人民政治协商会议|政协)(.+?)委员会(办公室)?", written):
        return f"{council[1]}政协{council[2] or ''}"
    if written.startswith("中共"):
        bare = re.sub("(?<=区)工作委员会", "党工委", written.removeprefix("中共"), count=1)
        return re.sub("(?<=[省市县区州盟旗])委员会(?=$|[^办])", "委", bare, count=1)
    if league := re.fullmatch(r"共青团(.+?)(?:委|委员会)", written):
        return league.group(1) + "团委"
    for full, shorts in section("agencies", "beginnings").items():
        for start in shorts:
            if written.startswith(start) and written != start:
                return str(full + written[len(start) :])
    return written


def _split(written: str, region: Region, year: int) -> tuple[Region | None, str]:
    """The place that a name begins with, as a name (贺兰县) or as a level (县, 市, 自治区), and what remains."""
    if written.startswith(region.name):
        rest = written[len(region.name) :]
        return region, region.name[-1] + rest if rest[:1] in ("直", "属") else rest or "人民政府"
    for above in lineage(region):
        match = re.match(f"{re.escape(short(above))}[州盟市县区旗](?=.)", written) if short(above) else None
        if match and above.name.endswith(match.group()[-1]):
            return above, written[match.end() :]
    found = regions.prefix_of(written, region, year) or regions.prefix_of(written, year=year)
    if found is not None and written[: found[1]].endswith((found[0].name, *found[0].former, "州", "区")):
        return found[0], written[found[1] :] or "人民政府"
    if (below := _town(written, region) or _city(written, region)) is not None:
        return below
    level = _LEVEL.match(written)
    if level and _is_level(written) and len(written) > level.end():
        for above in lineage(region):
            if above.name.endswith(level.group()) or (above.level == "city" and level.group() == "市"):
                return above, written[level.end() :]
    return None, written


def _town(written: str, region: Region) -> tuple[Region, str] | None:
    """The town that a name begins with, in a county, where towns have names of their own: 习岗镇, 城关街道办."""
    match = _TOWN.match(written)
    divided = region.level == "city" and regions.children(region.id)
    if match is None or divided or region.level not in ("county", "city"):
        return None
    town, rest = match["town"], written[match.end() :]
    office = "办事处" if town.endswith("街道") else "人民政府"
    below = Region(f"{region.id}+{town}", town, "township", "", region.id)
    return below, office if rest in ("", "办") else rest


def _city(written: str, region: Region) -> tuple[Region, str] | None:
    """In a province, the city by whose short name a body is called (厦门海关); its name stays whole."""
    if region.level != "province":
        return None
    found = (
        city for city in regions.children(region.id) if city.level == "city" and written.startswith(short(city) or " ")
    )
    city = next(found, None)
    return (
        None
        if city is None or short(city) == short(region) or _LEVEL.match(written, len(short(city)))
        else (city, written)
    )


def _is_level(written: str) -> bool:
    """Whether the first word stands for a place: 市 in 市财政局, not in 市场监管局."""
    ordinary = written.startswith(tuple(section("agencies", "not_levels")))
    return not ordinary or written.startswith(tuple(section("agencies", "levels_after_all")))


def _named(rest: str, region: Region, placed: bool, year: int) -> Body:
    committee = committee_of(rest, region)
    if committee is not None:
        return Body(region, *committee, True)
    own = _own(region.id).get(rest)
    text = own or renamed(expand(rest), region, year)
    prefix = "" if own and short(region) and short(region) in own else _prefix(text, region)
    return Body(region, text, prefix + text, placed)


def _prefix(text: str, region: Region) -> str:
    """The place before a body's name, but where the name holds it (国网贺兰县供电公司); 县直 takes the place alone."""
    held = short(region) or region.name
    if held in section("agencies", "ordinary_places"):
        held = region.name
    if region.id == regions.NATION or text.startswith((held, "中国")) or (text[:1] in "国中" and held in text):
        return ""
    return region.name[:-1] if text[:1] == region.name[-1] and text[1:2] in ("直", "属") else region.name


def _is_short(text: str, region: Region) -> bool:
    return text in (region.name, short(region))


@cache
def _own(region_id: str) -> Mapping[str, str]:
    return by_wording_of(section("agencies", "own").get(region_id, {}), f"lexicon/agencies.yaml: own {region_id}")


@cache
def _groups() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(pattern, "lexicon/agencies.yaml: groups") for pattern in section("agencies", "groups"))
