"""Accuracy: the tables of a build against gold files made by people.

A gold folder holds one folder per document, named as the `doc` column names it, with tab-separated files. A predicted
row is the same fact as a gold row when their keys agree (`KINDS`); then its further fields are judged. Counts are
summed over documents (micro-average); a document that the tables lack counts as all missed.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from pipeline.agreement import accepted, alike, normal, number, same, same_title

Row = Mapping[str, str]
Tables = Mapping[str, Mapping[str, Sequence[Row]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes two rows the same fact, and which fields are then judged and how (gold first)."""

    name: str
    key: Callable[[Row], Hashable]
    fields: Mapping[str, Callable[[str, str], bool]]
    once: bool = False


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that is not as the gold has it; for `field` the judged fields that differ, as (gold, predicted)."""

    doc: str
    kind: str
    what: Literal["missed", "spurious", "field"]
    row: Row
    differ: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Score:
    """Counts for one kind of fact: gold and predicted rows, those matched, and of these the fully right ones."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    full: int = 0
    right: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float | None]:
        """Precision, recall, F1, full F1 (all judged fields right too) and accuracy per field; None of nothing."""
        both = self.gold + self.predicted
        return {
            "precision": _ratio(self.matched, self.predicted),
            "recall": _ratio(self.matched, self.gold),
            "f1": _ratio(2 * self.matched, both),
            "full_f1": _ratio(2 * self.full, both),
            **{f"{name}_acc": _ratio(count, self.matched) for name, count in self.right.items()},
        }


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _numbers(*names: str) -> Callable[[Row], Hashable]:
    return lambda row: tuple(number(row.get(name, "")) for name in names)


def _words(*names: str) -> Callable[[Row], Hashable]:
    return lambda row: tuple(normal(row.get(name, "")) for name in names)


def _both(one: Callable[[Row], Hashable], other: Callable[[Row], Hashable]) -> Callable[[Row], Hashable]:
    return lambda row: (one(row), other(row))


KINDS = (
    Kind("clauses", _words("path"), {"title": same_title}),
    Kind(
        "targets",
        _both(_words("clause", "unit", "status"), _numbers("value", "value2")),
        {"indicator": alike, "op": same, "kind": same, "due": accepted, "per": accepted, "attr": same},
    ),
    Kind(
        "incentives",
        _both(_words("clause", "unit"), _numbers("amount", "amount2")),
        {"condition": alike, "cap": same},
    ),
    Kind("responsibilities", _words("clause", "role", "unit"), {"region": accepted}, once=True),
    Kind("deadlines", _words("clause", "kind", "per"), {"start": accepted, "end": accepted}),
    Kind("citations", lambda row: normal(row.get("title", "")).strip("《》"), {"doc_number": same}),
    Kind(
        "conflicts",
        lambda row: (normal(row.get("due", "")), *sorted(number(row.get(name, "")) for name in ("value_a", "value_b"))),
        {"indicator": alike},
    ),
)
"""The kinds of fact that rows are matched in; document fields are compared one by one (`evaluate`)."""


def evaluate(tables: Path, gold: Path) -> dict[str, Score]:
    """Scores per kind of fact, in the order of KINDS, and last `document`: its counts are fields that gold states.

    Raises FileNotFoundError when one of the folders is not there or holds nothing to compare.
    """
    documents = sorted(path for path in gold.iterdir() if path.is_dir())
    if not documents:
        raise FileNotFoundError(f"{gold} holds no folder with gold files")
    found = read_tables(tables)
    scores = {kind.name: Score(right=Counter(dict.fromkeys(kind.fields, 0))) for kind in KINDS}
    scores["document"] = Score()
    for folder in documents:
        for kind in KINDS:
            _add(scores[kind.name], kind, folder.name, read_gold(folder / f"{kind.name}.tsv"), found[kind.name])
        _add_fields(scores["document"], folder.name, read_gold(folder / "document.tsv"), found["document"])
    return scores


