"""Bodies (机构): from the name of a unit as written to its place, its full name and what it is.

市发改委, 发改委 and 石嘴山市发展和改革委员会 are one body of 石嘴山市: the words of the place go, abbreviations of
what the body is for and of its end are written in full, by the grammar in `lexicon/agencies.yaml`. A name that the
grammar does not know stays as it is: nothing is joined because it looks alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.entries import by_wording, by_wording_of, compiled, section
from pipeline.resolve.fullnames import expand
from pipeline.resolve.places import lineage, short

_LEVEL = re.compile(r"自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗|镇|乡|街道")
_BRANCH = re.compile(r"(?P<body>.+(?:局|公司|支队))(?P<place>[^局]{2,})分(?:局|公司|中心|大队)$")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a place: its full name after the place, with the place, and whether the place was written with it.

    `plan` is the plan that names a body of no known place.
    """

    region: Region
    text: str
    name: str
    placed: bool = False
    plan: str = ""

    @property
    def id(self) -> str:
        """Region, else plan, and body: what makes two mentions the same agency."""
        return f"{self.region.id}:{self.plan}:{self.text}" if self.plan else f"{self.region.id}:{self.text}"


def body_of(unit: str, region: Region) -> Body:
    """The body that a unit's name means, in a document that places the unit in `region`."""
    written = re.sub(r"\s+", "", unit).replace("(", "（").replace(")", "）")
    if region.id == regions.NATION:
        national, bare = by_wording("agencies", "national"), _BRACKETS.sub("", written) or written
        text = national.get(bare) or national.get(bare.removeprefix("国家"), written)
        return Body(region, text, text, True)
    written = _begun(written)
    place, rest = _split(written if is_group(written) else _BRACKETS.sub("", written) or written, region)
    placed = place is not None
    home = place or region
    branch = _BRANCH.match(rest)
    if branch and not placed and home.level == "county" and _is_short(branch["place"], home):
        home, placed = lineage(home)[1], True
    return _named(rest, home, placed)


def is_group(unit: str) -> bool:
    """Whether a unit is a collective (三县区, 各乡镇（场）, 领导小组各成员单位) and no single body."""
    return any(pattern.search(unit) for pattern in _groups())


def _begun(written: str) -> str:
    """A name without 中共, and that of a dispatched body with its beginning in full (人行武汉分行)."""
    if written.startswith("中共"):
        return re.sub(r"委员会(?=$|[^办])", "委", written.removeprefix("中共"), count=1)
    if league := re.fullmatch(r"共青团(.+?)(?:委|委员会)", written):
        return league.group(1) + "团委"
    for full, shorts in section("agencies", "beginnings").items():
        for start in shorts:
            if written.startswith(start) and written != start:
                return str(full + written[len(start) :])
    return written


def _split(written: str, region: Region) -> tuple[Region | None, str]:
    """The place that a name begins with, as a name (贺兰县) or as a level (县, 市, 自治区), and what remains."""
    if written.startswith(region.name):
        return region, written[len(region.name) :] or "人民政府"
    for above in lineage(region):
        match = re.match(f"{re.escape(short(above))}[州盟市县区旗](?=.)", written) if short(above) else None
        if match and above.name.endswith(match.group()[-1]):
            return above, written[match.end() :]
    found = regions.prefix_of(written, region) or regions.prefix_of(written)
    if found is not None and written[: found[1]].endswith(found[0].name):
        return found[0], written[found[1] :] or "人民政府"
    level = _LEVEL.match(written)
    if level and _is_level(written) and len(written) > level.end():
        for above in lineage(region):
            if above.name.endswith(level.group()) or (above.level == "city" and level.group() == "市"):
                return above, written[level.end() :]
    return None, written


def _is_level(written: str) -> bool:
    """Whether the first word stands for a place: 市 in 市财政局, not in 市场监管局."""
    ordinary = written.startswith(tuple(section("agencies", "not_levels")))
    return not ordinary or written.startswith(tuple(section("agencies", "levels_after_all")))


def _named(rest: str, region: Region, placed: bool) -> Body:
    for full in (_of_party, _of_league):
        found = full(rest, region)
        if found is not None:
            return found
    text = _own(region.id).get(rest) or expand(rest)
    prefix = "" if text.startswith((short(region) or region.name, "中国")) else region.name
    return Body(region, text, prefix + text, placed)


def _of_party(rest: str, region: Region) -> Body | None:
    """市委宣传部 or a bare 宣传部 is 中共…市委宣传部; in a zone (党工委) names stay as they are."""
    match = re.match(r"(?:中共)?(?:自治区党委|省委|市委|州委|县委|区委|旗委|盟委|党委|委(?!员))", rest)
    rest_of = rest[match.end() :] if match else rest
    full = by_wording("agencies", "party").get(rest_of)
    if "+" in region.id and re.fullmatch(r"委|[镇乡]?党委|党工委", rest):
        return Body(region, "党委", f"中共{region.name}{'工作' if rest == '党工委' else ''}委员会", True)
    if "+" in region.id or (match is None and (full is None or rest_of in ("办公室", "督查室"))):
        return None
    committee = "党委" if region.name.endswith("自治区") else region.name[-1] + "委"
    if not rest_of:
        committee, full = committee + "员会", ""
    text = committee + (full if full is not None else expand(rest_of))
    name = f"中共{region.name}委员会" if committee == "党委" or not rest_of else f"中共{region.name}委"
    return Body(region, text, name + (full if full is not None else expand(rest_of)), True)


def _of_league(rest: str, region: Region) -> Body | None:
    """团市委 and 团委 are 共青团…委员会."""
    if not re.fullmatch(r"(?:共青团|团)(?:省|市|州|县|区|旗|盟)?(?:委|委员会|工委)", rest):
        return None
    return Body(region, "共青团委员会", f"共青团{region.name}委员会", True)


def _is_short(text: str, region: Region) -> bool:
    return text in (region.name, short(region))


@cache
def _own(region_id: str) -> Mapping[str, str]:
    return by_wording_of(section("agencies", "own").get(region_id, {}), f"lexicon/agencies.yaml: own {region_id}")


@cache
def _groups() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(pattern, "lexicon/agencies.yaml: groups") for pattern in section("agencies", "groups"))
