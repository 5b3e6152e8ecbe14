import re

import pytest

from pipeline.resolve.entries import by_wording, by_wording_of, compiled, section
from pipeline.resolve.named import named
from pipeline.resolve.units import base_unit
from pipeline.resolve.wordings import wording_of
from pipeline.rules import RuleError


@pytest.mark.parametrize("name", ["stems", "whole", "endings", "party", "national"])
def test_no_wording_of_a_body_stands_for_two(name):
    assert set(section("agencies", name)) <= set(by_wording("agencies", name).values())


@pytest.mark.parametrize("name", ["groups", "types"])
def test_patterns_compile(name):
    for entry in section("agencies", name):
        assert re.compile(entry if isinstance(entry, str) else entry["pattern"])


def test_no_wording_of_an_indicator_stands_for_two():
    for entry in named().values():
        for wording in entry.wordings:
            assert wording_of(wording).key == entry.name, wording


def test_the_unit_of_an_indicator_is_a_base_unit():
    for entry in named().values():
        assert base_unit(entry.unit) == entry.unit, entry.name


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ([{"name": "甲", "unti": "家"}], "甲: unknown key unti"),
        ([{"name": "甲", "better": "higher"}], "甲: better must be more or less, not 'higher'"),
        ([{"name": "甲"}, {"name": "甲"}], "甲 stands twice"),
    ],
)
def test_a_fault_in_an_indicator_is_named(entries, fault, monkeypatch):
    monkeypatch.setattr("pipeline.resolve.named.section", lambda file, name: {"创新": entries})
    with pytest.raises(RuleError, match=fault):
        named.__wrapped__()


def test_no_term_stands_for_two():
    for name in ("terms", "heads"):
        assert by_wording("indicators", name)


def test_faults_are_named():
    with pytest.raises(RuleError, match=r"lexicon/agencies.yaml: section 'nothing' is missing"):
        section("agencies", "nothing")
    with pytest.raises(RuleError, match="here: 工信 stands for 甲 and for 乙"):
        by_wording_of({"甲": ["工信"], "乙": ["工信"]}, "here")
    with pytest.raises(RuleError, match="here: "):
        compiled("(", "here")
