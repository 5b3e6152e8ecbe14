import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.evaluate import KINDS, Row, evaluate, misses, read_gold

GOLD = Path(__file__).parent / "gold" / "plans"
NAMES = [kind.name for kind in KINDS]


def _write(folder: Path, tables: Mapping[str, Sequence[Row]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]) if rows else ["doc"])
            writer.writeheader()
            writer.writerows(rows)
    return folder


def _gold_as_tables() -> dict[str, list[Row]]:
    """Tables that a perfect build would write: of several accepted answers the first."""
    tables: dict[str, list[Row]] = {}
    for name in (*NAMES, "document"):
        table = tables.setdefault("documents" if name == "document" else name, [])
        for doc in sorted(GOLD.iterdir()):
            for row in read_gold(doc / f"{name}.tsv"):
                table.append({"doc": doc.name} | {column: cell.split("|")[0] for column, cell in row.items()})
    return tables


def _one(folder: Path, table: str, head: str, *rows: str) -> None:
    (folder / "清河").mkdir(parents=True, exist_ok=True)
    (folder / "清河" / f"{table}.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def test_the_gold_itself_is_all_right(tmp_path: Path) -> None:
    scores = evaluate(_write(tmp_path / "tables", _gold_as_tables()), GOLD)
    assert list(scores) == [*NAMES, "document"]
    assert {name: score.figures["full_f1"] for name, score in scores.items()} == dict.fromkeys(scores, 1.0)
    assert list(misses(scores)) == []


def test_the_folder_of_all_outputs_will_do(tmp_path: Path) -> None:
    _write(tmp_path / "outputs" / "tables", _gold_as_tables())
    assert evaluate(tmp_path / "outputs", GOLD) == evaluate(tmp_path / "outputs" / "tables", GOLD)


def test_a_document_without_rows_is_all_missed(tmp_path: Path) -> None:
    tables = _gold_as_tables()
    lost = sorted(GOLD.iterdir())[0].name
    scores = evaluate(
        _write(
            tmp_path / "tables", {name: [row for row in rows if row["doc"] != lost] for name, rows in tables.items()}
        ),
        GOLD,
    )
    wanted = len(read_gold(GOLD / lost / "targets.tsv"))
    missed = [miss for miss in scores["targets"].misses if miss.what == "missed"]
    assert len(missed) == wanted
    assert scores["targets"].figures["precision"] == 1.0


def test_figures_by_hand(tmp_path: Path) -> None:
    head = "clause\tquote\tindicator\top\tvalue\tvalue2\tunit\tkind\tdue\tper\tstatus\tattr"
    gold = [
        "一/1\t企业达到12家\t数字企业\t>=\t12\t\t家\tlevel\t2026\t\ttarget\t",
        "一/1\t增长8%\t增加值\t=\t8\t\t%\tgrowth\t\t\ttarget\t",
        "一/2\t园区2个\t园区\t=\t2\t\t个\tlevel\t2025|\t\ttarget\t",
    ]
    _one(tmp_path / "gold", "targets", head, *gold)
    rows = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) | {"doc": "清河"} for line in gold[:2]]
    rows[1]["op"] = ">="
    rows.append(rows[0] | {"value": "13"})
    score = evaluate(_write(tmp_path / "tables", {"targets": rows}), tmp_path / "gold")["targets"]
    assert (score.gold, score.predicted, score.matched, score.full) == (3, 3, 2, 1)
    figures = score.figures
    assert (figures["precision"], figures["recall"], figures["f1"], figures["full_f1"]) == (
        0.6667,
        0.6667,
        0.6667,
        0.3333,
    )
    assert (figures["op_acc"], figures["indicator_acc"]) == (0.5, 1.0)
    assert [(miss.what, dict(miss.differ)) for miss in score.misses] == [
        ("field", {"op": ("=", ">=")}),
        ("missed", {}),
        ("spurious", {}),
    ]


def test_among_rows_with_one_key_the_best_agreeing_one_is_taken(tmp_path: Path) -> None:
    head = "clause\tquote\tkind\tstart\tend\tper"
    _one(tmp_path / "gold", "deadlines", head, "一\t到2025年\tby\t\t2025\t", "一\t到2030年\tby\t\t2030\t")
    rows = [
        {"doc": "清河", "clause": "一", "kind": "by", "per": "", "start": "", "end": year, "quote": f"到{year}年"}
        for year in ("2030", "2025")
    ]
    score = evaluate(_write(tmp_path / "tables", {"deadlines": rows}), tmp_path / "gold")["deadlines"]
    assert score.figures["full_f1"] == 1.0


def test_a_unit_named_twice_for_a_clause_is_one_fact(tmp_path: Path) -> None:
    _one(tmp_path / "gold", "responsibilities", "clause\trole\tunit\tregion", "一\tlead\t县科技局\t清河县")
    row = {"doc": "清河", "clause": "一", "role": "lead", "unit": "县科技局", "region": "清河县"}
    score = evaluate(_write(tmp_path / "tables", {"responsibilities": [row, row]}), tmp_path / "gold")[
        "responsibilities"
    ]
    assert (score.predicted, score.figures["full_f1"]) == (1, 1.0)


def test_nothing_to_compare_is_an_error(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FileNotFoundError, match="no tables"):
        evaluate(empty, GOLD)
    with pytest.raises(FileNotFoundError, match="no folder with gold"):
        evaluate(empty, empty)
