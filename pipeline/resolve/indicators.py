"""Indicators: one id for one measured thing over documents, told apart by what kind of number it is.

A stock (国家高新技术企业 40家), its increase (新增 5家), what is done every year (每年培育 5家), its growth (增长 8%)
and a share of it (占 8%) are five indicators.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.records import Indicator, Plan, Target
from pipeline.resolve.entries import section
from pipeline.resolve.named import named
from pipeline.resolve.units import COUNTED, based, dimension_of, head_of
from pipeline.resolve.wordings import Wording, increase_of, is_increase, plain, without_increase, wording_of

Kind: TypeAlias = Literal["level", "growth", "change", "share"]

_LABEL: dict[Kind, str] = {"level": "", "growth": "增速", "change": "变化", "share": "比例"}
_PER = {"year": "每年", "half-year": "每半年", "quarter": "每季度", "month": "每月", "week": "每周", "day": "每天"}
_SHARES = ("%", "‰")
_MONEY = "元"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a target measures: the wording of its indicator, the kind of its number, and how often it is done."""

    wording: Wording
    kind: Kind
    per: str = ""

    @property
    def id(self) -> str:
        """`ind:国家高新技术企业`, with `:growth`, `:change`, `:share` and then `:year` … behind it for other kinds."""
        kind = "" if self.kind == "level" else f":{self.kind}"
        return f"ind:{self.wording.key}{kind}" + (f":{self.per}" if self.per else "")

    @property
    def label(self) -> str:
        """The kind in words, behind the name: （增速）."""
        words = "，".join(filter(None, (_LABEL[self.kind], _PER.get(self.per, ""))))
        return f"（{words}）" if words else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """What plans say of one measured thing: it, the names that they give it, how often in which dimension and unit."""

    measured: Measured
    names: frozenset[str]
    units: Mapping[tuple[str, str], int]

    def __or__(self, other: "Thing") -> "Thing":
        return Thing(other.measured, self.names | other.names, dict(Counter(self.units) + Counter(other.units)))


def measured(target: Target) -> Measured:
    """What a target measures; a name that ends in 增速 measures the growth of what stands before."""
    name = plain(target.indicator)
    end = next((end for end in section("indicators", "growths") if name.endswith(end)), "")
    if end and target.kind != "change" and len(name) > len(end) + 1:
        return Measured(wording_of(name.removesuffix(end)), "growth")
    if target.kind == "growth":
        return Measured(wording_of(target.indicator), "growth")
    return _amount(target)


def _amount(target: Target) -> Measured:
    """A level or a change, as the kind of thing that its unit says it is."""
    head, dimension = head_of(target.unit), dimension_of(target.unit)
    wording = wording_of(target.indicator if not head or "每" in target.indicator else head + target.indicator)
    counted, changes = dimension == COUNTED, target.kind == "change"
    per = target.per if counted or (dimension == _MONEY and not changes) else ""
    if changes and counted and not is_increase(wording) and not str(target.value).startswith("-"):
        wording = increase_of(wording)
    if is_increase(wording) or not changes:
        return Measured(wording, "share" if _is_share(target, wording.key) else "level", per)
    return Measured(wording, "change", per)


def _is_share(target: Target, name: str) -> bool:
    """Whether a number of per cent is a share of what the name says, and the name itself that of an amount."""
    if target.unit not in _SHARES:
        return False
    if (known := named().get(name)) is not None and known.unit:
        return known.unit not in _SHARES
    return not name.endswith(tuple(section("indicators", "share_ends")))


def things_of(plan: Plan) -> tuple[dict[str, Thing], dict[str, str]]:
    """What a plan measures, by id, and which of it each of its targets means."""
    things: dict[str, Thing] = {}
    indicator_of: dict[str, str] = {}
    for target in plan.targets:
        units = {(base.dimension, base.unit): 1} if (base := based(target)) else {}
        thing = Thing(measured(target), frozenset((target.indicator,)), units)
        key = thing.measured.id
        things[key] = things[key] | thing if key in things else thing
        indicator_of[target.id] = key
    return things, indicator_of


def indicators_of(things: Mapping[str, Thing]) -> tuple[Indicator, ...]:
    """The indicators, ordered by id."""
    return tuple(_indicator(things[key].measured, things[key].names, things[key].units) for key in sorted(things))


def _indicator(thing: Measured, names: frozenset[str], units: Mapping[tuple[str, str], int]) -> Indicator:
    """An indicator under the lexicon's name where it has one, else under its shortest wording."""
    known = named().get(thing.wording.key)
    name = known.name if known else _shortest(thing.wording, names)
    unit = known.unit if known and known.unit and thing.kind == "level" else _shared(units)
    known = known or named().get(without_increase(thing.wording))
    direction, area = (known.direction, known.area) if known else ("", "")
    return Indicator(thing.id, name + thing.label, tuple(sorted(names - {name})), unit, direction, area)


def _shortest(wording: Wording, names: Collection[str]) -> str:
    """The shortest name, one that says that it is an increase where it is."""
    increases = {name for name in names if plain(name).startswith(tuple(section("indicators", "added")))}
    if without_increase(wording) == wording.key or increases:
        return min(increases or names, key=lambda name: (len(name), name))
    return f"新增{min(names, key=lambda name: (len(name), name))}"


def _shared(units: Mapping[tuple[str, str], int]) -> str:
    """The base unit of numbers that may all be compared, the most common of several counting words; else empty."""
    if len({dimension for dimension, _ in units}) != 1:
        return ""
    return min(units, key=lambda unit: (-units[unit], unit))[1]
