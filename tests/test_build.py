"""The run over many files: what it writes, and that nothing in its way takes the rest down."""

import csv
import hashlib
import json
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from errno import EACCES
from importlib.metadata import PackageNotFoundError, packages_distributions
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pipeline.build import NotWritten, WrongArguments, build, inputs
from pipeline.ingest.limits import LIMITS
from pipeline.manifest import _CODE, _DATA, _LIBRARIES, _RECOGNISER, code_version, manifest, rules_version
from pipeline.reading import plan_or_failure, read_inputs
from pipeline.records import Failure
from pipeline.wanted import Wanted
from tests.conftest import PLANS, ROOT
from tests.test_contracts import imported

Run = Callable[..., "CompletedProcess[str]"]

TABLES = {
    *("agencies", "citations", "clauses", "conflicts", "deadlines", "documents", "errors", "incentives"),
    *("indicators", "regions", "responsibilities", "targets", "unread", "warnings"),
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
    promised |= {"compare.html", "explorer.html", "graph.html", "manifest.json"}
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


def test_the_manifest_tells_what_else_the_outputs_depend_on(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "soffice"
    office.write_text('#!/bin/sh\necho "LibreOffice 7.4 $1"\n', encoding="utf-8")
    office.chmod(0o755)

    def made(missing: str = "") -> dict[str, Any]:
        monkeypatch.setattr("shutil.which", lambda name: None if missing == "soffice" else str(office))
        monkeypatch.setattr(
            "pipeline.versions.version", lambda name: _no_package(name) if name == missing else f"{name} 1"
        )
        found: dict[str, Any] = json.loads(manifest((), {}, small, {}))
        return found

    found = made()
    assert found["libraries"]["jieba"] == "jieba 1"
    assert found["recogniser"]["rapidocr"] == "rapidocr 1"
    assert found["libreoffice"] == "LibreOffice 7.4 --version"
    assert found == made()
    assert made("rapidocr")["recogniser"]["rapidocr"] == ""
    assert made("soffice")["libreoffice"] == ""


def _no_package(name: str) -> str:
    raise PackageNotFoundError(name)


def test_libraries_in_the_manifest_are_those_that_the_code_imports() -> None:
    named = {*_LIBRARIES, *_RECOGNISER}
    distributions = packages_distributions()
    used = {
        distributions[name][0]
        for name in imported("pipeline", "graph")
        - {"distributed", "duckdb", "filelock", "pebble", "rich", "spacy", "typer", "zstandard"}
    }
    assert {name.lower() for name in used} == {name.lower() for name in named - {"onnxruntime"}}


def test_a_file_that_cannot_be_opened_is_a_row_and_the_rest_is_written(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = small / "closed.txt"
    closed.write_text("一、主要任务\n", encoding="utf-8")
    _close(closed, monkeypatch)
    out = tmp_path / "out"
    build(inputs([small], out), out, wanted=Wanted(pages=False))
    assert [(row["file"], row["reason"]) for row in _rows(out, "errors")] == [
        ("closed.txt", "cannot be opened: Permission denied")
    ]
    known = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert [(one["file"], bool(one["sha256"])) for one in known] == [("closed.txt", False), ("qinghe.txt", True)]


def _close(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `chmod 000` does, but for root too, who may read everything."""
    read_bytes = Path.read_bytes

    def closed(self: Path) -> bytes:
        if self == file:
            raise PermissionError(EACCES, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", closed)


def test_a_file_past_the_limit_is_never_read(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = small / "large.txt"
    large.write_bytes(b"x" * 2000)
    _close(large, monkeypatch)
    out = tmp_path / "out"
    build(inputs([small], out), out, wanted=Wanted(pages=False), limits=LIMITS._replace(size=1000))
    assert [row["reason"] for row in _rows(out, "errors")] == ["larger than 1000 bytes"]


def test_a_name_that_no_file_can_have_is_a_row(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(inputs([tmp_path / f"{'x' * 300}.txt", small], out), out, wanted=Wanted(pages=False))
    assert [row["reason"] for row in _rows(out, "errors")] == ["cannot be opened: File name too long"]


def test_a_folder_that_cannot_be_listed_is_a_row_and_the_others_are_searched(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = small / "closed"
    (closed / "deep").mkdir(parents=True)
    listed = os.scandir

    def scandir(path: str) -> "Iterator[os.DirEntry[str]]":
        if Path(path) == closed:
            raise PermissionError(EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    corpus = read_inputs(inputs([small], tmp_path / "out"))
    assert [(one.path, one.reason) for one in corpus.failures] == [("closed", "a folder that cannot be listed")]
    assert [plan.name for plan in corpus.plans] == ["qinghe"]


def test_no_reason_tells_where_on_the_machine_a_file_lay(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source,) = inputs([small], tmp_path / "out")

    def fault(*_: object) -> None:
        raise ValueError(f"odd file {source.path}")

    monkeypatch.setattr("pipeline.reading.read", fault)
    failure = plan_or_failure(source)
    assert isinstance(failure, Failure)
    assert failure.reason == "fault of zerentu, please report: ValueError: odd file qinghe.txt"


def test_an_output_folder_that_cannot_be_written_is_said(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    out = tmp_path / "file" / "out"
    with pytest.raises(NotWritten, match=f"cannot write {out}: "):
        build(inputs([small], out), out)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_versions_follow_code_and_rules_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, name in (("rules", "targets.yaml"), ("lexicon", "signs.txt"), ("extract", "targets.py")):
        (tmp_path / "pipeline" / folder).mkdir(parents=True)
        (tmp_path / "pipeline" / folder / name).write_text("old", encoding="utf-8")
    monkeypatch.setattr("pipeline.manifest._PACKAGES", (tmp_path / "pipeline",))
    code, rules = code_version(), rules_version()
    (tmp_path / "pipeline" / "lexicon" / "signs.txt").write_text("new", encoding="utf-8")
    assert (code_version() == code, rules_version() == rules) == (True, False)
    rules = rules_version()
    (tmp_path / "pipeline" / "extract" / "notes.png").write_text("new", encoding="utf-8")
    assert (code_version() == code, rules_version() == rules) == (True, True)
    (tmp_path / "pipeline" / "extract" / "targets.py").write_text("new", encoding="utf-8")
    assert (code_version() == code, rules_version() == rules) == (False, True)


def test_versions_cover_every_file_that_is_installed_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for package in ("graph", "pipeline"):
        patterns = ("**/*.py", *project["tool"]["setuptools"]["package-data"][package])
        shipped = {path for pattern in patterns for path in (ROOT / package).glob(pattern) if path.is_file()}
        assert {path for pattern in (*_CODE, *_DATA) for path in (ROOT / package).glob(pattern) if path.is_file()} == {
            *shipped
        }


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
    build(inputs([small], out), out, wanted=Wanted(pages=False))
    (row,) = _rows(out, "documents")
    assert (row["region"], row["issued"]) == ("贺兰县", "2025-01-02")
    assert {row["region"] for row in _rows(out, "responsibilities") if row["unit"] == "县科技局"} == {"贺兰县"}


def test_two_files_of_one_name_are_two_documents(small: Path, tmp_path: Path) -> None:
    shutil.copy(small / "qinghe.txt", small / "qinghe.md")
    out = tmp_path / "out"
    build(inputs([small], out), out, wanted=Wanted(pages=False))
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


@pytest.mark.parametrize("stage", ["assembly.write_rows", "pages.write_graph", "pages.explorer_page", "build.manifest"])
def test_a_build_interrupted_at_any_stage_leaves_the_old_outputs(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    out = tmp_path / "out"
    build(inputs([small], out), out)
    before = _tree(out)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"pipeline.{stage}", interrupted)
    (small / "qinghe.txt").write_text("一、主要任务\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(inputs([small], out), out)
    assert _tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.cache", "out", "plans"]


def test_what_no_build_wrote_is_not_replaced(small: Path, tmp_path: Path) -> None:
    notes = tmp_path / "mine" / "text" / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("笔记", encoding="utf-8")
    with pytest.raises(WrongArguments, match="text was not written by a build"):
        inputs([small], tmp_path / "mine")
    build(inputs([small], tmp_path / "out"), tmp_path / "out")
    assert inputs([small], tmp_path / "out")


def test_files_of_a_large_graph_come_from_another_process_and_are_the_same(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(inputs([small], tmp_path / "here"), tmp_path / "here")
    monkeypatch.setattr("pipeline.pages._LARGE", 1)
    build(inputs([small], tmp_path / "there"), tmp_path / "there")
    assert _tree(tmp_path / "there") == _tree(tmp_path / "here")


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
