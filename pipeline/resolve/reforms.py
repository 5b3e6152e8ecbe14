"""Reforms (机构改革): what a body was called after one, and from when on its old name means the new body."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.entries import section


@dataclass(frozen=True, slots=True)
class Reform:
    """A change of name: the forms `to` that followed, from the year `over` on the only ones (0 for never)."""

    to: tuple[str, ...]
    year: int
    over: int
    not_in: tuple[str, ...]
    not_at: tuple[str, ...]

    def holds(self, region: Region) -> bool:
        """Whether the reform reached the bodies of a place."""
        return region.level not in self.not_at and not any(regions.contains(one, region.id) for one in self.not_in)


def renamed(text: str, region: Region, year: int) -> str:
    """The name of a body, in full and after its place, as of a year: in 2021 卫生和计划生育局 is 卫生健康局."""
    for stem, reform in _reforms(text, region.id == regions.NATION):
        if reform.over and year >= reform.over and reform.holds(region):
            return renamed(_put(text, stem, reform.to[0]), region, year)
    return text


def heirs(text: str, region: Region) -> tuple[str, ...]:
    """The names that the body bore, or its duties went to, after reforms: those that places chose, in order."""
    found = {
        _put(text, stem, form): None
        for stem, reform in _reforms(text, region.id == regions.NATION)
        if reform.holds(region)
        for form in reform.to
    }
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _reforms(text: str, national: bool) -> list[tuple[str, Reform]]:
    """The reforms of a body, each with the part of its name that changes."""
    if national:
        return [(text, reform) for reform in _listed("national").get(text, ())]
    whole = [(text, reform) for reform in _listed("bodies").get(text, ())]
    stem = next((text.removesuffix(end) for end in ("委员会", "总局", "局", "厅") if text.endswith(end)), "")
    return whole or [(stem, reform) for reform in _listed("stems").get(stem, ())]


def _put(text: str, stem: str, form: str) -> str:
    """The new name: the form in place of the stem; a form that is a whole name stands alone."""
    if stem == text or form.endswith(("委员会", "办公室")):
        return form
    end = text.removeprefix(stem)
    return form + ("局" if end == "委员会" and form not in _KEEP else end)


# What stayed a commission at cities and above; other commissions became bureaus.
_KEEP = ("卫生健康", "卫生和计划生育")


@cache
def _listed(name: str) -> Mapping[str, tuple[Reform, ...]]:
    found: dict[str, tuple[Reform, ...]] = {}
    for entry in section("reforms", name):
        places = tuple(entry.get("not_in", ())), tuple(entry.get("not_at", ()))
        reform = Reform(tuple(entry["to"]), entry["year"], entry.get("over", 0), *places)
        found[entry["from"]] = (*found.get(entry["from"], ()), reform)
    return found
