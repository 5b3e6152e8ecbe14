"""What the explorer page knows: the corpus as JSON values in which every fact stands once.

Facts, plans, agencies and indicators are lists; everything else names their members by position. Empty fields are
left out, numbers are decimal strings, offsets count code points of the plan's canonical text (as in the tables). The
texts of the plans are values of their own: the page opens one when its reader does.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from graph.audit import KINDS as FINDINGS
from graph.audit import Finding, Place, audit
from graph.tasks import listed_at, lists
from graph.views.pinyin import readings
from graph.vocabulary import Graph
from pipeline.records import Agency, BaseValue, Corpus, Document, Fact, Indicator, Owner, Plan, Table

Row = dict[str, Any]

KINDS = {
    "targets": "target",
    "incentives": "incentive",
    "responsibilities": "unit",
    "deadlines": "deadline",
    "citations": "citation",
    "unread": "unread",
}
TASK_FACTS = ("target", "incentive", "deadline")


def payload(corpus: Corpus, graph: Graph) -> Row:
    """The corpus for the page; the tasks are those of the graph, in reading order."""
    facts = list(_facts(corpus))
    places = {region.id: region.name for region in corpus.regions}
    members = {agency.id: agency.name for agency in corpus.agencies} | places
    order = {agency.id: place for place, agency in enumerate(corpus.agencies)}
    tasks = list(_tasks(corpus, graph, facts))
    return {
        "plans": [_plan(plan, corpus, places) for plan in corpus.plans],
        "agencies": [_agency(agency, places, members, order) for agency in corpus.agencies],
        "indicators": [_indicator(indicator) for indicator in corpus.indicators],
        "facts": facts,
        "tasks": tasks,
        "conflicts": list(_conflicts(corpus, facts)),
        "findings": list(_findings(corpus, facts)),
        "findingKinds": {kind: [weight, zh, en] for kind, (weight, zh, en) in FINDINGS.items()},
        "corrections": list(_corrections(corpus, facts)),
        "failures": [{"path": failure.path, "reason": failure.reason} for failure in corpus.failures],
        "readings": readings(_names(corpus, tasks)),
        "omissions": [
            {"path": plan.document.path, "page": one.page, "reason": one.reason}
            for plan in corpus.plans
            for one in plan.document.omissions
        ],
    }


def _names(corpus: Corpus, tasks: Iterable[Row]) -> Iterator[str]:
    """What a search finds by its name."""
    for agency in corpus.agencies:
        yield from (agency.name, *agency.aliases)
    for indicator in corpus.indicators:
        yield from (indicator.name, *indicator.aliases)
    for plan in corpus.plans:
        yield plan.about.title
        yield from (clause.title for clause in plan.clauses)
    yield from (task.get("title", "") for task in tasks)


def text_payload(plan: Plan) -> Row:
    """The text of a plan for the page, with its tables and, where the file has pages, where each begins."""
    document = plan.document
    tables = [_table(table) for table in document.tables]
    return {"text": document.text, "tables": tables, "pages": _pages(document)}


def _filled(row: Mapping[str, Any]) -> Row:
    return {key: value for key, value in row.items() if value or (value == 0 and value is not False)}


def _plain(value: object) -> object:
    return format(value, "f") if isinstance(value, Decimal) else value


def _plan(plan: Plan, corpus: Corpus, places: Mapping[str, str]) -> Row:
    about, document = plan.about, plan.document
    return _filled(
        {
            "name": plan.name,
            "title": about.title or plan.name,
            "number": about.doc_number,
            "issuers": list(about.issuers),
            "issued": about.issued,
            "published": about.published,
            "region": places.get(corpus.region_of.get(plan.name, ""), about.region),
            "level": about.level,
            "genre": about.genre,
            "from": about.period_start,
            "to": about.period_end,
            "status": about.status,
            "file": document.path,
            "body": document.body,
            "end": document.body_end or len(document.text),
            "clauses": [[one.path, one.level, one.title, one.start, one.body, one.end] for one in plan.clauses],
        }
    )


def _pages(document: Document) -> list[list[int]]:
    """Where each page begins, as [offset, page]; empty for files without pages."""
    starts: list[list[int]] = []
    for run in document.runs:
        if run.page and (not starts or starts[-1][1] != run.page):
            starts.append([run.start, run.page])
    return starts


def _table(table: Table) -> Row:
    rows = [[[cell.start, cell.end] for cell in row] for row in table.rows]
    notes = [[note.start, note.end] for note in table.notes]
    return {"start": table.start, "end": table.end, "heads": table.heads, "rows": rows, "notes": notes}


def _agency(agency: Agency, places: Mapping[str, str], members: Mapping[str, str], order: Mapping[str, int]) -> Row:
    """A row of an agency; `after` are the positions of those that a reform made of it."""
    return _filled(
        {
            "id": agency.id,
            "name": agency.name,
            "region": places.get(agency.region, agency.region),
            "type": agency.type,
            "classes": list(agency.classes),
            "aliases": [alias for alias in agency.aliases if alias != agency.name],
            "members": [members.get(member, member) for member in agency.members],
            "after": [order[heir] for heir in agency.successor],
        }
    )


def _indicator(indicator: Indicator) -> Row:
    aliases = [alias for alias in indicator.aliases if alias != indicator.name]
    known = {"unit": indicator.unit, "direction": indicator.direction, "area": indicator.area}
    return _filled({"id": indicator.id, "name": indicator.name, "aliases": aliases} | known)


def _facts(corpus: Corpus) -> Iterator[Row]:
    agencies = {agency.id: place for place, agency in enumerate(corpus.agencies)}
    indicators = {indicator.id: place for place, indicator in enumerate(corpus.indicators)}
    by_hand = _by_hand(corpus)
    for number, plan in enumerate(corpus.plans):
        for kind in KINDS:
            facts: tuple[Fact, ...] = getattr(plan, kind)
            for fact in sorted(facts, key=lambda one: (one.start, one.end)):
                links = {
                    "agency": agencies.get(corpus.agency_of.get(fact.id, "")),
                    "measures": indicators.get(corpus.indicator_of.get(fact.id, "")),
                    "owners": _owners(corpus.owners_of.get(fact.id, ()), agencies),
                    "base": _base(corpus.base_of.get(fact.id)),
                    "corrected": by_hand.get(fact.id),
                }
                yield {"kind": KINDS[kind], "plan": number} | _filled(_fields(fact) | _place(plan, fact) | links)


def _base(value: BaseValue | None) -> list[Any] | None:
    """A number in its base unit, and what other numbers must have in common with it to be compared."""
    return None if value is None else [_plain(value.value), value.dimension]


def _place(plan: Plan, fact: Fact) -> Row:
    """The page of a file with pages, and how sure a recogniser was of the characters."""
    page = plan.document.page_at(fact.start) or None
    return {"page": page, "confidence": plan.document.confidence(fact.start, fact.end)}


def _fields(fact: Fact) -> Row:
    """The fields of a fact; its own kind (level, by …) is called `form`."""
    names = [field.name for field in dataclasses.fields(fact)]
    return {"form" if name == "kind" else name: _plain(getattr(fact, name)) for name in names}


def _owners(owners: Iterable[Owner], agencies: Mapping[str, int]) -> list[list[Any]]:
    return [[agencies[owner.agency], owner.role] for owner in owners]


def _tasks(corpus: Corpus, graph: Graph, facts: list[Row]) -> Iterator[Row]:
    """Task rows; of clauses that share a path the first stands for all, as in the graph."""
    tasks = (node for _, node in graph.nodes(data=True) if node["kind"] == "task")
    names = {(task["doc"], task["clause"]): task["label"] for task in tasks}
    inside: dict[tuple[int, str, str], list[int]] = {}
    for place, fact in enumerate(facts):
        inside.setdefault((fact["plan"], fact.get("clause", ""), fact["kind"]), []).append(place)
    for number, plan in enumerate(corpus.plans):
        having = lists(plan)
        for place, clause in enumerate(plan.clauses):
            if name := names.pop((plan.name, clause.path), None):
                row: Row = {kind: inside.get((number, clause.path, kind), []) for kind in TASK_FACTS}
                by = listed_at(clause.path, having)
                row["unit"] = inside.get((number, by, "unit"), []) if by else []
                row["keywords"] = list(corpus.keywords_of.get(f"{plan.name}:{clause.path}", ()))
                row |= {"by": by if by != clause.path else "", "title": name if name != clause.title else ""}
                yield {"plan": number, "clause": place} | _filled(row)


def _conflicts(corpus: Corpus, facts: list[Row]) -> Iterator[Row]:
    places = {fact["id"]: place for place, fact in enumerate(facts)}
    plans = {plan.name: number for number, plan in enumerate(corpus.plans)}
    names = {indicator.id: indicator.name for indicator in corpus.indicators}
    for one in corpus.conflicts:
        pair = [places.get(one.target_a), places.get(one.target_b)]
        values = [_plain(one.value_a), _plain(one.value_b)]
        row = {"plan": plans[one.doc], "indicator": names.get(one.indicator, one.indicator), "due": one.due}
        yield row | {"values": values, "clauses": [one.clause_a, one.clause_b], "facts": pair}


def _findings(corpus: Corpus, facts: list[Row]) -> Iterator[Row]:
    """What the audit found, the weightiest first; a place is its span and, where it is a fact, that one's position."""
    places = {fact["id"]: place for place, fact in enumerate(facts)}
    plans = {plan.name: number for number, plan in enumerate(corpus.plans)}
    for one in audit(corpus):
        row = {"id": one.id, "kind": one.kind, "plan": plans[one.doc], "zh": one.zh, "en": one.en}
        yield row | {"places": [_shown(place, places) for place in _places(one)]}


def _places(one: Finding) -> list[Place]:
    return [place for place in (one.a, one.b) if place]


def _shown(place: Place, places: Mapping[str, int]) -> Row:
    where = {"clause": place.clause, "fact": places.get(place.fact)}
    return _filled({"quote": place.quote, "start": place.start, "end": place.end} | where)


def _by_hand(corpus: Corpus) -> dict[str, Row]:
    """What the machine had read in the fields of a fact that a person changed, by the fact's id."""
    found: dict[str, Row] = {}
    for one in corpus.corrections:
        if one.status == "applied":
            found.setdefault(one.id, {})[one.field] = one.machine
    return found


def _corrections(corpus: Corpus, facts: list[Row]) -> Iterator[Row]:
    """Every decision of people and what became of it, with the position of its fact where there still is one."""
    places = {fact["id"]: place for place, fact in enumerate(facts)}
    for one in corpus.corrections:
        said = {"words": one.decision.words, "by": one.decision.by, "file": one.decision.file, "row": one.decision.row}
        done = {"field": one.field, "machine": one.machine, "person": one.person, "reason": one.reason}
        yield {"status": one.status, "id": one.id} | _filled(said | done | {"fact": places.get(one.id)})
