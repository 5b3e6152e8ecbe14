"""Plans resolved by themselves and gathered: the same corpus, and counts over all of it."""

from dataclasses import replace

import pytest
from gold_plans import GOLD, gold_plan, plan

from pipeline.records import Tally
from pipeline.resolve import resolve
from pipeline.resolve.corpus import Gathered
from pipeline.resolve.part import resolve_plan

PLANS = [gold_plan(folder) for folder in sorted((GOLD / "plans").iterdir()) if folder.is_dir()]
PLANS += [plan("a", "清河县", units=[("一", "lead", "专班", "清河县")]), plan("b", "")]


def test_gathered_parts_without_their_plans_are_the_corpus_without_what_belongs_to_one_fact():
    gathered = Gathered()
    for one in PLANS:
        gathered.add(resolve_plan(one)[0])
    whole = resolve(PLANS)
    assert whole.agencies and whole.conflicts and whole.proposals
    assert gathered.corpus() == replace(
        whole, plans=(), agency_of={}, indicator_of={}, owners_of={}, keywords_of={}, base_of={}
    )


@pytest.mark.parametrize("cut", range(len(PLANS) + 1))
def test_parts_gathered_of_some_plans_and_then_of_all_are_the_corpus(cut: int) -> None:
    parts = [resolve_plan(one)[0] for one in PLANS]
    straight, stepwise = Gathered(), Gathered()
    for part in parts:
        straight.add(part)
    for block in (parts[:cut], parts[cut:]):
        gathered = Gathered()
        for part in block:
            gathered.add(part)
        stepwise.add(gathered.part())
    assert stepwise.corpus() == straight.corpus()


def test_wordings_and_counts_of_several_plans_come_together():
    lead, support = ("一", "lead", "县发改局", "清河县"), ("二", "support", "发展改革局", "清河县")
    corpus = resolve([plan("a", "清河县", units=[lead]), plan("b", "清河县", units=[lead, support], targets=[{}])])
    (agency,) = corpus.agencies
    assert agency.aliases == ("县发改局", "发展改革局")
    assert corpus.tally_of == {agency.id: Tally(lead=2, support=1, targets=1)}
    assert list(corpus.count_of.values()) == [1]


def test_an_agency_counts_what_it_must_reach_not_what_is_reported():
    targets = [{}, {"status": "actual", "value": 2}, {"clause": "二"}]
    corpus = resolve([plan("a", "清河县", units=[("一", "lead", "县发改局", "清河县")], targets=targets)])
    assert [tally.targets for tally in corpus.tally_of.values()] == [1]


def test_a_second_plan_of_one_name_is_a_fault_of_ours():
    gathered = Gathered()
    gathered.add(resolve_plan(plan("a", "清河县"))[0])
    with pytest.raises(ValueError, match="'a' is empty or stands twice"):
        gathered.add(resolve_plan(plan("a", "贺兰县"))[0])
