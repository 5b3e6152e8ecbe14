from collections import defaultdict

import pytest
from gold_plans import GOLD, rows

from pipeline.resolve.wordings import wording_of

GROUPS = defaultdict(list)
for row in rows(GOLD / "identity" / "indicators.tsv"):
    GROUPS[row["group"]].append(row["indicator"])


@pytest.mark.parametrize("names", GROUPS.values(), ids=GROUPS.keys())
def test_gold_wordings_of_one_indicator(names):
    assert len({wording_of(name).key for name in names}) == 1


@pytest.mark.parametrize("row", rows(GOLD / "identity" / "apart.tsv"), ids=lambda row: row["why"])
def test_gold_indicators_apart(row):
    assert wording_of(row["indicator_a"]).key != wording_of(row["indicator_b"]).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全省研究与试验发展（R&D）经费投入占地区生产总值的比重", "研发投入强度"),
        ("规上工业企业研发经费支出占营业收入比重", "规模以上工业企业R&D经费支出与营业收入之比"),
        ("ＰＭ２.５年均浓度", "细颗粒物（PM2.5）平均浓度"),
        ("新增省级农业高新技术企业", "新增农业高新技术企业"),
        ("各类金融机构", "金融机构数量"),
        ("农牧民人均可支配收入", "农村居民人均可支配收入"),
        ("千人口医疗卫生机构床位数", "每千人口医疗卫生机构床位数"),
        ("社会物流总费用与地区生产总值的比率", "社会物流总费用占GDP的比重"),
        ("单位地区生产总值能耗累计下降", "单位GDP能耗"),
        ("民营经济增加值占全市地区生产总值的比重", "民营经济增加值占GDP比例"),
    ],
)
def test_one_indicator(one, other):
    assert wording_of(one).key == wording_of(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高标准农田", "新建高标准农田"),
        ("市级高新技术企业", "高新技术企业"),
        ("省级以上重点实验室", "重点实验室"),
        ("规上工业企业", "规上服务业企业"),
        ("地区生产总值", "人均地区生产总值"),
        ("研发经费投入", "研发经费投入强度"),
        ("建设用地", "用地"),
        ("居民消费价格指数", "居民消费"),
    ],
)
def test_two_indicators(one, other):
    assert wording_of(one).key != wording_of(other).key


def test_an_act_is_told_from_the_thing():
    assert wording_of("培育和引进新型研发机构").act == "培育和引进"
    assert wording_of("新型研发机构").act == ""
    assert wording_of("形成、转化科技成果").key == "形成、转化科技成果"
