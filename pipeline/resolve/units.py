"""Units (计量单位) brought together, so that 3000万元 and 0.3亿元 are seen to be the same number."""

from decimal import Decimal
from functools import cache, lru_cache

from pipeline.records import BaseValue, Target
from pipeline.resolve.entries import section

COUNTED = "count"
# What a number of each is given for: the name of the indicator says it (每千人口…床位), or its unit does (张/千人).
_HEADS = {"万人": "每万人", "千人": "每千人", "百户": "每百户", "百人": "每百人"}


def based(target: Target) -> BaseValue | None:
    """A target's number in the base unit of its dimension; None for words instead of a number."""
    if isinstance(target.value, str):
        return None
    value, dimension = converted(target.value, target.unit)
    second = None if target.value2 is None else converted(target.value2, target.unit)[0]
    return BaseValue(_plain(value), None if second is None else _plain(second), base_unit(target.unit), dimension)


def converted(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number in the base unit of its dimension, and that dimension: the base unit, or `count` for counting words."""
    factor, base = _factor(unit)
    return value * factor, _dimension(base)


def base_unit(unit: str) -> str:
    """The base unit that a unit is a multiple of: 元 of 亿元, 亩 of 万公顷, 家 of 家."""
    return _factor(unit)[1]


def dimension_of(unit: str) -> str:
    """What numbers of a unit may be compared with: see `converted`."""
    return _dimension(base_unit(unit))


def head_of(unit: str) -> str:
    """What a unit counts for each of, as the name of an indicator says it: 每万人 of 件/万人."""
    return _HEADS.get(unit.partition("/")[2], "")


@lru_cache(maxsize=1 << 12)
def _factor(unit: str) -> tuple[Decimal, str]:
    scale, base = _scale(unit)
    above, slash, below = base.partition("/")
    if not above:
        return scale, base
    factor, above = _multiples().get(above, (Decimal(1), above))
    return scale * factor, above + (slash and _per(below))


def _per(below: str) -> str:
    """What a unit is divided by; nothing where heads are counted, whose number the indicator's name says."""
    if below in _HEADS or below in ("人", "万"):
        return ""
    factor, base = _multiples().get(below, (Decimal(1), below))
    return f"/{base if factor == 1 else below}"  # 元/公顷 is no whole number of 元/亩


def _scale(unit: str) -> tuple[Decimal, str]:
    if unit.partition("/")[0] in _multiples():  # the 千 of 千瓦 is no scale
        return Decimal(1), unit
    for word, factor in _scales().items():
        if unit.startswith(word) and unit != word:
            return factor, unit[len(word) :]
    return (_scales()[unit], "") if unit in _scales() else (Decimal(1), unit)


def _dimension(base: str) -> str:
    above, slash, below = base.partition("/")
    if not base or base in _counts():
        return COUNTED
    return (COUNTED if above and above in _counts() else above) + slash + below


def _plain(value: Decimal) -> Decimal:
    """The number without zeros that only a conversion brought."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


@cache
def _scales() -> dict[str, Decimal]:
    return {word: Decimal(str(factor)) for word, factor in section("indicators", "scales").items()}


@cache
def _multiples() -> dict[str, tuple[Decimal, str]]:
    listed = section("indicators", "multiples").items()
    return {unit: (Decimal(str(factor)), base) for unit, (base, factor) in listed}


@cache
def _counts() -> frozenset[str]:
    return frozenset({"", *section("units", "count")})
