"""The whole run: files in, the output folder replaced, unless it is already what these files give.

What takes long to import is imported when there is something to do: a build after no change looks at files only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pipeline import rules
from pipeline.cache import Cache
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.inputs import Input, collect, exists, reviews
from pipeline.last import Summary, claim_of, remember, summary_of, unchanged
from pipeline.manifest import manifest
from pipeline.publish import BUILT, MANIFEST, publishing
from pipeline.records import Failure
from pipeline.versions import file_sha256
from pipeline.wanted import PAGES, Wanted
from pipeline.work import KEYS, Task, task_of
from pipeline.workers import Outcome, on_this_machine

if TYPE_CHECKING:
    from pipeline.entries import Figures

Engine: TypeAlias = Callable[[Sequence[Task], Limits, Path], Iterator[Outcome]]


class WrongArguments(Exception):
    """Paths that no build can be made from, or into; nothing was read or written."""


class NotWritten(Exception):
    """An output folder that cannot be written; what was there is there still."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `figures` are those of the plans by name, None where nothing had changed since the last one."""

    summary: Summary
    figures: "Mapping[str, Figures] | None"


def inputs(paths: Iterable[Path], out: Path) -> tuple[Input, ...]:
    """The files to read. Raises WrongArguments when there are none, or when they lie in the folder to be replaced."""
    given = tuple(paths)
    if not any(map(exists, given)):
        raise WrongArguments(f"no such file or folder: {', '.join(map(str, given))}")
    found = collect(given, leave_out=out)
    if not found:
        raise WrongArguments(f"no files in {', '.join(map(str, given))}")
    _check_out(out, found)
    return found


def _check_out(out: Path, found: Iterable[Input]) -> None:
    place = out.resolve()
    if out.exists() and not out.is_dir():
        raise WrongArguments(f"{out} is a file, not a folder to write to")
    if Path.cwd().is_relative_to(place):
        raise WrongArguments(f"{out} is the folder that you work in; outputs need a folder of their own")
    if not (out / MANIFEST).is_file() and (theirs := sorted(name for name in BUILT if (out / name).exists())):
        raise WrongArguments(f"{out / theirs[0]} was not written by a build and would be replaced: name another folder")
    for source in found:
        if exists(source.path) and source.path.resolve().is_relative_to(place):
            raise WrongArguments(f"{source.path} lies in {out}, which the build replaces")


def cache_of(out: Path) -> Cache:
    """The cache of an output folder: a hidden folder beside it."""
    place = out.resolve()
    return Cache(place.with_name(f".{place.name}.cache"))


def build(
    sources: Sequence[Input],
    out: Path,
    *,
    wanted: Wanted = PAGES,
    done: Callable[[Input], None] = lambda source: None,
    limits: Limits = LIMITS,
    engine: Engine = on_this_machine,
) -> Built:
    """Work on what has changed and replace `out`: tables, texts, manifest, and what else is `wanted`.

    Raises RuleError for broken rules, WrongArguments where another build is writing to `out`, what `Wanted.check`
    raises, and NotWritten for an output folder that cannot be written; `out` is then the old one. A file that cannot be
    read, or that goes past its limits, is a row of `errors` and in the summary. `engine` works on documents.
    """
    wanted.check()
    kept = cache_of(out)
    with locked(kept, out):
        tasks = [task_of(source, limits) for source in sources]
        decided = decisions_on(sources)
        claim = claim_of(tasks, wanted, limits, decided)
        if (last := unchanged(claim, kept, out)) is not None:
            return Built(last, None)
        from pipeline.blocks import Joining

        joining = Joining(tasks, limits, kept)

        def finished(task: Task, failed: Mapping[str, Failure]) -> None:
            joining.finished(task, failed)
            done(task.source)

        failed = work_through(tasks, kept, limits, engine, finished)
        with writing(out):
            return publish(tasks, failed, kept, limits, out, wanted, claim, decided)


def decisions_on(sources: Sequence[Input]) -> dict[str, str]:
    """The files with people's decisions, as outputs call them, and their sha256."""
    return {label: file_sha256(file) for file, label in reviews(sources)}


def work_through(
    tasks: Sequence[Task],
    kept: Cache,
    limits: Limits,
    engine: Engine,
    finished: Callable[[Task, Mapping[str, Failure]], None],
) -> dict[str, Failure]:
    """Work on the documents that the cache does not have; those that cannot be read, by name.

    `finished` is called after each document, with those that could not be read until then.
    """
    todo = [task for task in tasks if not task.entry or not kept.has("entries", task.entry)]
    ahead = {task.source.name for task in todo}
    failed: dict[str, Failure] = {}
    for task in tasks:
        if task.source.name not in ahead:
            finished(task, failed)
    if todo:
        rules.load_all()
    for task, failure in engine(todo, limits, kept.folder) if todo else ():
        if failure is not None:
            failed[task.source.name] = failure
        finished(task, failed)
    return failed


def publish(
    tasks: Sequence[Task],
    failed: Mapping[str, Failure],
    kept: Cache,
    limits: Limits,
    out: Path,
    wanted: Wanted,
    claim: str,
    decided: Mapping[str, str],
) -> Built:
    """Write the outputs from what is kept, and note what they rest on."""
    from pipeline.assembly import Assembly
    from pipeline.blocks import blocks_of, key_of
    from pipeline.pages import write_views

    assembly = Assembly(tasks, failed, limits, kept, reviewed=bool(decided))
    with publishing(out) as folder:
        corpus = assembly.write(folder)
        drawn = write_views(assembly, corpus, folder, wanted)
        said = manifest(assembly.inputs(), decided, folder, assembly.hashes)
        (folder / MANIFEST).write_text(said, encoding="utf-8", newline="\n")
    summary = summary_of(corpus, len(assembly.figures), drawn)
    remember(claim, summary, kept, out)
    for kind, name in KEYS.items():
        kept.keep_only(kind, {getattr(task, name) for task in tasks})
    kept.keep_only("blocks", set(map(key_of, blocks_of(tasks))))
    return Built(summary, assembly.figures)


@contextmanager
def locked(kept: Cache, out: Path) -> Iterator[None]:
    """The cache for this build alone. Raises WrongArguments where another one has it."""
    from filelock import FileLock, Timeout

    with writing(out):
        kept.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(kept.folder / "lock", timeout=0):
            yield
    except Timeout as error:
        raise WrongArguments(f"another build is writing to {out}: wait for it, or name another folder") from error


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Raises NotWritten where the body cannot write."""
    try:
        yield
    except OSError as error:
        raise NotWritten(f"cannot write {out}: {error.strerror or error}") from error
