"""What a sentence states: shared heads and verbs, dates that govern, reports told from promises."""

from pathlib import Path

import pytest

from pipeline import read_plan
from pipeline.extract.specimen import sentence
from pipeline.records import Deadline, Dismissed, Fact, Incentive, Target, Unread


def _targets(text: str, issued: str = "2021") -> list[Target]:
    return [fact for fact in sentence(text, issued) if isinstance(fact, Target)]


def _shown(target: Target) -> str:
    value = f"{target.value}-{target.value2}" if target.value2 is not None else f"{target.value}"
    return f"{target.indicator} {target.op} {value}{target.unit}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "规模以上医药制造业和食品制造业增加值分别增长13.8%、8.1%。",
            ["规模以上医药制造业增加值 = 13.8%", "规模以上食品制造业增加值 = 8.1%"],
        ),
        (
            "一产、二产、三产增加值分别增长5%、6%、7%以上。",
            ["一产增加值 >= 5%", "二产增加值 >= 6%", "三产增加值 >= 7%"],
        ),
        ("甜菜播种、采收机械化率分别达到65%和55%。", ["甜菜播种机械化率 = 65%", "甜菜采收机械化率 = 55%"]),
        ("城乡居民人均可支配收入分别增长6%、7%。", ["城镇居民人均可支配收入 = 6%", "农村居民人均可支配收入 = 7%"]),
        ("市级龙头企业和产业联合体分别达到50家。", ["市级龙头企业 = 50家", "市级产业联合体 = 50家"]),
        ("建成智能工厂4个以上、数字化车间14个。", ["建成智能工厂 >= 4个", "建成数字化车间 = 14个"]),
        ("征集50个技术需求、200个人才需求和30个资金需求。", None),
        ("全市快递业务量达到5.6亿件、增长5.4%。", ["快递业务量 = 5.6亿件", "快递业务量 = 5.4%"]),
        ("乡村旅游突破100万人次，收入达到1亿元以上。", ["乡村旅游 > 100万人次", "乡村旅游收入 >= 1亿元"]),
        (
            "打造两个产值过200亿元、三个产值50-100亿元的产业集群。",
            ["打造产值过200亿元的产业集群 = 2个", "打造产值50-100亿元的产业集群 = 3个"],
        ),
        ("每个乡镇重点打造2—3个精品民宿。", ["每个乡镇打造精品民宿 range 2-3个"]),
        ("线上线下销售比提高到1.5∶1左右。", ["线上线下销售比 ~ 1.5"]),
        ("芝麻播种、采收机械化率均达到45%。", ["芝麻播种、采收机械化率 = 45%"]),
        ("甲醛、苯系物排放总量分别下降11%、13%。", ["甲醛排放总量 = -11%", "苯系物排放总量 = -13%"]),
        ("规上工业增加值、固定资产投资分别增长6%、7%。", ["规上工业增加值 = 6%", "固定资产投资 = 7%"]),
        ("单位产值水耗、能耗分别下降4%、5%。", ["单位产值水耗 = -4%", "单位产值能耗 = -5%"]),
        ("茶园碳汇量达到5万吨；新增造林3万亩。", ["茶园碳汇量 = 5万吨", "新增造林 = 3万亩"]),
        ("城市垃圾分类率达96%，县城达91%。", ["城市垃圾分类率 = 96%", "县城垃圾分类率 = 91%"]),
        ("软件业占GDP比重超6%，年均增速12%。", ["软件业占GDP比重 > 6%", "软件业 = 12%"]),
        ("百亿元企业达到2家。", ["百亿元企业 = 2家"]),
        ("营收超20亿元企业达到4家。", ["营收超20亿元企业 = 4家"]),
        ("形成1个千亿级、2个百亿级产业集群。", ["形成千亿级产业集群 = 1个", "形成百亿级产业集群 = 2个"]),
        ("茶叶产值16亿元，同口径增长8%。", ["茶叶产值 = 16亿元", "茶叶产值 = 8%"]),
        ("完成财政总收入20亿元。", ["财政总收入 = 20亿元"]),
        ("人口自然增长率控制在7‰以内。", ["人口自然增长率 <= 7‰"]),
        ("接电平均时间不超过12天。", ["接电平均时间 <= 12天"]),
        ("养老护理型床位占比从51%提高到60%。", ["养老护理型床位占比 = 51%", "养老护理型床位占比 = 60%"]),
        ("臭氧年均浓度控制在150微克每立方米以下。", ["臭氧年均浓度 <= 150微克每立方米"]),
        ("粉尘浓度达46ug/m3。", ["粉尘浓度 = 46ug/m3"]),
        (
            "实现“引育工匠达到150名左右，人才贡献率达到38%”的两大目标。",
            ["引育工匠 ~ 150名", "人才贡献率 = 38%"],
        ),
        ("粉尘浓度下降12%以上（各镇任务见附表）。", ["粉尘浓度 >= -12%"]),
        ("产业集群总产值超过八百亿元。", ["产业集群总产值 > 800亿元"]),
        ("产业集群总量超过五千亿规模。", ["产业集群总量 > 5000亿元"]),
        ("播种面积不低于零点八五万公顷，新增就业逾三千人。", ["播种面积 >= 0.85万公顷", "新增就业 > 3000人"]),
        (
            "优良天数分别达到东湖240天、西山235天。",
            ["东湖优良天数 = 240天", "西山优良天数 = 235天"],
        ),
        (
            "渔业和林业产值占农业总产值的比重分别达到21%和8%。",
            ["渔业产值占农业总产值的比重 = 21%", "林业产值占农业总产值的比重 = 8%"],
        ),
        ("新建小学、初中各2所。", ["新建小学 = 2所", "新建初中 = 2所"]),
        ("将工程审批时间缩短至80个工作日内。", ["工程审批时间 <= 80个工作日"]),
        ("持证社工人数达到从业人员的45%。", ["持证社工人数占从业人员的比重 = 45%"]),
        ("土地流转率保持在60%以上，单位面积能耗控制在5%以内。", ["土地流转率 >= 60%", "单位面积能耗 <= 5%"]),
    ],
)
def test_what_is_measured(text: str, expected: list[str] | None) -> None:
    found = [_shown(target) for target in _targets(text)]
    if expected is None:
        expected = ["征集技术需求 = 50个", "征集人才需求 = 200个", "征集资金需求 = 30个"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("到2023年，补助资金增加200万元，到2025年达到1000万元。", ["2023", "2025"]),
        ("到2025年，引育人才260人；选聘特派员180人。", ["2025", "2025"]),
        ("到2025年，体系更加健全。全省水库总库容稳定在10亿立方米。", ["2025"]),
        ("建成专业物流园5家。", [""]),
        ("通过三年努力，建成专业物流园5家。", ["2024"]),
        ("“十四五”末，建成专业物流园5家。", ["2025"]),
        ("2023年6月底前，完成改造120个。", ["2023-06-30"]),
        ("今后五年，新建公园9个。", ["2026"]),
        ("2023年、2024年、2025年分别新建公园1座、2座、3座。", ["2023", "2024", "2025"]),
    ],
)
def test_a_date_governs_the_rest_of_its_sentence_and_an_opening_one_the_clause(text: str, dues: list[str]) -> None:
    assert [target.due for target in _targets(text)] == dues


