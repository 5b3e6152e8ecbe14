"""Findings about who answers: nobody, nobody who leads, two lists for one target, an owner from elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.audit.finding import Finding, at_clause, at_fact, at_facts, finding
from graph.tasks import listed_at, lists
from graph.wording import amount
from pipeline.records import Agency, Clause, Corpus, Plan, Responsibility, Target

Lists = dict[str, tuple[Responsibility, ...]]
# A plan with fewer lists of units than this has no habit of naming owners that one could hold it to.
_HABIT = 3
_MANY_LISTS = 5
# What may stand between two units of one list: signs, and the words of the next role (；责任单位：).
_BETWEEN = re.compile(r"[^。\n\t]{0,12}")


def duties(corpus: Corpus, plan: Plan) -> Iterator[Finding]:
    """What the unit lists of a plan leave open; a plan without any owner is one finding."""
    having = lists(plan)
    if not having:
        yield from _no_lists(plan)
        return
    written = list(_written(plan))
    if len(written) >= _HABIT:
        yield from _gaps(plan, having)
        yield from _unowned(corpus, plan)
        yield from _leaderless(plan, having, [units for units in written if len(units) > 1])
    yield from _owners_differ(corpus, plan)
    yield from _elsewhere(corpus, plan)
    if len(written) >= _MANY_LISTS:
        yield from _once(corpus, plan)


def _written(plan: Plan) -> Iterator[list[Responsibility]]:
    """The lists of units as they stand in the text: in brackets or behind a label, not in prose or in a table."""
    text, run = plan.document.text, list[Responsibility]()
    for fact in sorted(plan.responsibilities, key=lambda fact: fact.start):
        if not fact.rule.startswith(("responsibility.bracket", "responsibility.label")):
            continue
        if run and not (run[-1].clause == fact.clause and _BETWEEN.fullmatch(text, run[-1].end, fact.start)):
            yield run
            run = []
        run.append(fact)
    if run:
        yield run


def _no_lists(plan: Plan) -> Iterator[Finding]:
    promised = [target for target in plan.targets if target.status == "target"]
    if promised:
        zh = f"全文没有责任单位，{len(promised)} 个目标无人负责"
        en = f"the document names no owners; nobody answers for {len(promised)} targets"
        yield finding(plan, "unowned", (zh, en), at_fact(plan, promised[0]))


def _gaps(plan: Plan, having: Lists) -> Iterator[Finding]:
    """Clauses without owners among sisters that nearly all have a list of their own."""
    sisters: dict[str, list[Clause]] = {}
    for clause in plan.clauses:
        sisters.setdefault(clause.parent, []).append(clause)
    for some in sisters.values():
        listed = [clause for clause in some if clause.path in having]
        if len(listed) >= 2 and len(listed) * 4 >= len(some) * 3:
            for clause in some:
                if listed_at(clause.path, having) is None and not _below(clause, having):
                    zh, en = "同级条款都有责任单位，这一条没有", "the clauses beside it have owners, this one has none"
                    yield finding(plan, "unowned", (zh, en), at_clause(plan, clause), at_clause(plan, listed[0]))


def _below(clause: Clause, having: Lists) -> bool:
    return any(path.startswith(clause.path + "/") for path in having)


def _unowned(corpus: Corpus, plan: Plan) -> Iterator[Finding]:
    """Targets for which nobody answers here nor where the plan names the same thing again."""
    promised = [target for target in plan.targets if target.status == "target"]
    owned = [target for target in promised if corpus.owners_of.get(target.id)]
    known = {corpus.indicator_of.get(target.id) for target in owned}
    named = [_pairs(target.indicator) for target in owned]
    for target in promised:
        indicator = corpus.indicator_of.get(target.id)
        if indicator not in known and not _resembles(_pairs(target.indicator), named):
            known.add(indicator)
            words = f"{target.indicator} {amount(target)}"
            text = (f"{words}：全文没有条款写明由谁负责", f"{words}: no clause of the plan names an owner for it")
            yield finding(plan, "unowned", text, at_fact(plan, target))


def _resembles(name: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    """Whether a name shares half of its pairs of characters with another: enough to keep silent, never to join."""
    return any(2 * len(name & other) >= min(len(name), len(other)) for other in others)


def _pairs(name: str) -> frozenset[str]:
    bare = re.sub(r"[^\w]|新增|培育|引进|引育", "", name)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _leaderless(plan: Plan, having: Lists, shared: list[list[Responsibility]]) -> Iterator[Finding]:
    """Lists of several units of which none leads; where most lists of a plan are so, that is one finding."""
    bare = [units for units in shared if _nobody_leads(units, having)]
    if len(bare) * 2 > len(shared):
        zh = f"{len(shared)} 份名单里 {len(bare)} 份列了多家单位而没有写明谁牵头（是否列首位者牵头，文件没有说）"
        en = f"{len(bare)} of {len(shared)} lists name several units and no leader (nor that the first one leads)"
        yield finding(plan, "leaderless", (zh, en), at_facts(plan, bare[0]))
        return
    for units in bare:
        zh, en = f"{len(units)} 家单位，没有写明谁牵头", f"{len(units)} units and nobody leads"
        led = next((some for some in shared if any(unit.role == "lead" for unit in some)), None)
        yield finding(plan, "leaderless", (zh, en), at_facts(plan, units), at_facts(plan, led) if led else None)


def _nobody_leads(units: list[Responsibility], having: Lists) -> bool:
    answering = sum(unit.role == "responsible" for unit in units)
    return answering > 1 and all(unit.role != "lead" for unit in having[units[0].clause])


def _owners_differ(corpus: Corpus, plan: Plan) -> Iterator[Finding]:
    """One promise in two clauses whose foremost owners have nobody in common."""
    first: dict[tuple[object, ...], Target] = {}
    for target in plan.targets:
        owners = _foremost(corpus, target)
        if target.status != "target" or not target.due or not owners:
            continue
        same = (corpus.indicator_of.get(target.id), target.due, target.value, target.unit)
        known = first.setdefault(same, target)
        if not owners & _foremost(corpus, known):
            words = f"{target.indicator} {amount(target)}"
            zh, en = f"{words}：两处的责任单位没有一家相同", f"{words}: no owner in common in two places"
            yield finding(plan, "owners_differ", (zh, en), at_fact(plan, known), at_fact(plan, target))


def _foremost(corpus: Corpus, target: Target) -> frozenset[str]:
    owners = corpus.owners_of.get(target.id, ())
    return frozenset(owner.agency for owner in owners if owner.role == owners[0].role)


def _elsewhere(corpus: Corpus, plan: Plan) -> Iterator[Finding]:
    above = {region.id: region.parent for region in corpus.regions}
    home = corpus.region_of.get(plan.name, "")
    names = {region.id: region.name for region in corpus.regions}
    for agency, fact in _first_named(corpus, plan):
        region = agency.region
        if home and region and home not in _up(region, above) and region not in _up(home, above):
            zh, en = f"{agency.name} 属于 {names[region]}", f"{agency.name} belongs to {names[region]}"
            yield finding(plan, "elsewhere", (zh, en), at_fact(plan, fact))


def _up(region: str, above: dict[str, str]) -> set[str]:
    found = set()
    while region and region not in found:
        found.add(region)
        region = above.get(region, "")
    return found


def _once(corpus: Corpus, plan: Plan) -> Iterator[Finding]:
    """Units that a plan names a single time while most of its units stand in several lists."""
    counts = Counter(corpus.agency_of.get(fact.id) for fact in plan.responsibilities)
    single = [pair for pair in _first_named(corpus, plan) if counts[pair[0].id] == 1 and pair[0].type != "group"]
    if 2 * len(single) < len(counts):
        for agency, fact in single:
            zh, en = f"{agency.name} 只在一处承担任务", f"{agency.name} is named in one place only"
            yield finding(plan, "named_once", (zh, en), at_fact(plan, fact))


def _first_named(corpus: Corpus, plan: Plan) -> Iterable[tuple[Agency, Responsibility]]:
    first: dict[str, Responsibility] = {}
    for fact in plan.responsibilities:
        if agency := corpus.agency_of.get(fact.id):
            first.setdefault(agency, fact)
    return [(agency, first[agency.id]) for agency in corpus.agencies if agency.id in first]
