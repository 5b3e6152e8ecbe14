"""The facts as spaCy users expect them."""

import sys
from collections.abc import Iterator
from subprocess import run
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc

TEXT = (
    "一、主要任务\n1.培育数字企业。到2026年，规模以上数字企业达到12家。（牵头单位：县工信局；责任单位：县发改局）\n"
    "2.奖励。对新认定的省级工业互联网平台，给予一次性奖励20万元。\n"
)
TOKENIZERS: dict[str, dict[str, Any]] = {
    "characters": {},
    "jieba": {"nlp": {"tokenizer": {"segmenter": "jieba"}}},
}


@pytest.fixture(scope="module", params=TOKENIZERS)
def doc(request: pytest.FixtureRequest) -> Iterator[Doc]:
    nlp = spacy.blank("zh", config=TOKENIZERS[request.param])
    nlp.add_pipe("zerentu", config={"region": "清河县"})
    yield nlp(TEXT)


def test_facts_are_span_groups_whatever_the_tokenizer(doc: Doc) -> None:
    assert [(span.label_, span._.fact["indicator"], span._.fact["value"]) for span in doc.spans["targets"]] == [
        ("TARGET", "规模以上数字企业", "12")
    ]
    assert [(span.label_, span._.fact["ends"]) for span in doc.spans["deadlines"]] == [("BY", "2026")]
    assert [(span.label_, span._.fact["unit"], span._.fact["region"]) for span in doc.spans["units"]] == [
        ("LEAD", "县工信局", "清河县"),
        ("RESPONSIBLE", "县发改局", "清河县"),
    ]
    assert [(span.label_, span._.fact["amount"]) for span in doc.spans["incentives"]] == [("INCENTIVE", "20")]


def test_every_span_holds_the_characters_of_its_fact(doc: Doc) -> None:
    for group in ("targets", "deadlines", "units", "incentives"):
        for span in doc.spans[group]:
            fact = span._.fact
            assert span.start_char <= int(fact["start"]) < int(fact["end"]) <= span.end_char
            assert fact["quote"] in "".join(span.text.split())


def test_displacy_shows_labels_and_ids(doc: Doc) -> None:
    page = displacy.render(doc, style="span", options={"spans_key": "units"})
    assert "LEAD" in page
    assert doc.spans["units"][0].kb_id_ in page
    assert doc.spans["units"][0].id_ == doc.spans["units"][0].kb_id_ != ""


def test_a_doc_goes_through_bytes_with_its_facts(doc: Doc) -> None:
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [span._.fact for span in again.spans["targets"]] == [span._.fact for span in doc.spans["targets"]]


def test_a_text_without_facts_has_empty_groups() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("zerentu")
    for text in ("", "。", "大家好"):
        assert [len(nlp(text).spans[group]) for group in ("targets", "deadlines", "units", "incentives")] == [0] * 4


def test_other_users_of_spacy_do_not_load_the_stages() -> None:
    code = "import spacy, sys; spacy.blank('en'); print(sorted(one for one in sys.modules if one[:9] == 'pipeline.'))"
    done = run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "['pipeline.records', 'pipeline.spacy_component']"
