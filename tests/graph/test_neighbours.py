"""The graph as the explorer gets it, and who works with whom."""

from itertools import combinations

import pytest

from graph import build
from graph.layout import positions
from graph.sharing import shared_tasks, sharing_positions
from graph.views.explorer import template_files
from graph.views.looks import EDGES
from graph.views.neighbours import neighbours_payload
from graph.views.payload import payload
from graph.vocabulary import EDGE_KINDS
from pipeline.records import Corpus


def test_every_edge_of_a_fact_is_there_with_its_fact(corpus: Corpus) -> None:
    graph = build(corpus)
    row = payload(corpus, graph)
    found = neighbours_payload(corpus, graph, row, positions(graph))
    edges = found["edges"]
    assert len(edges["from"]) == len(edges["to"]) == len(edges["kind"]) == len(edges["fact"])
    duties = [
        fact
        for kind, fact in zip(edges["kind"], edges["fact"], strict=True)
        if kind in ("leads", "responsible_for", "supports")
    ]
    assert sorted(row["facts"][fact]["id"] for fact in duties) == sorted(
        fact.id for plan in corpus.plans for fact in plan.responsibilities
    )
    assert "clause" not in found["kind"]


def test_a_node_refers_to_what_it_is(corpus: Corpus) -> None:
    graph = build(corpus)
    row = payload(corpus, graph)
    found = neighbours_payload(corpus, graph, row, positions(graph))
    lists = {"agency": "agencies", "indicator": "indicators", "plan": "plans", "task": "tasks", "target": "facts"}
    for node, kind, ref in zip(found["id"], found["kind"], found["ref"], strict=True):
        if kind in lists:
            thing = row[lists[kind]][ref]
            if kind == "task":
                plan = row["plans"][thing["plan"]]
                assert node == f"clause:{plan['name']}:{plan['clauses'][thing['clause']][0]}"
            else:
                assert node == f"{kind}:{thing['name'] if kind == 'plan' else thing['id']}"


def test_places_are_the_same_on_every_build(corpus: Corpus) -> None:
    first, second = (
        neighbours_payload(corpus, graph, payload(corpus, graph), positions(graph))
        for graph in (build(corpus), build(corpus))
    )
    assert first == second


def test_agencies_of_one_list_share_its_task(corpus: Corpus) -> None:
    graph = build(corpus)
    agencies = shared_tasks(graph)
    lists: dict[tuple[str, str], set[str]] = {}
    for plan in corpus.plans:
        for fact in plan.responsibilities:
            lists.setdefault((plan.name, fact.clause), set()).add(f"agency:{corpus.agency_of[fact.id]}")
    pairs = [pair for units in lists.values() for pair in combinations(sorted(units), 2)]
    assert agencies.size(weight="weight") == len(pairs)
    assert {frozenset(edge) for edge in agencies.edges} == {frozenset(pair) for pair in pairs}


def test_no_two_agencies_stand_on_one_spot(corpus: Corpus) -> None:
    graph = build(corpus)
    places = sharing_positions(graph)
    assert len(places) == len(corpus.agencies) == len(set(places.values()))


@pytest.mark.parametrize("kind", EDGE_KINDS)
def test_the_page_knows_every_kind_of_edge(kind: str) -> None:
    files = template_files("explorer")
    assert kind in EDGES
    assert f'"edge-{kind}": [' in files["network/words.js"]
    assert f'"{kind}"' in files["network/walk.js"].split("const ORDER =")[1].split("\n")[0]
    assert f"{kind}: " in files["network/walk.js"].split("const LENGTH =")[1].split("\n")[0]
