"""What a finding is: its kind, how much it weighs, what it says, and the one or two places that show it.

Weights: 5 two statements that cannot both hold; 4 a promise that cannot be kept as it is written; 3 nobody to answer
for it, or no date to hold it to; 2 to be looked at by a person; 1 of no consequence by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from graph.wording import heading
from pipeline.records import Clause, Fact, Plan

Weight = Literal[1, 2, 3, 4, 5]
Kind = Literal[
    "conflict", "sum", "reported", "bounds", "impossible", "retreat", "past", "cites_later", "unowned", "leaderless",
    "undated", "owners_differ", "elsewhere", "unread", "doc_number", "beyond", "rounding", "named_once",
]  # fmt: skip

# The kinds, weightiest first, with their label in Chinese and English.
KINDS: dict[Kind, tuple[Weight, str, str]] = {
    "conflict": (5, "前后数字不一致", "Two numbers for one date"),
    "sum": (5, "分年与累计不符", "Yearly figures do not add up"),
    "reported": (5, "现状数字不一致", "Reported figures differ"),
    "bounds": (5, "上下限相反", "A floor here, a ceiling there"),
    "impossible": (5, "数值不可能", "Impossible figure"),
    "retreat": (4, "目标不及已有水平", "Target behind an earlier level"),
    "past": (4, "时限早于文件日期", "Due before the document's date"),
    "cites_later": (4, "引用晚于本文件的文件", "Cites a later document"),
    "unowned": (3, "没有责任单位", "No owner"),
    "leaderless": (3, "没有牵头单位", "Nobody leads"),
    "undated": (3, "目标没有时限", "Target without a date"),
    "owners_differ": (3, "同一目标责任单位不同", "One target, different owners"),
    "elsewhere": (3, "责任单位属于其他地区", "Owner of another region"),
    "unread": (2, "未识别的数字", "Unread number"),
    "doc_number": (2, "文号不规范", "Malformed document number"),
    "beyond": (2, "时限晚于规划期", "Due after the plan's period"),
    "rounding": (1, "四舍五入不一致", "Rounded apart"),
    "named_once": (1, "只出现一次的责任单位", "Owner named only once"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a plan's text that shows a finding; `fact` is the id of the fact there, empty for other text."""

    clause: str
    quote: str
    start: int
    end: int
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on a plan. `b` is None where one place shows it; `zh` and `en` say it in one line."""

    id: str
    doc: str
    kind: Kind
    weight: Weight
    zh: str
    en: str
    a: Place
    b: Place | None = None


def finding(plan: Plan, kind: Kind, said: tuple[str, str], a: Place, b: Place | None = None) -> Finding:
    """A finding whose id rests on the plan, the kind and the facts, else the clauses, of its places."""
    shown = [place.fact or f"{place.clause} {place.quote}" for place in (a, b) if place]
    digest = sha256("\n".join([plan.name, kind, *shown]).encode()).hexdigest()[:10]
    zh, en = (" ".join(words.split()) for words in said)
    return Finding(f"f{digest}", plan.name, kind, KINDS[kind][0], zh, en, a, b)


def at_fact(plan: Plan, fact: Fact) -> Place:
    """Where a fact stands; for one of a table its row."""
    start, end = _row(plan, fact) or (fact.start, fact.end)
    return Place(fact.clause, _line(plan, start, end), start, end, fact.id)


def at_facts(plan: Plan, facts: Sequence[Fact]) -> Place:
    """From the first to the last of some facts that stand in a row, such as the units of a list; the end may go."""
    start = facts[0].start
    end = max(fact.end for fact in facts if fact.end - start <= _LONG)
    return Place(facts[0].clause, _line(plan, start, end), start, end, facts[0].id)


def at_clause(plan: Plan, clause: Clause) -> Place:
    """The label and title of a clause, else its first words."""
    start, end = heading(plan.document, clause)
    return Place(clause.path, _line(plan, start, end), start, end)


_LONG = 200


def _row(plan: Plan, fact: Fact) -> tuple[int, int] | None:
    """The span of the table row that a fact stands in, where the row is one short stretch of text."""
    for table in plan.document.tables:
        if table.start <= fact.start < table.end:
            for row in table.rows:
                if any(cell.start <= fact.start and fact.end <= cell.end for cell in row):
                    start, end = min(cell.start for cell in row), max(cell.end for cell in row)
                    return (start, end) if end - start <= _LONG else None
    return None


def _line(plan: Plan, start: int, end: int) -> str:
    return " ".join(plan.document.text[start:end].split())
