"""Every rule proves itself: its examples are found with their fields, its rejects are not."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline import rules
from pipeline.extract import citations, responsibilities
from pipeline.extract.specimen import sentence
from pipeline.records import Fact
from pipeline.rules import Example, Rule, RuleError, parse

CASES = [
    pytest.param(name, rule, example, id=f"{rule.id}-{number}")
    for name in rules.names()
    for rule in rules.load(name)
    for number, example in enumerate((*rule.examples, *rule.rejects), 1)
]
PROOF = {"examples": [{"text": "达到3家", "expect": {"value": 3}}], "rejects": [{"text": "甲", "why": "乙"}]}


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value)


# What can stand in a table or in a heading is tried on a text of more than a sentence.
_READERS = {"responsibilities": responsibilities.sentence, "citations": citations.sentence}


def _found(name: str, rule: Rule, text: str) -> list[Fact]:
    return [fact for fact in _READERS.get(name, sentence)(text) if fact.rule == rule.id]


@pytest.mark.parametrize(("name", "rule", "example"), CASES)
def test_examples_are_found_and_rejects_are_not(name: str, rule: Rule, example: Example) -> None:
    found = _found(name, rule, example.text)
    if example.why:
        assert found == [], f"{rule.file}: {rule.id}: should not be read ({example.why}): {example.text}"
        return
    expected = {field: _text(value) for field, value in example.expect.items()}
    shown = [{field: _text(getattr(fact, field)) for field in expected} for fact in found]
    assert expected in shown, f"{rule.file}: {rule.id}: {example.text}"


def test_there_are_rules() -> None:
    assert len(CASES) > 50


def test_ids_are_unique_over_all_files() -> None:
    ids = [rule.id for name in rules.names() for rule in rules.load(name)]
    assert sorted(set(ids)) == sorted(ids)


def test_an_id_in_two_files_stops_with_both(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [{"id": "a", "pattern": "甲", **PROOF}]
    monkeypatch.setattr(rules, "names", lambda: ("x", "y"))
    monkeypatch.setattr(rules, "load", lambda name: parse(entries, f"rules/{name}.yaml"))
    with pytest.raises(RuleError, match=r"rules/y.yaml: a: this id stands in rules/x.yaml too"):
        rules.load_all()


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"id": "a"}, "rules/x.yaml: expected a list"),
        ([{"pattern": "甲"}], "rules/x.yaml: an entry without id"),
        ([{"id": "a", "pattern": "甲"}], "rules/x.yaml: a: examples need"),
        ([{"id": "a", "pattern": "甲", "examples": PROOF["examples"]}], "rules/x.yaml: a: rejects need"),
        ([{"id": "a", "pattern": "甲", **PROOF, "rejects": [{"text": "甲"}]}], "rules/x.yaml: a: rejects need"),
        ([{"id": "a", "pattern": "{nowhere}", **PROOF}], r"rules/x.yaml: a: unknown slot \{nowhere\}"),
        ([{"id": "a", "pattern": "(", **PROOF}], "rules/x.yaml: a: "),
        ([{"id": "a", "pattern": "甲", "weight": 3, **PROOF}], "rules/x.yaml: a: unknown key weight"),
        ([{"id": "a", "pattern": "甲", "has": "年底", **PROOF}], "rules/x.yaml: a: has must be a list of words"),
        ([{"id": "a", "pattern": "甲", "has": [2025], **PROOF}], "rules/x.yaml: a: has must be a list of words"),
        ([{"id": "a", "pattern": "甲", **PROOF}] * 2, "rules/x.yaml: a: this id stands twice"),
    ],
)
def test_a_rule_that_would_weaken_the_set_stops_with_file_and_entry(entries: Any, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        parse(entries, "rules/x.yaml")
