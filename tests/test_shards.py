"""Builds in shards: merged they are one build, byte for byte; what does not fit together is refused."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipeline.build import build, inputs
from pipeline.ingest.limits import LIMITS
from pipeline.shards import BadShard, Shard, build_shard, merge
from pipeline.workers import in_turn
from tests.conftest import SMALL
from tests.test_corrections import save, table


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, place in (("a", "贺兰县"), ("b", "清河县"), ("c", "平罗县"), ("d", "永宁县")):
        (folder / f"{name}.txt").write_text(SMALL.replace("清河县", place), encoding="utf-8")
    (folder / "b.toml").write_text("issued = 2024-01-05", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _shards(plans: Path, tmp_path: Path, of: int) -> list[Path]:
    folders = [tmp_path / "shards" / str(number) for number in range(1, of + 1)]
    for number, folder in enumerate(folders, 1):
        build_shard(inputs([plans], folder), folder, Shard(number, of), LIMITS, in_turn)
    return folders


@pytest.mark.parametrize("of", [1, 2, 7])
def test_merged_shards_are_one_build(plans: Path, tmp_path: Path, of: int) -> None:
    whole = tmp_path / "whole"
    build(inputs([plans], whole), whole)
    shards = _shards(plans, tmp_path, of)
    shutil.move(plans, tmp_path / "elsewhere")
    merged = merge(shards[::-1], tmp_path / "merged")
    assert [failure.reason for failure in merged.summary.failures] == ["empty file"]
    assert _tree(tmp_path / "merged") == _tree(whole)
    shutil.move(tmp_path / "elsewhere", plans)
    assert build(inputs([plans], tmp_path / "merged"), tmp_path / "merged").figures is None


def test_what_people_decided_holds_for_merged_shards(plans: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    build(inputs([plans], whole), whole)
    (target, *_) = [row for row in table(whole, "targets") if row["doc"] == "b"]
    decided = [{"kind": "unit", "doc": "b", "id": target["id"], "quote": target["quote"], "decision": "单位改为 人"}]
    save(plans, decided)
    build(inputs([plans], whole), whole)
    merge(_shards(plans, tmp_path, 2), tmp_path / "merged")
    assert [row["status"] for row in table(tmp_path / "merged", "corrections")] == ["applied"]
    assert _tree(tmp_path / "merged") == _tree(whole)
    one, two = _shards(plans, tmp_path, 2)
    (plans / "review.csv").unlink()
    build_shard(inputs([plans], two), two, Shard(2, 2), LIMITS, in_turn)
    with pytest.raises(BadShard, match="are not of one build: decided differ"):
        merge([one, two], tmp_path / "merged")


def test_a_missing_or_doubled_shard_is_named(plans: Path, tmp_path: Path) -> None:
    one, two, three = _shards(plans, tmp_path, 3)
    for folders, wrong in (((one, three), "2"), ((one, two, two, three), "1, 2, 2, 3")):
        with pytest.raises(BadShard, match=f"all 3 shards are needed, each once; missing or doubled: {wrong}$"):
            merge(folders, tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_shards_of_different_inputs_or_code_are_refused(plans: Path, tmp_path: Path) -> None:
    one, two = _shards(plans, tmp_path, 2)
    said = json.loads((two / "shard.json").read_text(encoding="utf-8"))
    for changed, says in (
        ({"inputs": said["inputs"][1:]}, "are not of one build: inputs differ"),
        ({"made_by": {**said["made_by"], "code": "other"}}, "are not of one build: made_by differ"),
    ):
        (two / "shard.json").write_text(json.dumps({**said, **changed}), encoding="utf-8")
        with pytest.raises(BadShard, match=says):
            merge([one, two], tmp_path / "merged")
    with pytest.raises(BadShard, match="another version of zerentu"):
        merge([two, one], tmp_path / "merged")


@pytest.mark.parametrize("kind", ["documents", "plans", "entries"])
def test_a_damaged_shard_is_named(plans: Path, tmp_path: Path, kind: str) -> None:
    shards = _shards(plans, tmp_path, 2)
    for file in (shards[1] / "kept" / kind).glob("*/*"):
        file.write_bytes(b"rubbish")
    with pytest.raises(BadShard, match=r"/shards/2: what was kept of b\.txt is damaged: build this shard again"):
        merge(shards, tmp_path / "merged")


def test_a_folder_that_is_no_shard_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadShard, match=r"不是 build --shard 的结果.* is not an output of build --shard") as refused:
        merge([tmp_path], tmp_path / "merged")
    assert "Errno" not in str(refused.value)


@pytest.mark.parametrize("words", ["0/2", "3/2", "1", "a/b", "-1/2", ""])
def test_a_shard_is_one_of_so_many(words: str) -> None:
    with pytest.raises(ValueError, match="give a shard as K/N"):
        Shard.parse(words)


def test_the_commands(plans: Path, tmp_path: Path, zerentu: Callable[..., "CompletedProcess[str]"]) -> None:
    assert zerentu("build", plans, "--shard", "1/1", "--out", tmp_path / "1").stderr == "empty.txt: empty file\n"
    done = zerentu("merge", tmp_path / "1", "--out", tmp_path / "out", "--tables-only")
    assert (done.returncode, done.stderr) == (1, "empty.txt: empty file\n")
    assert "4 份规划 plans" in done.stdout
    assert zerentu("build", plans, "--shard", "3/2", "--out", tmp_path / "1").returncode == 2
