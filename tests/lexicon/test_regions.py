import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("疏通县以上城区的排水管网", None),
        ("开发鄂西山区和秦巴中山区的茶园", None),
        ("改造老旧平房区和沿海城区", None),
        ("昆明市西山区人民政府", "西山区"),
        ("杭州市上城区人民政府", "上城区"),
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


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("密云县", 2008, "110228"),
        ("密云区", 2020, "110118"),
        ("通州区", 2008, "110112"),
        ("崇川区", 2010, "320602"),
        ("崇川区", 2020, "320613"),
        ("崇川区", 0, "320613"),
        ("襄樊市", 2008, "420600"),
        ("万盛区", 2008, "500110"),
        ("綦江区", 2015, "500110"),
        ("思茅地区", 2001, "532700"),
        ("巢湖市", 2008, "341400"),
        ("巢湖市", 2020, "340181"),
        ("中卫县", 2001, "640321"),
        ("莱芜市", 2016, "371200"),
        ("琼山市", 1999, "460004"),
        ("江北区", 2026, "330205"),
    ],
)
def test_a_name_means_the_place_of_its_year(name, year, code):
    assert regions.find(name, year=year).code == code


def test_a_name_that_two_places_bore_at_once_stays_open():
    assert regions.find("通州区") is None
    assert regions.find("江北区", year=2020) is None


@pytest.mark.parametrize(
    ("code", "until", "heirs"),
    [
        ("110228", "2014", ["密云区"]),
        ("110103", "2009", ["东城区"]),
        ("320586", "1999", ["吴中区", "相城区"]),
        ("341400", "2010", ["合肥市", "芜湖市", "马鞍山市"]),
        ("640222", "2002", ["平罗县", "兴庆区"]),
        ("371202", "2018", ["莱芜区"]),
        ("130122", "1993", []),
    ],
)
def test_what_became_of_a_place(code, until, heirs):
    if not heirs:
        assert not regions.knows(code)  # gone before the lists that the gazetteer begins with
        return
    assert regions.by_id(code).until == until
    assert [regions.by_id(heir).name for heir in regions.by_id(code).successor] == heirs


def test_successors_lead_to_what_is_in_force():
    line = [place.name for place in regions.successors("533421")]
    assert line == ["香格里拉市"]
    assert [place.id for place in regions.successors("500110.2010")] == ["500110"]
    assert regions.by_id("420600").former == ("襄樊市",)


def test_children_of_a_year():
    names = [place.name for place in regions.children("341400", 2008)]
    assert names == ["居巢区", "庐江县", "无为县", "含山县", "和县"]
    assert regions.children("341400") == ()
    assert [place.name for place in regions.children("640200", 2002)][-3:] == ["平罗县", "陶乐县", "惠农县"]


def test_the_file_is_sound():
    text = (resources.files("pipeline.lexicon") / "regions.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(text.splitlines()))
    in_force = [row["id"] for row in table if not row["until"]]
    assert len(in_force) == len(set(in_force)) > 3200
    for row in table:
        parent = regions.by_id(row["id"]).parent
        assert parent == "" or regions.knows(parent), row


def test_places_that_are_gone_say_what_became_of_them():
    text = (resources.files("pipeline.lexicon") / "regions.csv").read_text(encoding="utf-8")
    ids = {row["id"] for row in csv.DictReader(text.splitlines())}
    for region_id in sorted(ids):
        place = regions.by_id(region_id)
        assert bool(place.until) == bool(place.successor), place
        assert all(regions.by_id(heir).level for heir in place.successor)
        last = list(regions.successors(region_id))[-1:]
        assert not any(heir.until for heir in last), place


@given(st.sampled_from(sorted({place.name for place in regions.children("100000")})), st.integers(1999, 2030))
def test_provinces_do_not_change(name, year):
    assert regions.find(name, year=year) == regions.find(name)


@given(st.integers(1999, 2025), st.integers(0, 10_000))
def test_who_is_below_a_place_held_in_that_year(year, pick):
    above = regions.children("100000")[pick % 34].id
    for place in regions.children(above, year):
        assert int(place.since or 0) <= year <= int(place.until or year)
        assert regions.contains(above, place.id)
