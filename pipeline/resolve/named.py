"""The indicators of the field by name, as the lexicon lists them: area of policy, base unit, which way is better."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.records import Direction
from pipeline.resolve.entries import section
from pipeline.rules import RuleError

WHERE = "lexicon/indicators.yaml: indicators"
_DIRECTIONS: dict[str, Direction] = {"": "", "more": "more", "less": "less"}


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of the lexicon. `levels` are words (国家, 省) that may stand before the name and add nothing."""

    name: str
    area: str
    unit: str = ""
    direction: Direction = ""
    levels: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@cache
def named() -> Mapping[str, Named]:
    """All named indicators by name. Raises RuleError for an entry that says what no entry may say."""
    found: dict[str, Named] = {}
    for one in _entries():
        if found.setdefault(one.name, one) is not one:
            raise RuleError(f"{WHERE}: {one.name} stands twice")
    return found


def _entries() -> Iterator[Named]:
    for area, entries in section("indicators", "indicators").items():
        yield from (_entry(area, entry) for entry in entries)


def _entry(area: str, entry: Mapping[str, Any]) -> Named:
    if unknown := set(entry) - {"name", "unit", "better", "levels", "aliases"}:
        raise RuleError(f"{WHERE}: {entry.get('name')}: unknown key {sorted(unknown)[0]}")
    better = entry.get("better", "")
    if better not in _DIRECTIONS:
        raise RuleError(f"{WHERE}: {entry['name']}: better must be more or less, not {better!r}")
    levels, aliases = (tuple(map(str, entry.get(key, ()))) for key in ("levels", "aliases"))
    return Named(str(entry["name"]), area, str(entry.get("unit", "")), _DIRECTIONS[better], levels, aliases)
