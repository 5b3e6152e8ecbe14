"""A corpus to measure on: as many made-up plans as wanted, with the truth about each.

    python -m benchmarks.corpus FOLDER [--plans 1000] [--characters 10000] [--seed 1]

Writes FOLDER/plans/<name>.txt and FOLDER/gold/<name>/*.tsv, so that `zerentu build FOLDER/plans --out OUT` and then
`zerentu evaluate OUT/tables FOLDER/gold` measure accuracy too. Items of the three plans of `corpus/` are put together
anew under places of the gazetteer, with other numbers, years and units, and with things exchanged among those that are
counted in one unit. A seed gives the same plan number N, however many are made. Whether two items contradict each
other is left to chance and not part of the truth: `conflicts` has no gold rows.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from benchmarks.clauses import ROWS, Mould, Slot, Source, sources
from benchmarks.places import Place, carried, places
from pipeline.evaluate import Row

SUBJECTS = ("科技创新", "创新驱动发展", "产业转型升级", "现代服务业", "新型工业化", "特色农业", "人才强基", "数字经济")
GENRES = {"实施方案": "实施方案", "行动计划": "行动计划", "实施意见": "意见"}
ITEMS = 4
COLUMNS = {
    "clauses": ("path", "level", "title"),
    "targets": (
        *("clause", "quote", "indicator", "op", "value", "value2", "unit", "kind", "due", "per", "status", "attr"),
    ),
    "incentives": ("clause", "quote", "condition", "amount", "amount2", "unit", "cap"),
    "responsibilities": ("clause", "role", "unit", "region"),
    "deadlines": ("clause", "quote", "kind", "start", "end", "per"),
    "citations": ("title", "doc_number"),
    "document": ("title", "doc_number", "issuers", "issued", "region", "level", "genre", "status"),
}


@dataclass(frozen=True, slots=True)
class Stock:
    """What plans are made of: items with the plan they come from, and things counted, by unit and kind."""

    sources: Sequence[Source]
    items: Sequence[tuple[Source, Mould]]
    things: Mapping[tuple[str, str], Sequence[str]]
    places: Sequence[Place]


@dataclass(slots=True)
class Draft:
    """A plan being written: its paragraphs, and its gold rows by table."""

    place: Place
    year: int
    chance: random.Random
    lines: list[str] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})


def stock() -> Stock:
    """All there is to make plans of."""
    found = sources()
    items = [(source, mould) for source in found for mould in source.moulds if mould.heading]
    things: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for slot in (slot for _, mould in items for slot in mould.slots if slot.thing):
        things[slot.unit, slot.kind][slot.said] = None
    return Stock(found, items, {key: tuple(said) for key, said in things.items()}, places())


def made(number: int, seed: int, characters: int, of: Stock) -> tuple[str, Draft]:
    """Plan `number` of a seed, with the name of its file."""
    chance = random.Random(f"{seed}/{number}")
    draft = Draft(chance.choice(of.places), chance.randint(2016, 2025), chance)
    _open(draft, number)
    items, chapter = [], 0
    while sum(map(len, draft.lines)) < characters:
        if len(items) < 2 * ITEMS:  # none comes back before all have been
            items = chance.sample(of.items, len(of.items))
        chapter += 1
        _chapter(draft, chapter, [items.pop() for _ in range(2 * ITEMS)], of)
    return f"{draft.place.region.id}-{draft.year}-{number:06}", draft


def _open(draft: Draft, number: int) -> None:
    """Notice, title and preamble, and the row of document fields."""
    name, chance = draft.place.region.name, draft.chance
    genre = chance.choice(sorted(GENRES))
    title, issuer = f"{name}{chance.choice(SUBJECTS)}{genre}", f"{name}人民政府办公室"
    code, month, day = f"{draft.place.stem}政办发〔{draft.year}〕{number % 200 + 1}号", *_day(chance)
    draft.lines += [
        f"{issuer}关于印发《{title}》的通知",
        code,
        "各有关单位：",
        f"现将《{title}》印发给你们，请认真贯彻执行。",
    ]
    draft.lines += [issuer, f"{draft.year}年{month}月{day}日", title, "为推动高质量发展，结合实际，制定本方案。"]
    row = {"title": title, "doc_number": code, "issuers": issuer, "issued": f"{draft.year}-{month:02}-{day:02}"}
    row |= {"region": name, "level": "city" if draft.place.rank == "市" else "county"}
    draft.rows["document"].append({**row, "genre": GENRES[genre], "status": "issued"})


def _day(chance: random.Random) -> tuple[int, int]:
    return chance.randint(1, 12), chance.randint(1, 28)


def _chapter(draft: Draft, number: int, chosen: Sequence[tuple[Source, Mould]], of: Stock) -> None:
    """A chapter 一、 with two sections （一）, each of some items."""
    chapter = _numeral(number)
    _head(draft, chapter, f"{chapter}、", *chosen[0])
    for section in (1, 2):
        path = f"{chapter}/（{_numeral(section)}）"
        items = chosen[(section - 1) * ITEMS : section * ITEMS]
        _head(draft, path, f"（{_numeral(section)}）", *items[-1])
        for place, (source, mould) in enumerate(items, 1):
            _item(draft, f"{path}/{place}", source, mould, of)


def _head(draft: Draft, path: str, label: str, source: Source, mould: Mould) -> None:
    title = carried(mould.heading, source.region, draft.place, 0)
    draft.lines.append(label + title)
    draft.rows["clauses"].append({"path": path, "level": str(path.count("/") + 1), "title": title})


def _item(draft: Draft, path: str, source: Source, mould: Mould, of: Stock) -> None:
    said = _said(draft, source, mould, of)

    def put(words: str) -> str:
        return carried(words, source.region, draft.place, draft.year - mould.year).translate(said)

    title, label = put(mould.title), path.rpartition("/")[2]
    draft.lines.append(f"{label}.{title}{'。' if title else ''}{put(mould.text)}{_units(draft, path, of)}")
    draft.rows["clauses"].append({"path": path, "level": "3", "title": title})
    for name in ROWS:
        for row in mould.rows[name]:
            draft.rows[name].append({key: path if key == "clause" else put(value) for key, value in row.items()})


def _said(draft: Draft, source: Source, mould: Mould, of: Stock) -> dict[int, str]:
    """What stands in each slot: another number of the same size, another thing counted in the same unit."""
    chosen: dict[str, str] = {}
    for slot in mould.slots:
        if slot.thing:
            rest = [thing for thing in of.things[slot.unit, slot.kind] if thing not in chosen.values()]
            chosen[slot.sign] = draft.chance.choice(rest or [slot.said])
        else:
            chosen[slot.sign] = _number(slot, draft.chance)
    return {ord(sign): carried(words, source.region, draft.place, 0) for sign, words in chosen.items()}


def _number(slot: Slot, chance: random.Random) -> str:
    """A number of the same size and decimals; a share stays below 100."""
    old = Decimal(slot.said.lstrip("-"))
    step = Decimal(1).scaleb(int(old.as_tuple().exponent))
    new = max((old * chance.randint(60, 160) / 100).quantize(step), step)
    return str(min(new, max(old, Decimal(99))) if slot.unit == "%" else new)


def _units(draft: Draft, path: str, of: Stock) -> str:
    """A list of units that belong to a place of this rank, and its gold rows."""
    rank, chance = draft.place.rank, draft.chance
    names = [(name, source) for source in of.sources if source.region[-1] == rank for name in source.units]
    chosen = [
        carried(name, source.region, draft.place, 0) for name, source in chance.sample(names, chance.randint(3, 8))
    ]
    roles = ["lead", *["responsible"] * (len(chosen) - 1)]
    for role, unit in zip(roles, chosen, strict=True):
        row = {"clause": path, "role": role, "unit": unit, "region": draft.place.region.name}
        draft.rows["responsibilities"].append(row)
    return f"（牵头单位：{chosen[0]}；责任单位：{'、'.join(chosen[1:])}）"


def _numeral(number: int) -> str:
    """一 to 九十九."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")


def write(folder: Path, plans: int, characters: int, seed: int) -> None:
    """Write so many plans and their gold rows below a folder."""
    of = stock()
    (folder / "plans").mkdir(parents=True)
    for number in range(plans):
        name, draft = made(number, seed, characters, of)
        (folder / "plans" / f"{name}.txt").write_text("\n\n".join(draft.lines) + "\n", encoding="utf-8")
        truth = folder / "gold" / name
        truth.mkdir(parents=True)
        for table, columns in COLUMNS.items():
            rows = [columns, *([row.get(column, "") for column in columns] for row in draft.rows[table])]
            (truth / f"{table}.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Made-up plans with their gold rows.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.plans, given.characters, given.seed)


if __name__ == "__main__":
    main()
