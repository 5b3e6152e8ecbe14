"""Members of collectives: which places 三县区 or 各市、州、县人民政府 gathers, where the gazetteer can tell."""

import re
from functools import cache, lru_cache

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.bodies import is_group
from pipeline.resolve.entries import compiled, section

_NUMBER = re.compile(r"^([一二两三四五六七八九十\d]+)个?")
_FIRST_LIST = 1999
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_BEYOND = "710000"  # Taiwan, Hong Kong and Macao are no addressees of 各省级人民政府
_KINDS = {
    "city": ("市", "州", "盟", "自治州", "设区市", "设区的市", "地级市", "地市", "市级"),
    "county": ("县", "区", "旗", "自治县", "自治旗", "县级"),
}


@lru_cache(maxsize=1 << 14)
def members_of(text: str, region: Region, year: int = 0) -> tuple[str, ...]:
    """Ids of the places that a group of `region` gathers in a year; none when a number is stated that does not fit."""
    match = _below().search(text)
    if match is None or not is_group(text):
        return ()
    number = _NUMBER.match(text)
    for list_of in _lists(region, year):
        found = _divisions(match.group(1), region, list_of)
        if not number or len(found) == _value(number.group(1)):
            return tuple(place.id for place in found)
    return ()


def edition_of(text: str, region: Region, year: int) -> int:
    """The first year from which on a group had the members that it has in a year."""
    members, first = members_of(text, region, year), year
    while first > _FIRST_LIST and members_of(text, region, first - 1) == members:
        first -= 1
    return first


def _lists(region: Region, year: int) -> tuple[int, ...]:
    """The years whose lists may tell: that of the plan, else the one before, for changes late in a year."""
    if not year:
        return (0,)
    last = min(year, int(region.until or year))
    return (last, last - 1)


def _divisions(words: str, region: Region, year: int) -> list[Region]:
    """The divisions of the levels that the words name: 县区 the counties below, 市、县 cities and their counties."""
    below = regions.children(region.id, year)
    found = []
    for place in below:
        if _named(place, words):
            found.append(place)
        if place.level == "city" and _counties(words) and region.level == "province":
            found.extend(regions.children(place.id, year))
    return found


def _named(place: Region, words: str) -> bool:
    if place.level == "county":
        return _counties(words) and (place.name[-1] in words or place.name[-1] not in "县区市旗")
    if place.level == "province":
        return "省" in words and place.id < _BEYOND
    return any(kind in words for kind in _KINDS["city"])


def _counties(words: str) -> bool:
    return any(kind in words.replace("设区", "") for kind in _KINDS["county"])


def _value(number: str) -> int:
    """The value of a numeral up to 99; -1 for what is none (一二三)."""
    if number.isdigit():
        return int(number)
    head, ten, tail = number.partition("十")
    tens = (_DIGITS.get(head, -1) if head else 1) * 10 if ten else 0
    rest = tail if ten else head
    ones = _DIGITS.get(rest, -1) if rest else 0
    return tens + ones if min(tens, ones) >= 0 else -1


@cache
def _below() -> re.Pattern[str]:
    return compiled(section("agencies", "places_below"), "lexicon/agencies.yaml: places_below")
