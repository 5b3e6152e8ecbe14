"""Places and bodies of one sound, over the whole way: files → tables → graph."""

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from pipeline import read_plans
from pipeline.build import build, inputs
from pipeline.reading import read_text
from pipeline.resolve import resolve

COUNTIES = {
    "祁县": "140727",
    "淇县": "410622",
    "杞县": "410221",
    "宁津县": "371422",
    "宁晋县": "130528",
    "佳县": "610828",
    "郏县": "410425",
}
UNITS = ("县财政局", "县发改局", "县教体局", "县委宣传部", "县科协", "各乡镇")


def plan_of(county: str, units: tuple[str, ...] = UNITS) -> str:
    lists = "\n".join(f"{at}．做好第{at}项工作。（责任单位：{unit}）" for at, unit in enumerate(units, 1))
    return f"{county}人民政府办公室关于印发{county}工作方案的通知\n{county}工作方案\n一、任务\n{lists}\n2023年5月4日\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counties")
    for county in COUNTIES:
        (folder / f"{county}.txt").write_text(plan_of(county), encoding="utf-8")
    build(inputs([folder], folder / "out"), folder / "out")
    return folder / "out"


def table(built: Path, name: str) -> list[dict[str, str]]:
    with (built / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_counties_of_one_sound_stay_apart_in_the_tables(built: Path) -> None:
    assert {row["doc"]: row["region_id"] for row in table(built, "documents")} == COUNTIES
    agencies = {row["id"]: row for row in table(built, "agencies")}
    assert len(agencies) == len(COUNTIES) * len(UNITS)
    for row in table(built, "responsibilities"):
        assert agencies[row["agency_id"]]["region"] == COUNTIES[row["doc"]]
        assert row["doc"] in agencies[row["agency_id"]]["name"]
    assert {row["classes"] for row in agencies.values() if row["name"].endswith("财政局")} == {"财政部门"}


def test_counties_of_one_sound_stay_apart_in_the_graph(built: Path) -> None:
    network = nx.node_link_graph(
        json.loads((built / "graph" / "graph.json").read_text(encoding="utf-8")), edges="edges"
    )
    for node, data in network.nodes(data=True):
        if data["kind"] == "agency":
            tasks = [one for one in network.successors(node) if network.nodes[one]["kind"] == "task"]
            assert len({network.nodes[one]["doc"] for one in tasks}) == 1


def test_a_renamed_county_and_body_lead_to_what_they_became(tmp_path: Path) -> None:
    old = plan_of("密云县", ("县卫计局", "县财政局")).replace("2023", "2014")
    new = plan_of("密云区", ("区卫健委", "区财政局"))
    other = plan_of("清河县", ("县国税局",)).replace("2023", "2016")
    later = plan_of("清河县", ("县税务局",))
    for name, text in (("a", old), ("b", new), ("c", other), ("d", later)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = read_plans([tmp_path])
    network = graph.build(corpus)
    edges = {(u, v) for u, v, kind in network.edges(data="kind") if kind == "succeeded_by"}
    assert edges == {("region:110228", "region:110118"), ("agency:130534:国家税务局", "agency:130534:税务局")}


@pytest.mark.parametrize(
    ("issuer", "place_id"),
    [
        ("石嘴山高新技术产业开发区管理委员会", "640200+石嘴山高新技术产业开发区"),
        ("银川经济技术开发区管委会", "640100+银川经济技术开发区"),
        ("贺兰工业园区管委会", "640122+贺兰工业园区"),
        ("中国（福建）自由贸易试验区厦门片区管委会", "350000+中国（福建）自由贸易试验区厦门片区"),
        ("新疆生产建设兵团第八师办公室", "650000+新疆生产建设兵团+第八师"),
        ("平潭综合实验区管委会", "350000+平潭综合实验区"),
        ("雄安新区管委会", "130000+雄安新区"),
        ("高新区管委会", "?plan+高新区"),
        ("青山镇人民政府", "?plan+青山镇"),
        ("清河县青山镇人民政府", "130534+青山镇"),
        ("海南州人民政府", "632500"),
        ("海南省人民政府", "460000"),
        ("襄樊市人民政府", "420600"),
        ("密云县人民政府", "110228"),
        ("通州市人民政府", "320683"),
    ],
)
def test_the_place_of_a_plan_by_its_issuer(issuer: str, place_id: str) -> None:
    text = f"{issuer}关于印发《节水工作方案》的通知\n节水工作方案\n一、任务\n1．做好工作。\n{issuer}\n2008年5月4日\n"
    assert resolve([read_text(text, name="plan")]).region_of["plan"] == place_id


def test_a_plan_of_a_renamed_city_says_the_name_of_its_time() -> None:
    text = (
        "襄樊市人民政府关于印发《节水方案》的通知\n节水方案\n一、任务\n1．节水。（责任单位：市水利局、襄樊市财政局）\n"
    )
    plan = read_text(text, name="plan")
    assert (plan.about.region, [one.region for one in plan.responsibilities]) == ("襄樊市", ["襄樊市", "襄樊市"])
    corpus = resolve([plan])
    assert [agency.id for agency in corpus.agencies] == ["420600:水利局", "420600:财政局"]


def test_unlocated_towns_of_one_name_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = "青山镇防火方案\n一、任务\n1．做好防火。（责任单位：镇财政所、林业站）\n2021年3月1日\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = read_plans([tmp_path])
    assert len(set(corpus.region_of.values())) == 2
    assert len(corpus.agencies) == 4
    graph.build(corpus)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(COUNTIES)), st.sets(st.sampled_from(UNITS), min_size=1)),
        min_size=1,
        max_size=4,
    )
)
def test_no_agency_is_of_two_places(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, set[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    for at, (county, units) in enumerate(drawn):
        (folder / f"{at}.txt").write_text(plan_of(county, tuple(sorted(units))), encoding="utf-8")
    corpus = read_plans([folder])
    place_of = {agency.id: agency.region for agency in corpus.agencies}
    for plan in corpus.plans:
        for fact in plan.responsibilities:
            assert place_of[corpus.agency_of[fact.id]] == corpus.region_of[plan.name]
