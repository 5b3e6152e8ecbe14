"""The run over many files: what it writes, and that nothing in its way takes the rest down."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.build import WrongArguments, build, inputs
from pipeline.manifest import code_version, rules_version
from pipeline.reading import plan_or_failure
from pipeline.records import Failure
from tests.conftest import PLANS, ROOT

Run = Callable[..., "CompletedProcess[str]"]

TABLES = {
    *("agencies", "citations", "clauses", "conflicts", "deadlines", "documents", "errors", "incentives"),
    *("indicators", "regions", "responsibilities", "targets", "unread"),
}


def _rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_everything_that_is_promised_is_written(built: Path) -> None:
    promised = {f"tables/{table}.csv" for table in TABLES} | {f"text/{plan.stem}.txt" for plan in PLANS.glob("*.txt")}
    promised |= {f"graph/graph.{form}" for form in ("json", "graphml", "gexf")}
    promised |= {"explorer.html", "graph.html", "manifest.json"}
    assert promised <= set(_tree(built))
    assert _rows(built, "errors") == []


def test_the_manifest_holds_for_inputs_and_outputs(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    outputs = {name: hashlib.sha256(content).hexdigest() for name, content in _tree(built).items()}
    del outputs["manifest.json"]
    assert manifest["outputs"] == outputs
    plans = sorted(PLANS.glob("*.txt"))
    assert [(one["doc"], one["file"], one["sha256"]) for one in manifest["inputs"]] == [
        (plan.stem, plan.name, hashlib.sha256(plan.read_bytes()).hexdigest()) for plan in plans
    ]
    assert str(ROOT) not in json.dumps(manifest)


def test_versions_follow_code_and_rules_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, name in (("rules", "targets.yaml"), ("lexicon", "signs.txt"), ("extract", "targets.py")):
        (tmp_path / "pipeline" / folder).mkdir(parents=True)
        (tmp_path / "pipeline" / folder / name).write_text("old", encoding="utf-8")
    monkeypatch.setattr("pipeline.manifest._PACKAGES", (tmp_path / "pipeline",))
    code, rules = code_version(), rules_version()
    (tmp_path / "pipeline" / "lexicon" / "signs.txt").write_text("new", encoding="utf-8")
    assert (code_version() == code, rules_version() == rules) == (True, False)
    rules = rules_version()
    (tmp_path / "pipeline" / "extract" / "targets.py").write_text("new", encoding="utf-8")
    assert (code_version() == code, rules_version() == rules) == (False, True)


def test_every_row_with_a_span_quotes_its_text(built: Path) -> None:
    checked = 0
    for table in sorted((built / "tables").glob("*.csv")):
        for row in _rows(built, table.stem):
            names = ("span_start", "span_end") if "span_start" in row else ("start", "end")
            if row.get("quote") and row.get(names[0]):
                text = (built / "text" / f"{row['doc']}.txt").read_text(encoding="utf-8")
                words = "".join(text[int(row[names[0]]) : int(row[names[1]])].split())
                assert words == "".join(row["quote"].removeprefix("'").split()), (table.stem, row)
                checked += 1
    assert checked > 500


def test_two_builds_in_different_folders_and_hash_seeds_are_the_same_bytes(tmp_path: Path, zerentu: Run) -> None:
    trees = []
    for seed in ("1", "4242"):
        place = tmp_path / f"place-{seed}"
        place.mkdir()
        shutil.copytree(PLANS, place / "plans")
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": "", "TZ": f"UTC+{int(seed) % 11}"}
        done = zerentu("build", "plans", "--out", f"out-{seed}", cwd=place, env=environment)
        assert (done.returncode, done.stderr) == (0, "")
        trees.append(_tree(place / f"out-{seed}"))
    assert trees[0].keys() == trees[1].keys()
    assert [name for name in trees[0] if trees[0][name] != trees[1][name]] == []


@pytest.fixture
def mixed(small: Path) -> Path:
    """One good plan among everything that goes wrong."""
    (small / "empty.txt").write_bytes(b"")
    (small / "rubbish.txt").write_bytes(bytes(range(256)) * 64)
    (small / "blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
    (small / "broken.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (small / "list.xyz").write_text("一、主要任务", encoding="utf-8")
    (small / "lone.toml").write_text('region = "清河县"', encoding="utf-8")
    (small / "wrong.txt").write_text("一、主要任务\n", encoding="utf-8")
    (small / "wrong.toml").write_text('regio = "清河县"', encoding="utf-8")
    return small


def test_what_cannot_be_read_is_a_row_and_a_line_and_the_rest_is_written(
    mixed: Path, tmp_path: Path, zerentu: Run
) -> None:
    done = zerentu("build", mixed, tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    bad = ["blank.txt", "broken.pdf", "empty.txt", "list.xyz", "lone.toml", "rubbish.txt", "wrong.txt", "gone.txt"]
    errors = {row["file"]: row["reason"] for row in _rows(tmp_path / "out", "errors")}
    assert list(errors) == bad
    assert all(errors.values())
    assert "unknown key 'regio'" in errors["wrong.txt"]
    assert done.stderr.splitlines() == [f"{name}: {reason}" for name, reason in errors.items()]
    assert [row["doc"] for row in _rows(tmp_path / "out", "documents")] == ["qinghe"]
    assert _rows(tmp_path / "out", "targets")


def test_a_sidecar_corrects_the_document(small: Path, tmp_path: Path) -> None:
    (small / "qinghe.toml").write_text('region = "贺兰县"\nissued = 2025-01-02\n', encoding="utf-8")
    out = tmp_path / "out"
    build(inputs([small], out), out, pages=False)
    (row,) = _rows(out, "documents")
    assert (row["region"], row["issued"]) == ("贺兰县", "2025-01-02")
    assert {row["region"] for row in _rows(out, "responsibilities") if row["unit"] == "县科技局"} == {"贺兰县"}


def test_two_files_of_one_name_are_two_documents(small: Path, tmp_path: Path) -> None:
    shutil.copy(small / "qinghe.txt", small / "qinghe.md")
    out = tmp_path / "out"
    build(inputs([small], out), out, pages=False)
    assert [row["doc"] for row in _rows(out, "documents")] == ["qinghe", "qinghe~2"]
    ids = [row["id"] for row in _rows(out, "targets")]
    assert len(set(ids)) == len(ids)


def test_a_fault_of_ours_in_one_document_is_named_and_costs_no_other(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise IndexError("tuple index out of range")

    monkeypatch.setattr("pipeline.reading.extract", failing)
    failure = plan_or_failure(inputs([small], small / "out")[0])
    assert isinstance(failure, Failure)
    assert "fault of zerentu" in failure.reason
    assert "IndexError: tuple index out of range" in failure.reason


@pytest.mark.parametrize("stage", ["write_tables", "write_graph", "explorer_page", "manifest"])
def test_a_build_interrupted_at_any_stage_leaves_the_old_outputs(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    out = tmp_path / "out"
    build(inputs([small], out), out)
    before = _tree(out)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"pipeline.build.{stage}", interrupted)
    (small / "qinghe.txt").write_text("一、主要任务\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(inputs([small], out), out)
    assert _tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "plans"]


def test_paths_that_no_build_can_be_made_from_are_refused(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    file = small / "qinghe.txt"
    monkeypatch.chdir(empty)
    for paths, out, says in (
        ([tmp_path / "gone"], tmp_path / "out", "no such file or folder"),
        ([empty], tmp_path / "out", "no files in"),
        ([small], file, "is a file"),
        ([file], small, "lies in"),
        ([small], tmp_path, "the folder that you work in"),
    ):
        with pytest.raises(WrongArguments, match=says):
            inputs(paths, out)
    assert file.exists()
