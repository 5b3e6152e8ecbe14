"""What stands in each table: its columns and, in the order of the documents, its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, TypeAlias

from graph.audit import Place, audit
from graph.review import review
from graph.views import compare_rows
from pipeline.records import Corpus, Fact, PageBox, Plan

Row: TypeAlias = dict[str, object]
Of: TypeAlias = Literal["plan", "corpus", "plans"]
Make: TypeAlias = Callable[[Corpus], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns and what makes its rows.

    Rows `of` a plan need nothing of the others: those of all plans are those of each in turn, the highest numbers in
    the column `rank` first. Rows of the corpus need what is gathered of all plans, those of plans the plans themselves.
    """

    columns: tuple[str, ...]
    rows: Make
    of: Of = "plan"
    rank: str = ""


def _facts(kind: str, more: Callable[[Corpus, Any], Row] = lambda corpus, fact: {}) -> Make:
    """Rows of one kind of fact: the fields of the record, where it stands, and what resolution knows of it."""

    def rows(corpus: Corpus) -> Iterator[Row]:
        by_hand = _corrected(corpus)
        for plan in corpus.plans:
            for fact in getattr(plan, kind):
                sure = plan.document.confidence(fact.start, fact.end)
                hand: Row = {"confidence": sure, "corrected": by_hand.get(fact.id, _added(fact))}
                yield _fields(fact) | _place(plan, fact.start, fact.end) | hand | more(corpus, fact)

    return rows


def _fields(record: Any) -> Row:
    return {name: getattr(record, name) for name in _names(record.__class__)}


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _place(plan: Plan, start: int, end: int) -> Row:
    """Document, page of the first character, and a box for each line; one of page 4, where others are not, is `4:…`."""
    page = plan.document.page_at(start)
    boxes = plan.document.boxes(start, end)
    return {"doc": plan.name, "page": page or None, "box": tuple(_box(page, *one) for one in boxes)}


def _box(page: int, own: int, box: PageBox) -> str:
    numbers = " ".join(f"{edge:.1f}" for edge in box)
    return numbers if own == page else f"{own}:{numbers}"


def _target(corpus: Corpus, fact: Fact) -> Row:
    owners = tuple(f"{owner.agency}({owner.role})" for owner in corpus.owners_of.get(fact.id, ()))
    base = corpus.base_of.get(fact.id)
    single = base.value if base and base.value2 is None else None
    number: Row = {"value_base": single, "unit_base": base and base.unit}
    return {"indicator_id": corpus.indicator_of.get(fact.id), "owners": owners, **number}


def _responsibility(corpus: Corpus, fact: Fact) -> Row:
    return {"agency_id": corpus.agency_of.get(fact.id)}


def _deadline(corpus: Corpus, fact: Any) -> Row:
    return {"start": fact.begins, "end": fact.ends, "span_start": fact.start, "span_end": fact.end}


def _documents(corpus: Corpus) -> Iterator[Row]:
    for plan in corpus.plans:
        document = {"doc": plan.name, "file": plan.document.path, "sha256": plan.document.sha256}
        yield _fields(plan.about) | document | {"region_id": corpus.region_of.get(plan.name)}


def _clauses(corpus: Corpus) -> Iterator[Row]:
    for plan in corpus.plans:
        for clause in plan.clauses:
            key = f"{plan.name}:{clause.path}"
            known: Row = {"id": key, "keywords": corpus.keywords_of.get(key, ())}
            yield _fields(clause) | _place(plan, clause.start, max(clause.body, clause.start + 1)) | known


def _agencies(corpus: Corpus) -> Iterator[Row]:
    by_hand = _corrected(corpus)
    for agency in corpus.agencies:
        yield _fields(agency) | _fields(corpus.tally_of[agency.id]) | {"corrected": by_hand.get(agency.id, ())}


def _indicators(corpus: Corpus) -> Iterator[Row]:
    by_hand = _corrected(corpus)
    for indicator in corpus.indicators:
        count, fields_by_hand = corpus.count_of[indicator.id], by_hand.get(indicator.id, ())
        yield _fields(indicator) | {"targets": count, "corrected": fields_by_hand}


def _conflicts(corpus: Corpus) -> Iterator[Row]:
    targets = {fact.id: fact for plan in corpus.plans for fact in plan.targets}
    for conflict in corpus.conflicts:
        a, b = targets[conflict.target_a], targets[conflict.target_b]
        words: Row = {"indicator": a.indicator, "indicator_id": corpus.indicator_of.get(a.id)}
        yield _fields(conflict) | words | {"id": f"{a.id}/{b.id}", "quote_a": a.quote, "quote_b": b.quote}


def _audit(corpus: Corpus) -> Iterator[Row]:
    plans = {plan.name: plan for plan in corpus.plans}
    for found in audit(corpus):
        yield _fields(found) | _shown(plans[found.doc], "a", found.a) | _shown(plans[found.doc], "b", found.b)


def _shown(plan: Plan, side: str, place: Place | None) -> Row:
    if place is None:
        return {f"{name}_{side}": None for name in ("clause", "quote", "start", "end", "page", "fact")}
    where = _fields(place) | {"page": plan.document.page_at(place.start) or None}
    return {f"{name}_{side}": value for name, value in where.items()}


def _review(corpus: Corpus) -> Iterator[Row]:
    yield from map(_fields, review(corpus))