@pytest.mark.parametrize(
    ("text", "status", "due"),
    [
        ("截至2020年底，全市高新技术企业达到63家。", "actual", "2020"),
        ("“十三五”末，全市高新技术企业达到63家。", "actual", "2020"),
        ("目前，全市高新技术企业已达到63家。", "actual", ""),
        ("技术合同成交额2.53亿元，比“十二五”末增长了91.67%。", "actual", ""),
        ("全县2020年实现产值163亿元。", "actual", "2020"),
        ("产值由2015年的12亿元增加到2019年的24亿元。", "actual", "2015"),
        ("全县2023年实现产值163亿元。", "target", "2023"),
        ("事故起数同比下降10%以上。", "target", ""),
        ("事故起数同比下降10%。", "actual", ""),
        ("到2025年，全市高新技术企业达到120家。", "target", "2025"),
        ("力争全市高新技术企业达到120家。", "target", ""),
    ],
)
def test_reports_are_told_from_promises(text: str, status: str, due: str) -> None:
    found = _targets(text)[0]
    assert (found.status, found.due) == (status, due)


@pytest.mark.parametrize(
    "text",
    [
        "加快年产2万吨饮料项目建设。",
        "开发时速400公里高速列车部件。",
        "300万元以下的工程由乡镇实施。",
        "实施以下10项创新活动。",
        "打造一批年销售额超2000万元的名店。",
        "落实创新30条和三年行动计划。",
        "贯彻中央八项规定精神。",
        "推进崇岗镇、高仁乡两个综合执法改革试点。",
        "深入实施百千万人才培养工程。",
        "引导3公里范围内的商铺规范经营。",
        "对投资1亿元以上的项目，给予自主认定人才指标2名，每增加投资3000万元增加1名，最多不超过8名。",
    ],
)
def test_what_only_names_or_describes_is_no_target_and_is_accounted_for(text: str) -> None:
    facts = sentence(text)
    assert _targets(text) == []
    assert any(isinstance(fact, Dismissed) for fact in facts)
    assert not any(isinstance(fact, Unread) for fact in facts)


