"""Members of collectives: which places 三县区 or 各市、州、县人民政府 gathers, where the gazetteer can tell."""

import re
from functools import cache

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.bodies import is_group
from pipeline.resolve.entries import compiled, section

_NUMBER = re.compile(r"^([一二两三四五六七八九十\d]+)个?")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_BEYOND = "710000"  # Taiwan, Hong Kong and Macao are no addressees of 各省级人民政府
_KINDS = {
    "city": ("市", "州", "盟", "自治州", "设区市", "设区的市", "地级市", "地市", "市级"),
    "county": ("县", "区", "旗", "自治县", "自治旗", "县级"),
}


def members_of(text: str, region: Region) -> tuple[str, ...]:
    """Ids of the places that a group of `region` gathers; none when a number is stated that does not fit."""
    match = _below().search(text)
    if match is None or not is_group(text):
        return ()
    found = _divisions(match.group(1), region)
    number = _NUMBER.match(text)
    if number and len(found) != _value(number.group(1)):
        return ()
    return tuple(place.id for place in found)


def _divisions(words: str, region: Region) -> list[Region]:
    """The divisions of the levels that the words name: 县区 the counties below, 市、县 cities and their counties."""
    below = regions.children(region.id)
    found = []
    for place in below:
        if _named(place, words):
            found.append(place)
        if place.level == "city" and _counties(words) and region.level == "province":
            found.extend(regions.children(place.id))
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