def _corrections(corpus: Corpus) -> Iterator[Row]:
    for one in corpus.corrections:
        yield _fields(one.decision) | _fields(one) | {"decision": one.decision.words}


def _added(fact: Fact) -> tuple[str, ...]:
    return ("added",) if fact.rule in ("review.owner", "review.target") else ()


def _corrected(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The fields that a person changed, by the id of the fact, agency or indicator; `added` for what one added."""
    found: dict[str, tuple[str, ...]] = {}
    for one in corpus.corrections:
        if one.status == "applied":
            found[one.id] = tuple(dict.fromkeys((*found.get(one.id, ()), one.field)))
    return found


def _errors(corpus: Corpus) -> Iterator[Row]:
    for failure in corpus.failures:
        yield {"file": failure.path, "reason": failure.reason}


def _warnings(corpus: Corpus) -> Iterator[Row]:
    for plan in corpus.plans:
        for one in plan.document.omissions:
            yield {"doc": plan.name, "file": plan.document.path, "page": one.page or None, "reason": one.reason}


def _records(kind: str) -> Make:
    return lambda corpus: (_fields(record) for record in getattr(corpus, kind))


def _sheet(columns: str, rows: Make, *, of: Of = "plan", rank: str = "") -> Sheet:
    return Sheet(tuple(columns.split()), rows, of, rank)


_SPAN = "start end page box rule confidence"
TABLES: dict[str, Sheet] = {
    "documents": _sheet(
        "doc title doc_number issuers issued published region level genre period_start period_end status"
        " region_id file sha256",
        _documents,
    ),
    "clauses": _sheet("doc id path level title keywords start end page box", _clauses),
    "targets": _sheet(
        "doc id clause quote indicator op value value2 unit kind due per status attr indicator_id value_base unit_base"
        " owners " + _SPAN + " corrected",
        _facts("targets", _target),
    ),
    "incentives": _sheet(
        "doc id clause quote condition amount amount2 unit cap " + _SPAN + " corrected",
        _facts("incentives", lambda corpus, fact: {"cap": "yes" if fact.cap else ""}),
    ),
    "responsibilities": _sheet(
        "doc id clause role unit region agency_id quote " + _SPAN + " corrected",
        _facts("responsibilities", _responsibility),
    ),
    "deadlines": _sheet(
        "doc id clause quote kind start end per span_start span_end page box rule confidence corrected",
        _facts("deadlines", _deadline),
    ),
    "citations": _sheet("doc id clause title doc_number quote " + _SPAN + " corrected", _facts("citations")),
    "conflicts": _sheet(
        "doc id indicator due value_a clause_a value_b clause_b indicator_id target_a quote_a target_b quote_b",
        _conflicts,
    ),
    "audit": _sheet(
        "doc id kind weight zh en clause_a quote_a start_a end_a page_a fact_a"
        " clause_b quote_b start_b end_b page_b fact_b",
        _audit,
        rank="weight",
    ),
    "review": _sheet(
        "doc id kind clause machine quote context suggestion decision by note status reason", _review, of="plans"
    ),
    "corrections": _sheet(
        "file row id doc kind decision field machine person by note status reason", _corrections, of="corpus"
    ),
    "agencies": _sheet(
        "id name region type classes aliases members successor lead responsible support targets corrected",
        _agencies,
        of="corpus",
    ),
    "regions": _sheet("id name level code parent since until successor former", _records("regions"), of="corpus"),
    "indicators": _sheet(
        "id name aliases unit direction area targets corrected",
        _indicators,
        of="corpus",
    ),
    "compare": _sheet(
        "indicator_id indicator area direction plans doc stated status op value value2 unit kind due per value_base"
        " unit_base baseline baseline_unit baseline_due baseline_target pace growth owners again clause quote target"
        " start end",
        compare_rows.compared,
        of="plans",
    ),
    "differences": _sheet(
        "indicator_id indicator area direction doc_a value_a due_a doc_b value_b due_b same_year difference unit"
        " clause_a quote_a target_a clause_b quote_b target_b",
        compare_rows.differences,
        of="plans",
    ),
    "duties": _sheet(
        "class doc named lead responsible support tasks with_number with_date", compare_rows.duty_rows, of="plans"
    ),
    "themes": _sheet("keyword doc tasks clauses titles", compare_rows.theme_rows, of="plans"),
    "tasks_aligned": _sheet(
        "doc_a clause_a task_a doc_b clause_b task_b score common start_a start_b",
        compare_rows.aligned_rows,
        of="plans",
    ),
    "editions": _sheet(
        "older newer what change name indicator_id value_older due_older value_newer due_newer difference unit ambition"
        " clause_older quote_older target_older clause_newer quote_newer target_newer",
        compare_rows.edition_rows,
        of="plans",
    ),
    "shared": _sheet(
        "length doc_a clause_a quote_a doc_b clause_b quote_b start_a end_a start_b end_b",
        compare_rows.shared_rows,
        of="plans",
    ),
    "unread": _sheet("doc id clause quote context start end page box confidence", _facts("unread")),
    "dismissed": _sheet("doc id clause quote " + _SPAN, _facts("dismissed")),
    "warnings": _sheet("doc file page reason", _warnings),
    "errors": _sheet("file reason", _errors, of="corpus"),
}
