"""Units (计量单位) brought together, so that 3000万元 and 0.3亿元 are seen to be the same number."""

from decimal import Decimal
from functools import cache

from pipeline.resolve.entries import section

COUNTED = "count"


def converted(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number in the base unit of its dimension, and that unit; words that only count things are `count`."""
    scale, base = _scale(unit)
    per = ""
    if base not in _multiples() and "/" in base:
        base, _, below = base.partition("/")
        per = "" if below in ("万人", "万", "千人") and base in _counts() else "/" + below
    if base in _multiples():
        base, factor = _multiples()[base]
        scale *= factor
    return value * scale, (COUNTED if base in _counts() else base) + per


def _scale(unit: str) -> tuple[Decimal, str]:
    for word, factor in _scales().items():
        if unit.startswith(word) and unit != word:
            return factor, unit[len(word) :]
    return Decimal(1), unit


@cache
def _scales() -> dict[str, Decimal]:
    return {word: Decimal(str(factor)) for word, factor in section("indicators", "scales").items()}


@cache
def _multiples() -> dict[str, tuple[str, Decimal]]:
    listed = section("indicators", "multiples").items()
    return {unit: (base, Decimal(str(factor))) for unit, (base, factor) in listed}


@cache
def _counts() -> frozenset[str]:
    return frozenset({"", *section("units", "count")})
