"""Places of plans and units: from a name and what stands around it to a Region."""

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import regions
from pipeline.records import Level, Plan, Region
from pipeline.resolve.entries import section
from pipeline.rules import alternatives

NOWHERE = Region("", "")

_TOWN = re.compile("(?:镇|乡|街道|苏木)$")
_ANY_ZONE = re.compile(
    "(?:经济|技术|经济技术|高新|高新技术|产业|工业|高新技术产业)?(?:开发|园|新|示范|试验|实验|自贸|保税|产业园)?区"
)

_KIND = re.compile(r"(?:综合实验区|自治区|自治州|自治县|自治旗|特别行政区|地区|林区|省|市|州|盟|县|区|旗|镇|乡|街道)$")


def year_of(plan: Plan) -> int:
    """The year that a plan speaks from: of its date, else of its page, else of its first year; 0 when none tells."""
    about = plan.about
    told = (re.match(r"\d{4}", text) for text in (about.issued, about.published, about.period_start))
    return next((int(year.group()) for year in told if year), 0)


def region_of_plan(plan: Plan) -> Region:
    """The place that a plan speaks for, as of its year; one unknown to the gazetteer gets an id below the place around.

    NOWHERE when the plan does not tell. A place that the plan does not locate well enough to tell it from others of
    its name gets an id of this plan alone.
    """
    name, year = plan.about.region, year_of(plan)
    if not name:
        return NOWHERE
    around = "\n".join((plan.about.title, *plan.about.issuers, plan.about.doc_number, plan.document.text))
    known = regions.find(name, year=year) or _meant(name, around, year) or _spelled_out(name, plan.about.level, year)
    if known is not None:
        return known
    above = _around(name, around)
    if _tells_apart(above, name):
        return _below(above, name, plan.about.level)
    return Region(f"?{plan.name}+{name}", name, plan.about.level, "", above.id)


def _tells_apart(above: Region, name: str) -> bool:
    """Whether no second place of this name is to be expected in a place.

    A county has no two towns of one name, a city without counties neither; a zone or park with a name of its own
    (not 高新区 alone) is one within its province.
    """
    if _TOWN.search(name):
        return above.level == "county" or (above.level == "city" and not regions.children(above.id))
    return above.level in ("county", "city") or (above.level == "province" and not _ANY_ZONE.fullmatch(name))


def region_of_name(name: str, home: Region, year: int = 0) -> Region:
    """The place that a unit of a plan of `home` belongs to, by the name that extraction gave it."""
    if name == home.name:
        return home
    for near in (home, *lineage(home)[1:-1]):
        if (found := regions.find(name, near, year)) is not None:
            return found
    return regions.find(name, year=year) or _spelled_out(name, "", year) or _below(home, name, "")


def _below(above: Region, name: str, level: Level) -> Region:
    return Region(f"{above.id}+{name}", name, level, "", above.id)


def _spelled_out(name: str, level: Level, year: int) -> Region | None:
    """A name that begins with places (玉林市茂林镇, 重庆两江新区): the last known one, or what lies below it."""
    found = regions.prefix_of(name, year=year)
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
    """The places, what became of them and all places above, each once, ordered by id; a known level goes first."""
    own = {place.id: place for place in sorted(places, key=lambda place: (place.id, place.level))}
    later = [heir for place in own if regions.knows(place) for heir in regions.successors(place)]
    found = {above.id: above for place in (*own.values(), *later) for above in lineage(place)} | own
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


def _meant(name: str, around: str, year: int) -> Region | None:
    """Of several places with this name the one whose city, else whose province, the text names."""
    for step in (1, 2):
        meant = [place for place in regions.all_named(name, year) if _names(around, lineage(place)[step:][:1])]
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
    return _named_after(name) or regions.first_in(around[:4000]) or regions.by_id(regions.NATION)


def _named_after(zone: str) -> Region | None:
    """The one place after whose short name a zone is called: 贺兰县 of 贺兰工业园区."""
    if _TOWN.search(zone) or not zone.endswith(("区", "园", "城")):
        return None
    found = next((_by_short()[zone[:length]] for length in (4, 3, 2) if zone[:length] in _by_short()), ())
    return found[0] if len(found) == 1 else None


@cache
def _by_short() -> dict[str, tuple[Region, ...]]:
    """Provinces, cities and counties by their short names; of a city and its county of one name the city."""
    found: dict[str, tuple[Region, ...]] = {}
    for province in regions.children(regions.NATION):
        for city in (province, *regions.children(province.id)):
            for place in (city, *(regions.children(city.id) if city.level == "city" else ())):
                others = found.get(short(place), ())
                if short(place) and not any(regions.contains(other.id, place.id) for other in others):
                    found[short(place)] = (*others, place)
    return found