def _incentives(text: str) -> list[tuple[str, str, str, bool]]:
    facts = [fact for fact in sentence(text) if isinstance(fact, Incentive)]
    return [(fact.condition, str(fact.amount), fact.unit, fact.cap) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对认定为国家级孵化器或国家级众创空间的，分别给予50万元、20万元支持。",
            [("认定为国家级孵化器", "50", "万元", False), ("认定为国家级众创空间", "20", "万元", False)],
        ),
        (
            "对列入国家、省级示范企业的，分别给予40万元、20万元奖励。",
            [("列入国家级示范企业", "40", "万元", False), ("列入省级示范企业", "20", "万元", False)],
        ),
        ("对获得授权的发明专利，每件给予5000元奖励。", [("获得授权的发明专利", "5000", "元", False)]),
        ("对新引进的总部企业，给予最高100万元补助。", [("新引进的总部企业", "100", "万元", True)]),
        (
            "对年营收首次突破5亿元、9亿元的企业，分别奖励10万元、30万元。",
            [("年营收首次突破5亿元的企业", "10", "万元", False), ("年营收首次突破9亿元的企业", "30", "万元", False)],
        ),
        (
            "对研发投入在200万元以上的企业，按投入的5%给予补助；500万元以上的，按8%给予补助，单个企业最高90万元。",
            [
                ("研发投入在200万元以上的企业", "5", "%", False),
                ("研发投入在500万元以上的企业", "8", "%", False),
                ("研发投入在500万元以上的企业", "90", "万元", True),
            ],
        ),
        (
            "对首次认定的龙头企业给予20万元奖励，对重新认定的给予10万元奖励。",
            [("首次认定的龙头企业", "20", "万元", False), ("重新认定的龙头企业", "10", "万元", False)],
        ),
        (
            "对评为市级技能大师的，每人一次性30万元奖励，每年发放3万元津贴。",
            [("评为市级技能大师", "30", "万元", False), ("评为市级技能大师", "3", "万元", False)],
        ),
        ("入选县级工匠的（A类），每人一次性5万元奖励。", [("入选县级工匠的（A类）", "5", "万元", False)]),
        ("当年认定的首台套产品，一次性奖励企业20万元。", [("当年认定的首台套产品", "20", "万元", False)]),
        (
            "对符合导向的创业项目，给予50万元启动资金，并给予两年内合计不超过80万元的贷款贴息。",
            [("符合导向的创业项目", "50", "万元", False), ("符合导向的创业项目", "80", "万元", True)],
        ),
        ("对新引进的团队，在市级补助的基础上，再给予60万元。", [("新引进的团队", "60", "万元", False)]),
        ("学生资助比例达到100%。", []),
        ("（给予一次性奖励20万元", []),
    ],
)
def test_incentives(text: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert _incentives(text) == expected


def test_money_paid_is_no_target() -> None:
    assert _targets("对新认定的国家高新技术企业，给予50万元奖补资金支持。") == []


def _deadlines(text: str, issued: str) -> list[tuple[str, str, str, str, str]]:
    facts = [fact for fact in sentence(text, issued) if isinstance(fact, Deadline)]
    return [(fact.quote, fact.kind, fact.begins, fact.ends, fact.per) for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在每季度末20日前上报进展。", [("每季度末20日前", "recurring", "", "", "quarter")]),
        ("从2022年开始，每年新增平台4家。", [("从2022年开始，每年", "from", "2022", "", "year")]),
        ("力争3年内完成对标升级。", [("3年内", "by", "", "2024", "")]),
        ("3个月内完成摸底排查。", [("3个月内", "by", "", "2021-06-01", "")]),
        ("6月底前完成摸底排查。", [("6月底前", "by", "", "2021-06-30", "")]),
        ("2022年7月至2023年11月开展整治。", [("2022年7月至2023年11月", "period", "2022-07-01", "2023-11-30", "")]),
        ("2022年5月—9月开展整治。", [("2022年5月—9月", "period", "2022-05-01", "2022-09-30", "")]),
        ("到2022年和2030年，发病率持续下降。", [("到2022年", "by", "", "2022", ""), ("2030年", "by", "", "2030", "")]),
        ("每两个月通报进展。", [("每两个月", "recurring", "", "", "")]),
        ("取消3年内申报资格。", []),
        ("3年内免费提供实验场地。", []),
        ("获得2020年度国家技术发明奖。", []),
        ("纳入年度考核，定期通报。", []),
    ],
)
def test_deadlines(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert _deadlines(text, "2021-03-01") == expected


def test_a_column_of_deadlines_dates_the_tasks_of_its_rows(tmp_path: Path) -> None:
    rows = [
        "序号\t任务\t责任单位\t完成时限",
        "1\t新建泵站3座\t县水利局\t2027年6月",
        "2\t修复渠道20公里\t县水利局\t2026年",
    ]
    (tmp_path / "plan.txt").write_text("\n".join(["水利方案", "一、任务", *rows, ""]), encoding="utf-8")
    plan = read_plan(tmp_path / "plan.txt")
    assert [(target.indicator, target.due) for target in plan.targets] == [
        ("新建泵站", "2027-06-30"),
        ("修复渠道", "2026"),
    ]
    assert [(deadline.quote, deadline.ends) for deadline in plan.deadlines] == [
        ("2027年6月", "2027-06-30"),
        ("2026年", "2026"),
    ]


def test_the_sizes_of_listed_projects_are_no_targets(tmp_path: Path) -> None:
    rows = [
        "序号\t项目名称\t建设内容\t总投资",
        "1\t实训楼\t新建实训楼800平方米\t300万元",
        "2\t操场\t改造操场2个\t50万元",
    ]
    (tmp_path / "plan.txt").write_text("\n".join(["教育方案", "一、项目", *rows, ""]), encoding="utf-8")
    plan = read_plan(tmp_path / "plan.txt")
    assert plan.targets == ()
    assert {fact.quote for fact in plan.dismissed if fact.rule == "number.of_a_thing"} >= {
        "800平方米",
        "2个",
        "300万元",
    }


def test_no_number_is_lost() -> None:
    text = "到2025年，建成平台30个，尼龙66产量提升，第三方评估2次，《2021年方案》实施，投资额的4倍计算。"
    spans = [(fact.start, fact.end) for fact in sentence(text)]
    for at, char in enumerate(text):
        if char.isdigit():
            assert any(start <= at < end for start, end in spans), text[at:]


def test_every_fact_quotes_its_span() -> None:
    text = "到 2025 年，\n高新技术 企业达到 ３０ 家以上，力争培育省级平台 5 个。"
    for fact in sentence(text):
        assert isinstance(fact, Fact)
        assert "".join(text[fact.start : fact.end].split()) == fact.quote
