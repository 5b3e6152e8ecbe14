from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from gold_plans import GOLD, gold_plan, plan, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import read_plans
from pipeline.records import Failure, Owner
from pipeline.resolve import resolve

PLANS = [gold_plan(folder) for folder in sorted((GOLD / "plans").iterdir()) if folder.is_dir()]
COUNTIES = ("祁县", "淇县", "杞县", "宁津县", "宁晋县", "佳县", "郏县", "清河县")
UNITS = (
    "财政局",
    "县财政局",
    "发改局",
    "县发展改革局",
    "县委宣传部",
    "宣传部",
    "各乡镇",
    "城投公司",
    "县科协",
    "数字办",
)


def units(*names, clause="一", role="responsible", region="清河县"):
    return [(clause, role, name, region) for name in names]


def test_gold_conflicts():
    corpus = resolve(PLANS)
    names = {indicator.id: {indicator.name, *indicator.aliases} for indicator in corpus.indicators}
    found = {(row.doc, row.due, row.value_a, row.clause_a, row.value_b, row.clause_b) for row in corpus.conflicts}
    expected = set()
    for folder in sorted((GOLD / "plans").iterdir()):
        for row in rows(folder / "conflicts.tsv"):
            values = (Decimal(row["value_a"]), row["clause_a"], Decimal(row["value_b"]), row["clause_b"])
            expected.add((folder.name, row["due"], *values))
            assert any(row["indicator"] in wordings for wordings in names.values())
    assert found == expected


def test_a_bare_unit_is_that_of_the_plans_place():
    corpus = resolve([plan("a", "清河县", units=units("县发改局", "发展改革局", "清河县发展和改革局"))])
    (agency,) = corpus.agencies
    assert agency.id == f"{corpus.region_of['a']}:发展和改革局"
    assert agency.name == "清河县发展和改革局"
    assert agency.aliases == ("县发改局", "发展改革局")
    assert set(corpus.agency_of.values()) == {agency.id}


def test_regions_hold_agencies_members_and_all_places_above():
    corpus = resolve([plan("a", "石嘴山市", units=[("一", "lead", "三县区", "石嘴山市")])])
    names = {region.id: region.name for region in corpus.regions}
    assert list(names.values()) == ["全国", "宁夏回族自治区", "石嘴山市", "大武口区", "惠农区", "平罗县"]
    assert [names[member] for member in corpus.agencies[0].members] == ["大武口区", "惠农区", "平罗县"]


def test_a_unit_of_no_single_place():
    corpus = resolve([plan("a", "清河县", units=[("一", "support", "中央驻冀单位", "")])])
    assert (corpus.agencies[0].id, corpus.agencies[0].region) == (":a:中央驻冀单位", "")


def test_a_plan_of_no_known_place_has_none_and_shares_no_body() -> None:
    bodies = units("县财政局", region="") + units("镇政府", region="甲甲镇")
    corpus = resolve([plan(name, "", units=bodies) for name in ("a", "b")])
    assert corpus.region_of == {"a": "", "b": ""}
    assert corpus.regions == ()
    assert [agency.id for agency in corpus.agencies] == [":a:县财政局", ":a:镇政府", ":b:县财政局", ":b:镇政府"]


def test_a_unit_with_its_place_is_known_in_a_plan_of_none() -> None:
    corpus = resolve([plan("a", "", units=units("县财政局") + units("教育部", region="全国"))])
    assert [agency.region for agency in corpus.agencies] == ["100000", "130534"]


def test_a_town_lies_below_the_place_that_the_text_names_before_it():
    corpus = resolve([plan("a", "青山镇", level="township", text="各村：现将《清河县青山镇防火方案》印发你们")])
    town = next(region for region in corpus.regions if region.name == "青山镇")
    assert (town.level, town.code) == ("township", "")
    assert town.id == f"{town.parent}+青山镇"
    assert next(region.name for region in corpus.regions if region.id == town.parent) == "清河县"


