"""Agencies: the bodies that the plans name, each once, with type, role classes, wordings and members."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import regions
from pipeline.records import Agency, Plan, Region, Responsibility
from pipeline.resolve.bodies import Body, body_of, is_group
from pipeline.resolve.entries import compiled, section
from pipeline.resolve.members import members_of
from pipeline.resolve.places import NOWHERE, region_of_name

Type = Literal["agency", "group", "party", "mass", "enterprise", "platform", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What plans say of one body: it, the wordings, and whether any of them names its place."""

    body: Body
    wordings: frozenset[str]
    placed: bool

    def __or__(self, other: "Mention") -> "Mention":
        return Mention(self.body, self.wordings | other.wordings, self.placed or other.placed)


def mentions_of(plan: Plan, home: Region) -> tuple[dict[str, Mention], dict[str, str]]:
    """The bodies that a plan of `home` names, by id, and which of them each of its units means, by the fact's id."""
    mentions: dict[str, Mention] = {}
    agency_of: dict[str, str] = {}
    for fact in plan.responsibilities:
        body = _body(fact, plan.name, home)
        said = Mention(body, frozenset((fact.unit,)), body.placed)
        mentions[body.id] = mentions[body.id] | said if body.id in mentions else said
        agency_of[fact.id] = body.id
    return mentions, agency_of


def agencies_of(mentions: Mapping[str, Mention]) -> tuple[tuple[Agency, ...], tuple[Region, ...]]:
    """The agencies, ordered by id, and the places of agencies and members."""
    agencies = tuple(_agency(mentions[key]) for key in sorted(mentions))
    places = [found.body.region for found in mentions.values() if found.body.region.id]
    places += [regions.by_id(member) for agency in agencies for member in agency.members]
    return agencies, tuple(places)


def _body(fact: Responsibility, plan: str, home: Region) -> Body:
    """The body that a fact names; one without a known place is that of its plan alone: 县财政局 is many bodies."""
    region = region_of_name(fact.region, home) if fact.region else NOWHERE
    if not (region.parent or regions.knows(region.id)):
        return Body(NOWHERE, fact.unit, fact.unit, plan=plan)
    return body_of(fact.unit, region)


def _agency(found: Mention) -> Agency:
    body = found.body
    kind = type_of(body)
    bare = kind in ("enterprise", "platform", "other") and not found.placed
    name = body.text if bare else body.name
    return Agency(
        id=body.id,
        name=name,
        region=body.region.id,
        type=kind,
        classes=() if kind == "group" else classes_of(body.text),
        aliases=tuple(sorted(found.wordings - {name})),
        members=members_of(body.text, body.region) if kind == "group" else (),
    )


def type_of(body: Body) -> Type:
    """What a body is: a collective, of the Party, a mass organisation, an enterprise, a platform or an agency."""
    if is_group(body.text):
        return "group"
    for kind, pattern in _types():
        if pattern.search(body.text) or (kind == "party" and pattern.search(body.name)):
            return kind
    return "other"


def classes_of(text: str) -> tuple[str, ...]:
    """The role classes (科技部门 …) of a body by the words for what it does, ordered as in the lexicon."""
    kind = type_of(Body(NOWHERE, text, text))
    if kind in ("enterprise", "platform", "group"):
        return ()
    head = re.sub(r"(局|厅|委员会|部)(?=[^门]).*", r"\1", text)
    classes = section("agencies", "classes").items()
    found = (name for name, words in classes if any(word in head for word in words))
    return tuple(name for name in found if kind != "mass" or not name.endswith("部门"))


@cache
def _types() -> tuple[tuple[Type, re.Pattern[str]], ...]:
    where = "lexicon/agencies.yaml: types"
    return tuple((entry["type"], compiled(entry["pattern"], where)) for entry in section("agencies", "types"))
