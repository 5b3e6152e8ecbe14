"""From the plans of single documents to the corpus: one id per place, agency and indicator over all of them."""

from collections import Counter
from collections.abc import Iterable

from pipeline.records import Corpus, Fact, Failure, Plan
from pipeline.resolve.agencies import resolve_agencies
from pipeline.resolve.conflicts import conflicts_of
from pipeline.resolve.indicators import resolve_indicators
from pipeline.resolve.keywords import keywords_of
from pipeline.resolve.owners import resolve_owners
from pipeline.resolve.places import region_of_plan, with_ancestors
from pipeline.resolve.proposals import proposals_of
from pipeline.resolve.units import based


def resolve(plans: Iterable[Plan], failures: Iterable[Failure] = ()) -> Corpus:
    """The plans with places, agencies, indicators, owners of targets and conflicts, in the order of the plans.

    Raises ValueError for facts without an id of their own or plans with one name: both are faults of ours.
    """
    plans = tuple(plans)
    _check(plans)
    homes = {plan.name: region_of_plan(plan) for plan in plans}
    agencies = resolve_agencies(plans, homes)
    indicators, indicator_of = resolve_indicators(plans)
    return Corpus(
        plans=plans,
        failures=tuple(failures),
        regions=with_ancestors(place for place in (*homes.values(), *agencies.places) if place.id),
        agencies=agencies.agencies,
        indicators=indicators,
        conflicts=tuple(row for plan in plans for row in conflicts_of(plan, indicator_of)),
        proposals=proposals_of(plans, homes, agencies.agencies, agencies.agency_of),
        agency_of=agencies.agency_of,
        indicator_of=indicator_of,
        owners_of={key: owners for plan in plans for key, owners in resolve_owners(plan, agencies.agency_of).items()},
        keywords_of=keywords_of(plans),
        base_of={target.id: base for plan in plans for target in plan.targets if (base := based(target))},
        region_of={name: region.id for name, region in homes.items()},
    )


def _check(plans: tuple[Plan, ...]) -> None:
    facts: list[Fact] = [fact for plan in plans for fact in (*plan.targets, *plan.responsibilities)]
    for what, names in (("fact", [fact.id for fact in facts]), ("plan", [plan.name for plan in plans])):
        twice = sorted(name for name, count in Counter(names).items() if count > 1 or not name)
        if twice:
            raise ValueError(f"{what} id {twice[0]!r} is empty or stands twice")
