import pytest
from gold_plans import plan

from pipeline.resolve import resolve


def region(name, **fields):
    corpus = resolve([plan("a", name, **fields)])
    places = {place.id: place for place in corpus.regions}
    return places[corpus.region_of["a"]], places


def test_a_county_that_became_a_district_has_its_code_of_then_and_its_heir():
    place, places = region("密云县", issued="2008-05-04")
    assert (place.code, place.until, place.successor) == ("110228", "2014", ("110118",))
    assert places["110118"].name == "密云区"


@pytest.mark.parametrize(
    ("name", "text", "place_id"),
    [
        ("平潭综合实验区", "", "350000+平潭综合实验区"),
        ("石嘴山高新技术产业开发区", "石嘴山市石嘴山高新技术产业开发区", "640200+石嘴山高新技术产业开发区"),
        ("新疆生产建设兵团", "", "650000+新疆生产建设兵团"),
        ("湖南自由贸易试验区", "湖南省湖南自由贸易试验区条例", "430000+湖南自由贸易试验区"),
        ("高新区", "石嘴山市高新区方案", "640200+高新区"),
        ("青山镇", "清河县青山镇方案", "130534+青山镇"),
    ],
)
def test_zones_and_towns_lie_below_their_place(name, text, place_id):
    assert region(name, text=text)[0].id == place_id


@pytest.mark.parametrize(
    ("name", "text"),
    [("青山镇", ""), ("青山镇", "按照福建省的部署"), ("高新区", "按照河北省的部署"), ("城关镇", "兰州市城关镇方案")],
)
def test_places_of_one_name_that_cannot_be_located_stay_apart(name, text):
    units = [("一", "lead", "财政所", name)]
    corpus = resolve([plan(doc, name, units=units, text=text) for doc in ("a", "b")])
    assert corpus.region_of["a"] != corpus.region_of["b"]
    assert len({agency.id for agency in corpus.agencies}) == 2
    assert {agency.name for agency in corpus.agencies} == {f"{name}财政所"}


def test_two_plans_of_one_town_of_a_county_share_it():
    plans = [plan(doc, "青山镇", text="清河县青山镇方案") for doc in ("a", "b")]
    assert len(set(resolve(plans).region_of.values())) == 1
