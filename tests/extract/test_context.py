"""What headings, parentheses and the year of a report say about the figures of a sentence."""

from pathlib import Path

import pytest

from pipeline import read_plan
from pipeline.extract.specimen import sentence
from pipeline.records import Deadline, Plan, Target


def _plan(folder: Path, *lines: str) -> Plan:
    (folder / "plan.txt").write_text("\n".join(lines), encoding="utf-8")
    return read_plan(folder / "plan.txt")


@pytest.mark.parametrize("issued", ["2023-05-01", "2021-12-01", ""])
def test_a_parenthesis_of_an_earlier_year_gives_what_was_reached(issued: str) -> None:
    facts = sentence("到2027年，茶园覆盖率达到60%（2022年为54%），农技员到岗率保持在90%以上。", issued)
    targets = [(one.indicator, str(one.value), one.due, one.status) for one in facts if isinstance(one, Target)]
    assert targets == [
        ("茶园覆盖率", "60", "2027", "target"),
        ("茶园覆盖率", "54", "2022", "actual"),
        ("农技员到岗率", "90", "2027", "target"),
    ]
    assert [one.quote for one in facts if isinstance(one, Deadline)] == ["到2027年"]


def test_a_parenthesis_of_a_later_year_is_a_step_of_the_goal() -> None:
    facts = sentence("到2025年，茶园覆盖率达到60%（2027年为64%）。")
    assert {one.status for one in facts if isinstance(one, Target)} == {"target"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2023年全县新建茶园80万亩，增长8%。", "actual"),
        ("2023年预计，新建茶园80万亩，增长8%。", "actual"),
        ("预计2023年新建茶园80万亩，增长8%。", "actual"),
        ("2023年，力争新建茶园80万亩，增长8%。", "target"),
        ("到2023年底，新建茶园80万亩，增长8%。", "target"),
        ("2024年，新建茶园80万亩，增长8%。", "target"),
    ],
)
def test_the_documents_own_year_under_the_heading_of_a_report_is_reported(
    tmp_path: Path, text: str, status: str
) -> None:
    plan = _plan(tmp_path, "茶业工作报告", "2023年11月2日", "一、2023年工作回顾", text)
    assert {target.status for target in plan.targets} == {status}
    assert bool(plan.deadlines) == (status == "target")


@pytest.mark.parametrize("title", ["一、2023年上半年工作回顾", "一、主要目标完成情况"])
def test_a_half_year_gone_by_is_reported(tmp_path: Path, title: str) -> None:
    plan = _plan(tmp_path, "计划执行报告", "2023年8月31日", title, "2023年上半年，全县茶叶产值8亿元，增长3.2%。")
    assert [(str(one.value), one.status, one.due) for one in plan.targets] == [
        ("8", "actual", "2023-06-30"),
        ("3.2", "actual", "2023-06-30"),
    ]
    assert plan.deadlines == ()


def test_dates_without_a_year_are_of_the_year_of_their_heading(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "茶园改造实施方案",
        "一、实施步骤",
        "（一）动员阶段（2026年3月—4月）。各乡镇开展摸底。4月15日前报送台账。",
        "（二）总结阶段（2027年1月—2月）。2月10日前完成总结。",
    )
    assert [one.ends for one in plan.deadlines if one.quote.endswith("日前")] == ["2026-04-15", "2027-02-10"]


def test_what_recurs_is_to_be_done_though_it_looks_back_on_the_year_before() -> None:
    facts = sentence("各乡镇在每年2月底前申报茶园面积（当年申报上一年度面积）。")
    assert [(one.quote, one.kind) for one in facts if isinstance(one, Deadline)] == [("每年2月底前", "recurring")]


def test_headings_without_a_number_part_the_report_from_the_tasks_ahead(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "茶陵县政府工作报告",
        "2020年1月8日",
        "2019年工作回顾",
        "2019年，是重要的一年。茶叶产值增长7%；新建茶坊3所。",
        "一、产业发展",
        "新建茶园6亩，全年新建水池9口。",
        "2020年工作安排",
        "一、产业发展",
        "新建茶园8亩。",
    )
    assert [(str(one.value), one.status) for one in plan.targets] == [
        ("7", "actual"),
        ("3", "actual"),
        ("6", "actual"),
        ("9", "actual"),
        ("8", "target"),
    ]


