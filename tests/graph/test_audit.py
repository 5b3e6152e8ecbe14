"""The plan against itself: what is said of invented plans, what is not, and what of the three."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline
from graph.audit import KINDS, Finding, audit
from pipeline.records import Corpus

HEAD = "清河县数字经济实施方案\n\n为加快发展，制定本方案。\n\n"
LISTS = "".join(
    f"{number}.推进工作{number}。持续推进。（牵头单位：县工信局；责任单位：县发改局、县财政局）\n\n"
    for number in range(1, 5)
)

Audited = Callable[..., list[Finding]]


@pytest.fixture
def audited(tmp_path: Path) -> Audited:
    """The findings of a plan, of some kinds when kinds are named."""

    def run(text: str, *kinds: str, about: str = "") -> list[Finding]:
        (tmp_path / "qinghe.txt").write_text(HEAD + text, encoding="utf-8")
        (tmp_path / "qinghe.toml").write_text('region = "清河县"\n' + about, encoding="utf-8")
        found = audit(pipeline.read_plans([tmp_path]))
        return [one for one in found if not kinds or one.kind in kinds]

    return run


def test_the_three_plans(corpus: Corpus) -> None:
    found = [(one.doc.split("-")[1], one.kind, one.a.quote, one.b.quote if one.b else "") for one in audit(corpus)]
    assert [one for one in found if KINDS[one[1]][0] > 3] == [
        ("2024", "conflict", "自治区科技“小巨人”企业15家以上", "9 科技“小巨人”企业家数(个) 25 28 32 预期性"),
        ("2024", "conflict", "科技型中小企业180家以上", "10 自治区科技型中小企业数(个) 160 180 230 预期性"),
        ("2024", "sum", "全县新增培育“专精特新”企业18家以上", "13 新增“专精特新”示范企业(家)以上 3 3 4 预期性"),
        ("145", "conflict", "具备基本科学素质的公民比例超过 10%", "12 公民具备基本科学素质比例（%） 8 13"),
        ("2024", "past", "1 全社会研发投入强度(% 1.2 1.32 1.45 预期性", "2024年1月5日"),
    ]
    counts = Counter(one[1] for one in found)
    assert counts["leaderless"] == 1 and counts["unread"] == sum(len(plan.unread) for plan in corpus.plans)


def test_every_place_is_the_text_and_every_id_its_own(corpus: Corpus) -> None:
    texts = {plan.name: plan.document.text for plan in corpus.plans}
    found = audit(corpus)
    for one in found:
        for place in (one.a, one.b):
            if place is not None:
                assert place.quote == " ".join(texts[one.doc][place.start : place.end].split()) != ""
    assert len({one.id for one in found}) == len(found) > 0
    assert audit(corpus) == found
    assert [one.weight for one in found] == sorted((KINDS[one.kind][0] for one in found), reverse=True)


def test_ids_do_not_move_with_the_text(audited: Audited) -> None:
    task = "一、任务\n\n到2026年，数字企业达到12家。\n\n二、保障\n\n到2026年，数字企业达到15家。\n\n"
    (before,) = audited(task, "conflict")
    (after,) = audited(task.replace("到2026年", "加快推进有关工作，到2026年", 1), "conflict")
    assert (after.id, after.a.start > before.a.start) == (before.id, True)


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("到2026年，数字经济核心产业占比达到37.26%", "rounding"),
        ("到2026年，数字经济核心产业占比达到37.4%", "conflict"),
        ("到2026年，数字经济核心产业占比达到37.30%", None),
        ("到2025年，数字经济核心产业占比达到36%", None),
    ],
)
def test_two_numbers_for_one_date(audited: Audited, second: str, kind: str | None) -> None:
    text = f"一、目标\n\n到2026年，数字经济核心产业占比达到37.3%。\n\n二、任务\n\n{second}。\n\n"
    assert [one.kind for one in audited(text, "conflict", "rounding")] == [kind] * (kind is not None)


ROWS = (
    "年度任务计划表\n\n序号\t指标\t2023\t2024\t2025\n\n"
    "1\t新增数字示范企业(家)\t3\t3\t{last}\n\n2\t培训(人次)\t5\t5\t5\n\n"
)


@pytest.mark.parametrize(
    ("last", "total", "wrong"),
    [
        (4, "新增数字企业18家以上", True),
        (12, "新增数字企业18家以上", False),
        (14, "新增数字企业18家以上", False),
        (14, "新增数字企业18家", True),
        (4, "数字企业达到18家", False),  # the stock, not what is added
        (4, "新增农业企业18家", False),
    ],
)
def test_yearly_figures_add_up_to_the_total(audited: Audited, last: int, total: str, wrong: bool) -> None:
    found = audited(f"一、目标\n\n{ROWS.format(last=last)}二、任务\n\n到2025年，{total}。\n\n", "sum", "conflict")
    assert [one.kind for one in found] == ["sum"] * wrong
    assert all(f"3+3+{last}={6 + last}" in one.zh for one in found)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("到2026年，数字企业达到8家以上", ["retreat"]),
        ("到2026年，数字企业达到12家以上", []),
        ("到2026年，数字企业达到8家", []),  # no floor: fewer may be what is wanted
    ],
)
def test_a_floor_below_what_is_reached(audited: Audited, sentence: str, kinds: list[str]) -> None:
    text = f"一、现有基础\n\n截至2023年底，全县数字企业达到10家。\n\n二、任务\n\n{sentence}。\n\n"
    assert [one.kind for one in audited(text, "retreat")] == kinds


def test_reports_that_differ_and_shares_that_cannot_be(audited: Audited) -> None:
    text = "一、现有基础\n\n截至2023年底，全县数字企业达到10家。截至2023年底，数字企业达到11家。\n\n"
    text += "二、任务\n\n到2026年，5G网络覆盖率达到120%。\n\n"
    assert [one.kind for one in audited(text, "reported", "impossible")] == ["reported", "impossible"]


def test_a_floor_here_and_a_ceiling_there(audited: Audited) -> None:
    text = "一、目标\n\n到2026年，城镇登记失业率不低于5%。\n\n二、任务\n\n到2026年，城镇登记失业率控制在5%以内。\n\n"
    assert [one.kind for one in audited(text, "bounds", "conflict")] == ["bounds"]


def test_dates_before_the_document_and_after_its_period(audited: Audited) -> None:
    text = "一、任务\n\n2023年3月底前，建成数字园区2个。到2024年，建成数字车间3个。"
    text += "到2027年，建成数字乡村4个。到2035年，建成数字学校5个。\n\n"
    about = "issued = 2023-05-06\nperiod_start = 2023\nperiod_end = 2025\n"
    found = audited(text, "past", "beyond", about=about)
    assert [(one.kind, one.a.quote) for one in found] == [("past", "2023年3月底前"), ("beyond", "到2027年")]


def test_targets_without_a_date(audited: Audited) -> None:
    text = "一、任务\n\n1.建设。建成数字园区2个。\n\n"
    text += "2.培育。到2026年，加快培育数字企业。建成数字车间3个。\n\n3.服务。每年举办活动4场。\n\n"
    assert [one.a.quote for one in audited(text, "undated")] == ["建成数字园区2个"]


def test_a_task_without_owner_among_tasks_that_have_one(audited: Audited) -> None:
    text = "一、任务\n\n" + LISTS + "5.宣传工作。广泛宣传。\n\n"
    (found,) = audited(text, "unowned")
    assert (found.a.quote, found.a.fact, found.b and found.b.clause) == ("5.宣传工作。", "", "一/1")


def test_a_target_for_which_nobody_answers_anywhere(audited: Audited) -> None:
    goals = "一、目标\n\n到2026年，数字园区达到2个，数字企业达到12家。\n\n二、任务\n\n"
    owned = "5.培育企业。到2026年，数字企业达到12家。（牵头单位：县工信局；责任单位：县商务局）\n\n"
    assert [one.a.quote for one in audited(goals + LISTS + owned, "unowned")] == ["数字园区达到2个"]


def test_a_plan_without_any_list_is_one_finding(audited: Audited) -> None:
    text = "一、目标\n\n到2026年，数字园区达到2个，数字企业达到12家。\n\n"
    assert [one.zh for one in audited(text, "unowned")] == ["全文没有责任单位，2 个目标无人负责"]


def test_lists_without_a_leader(audited: Audited) -> None:
    bare = "5.宣传。广泛宣传。（责任单位：县商务局、县教育局）\n\n6.督查。加强督查。（责任单位：县委督查室）\n\n"
    (found,) = audited("一、任务\n\n" + LISTS + bare, "leaderless")
    assert (found.a.quote, found.b and found.b.clause) == ("县商务局、县教育局", "一/1")
    (whole,) = audited("一、任务\n\n" + LISTS.replace("牵头单位：县工信局；", ""), "leaderless")
    assert whole.zh.startswith("4 份名单里 4 份")


def test_lists_without_a_leader_beside_leaders_on_lines_of_their_own(audited: Audited) -> None:
    led = "".join(
        f"（{number}）推进工作{number}。持续推进。\n牵头单位：县工信局\n责任单位：县发改局、县财政局\n\n"
        for number in "一二三四"
    )
    (found,) = audited(f"一、任务\n\n{led}（五）宣传。广泛宣传。\n责任单位：县商务局、县教育局\n\n", "leaderless")
    assert (found.a.quote, found.b) == ("县商务局、县教育局", None)


def test_one_target_with_owners_that_have_nothing_in_common(audited: Audited) -> None:
    twice = "1.建设。到2026年，数字园区达到2个。（牵头单位：县工信局）\n\n"
    twice += "2.招商。到2026年，数字园区达到2个。（牵头单位：{}）\n\n"
    assert len(audited("一、任务\n\n" + twice.format("县商务局"), "owners_differ")) == 1
    assert audited("一、任务\n\n" + twice.format("县工信局"), "owners_differ") == []


def test_a_unit_named_once_among_units_named_often(audited: Audited) -> None:
    text = "一、任务\n\n" + LISTS + "5.宣传。广泛宣传。（牵头单位：县工信局；责任单位：县教育局）\n\n"
    assert [one.a.quote for one in audited(text, "named_once")] == ["县教育局"]


def test_owners_of_another_region(corpus: Corpus) -> None:
    assert not [one for one in audit(corpus) if one.kind == "elsewhere"]
    plan = next(plan for plan in corpus.plans if plan.name.startswith("helan"))
    moved = replace(corpus, region_of=dict(corpus.region_of) | {plan.name: "640221"})
    found = [one for one in audit(moved) if one.kind == "elsewhere" and one.doc == plan.name]
    assert len(found) > 20 and all("贺兰" in one.zh or "富兴街街道" in one.zh for one in found)


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("清政发〔2022〕5号", []),
        ("清政发〔2024〕5号", ["cites_later"]),
        ("清政发〔2022〕05号", ["doc_number"]),
        ("〔2022〕5号", ["doc_number"]),
    ],
)
def test_numbers_of_cited_documents(audited: Audited, number: str, kinds: list[str]) -> None:
    text = f"一、总则\n\n根据《清河县发展规划》（{number}），推进各项工作。\n\n"
    found = audited(text, "cites_later", "doc_number", about="issued = 2023-05-06\n")
    assert [one.kind for one in found] == kinds


@pytest.mark.parametrize("sentence", ["连续三年提供工位300个以上", "每年举办活动4场"])
def test_what_lasts_needs_no_date(audited: Audited, sentence: str) -> None:
    assert audited(f"一、任务\n\n1.服务。{sentence}。\n\n", "undated") == []
