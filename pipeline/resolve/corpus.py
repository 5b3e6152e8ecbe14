"""From the plans of single documents to the corpus: one id per place, agency and indicator over all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from pipeline.records import Clash, Conflict, Corpus, Fact, Failure, Plan, Proposal, Region, Tally, Verdict
from pipeline.resolve.agencies import agencies_of
from pipeline.resolve.decided import decide
from pipeline.resolve.indicators import Thing, indicators_of
from pipeline.resolve.mentions import Mention
from pipeline.resolve.part import Links, Part, resolve_plan
from pipeline.resolve.places import with_ancestors
from pipeline.resolve.proposals import of_agencies


def resolve(plans: Iterable[Plan], failures: Iterable[Failure] = (), verdicts: Iterable[Verdict] = ()) -> Corpus:
    """The plans with places, agencies, indicators, owners of targets and conflicts, in the order of the plans.

    `verdicts` are what people decided about identities; `Corpus.corrections` says what became of each.
    Raises ValueError for facts without an id of their own or plans with one name: both are faults of ours.
    """
    plans = tuple(plans)
    _check(plans)
    gathered, links = Gathered(), []
    for plan in plans:
        part, of_plan = resolve_plan(plan)
        gathered.add(part)
        links.append(of_plan)
    return decide(gathered.corpus(plans, links, failures), verdicts)


class Gathered:
    """The corpus as it grows plan by plan: what is added is counted, not kept, so that many plans need little memory.

    Plans are to be added in their order, alone or as what was gathered of some that follow each other.
    """

    def __init__(self) -> None:
        self._homes: dict[str, Region] = {}
        self._mentions: dict[str, Mention] = {}
        self._things: dict[str, Thing] = {}
        self._tallies: dict[str, Tally] = {}
        self._counts: Counter[str] = Counter()
        self._conflicts: list[Conflict] = []
        self._clashes: list[Clash] = []
        self._proposals: dict[tuple[str, tuple[str, ...]], Proposal] = {}

    def add(self, part: Part) -> None:
        """Count in what more plans say. Raises ValueError for a second plan of one name."""
        for name, home in part.homes.items():
            if not name or name in self._homes:
                raise ValueError(f"plan id {name!r} is empty or stands twice")
            self._homes[name] = home
        for key, mention in part.mentions.items():
            self._mentions[key] = self._mentions[key] | mention if key in self._mentions else mention
        for key, thing in part.things.items():
            self._things[key] = self._things[key] | thing if key in self._things else thing
        for key, tally in part.tallies.items():
            self._tallies[key] = self._tallies[key] + tally if key in self._tallies else tally
        self._counts.update(part.counts)
        self._conflicts += part.conflicts
        self._clashes += part.clashes
        for proposal in part.proposals:
            self._proposals.setdefault((proposal.kind, proposal.subjects), proposal)

    def part(self) -> Part:
        """What the plans together give to a larger corpus."""
        return Part(
            homes=self._homes,
            mentions=self._mentions,
            things=self._things,
            tallies=self._tallies,
            counts=dict(self._counts),
            conflicts=tuple(self._conflicts),
            clashes=tuple(self._clashes),
            proposals=tuple(self._proposals.values()),
        )

    def corpus(
        self, plans: Iterable[Plan] = (), links: Iterable[Links] = (), failures: Iterable[Failure] = ()
    ) -> Corpus:
        """All that was added; `plans` and what their facts mean (`links`) only where they are wanted."""
        agencies, places = agencies_of(self._mentions)
        listed = {key for key, tally in self._tallies.items() if tally.lead or tally.responsible or tally.support}
        uncertain = {(one.kind, one.subjects): one for one in of_agencies(agencies, listed)} | self._proposals
        found: dict[str, Any] = {field.name: {} for field in fields(Links)}
        for of_plan in links:
            for name, mapping in found.items():
                mapping.update(getattr(of_plan, name))
        return Corpus(
            plans=tuple(plans),
            failures=tuple(failures),
            regions=with_ancestors(place for place in (*self._homes.values(), *places) if place.id),
            agencies=agencies,
            indicators=indicators_of(self._things),
            conflicts=tuple(self._conflicts),
            clashes=tuple(self._clashes),
            proposals=tuple(uncertain[key] for key in sorted(uncertain)),
            region_of={name: region.id for name, region in self._homes.items()},
            tally_of=self._tallies,
            count_of=self._counts,
            **found,
        )


def _check(plans: tuple[Plan, ...]) -> None:
    facts: list[Fact] = [fact for plan in plans for fact in (*plan.targets, *plan.responsibilities)]
    for what, names in (("fact", [fact.id for fact in facts]), ("plan", [plan.name for plan in plans])):
        twice = sorted(name for name, count in Counter(names).items() if count > 1 or not name)
        if twice:
            raise ValueError(f"{what} id {twice[0]!r} is empty or stands twice")
