"""Agencies: the bodies that the plans name, each once, with type, role classes, wordings, members and successors."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from pipeline.lexicon import regions
from pipeline.records import Agency, AgencyType, Region
from pipeline.resolve.bodies import Body, is_group
from pipeline.resolve.entries import compiled, section
from pipeline.resolve.mentions import Mention
from pipeline.resolve.places import NOWHERE
from pipeline.resolve.reforms import heirs


def agencies_of(mentions: Mapping[str, Mention]) -> tuple[tuple[Agency, ...], tuple[Region, ...]]:
    """The agencies, ordered by id, and the places of agencies and members."""
    agencies = tuple(_agency(mentions, mentions[key]) for key in sorted(mentions))
    places = [found.body.region for found in mentions.values() if found.body.region.id]
    places += [regions.by_id(member) for found in mentions.values() for member in found.members]
    return agencies, tuple(places)


def _agency(mentions: Mapping[str, Mention], found: Mention) -> Agency:
    body = found.body
    kind = type_of(body)
    bare = kind in ("enterprise", "platform", "school", "hospital", "other") and not found.placed
    name = body.text if bare else body.name
    parts = sorted(found.parts)
    texts = [body.text, *(mentions[one].body.text for one in parts if kind != "group")]
    return Agency(
        id=body.id,
        name=name,
        region=body.region.id,
        type=kind,
        classes=classes_of(*texts),
        aliases=tuple(sorted(found.wordings - {name})),
        members=found.members or tuple(parts),
        successor=tuple(successors_of(body, mentions)) if kind != "group" else (),
    )


def successors_of(body: Body, known: Collection[str]) -> Iterator[str]:
    """The ids of the bodies of the same place that a reform made of a body, where they are known."""
    for heir in heirs(body.text, body.region):
        text = body.region.name[-1:] + heir if heir.startswith("委") else heir
        if (found := f"{body.region.id}:{text}") in known:
            yield found


def type_of(body: Body) -> AgencyType:
    """What a body is: a collective, of the Party, a mass organisation, a court, a school, an agency …"""
    party = any(pattern.search(body.name) for kind, pattern in _types() if kind == "party")
    return _type(body.text, body.region.level == "township", body.name if party else "")


@lru_cache(maxsize=1 << 14)
def _type(text: str, in_township: bool, name_of_party: str) -> AgencyType:
    if is_group(text) or (not in_township and text in section("agencies", "many_below")):
        return "group"
    for kind, pattern in _types():
        if pattern.search(text) or (kind == "party" and pattern.search(name_of_party)):
            return kind
    return "other"


@lru_cache(maxsize=1 << 14)
def classes_of(*texts: str) -> tuple[str, ...]:
    """The role classes (科技部门 …) of a body, and of those in brackets behind it, ordered as in the lexicon."""
    held = {name for text in texts for name in _classes(text)}
    return tuple(name for name in section("agencies", "classes") if name in held)


def _classes(text: str) -> tuple[str, ...]:
    """The role classes of a body by the words for what it does."""
    kind = type_of(Body(NOWHERE, text, text))
    if kind in ("enterprise", "platform", "school", "hospital") or (kind == "group" and not text.endswith("部门")):
        return ()
    head = re.sub(r"(局|厅|委员会|部)(?=[^门]).*", r"\1", text)
    classes = section("agencies", "classes").items()
    found = (name for name, words in classes if any(word in head for word in words))
    return tuple(name for name in found if kind != "mass" or not name.endswith("部门"))


@cache
def _types() -> tuple[tuple[AgencyType, re.Pattern[str]], ...]:
    where = "lexicon/agencies.yaml: types"
    return tuple((entry["type"], compiled(entry["pattern"], where)) for entry in section("agencies", "types"))
