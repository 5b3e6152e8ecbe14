from dataclasses import replace

import pytest

import graph
from graph.tasks import above, listed_at, lists, task_paths
from graph.vocabulary import EDGE_KINDS, NODE_KINDS, VocabularyError
from pipeline.records import Corpus


def _edges(corpus: Corpus, kind: str) -> list[tuple[str, str]]:
    return [(u, v) for u, v, data in graph.build(corpus).edges(data=True) if data["kind"] == kind]


def test_all_kinds_are_used(corpus: Corpus) -> None:
    built = graph.build(corpus)
    assert {kind for _, kind in built.nodes(data="kind")} == set(NODE_KINDS)
    assert {kind for *_, kind in built.edges(data="kind")} >= set(EDGE_KINDS) - {"supports", "succeeded_by"}


def test_a_clause_is_a_task_by_its_list_its_ancestor_or_its_commitments(sample: Corpus) -> None:
    county = sample.plans[0]
    assert task_paths(county) == {"一/1", "一/2"}
    listed_above = replace(county, responsibilities=tuple(replace(one, clause="一") for one in county.responsibilities))
    assert task_paths(listed_above) == {"一", "一/1", "一/2", "一/3"}
    assert task_paths(replace(county, responsibilities=(), targets=(), deadlines=())) == set()


def test_the_list_that_answers_is_the_nearest_above(sample: Corpus) -> None:
    having = lists(sample.plans[0])
    assert above("一/（一）/1") == ["一/（一）", "一"]
    assert listed_at("一/1/（1）", having) == "一/1"
    assert listed_at("一/2", having) is None


def test_who_what_how_much_and_when_are_binary_edges(sample: Corpus) -> None:
    task = "clause:qinghe:一/1"
    assert _edges(sample, "leads") == [("agency:c:工业和信息化局", task)]
    assert _edges(sample, "supports") == [("agency:c:各乡镇", task)]
    assert ("agency:p:工业和信息化局", "clause:linjiang:一") in _edges(sample, "responsible_for")
    assert (task, "target:t1") in _edges(sample, "sets")
    assert ("target:t6", "indicator:ind:企业") in _edges(sample, "measures")
    assert {(task, "deadline:by::2026:"), ("target:t1", "deadline:by::2026:")} <= set(_edges(sample, "due"))


def test_a_reported_figure_is_part_of_its_clause_and_not_set_by_it(sample: Corpus) -> None:
    assert "target:t5" not in {target for _, target in _edges(sample, "sets")}
    assert ("target:t5", "clause:qinghe:二") in _edges(sample, "part_of")
    assert graph.build(sample).nodes["clause:qinghe:二"]["kind"] == "clause"


def test_a_citation_of_a_plan_at_hand_leads_to_it_and_any_other_to_a_policy(sample: Corpus) -> None:
    assert _edges(sample, "cites") == [("plan:qinghe", "plan:linjiang")]
    alone = replace(sample, plans=sample.plans[:1])
    assert _edges(alone, "cites") == [("plan:qinghe", "policy:临江市数字经济规划")]


def test_members_are_part_of_their_group(sample: Corpus) -> None:
    assert ("agency:c:城关镇政府", "agency:c:各乡镇") in _edges(sample, "part_of")


@pytest.mark.parametrize("which", ["sample", "corpus"])
def test_every_node_and_edge_quotes_what_it_rests_on(which: str, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(which)
    texts = {plan.name: plan.document.text for plan in corpus.plans}
    built = graph.build(corpus)
    quoting = [data for _, data in built.nodes(data=True)] + [data for *_, data in built.edges(data=True)]
    quotes = [data for data in quoting if "quote" in data]
    assert len(quotes) > 10
    for data in quotes:
        slice_ = texts[data["doc"]][data["span_start"] : data["span_end"]]
        assert "".join(slice_.split()) == "".join(data["quote"].split()), data
    for *_, data in built.edges(data=True):
        assert data.get("doc") or data["rule"] == "gazetteer", data


def test_the_same_graph_every_time(corpus: Corpus) -> None:
    one, other = graph.build(corpus), graph.build(corpus)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_a_fact_of_a_clause_that_is_not_there_stops_the_run(sample: Corpus) -> None:
    county = sample.plans[0]
    astray = replace(county, deadlines=(replace(county.deadlines[0], clause="九"),))
    with pytest.raises(VocabularyError, match="clause:qinghe:九 is no node"):
        graph.build(replace(sample, plans=(astray,)))


def test_no_plans_give_an_empty_graph() -> None:
    assert len(graph.build(Corpus(plans=()))) == 0
