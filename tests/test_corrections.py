"""The walk of a researcher: build, decide in review.csv, save it beside the plans, build again."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.build import build, inputs
from pipeline.wanted import Wanted
from tests.conftest import SMALL

Build = Callable[[], list[dict[str, str]]]


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def save(folder: Path, rows: list[dict[str, str]]) -> None:
    with (folder / "review.csv").open("w", encoding="gb18030", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def rebuilt(small: Path, out: Path) -> Build:
    """Builds the small plan again and gives its review table."""
    plan = small / "qinghe.txt"
    text = plan.read_text(encoding="utf-8").replace("建成数字产业园2个", "数字化评估分值达到50以上")
    plan.write_text(text, encoding="utf-8")

    def run() -> list[dict[str, str]]:
        build(inputs([small], out), out, wanted=Wanted(pages=False))
        return table(out, "review")

    return run


def test_a_decision_is_written_replayed_and_stays_in_the_table(rebuilt: Build, small: Path, out: Path) -> None:
    rows = rebuilt()
    asked = next(row for row in rows if row["kind"] == "unit")
    assert (asked["quote"], asked["suggestion"], asked["decision"]) == ("数字化评估分值达到50以上", "单位改为 人", "")
    save(small, [row | {"decision": "单位改为 分", "by": "王"} if row is asked else row for row in rows])
    again = rebuilt()
    (kept,) = [row for row in again if row["id"] == asked["id"]]
    assert (kept["decision"], kept["by"], kept["status"]) == ("单位改为 分", "王", "applied")
    (target,) = [row for row in table(out, "targets") if row["id"] == asked["id"]]
    assert (target["unit"], target["value"], target["corrected"]) == ("分", "50", "unit")
    (done,) = table(out, "corrections")
    assert (done["file"], done["field"], done["machine"], done["person"], done["status"]) == (
        *("review.csv", "unit", "", "分", "applied"),
    )
    save(small, again)
    assert rebuilt() == again
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest["reviews"]) == ["review.csv"] and len(manifest["inputs"]) == 1
    assert table(out, "errors") == []


def test_a_bad_row_is_named_and_the_build_goes_on(
    rebuilt: Build, small: Path, out: Path, zerentu: Callable[..., "CompletedProcess[str]"]
) -> None:
    (first, second) = [row["id"] for row in (rebuilt(), table(out, "targets"))[1]][:2]
    bare = {"doc": "qinghe", "kind": "target", "quote": ""}
    rows = [
        {"id": first, "decision": "数值改为 20", **bare},
        {"id": second, "decision": "改成很多", **bare},
        {"id": "t0123456789", "decision": "删除", **bare},
    ]
    save(small, rows)
    done = zerentu("build", small, "--out", out, "--tables-only")
    assert done.returncode == 1
    assert "review.csv:3: " in done.stderr and "review.csv:4: 决定已不适用" in done.stderr
    assert [row["file"] for row in table(out, "errors")] == ["review.csv:3"]
    assert [row["status"] for row in table(out, "corrections")] == ["applied", "wrong", "stale"]
    assert next(row for row in table(out, "targets") if row["id"] == first)["value"] == "20"


def test_a_decision_on_a_plan_that_is_not_chosen_is_not_said_to_be_void(rebuilt: Build, small: Path, out: Path) -> None:
    rebuilt()
    target = table(out, "targets")[0]
    save(small, [{"id": target["id"], "doc": "qinghe", "kind": "target", "quote": "", "decision": "数值改为 20"}])
    (small / "other.txt").write_text(SMALL.replace("清河县", "贺兰县"), encoding="utf-8")
    for where, shown in (("doc = 'qinghe'", ["applied"]), ("doc = 'other'", [])):
        build(inputs([small], out), out, wanted=Wanted(pages=False, where=where))
        assert [row["status"] for row in table(out, "corrections")] == ["applied"]
        assert [row["status"] for row in table(out, "review") if row["decision"]] == shown


def test_decisions_count_wherever_the_plans_are_asked(
    small: Path, zerentu: Callable[..., "CompletedProcess[str]"]
) -> None:
    below = small / "2024"
    below.mkdir()
    (small / "qinghe.txt").rename(below / "qinghe.txt")
    (small / "review.csv").write_text("id,decision\nqinghe:二,牵头 县审计局\n", encoding="utf-8")
    assert "县审计局" in zerentu("who", "审计局", "--in", small).stdout
    (below / "review.csv").write_text("id,decision\nqinghe:二,牵头 县统计局\n", encoding="utf-8")
    assert "县统计局" in zerentu("who", "统计局", "--in", below / "qinghe.txt").stdout
