"""Proposals (待核): identities that the rules could not decide, for a person to look at; nothing is changed by them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.lexicon import regions
from pipeline.records import Agency, Plan, Proposal, Region
from pipeline.resolve.agencies import successors_of
from pipeline.resolve.bodies import shortens
from pipeline.resolve.mentions import Mention

_LOOSE = re.compile("[和与及的、（）]")
_NUMERALS = re.compile(r"[\d一二三四五六七八九十]")
_FIRST_AND_LAST = 2
_SHORT_ENDS = ("办", "委")


def of_agencies(agencies: Sequence[Agency], listed: Collection[str]) -> Iterator[Proposal]:
    """What is uncertain about the agencies of which a list names one; `listed` are the ids of those that lists name."""
    for one in (*_merges(agencies), *_kinds(agencies), *_names(agencies)):
        if any(subject in listed for subject in one.subjects):
            yield one


def of_plan(
    plan: Plan, home: Region, agency_of: Mapping[str, str], mentions: Mapping[str, Mention]
) -> tuple[Proposal, ...]:
    """What is uncertain about the lists and the place of one plan."""
    return (*_renamed(mentions), *_splits(plan, agency_of), *_places(plan, home))


def _merges(agencies: Iterable[Agency]) -> Iterator[Proposal]:
    """Two bodies of one place of which one name is the other's with words left out: 数字办 and 数字经济发展办公室.

    Only names that begin and end alike are compared, so that the work grows with the number of agencies.
    """
    alike: dict[tuple[str, str, str], list[tuple[str, Agency]]] = {}
    for agency in agencies:
        where, _, body = agency.id.rpartition(":")
        text = _LOOSE.sub("", body)
        if agency.type != "group" and len(text) > _FIRST_AND_LAST:
            numbers = "".join(_NUMERALS.findall(text))  # 第一中学 does not shorten 第十一中学
            alike.setdefault((where, text[:1] + text[-1:], numbers), []).append((text, agency))
    for some in alike.values():
        yield from (_merge(*pair) for pair in _shortened(some) if not _succeed(*pair))


def _shortened(some: Sequence[tuple[str, Agency]]) -> Iterator[tuple[Agency, Agency]]:
    """The pairs of which one name shortens the other, each in the order of their ids."""
    signs = [frozenset(text) for text, _ in some]
    lengths = [len(text) for text, _ in some]
    for at, (text, agency) in enumerate(some):
        for other in range(len(some)):
            if lengths[at] < lengths[other] and signs[at] <= signs[other] and shortens(text, some[other][0]):
                yield (agency, some[other][1]) if at < other else (some[other][1], agency)


def _succeed(first: Agency, second: Agency) -> bool:
    """Whether a reform made the one of the other: then they are known to be two."""
    return second.id in first.successor or first.id in second.successor


def _merge(first: Agency, second: Agency) -> Proposal:
    return Proposal(
        "merge", (first.id, second.id), (first.name, second.name), "one name is the other with words left out"
    )


def _renamed(mentions: Mapping[str, Mention]) -> Iterator[Proposal]:
    """A body and what a reform made of it, where one plan names both: the old name may be a slip."""
    for key in sorted(mentions):
        for heir in successors_of(mentions[key].body, mentions):
            subjects = tuple(sorted((key, heir)))
            names = tuple(mentions[one].body.name for one in subjects)
            yield Proposal("merge", subjects, names, "a reform made the one of the other, and one plan names both")


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


def _names(agencies: Iterable[Agency]) -> Iterator[Proposal]:
    """Bodies whose names end short (县能源办, 区港口委), so that the lexicon did not know them."""
    for agency in agencies:
        if agency.type in ("agency", "party") and agency.name.endswith(_SHORT_ENDS):
            yield Proposal("name", (agency.id,), (agency.name,), "a short name that the lexicon does not know")


def _places(plan: Plan, home: Region) -> Iterator[Proposal]:
    if not home.id:
        yield Proposal("place", (plan.name,), (plan.about.region,), "the plan does not say whose it is")
    elif home.id.startswith("?"):
        yield Proposal("place", (plan.name,), (home.name,), "places of this name are many, and the plan does not tell")
    elif not regions.knows(home.id) and not home.level:
        yield Proposal("place", (plan.name,), (plan.about.region,), "the gazetteer has no place of this name")