@pytest.mark.parametrize(
    ("heading", "due"),
    [("一、2019年政府的主要工作", "2019"), ("本届政府工作回顾", ""), ("“十二五”工作回顾", "2015")],
)
def test_a_heading_of_what_is_over_reports_and_dates_what_it_tells(tmp_path: Path, heading: str, due: str) -> None:
    plan = _plan(
        tmp_path, "茶陵县政府工作报告", "2020年1月8日", heading, "新建茶坊3所。", "二、2020年主要工作", "新建茶园8亩。"
    )
    assert [(str(one.value), one.status, one.due) for one in plan.targets] == [
        ("3", "actual", due),
        ("8", "target", "2020"),
    ]


@pytest.mark.parametrize(
    ("title", "status"),
    [("茶陵县茶园改造工作情况", "actual"), ("茶陵县茶园改造进展情况", "actual"), ("茶陵县茶园改造方案", "target")],
)
def test_a_title_that_tells_how_things_went_reports(tmp_path: Path, title: str, status: str) -> None:
    plan = _plan(tmp_path, title, "一、茶园建设", "新建茶园6亩。")
    assert [target.status for target in plan.targets] == [status]


def test_the_first_half_of_a_summary_with_a_plan_reports(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "茶陵街道2015年工作总结和2016年工作安排",
        "2016年3月7日",
        "（一）茶园建设",
        "新建茶园6亩。",
        "二、工作思路",
        "新建茶坊3所。",
    )
    assert [(str(one.value), one.status) for one in plan.targets] == [("6", "actual"), ("3", "target")]


def test_an_undated_plan_without_quotes_counts_from_its_first_year(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "茶陵县十二五茶业发展规划",
        "一、十一五时期取得的主要成就",
        "至2010年，茶园达到5万亩。新建茶坊3所。",
        "二、目标",
        "至2015年，茶园达到7万亩。",
    )
    assert [(str(one.value), one.status, one.due) for one in plan.targets] == [
        ("5", "actual", "2010"),
        ("3", "actual", "2010"),
        ("7", "target", "2015"),
    ]


def test_a_date_that_leads_in_to_the_items_is_that_of_each(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "茶陵县茶业行动方案", "到2020年将实现：", "1、茶园覆盖率达到9%", "2、茶坊达到5家")
    assert [(str(one.value), one.due) for one in plan.targets] == [("9", "2020"), ("5", "2020")]
    assert [one.quote for one in plan.deadlines] == ["到2020年"]


def test_an_item_may_begin_with_a_month(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "茶园改造方案", "2021年2月1日", "一、步骤", "1.4月底前完成摸底。", "2.5月底前完成改造。")
    assert [one.ends for one in plan.deadlines] == ["2021-04-30", "2021-05-31"]


def test_the_year_before_the_plan_is_reported(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "茶陵县茶业发展“十二五”规划",
        "一、发展目标",
        "2010年茶园达到5万亩，“十一五”期间产值增长8%。到2015年，茶园达到7万亩。目前已建成茶坊3家。",
    )
    assert [(str(one.value), one.status) for one in plan.targets] == [
        ("5", "actual"),
        ("8", "actual"),
        ("7", "target"),
        ("3", "actual"),
    ]


def test_the_plan_that_a_heading_names_says_by_when(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "茶陵县政府工作报告", "2026年1月8日", "二、“十五五”时期主要任务", "茶园达到7万亩。")
    assert [(str(one.value), one.due) for one in plan.targets] == [("7", "2030")]


@pytest.mark.parametrize("title", ["某县“十四五”规划实施情况", "某县2023年重点工作完成情况的通报"])
def test_a_document_that_says_how_far_things_have_come_reports(tmp_path: Path, title: str) -> None:
    plan = _plan(tmp_path, title, "一、林业", "造林6万亩。下一步，将造林9万亩。", "二、下一步打算", "修路7公里。")
    assert [(str(one.value), one.status) for one in plan.targets] == [
        ("6", "actual"),
        ("9", "target"),
        ("7", "target"),
    ]


@pytest.mark.parametrize(
    ("title", "status"),
    [("一、重点工作完成情况", "actual"), ("一、主要任务进展情况", "actual"), ("一、重点工作", "target")],
)
def test_a_heading_of_how_far_tasks_have_come_reports(tmp_path: Path, title: str, status: str) -> None:
    plan = _plan(
        tmp_path, "某县交通计划", "2021年12月1日", title, "新建公路30公里。", "二、下一步工作", "抓好落实。", ""
    )
    assert [target.status for target in plan.targets] == [status]


def test_what_a_goal_amounts_to_is_no_figure_of_its_own() -> None:
    told = [fact for fact in sentence("完成投资8亿元，占年度目标（6亿元）的133%。") if fact.quote == "6亿元"]
    assert [getattr(fact, "rule", "") for fact in told] == ["number.against_goal"]
