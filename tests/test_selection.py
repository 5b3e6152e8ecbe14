"""Plans chosen by a condition."""

import csv
import json
from pathlib import Path

import pytest

from pipeline.build import build, inputs
from pipeline.selection import WrongCondition, chosen
from pipeline.wanted import Wanted
from tests.conftest import PLANS

HELAN, FIVE_YEARS = "helan-2024-innovative-county", "shizuishan-145-science"
ALL = {HELAN, FIVE_YEARS, "shizuishan-2017-innovation"}


@pytest.mark.parametrize(
    ("where", "docs"),
    [
        ("region like '宁夏%'", ALL),
        ("region like '%贺兰县'", {HELAN}),
        ("region like '宁夏%' and year >= 2021", {HELAN, FIVE_YEARS}),
        ("level = 'city' or doc like 'helan%'", ALL),
        ("year between 2017 and 2018", {"shizuishan-2017-innovation"}),
        ("issuers is null", set()),
        ("1 -- all of them", ALL),
    ],
)
def test_a_condition_chooses_plans_by_their_fields(built: Path, where: str, docs: set[str]) -> None:
    assert chosen(built / "tables", where) == docs


@pytest.mark.parametrize(
    "where",
    [
        "",
        "regoin like '宁夏%'",
        "year >",
        "1); drop table plans; --",
        "load_extension('x')",
        "doc in (select name from pragma_database_list)",
        "(with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n) > 0",
    ],
)
def test_what_is_no_condition_says_why_and_names_the_fields(built: Path, where: str) -> None:
    with pytest.raises(WrongCondition, match="the fields are doc, title"):
        chosen(built / "tables", where)


def test_graph_and_pages_hold_the_chosen_plans_and_the_tables_all(tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = build(inputs([PLANS], out), out, wanted=Wanted(where="region like '%贺兰县'", parquet=True))
    assert built.summary.plans == len(ALL)
    nodes = json.loads((out / "graph" / "graph.json").read_text(encoding="utf-8"))["nodes"]
    assert {node["doc"] for node in nodes if node["kind"] == "plan"} == {HELAN}
    assert {row["doc"] for row in _rows(out / "tables" / "targets.csv")} == ALL
    assert {row["doc"] for row in _rows(out / "tables" / "compare.csv")} == {HELAN}
    assert (out / "parquet" / "targets" / "province=64" / "part-0.parquet").is_file()


def test_a_condition_is_looked_at_before_anything_is_read(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(WrongCondition, match="no such column: regoin"):
        build(inputs([PLANS], out), out, wanted=Wanted(where="regoin = '贺兰县'"))
    assert not out.exists()


def test_a_corpus_too_large_for_a_page_is_shown_by_province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.pages.MOST_FACTS", 100)
    out = tmp_path / "out"
    assert not build(inputs([PLANS], out), out).summary.drawn
    page = (out / "explorer.html").read_text(encoding="utf-8")
    targets = sum(row["status"] == "target" for row in _rows(out / "tables" / "targets.csv"))
    clauses = len(_rows(out / "tables" / "clauses.csv"))
    assert f'<th scope="row">宁夏回族自治区</th><td>3</td><td>{clauses}</td><td>{targets}</td>' in page
    assert "科技部门" in page and "--where" in page
    assert "<script" not in page
    assert not (out / "graph.html").exists()


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))
