import pytest
from gold_plans import plan

from pipeline.lexicon import regions
from pipeline.resolve import resolve
from pipeline.resolve.bodies import body_of
from pipeline.resolve.entries import section


def named(unit, place, year):
    return body_of(unit, regions.find(place), year).name


@pytest.mark.parametrize(
    ("unit", "place", "year", "name"),
    [
        ("卫计局", "石嘴山市", 2017, "石嘴山市卫生和计划生育局"),
        ("卫计局", "石嘴山市", 2021, "石嘴山市卫生健康局"),
        ("卫计委", "石嘴山市", 2021, "石嘴山市卫生健康委员会"),
        ("卫计局", "石嘴山市", 0, "石嘴山市卫生和计划生育局"),
        ("国税局", "石嘴山市", 2017, "石嘴山市国家税务局"),
        ("地税局", "石嘴山市", 2019, "石嘴山市税务局"),
        ("农牧局", "贺兰县", 2017, "贺兰县农牧局"),
        ("农牧局", "贺兰县", 2022, "贺兰县农业农村局"),
        ("农牧局", "赤峰市", 2022, "赤峰市农牧局"),
        ("环保局", "石嘴山市", 2022, "石嘴山市生态环境局"),
        ("环保局", "贺兰县", 2022, "贺兰县环境保护局"),
        ("扶贫办", "贺兰县", 2020, "贺兰县扶贫开发办公室"),
        ("扶贫办", "贺兰县", 2022, "贺兰县乡村振兴局"),
        ("工商局", "贺兰县", 2016, "贺兰县工商行政管理局"),
        ("安监局", "贺兰县", 2021, "贺兰县应急管理局"),
        ("粮食局", "全国", 2016, "国家粮食局"),
        ("粮食局", "全国", 2020, "国家粮食和物资储备局"),
        ("农业部", "全国", 2017, "农业部"),
        ("农业部", "全国", 2020, "农业农村部"),
        ("银监会", "全国", 2024, "国家金融监督管理总局"),
    ],
)
def test_the_date_of_the_document_decides(unit, place, year, name):
    assert named(unit, place, year) == name


def test_bodies_of_two_plans_are_linked_by_the_reform_between_them():
    before = plan("a", "贺兰县", issued="2016", units=[("一", "lead", unit, "贺兰县") for unit in ("国税局", "地税局")])
    after = plan("b", "贺兰县", issued="2022", units=[("一", "lead", unit, "贺兰县") for unit in ("税务局", "财政局")])
    agencies = {agency.name: agency for agency in resolve([before, after]).agencies}
    (heir,) = agencies["贺兰县国家税务局"].successor
    assert heir == agencies["贺兰县税务局"].id
    assert agencies["贺兰县地方税务局"].successor == (heir,)
    assert agencies["贺兰县财政局"].successor == agencies["贺兰县税务局"].successor == ()


def test_reforms_do_not_join_places():
    units = [("一", "lead", "卫计局", "祁县"), ("一", "lead", "卫健局", "淇县")]
    assert all(not agency.successor for agency in resolve([plan("a", "祁县", units=units, issued="2017")]).agencies)


@pytest.mark.parametrize("kind", ["stems", "bodies", "national"])
def test_the_lexicon_of_reforms_is_sound(kind):
    for entry in section("reforms", kind):
        assert 2000 < entry["year"] < entry.get("over", 2100)
        assert len(entry["to"]) == 1 or "over" not in entry, entry
