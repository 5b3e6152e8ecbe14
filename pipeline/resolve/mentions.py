"""Mentions: which bodies a plan names, in which words, with the members that plan or gazetteer give them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.lexicon import regions
from pipeline.records import Plan, Region, Responsibility
from pipeline.resolve.bodies import Body, body_of, hosted_in
from pipeline.resolve.listed_members import head_of, is_unnamed, members_in
from pipeline.resolve.members import edition_of, members_of
from pipeline.resolve.places import NOWHERE, region_of_name, year_of


@dataclass(frozen=True, slots=True)
class Mention:
    """What plans say of one body: it, the wordings, and whether any of them names its place.

    `members` are the ids of the places that it gathers, `parts` those of the bodies that stand in brackets behind it or
    are listed as its members.
    """

    body: Body
    wordings: frozenset[str]
    placed: bool
    members: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()

    def __or__(self, other: "Mention") -> "Mention":
        wordings, parts = self.wordings | other.wordings, self.parts | other.parts
        return Mention(self.body, wordings, self.placed or other.placed, self.members or other.members, parts)


def mentions_of(plan: Plan, home: Region) -> tuple[dict[str, Mention], dict[str, str]]:
    """The bodies that a plan of `home` names, by id, and which of them each of its units means, by the fact's id."""
    mentions: dict[str, Mention] = {}
    agency_of: dict[str, str] = {}
    year = year_of(plan)
    for fact in plan.responsibilities:
        said, *others = _said(fact, plan, home, year)
        agency_of[fact.id] = said.body.id
        for one in (said, *others):
            key = one.body.id
            mentions[key] = mentions[key] | one if key in mentions else one
    return mentions, agency_of


def _said(fact: Responsibility, plan: Plan, home: Region, year: int) -> Iterator[Mention]:
    """The body that a fact names, then those that are parts of it."""
    body = _body(fact, plan.name, home, year)
    parts: list[tuple[Body, str]] = []
    members: tuple[str, ...] = ()
    if body.region.id:
        body, members = _edition(body, year)
        body, parts = _listed(body, fact.unit, plan, year)
        parts += [inner] if (inner := hosted_in(fact.unit, body.region, year)) else []
    ids = frozenset(part.id for part, _ in parts)
    yield Mention(body, frozenset((fact.unit,)), body.placed, members, ids)
    for part, wording in parts:
        yield Mention(part, frozenset((wording,)), part.placed)


def _body(fact: Responsibility, plan: str, home: Region, year: int) -> Body:
    """The body that a fact names; one without a known place is that of its plan alone: 县财政局 is many bodies."""
    region = region_of_name(fact.region, home, year) if fact.region else NOWHERE
    if not (region.parent or regions.knows(region.id)):
        return Body(NOWHERE, fact.unit, fact.unit, plan=plan)
    return body_of(fact.unit, region, year)


def _edition(body: Body, year: int) -> tuple[Body, tuple[str, ...]]:
    """A body with its members in a year; a group that had others then is another one than today's."""
    members = members_of(body.text, body.region, year)
    if not members or members == members_of(body.text, body.region):
        return body, members
    edition = str(edition_of(body.text, body.region, year))
    return replace(body, edition=edition, name=f"{body.name}（{edition}年起）"), members


def _listed(body: Body, unit: str, plan: Plan, year: int) -> tuple[Body, list[tuple[Body, str]]]:
    """A group whose members the plan lists, with them; one without a name of its own is that of the plan alone."""
    head = head_of(unit)
    if head is None:
        return body, []
    members = [(body_of(one, body.region, year), one) for one in members_in(plan, head)]
    return replace(body, plan=plan.name) if is_unnamed(head) else body, members
