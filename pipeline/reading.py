"""From files to plans: the one way through the stages, for the command line, for Python and for tests."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.extract import extract
from pipeline.extract.about import about
from pipeline.fold import fold
from pipeline.ingest import Unreadable, read
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.inputs import Input, collect, reviews
from pipeline.outline import outline
from pipeline.records import About, Corpus, Correction, Document, Failure, Plan, Run
from pipeline.resolve import resolve
from pipeline.review import correct, read_decisions
from pipeline.rules import RuleError
from pipeline.sidecar import SidecarError, corrected
from pipeline.time_limit import TimeUp, time_limit

T = TypeVar("T")


def read_input(source: Input, limits: Limits = LIMITS) -> Plan:
    """The plan in a file. Raises Unreadable, SidecarError, or RuleError when our own rules are broken."""
    return plan_of(read(source.path, limits), source)


def plan_of(document: Document, source: Input) -> Plan:
    """The plan in the document of a file, with the corrections of its sidecar."""
    named = replace(document, name=source.name, path=source.label)
    return _plan(named, lambda found: corrected(found, source.sidecar))


def read_text(text: str, name: str = "text", region: str = "") -> Plan:
    """The plan in a text as it stands, nothing repaired: spans count in `text` itself.

    `region` is the place that the text is of; without it the text may tell.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    runs = (Run(0, len(text), 0),) if text else ()
    document = Document(name, "", sha256, text, runs, body_end=len(text))
    return _plan(document, lambda found: replace(found, region=region or found.region))


def _plan(document: Document, correct: Callable[[About], About]) -> Plan:
    folded = fold(document.text)
    return extract(document, folded, correct(about(document, folded)), outline(document, folded))


def plan_or_failure(source: Input, limits: Limits = LIMITS) -> Plan | Failure:
    """The plan in a file, or the row of `errors` that says why there is none."""
    return guarded(source, limits, lambda: read_input(source, limits))


def guarded(source: Input, limits: Limits, make: Callable[[], T]) -> T | Failure:
    """What is made of a file, or the row of `errors` that says why nothing is.

    A fault of ours in one document is such a row too and says so: the other documents of a long run are not to be
    lost for it. Broken rules concern them all and are raised.
    """
    if source.path.suffix == ".toml":
        return Failure(source.label, "a sidecar without a plan of its name beside it")
    try:
        if source.path.is_dir():  # folders are searched through: this one could not be
            return Failure(source.label, "a folder that cannot be listed", lasting=False)
        with time_limit(limits.seconds):
            return make()
    except RuleError:
        raise
    except TimeUp:
        return Failure(source.label, f"not read within {limits.seconds:g} seconds", lasting=False)
    except OSError as error:
        return Failure(source.label, f"cannot be opened: {error.strerror or type(error).__name__}", lasting=False)
    except (Unreadable, SidecarError) as error:
        return Failure(source.label, _said(error, source))
    except Exception as error:
        reason = f"fault of zerentu, please report: {type(error).__name__}: {_said(error, source)}"
        return Failure(source.label, reason, lasting=False)


def _said(error: Exception, source: Input) -> str:
    """The message in one line, without the place of the file on this machine: outputs do not tell it."""
    return " ".join(str(error).replace(str(source.path), source.label).split())


def read_inputs(
    sources: Iterable[Input], done: Callable[[Input], None] = lambda source: None, limits: Limits = LIMITS
) -> Corpus:
    """Every file read, corrected as people decided, and all plans resolved together; `done` is called after each file.

    A decision that cannot be read is a row of `errors`; `Corpus.corrections` says what became of the others.
    """
    sources = tuple(sources)
    plans: list[Plan] = []
    failures: list[Failure] = []
    for source in sources:
        result = plan_or_failure(source, limits)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            plans.append(result)
        done(source)
    return corrected_corpus(plans, failures, sources)


def corrected_corpus(plans: Iterable[Plan], failures: Iterable[Failure], sources: Iterable[Input]) -> Corpus:
    """The plans of some inputs resolved, with the decisions that people wrote beside them."""
    decisions, unreadable = read_decisions(reviews(sources))
    done = correct(plans, decisions)
    corpus = resolve(done.plans, (), done.verdicts)
    corrections = sorted((*done.corrections, *corpus.corrections), key=_row)
    wrong = tuple(
        Failure(f"{one.decision.file}:{one.decision.row}", one.reason) for one in corrections if one.status == "wrong"
    )
    return replace(corpus, failures=(*failures, *unreadable, *wrong), corrections=tuple(corrections))


def _row(one: Correction) -> tuple[str, int, str, str]:
    return one.decision.file, one.decision.row, one.id, one.field


def read_plan(path: Path | str) -> Plan:
    """See `pipeline.read_plan`."""
    (source,) = collect([Path(path)]) if not Path(path).is_dir() else (Input(Path(path), str(path), str(path)),)
    return read_input(source)


def read_plans(paths: Iterable[Path | str]) -> Corpus:
    """See `pipeline.read_plans`."""
    return read_inputs(collect(Path(path) for path in paths))
