"""The same fact in other words: verbs, comparators, numerals, times and nouns that end or begin like verbs."""

import pytest

from pipeline.extract.specimen import sentence
from pipeline.reading import read_text
from pipeline.records import Deadline, Incentive, Target


def _targets(text: str) -> list[Target]:
    return [fact for fact in sentence(text, "2025-03-06") if isinstance(fact, Target)]


@pytest.mark.parametrize(
    "verb",
    [
        "达到",
        "攀升至",
        "回升到",
        "恢复到",
        "扩面至",
        "提高并稳定在",
        "整体达到",
        "有望达到",
        "须达到",
        "需达到",
        "做到",
    ],
)
def test_a_level_by_any_verb_of_reaching(verb: str) -> None:
    (target,) = _targets(f"到2027年，林下茶园监测覆盖率{verb}65%。")
    assert (target.indicator, target.value, target.kind, target.due) == ("林下茶园监测覆盖率", 65, "level", "2027")


@pytest.mark.parametrize("sign", ["-", "—", "——", "～", "~", "至", "到"])
def test_a_range_by_any_sign(sign: str) -> None:
    (target,) = _targets(f"培育竹艺工坊5{sign}8家。")
    assert (target.op, target.value, target.value2, target.unit) == ("range", 5, 8, "家")


def test_what_is_reached_or_passed_is_at_least_that() -> None:
    assert [target.op for target in _targets("茶园监测覆盖率达到或超过65%。")] == [">="]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("今年", "2025"),
        ("到今年底", "2025"),
        ("今年内", "2025"),
        ("2025年内", "2025"),
        ("争取到2027年", "2027"),
        ("力争在2027年底前", "2027"),
        ("不迟于2027年底", "2027"),
        ("到2027年前后", "2027"),
        ("2027年第三季度前", "2027-09-30"),
        ("未来三年", "2028"),
    ],
)
def test_a_time_by_any_words(said: str, due: str) -> None:
    (target,) = _targets(f"{said}建成茶旅驿站30处。")
    assert (target.indicator, target.due) == ("建成茶旅驿站", due)


def test_a_bare_year_behind_what_is_measured() -> None:
    (target,) = _targets("茶园监测覆盖率2027年达到65%。")
    assert (target.indicator, target.due) == ("茶园监测覆盖率", "2027")


def test_a_share_by_the_end_of_a_year_is_no_comparison() -> None:
    (target,) = _targets("有机茶园占比2027年底达到65%。")
    assert (target.indicator, target.due) == ("有机茶园占比", "2027")


@pytest.mark.parametrize("noun", ["家庭医生签约", "垃圾分类参与", "水土保持", "物业费预约"])
def test_a_noun_that_ends_like_a_word_of_reaching(noun: str) -> None:
    assert [target.indicator for target in _targets(f"到2027年，{noun}达到65%。")] == [noun]


@pytest.mark.parametrize("noun", ["上市茶业企业", "出口基地", "监测断面", "培训车间"])
def test_a_joined_noun_that_begins_like_a_verb(noun: str) -> None:
    found = [target.indicator for target in _targets(f"建成茶旅驿站6个、{noun}8个。")]
    assert found == ["建成茶旅驿站", f"建成{noun}"]


@pytest.mark.parametrize("text", ["新建公办园9所、寄宿制学校三所。", "架设输水管线十二处，改造山区公路七条。"])
def test_a_spelled_number_behind_what_it_counts(text: str) -> None:
    assert len(_targets(text)) == 2


def test_a_spelled_number_of_each_place_or_of_those_named_is_none() -> None:
    assert not _targets("宣传标语每村两条。")


def test_a_level_of_satisfaction_shares_no_head() -> None:
    found = [target.indicator for target in _targets("群众满意度、茶园监测覆盖率分别不低于90%、65%。")]
    assert found == ["群众满意度", "茶园监测覆盖率"]


def test_the_quote_of_a_time_leaves_out_what_is_hoped() -> None:
    found = [fact.quote for fact in sentence("争取到2027年，建成茶旅驿站30处。", "2025") if isinstance(fact, Deadline)]
    assert found == ["到2027年"]


