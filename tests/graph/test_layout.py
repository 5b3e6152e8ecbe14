import time

import graph
from graph.layout import bare_clauses, positions
from pipeline.records import Corpus


def test_every_node_has_a_place_and_hardly_any_share_one(corpus: Corpus) -> None:
    built = graph.build(corpus)
    places = positions(built)
    assert list(places) != [] and set(places) == set(built)
    assert len(set(places.values())) > 0.99 * len(places)


def test_tasks_and_units_of_a_plan_do_not_overlap(corpus: Corpus) -> None:
    built = graph.build(corpus)
    drawn = [place for node, place in positions(built).items() if built.nodes[node]["kind"] in ("task", "agency")]
    close = [(a, b) for i, a in enumerate(drawn) for b in drawn[:i] if abs(a[0] - b[0]) < 30 and abs(a[1] - b[1]) < 30]
    assert close == []


def test_the_same_places_every_time_and_fast(corpus: Corpus) -> None:
    built = graph.build(corpus)
    first, start = positions(built), time.perf_counter()
    assert positions(built) == first
    assert time.perf_counter() - start < 2


def test_bare_clauses_carry_neither_task_nor_figure(sample: Corpus) -> None:
    assert bare_clauses(graph.build(sample)) == {"clause:qinghe:一/3", "clause:qinghe:三"}


def test_an_empty_graph_has_no_places() -> None:
    assert positions(graph.build(Corpus(plans=()))) == {}
