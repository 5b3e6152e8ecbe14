"""Where made-up plans are of, and the words of a plan carried over to another place and year."""

import re
from dataclasses import dataclass

from benchmarks.clauses import YEAR
from pipeline.lexicon.regions import NATION, children, find
from pipeline.records import Region

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


@dataclass(frozen=True, slots=True)
class Place:
    """A county or city and what lies above it."""

    region: Region
    above: Region
    province: Region

    @property
    def stem(self) -> str:
        """The name without 县 or 市."""
        return self.region.name[:-1]

    @property
    def rank(self) -> str:
        """县 or 市."""
        return self.region.name[-1]


def places() -> tuple[Place, ...]:
    """Counties and cities whose names are a stem and 县 or 市, in the order of their codes."""
    return tuple(
        Place(region, above, province)
        for province in children(NATION)
        if province.name not in MUNICIPALITIES
        for city in children(province.id)
        if city.name.endswith("市") and city.id.endswith("00")
        for region, above in ((city, province), *((county, city) for county in children(city.id)))
        if len(region.name) > 2 and "自治" not in region.name and find(region.name) == region
        if region.name.endswith("市" if region == city else "县")
    )


def carried(words: str, home: str, place: Place, years: int) -> str:
    """Words of a plan of `home` (贺兰县, 石嘴山市) as a plan of `place` would have them, so many years later."""
    rank, province = home[-1], place.province.name
    self_governed = province.endswith("自治区")
    changes = {
        home: place.region.name,
        f"{home[:-1]}(?!山)": place.stem,
        "银川市": place.above.name,
        "银川": place.above.name.rstrip("市省"),
        f"([我全]){rank}(?![一-鿿]?域)": rf"\1{place.rank}",
        "宁夏回族自治区": province,
        "宁夏": province.removesuffix("省")[:3] if self_governed else province.removesuffix("省"),
        "自治区": "自治区" if self_governed else "省",
    }
    moved = YEAR.sub(lambda year: str(int(year[0]) + years), words)
    for old, new in changes.items():
        moved = re.sub(old, new, moved)
    return moved