def _paid(text: str) -> list[tuple[str, int, bool]]:
    return [
        (fact.condition, int(fact.amount), fact.cap) for fact in sentence(text, "2025") if isinstance(fact, Incentive)
    ]


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("带徒满一年的竹艺传承人可获得2万元奖励。", False),
        ("带徒满一年的竹艺传承人可享受最高2万元补贴。", True),
        ("对带徒满一年的竹艺传承人，择优给予最高2万元支持。", True),
        ("向带徒满一年的竹艺传承人发放2万元补贴。", False),
        ("对带徒满一年的竹艺传承人，市、县两级财政各奖励2万元。", False),
        ("对带徒满一年的竹艺传承人，每人奖2万元。", False),
    ],
)
def test_who_qualifies_in_any_order(text: str, cap: bool) -> None:
    assert _paid(text) == [("带徒满一年的竹艺传承人", 2, cap)]


def test_whoever_is_named_whole_leans_on_nobody_before() -> None:
    assert _paid("对带徒的竹艺传承人奖励2万元；对在国外开店的茶企奖励5万元。") == [
        ("带徒的竹艺传承人", 2, False),
        ("在国外开店的茶企", 5, False),
    ]
    assert _paid("对获得竹艺金奖的传承人、在国外开店的茶企，分别给予2万元、5万元奖励。") == [
        ("获得竹艺金奖的传承人", 2, False),
        ("在国外开店的茶企", 5, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "单笔采购超过30万元的，应当公开招标。",
        "对拒不整改的，处3000元以上3万元以下罚款。",
        "申报单位注册资本不低于80万元，从业人员不少于9人。",
        "茶艺师参评年龄在16至60周岁之间。",
        "领导小组由9个部门组成，设组长1名。",
        "申请材料一式3份，公示不少于5个工作日。",
        "水渠维修由财政承担80%，个人缴纳20%。",
        "验收合格后拨付40%。",
        "支持1类新药研发。",
        "巡护队由3至5名队员组成。",
        "主要包括6大类28项指标。",
    ],
)
def test_a_number_that_rules_or_describes_is_no_target(text: str) -> None:
    assert not _targets(text)


@pytest.mark.parametrize("said", ["目前，", "去年", "近年来，", "十年来，"])
def test_what_was_reached_is_reported_under_goals_too(said: str) -> None:
    text = (
        f"甲县茶业振兴实施方案\n一、主要目标\n（一）{said}建成茶旅驿站30处。\n（二）建成竹艺工坊9处。\n2025年3月6日\n"
    )
    assert [(target.value, target.status) for target in read_text(text).targets] == [(30, "actual"), (9, "target")]


@pytest.mark.parametrize("how", ["高标准", "分批", "优先", "全面", "规划", "总共", "同步", "拟"])
def test_how_something_is_done_is_no_part_of_it(how: str) -> None:
    (target,) = _targets(f"{how}建设茶旅驿站30处。")
    assert target.indicator == "建设茶旅驿站"


@pytest.mark.parametrize("verb", ["推动", "促进", "带动", "使", "全旗", "全盟"])
def test_what_brings_about_a_share_is_no_part_of_it(verb: str) -> None:
    (target,) = _targets(f"强化服务，{verb}茶园监测覆盖率达到65%。")
    assert target.indicator == "茶园监测覆盖率"


def test_a_count_before_what_it_counts_and_one_behind() -> None:
    found = [(target.indicator, target.value) for target in _targets("新建3处竹艺工坊、茶旅驿站9处。")]
    assert found == [("新建竹艺工坊", 3), ("新建茶旅驿站", 9)]


