import csv
from importlib import resources

import pytest

from pipeline.lexicon import regions


def name_of(region):
    return region and region.name


def test_codes_levels_and_parents():
    helan = regions.find("贺兰县")
    assert (helan.id, helan.code, helan.level, helan.parent) == ("640122", "640122", "county", "640100")
    assert regions.find("石嘴山市").level == "city"
    assert regions.find("重庆市").level == "province"
    assert regions.by_id("100000").level == "nation"
    assert regions.by_id("500101").parent == "500000"
    assert regions.find("仙桃市").parent == "420000"


def test_children_are_the_divisions_with_a_code():
    assert [place.name for place in regions.children("640200")] == ["大武口区", "惠农区", "平罗县"]
    assert "仙桃市" in [place.name for place in regions.children("420000")]
    assert "平潭综合实验区" not in [place.name for place in regions.children("350000")]
    assert len(regions.children("100000")) == 34


def test_a_name_that_several_places_bear_needs_a_hint():
    assert regions.find("鼓楼区") is None
    assert regions.find("鼓楼区", regions.find("南京市")).id == "320106"
    assert len(regions.all_named("鼓楼区")) == 4


def test_zones_and_former_names():
    zone = regions.find("平潭综合实验区")
    assert (zone.id, zone.level, zone.code, zone.parent) == ("350000+平潭综合实验区", "city", "", "350000")
    assert regions.find("襄樊市").name == "襄阳市"
    assert regions.find("密云县").parent == "110000"
    assert regions.find("无此县") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("浙江省义乌市人民政府关于促进体育产业发展的意见", "义乌市"),
        ("南京市鼓楼区人民政府", "鼓楼区"),
        ("宁夏贺兰县", "贺兰县"),
        ("中共祁县委员会关于印发", "祁县"),
        ("关于印发佳县工作方案的通知", "佳县"),
        ("建设乡村振兴示范县，各市和县都要落实", None),
        ("支持黄河南岸新城区建设", None),
        ("", None),
    ],
)
def test_the_first_place_of_a_text(text, place):
    assert name_of(regions.first_in(text)) == place


def test_a_place_at_the_end_or_the_beginning_of_a_text():
    assert name_of(regions.last_in("地址：吉林省四平市双辽市")) == "双辽市"
    assert regions.last_in("双辽市人民政府") is None
    region, length = regions.prefix_of("银川市生态环境局贺兰分局")
    assert (region.name, length) == ("银川市", 3)
    assert regions.prefix_of("老城区改造指挥部") is None


def test_places_contain_each_other():
    assert regions.contains("640000", "640122")
    assert not regions.contains("640200", "640122")
    assert regions.contains("350000", "350000+平潭综合实验区")


def test_the_file_is_sound():
    text = (resources.files("pipeline.lexicon") / "regions.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(text.splitlines()))
    in_force = [row["id"] for row in table if not row["until"]]
    assert len(in_force) == len(set(in_force)) > 3200
    for row in table:
        parent = regions.by_id(row["id"]).parent
        assert parent == "" or regions.knows(parent), row
