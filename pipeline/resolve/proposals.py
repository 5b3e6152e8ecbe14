"""Proposals (待核): identities that the rules could not decide, for a person to look at; nothing is changed by them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.lexicon import regions
from pipeline.records import Agency, Plan, Proposal, Region

_LOOSE = re.compile("[和与及的、（）]")
_FIRST_AND_LAST = 2


def proposals_of(
    plans: Sequence[Plan], homes: Mapping[str, Region], agencies: Sequence[Agency], agency_of: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """What is uncertain about agencies and places, in the order of kinds and ids."""
    found = [*_merges(agencies), *_splits(plans, agency_of), *_kinds(agencies), *_places(plans, homes)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.subjects)))


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


def _splits(plans: Iterable[Plan], agency_of: Mapping[str, str]) -> Iterator[Proposal]:
    """An agency that one list names twice in two wordings: it may be two bodies."""
    wordings: dict[str, tuple[str, ...]] = {}
    for plan in plans:
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


def _places(plans: Iterable[Plan], homes: Mapping[str, Region]) -> Iterator[Proposal]:
    for plan in plans:
        home = homes[plan.name]
        if not home.id:
            yield Proposal("place", (plan.name,), (plan.about.region,), "the plan does not say whose it is")
        elif not regions.knows(home.id) and not home.level:
            yield Proposal("place", (plan.name,), (plan.about.region,), "the gazetteer has no place of this name")
