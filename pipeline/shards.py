"""A build in parts: each shard works on every Nth document in a folder of its own, and merging them gives the outputs.

For clusters that only have job arrays: the jobs need not see each other, nor run at once. The bytes are those of one
build. A shard is a cache, `shard.json`, the list of its documents, and a copy of what people decided on all of
them.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.build import Built, Engine, cache_of, decisions_on, locked, publish, work_through, writing
from pipeline.cache import Cache
from pipeline.ingest.limits import Limits
from pipeline.inputs import Input, reviews
from pipeline.last import claim_of
from pipeline.manifest import made_by
from pipeline.records import Failure
from pipeline.versions import file_sha256
from pipeline.wanted import PAGES, Wanted
from pipeline.work import KEYS, Task, task_of

_FILE = "shard.json"
_DECIDED = "decided"


class BadShard(Exception):
    """Shards that do not make a whole; the message names the folder and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` of `of`, both counted from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, words: str) -> "Shard":
        """From `3/40`. Raises ValueError for anything else."""
        match = re.fullmatch(r"(\d+)/(\d+)", words.strip())
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise ValueError(f"{words}: give a shard as K/N with K from 1 to N, such as 3/40")
        return cls(int(match[1]), int(match[2]))


def build_shard(
    sources: Sequence[Input],
    out: Path,
    shard: Shard,
    limits: Limits,
    engine: Engine,
    done: Callable[[Input], None] = lambda source: None,
) -> tuple[Failure, ...]:
    """Work on the documents of a shard and keep what comes of them in `out`; those that cannot be read.

    All jobs are given the same inputs. Raises what `build` raises.
    """
    kept = Cache(out / "kept")
    with locked(kept, out):
        tasks = [task_of(source, limits) for source in sources[shard.number - 1 :: shard.of]]
        failed = work_through(tasks, kept, limits, engine, lambda task, _: done(task.source))
        with writing(out):
            decided = _keep_decisions(sources, out / _DECIDED)
        said = {
            "shard": [shard.number, shard.of],
            "made_by": made_by(),
            "limits": list(limits),
            "inputs": [
                [source.label, source.name, number] for source, number in zip(sources, _given(sources), strict=True)
            ],
            "decided": decided,
            "tasks": [_plain(task) for task in tasks],
            "failed": {name: asdict(failure) for name, failure in failed.items()},
        }
        with writing(out):
            (out / _FILE).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return tuple(failed.values())


def _given(sources: Sequence[Input]) -> list[int]:
    """Of each document, which of the given folders it lies in: the first, the second …"""
    folders = [source.path.parents[len(Path(source.label).parts) - 1] for source in sources]
    order = list(dict.fromkeys(folders))
    return [order.index(folder) for folder in folders]


def _keep_decisions(sources: Sequence[Input], folder: Path) -> list[list[str]]:
    """Copy people's decisions as if `folder` held the given folders; what was copied, with its sha256."""
    shutil.rmtree(folder, ignore_errors=True)
    places = {
        file: Path(str(number), label)
        for source, number in zip(sources, _given(sources), strict=True)
        for file, label in reviews([source])
    }
    for file, place in places.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / place)
    return [[place.as_posix(), file_sha256(folder / place)] for place in places.values()]


def _plain(task: Task) -> dict[str, str]:
    keys = {name: getattr(task, name) for name in ("sha256", "sidecar", *KEYS.values())}
    return {"source": task.source.name, **keys}


def merge(folders: Sequence[Path], out: Path, *, wanted: Wanted = PAGES) -> Built:
    """The outputs of the shards in `folders`, as one build of all their inputs writes them.

    Raises BadShard for shards that are missing, damaged or of different inputs or versions, and what `build` raises.
    """
    wanted.check()
    shards = [_read(folder) for folder in folders]
    _check(folders, shards)
    limits = Limits(*shards[0]["limits"])
    kept = cache_of(out)
    with locked(kept, out):
        found: dict[str, Task] = {}
        failed: dict[str, Failure] = {}
        sources = {
            name: Input(folders[0] / _DECIDED / str(number) / label, label, name)
            for label, name, number in shards[0]["inputs"]
        }
        for folder, shard in zip(folders, shards, strict=True):
            failed |= {name: Failure(**one) for name, one in shard["failed"].items()}
            tasks = [Task(**{**one, "source": sources[one["source"]]}) for one in shard["tasks"]]
            found |= {task.source.name: task for task in tasks}
            with writing(out):
                _take(tasks, failed, Cache(folder / "kept"), kept, folder)
        ordered = [found[name] for name in sources]
        decided = decisions_on(tuple(sources.values()))
        claim = claim_of(ordered, wanted, limits, decided)
        return publish(ordered, failed, kept, limits, out, wanted, claim, decided)


def _read(folder: Path) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadShard(
            f"{folder} 不是 build --shard 的结果，或没有做完 is not an output of build --shard, or was not finished"
        ) from error
    return found


def _check(folders: Sequence[Path], shards: Sequence[Mapping[str, Any]]) -> None:
    first, of = shards[0], shards[0]["shard"][1]
    if first["made_by"] != made_by():
        raise BadShard(f"{folders[0]} was made by another version of zerentu, of its rules or of its libraries")
    for folder, shard in zip(folders, shards, strict=True):
        for what in ("made_by", "limits", "inputs", "decided"):
            if shard[what] != first[what] or shard["shard"][1] != of:
                raise BadShard(f"{folder} and {folders[0]} are not of one build: {what} differ")
    numbers = sorted(shard["shard"][0] for shard in shards)
    if numbers != list(range(1, of + 1)):
        wrong = sorted({*range(1, of + 1)}.symmetric_difference(numbers)) or numbers
        raise BadShard(f"all {of} shards are needed, each once; missing or doubled: {', '.join(map(str, wrong))}")


def _take(tasks: Sequence[Task], failed: Mapping[str, Failure], shard: Cache, kept: Cache, folder: Path) -> None:
    """What a shard keeps, into the cache of the whole."""
    for task in tasks:
        entry = shard.get("entries", task.entry)
        whole = isinstance(entry, Failure) or all(shard.get(kind, getattr(task, name)) for kind, name in KEYS.items())
        if task.source.name not in failed and not whole:
            raise BadShard(f"{folder}: what was kept of {task.source.label} is damaged: build this shard again")
        for kind, name in KEYS.items():
            kept.take(shard, kind, getattr(task, name))
