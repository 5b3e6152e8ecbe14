"""The examples of the documentation, run."""

import doctest
from pathlib import Path

import pytest

import pipeline
from pipeline.ingest import Unreadable
from pipeline.records import Corpus, Plan
from tests.conftest import ROOT


def test_the_examples_of_the_package_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(pipeline)
    assert (result.failed, result.attempted > 5) == (0, True)


def test_a_plan_comes_with_clauses_and_typed_facts(small: Path) -> None:
    plan = pipeline.read_plan(small / "qinghe.txt")
    assert isinstance(plan, Plan)
    assert [clause.path for clause in plan.clauses] == ["一", "一/1", "一/2", "二"]
    assert ("规模以上数字企业", "一/1") in {(target.indicator, target.clause) for target in plan.targets}
    assert {("lead", "县工信局"), ("responsible", "县商务局")} <= {
        (one.role, one.unit) for one in plan.responsibilities
    }


def test_plans_are_read_from_folders_and_resolved(small: Path) -> None:
    (small / "empty.txt").write_bytes(b"")
    corpus = pipeline.read_plans([str(small)])
    assert isinstance(corpus, Corpus)
    assert [plan.name for plan in corpus.plans] == ["qinghe"]
    assert [failure.path for failure in corpus.failures] == ["empty.txt"]
    assert set(corpus.agency_of) == {one.id for one in corpus.plans[0].responsibilities}


@pytest.mark.parametrize("name", ["gone.txt", "."])
def test_what_is_no_plan_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable):
        pipeline.read_plan(tmp_path / name)
