"""What the outputs need of one document: its rows in the tables, its text, and its part in the corpus."""

from dataclasses import dataclass

from graph.views.tables import Lines, rows_of_plans, text_of
from pipeline.cache import packed, unpacked
from pipeline.records import Plan
from pipeline.resolve.corpus import Gathered
from pipeline.resolve.part import Links, Part, resolve_plan


@dataclass(frozen=True, slots=True)
class Figures:
    """What the closing table of a build says of a plan: place, how many facts of each kind, what was not read."""

    region: str
    clauses: int
    targets: int
    actuals: int
    duties: int
    deadlines: int
    incentives: int
    citations: int
    unread: int
    omissions: tuple[str, ...]

    @property
    def facts(self) -> int:
        """All facts that the graph draws."""
        return self.targets + self.actuals + self.duties + self.deadlines + self.incentives + self.citations


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan as the outputs need it. `rows` are its lines in the tables, `text` the file of its text.

    `links` are what its facts mean, packed: only the graph and its pages look at them.
    """

    part: Part
    figures: Figures
    rows: Lines
    text: bytes
    links: bytes


def entry_of(plan: Plan) -> Entry:
    """What is kept of a plan for the outputs."""
    part, links = resolve_plan(plan)
    gathered = Gathered()
    gathered.add(part)
    alone = gathered.corpus((plan,), (links,))
    return Entry(part, _figures(plan), rows_of_plans(alone), text_of(plan), packed(links))


def links_of(entry: Entry) -> Links:
    """What the facts of a plan mean."""
    found: Links = unpacked(entry.links)
    return found


def _omissions(plan: Plan) -> tuple[str, ...]:
    """A line for each thing that was not read; pages that share a reason share one."""
    pages: dict[str, list[str]] = {}
    for one in plan.document.omissions:
        pages.setdefault(one.reason, []).extend([str(one.page)] if one.page else [])
    return tuple(
        f"{plan.document.path}: 未读 not read: {reason}" + (f" (页 pages {', '.join(some)})" if some else "")
        for reason, some in pages.items()
    )


def _figures(plan: Plan) -> Figures:
    promised = sum(target.status == "target" for target in plan.targets)
    return Figures(
        region=plan.about.region,
        clauses=len(plan.clauses),
        targets=promised,
        actuals=len(plan.targets) - promised,
        duties=len(plan.responsibilities),
        deadlines=len(plan.deadlines),
        incentives=len(plan.incentives),
        citations=len(plan.citations),
        unread=len(plan.unread),
        omissions=_omissions(plan),
    )