def test_a_place_spelled_out_from_the_top():
    corpus = resolve([plan("a", "清河县青山镇", units=[("一", "lead", "镇政府", "清河县青山镇")])])
    assert corpus.agencies[0].name == "青山镇人民政府"
    assert resolve([plan("a", "重庆两江新区", issued="2022")]).region_of["a"] == "500000+两江新区"


def test_of_several_places_with_one_name_the_text_decides():
    corpus = resolve([plan("a", "鼓楼区", title="鼓楼区行动计划", text="按照南京市委要求，制定本计划。")])
    assert corpus.region_of["a"] == "320106"


def test_owners_stand_at_the_clause_or_the_nearest_above():
    lists = units("县科技局", clause="二/（一）", role="lead") + units("县发改局", "县科技局", clause="二/（一）")
    lists += units("县农业农村局", clause="二/（一）/2")
    targets = [{"clause": clause} for clause in ("二/（一）/1", "二/（一）/2", "三", "二/（一）")]
    corpus = resolve([plan("a", "清河县", units=lists, targets=targets)])
    place = corpus.region_of["a"]
    both = (Owner(f"{place}:科学技术局", "lead"), Owner(f"{place}:发展和改革局", "responsible"))
    assert [corpus.owners_of[f"a:t{at}"] for at in range(4)] == [
        both,
        (Owner(f"{place}:农业农村局", "responsible"),),
        (),
        both,
    ]


def test_units_of_a_row_do_not_answer_for_the_prose_above_their_table(tmp_path: Path):
    rows = (("任务", "目标", "责任单位"), ("建校", "新建学校3所", "县教育局"), ("培训", "培训教师300人", "县财政局"))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<p>清河县教育方案</p><p>一、主要任务</p><p>到2026年，入园率达到90%。</p><table>{cells}</table>"
    (tmp_path / "a.html").write_text(f"<html><meta charset=utf-8><body>{page}</body></html>", encoding="utf-8")
    corpus = read_plans([tmp_path / "a.html"])
    owners = {target.indicator: corpus.owners_of[target.id] for target in corpus.plans[0].targets}
    assert [len(owners[name]) for name in ("入园率", "新建学校", "培训教师")] == [0, 1, 1]


def test_a_target_in_a_table_is_owned_by_the_units_of_its_row(tmp_path: Path):
    rows = [
        "序号\t任务\t牵头单位\t配合单位",
        "1\t新建泵站3座\t清河县水利局\t清河县财政局",
        "2\t修复渠道20公里\t清河县水利局\t清河县交通运输局",
    ]
    (tmp_path / "plan.txt").write_text("\n".join(["清河县水利方案", "一、任务", *rows, ""]), encoding="utf-8")
    corpus = read_plans([tmp_path])
    (one,) = corpus.plans
    named = {agency.id: agency.name for agency in corpus.agencies}
    owners = [[(named[owner.agency], owner.role) for owner in corpus.owners_of[target.id]] for target in one.targets]
    assert owners == [
        [("清河县水利局", "lead"), ("清河县财政局", "support")],
        [("清河县水利局", "lead"), ("清河县交通运输局", "support")],
    ]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"value": Decimal(15)}, {"value": Decimal(32)}, 1),
        ({"value": Decimal(15), "op": ">="}, {"value": Decimal(15), "op": "="}, 0),
        ({"value": Decimal(15)}, {"value": Decimal(32), "due": "2024"}, 0),
        ({"value": Decimal(15), "due": ""}, {"value": Decimal(32), "due": ""}, 0),
        ({"value": Decimal(15)}, {"value": Decimal(32), "per": "year"}, 0),
        ({"value": Decimal(15)}, {"value": Decimal(32), "kind": "growth"}, 0),
        ({"value": Decimal(15)}, {"value": Decimal(32), "status": "actual"}, 0),
        ({"value": Decimal(15)}, {"value": Decimal(32), "indicator": "培育科技型中小企业"}, 0),
        ({"value": Decimal(15), "unit": "家"}, {"value": Decimal(32), "unit": "个"}, 1),
        ({"value": Decimal(15), "unit": "家"}, {"value": Decimal(32), "unit": "%"}, 0),
        ({"value": Decimal(3000), "unit": "万元"}, {"value": Decimal("0.3"), "unit": "亿元"}, 0),
        ({"value": Decimal(3000), "unit": "万元"}, {"value": Decimal("0.4"), "unit": "亿元"}, 1),
        ({"value": Decimal(2), "value2": Decimal(3), "op": "range"}, {"value": Decimal(32)}, 0),
        ({"value": "全区前列", "op": "text"}, {"value": Decimal(32)}, 0),
    ],
)
def test_what_contradicts_and_what_does_not(first, second, count):
    usual = {"indicator": "科技型中小企业", "clause": "一"}
    corpus = resolve([plan("a", "清河县", targets=[usual | first, usual | {"clause": "二"} | second])])
    assert len(corpus.conflicts) == count


