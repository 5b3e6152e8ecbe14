import re

import pytest

from pipeline.resolve.entries import by_wording, by_wording_of, compiled, section
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
    for entry in section("indicators", "indicators"):
        for wording in (entry["name"], *entry.get("aliases", ())):
            assert wording_of(str(wording)).key == entry["name"], wording


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
