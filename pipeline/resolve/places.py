"""Places of plans and units: from a name and what stands around it to a Region."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import regions
from pipeline.records import Level, Plan, Region
from pipeline.resolve.entries import section
from pipeline.rules import alternatives

NOWHERE = Region("", "")

_KIND = re.compile(r"(?:自治区|自治州|自治县|自治旗|特别行政区|地区|林区|省|市|州|盟|县|区|旗|镇|乡|街道)$")


def region_of_plan(plan: Plan) -> Region:
    """The place that a plan speaks for; one unknown to the gazetteer gets an id below the place around it.

    NOWHERE when the plan does not tell.
    """
    name = plan.about.region
    if not name:
        return NOWHERE
    around = "\n".join((plan.about.title, *plan.about.issuers, plan.about.doc_number, plan.document.text))
    known = regions.find(name) or _meant(name, around) or _spelled_out(name, plan.about.level)
    return known or _below(_around(name, around), name, plan.about.level)


def region_of_name(name: str, home: Region) -> Region:
    """The place that a unit of a plan of `home` belongs to, by the name that extraction gave it."""
    if name == home.name:
        return home
    for near in (home, *lineage(home)[1:-1]):
        if (found := regions.find(name, near)) is not None:
            return found
    return regions.find(name) or _spelled_out(name, "") or _below(home, name, "")


def _below(above: Region, name: str, level: Level) -> Region:
    return Region(f"{above.id}+{name}", name, level, "", above.id)


def _spelled_out(name: str, level: Level) -> Region | None:
    """A name that begins with places (玉林市茂林镇, 重庆两江新区): the last known one, or what lies below it."""
    found = regions.prefix_of(name)
    if found is None:
        return None
    known, end = found
    if end == len(name):
        return known
    return _below(known, name[end:] if name[:end].endswith(known.name) else name, level)


def lineage(region: Region) -> tuple[Region, ...]:
    """A place and the places above it, up to the nation."""
    found = [region]
    while found[-1].parent:
        found.append(_of_id(found[-1].parent))
    return tuple(found)


def with_ancestors(places: Iterable[Region]) -> tuple[Region, ...]:
    """The places and all places above them, each once, ordered by id; one whose level is known goes before."""
    own = {place.id: place for place in sorted(places, key=lambda place: (place.id, place.level))}
    found = {above.id: above for place in own.values() for above in lineage(place)} | own
    return tuple(found[key] for key in sorted(found))


def short(region: Region) -> str:
    """A place's name without its kind: 贺兰 for 贺兰县, 宁夏 for 宁夏回族自治区; empty when one character is left."""
    bare = _KIND.sub("", region.name)
    bare = _peoples().sub("", bare) or bare
    return bare if len(bare) > 1 and bare != region.name else ""


@cache
def _peoples() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(section('agencies', 'peoples'))})+$")


def _of_id(region_id: str) -> Region:
    """A place by its id; one that the gazetteer has not is what its id says."""
    if regions.knows(region_id):
        return regions.by_id(region_id)
    parent, _, name = region_id.rpartition("+")
    return Region(region_id, name, "", "", parent)


def _meant(name: str, around: str) -> Region | None:
    """Of several places with this name the one whose city, else whose province, the text names."""
    for step in (1, 2):
        meant = [place for place in regions.all_named(name) if _names(around, lineage(place)[step:][:1])]
        if len(meant) == 1:
            return meant[0]
    return None


def _names(around: str, places: Iterable[Region]) -> bool:
    return any(place.name in around for place in places)


def _around(name: str, around: str) -> Region:
    """The place named directly before a name, else the first that the text names, else the nation."""
    for match in re.finditer(re.escape(name), around):
        before = regions.last_in(around[max(0, match.start() - 24) : match.start()])
        if before is not None:
            return before
    return regions.first_in(around[:4000]) or regions.by_id(regions.NATION)
