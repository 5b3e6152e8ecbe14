"""What the explorer is given: every fact once, ties by position, nothing that could end the script element."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph import build
from graph.audit import KINDS, audit
from graph.views.explorer import ENTRY, explorer_page, join
from graph.views.packed import packed, unpacked
from graph.views.payload import payload, text_payload
from pipeline.records import Corpus


@pytest.fixture
def data(sample: Corpus) -> Any:
    return unpacked(packed(payload(sample, build(sample))))


def test_every_fact_stands_once_and_its_characters_are_the_quote(data: dict[str, Any], sample: Corpus) -> None:
    quotes = {}
    texts = [text_payload(plan)["text"] for plan in sample.plans]
    for fact in data["facts"]:
        assert fact["id"] not in quotes
        quotes[fact["id"]] = texts[fact["plan"]][fact["start"] : fact["end"]]
        assert fact["quote"] == quotes[fact["id"]]
    kinds = ("targets", "incentives", "responsibilities", "deadlines", "citations", "unread")
    assert quotes == {fact.id: fact.quote for plan in sample.plans for kind in kinds for fact in getattr(plan, kind)}


def test_numbers_quoted_at_one_place_keep_the_order_of_the_plan(sample: Corpus) -> None:
    plan = sample.plans[0]
    years = tuple(replace(plan.targets[0], id=name, due=due) for name, due in (("z", "2024"), ("a", "2025")))
    corpus = replace(sample, plans=(replace(plan, targets=(*years, *plan.targets[1:])), *sample.plans[1:]))
    ties = corpus.indicator_of | {"z": "ind:企业", "a": "ind:企业"}
    corpus = replace(corpus, indicator_of=ties, conflicts=())
    assert [fact["id"] for fact in payload(corpus, build(corpus))["facts"] if fact["kind"] == "target"][:2] == [
        "z",
        "a",
    ]


def test_tasks_are_those_of_the_graph(data: dict[str, Any], sample: Corpus) -> None:
    graph = build(sample)
    wanted = [(node["doc"], node["clause"]) for _, node in graph.nodes(data=True) if node["kind"] == "task"]
    plans = data["plans"]
    found = [(plans[row["plan"]]["name"], plans[row["plan"]]["clauses"][row["clause"]][0]) for row in data["tasks"]]
    assert sorted(found) == sorted(wanted)
    assert found


def test_a_task_without_a_list_takes_the_one_above_and_says_so(sample: Corpus) -> None:
    plan = sample.plans[0]
    moved = tuple(replace(fact, clause="一") for fact in plan.responsibilities)
    corpus = replace(sample, plans=(replace(plan, responsibilities=moved), *sample.plans[1:]))
    rows = payload(corpus, build(corpus))["tasks"]
    under = [row for row in rows if row["plan"] == 0 and row.get("by")]
    assert {row["by"] for row in under} == {"一"}
    assert all(len(row["unit"]) == len(moved) for row in under)


def test_names_can_be_found_by_their_reading(data: dict[str, Any]) -> None:
    assert set("县数字企业") <= data["readings"].keys()
    assert "，" not in data["readings"]


def test_numbers_keep_their_digits_and_zero_is_not_nothing(sample: Corpus) -> None:
    plan = sample.plans[0]
    first = replace(plan.targets[0], value=Decimal("0"))
    second = replace(plan.targets[1], value=Decimal("1E+3"))
    corpus = replace(sample, plans=(replace(plan, targets=(first, second, *plan.targets[2:])), *sample.plans[1:]))
    values = {fact["id"]: fact.get("value") for fact in payload(corpus, build(corpus))["facts"]}
    assert (values[first.id], values[second.id]) == ("0", "1000")


def test_facts_of_a_scan_carry_their_page_and_confidence(sample: Corpus) -> None:
    plan = sample.plans[0]
    runs = tuple(replace(run, confidence=0.87, page=3) for run in plan.document.runs)
    plan = replace(plan, document=replace(plan.document, runs=runs))
    corpus = replace(sample, plans=(plan, *sample.plans[1:]))
    facts = payload(corpus, build(corpus))["facts"]
    assert {(fact["plan"], fact.get("confidence"), fact.get("page")) for fact in facts} == {
        (0, 0.87, 3),
        (1, None, None),
    }
    assert text_payload(plan)["pages"] == [[0, 3]]


def test_a_contradiction_names_its_indicator_and_both_targets(data: dict[str, Any]) -> None:
    (one,) = data["conflicts"]
    assert one["indicator"] == "规模以上数字企业"
    assert [data["facts"][place]["id"] for place in one["facts"]] == ["t1", "t5"]


def test_nothing_ends_the_script_element_or_breaks_its_encoding() -> None:
    value = {"text": "</script><!-- \u2028\u2029 \ud83d &amp; 中"}
    assert re.fullmatch("[A-Za-z0-9+/=]+", packed(value))
    assert unpacked(packed(value)) == value


def test_the_page_asks_for_nothing_and_allows_only_itself(sample: Corpus) -> None:
    page = explorer_page(sample, build(sample))
    assert "default-src 'none'; script-src 'sha256-" in page
    assert "unsafe-inline" not in page
    assert not any(word in page for word in ("<link", " src=", "@import", "url("))


def test_findings_name_their_facts_by_position(corpus: Corpus) -> None:
    data = payload(corpus, build(corpus))
    found = audit(corpus)
    assert [row["id"] for row in data["findings"]] == [one.id for one in found]
    for row, one in zip(data["findings"], found, strict=True):
        assert data["plans"][row["plan"]]["name"] == one.doc
        facts = [data["facts"][place["fact"]]["id"] if "fact" in place else "" for place in row["places"]]
        assert facts == [place.fact for place in (one.a, one.b) if place]
    assert set(data["findingKinds"]) == {one.kind for one in found} | set(KINDS)


def test_modules_stand_behind_what_they_import() -> None:
    modules = {
        "app.js": 'import { two } from "./two.js";\nconst one = 1;\ntwo(one);\n',
        "two.js": "const one = 2;\nexport function two(three) {\n  return one + three;\n}\n",
    }
    script = join(modules, ENTRY)
    assert script.index('modules["two.js"] =') < script.index('modules["app.js"] =')
    assert 'const { two } = modules["two.js"];' in script
    assert "return { two };" in script


def test_a_file_of_the_folder_of_views_is_part_of_the_page_by_itself() -> None:
    modules = {
        "app.js": 'import { menu as all } from "./views.js";\nall();\n',
        "views.js": "export const menu = () => 1;\n",
        "views/map.js": 'import { menu } from "../views.js";\nmenu();\n',
    }
    script = join(modules, ENTRY)
    assert script.index('modules["views.js"] =') < script.index('modules["views/map.js"] =')
    assert script.index('modules["views/map.js"] =') < script.index('modules["app.js"] =')
    assert 'const { menu: all } = modules["views.js"];' in script


def test_a_circle_of_modules_is_our_mistake() -> None:
    modules = {"app.js": 'import { two } from "./two.js";\n', "two.js": 'import { one } from "./app.js";\n'}
    with pytest.raises(ValueError, match=r"app\.js imports two\.js imports app\.js"):
        join(modules, ENTRY)
