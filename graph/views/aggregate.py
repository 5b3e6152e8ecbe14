"""The explorer of a corpus too large to open as one page: what there is, by province, and how to open a part of it."""

from collections import Counter
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple

import jinja2

from pipeline.records import Agency, Corpus, Region

_UNKNOWN = "未注明"


class Size(NamedTuple):
    """How much a plan says."""

    clauses: int
    targets: int
    deadlines: int


class Row(NamedTuple):
    """A province: its plans, what they say, and how often lists name each role class."""

    province: str
    plans: int
    size: Size
    named: Mapping[str, int]


def aggregate_page(corpus: Corpus, sizes: Mapping[str, Size]) -> str:
    """The page as HTML text, without scripts; of `corpus` only what is gathered is looked at, not its plans."""
    rows = _rows(corpus, sizes)
    total = Counter[str]()
    for row in rows:
        total.update(row.named)
    classes = [name for name, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))]
    most = max((count for row in rows for count in row.named.values()), default=0)
    template = resources.files("graph.views") / "templates" / "aggregate.html"
    page = jinja2.Environment(autoescape=True, keep_trailing_newline=True).from_string(template.read_text("utf-8"))
    sums = Size(*(sum(values) for values in zip(*sizes.values(), strict=True)))
    return page.render(rows=rows, classes=classes, sums=sums, plans=len(sizes), shades=_shades(rows, most))


def _rows(corpus: Corpus, sizes: Mapping[str, Size]) -> list[Row]:
    """One row for each province, by its code."""
    regions = {region.id: region for region in corpus.regions}
    provinces = {name: _province(region, regions) for name, region in corpus.region_of.items() if name in sizes}
    plans: dict[str, list[Size]] = {}
    for name, size in sizes.items():
        plans.setdefault(provinces[name].id, []).append(size)
    named: dict[str, Counter[str]] = {}
    for agency in corpus.agencies:
        home = regions.get(agency.region)
        _count(named.setdefault(_province(home.id, regions).id if home else "", Counter()), agency, corpus)
    names = {place.id: place.name for place in provinces.values()}
    return [
        Row(
            names[place] or _UNKNOWN,
            len(plans[place]),
            Size(*(sum(values) for values in zip(*plans[place], strict=True))),
            named.get(place, {}),
        )
        for place in sorted(plans)
    ]


def _count(named: Counter[str], agency: Agency, corpus: Corpus) -> None:
    tally = corpus.tally_of.get(agency.id)
    if tally:
        named.update(dict.fromkeys(agency.classes, tally.lead + tally.responsible + tally.support))


def _province(region: str, regions: Mapping[str, Region]) -> Region:
    """The province of a place; a place that is in none stands for itself."""
    place = regions.get(region, Region("", ""))
    while place.parent in regions and regions[place.parent].level != "nation":
        place = regions[place.parent]
    return place


def _shades(rows: list[Row], most: int) -> list[dict[str, int]]:
    """How dark each cell is, in five steps; 0 is empty."""
    return [{name: -(-5 * count // most) for name, count in row.named.items()} for row in rows]
