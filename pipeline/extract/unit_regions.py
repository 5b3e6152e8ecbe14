"""The place (行政区划) that a unit belongs to by its document."""

import re
from functools import cache

from pipeline.lexicon import regions
from pipeline.records import Level, Region

NATION = "全国"
_NO_SINGLE_PLACE = re.compile(r"(?:中央|国家|部省|省部|中省|省级|省|自治区|市)?(?:、(?:省|自治区|市)属?)?驻")
_OF_NATION = re.compile("国家|中国|国网|中石|人行|人民银行|国务院")
_LEVEL_WORDS: dict[str, Level] = {"省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city"}
_LEVEL = re.compile("(省|自治区|市(?!场|政(?!府|协)|容)|州|盟)(?!级|直|属|县|区|、)")
_BELOW = re.compile(
    "(?:市(?!场|政(?!府|协)|容|民)|县(?!级))(?!级|直|属|县|区|州|地|、|\\()[\u4e00-\u9fff]{1,12}(?:局|委|办|办公室|政府)$"
)
_SEAT = re.compile("([\u4e00-\u9fff]{2,3}?)(?=海关|海事局|出入境检验检疫局|边检站|银(?:保)?监分?局|供电(?:公司|局))")
_ENDS_IN_LEVEL = re.compile("[省市县区州盟旗]$")


@cache
def unit_region(unit: str, place: str) -> str:
    """The place of a unit: that of its name, else the document's `place`; empty for units of no single place."""
    if _NO_SINGLE_PLACE.match(unit):
        return ""
    named = regions.prefix_of(unit) or _prefix_inside(unit, place)
    if named and named[1] < len(unit) and (place != NATION or _ENDS_IN_LEVEL.search(unit[: named[1]])):
        return next((name for name in named[0].former if unit.startswith(name)), named[0].name)
    if seat := _seat(unit):
        return seat
    if place == NATION:
        return place
    if _OF_NATION.match(unit):
        inside = regions.first_in(unit)
        return inside.name if inside else place
    if _BELOW.match(unit) and _is_province(place):
        return ""
    return _above(unit, place) or place


def _prefix_inside(unit: str, place: str) -> tuple[Region, int] | None:
    """The place in `place` that a unit's name begins with, where others share the name or it is also a word."""
    here = regions.find(place)
    found = regions.prefix_of(unit, here) if here else None
    return found if here and found and regions.contains(here.id, found[0].id) else None


def _seat(unit: str) -> str:
    """The city that a branch of a national body names without its kind (厦门海关)."""
    named = _SEAT.match(unit)
    city = regions.find(named[1] + "市") if named else None
    return city.name if city else ""


def _is_province(place: str) -> bool:
    """Whether a place is a province or region: bodies of a city (市发改委) in its text are those of one not named."""
    here = regions.find(place)
    return here is not None and here.level == "province" and not place.endswith("市")


def _above(unit: str, place: str) -> str:
    """The place above the document's that a unit names by its level alone: 省科技厅 in a plan of a city."""
    word = _LEVEL.match(unit)
    here = regions.find(place)
    if not here or not (word or unit.endswith("厅")) or (word and place.endswith(word[1])):
        return ""
    wanted = _LEVEL_WORDS[word[1]] if word else "province"
    above = _parent(here)
    while above:
        if above.level == wanted:
            return above.name
        above = _parent(above)
    return ""


def _parent(region: Region) -> Region | None:
    if not region.parent:
        return None
    try:
        return regions.by_id(region.parent)
    except KeyError:
        return None
