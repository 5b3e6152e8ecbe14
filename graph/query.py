"""Questions to the resolved plans: who owns what (`who`), and where something is said (`find`)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.matching import key, occurrences, passage
from graph.tasks import listed_at, lists, task_paths
from graph.wording import amount, heading, name, time
from pipeline.records import Agency, Clause, Corpus, Fact, Plan, Role, Target

Kind: TypeAlias = Literal["agency", "task", "indicator", "target", "deadline", "text"]


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the characters `[start, end)` of the text of `doc` that it quotes.

    `id` is that of the fact, agency or indicator, else the clause's path; `label` says it in a few words, and names
    the clause where the quote is a sentence; `role` is that of the agency that was asked for.
    """

    kind: Kind
    id: str
    label: str
    doc: str
    clause: str
    quote: str
    start: int
    end: int
    role: Role | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """What one agency answers for: its tasks by role, and the targets and deadlines that its unit lists govern."""

    agency: Agency
    leads: tuple[Found, ...]
    responsible: tuple[Found, ...]
    supports: tuple[Found, ...]
    targets: tuple[Found, ...]
    deadlines: tuple[Found, ...]


def who(corpus: Corpus, words: str) -> tuple[Holding, ...]:
    """What the agencies of that name or alias own; where none is called so, those whose name holds the words."""
    return tuple(_holding(corpus, agency) for agency in agencies(corpus, words))


def agencies(corpus: Corpus, words: str) -> tuple[Agency, ...]:
    """The agencies that words name: 科技局, 石嘴山科技局, 科学技术局, or a class such as 科技部门.

    A body that stands in brackets behind another (组织部（人才办）) brings that one with it.
    """
    wanted = key(words)
    named = {agency.id: _names(corpus, agency) for agency in corpus.agencies}
    exact = {agency.id for agency in corpus.agencies if wanted in named[agency.id]}
    if exact or not wanted:
        return tuple(agency for agency in corpus.agencies if agency.id in exact or _holds(agency, exact))
    return tuple(agency for agency in corpus.agencies if any(wanted in one for one in named[agency.id]))


def _holds(agency: Agency, wanted: Collection[str]) -> bool:
    """Whether one of the agencies stands in brackets behind this one."""
    return agency.type != "group" and any(member in wanted for member in agency.members)


def _names(corpus: Corpus, agency: Agency) -> frozenset[str]:
    """All that an agency is called, also with its place before it (石嘴山市科技局, 石嘴山科技局)."""
    bare = {agency.name, *agency.aliases, *agency.classes}
    places = [region.name for region in corpus.regions if region.id == agency.region]
    short = {one.removeprefix(place) for one in bare for place in places} | bare
    prefixed = {f"{start}{one}" for one in short for place in places for start in (place, place[:-1])}
    return frozenset(key(one) for one in short | prefixed)


def _holding(corpus: Corpus, agency: Agency) -> Holding:
    duties = tuple(_duties(corpus, agency))
    led, responsible, supported = (
        tuple(duty for duty in duties if duty.role == role) for role in ("lead", "responsible", "support")
    )
    return Holding(
        agency, led, responsible, supported, tuple(_owned(corpus, agency)), tuple(_deadlines(corpus, agency))
    )


def _duties(corpus: Corpus, agency: Agency) -> Iterator[Found]:
    for plan in corpus.plans:
        clauses = {clause.path: clause for clause in plan.clauses}
        for fact in plan.responsibilities:
            if corpus.agency_of.get(fact.id) == agency.id:
                clause = clauses.get(fact.clause)
                label = name(plan.document, clause) if clause else plan.about.title or plan.name
                yield _found("task", label, plan, fact, fact.role)


def _owned(corpus: Corpus, agency: Agency) -> Iterator[Found]:
    for plan in corpus.plans:
        for fact in plan.targets:
            roles = [owner.role for owner in corpus.owners_of.get(fact.id, ()) if owner.agency == agency.id]
            if roles and fact.status == "target":
                yield _found("target", _promise(fact), plan, fact, roles[0])


def _promise(target: Target) -> str:
    return f"{target.indicator} {amount(target)}" + (f"（{target.due}）" if target.due else "")


def _deadlines(corpus: Corpus, agency: Agency) -> Iterator[Found]:
    for plan in corpus.plans:
        having = lists(plan)
        for fact in plan.deadlines:
            governing = having.get(listed_at(fact.clause, having) or "", ())
            roles = [one.role for one in governing if corpus.agency_of.get(one.id) == agency.id]
            if roles:
                yield _found("deadline", time(fact), plan, fact, roles[0])


def find(corpus: Corpus, words: str) -> tuple[Found, ...]:
    """Where agencies, tasks, indicators and targets are called so, and then the sentences that say it."""
    if not key(words):
        return ()
    return (
        *_agency_hits(corpus, words),
        *_task_hits(corpus, words),
        *_measure_hits(corpus, words),
        *_texts(corpus, words),
    )


def _agency_hits(corpus: Corpus, words: str) -> Iterator[Found]:
    for agency in agencies(corpus, words):
        for plan, fact in _first(corpus, "responsibilities", corpus.agency_of, agency.id):
            yield _found("agency", agency.name, plan, fact, identity=agency.id)


def _task_hits(corpus: Corpus, words: str) -> Iterator[Found]:
    for plan in corpus.plans:
        tasks = task_paths(plan)
        for clause in plan.clauses:
            if clause.path in tasks and key(words) in key(name(plan.document, clause)):
                yield _clause(plan, clause)


def _measure_hits(corpus: Corpus, words: str) -> Iterator[Found]:
    for one in corpus.indicators:
        if any(key(words) in key(called) for called in (one.name, *one.aliases)):
            for plan, fact in _first(corpus, "targets", corpus.indicator_of, one.id):
                yield _found("indicator", one.name, plan, fact, identity=one.id)
    for plan in corpus.plans:
        for target in plan.targets:
            if key(words) in key(target.indicator):
                yield _found("target", _promise(target), plan, target)


def _texts(corpus: Corpus, words: str) -> Iterator[Found]:
    for plan in corpus.plans:
        text, last = plan.document.text, -1
        for span in occurrences(text, words):
            start, end = passage(text, *span)
            if start > last:
                clause = next((one for one in plan.clauses if one.start <= span[0] < one.end), None)
                path, label = (clause.path, name(plan.document, clause)) if clause else ("", plan.about.title)
                yield Found("text", path, label, plan.name, path, " ".join(text[start:end].split()), start, end)
                last = start


def _first(corpus: Corpus, kind: str, identity: Mapping[str, str], wanted: str) -> Iterable[tuple[Plan, Fact]]:
    """The first fact of each plan that names an agency or an indicator."""
    for plan in corpus.plans:
        named = (fact for fact in getattr(plan, kind) if identity.get(fact.id) == wanted)
        yield from ((plan, fact) for fact in [next(named, None)] if fact)


def _found(kind: Kind, label: str, plan: Plan, fact: Fact, role: Role | Literal[""] = "", identity: str = "") -> Found:
    return Found(kind, identity or fact.id, label, plan.name, fact.clause, fact.quote, fact.start, fact.end, role)


def _clause(plan: Plan, clause: Clause) -> Found:
    start, end = heading(plan.document, clause)
    quote = " ".join(plan.document.text[start:end].split())
    return Found("task", clause.path, name(plan.document, clause), plan.name, clause.path, quote, start, end)
