"""The clauses of the three plans as moulds: what can be cast again under another place, with other numbers and units.

A mould is the text of one item with its gold rows (`tests/gold/plans`). A place that changes from plan to plan is one
private character, in the text and in the rows alike, so whatever is put there stays the truth.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pipeline
from pipeline.evaluate import Row, read_gold
from pipeline.fold import half_width
from pipeline.records import Clause, Plan

GOLD = Path("tests/gold/plans")
CORPUS = Path("corpus")
ROWS = ("targets", "incentives", "deadlines", "responsibilities", "citations")
YEAR = re.compile(r"(?<![\d〔])20[1-3]\d(?!\d)")

_LIST = re.compile(
    r"[（(](?:牵头|责任)单位[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]\s*$|^责任单位[:：].*\Z", re.M | re.S
)
_FIRST_SLOT = 0xE000
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in moulds: `said` is what stands there in the plan, `unit` and `kind` what may stand there instead."""

    sign: str
    said: str
    unit: str
    kind: str
    thing: bool


@dataclass(frozen=True, slots=True)
class Mould:
    """An item without its list of units; `year` is when its plan is of, `heading` the title of the clause above."""

    doc: str
    year: int
    heading: str
    title: str
    text: str
    slots: tuple[Slot, ...]
    rows: Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Source:
    """What one plan gives: its moulds and the units that it names."""

    doc: str
    region: str
    moulds: tuple[Mould, ...]
    units: tuple[str, ...]


def sources() -> tuple[Source, ...]:
    """The three plans. Raises FileNotFoundError outside the root of the project."""
    plans = [pipeline.read_plan(path) for path in sorted(CORPUS.glob("*.txt"))]
    if not plans:
        raise FileNotFoundError("corpus/ holds no plan: run this from the root of the project")
    return tuple(_source(plan) for plan in plans)


def _source(plan: Plan) -> Source:
    gold = {name: read_gold(GOLD / plan.name / f"{name}.tsv") for name in ROWS}
    (about,) = read_gold(GOLD / plan.name / "document.tsv")
    year = int((about["issued"] or about["period_start"])[:4])
    titles = {row["path"]: row["title"] for row in read_gold(GOLD / plan.name / "clauses.tsv")}
    parents = {clause.parent for clause in plan.clauses}
    past = {row["clause"].split("/")[0] for row in gold["targets"] if row["status"] == "actual"}
    leaves = [clause for clause in plan.clauses if clause.path in titles and clause.path not in parents]
    leaves = [clause for clause in leaves if "专栏" not in clause.path and clause.path.split("/")[0] not in past]
    found = (_mould(plan, clause, titles, gold, year) for clause in leaves)
    units = dict.fromkeys(row["unit"] for row in gold["responsibilities"] if row["region"] == about["region"])
    return Source(plan.name, about["region"], tuple(filter(None, found)), tuple(units))


def _mould(
    plan: Plan, clause: Clause, titles: Mapping[str, str], gold: Mapping[str, Sequence[Row]], year: int
) -> Mould | None:
    """The mould of a clause; None where a row could not be true elsewhere, or cannot be found in the text."""
    whole = plan.document.text[clause.body : clause.end]
    text = _LIST.sub("", whole).strip()
    rows = {name: [row for row in gold[name] if row.get("clause") == clause.path] for name in ROWS}
    rows["citations"] = [row for row in gold["citations"] if _place(text, row["title"])]
    if any(plan.document.text[table.start : table.end] in whole for table in plan.document.tables):
        return None
    if (rows["responsibilities"] and text == whole.strip()) or not _lasting(text, rows):
        return None
    rows["responsibilities"] = []
    heading = titles.get(clause.parent, "")
    return _cast(Mould(plan.name, year, heading, titles[clause.path], text, (), rows))


def _lasting(text: str, rows: Mapping[str, Sequence[Row]]) -> bool:
    """Whether every row says what the text alone says: no reported figure, no date from elsewhere in the plan."""
    timed = [row for row in rows["deadlines"] if _place(text, row["quote"])]
    years = {*YEAR.findall(text), *(row[end][:4] for row in timed for end in ("start", "end"))}
    dues = [due[:4] for row in rows["targets"] for due in row["due"].split("|") if "|" not in row["due"] and due]
    dues += [row[end][:4] for row in rows["deadlines"] for end in ("start", "end") if row[end]]
    quoted = (row for name in ("targets", "incentives", "deadlines") for row in rows[name])
    return (
        all(row["status"] == "target" for row in rows["targets"])
        and years.issuperset(dues)
        and all(_place(text, row["quote"]) for row in quoted)
    )


def _cast(mould: Mould) -> Mould:
    """The mould with a slot for every number that one row alone states, and for things right before their number."""
    letters = list(mould.text)
    whole = all(_place(mould.text, row["indicator"]) for row in mould.rows["targets"])
    slots: dict[tuple[int, int], Slot] = {}
    for row in (*mould.rows["targets"], *mould.rows["incentives"]):
        for field, (start, end) in _free(mould.text, row):
            taken = any(start < there and here < end for here, there in slots)
            if not taken and (whole or field != "indicator"):  # a verb that several things share stays with the first
                sign = chr(_FIRST_SLOT + len(slots))
                thing = field == "indicator"
                slots[start, end] = Slot(sign, row[field], row["unit"], row.get("kind", "paid"), thing)
                row |= {field: sign} if thing else {field: f"-{sign}" if row[field].startswith("-") else sign}
                letters[start:end] = [sign, *[""] * (end - start - 1)]
    rows = {name: [_requoted(row, mould.text, letters) for row in found] for name, found in mould.rows.items()}
    return replace(mould, text="".join(letters), slots=tuple(slots.values()), rows=rows)


def _requoted(row: Row, text: str, letters: Sequence[str]) -> Row:
    if not row.get("quote"):
        return row
    start, end = _place(text, row["quote"])[0]
    return {**row, "quote": "".join(letters[start:end])}


def _free(text: str, row: Row) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the fields of a row stand that may be changed."""
    field = "amount" if "amount" in row else "value"
    (start, end), *more = _place(text, row["quote"])
    number = row[field].lstrip("-")
    found = [match.span() for match in re.finditer(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text[start:end])]
    if more or len(found) != 1 or row.get(f"{field}2") or row.get("op") == "text":
        return
    first, last = found[0][0] + start, found[0][1] + start
    yield field, (first, last)
    for here, there in _place(text, row.get("indicator", "")):
        if there == first and text[here - 1 : here] in tuple("，、；。,;"):
            yield "indicator", (here, there)


def _place(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, white space and width aside."""
    kept = [place for place, letter in enumerate(text) if not _SPACE.match(letter)]
    folded = half_width("".join(text[place] for place in kept))
    sought = half_width(_SPACE.sub("", words))
    found = [match.start() for match in re.finditer(re.escape(sought), folded)] if sought else []
    return [(kept[start], kept[start + len(sought) - 1] + 1) for start in found]