def test_kinds_are_told_apart_and_named():
    targets = [
        {"indicator": "地区生产总值"},
        {"indicator": "GDP", "kind": "growth"},
        {"indicator": "GDP增速", "unit": "%"},
    ]
    corpus = resolve([plan("a", "清河县", targets=targets)])
    assert [(indicator.id, indicator.name) for indicator in corpus.indicators] == [
        ("ind:地区生产总值", "地区生产总值"),
        ("ind:地区生产总值:growth", "地区生产总值（增速）"),
    ]


@pytest.mark.parametrize("name", ["“地区生产总值增速”", "地区生产总值增 速", "GDP 增速", "地区生产总值 增长率"])
def test_growth_is_cut_from_a_name_as_it_is_compared(name: str) -> None:
    corpus = resolve([plan("a", "清河县", targets=[{"indicator": name}])])
    assert corpus.indicators[0].id == "ind:地区生产总值:growth"


def test_each_further_value_contradicts_the_first() -> None:
    values = [Decimal(value) for value in (5, 7, 5, 9)]
    corpus = resolve([plan("a", "清河县", targets=[{"value": value} for value in values])])
    assert [(row.value_a, row.value_b) for row in corpus.conflicts] == [(5, 7), (5, 9)]


def test_many_values_of_one_name_contradict_the_first_only() -> None:
    targets = [{"indicator": f"甲乙丙{at % 2}", "value": Decimal(at)} for at in range(4000)]
    assert len(resolve([plan("a", "清河县", targets=targets)]).conflicts) == 3998


def test_failures_and_the_order_of_plans_are_kept():
    failure = Failure("x.pdf", "scanned")
    corpus = resolve(reversed(PLANS), [failure])
    assert corpus.failures == (failure,)
    assert corpus.plans == tuple(reversed(PLANS))


def test_facts_without_an_id_are_a_fault():
    broken = plan("a", "清河县", units=units("县科技局"))
    broken = replace(broken, responsibilities=(replace(broken.responsibilities[0], id=""),))
    with pytest.raises(ValueError, match="fact id"):
        resolve([broken])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(COUNTIES), st.lists(st.sampled_from(UNITS), min_size=1)), min_size=1))
def test_nothing_merges_over_places_and_order_does_not_matter(lists):
    plans = [plan(f"p{at}", place, units=units(*names, region=place)) for at, (place, names) in enumerate(lists)]
    corpus = resolve(plans)
    place_of = {agency.id: agency.region for agency in corpus.agencies}
    for one in plans:
        for fact in one.responsibilities:
            assert place_of[corpus.agency_of[fact.id]] == corpus.region_of[one.name]
    backwards = resolve(plans[::-1])
    assert (backwards.agencies, backwards.regions) == (corpus.agencies, corpus.regions)
    assert backwards.agency_of == corpus.agency_of


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.text(max_size=6), st.text(max_size=14))
def test_strange_names_are_agencies_of_their_own(unit, place, indicator):
    corpus = resolve([plan("a", place, units=[("一", "lead", unit, place)], targets=[{"indicator": indicator}])])
    assert len(corpus.agencies) == len(corpus.indicators) == 1
