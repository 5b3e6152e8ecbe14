"""The work on one document, from its file to what is kept of it: the same in this process, in another and on a cluster.

Each stage's result is kept under a key of all that it rests on: the document under the file's content and the code
that reads it, the plan under that and the rules, the entry for the outputs under that and the code of the tables. So
a changed rule reads no file again, and a changed table finds no fact again.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cache import Cache, Kind
from pipeline.ingest.limits import Limits
from pipeline.inputs import Input
from pipeline.records import Document, Failure, Plan
from pipeline.versions import EXTRACT, INGEST, TABLES, file_sha256, libreoffice, version_of

if TYPE_CHECKING:
    from pipeline.entries import Entry

KEYS: dict[Kind, str] = {"documents": "document", "plans": "plan", "entries": "entry"}
"""The key of a task under which each kind is kept."""
_NONE = Document("", "", "", "", ())


@dataclass(frozen=True, slots=True)
class Task:
    """A document to work on: where it lies, the sha256 of its content and its sidecar's, and the keys of its stages.

    All but `source` are empty for a file that cannot be opened or is too large: nothing is kept of it.
    """

    source: Input
    sha256: str = ""
    sidecar: str = ""
    document: str = ""
    plan: str = ""
    entry: str = ""


def task_of(source: Input, limits: Limits) -> Task:
    """The task of a file. Its content is read for it, every time: no date of a file is believed."""
    try:
        if source.path.stat().st_size > limits.size:
            return Task(source)
        content = file_sha256(source.path)
        sidecar = file_sha256(source.sidecar) if source.sidecar.is_file() else ""
    except OSError:
        return Task(source)
    kind, bounds = source.path.suffix.lower(), limits._replace(seconds=0)
    document = _key(version_of(INGEST), content, kind, libreoffice(), bounds)
    plan = _key(version_of(EXTRACT), document, source.name, source.label, sidecar)
    return Task(source, content, sidecar, document, plan, _key(version_of(TABLES), plan))


def _key(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def work(task: Task, limits: Limits, folder: Path) -> Failure | None:
    """Do what is not done yet, and keep it in the cache `folder`; the failure of a document that cannot be read.

    Raises RuleError for broken rules.
    """
    from pipeline.reading import guarded  # the stages are loaded by those alone who have work to do

    kept = Cache(folder)
    found = guarded(task.source, limits, lambda: _entry(task, limits, kept))
    if not isinstance(found, Failure):
        kept.put("entries", task.entry, found)
        return None
    if found.lasting and task.entry:
        kept.put("entries", task.entry, found)
    return found


def _entry(task: Task, limits: Limits, kept: Cache) -> "Entry":
    from pipeline.entries import entry_of

    return entry_of(plan_in(task, limits, kept))


def plan_in(task: Task, limits: Limits, kept: Cache) -> Plan:
    """The plan of a document, from the cache as far as it has it. Raises what reading raises."""
    document = _document(task, limits, kept)
    plan: Plan | None = kept.get("plans", task.plan)
    if plan is None:
        from pipeline.reading import plan_of

        plan = plan_of(document, task.source)
        kept.put("plans", task.plan, replace(plan, document=_NONE))
    return replace(plan, document=replace(document, name=task.source.name, path=task.source.label))


def _document(task: Task, limits: Limits, kept: Cache) -> Document:
    document: Document | None = kept.get("documents", task.document)
    if document is None:
        from pipeline.ingest import read

        document = read(task.source.path, limits)
        if document.sha256 != task.sha256:
            raise OSError("changed while it was read: build again")
        kept.put("documents", task.document, document)
    return document
