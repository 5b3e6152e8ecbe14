"""Plans chosen by a condition on their fields (`--where`), for the graph and the pages of a large corpus.

    region like '宁夏%' and year >= 2021

A condition of SQL, as SQLite understands it: that comes with Python. Nothing but the fields of the plans can be read.
"""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_TAKEN = ("doc", "title", "doc_number", "issuers", "level", "genre", "status", "issued", "published")
_OF_OURS = ("region", "year", "period_start", "period_end", "region_id")
FIELDS = (*_TAKEN, *_OF_OURS)
"""The fields that a condition may name; `region` is the whole way from the province: 宁夏回族自治区银川市贺兰县."""

_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_STEPS = 50_000_000
_ABOVE = 8


class WrongCondition(Exception):
    """A condition that is none; the message says why and which fields there are."""


def check(where: str) -> None:
    """Raises WrongCondition for what is no condition, before any plan is read."""
    _holding((), where)


def chosen(tables: Path, where: str) -> frozenset[str]:
    """The names of the plans in a folder of tables for which a condition holds. Raises WrongCondition."""
    return _holding(_plans(tables), where)


def _holding(plans: Iterable[tuple[str | int | None, ...]], where: str) -> frozenset[str]:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(f"CREATE TABLE plans ({', '.join(FIELDS)})")
        database.executemany(f"INSERT INTO plans VALUES ({', '.join('?' * len(FIELDS))})", plans)
        database.commit()
        database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY)
        database.set_progress_handler(lambda: 1, _STEPS)  # a condition that never ends is stopped
        return frozenset(doc for (doc,) in database.execute(f"SELECT doc FROM plans WHERE ({where}\n)"))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise WrongCondition(f"--where {where}: {error}; the fields are {', '.join(FIELDS)}") from error
    finally:
        database.close()


def _plans(tables: Path) -> Iterator[tuple[str | int | None, ...]]:
    regions = {row["id"]: row for row in _rows(tables / "regions.csv")}
    for row in _rows(tables / "documents.csv"):
        ours = {"region": _way(row["region_id"], regions) or row["region"], "year": _year(row)}
        yield tuple((row | ours)[field] for field in FIELDS)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def _way(region: str, regions: Mapping[str, Mapping[str, str]]) -> str:
    """The names from the province down; the country itself is left out where it is not all."""
    names: list[str] = []
    while region in regions and len(names) < _ABOVE:
        if regions[region]["level"] != "nation" or not names:
            names.append(regions[region]["name"])
        region = regions[region]["parent"]
    return "".join(reversed(names))


def _year(row: Mapping[str, str]) -> int | None:
    """The year in which a plan begins, else that of its date."""
    stated = next(filter(None, (row["period_start"], row["issued"], row["published"])), "")
    return int(stated[:4]) if stated[:4].isdecimal() else None
