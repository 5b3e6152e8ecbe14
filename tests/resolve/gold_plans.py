"""Plans made of the gold tables, so that resolution is tested on its own, whatever extraction finds."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.records import About, Document, Plan, Responsibility, Target

GOLD = Path(__file__).parents[1] / "gold"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        return [{key: value or "" for key, value in row.items()} for row in table]


def gold_plan(folder: Path) -> Plan:
    about = rows(folder / "document.tsv")[0]
    region, level = about["region"], about["level"]
    return plan(
        folder.name,
        region,
        level=level,
        title=about["title"],
        targets=[_target(row) for row in rows(folder / "targets.tsv")],
        units=[(row["clause"], row["role"], row["unit"], first(row["region"])) for row in _units(folder)],
    )


def _units(folder: Path) -> list[dict[str, str]]:
    path = folder / "responsibilities.tsv"
    return rows(path) if path.exists() else []


def _target(row: dict[str, str]) -> dict[str, Any]:
    value = row["value"] if row["op"] == "text" else Decimal(row["value"])
    fields = ("clause", "indicator", "op", "unit", "kind", "status", "quote")
    found = {name: row[name] for name in fields} | {"value": value, "due": first(row["due"]), "per": first(row["per"])}
    return found | ({"value2": Decimal(row["value2"])} if row["value2"] else {})


def first(cell: str) -> str:
    return cell.partition("|")[0]


def plan(
    name: str,
    region: str,
    *,
    units: Iterable[tuple[str, str, str, str]] = (),
    targets: Iterable[dict[str, Any]] = (),
    level: str = "",
    title: str = "",
    text: str = "",
    issued: str = "",
) -> Plan:
    """A plan of a place with units as (clause, role, unit, region) and targets as fields that differ from usual."""
    place: Any = {"quote": "", "start": 0, "end": 0, "rule": "gold"}
    usual: Any = {
        **place,
        "indicator": "指标",
        "clause": "一",
        "op": "=",
        "unit": "家",
        "due": "2025",
        "value": Decimal(1),
    }
    about: Any = {"region": region, "level": level, "title": title, "issued": issued}
    who: Any = [
        {**place, "id": f"{name}:r{at}", "clause": clause, "role": role, "unit": unit, "region": of}
        for at, (clause, role, unit, of) in enumerate(units)
    ]
    return Plan(
        Document(name, name, "", text, ()),
        About(**about),
        targets=tuple(Target(**{**usual, "id": f"{name}:t{at}", **fields}) for at, fields in enumerate(targets)),
        responsibilities=tuple(Responsibility(**fields) for fields in who),
    )
