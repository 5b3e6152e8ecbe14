"""Indicators: one id for one measured thing over documents, told apart by kind (level, growth, change)."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Indicator, Plan, Target, TargetKind
from pipeline.resolve.entries import section
from pipeline.resolve.wordings import Wording, plain, wording_of

_SUFFIX: dict[TargetKind, str] = {"level": "", "growth": ":growth", "change": ":change"}
_LABEL: dict[TargetKind, str] = {"level": "", "growth": "（增速）", "change": "（变化）"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a target measures: the wording of its indicator and the kind of its number."""

    wording: Wording
    kind: TargetKind

    @property
    def id(self) -> str:
        """`ind:国家高新技术企业`, with `:growth` or `:change` behind it for the other kinds."""
        return f"ind:{self.wording.key}{_SUFFIX[self.kind]}"


def measured(target: Target) -> Measured:
    """What a target measures; a name that ends in 增速 measures the growth of what stands before."""
    name = plain(target.indicator)
    end = next((end for end in section("indicators", "growths") if name.endswith(end)), "")
    if end and target.kind != "change" and len(name) > len(end) + 1:
        return Measured(wording_of(name.removesuffix(end)), "growth")
    return Measured(wording_of(target.indicator), target.kind)


def resolve_indicators(plans: Iterable[Plan]) -> tuple[tuple[Indicator, ...], dict[str, str]]:
    """The indicators of all targets, ordered by id, and which one each target means."""
    names: dict[str, set[str]] = {}
    things: dict[str, Measured] = {}
    indicator_of: dict[str, str] = {}
    for plan in plans:
        for target in plan.targets:
            thing = measured(target)
            things[thing.id] = thing
            names.setdefault(thing.id, set()).add(target.indicator)
            indicator_of[target.id] = thing.id
    return tuple(_indicator(things[key], names[key]) for key in sorted(things)), indicator_of


def _indicator(thing: Measured, names: set[str]) -> Indicator:
    """An indicator under the lexicon's name where it has one, else under its shortest wording."""
    named = {entry["name"] for entry in section("indicators", "indicators")}
    shortest = min(names, key=lambda name: (len(name), name))
    name = thing.wording.key if thing.wording.key in named else shortest
    label = (
        "" if thing.kind == "change" and name.startswith(tuple(section("indicators", "added"))) else _LABEL[thing.kind]
    )
    return Indicator(thing.id, name + label, tuple(sorted(names - {name})))