def _add(score: Score, kind: Kind, doc: str, gold: Sequence[Row], table: Mapping[str, Sequence[Row]]) -> None:
    predicted = table.get(doc, ())
    if kind.once:
        gold, predicted = _first_of_each(gold, kind), _first_of_each(predicted, kind)
    pairs, missed, spurious = pair(gold, predicted, kind)
    score.gold += len(gold)
    score.predicted += len(predicted)
    score.matched += len(pairs)
    for wanted, got in pairs:
        differ = {
            name: (wanted.get(name, ""), got.get(name, ""))
            for name in kind.fields
            if not _good(kind, name, wanted, got)
        }
        score.right.update(name for name in kind.fields if name not in differ)
        score.full += not differ
        if differ:
            score.misses.append(Miss(doc, kind.name, "field", wanted, differ))
    score.misses += [Miss(doc, kind.name, "missed", row) for row in missed]
    score.misses += [Miss(doc, kind.name, "spurious", row) for row in spurious]


def _first_of_each(rows: Sequence[Row], kind: Kind) -> list[Row]:
    first: dict[Hashable, Row] = {}
    for row in rows:
        first.setdefault(kind.key(row), row)
    return list(first.values())


def _good(kind: Kind, name: str, wanted: Row, got: Row) -> bool:
    return kind.fields[name](wanted.get(name, ""), got.get(name, ""))


def pair(
    gold: Sequence[Row], predicted: Sequence[Row], kind: Kind
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of the same fact, missed and spurious rows; of several candidates the one that agrees best is taken."""
    pool: dict[Hashable, list[Row]] = defaultdict(list)
    for row in predicted:
        pool[kind.key(row)].append(row)
    pairs: list[tuple[Row, Row]] = []
    missed: list[Row] = []
    for row in gold:
        if candidates := pool.get(kind.key(row)):
            best = max(candidates, key=lambda candidate: _agreement(row, candidate, kind))
            candidates.remove(best)
            pairs.append((row, best))
        else:
            missed.append(row)
    return pairs, missed, [row for rows in pool.values() for row in rows]


def _agreement(gold: Row, candidate: Row, kind: Kind) -> float:
    fields = sum(_good(kind, name, gold, candidate) for name in kind.fields)
    return fields + SequenceMatcher(None, normal(gold.get("quote", "")), normal(candidate.get("quote", ""))).ratio()


def _add_fields(score: Score, doc: str, gold: Sequence[Row], table: Mapping[str, Sequence[Row]]) -> None:
    got = next(iter(table.get(doc, ())), {})
    for name, value in next(iter(gold), {}).items():
        if value:
            good = same(value, got.get(name, ""))
            score.gold += 1
            score.predicted += 1
            score.matched += good
            score.full += good
            if not good:
                score.misses.append(Miss(doc, "document", "field", {}, {name: (value, got.get(name, ""))}))


def read_gold(file: Path) -> list[Row]:
    """The rows of a gold file; none when there is no such file. Cells that end a line early are empty."""
    if not file.exists():
        return []
    head, *lines = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n") if line] or [[]]
    return [dict(zip(head, line + [""] * (len(head) - len(line)), strict=False)) for line in lines]


def read_tables(folder: Path) -> Tables:
    """The rows of a build's tables by kind and document; `folder` holds them, or is the outputs that they are part of.

    Raises FileNotFoundError when there are none.
    """
    folder = folder / "tables" if (folder / "tables").is_dir() else folder
    files = {kind.name: folder / f"{kind.name}.csv" for kind in KINDS}
    files["document"] = next(
        (folder / name for name in ("document.csv", "documents.csv") if (folder / name).exists()), folder
    )
    if not any(file.is_file() for file in files.values()):
        raise FileNotFoundError(f"{folder} holds no tables of a build")
    return {name: _by_document(file) for name, file in files.items()}


def _by_document(file: Path) -> Mapping[str, Sequence[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    if file.is_file():
        with file.open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle):
                rows[row.get("doc") or ""].append({name: cell or "" for name, cell in row.items() if name})
    return rows


def misses(scores: Mapping[str, Score]) -> Iterable[Miss]:
    """Everything that is not as the gold has it, by kind and document."""
    return (miss for score in scores.values() for miss in score.misses)
