"""Documents that follow each other, put together once: after one change a build looks at one block again.

A block ends after a document whose name says so, by its hash: so a document that is added, changed or removed leaves
the blocks before and after it as they were.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.views.tables import Lines
from pipeline.cache import Cache
from pipeline.entries import Entry, Figures
from pipeline.ingest.limits import Limits
from pipeline.records import Failure
from pipeline.resolve.corpus import Gathered
from pipeline.resolve.part import Part
from pipeline.versions import own_sha256
from pipeline.work import Task, work

_SIZE = 32
"""Documents in a block, on the average."""


@dataclass(frozen=True, slots=True)
class Block:
    """What documents that follow each other give to the outputs.

    `figures` and `texts` go by the names of those that could be read, `rows` are their lines in the tables.
    """

    part: Part
    figures: Mapping[str, Figures]
    texts: Mapping[str, bytes]
    rows: Lines
    failures: tuple[Failure, ...]


def blocks_of(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    """The documents in blocks, in their order."""
    block: list[Task] = []
    for task in tasks:
        block.append(task)
        if int.from_bytes(hashlib.sha256(task.source.name.encode()).digest()[:4]) % _SIZE == 0:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def key_of(block: Sequence[Task]) -> str:
    """Under what a block is kept: it rests on the entries of its documents."""
    return hashlib.sha256("\n".join((own_sha256(Path(__file__)), *(task.entry for task in block))).encode()).hexdigest()


def block_in(block: Sequence[Task], failed: Mapping[str, Failure], limits: Limits, kept: Cache) -> Block:
    """Documents put together: as they are kept, or from what is kept of each."""
    found: Block | None = kept.get("blocks", key_of(block))
    return found or put_together(block, failed, limits, kept)


def put_together(block: Sequence[Task], failed: Mapping[str, Failure], limits: Limits, kept: Cache) -> Block:
    """Documents put together from what is kept of each; `failed` could not be read this time, by name.

    What failed this time may be read the next, so blocks with such documents are not kept.
    """
    made = _joined(block, [failed.get(task.source.name) or entry_in(task, limits, kept) for task in block])
    if all(failure.lasting for failure in made.failures) and not any(task.source.name in failed for task in block):
        kept.put("blocks", key_of(block), made)
    return made


def entry_in(task: Task, limits: Limits, kept: Cache) -> Entry | Failure:
    """What is kept of a document; where it is damaged the work is done again."""
    found: Entry | Failure | None = kept.get("entries", task.entry)
    if found is None:
        failure = work(task, limits, kept.folder)
        found = failure or kept.get("entries", task.entry)
    if found is None:
        raise OSError(f"what was just kept in {kept.folder} cannot be read")
    return found


def _joined(block: Sequence[Task], entries: Sequence[Entry | Failure]) -> Block:
    gathered, rows = Gathered(), dict[tuple[str, int], list[bytes]]()
    read = {
        task.source.name: entry for task, entry in zip(block, entries, strict=True) if not isinstance(entry, Failure)
    }
    for entry in read.values():
        gathered.add(entry.part)
        for key, lines in entry.rows.items():
            rows.setdefault(key, []).append(lines)
    return Block(
        part=gathered.part(),
        figures={name: entry.figures for name, entry in read.items()},
        texts={name: entry.text for name, entry in read.items()},
        rows={key: b"".join(lines) for key, lines in rows.items()},
        failures=tuple(entry for entry in entries if isinstance(entry, Failure)),
    )


class Joining:
    """Puts blocks together while other documents are still worked on: in many processes that costs no time."""

    def __init__(self, tasks: Sequence[Task], limits: Limits, kept: Cache) -> None:
        self._blocks = tuple(blocks_of(tasks))
        self._number = {task.source.name: number for number, block in enumerate(self._blocks) for task in block}
        self._open = [len(block) for block in self._blocks]
        self._limits, self._kept = limits, kept

    def finished(self, task: Task, failed: Mapping[str, Failure]) -> None:
        """One more document is done: with the last of a block the block is put together."""
        number = self._number[task.source.name]
        self._open[number] -= 1
        block = self._blocks[number]
        if not self._open[number] and not self._kept.has("blocks", key_of(block)):
            put_together(block, failed, self._limits, self._kept)
