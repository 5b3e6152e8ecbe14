"""The outputs put together from what is kept of each document, in the order of the inputs and one at a time."""

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.views.tables import Lines, rows_of_plans, write_rows, write_whole
from pipeline.blocks import block_in, blocks_of, entry_in
from pipeline.cache import Cache
from pipeline.entries import Entry, Figures, links_of
from pipeline.ingest.limits import Limits
from pipeline.reading import corrected_corpus
from pipeline.records import Corpus, Failure
from pipeline.resolve.corpus import Gathered
from pipeline.work import Task, plan_in


@dataclass(slots=True)
class Assembly:
    """The tables and texts of a corpus as they are written, and what is to be said of it afterwards.

    `failed` are documents that could not be read this time, by name. Plans that people have `reviewed` are corrected by
    what they decided, which takes all of them at once.
    `hashes` are the sha256 of the texts by their files.
    """

    tasks: Sequence[Task]
    failed: Mapping[str, Failure]
    limits: Limits
    kept: Cache
    reviewed: bool = False
    gathered: Gathered = field(default_factory=Gathered)
    figures: dict[str, Figures] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    read: list[Task] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Corpus:
        """Write tables and texts; the corpus, without its plans where they were not needed."""
        (folder / "text").mkdir()
        if self.reviewed:
            for _ in self._rows(folder / "text"):
                pass
            corpus = self.whole(self.figures)
            write_rows([rows_of_plans(corpus)], folder / "tables")
            write_whole(corpus, folder / "tables", "corpus")
            return corpus
        write_rows(self._rows(folder / "text"), folder / "tables")
        corpus = self.gathered.corpus(failures=self.failures)
        write_whole(corpus, folder / "tables", "corpus")
        return corpus

    def whole(self, names: Container[str]) -> Corpus:
        """The corpus of the plans with these names, for the graph: as large in memory as they are."""
        tasks = [task for task in self.read if task.source.name in names]
        plans = [plan_in(task, self.limits, self.kept) for task in tasks]
        if self.reviewed:
            return corrected_corpus(plans, self.failures, [task.source for task in self.tasks])
        gathered, links = Gathered(), []
        for task in tasks:
            entry = entry_in(task, self.limits, self.kept)
            if isinstance(entry, Entry):
                gathered.add(entry.part)
                links.append(links_of(entry))
        return gathered.corpus(plans, links, self.failures)

    def inputs(self) -> Iterator[Mapping[str, str]]:
        """The inputs as the manifest names them; what could not be read has no sha256."""
        for task in self.tasks:
            read = task.source.name in self.figures
            known = {"doc": task.source.name, "file": task.source.label, "sha256": task.sha256 if read else ""}
            yield known | ({"sidecar": task.sidecar} if read and task.sidecar else {})

    def _rows(self, texts: Path) -> Iterator[Lines]:
        for tasks in blocks_of(self.tasks):
            block = block_in(tasks, self.failed, self.limits, self.kept)
            self.gathered.add(block.part)
            self.figures |= block.figures
            self.failures += block.failures
            self.read += [task for task in tasks if task.source.name in block.figures]
            for name, text in block.texts.items():
                (texts / f"{name}.txt").write_bytes(text)
                self.hashes[f"text/{name}.txt"] = hashlib.sha256(text).hexdigest()
            yield block.rows
