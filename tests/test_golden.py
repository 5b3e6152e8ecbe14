"""Golden files: what the machine last read in the three plans, so that no change of it goes unseen.

They are no truth (that is `tests/gold/`), only memory. After a change that is meant, write them anew and read the
difference before it is committed:

    python -m tests.test_golden
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.views.tables import write_tables
from pipeline import read_plan, read_plans
from pipeline.records import Fact, Plan
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
PLANS = sorted((ROOT / "corpus").glob("*.txt"))
KINDS = ("targets", "incentives", "responsibilities", "deadlines", "citations", "unread", "dismissed")


def _lines(plan: Plan) -> Iterator[str]:
    for clause in plan.clauses:
        yield f"clause\t{clause.path}\t{clause.start}-{clause.end}\t{clause.title}"
    for kind in KINDS:
        for fact in getattr(plan, kind):
            yield f"{kind}\t{fact.clause}\t{fact.start}-{fact.end}\t{fact.rule}\t{_said(fact)}"


def _said(fact: Fact) -> str:
    names = [one.name for one in fields(fact) if one.name not in ("id", "clause", "start", "end", "rule", "context")]
    return " ".join(f"{name}={getattr(fact, name)}" for name in names if getattr(fact, name) not in ("", None, False))


def written(path: Path) -> str:
    return "".join(f"{line}\n" for line in _lines(read_plan(path)))


def compared(folder: Path) -> str:
    """The table `compare` of the three plans."""
    write_tables(read_plans([ROOT / "corpus"]), folder)
    return (folder / "compare.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_facts_are_those_last_looked_at(path: Path) -> None:
    assert written(path) == (GOLDEN / f"{path.stem}.tsv").read_text(encoding="utf-8")


def test_the_comparison_is_that_last_looked_at(tmp_path: Path) -> None:
    assert compared(tmp_path) == (GOLDEN / "compare.csv").read_text(encoding="utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        (GOLDEN / "compare.csv").write_text(compared(Path(folder)), encoding="utf-8")
    for plan in PLANS:
        (GOLDEN / f"{plan.stem}.tsv").write_text(written(plan), encoding="utf-8")
