"""What the last build of a folder was made of, so that the next knows whether anything has changed since."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.cache import Cache
from pipeline.manifest import made_by, outputs_hold
from pipeline.publish import MANIFEST
from pipeline.records import Corpus, Failure
from pipeline.versions import libreoffice
from pipeline.work import Task

_FILE = "last.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build says when it is done: documents that could not be read, and how many there are of what else.

    `drawn` says that the corpus is small enough for plans to be drawn and compared. `corrections` counts what people
    decided, `applied` what of it was done, and `stale` tells what no longer applies.
    """

    failures: tuple[Failure, ...]
    plans: int
    agencies: int
    indicators: int
    conflicts: int
    drawn: bool
    corrections: int
    applied: int
    stale: tuple[str, ...]


def summary_of(corpus: Corpus, plans: int, drawn: bool) -> Summary:
    """The summary of a corpus of so many plans."""
    stale = tuple(
        f"{one.decision.file}:{one.decision.row}: 决定已不适用 no longer applies: {one.decision.words}: {one.reason}"
        for one in corpus.corrections
        if one.status == "stale"
    )
    return Summary(
        failures=corpus.failures,
        plans=plans,
        agencies=len(corpus.agencies),
        indicators=len(corpus.indicators),
        conflicts=len(corpus.conflicts),
        drawn=drawn,
        corrections=len(corpus.corrections),
        applied=sum(one.status == "applied" for one in corpus.corrections),
        stale=stale,
    )


def claim_of(tasks: Sequence[Task], *options: object) -> str:
    """A sha256 over all that outputs rest on: inputs, options, code, rules and libraries."""
    inputs = [(task.source.label, task.source.name, task.sha256, task.entry) for task in tasks]
    said = json.dumps([made_by(), libreoffice(), options, inputs], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


def unchanged(claim: str, kept: Cache, out: Path) -> Summary | None:
    """What the last build said, where it rested on the same and its outputs are as it left them; else None."""
    try:
        last = json.loads((kept.folder / _FILE).read_text(encoding="utf-8"))
        manifest = (out / MANIFEST).read_bytes()
        if (last["claim"], last["manifest"]) != (claim, _sha256(manifest)):
            return None
        summary = last["summary"]
        failures = tuple(Failure(**one) for one in summary["failures"])
        found = Summary(**{**summary, "failures": failures, "stale": tuple(summary["stale"])})
    except (OSError, ValueError, KeyError, TypeError):  # there is none, or somebody changed it
        return None
    return found if outputs_hold(out, json.loads(manifest)) else None


def remember(claim: str, summary: Summary, kept: Cache, out: Path) -> None:
    """Note what the outputs rest on and what was said of them."""
    manifest = _sha256((out / MANIFEST).read_bytes())
    said = {"claim": claim, "manifest": manifest, "summary": asdict(summary)}
    new = kept.folder / f"{_FILE}.new"
    new.write_text(json.dumps(said, ensure_ascii=True), encoding="utf-8")
    new.replace(kept.folder / _FILE)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
