"""Decisions applied to the facts of plans, before they are resolved: each changes exactly what it says.

A fact keeps the id that the machine gave it, so that the next build finds it again. What a person adds (owners of a
task, a target out of an unread number) quotes the characters that it was added at; its rule begins with `review.`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from pipeline.records import Clause, Correction, Decision, Dismissed, Plan, Responsibility, Target, Unread, Verdict
from pipeline.review.grammar import Action, NotUnderstood, Value, parse
from pipeline.review.places import KINDS, Gone, Index, Place

WHOLE = "*"
_TABLES = {what: table for table, what in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Corrected:
    """Plans with decisions applied, what became of each, and the verdicts that are left to resolution."""

    plans: tuple[Plan, ...]
    corrections: tuple[Correction, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """One change: a field of a fact and its new value, or WHOLE for what happens to all of it."""

    decision: Decision
    place: Place
    field: str
    value: Any

    @property
    def subject(self) -> str:
        if self.place.fact is not None:
            return self.place.fact.id
        assert self.place.plan is not None and self.place.clause is not None
        return f"{self.place.plan.name}:{self.place.clause.path}"


def correct(plans: Iterable[Plan], decisions: Iterable[Decision]) -> Corrected:
    """The plans as decided; the order of the decisions does not matter, and a second time changes nothing."""
    plans = tuple(plans)
    index = Index(plans)
    steps: list[_Step] = []
    done: list[Correction] = []
    verdicts: list[Verdict] = []
    for decision in decisions:
        try:
            place = index.find(decision)
            action = parse(decision.words, place.what)
            steps.extend(_steps(decision, place, action))
            verdicts.extend(_verdicts(decision, place, action))
            if action.act == "keep":
                done.append(Correction(decision, decision.id, "", "", "", "unneeded"))
        except NotUnderstood as error:
            done.append(Correction(decision, decision.id, "", "", decision.words, "wrong", str(error)))
        except Gone as error:
            done.append(Correction(decision, decision.id, "", "", decision.words, "stale", str(error)))
    kept, answers = _unanimous(steps)
    done.extend(answers)
    return Corrected(tuple(_applied(plan, kept) for plan in plans), tuple(done), tuple(verdicts))


def _steps(decision: Decision, place: Place, action: Action) -> list[_Step]:
    if place.fact is None and place.clause is None:
        return []
    if action.act == "set":
        return [_Step(decision, place, name, value) for name, value in action.changes.items()]
    if action.act == "own":
        return [_Step(decision, place, f"{role} {unit}", (role, unit)) for role, unit in action.owners]
    if action.act == "target":
        assert isinstance(place.fact, Unread)
        return [_Step(decision, place, WHOLE, _as_target(place.fact, action.changes))]
    return [_Step(decision, place, WHOLE, action.act)] if action.act in ("delete", "dismiss") else []


def _verdicts(decision: Decision, place: Place, action: Action) -> list[Verdict]:
    """What resolution is to do, for identities and conflicts."""
    if not place.subjects or action.act == "keep":
        return []
    if action.act == "set":
        acts = {"type": "type", "name": "name"}
        return [Verdict(decision, acts[name], place.subjects, str(value)) for name, value in action.changes.items()]  # type: ignore[arg-type]
    value = action.names[0] if action.act == "merge" and action.names else ""
    wordings = action.names if action.act == "split" else ()
    return [Verdict(decision, action.act, place.subjects, value, wordings)]  # type: ignore[arg-type]


def _unanimous(steps: Sequence[_Step]) -> tuple[list[_Step], list[Correction]]:
    """The steps that no other contradicts, each once, and what is to be said of every step."""
    values: dict[str, dict[str, list[_Step]]] = defaultdict(lambda: defaultdict(list))
    for step in steps:
        values[step.subject][step.field].append(step)
    kept: list[_Step] = []
    answers: list[Correction] = []
    for of_fact in values.values():
        whole = WHOLE in of_fact and len(of_fact) > 1
        for some in of_fact.values():
            if whole or any(step.value != some[0].value for step in some):
                rivals = some if not whole else [step for others in of_fact.values() for step in others]
                answers.extend(_clash(step, rivals) for step in some)
            else:
                kept.append(some[0])
                answers.extend(map(_outcome, some))
    return kept, answers


def _clash(step: _Step, rivals: Sequence[_Step]) -> Correction:
    others = sorted(
        {(one.decision.file, one.decision.row) for one in rivals} - {(step.decision.file, step.decision.row)}
    )
    rows = "、".join(str(row) for _, row in others) or str(step.decision.row)
    reason = f"与第 {rows} 行的决定矛盾 contradicts row {rows}"
    return Correction(step.decision, step.subject, step.field, _machine(step), _said(step.value), "wrong", reason)


def _outcome(step: _Step) -> Correction:
    machine, person = _machine(step), _said(step.value)
    fields_of = {one.name for one in fields(step.place.fact)} if step.place.fact else set()
    same = step.field in fields_of and getattr(step.place.fact, step.field) == step.value
    status = "unneeded" if same or _already_owns(step) else "applied"
    reason = (
        "" if step.subject == step.decision.id else "编号已变，按条款和引文找到 id changed: found by clause and quote"
    )
    return Correction(step.decision, step.subject, step.field, machine, person, status, reason)  # type: ignore[arg-type]


def _already_owns(step: _Step) -> bool:
    place = step.place
    if place.clause is None or place.plan is None:
        return False
    listed = {(fact.role, fact.unit) for fact in place.plan.responsibilities if fact.clause == place.clause.path}
    return step.value in listed


def _machine(step: _Step) -> str:
    fact = step.place.fact
    if fact is None:
        return ""
    return fact.quote if step.field == WHOLE else _said(getattr(fact, step.field))


def _said(value: Any) -> str:
    """A value as the tables write it; a target read out of a number by its fields."""
    if isinstance(value, Target):
        return f"{value.indicator} {value.op} {_said(value.value)} {value.unit} {value.due}".strip()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(value) if isinstance(value, tuple) else str(value)


def _applied(plan: Plan, steps: Sequence[_Step]) -> Plan:
    mine = [step for step in steps if step.place.plan is plan]
    if not mine:
        return plan
    changes: dict[str, dict[str, Value]] = defaultdict(dict)
    whole: dict[str, Any] = {}
    for step in mine:
        if step.place.fact is not None and step.field == WHOLE:
            whole[step.subject] = step.value
        elif step.place.fact is not None:
            changes[step.subject][step.field] = step.value
    tables: dict[str, Any] = {
        table: tuple(
            replace(fact, **changes[fact.id]) if fact.id in changes else fact
            for fact in getattr(plan, table)
            if fact.id not in whole
        )
        for table in _TABLES.values()
    }
    tables["targets"] += tuple(one for one in whole.values() if isinstance(one, Target))
    tables["responsibilities"] += tuple(_owners(plan, mine))
    dismissed = tuple(_dismissed(fact) for fact in plan.unread if whole.get(fact.id) == "dismiss")
    return replace(plan, dismissed=plan.dismissed + dismissed, **tables)


def _dismissed(unread: Unread) -> Dismissed:
    return Dismissed(
        id=unread.id,
        clause=unread.clause,
        quote=unread.quote,
        start=unread.start,
        end=unread.end,
        rule="review.dismiss",
    )


def _owners(plan: Plan, steps: Sequence[_Step]) -> list[Responsibility]:
    """The units that a person names for a task; they quote the words that name it."""
    owning = [step for step in steps if step.place.clause is not None and not _already_owns(step)]
    return [_owner(plan, step.place.clause, *step.value) for step in owning if step.place.clause]


def _owner(plan: Plan, clause: Clause, role: Any, unit: str) -> Responsibility:
    end = max(clause.start + 1, min(clause.body, clause.end))
    words = plan.document.text[clause.start : end].rstrip()
    digest = sha256(f"{plan.name}\nreview\n{clause.path}\n{role}\n{unit}".encode()).hexdigest()[:10]
    return Responsibility(
        id=f"r{digest}",
        clause=clause.path,
        quote=words,
        start=clause.start,
        end=clause.start + len(words),
        rule="review.owner",
        role=role,
        unit=unit,
        region=plan.about.region,
    )


def _as_target(unread: Unread, changes: Any) -> Target:
    """An unread number as a target; number and unit are those of its words unless the decision says others."""
    match = re.match(r"(?P<value>[-+]?[\d,]*\.?\d+)(?P<unit>.*)", unread.quote, re.DOTALL)
    fields_of: dict[str, Any] = dict(changes)
    if not fields_of.get("indicator"):
        raise NotUnderstood("读作目标要写明指标 name the indicator: 读作目标 指标=…")
    if match:
        fields_of.setdefault("value", _number(match["value"]))
        fields_of.setdefault("unit", match["unit"].strip())
    if fields_of.get("value") is None:
        raise NotUnderstood(f"{unread.quote} 不是一个数，要写明数值 is no number: name the value")
    place: dict[str, Any] = {"clause": unread.clause, "quote": unread.quote, "start": unread.start, "end": unread.end}
    return Target(id=f"t{unread.id[1:]}", rule="review.target", **place, **({"op": "="} | fields_of))


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words.replace(",", ""))
    except InvalidOperation:
        return None
