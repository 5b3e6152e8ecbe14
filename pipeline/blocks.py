"""Documents that follow each other, put together once: after one change a build looks at one block again.

A block ends after a document whose name says so, by its hash: so a document that is added, changed or removed leaves
the blocks before and after it as they were.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.views.tables import Lines
from pipeline.entries import Entry, Figures
from pipeline.records import Failure
from pipeline.resolve.corpus import Gathered
from pipeline.resolve.part import Part
from pipeline.versions import own_sha256
from pipeline.work import Task

_SIZE = 64
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


def joined(block: Sequence[Task], entries: Sequence[Entry | Failure]) -> Block:
    """What the entries of a block's documents give together."""
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
