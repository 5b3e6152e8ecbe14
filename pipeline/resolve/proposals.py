"""Proposals (待核): identities that the rules could not decide, for a person to look at; nothing is changed by them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.lexicon import regions
from pipeline.records import Agency, Plan, Proposal, Region

_LOOSE = re.compile("[和与及的、（）]")
_FIRST_AND_LAST = 2


def of_agencies(agencies: Sequence[Agency]) -> Iterator[Proposal]:
    """What is uncertain about agencies, whichever plans name them."""
    yield from _merges(agencies)
    yield from _kinds(agencies)


def of_plan(plan: Plan, home: Region, agency_of: Mapping[str, str]) -> tuple[Proposal, ...]:
    """What is uncertain about the lists and the place of one plan."""
    return (*_splits(plan, agency_of), *_places(plan, home))


def _merges(agencies: Iterable[Agency]) -> Iterator[Proposal]:
    """Two bodies of one place of which one name is the other's with words left out: 数字办 and 数字经济发展办公室.

    Only names that begin and end alike are compared, so that the work grows with the number of agencies.
    """
    alike: dict[tuple[str, str], list[tuple[str, Agency]]] = {}
    for agency in agencies:
        where, _, body = agency.id.rpartition(":")
        text = _LOOSE.sub("", body)
        if agency.type != "group" and len(text) > _FIRST_AND_LAST:
            alike.setdefault((where, text[:1] + text[-1:]), []).append((text, agency))
    for some in alike.values():
        for at, (text, agency) in enumerate(some):
            for other_text, other in some[at + 1 :]:
                if _shortens(*sorted((text, other_text), key=len)):
                    names = (agency.name, other.name)
                    yield Proposal("merge", (agency.id, other.id), names, "one name is the other with words left out")


def _shortens(short: str, long: str) -> bool:
    """Whether all characters of a name stand in the other in their order."""
    rest = iter(long)
    return all(sign in rest for sign in short)


def _splits(plan: Plan, agency_of: Mapping[str, str]) -> Iterator[Proposal]:
    """An agency that one list names twice in two wordings: it may be two bodies."""
    wordings: dict[str, tuple[str, ...]] = {}
    named: dict[tuple[str, str, str], str] = {}
    for fact in plan.responsibilities:
        agency = agency_of[fact.id]
        first = named.setdefault((fact.clause, fact.role, agency), fact.unit)
        if first != fact.unit:
            wordings.setdefault(agency, (first, fact.unit))
    for agency, words in wordings.items():
        yield Proposal("split", (agency,), words, "one list names both")


def _kinds(agencies: Iterable[Agency]) -> Iterator[Proposal]:
    for agency in agencies:
        if agency.type == "other":
            yield Proposal("kind", (agency.id,), (agency.name,), "a unit of no known kind")


def _places(plan: Plan, home: Region) -> Iterator[Proposal]:
    if not home.id:
        yield Proposal("place", (plan.name,), (plan.about.region,), "the plan does not say whose it is")
    elif not regions.knows(home.id) and not home.level:
        yield Proposal("place", (plan.name,), (plan.about.region,), "the gazetteer has no place of this name")
