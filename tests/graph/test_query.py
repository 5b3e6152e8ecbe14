import pytest

from graph.matching import occurrences
from graph.query import agencies, find, who
from pipeline.records import Corpus


def test_who_gives_what_an_agency_owns(sample: Corpus) -> None:
    (holding,) = who(sample, "县工信局")
    assert holding.agency.name == "清河县工业和信息化局"
    assert [(one.label, one.clause, one.quote) for one in holding.leads] == [("培育企业", "一/1", "县工信局")]
    assert (holding.responsible, holding.supports) == ((), ())
    assert [one.label for one in holding.targets][::2] == ["规模以上数字企业 ≥12家（2026）", "数字经济增加值 增长6.50%"]
    assert [(one.label, one.role) for one in holding.deadlines] == [("2026年底前", "lead")]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("工信局", ["c:工业和信息化局"]),
        ("清河县工信局", ["c:工业和信息化局"]),
        ("清河工信局", ["c:工业和信息化局"]),
        ("工业和信息化局", ["c:工业和信息化局", "p:工业和信息化局"]),
        ("工信部门", ["c:工业和信息化局", "p:工业和信息化局"]),
        ("发展和改革", ["c:发展和改革局"]),
        ("祁县财政局", []),
        (" ", []),
    ],
)
def test_names_aliases_places_and_classes_name_an_agency(sample: Corpus, words: str, ids: list[str]) -> None:
    assert [agency.id for agency in agencies(sample, words)] == ids


def test_find_looks_at_agencies_tasks_indicators_targets_and_text(sample: Corpus) -> None:
    kinds = [(one.kind, one.doc) for one in find(sample, "规上数字企业")]
    assert kinds == [("indicator", "qinghe"), ("indicator", "linjiang")]
    assert [(one.kind, one.label) for one in find(sample, "培育企业")] == [("task", "培育企业"), ("text", "培育企业")]
    assert [one.id for one in find(sample, "县发改局") if one.kind == "agency"] == ["c:发展和改革局"]


def test_find_reads_full_width_and_half_width_alike(sample: Corpus) -> None:
    assert {one.quote for one in find(sample, "8家") if one.kind == "text"} == {"2023年，规模以上数字企业８家"}
    assert find(sample, "ＳＣＲＩＰＴ") == find(sample, "script") != ()


def test_a_sign_that_stands_for_several_letters_is_only_itself() -> None:
    assert list(occurrences("2022年，12 m², 3㎡、4m2", "㎡")) == [(14, 15)]
    assert list(occurrences("１２家", "12")) == [(0, 2)]


def test_a_target_found_says_its_year(sample: Corpus) -> None:
    labels = [one.label for one in find(sample, "规模以上数字企业") if one.kind == "target"]
    assert labels == ["规模以上数字企业 ≥12家（2026）", "规模以上数字企业 8家（2023）", "规模以上数字企业 ≥300家"]


def test_nothing_is_found_for_nothing(sample: Corpus) -> None:
    assert find(sample, "") == find(sample, " \n") == find(sample, "海洋渔业") == ()


@pytest.mark.parametrize("words", ["科技局", "高新技术企业", "2025"])
def test_answers_quote_their_characters(corpus: Corpus, words: str) -> None:
    texts = {plan.name: plan.document.text for plan in corpus.plans}
    found = [
        *find(corpus, words),
        *(one for holding in who(corpus, words) for one in (*holding.targets, *holding.leads)),
    ]
    assert found
    for one in found:
        assert "".join(texts[one.doc][one.start : one.end].split()) == "".join(one.quote.split())


def test_a_body_in_brackets_brings_the_one_before_it(corpus: Corpus) -> None:
    names = [holding.agency.name for holding in who(corpus, "贺兰县人才办")]
    assert names == ["中共贺兰县委人才工作领导小组办公室", "中共贺兰县委组织部"]
