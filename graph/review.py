"""What people should look at, as rows that they can decide on: identities, owners, units, unread numbers, conflicts.

A row that was decided stays, with what became of the decision, also when the machine no longer asks: so the table of
one build, saved beside the plans, is the list of decisions for the next.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.audit import Finding, audit
from graph.wording import amount, name
from pipeline.records import Corpus, Correction, Decision, Fact, Plan, Proposal, ProposalKind, Responsibility

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row of review.csv. `machine` is what the machine says, `suggestion` one decision that may be written."""

    doc: str
    id: str
    kind: str
    clause: str
    machine: str
    quote: str
    context: str
    suggestion: str
    decision: str = ""
    by: str = ""
    note: str = ""
    status: str = ""
    reason: str = ""


_KINDS = {
    "target": "targets",
    "responsibility": "responsibilities",
    "deadline": "deadlines",
    "incentive": "incentives",
    "citation": "citations",
}
_SUGGESTED: dict[ProposalKind, str] = {"merge": "合并 / 不合并", "split": "拆分 {0} / 不拆分", "kind": "改为 企业"}


def review(corpus: Corpus) -> tuple[Row, ...]:
    """All rows, those that were decided with their decision."""
    made: dict[str, list[Correction]] = {}
    for one in corpus.corrections:
        made.setdefault(one.decision.id, []).append(one)
    open_rows = {row.id: row for row in _open(corpus)}
    rows = [_decided(row, made.pop(row.id)) if row.id in made else row for row in open_rows.values()]
    facts = {row.id: row for plan in corpus.plans for row in _facts(plan)} if made else {}
    return (*rows, *(_decided(_bare(some[0].decision, facts.get(some[0].id)), some) for some in made.values()))


def _facts(plan: Plan) -> Iterator[Row]:
    for kind, table in _KINDS.items():
        for fact in getattr(plan, table):
            yield _of_fact(plan, fact, kind, "", "")


def _bare(decision: Decision, found: Row | None) -> Row:
    """The row of a decision that the machine does not ask for: what the person wrote, else what stands there."""
    known = found or Row("", "", "", "", "", "", "", "")
    doc, kind = decision.doc or known.doc, decision.kind or known.kind
    clause, quote = decision.clause or known.clause, decision.quote or known.quote
    return Row(doc, decision.id, kind, clause, "", quote, known.context, "")


def _decided(row: Row, some: list[Correction]) -> Row:
    """A row with its decision; of several decisions on one thing they are joined, as the grammar reads them."""
    decisions = list(dict.fromkeys(one.decision for one in some))
    worst = next(
        status for status in ("wrong", "stale", "applied", "unneeded") if any(one.status == status for one in some)
    )
    return replace(
        row,
        machine=row.machine or "；".join(filter(None, dict.fromkeys(one.machine for one in some))),
        decision="；".join(dict.fromkeys(one.words for one in decisions)),
        by="；".join(filter(None, dict.fromkeys(one.by for one in decisions))),
        note="；".join(filter(None, dict.fromkeys(one.note for one in decisions))),
        status=worst,
        reason="；".join(filter(None, dict.fromkeys(one.reason for one in some))),
    )


def _open(corpus: Corpus) -> Iterator[Row]:
    findings = audit(corpus)
    missed: dict[str, set[str]] = {}
    for one in findings:
        if one.kind == "unowned":
            missed.setdefault(one.doc, set()).add(one.a.clause)
    yield from _identities(corpus)
    yield from _contradictions(corpus, findings)
    for plan in corpus.plans:
        yield from _owners(plan, missed.get(plan.name, frozenset()))
        yield from _units(plan)
        yield from _unread(plan)


def _identities(corpus: Corpus) -> Iterator[Row]:
    """The proposals about agencies."""
    names = {agency.id: agency.name for agency in corpus.agencies}
    first: dict[str, _Named] = {}
    for plan in corpus.plans:
        for fact in plan.responsibilities:
            first.setdefault(corpus.agency_of[fact.id], _Named(len(first), plan, fact))
    for proposal in corpus.proposals:
        if proposal.kind in _SUGGESTED:
            named = [first[subject] for subject in proposal.subjects if subject in first]
            machine = "；".join(names[subject] for subject in proposal.subjects)
            yield _identity(proposal, machine, min(named, default=None, key=lambda one: one.order))


class _Named(NamedTuple):
    """Where an agency is named first; `order` is its place among all agencies by that."""

    order: int
    plan: Plan
    fact: Responsibility


def _identity(proposal: Proposal, machine: str, named: _Named | None) -> Row:
    """A proposal about agencies, quoted where one of them is named first."""
    suggestion = _SUGGESTED[proposal.kind].format(*proposal.words[-1:])
    key, quote = ";".join(proposal.subjects), ";".join(proposal.words)
    if named is None:  # only in brackets behind another unit
        return Row("", key, proposal.kind, "", machine, quote, "", suggestion)
    context = _context(named.plan, named.fact.start, named.fact.end)
    return Row(named.plan.name, key, proposal.kind, named.fact.clause, machine, quote, context, suggestion)


def _contradictions(corpus: Corpus, findings: Iterable[Finding]) -> Iterator[Row]:
    plans = {plan.name: plan for plan in corpus.plans}
    pairs: set[tuple[str, ...]] = {(one.target_a, one.target_b) for one in corpus.conflicts}
    pairs |= {(clash.a, *clash.others[:1]) for clash in corpus.clashes}
    for found in findings:
        pair = tuple(place.fact for place in (found.a, found.b) if place)
        if pair in pairs:
            quote = " / ".join(place.quote for place in (found.a, found.b) if place)
            context = _context(plans[found.doc], found.a.start, found.a.end)
            yield Row(found.doc, "/".join(pair), "conflict", found.a.clause, found.zh, quote, context, "确认 / 忽略")


def _owners(plan: Plan, missed: Set[str]) -> Iterator[Row]:
    """The clauses for which the audit misses an owner, each once."""
    left = set(missed)
    for clause in plan.clauses:
        if clause.path in left:
            left.discard(clause.path)
            quote, context = name(plan.document, clause), _context(plan, clause.start, clause.body)
            key = f"{plan.name}:{clause.path}"
            yield Row(plan.name, key, "owner", clause.path, "", quote, context, "牵头 X；责任单位 Y、Z")


def _units(plan: Plan) -> Iterator[Row]:
    """Targets whose number has no unit and is no index or ratio by its words."""
    for target in plan.targets:
        if not target.unit and not isinstance(target.value, str) and target.value == int(target.value):
            machine = f"{target.indicator} {amount(target)}"
            yield _of_fact(plan, target, "unit", machine, "单位改为 人")


def _unread(plan: Plan) -> Iterator[Row]:
    for unread in plan.unread:
        yield _of_fact(plan, unread, "unread", "", "忽略 / 读作目标 指标=…")


def _of_fact(plan: Plan, fact: Fact, kind: str, machine: str, suggestion: str) -> Row:
    context = _context(plan, fact.start, fact.end)
    return Row(plan.name, fact.id, kind, fact.clause, machine, fact.quote, context, suggestion)


def _context(plan: Plan, start: int, end: int) -> str:
    return " ".join(plan.document.text[max(0, start - _AROUND) : end + _AROUND].split())
