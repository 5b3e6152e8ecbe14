"""Builds after builds: what did not change is not done again, and what changed leaves no trace of what was."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from filelock import FileLock

from pipeline import versions, work
from pipeline.build import Built, WrongArguments, build, cache_of, inputs
from pipeline.ingest.limits import LIMITS
from pipeline.records import Document, Failure
from pipeline.wanted import Wanted
from tests.conftest import PLANS, SMALL
from tests.ingest.docx_files import p, word
from tests.ingest.ofd_files import lines, ofd
from tests.ingest.pdf_files import pdf
from tests.ingest.xlsx_files import workbook

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, place in (("helan", "贺兰县"), ("qinghe", "清河县"), ("pingluo", "平罗县")):
        (folder / f"{name}.txt").write_text(SMALL.replace("清河县", place), encoding="utf-8")
    return folder


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Which files were read, and out of which documents plans were made, since it was last emptied."""
    import pipeline.ingest
    import pipeline.reading

    seen: dict[str, list[str]] = {"read": [], "made": []}
    read, plan_of = pipeline.ingest.read, pipeline.reading.plan_of
    monkeypatch.setattr("pipeline.ingest.read", lambda path, *more: seen["read"].append(path.stem) or read(path, *more))

    def noted(document: Document, source: object) -> object:
        seen["made"].append(source.name)  # type: ignore[attr-defined]
        return plan_of(document, source)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.reading.plan_of", noted)
    return seen


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _build(plans: Path, out: Path, pages: bool = False) -> Built:
    return build(inputs([plans], out), out, wanted=Wanted(pages=pages))


def _afresh(plans: Path, tmp_path: Path, pages: bool = False) -> dict[str, bytes]:
    out = tmp_path / "afresh" / "out"
    shutil.rmtree(out.parent, ignore_errors=True)
    _build(plans, out, pages)
    return _tree(out)


def test_after_no_change_nothing_is_written(plans: Path, tmp_path: Path, done: dict[str, list[str]]) -> None:
    out = tmp_path / "out"
    first = _build(plans, out)
    written = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    done["read"].clear()
    again = _build(plans, out)
    assert (first.figures is None, again.figures is None) == (False, True)
    assert again.summary == first.summary
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == written
    assert done["read"] == []


def test_a_changed_plan_alone_is_read_again(plans: Path, tmp_path: Path, done: dict[str, list[str]]) -> None:
    out = tmp_path / "out"
    _build(plans, out, pages=True)
    (plans / "qinghe.txt").write_text(SMALL.replace("12家", "15家"), encoding="utf-8")
    done["read"].clear()
    _build(plans, out, pages=True)
    assert done["read"] == ["qinghe"]
    assert "15家" in (out / "tables" / "targets.csv").read_text(encoding="utf-8")
    assert _tree(out) == _afresh(plans, tmp_path, pages=True)


