"""Two small plans of our own, resolved by hand, with words that a hostile or careless author could have written."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.records import (
    About,
    Agency,
    Citation,
    Clause,
    Conflict,
    Corpus,
    Deadline,
    Document,
    Failure,
    Incentive,
    Indicator,
    Owner,
    Plan,
    Region,
    Responsibility,
    Run,
    Tally,
    Target,
    Unread,
)

COUNTY = """清河县数字经济实施方案
根据《临江市数字经济规划》（临政发〔2022〕5号），制定本方案。
一、主要任务
1.培育企业。到2026年，规模以上数字企业达到12家以上，<script>alert(1)</script>项目-15个，数字经济增加值年均增长6.50%。（牵头单位：县工信局；责任单位：县发改局、各乡镇）
2.建设园区。2025年底前建成＝产业园2个。
3.宣传引导。多说多讲。
二、现有基础
2023年，规模以上数字企业８家。
三、保障措施
对新认定平台奖励20万元，共37处。
"""
CITY = """临江市数字经济规划
一、目标
规模以上数字企业达到3E+2家。每季度调度一次。（市工信局负责）
"""


def _at(text: str, words: str, clause: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words, fields.pop("after", 0))
    return {"clause": clause, "quote": words, "start": start, "end": start + len(words), "rule": "by.hand", **fields}


def _clauses(text: str, *headings: tuple[str, str, str]) -> tuple[Clause, ...]:
    starts = [text.index(f"\n{label}{title}") + 1 for _, label, title in headings] + [len(text)]
    return tuple(
        Clause(path, path.count("/") + 1, title, starts[i], starts[i] + len(label + title), starts[i + 1])
        for i, (path, label, title) in enumerate(headings)
    )


def _document(name: str, text: str) -> Document:
    return Document(name, f"{name}.txt", "0" * 64, text, (Run(0, len(text), 0),), body_end=len(text))


def county() -> Plan:
    text, reached = COUNTY, COUNTY.index("2023年")
    targets = (
        Target(
            **_at(text, "规模以上数字企业达到12家", "一/1", id="t1"),
            indicator="规模以上数字企业",
            op=">=",
            value=Decimal(12),
            unit="家",
            due="2026",
        ),
        Target(
            **_at(text, "<script>alert(1)</script>项目-15个", "一/1", id="t2"),
            indicator="<script>alert(1)</script>项目",
            op="=",
            value=Decimal(-15),
            unit="个",
        ),
        Target(
            **_at(text, "数字经济增加值年均增长6.50%", "一/1", id="t3"),
            indicator="数字经济增加值",
            op="=",
            value=Decimal("6.50"),
            unit="%",
            kind="growth",
        ),
        Target(
            **_at(text, "＝产业园2个", "一/2", id="t4"),
            indicator="＝产业园",
            op="=",
            value=Decimal(2),
            unit="个",
            due="2025",
        ),
        Target(
            **_at(text, "规模以上数字企业８家", "二", id="t5", after=reached),
            indicator="规模以上数字企业",
            op="=",
            value=Decimal(8),
            unit="家",
            due="2023",
            status="actual",
        ),
    )
    return Plan(
        _document("qinghe", text),
        About(title="清河县数字经济实施方案", issuers=("清河县人民政府", "清河县委"), region="清河县", level="county"),
        _clauses(
            text,
            ("一", "一、", "主要任务"),
            ("一/1", "1.", "培育企业"),
            ("一/2", "2.", "建设园区"),
            ("一/3", "3.", "宣传引导"),
            ("二", "二、", "现有基础"),
            ("三", "三、", "保障措施"),
        ),
        targets=targets,
        incentives=(
            Incentive(
                **_at(text, "奖励20万元", "三", id="i1"),
                condition="新认定平台",
                amount=Decimal("2E+1"),
                unit="万元",
                cap=True,
            ),
        ),
        responsibilities=(
            Responsibility(**_at(text, "县工信局", "一/1", id="r1"), role="lead", unit="县工信局", region="清河县"),
            Responsibility(
                **_at(text, "县发改局", "一/1", id="r2"), role="responsible", unit="县发改局", region="清河县"
            ),
            Responsibility(**_at(text, "各乡镇", "一/1", id="r3"), role="support", unit="各乡镇", region="清河县"),
        ),
        deadlines=(
            Deadline(**_at(text, "到2026年", "一/1", id="d1"), kind="by", ends="2026"),
            Deadline(**_at(text, "2025年底前", "一/2", id="d2"), kind="by", ends="2025"),
        ),
        citations=(
            Citation(
                **_at(text, "《临江市数字经济规划》", "", id="c1"),
                title="临江市数字经济规划",
                doc_number="临政发〔2022〕5号",
            ),
        ),
        unread=(Unread(**_at(text, "37处", "三", id="u1", rule=""), context="=共37处\n"),),
    )


def city() -> Plan:
    text = CITY
    return Plan(
        _document("linjiang", text),
        About(title="临江市数字经济规划", region="临江市", level="city"),
        _clauses(text, ("一", "一、", "目标")),
        targets=(
            Target(
                **_at(text, "规模以上数字企业达到3E+2家", "一", id="t6"),
                indicator="规模以上数字企业",
                op=">=",
                value=Decimal("3E+2"),
                unit="家",
            ),
        ),
        responsibilities=(
            Responsibility(
                **_at(text, "市工信局", "一", id="r4"), role="responsible", unit="市工信局", region="临江市"
            ),
        ),
        deadlines=(Deadline(**_at(text, "每季度", "一", id="d3"), kind="recurring", per="quarter"),),
    )


def corpus_of(*plans: Plan) -> Corpus:
    owners = (Owner("c:工业和信息化局", "lead"), Owner("c:发展和改革局", "responsible"))
    return Corpus(
        plans=plans,
        failures=(Failure("scans/空白.pdf", "no text layer: scanned or image-only"),),
        regions=(Region("c", "清河县", "county", "000122", "p"), Region("p", "临江市", "city", "000100", "")),
        agencies=(
            Agency(
                "c:工业和信息化局", "清河县工业和信息化局", "c", classes=("工信部门",), aliases=("县工信局", "工信局")
            ),
            Agency("c:发展和改革局", "清河县发展和改革局", "c", aliases=("县发改局",)),
            Agency("c:各乡镇", "各乡镇", "c", "group", members=("c:城关镇政府",)),
            Agency("c:城关镇政府", "城关镇政府", "c"),
            Agency("p:工业和信息化局", "临江市工业和信息化局", "p", classes=("工信部门",), aliases=("市工信局",)),
        ),
        indicators=(
            Indicator("ind:企业", "规模以上数字企业", ("规上数字企业",)),
            Indicator("ind:项目", "<script>alert(1)</script>项目"),
            Indicator("ind:增加值", "数字经济增加值"),
            Indicator("ind:园", "＝产业园"),
        ),
        conflicts=(Conflict("qinghe", "ind:企业", "2026", Decimal(12), "一/1", "t1", Decimal(8), "二", "t5"),),
        agency_of={"r1": "c:工业和信息化局", "r2": "c:发展和改革局", "r3": "c:各乡镇", "r4": "p:工业和信息化局"},
        indicator_of={
            "t1": "ind:企业",
            "t2": "ind:项目",
            "t3": "ind:增加值",
            "t4": "ind:园",
            "t5": "ind:企业",
            "t6": "ind:企业",
        },
        owners_of={"t1": owners, "t2": owners, "t3": owners, "t6": (Owner("p:工业和信息化局", "responsible"),)},
        region_of={"qinghe": "c", "linjiang": "p"},
        tally_of={
            "c:工业和信息化局": Tally(lead=1, targets=3),
            "c:发展和改革局": Tally(responsible=1, targets=3),
            "c:各乡镇": Tally(responsible=1),
            "c:城关镇政府": Tally(),
            "p:工业和信息化局": Tally(responsible=1, targets=1),
        },
        count_of={"ind:企业": 3, "ind:项目": 1, "ind:增加值": 1, "ind:园": 1},
    )


@pytest.fixture
def sample() -> Corpus:
    return corpus_of(county(), city())


@pytest.fixture
def damaged() -> Corpus:
    """The county's plan with characters that XML cannot hold and quotes that begin a formula."""
    plan = county()
    title = replace(plan.about, title="清河\x00县\x0b方案\ud800\u2028</script>")
    first = replace(plan.responsibilities[0], quote="=HYPERLINK(1)", unit="@工信局\r\n")
    return corpus_of(replace(plan, about=title, responsibilities=(first, *plan.responsibilities[1:])))
