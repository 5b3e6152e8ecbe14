import json
import os
import re
import subprocess
import sys
from pathlib import Path

import graph
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from pipeline.records import Corpus


def _data(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, list[dict[str, object]]] = json.loads(found.group(1))
    return data


def test_the_page_loads_nothing(sample: Corpus) -> None:
    page = network_page(graph.build(sample))
    assert re.findall(r"<link\b|<script[^>]+src=|@import|sourceMappingURL|url\(\s*[\"']?http", page) == []
    assert "default-src 'none'" in page
    assert '<html lang="zh">' in page


def test_nodes_stand_still_and_are_told_apart_by_colour_and_shape(sample: Corpus) -> None:
    built = graph.build(sample)
    data = _data(network_page(built))
    assert [node["id"] for node in data["nodes"]] == list(built)
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in data["nodes"])
    looks = {(node["kind"], node["shape"], json.dumps(node["color"])) for node in data["nodes"]}
    assert len(looks) == len({kind for kind, *_ in looks})
    edges = {edge["kind"]: edge for edge in data["edges"]}
    assert edges["leads"]["width"] > edges["responsible_for"]["width"]  # type: ignore[operator]
    assert "dashes" in edges["supports"] and "dashes" not in edges["responsible_for"]


def test_words_of_documents_are_never_markup(damaged: Corpus) -> None:
    page = network_page(graph.build(damaged))
    assert "<script>alert" not in page
    assert "\u2028" not in page
    page.encode("utf-8")
    titles = {str(node["title"]) for node in _data(page)["nodes"]}
    assert any("<script>alert(1)</script>项目" in title for title in titles)


def test_commitments_are_counted_apart_from_reported_figures(sample: Corpus) -> None:
    counts = {kind["kind"]: kind["count"] for kind in _data(network_page(graph.build(sample)))["kinds"]}
    assert (counts["target"], counts["actual"]) == (5, 1)


def test_a_kind_of_line_is_drawn_when_both_its_ends_are(sample: Corpus) -> None:
    shown = {one["kind"]: one["shown"] for one in _data(network_page(graph.build(sample)))["relations"]}
    assert shown["leads"] and shown["sets"]
    assert not any(shown[kind] for kind in ("due", "measures", "in_region"))


def test_explorer_and_network_lead_to_each_other(sample: Corpus) -> None:
    built = graph.build(sample)
    assert 'href="explorer.html"' in network_page(built)
    assert '"graph.html"' in explorer_page(sample, built)


def test_a_unit_is_labelled_without_its_place(sample: Corpus) -> None:
    labels = {node["id"]: node["label"] for node in _data(network_page(graph.build(sample)))["nodes"]}
    assert labels["agency:c:发展和改革局"] == "发展和改革局"


def test_the_same_bytes_under_another_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; from pathlib import Path; sys.path.insert(0, '.')\n"
        "import graph, pipeline; from graph.formats import gexf, graphml, node_link\n"
        "from graph.views.network import network_page\n"
        "built = graph.build(pipeline.read_plans([Path('corpus')]))\n"
        "whole = network_page(built).encode() + gexf(built) + graphml(built) + node_link(built)\n"
        "print(hashlib.sha256(whole).hexdigest())"
    )
    root = Path(__file__).parents[2]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_no_plans_give_a_page_too() -> None:
    assert _data(network_page(graph.build(Corpus(plans=()))))["nodes"] == []
