"""Marks: names, times and quantities told apart; the quick pass finds what a full one finds."""

import re
from pathlib import Path

import pytest

from pipeline.extract import marks as module
from pipeline.extract.marks import _beginning, _scanner, marks
from pipeline.fold import fold
from pipeline.ingest import read
from pipeline.rules import RuleError, parse

PLANS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def _read(text: str) -> list[tuple[str, str]]:
    folded = fold(text).text
    return [(mark.rule.id if mark.rule else "quantity", mark.match.group()) for mark in marks(folded, 0, len(folded))]


def test_a_sentence_is_told_apart() -> None:
    assert _read(
        "根据《第十四个五年规划》（国发〔2021〕4号），到2025年推进“351人才”工程，5G基站达到120个，见附件2。"
    ) == [
        ("name.title", "《第十四个五年规划》(国发〔2021〕4号)"),
        ("deadline.by_prefixed", "到2025年"),
        ("name.quoted", "“351人才”"),
        ("number.code", "5G"),
        ("quantity", "120个"),
        ("number.designation", "附件2"),
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_looking_around_triggers_loses_no_number(path: Path) -> None:
    text = fold(read(path).text).text
    scanner, _ = _scanner()
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        full = [found.span() for found in scanner.finditer(text, position, end) if re.search(r"\d", found.group())]
        quick = [(mark.start, mark.end) for mark in marks(text, position, end)]
        assert set(full) <= set(quick)
        position = end + 1


def test_a_rule_that_may_begin_with_anything_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    example, reject = {"text": "某年", "expect": {"quote": "某年"}}, {"text": "年", "why": "nothing before it"}
    rules = parse([{"id": "time.some", "pattern": ".年", "examples": [example], "rejects": [reject]}], "rules/own.yaml")
    monkeypatch.setattr(module, "_scanner", lambda timed: (re.compile(""), rules))
    with pytest.raises(RuleError, match=r"rules/own\.yaml: time\.some: may begin with any character"):
        _beginning.__wrapped__(True)
