"""What one plan gives to the corpus: resolved by itself, so that a plan that did not change is not looked at again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.records import BaseValue, Clash, Conflict, Owner, Plan, Proposal, Region, Tally
from pipeline.resolve.clashes import clashes_of
from pipeline.resolve.conflicts import conflicts_of
from pipeline.resolve.indicators import Thing, indicators_of, things_of
from pipeline.resolve.keywords import keywords_of
from pipeline.resolve.mentions import Mention, mentions_of
from pipeline.resolve.owners import resolve_owners
from pipeline.resolve.places import region_of_plan
from pipeline.resolve.proposals import of_plan
from pipeline.resolve.units import based


@dataclass(frozen=True, slots=True)
class Links:
    """What each fact of a plan means: the mappings of `Corpus`, for one plan."""

    agency_of: Mapping[str, str]
    indicator_of: Mapping[str, str]
    owners_of: Mapping[str, tuple[Owner, ...]]
    keywords_of: Mapping[str, tuple[str, ...]]
    base_of: Mapping[str, BaseValue]


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of places, agencies and indicators in one plan, or in several in their order, each once and counted.

    `homes` are the plans' places by their names; `mentions`, `things`, `tallies` and `counts` go by the id of the
    agency or indicator.
    """

    homes: Mapping[str, Region]
    mentions: Mapping[str, Mention]
    things: Mapping[str, Thing]
    tallies: Mapping[str, Tally]
    counts: Mapping[str, int]
    conflicts: tuple[Conflict, ...]
    clashes: tuple[Clash, ...]
    proposals: tuple[Proposal, ...]


def resolve_plan(plan: Plan) -> tuple[Part, Links]:
    """A plan resolved by itself."""
    home = region_of_plan(plan)
    mentions, agency_of = mentions_of(plan, home)
    things, indicator_of = things_of(plan)
    owners_of = resolve_owners(plan, agency_of)
    part = Part(
        homes={plan.name: home},
        mentions=mentions,
        things=things,
        tallies=tallies_of(plan, mentions, agency_of, owners_of),
        counts=dict(Counter(indicator_of.values())),
        conflicts=tuple(conflicts_of(plan, indicator_of)),
        clashes=tuple(clashes_of(plan, indicator_of, indicators_of(things))),
        proposals=of_plan(plan, home, agency_of, mentions),
    )
    base_of = {target.id: base for target in plan.targets if (base := based(target))}
    return part, Links(agency_of, indicator_of, owners_of, keywords_of(plan), base_of)


def tallies_of(
    plan: Plan,
    agencies: Iterable[str],
    agency_of: Mapping[str, str],
    owners_of: Mapping[str, tuple[Owner, ...]],
) -> Mapping[str, Tally]:
    """How often the lists of a plan name each agency, and how many of its targets it answers for."""
    roles = Counter((agency_of[fact.id], fact.role) for fact in plan.responsibilities)
    promised = (owners_of[target.id] for target in plan.targets if target.status == "target")
    owned = Counter(agency for owners in promised for agency in dict.fromkeys(owner.agency for owner in owners))
    return {
        agency: Tally(roles[agency, "lead"], roles[agency, "responsible"], roles[agency, "support"], owned[agency])
        for agency in agencies
    }