def test_a_part_with_a_measure_of_its_own_has_not_that_of_the_whole() -> None:
    found = [target.indicator for target in _targets("茶园监测覆盖率达到65%，其中每亩茶园能耗下降9%。")]
    assert found == ["茶园监测覆盖率", "每亩茶园能耗"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育3家以上产值超20亿元茶企、9家以上产值超5亿元茶企。", ["培育产值超20亿元茶企", "培育产值超5亿元茶企"]),
        ("A级景区达到26家，其中5A级2家、4A级9家。", ["A级景区", "5A级景区", "4A级景区"]),
        ("茶业税收、茶叶出口额、茶业规模分别增长6%、7%、8%。", ["茶业税收", "茶叶出口额", "茶业规模"]),
        ("着力打造一批茶旅驿站，到2027年达到30处以上。", ["打造茶旅驿站"]),
        ("新增设施茶园2万亩，总面积达到9万亩。", ["新增设施茶园", "设施茶园总面积"]),
        ("目前全县3个茶业示范镇建成投用。", ["茶业示范镇建成投用"]),
    ],
)
def test_things_told_by_their_size_their_grade_or_their_kind(text: str, expected: list[str]) -> None:
    assert [target.indicator for target in _targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        ("一年内完成水渠改造。", "by", "2026"),
        ("未来3-5年，建成灌溉体系。", "by", "2030"),
        ("2026年前三季度完成水渠改造。", "by", "2026-09-30"),
        ("2026年10月份，完成水渠改造。", "by", "2026-10-31"),
        ("水渠改造于2026年12月完成。", "by", "2026-12-31"),
        ("水渠改造（完成时限：三季度末前）", "by", "2025-09-30"),
        ("推动水渠改造汛期前竣工。", "by", "2025"),
        ("自印发之日起6个月内完成水渠改造。", "by", "2025-09-06"),
        ("推动水渠改造“十五五”期间竣工。", "period", "2030"),
    ],
)
def test_when_work_is_due_by_any_words(text: str, kind: str, ends: str) -> None:
    (deadline,) = [fact for fact in sentence(text, "2025-03-06") if isinstance(fact, Deadline)]
    assert (deadline.kind, deadline.ends) == (kind, ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家高新技术企业、竹艺茶企分别达到60家、90家。", ["国家高新技术企业", "竹艺茶企"]),
        ("省级绿色茶业企业、科技型中小企业分别达到60家、90家。", ["省级绿色茶业企业", "科技型中小企业"]),
        ("省级绿色茶园、竹艺工坊分别达到60个、90个。", ["省级绿色茶园", "省级竹艺工坊"]),
        ("力争完成茶叶交易额9亿元。", ["茶叶交易额"]),
        ("力争完成茶业投资9亿元。", ["完成茶业投资"]),
    ],
)
def test_what_the_first_of_two_says_for_both(text: str, expected: list[str]) -> None:
    assert [target.indicator for target in _targets(text)] == expected


def test_sums_of_the_currency_are_in_yuan() -> None:
    found = [
        fact for fact in sentence("对带徒的茶艺师，市级给予9万人民币奖励，最高30万。") if isinstance(fact, Incentive)
    ]
    assert [(fact.condition, fact.unit) for fact in found] == [("带徒的茶艺师", "万元")] * 2


@pytest.mark.parametrize("verb", ["养护", "更换", "修缮", "取缔", "移栽", "审结"])
def test_a_verb_of_work_opens_what_is_joined(verb: str) -> None:
    found = [target.indicator for target in _targets(f"新建泵站2座、{verb}老旧水渠9公里、暗管6公里。")]
    assert found == ["新建泵站", f"{verb}老旧水渠", f"{verb}暗管"]


@pytest.mark.parametrize("noun", ["养护站", "展示中心", "体检室", "节约型茶园"])
def test_a_kind_of_place_is_no_verb_of_work(noun: str) -> None:
    assert [target.indicator for target in _targets(f"新建泵站2座、{noun}9个。")] == ["新建泵站", f"新建{noun}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每个街道至少建有2处茶旅驿站。", "每个街道建有茶旅驿站"),
        ("单位茶园能耗五年累计下降13%。", "单位茶园能耗"),
        ("组织全市80%以上茶企完成改造。", "茶企完成改造"),
    ],
)
def test_words_before_and_behind_what_is_measured(text: str, expected: str) -> None:
    assert [target.indicator for target in _targets(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15户以上茶村通硬化路比例达80%。", ["15户以上茶村通硬化路比例 80 level"]),
        ("茶叶单产比全国平均高出5个百分点。", ["茶叶单产 5 change"]),
        ("茶业专利转化许可达到300件次。", ["茶业专利转化许可 300 level"]),
    ],
)
def test_bands_distances_and_acts_counted(text: str, expected: list[str]) -> None:
    assert [f"{target.indicator} {target.value} {target.kind}" for target in _targets(text)] == expected


def test_the_whole_year_governs_what_is_done_in_it() -> None:
    (target,) = _targets("全年接待茶旅游客90万人次。")
    assert target.due == "2025"