def test_a_removed_plan_leaves_no_trace(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    (plans / "qinghe.txt").unlink()
    _build(plans, out)
    assert not [name for name, content in _tree(out).items() if "清河".encode() in content]
    assert cache_of(out).size("entries")[0] == 2
    assert _tree(out) == _afresh(plans, tmp_path)


def test_a_sidecar_counts_as_part_of_its_plan(plans: Path, tmp_path: Path, done: dict[str, list[str]]) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    done["read"].clear(), done["made"].clear()
    (plans / "qinghe.toml").write_text('region = "贺兰县"', encoding="utf-8")
    _build(plans, out)
    assert (done["read"], done["made"]) == ([], ["qinghe"])
    assert _tree(out) == _afresh(plans, tmp_path)


def test_a_changed_rule_reads_no_file_again(
    plans: Path, tmp_path: Path, done: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    done["read"].clear(), done["made"].clear()
    version_of = versions.version_of
    other = {versions.EXTRACT: "other rules"}
    monkeypatch.setattr(work, "version_of", lambda stage: other.get(stage) or version_of(stage))
    _build(plans, out)
    assert (done["read"], len(done["made"])) == ([], 3)


def test_changed_tables_find_no_fact_again(
    plans: Path, tmp_path: Path, done: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    done["read"].clear(), done["made"].clear()
    version_of = versions.version_of
    other = {versions.TABLES: "other tables"}
    monkeypatch.setattr(work, "version_of", lambda stage: other.get(stage) or version_of(stage))
    assert _build(plans, out).figures is not None
    assert (done["read"], done["made"]) == ([], [])


def test_other_limits_read_again(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    found = build(inputs([plans], out), out, wanted=Wanted(pages=False), limits=LIMITS._replace(characters=100))
    assert [failure.reason for failure in found.summary.failures] == ["more than 100 characters of text"] * 3


def test_outputs_that_somebody_changed_are_written_again(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    before = _tree(out)
    (out / "tables" / "targets.csv").write_text("mine", encoding="utf-8")
    assert _build(plans, out).figures is not None
    assert _tree(out) == before
    (out / "text" / "qinghe.txt").unlink()
    _build(plans, out)
    assert _tree(out) == before


FILES: dict[str, Callable[[Path], object]] = {
    ".html": lambda file: file.write_text("".join(f"<p>{line}</p>" for line in SMALL.splitlines()), encoding="utf-8"),
    ".pdf": lambda file: file.write_bytes(pdf([SMALL.split("\n")])),
    ".ofd": lambda file: file.write_bytes(ofd([lines(SMALL.split("\n"))])),
    ".docx": lambda file: word(file, "".join(map(p, SMALL.splitlines()))),
    ".xlsx": lambda file: workbook(file, ("表", [["序号", "任务", "责任单位"], [1, "育苗5家", "县农业局"]], [])),
}


@pytest.mark.parametrize("suffix", FILES)
def test_what_is_kept_of_every_kind_of_file_is_drawn_as_well(tmp_path: Path, suffix: str) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    plans.mkdir()
    FILES[suffix](plans / f"plan{suffix}")
    assert [one.facts for one in (_build(plans, out, pages=True).figures or {}).values()] > [0]
    before = _tree(out)
    shutil.rmtree(out)
    _build(plans, out, pages=True)
    assert _tree(out) == before


@pytest.mark.parametrize("damaged", ["documents", "plans", "entries", "blocks", "*"])
def test_damage_to_the_cache_is_found_and_repaired(plans: Path, tmp_path: Path, damaged: str) -> None:
    out = tmp_path / "out"
    _build(plans, out, pages=True)
    before = _tree(out)
    for file in cache_of(out).folder.glob(f"{damaged}/*/*"):
        file.write_bytes(file.read_bytes()[:-1])
    (out / "tables" / "errors.csv").unlink()
    _build(plans, out, pages=True)
    assert _tree(out) == before


def test_a_note_of_the_last_build_that_is_damaged_is_not_believed(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    note = cache_of(out).folder / "last.json"
    for content in ("", "{}", "[]", json.dumps({**json.loads(note.read_text(encoding="utf-8")), "summary": {}})):
        note.write_text(content, encoding="utf-8")
        assert _build(plans, out).figures is not None


def test_a_second_build_at_once_is_refused_and_says_so(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    with FileLock(cache_of(out).folder / "lock"), pytest.raises(WrongArguments, match="another build is writing to"):
        _build(plans, out)
    _build(plans, out)


def test_a_file_that_cannot_be_read_is_told_every_time_but_tried_once(
    plans: Path, tmp_path: Path, done: dict[str, list[str]]
) -> None:
    (plans / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    told = [_build(plans, out).summary.failures for _ in range(2)]
    (plans / "qinghe.txt").unlink()
    told.append(_build(plans, out).summary.failures)
    assert [[failure.reason for failure in failures] for failures in told] == [["empty file"]] * 3
    assert done["read"].count("empty") == 1


def test_too_many_facts_to_draw_are_tables_all_the_same(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert _build(plans, out, pages=True).summary.drawn
    before = _tree(out)
    monkeypatch.setattr("pipeline.pages.MOST_FACTS", 5)
    (out / "tables" / "errors.csv").unlink()
    assert not _build(plans, out, pages=True).summary.drawn
    after = _tree(out)
    assert {"explorer.html", "compare.html", "graph.html"} == {name for name in before if name.endswith(".html")}
    assert [name for name in after if name.endswith(".html") or name.startswith("graph/")] == ["explorer.html"]
    assert after["tables/targets.csv"] == before["tables/targets.csv"]
    assert after["tables/compare.csv"].count(b"\n") == 1 < before["tables/compare.csv"].count(b"\n")


def test_a_stage_counts_all_that_it_imports_and_reads() -> None:
    names = {
        stage: {file.relative_to(PLANS.parent).as_posix() for file in versions.modules(stage.modules)}
        for stage in (versions.INGEST, versions.EXTRACT, versions.TABLES)
    }
    assert {"pipeline/ingest/pdf.py", "pipeline/records.py", "pipeline/rules/__init__.py"} <= names[versions.INGEST]
    assert not [name for name in names[versions.INGEST] if name.startswith(("pipeline/extract", "pipeline/resolve"))]
    assert {"pipeline/extract/targets.py", "pipeline/fold.py", "pipeline/sidecar.py"} <= names[versions.EXTRACT]
    assert {"pipeline/resolve/bodies.py", "graph/views/rows.py", "graph/wording.py"} <= names[versions.TABLES]
    every = {file.relative_to(PLANS.parent).as_posix() for file in (PLANS.parent / "pipeline").rglob("*.py")}
    stages = {name for name in every if name.split("/")[1] in ("ingest", "outline", "extract", "resolve")}
    assert stages <= set().union(*names.values())


def test_reading_uses_no_other_words_than_its_key_counts() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (PLANS.parent / "pipeline" / "ingest").glob("*.py")]
    lexicons = {
        f"pipeline/lexicon/{name}.yaml" for text in sources for name in re.findall(r'data\("lexicon", "(\w+)"\)', text)
    }
    others = {
        f"pipeline/lexicon/{name}"
        for text in sources
        for name in re.findall(r'"pipeline.lexicon"\) / "([\w.]+)"', text)
    }
    assert lexicons | others == set(versions.INGEST.data)
    assert not [text for text in sources if "rules.load(" in text or "slots()" in text]


def test_the_command_says_that_nothing_has_changed(small: Path, tmp_path: Path, zerentu: Run) -> None:
    (small / "empty.txt").write_bytes(b"")
    first, again = (zerentu("build", small, "--out", tmp_path / "out") for _ in range(2))
    assert "nothing has changed" not in first.stdout
    assert "nothing has changed since the last build" in again.stdout
    assert (again.returncode, again.stderr) == (1, "empty.txt: empty file\n") == (first.returncode, first.stderr)


def test_what_failed_while_it_was_done_again_is_tried_the_next_time(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    _build(plans, out)
    for kind in ("documents", "plans", "entries", "blocks"):
        for file in (cache_of(out).folder / kind).glob("*/*"):
            file.write_bytes(b"damaged")
    shutil.rmtree(out)
    late = Failure("helan.txt", "not read within 0.1 seconds", lasting=False)
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.blocks.work", lambda *_: late)
        _build(plans, out)
    shutil.rmtree(out)
    _build(plans, out)
    assert "not read within" not in (out / "tables" / "errors.csv").read_text(encoding="utf-8-sig")
