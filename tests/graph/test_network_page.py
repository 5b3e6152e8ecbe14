import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import graph
from graph.layout import positions
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from graph.views.packed import unpacked
from pipeline.records import Corpus


def _data(page: str) -> Any:
    found = re.search(r'<script type="text/plain" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return unpacked(found.group(1))


def _legend(page: str, part: str) -> dict[str, tuple[bool, int]]:
    """Of each kind in a list of the legend, whether it is drawn at first and how many there are."""
    (listed,) = re.findall(rf'<ul id="{part}">(.*?)</ul>', page, re.DOTALL)
    found = re.findall(r'<input type="checkbox" value="(\w+)"( checked)?>.*?<small>(\d+)</small>', listed, re.DOTALL)
    return {kind: (bool(checked), int(count)) for kind, checked, count in found}


def test_the_page_loads_nothing(sample: Corpus) -> None:
    page = network_page(graph.build(sample))
    assert re.findall(r"<link\b|<script[^>]+src=|@import|sourceMappingURL|url\(\s*[\"']?http", page) == []
    assert "default-src 'none'" in page
    assert '<html lang="zh">' in page


def test_nodes_stand_still_and_are_told_apart_by_colour_and_shape(sample: Corpus) -> None:
    built = graph.build(sample)
    data = _data(network_page(built))
    assert data["nodes"]["id"] == list(built)
    places = positions(built)
    assert list(zip(data["nodes"]["x"], data["nodes"]["y"], strict=True)) == [places[node] for node in built]
    assert data == _data(network_page(built, places))
    looks = [tuple(look[:3]) for look in data["looks"]["nodes"].values()]
    assert len(looks) == len(set(looks))
    width, dashes = ({kind: look[place] for kind, look in data["looks"]["edges"].items()} for place in (1, 2))
    assert width["leads"] > width["responsible_for"]
    assert dashes["supports"] and not dashes["responsible_for"]


def test_words_of_documents_are_never_markup(damaged: Corpus) -> None:
    page = network_page(graph.build(damaged))
    assert "<script>alert" not in page
    assert "\u2028" not in page
    page.encode("utf-8")
    assert any("<script>alert(1)</script>项目" in name for name in _data(page)["nodes"]["name"])


def test_commitments_are_counted_apart_from_reported_figures(sample: Corpus) -> None:
    kinds = _legend(network_page(graph.build(sample)), "kinds")
    assert (kinds["target"], kinds["actual"]) == ((True, 5), (True, 1))


def test_a_kind_of_line_is_drawn_when_both_its_ends_are(sample: Corpus) -> None:
    lines = _legend(network_page(graph.build(sample)), "relations")
    assert lines["leads"][0] and lines["sets"][0]
    assert not any(lines[kind][0] for kind in ("due", "measures", "in_region"))


def test_explorer_and_network_lead_to_each_other(sample: Corpus) -> None:
    built = graph.build(sample)
    assert 'href="explorer.html"' in network_page(built)
    assert '"graph.html"' in explorer_page(sample, built)


def test_a_unit_is_labelled_without_its_place(sample: Corpus) -> None:
    nodes = _data(network_page(graph.build(sample)))["nodes"]
    labels = dict(zip(nodes["id"], nodes["label"], strict=True))
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
    assert _data(network_page(graph.build(Corpus(plans=()))))["nodes"]["id"] == []
