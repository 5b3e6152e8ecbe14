"""Documents that a plan rests on."""

from pathlib import Path

import pytest

from pipeline.extract.citations import citations, sentence
from pipeline.fold import fold
from pipeline.ingest import read
from pipeline.outline import outline
from pipeline.records import About, Document

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("plan", sorted(path.stem for path in (ROOT / "corpus").glob("*.txt")))
def test_citations_of_the_three_plans(plan: str) -> None:
    document = read(ROOT / "corpus" / f"{plan}.txt")
    folded = fold(document.text)
    found = citations(document, folded, outline(document, folded))
    lines = (ROOT / "tests" / "gold" / "plans" / plan / "citations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    gold = [tuple((line + "\t").split("\t")[:2]) for line in lines if line]
    narrow = str.maketrans("（）", "()")
    assert [(one.title.translate(narrow), one.doc_number) for one in found] == [
        (title.translate(narrow), number) for title, number in gold
    ]


def test_each_once_with_the_number_that_any_mention_gives() -> None:
    text = "落实《全民科学素质行动方案》。依据《全民科学素质行动方案》（石政办发〔2021〕8号）第三条。"
    assert [(one.title, one.doc_number) for one in sentence(text)] == [("全民科学素质行动方案", "石政办发〔2021〕8号")]


@pytest.mark.parametrize(
    "number",
    ["国令第722号", "国务院令第641号", "农业农村部令2020年第3号", "主席令第十八号", "应急管理部公告2021年第5号"],
)
def test_the_number_of_an_order(number: str) -> None:
    found = sentence(f"依据《安全生产条例》（{number}）和《渔港办法》（试行），制定本方案。")
    assert [(one.title, one.doc_number) for one in found] == [("安全生产条例", number), ("渔港办法", "")]


def test_the_clause_of_the_first_mention() -> None:
    text = "根据《科学技术进步法》，制定本方案。\n一、目标\n落实《科学技术进步法》和《专利法》。\n"
    document = Document("plan", "", "", text, (), body_end=len(text))
    folded = fold(text)
    found = citations(document, folded, outline(document, folded))
    assert [(one.title, one.clause) for one in found] == [("科学技术进步法", ""), ("专利法", "一")]


def test_brackets_within_a_title() -> None:
    text = "根据《市政府办公室关于印发《扩大科技投入实施方案》的通知》精神"
    assert [one.title for one in sentence(text)] == ["市政府办公室关于印发《扩大科技投入实施方案》的通知"]
    assert text[sentence(text)[0].start : sentence(text)[0].end].endswith("的通知》")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《石嘴山市引才办法》（石政发〔2015〕9号）同时废止。", []),
        ("编制《石嘴山市养老设施规划》，研究出台《石嘴山市托育服务办法》。", []),
        (
            "修订《石嘴山市人才公寓管理办法》，落实《石嘴山市养老服务条例》。",
            ["石嘴山市人才公寓管理办法", "石嘴山市养老服务条例"],
        ),
    ],
)
def test_documents_that_are_gone_or_still_to_be_written(text: str, expected: list[str]) -> None:
    assert [one.title for one in sentence(text)] == expected


def test_a_name_for_short_is_no_document() -> None:
    text = "落实《养老服务条例》，明确分工（以下简称《任务清单》）。各单位对照《任务清单》抓落实。"
    assert [one.title for one in sentence(text)] == ["养老服务条例"]


def test_the_number_of_the_document_itself_is_none() -> None:
    text = "某市关于下达任务的通知\n（某政发〔2021〕6号）\n落实某政发〔2020〕3号文件。\n"
    document = Document("plan", "", "", text, (), body_end=len(text))
    found = citations(document, fold(text), (), About(doc_number="某政发〔2021〕6号"))
    assert [one.doc_number for one in found] == ["某政发〔2020〕3号"]


def test_a_document_of_the_same_title_but_another_number_is_cited() -> None:
    text = "关于发展茶业的实施意见\n根据《关于发展茶业的实施意见》（宁政发〔2015〕4号），制定《实施意见》。\n"
    document = Document("plan", "", "", text, (), body_end=len(text))
    found = citations(document, fold(text), (), About(title="关于发展茶业的实施意见"))
    assert [(one.title, one.doc_number) for one in found] == [("关于发展茶业的实施意见", "宁政发〔2015〕4号")]
