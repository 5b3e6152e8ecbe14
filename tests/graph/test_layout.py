from itertools import combinations

import numpy as np

import graph
from graph.layout import _near, apart, bare_clauses, positions
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


def test_the_same_places_every_time(corpus: Corpus) -> None:
    built = graph.build(corpus)
    assert positions(built) == positions(graph.build(corpus))


def test_bare_clauses_carry_neither_task_nor_figure(sample: Corpus) -> None:
    assert bare_clauses(graph.build(sample)) == {"clause:qinghe:一/3", "clause:qinghe:三"}


def test_an_empty_graph_has_no_places() -> None:
    assert positions(graph.build(Corpus(plans=()))) == {}


def test_discs_are_asked_for_beside_each_other_only_and_none_is_missed() -> None:
    chance = np.random.default_rng(1)
    points, radii = chance.normal(size=(300, 2)) * 600, chance.choice([20.0, 44.0, 400.0], size=300)
    one, other = _near(points, radii)
    near = {frozenset(pair) for pair in zip(one.tolist(), other.tolist(), strict=True)}
    assert len(near) == len(one)
    touching = {
        frozenset(pair)
        for pair in combinations(range(300), 2)
        if np.hypot(*(points[pair[0]] - points[pair[1]])) < sum(radii[list(pair)])
    }
    assert touching <= near


def test_of_many_discs_only_those_near_each_other_are_compared() -> None:
    radii = np.array([40.0, 44.0, 300.0, 50.0] * 1000)
    points = np.random.default_rng(1).normal(size=(4000, 2)) * 6000
    pairs, _ = _near(points, radii)
    assert len(pairs) < 10 * len(points)


def test_discs_that_overlap_are_pushed_apart() -> None:
    radii = np.array([40.0, 44.0, 100.0, 50.0] * 10)
    points = apart(np.random.default_rng(1).normal(size=(40, 2)) * 400, radii)
    gaps = [np.hypot(*(points[a] - points[b])) - radii[a] - radii[b] for a, b in combinations(range(40), 2)]
    assert min(gaps) > -1
