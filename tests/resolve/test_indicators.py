"""What a number measures: kinds apart, wordings together, with the lexicon's unit, direction and area."""

from decimal import Decimal

import pytest
from gold_plans import plan

from pipeline.resolve import resolve
from pipeline.resolve.named import named


def ids(*targets):
    corpus = resolve([plan("a", "清河县", targets=targets)])
    return [corpus.indicator_of[f"a:t{at}"] for at in range(len(targets))]


def target(indicator, unit="家", **fields):
    return {"indicator": indicator, "unit": unit, "value": Decimal(5), **fields}


def test_kinds_of_one_thing_are_apart():
    kinds = (
        target("高新技术企业"),
        target("新增高新技术企业", kind="change"),
        target("高新技术企业", kind="growth", unit="%"),
        target("培育高新技术企业", per="year"),
        target("高新技术企业", unit="%"),
        target("高新技术企业", kind="change", unit="倍"),
    )
    assert ids(*kinds) == [
        "ind:国家高新技术企业",
        "ind:新增国家高新技术企业",
        "ind:国家高新技术企业:growth",
        "ind:国家高新技术企业:year",
        "ind:国家高新技术企业:share",
        "ind:国家高新技术企业:change",
    ]


def test_more_of_what_is_counted_is_an_increase_however_it_is_said():
    said = (
        target("高标准农田", unit="亩", kind="change"),
        target("养老床位", unit="张", kind="change"),
        target("新建养老床位", unit="张"),
        target("新增养老床位", unit="张", kind="change"),
        target("养老床位", unit="张", kind="change", value=Decimal(-5)),
    )
    assert ids(*said) == ["ind:高标准农田:change", *["ind:新增养老床位"] * 3, "ind:养老床位:change"]


def test_for_how_many_heads_is_said_by_the_name_or_by_the_unit():
    names = (
        target("有效发明专利拥有量", unit="件/万人"),
        target("每万人口有效发明专利拥有量", unit="件"),
        target("有效发明专利拥有量", unit="件"),
    )
    found = ids(*names)
    assert found[0] == found[1] == "ind:每万人有效发明专利拥有量"
    assert found[2] == "ind:有效发明专利拥有量"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("自治区级科技创新团队", "省科技创新团队"),
        ("省级科技创新团队", "省科技创新团队"),
        ("市级科技创新团队", "市级科技创新团队"),
        ("全国重点实验室", "国家重点实验室"),
        ("完成老旧小区改造", "老旧小区改造"),
        ("千人口拥有婴幼儿托位数", "每千人3岁以下婴幼儿托位"),
        ("累计建成高标准农田面积", "高标准农田"),
        ("细颗粒物（PM_2.5）浓度", "PM2.5浓度"),
        ("城市建成区黑臭水体消除率", "城市黑臭水体消除比例"),
    ],
)
def test_levels_acts_and_ways_of_writing(name, found):
    assert ids(target(name, unit="个")) == [f"ind:{found}"]


def test_a_known_indicator_says_area_direction_and_unit():
    targets = [target("单位GDP能耗", unit="%", kind="change"), target("PM2.5平均浓度", unit="微克/立方米")]
    corpus = resolve(
        [plan("a", "清河县", targets=[*targets, target("星空营地", unit="处"), target("星空营地", unit="元")])]
    )
    found = {one.name: (one.unit, one.direction, one.area) for one in corpus.indicators}
    assert found == {
        "PM2.5浓度": ("微克/立方米", "less", "生态环境"),
        "万元GDP综合能耗（变化）": ("%", "less", "生态环境"),
        "星空营地": ("", "", ""),
    }


def test_the_lexicon_covers_the_fields_of_policy():
    areas = {entry.area for entry in named().values()}
    assert {"经济", "产业", "创新", "农业", "生态环境", "民生", "教育", "卫生健康", "基础设施", "能源", "数字"} <= areas
