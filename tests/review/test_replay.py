"""Decisions replayed: each changes exactly what it says, twice is once, and the order does not matter."""

from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Corpus, Decision, Fact, Plan, Unread
from pipeline.resolve import resolve
from pipeline.review import correct
from pipeline.review.places import KINDS

CHANGES = {
    "target": [("数值改为 {}", "value", [Decimal(7), Decimal("8.5")]), ("单位改为 {}", "unit", ["家", "亿元"])],
    "responsibility": [("单位改为 {}", "unit", ["县水利局"]), ("角色改为 {}", "role", ["lead", "support"])],
    "deadline": [("截止改为 {}", "ends", ["2031", "2032-06"])],
    "incentive": [("金额改为 {}", "amount", [Decimal(9)])],
    "citation": [("文号改为 {}", "doc_number", ["清政发〔2022〕5号"])],
}


def decision(words: str, **where: str) -> Decision:
    return Decision("review.csv", 2, where.pop("id", ""), words, **where)


def all_facts(plans: tuple[Plan, ...]) -> Iterator[tuple[str, Fact]]:
    for plan in plans:
        for field in fields(plan):
            if field.name in KINDS:
                yield from ((KINDS[field.name], fact) for fact in getattr(plan, field.name))


def said(plans: tuple[Plan, ...]) -> dict[tuple[str, str], object]:
    """Every field of every fact."""
    return {(fact.id, one.name): getattr(fact, one.name) for _, fact in all_facts(plans) for one in fields(fact)}


def test_no_decisions_change_nothing(corpus: Corpus) -> None:
    done = correct(corpus.plans, [])
    assert done.plans == corpus.plans and not done.corrections and not done.verdicts
    assert resolve(done.plans, corpus.failures, ()) == corpus


@settings(max_examples=40)
@given(draw=st.data())
def test_a_decision_changes_exactly_its_field(corpus: Corpus, draw: st.DataObject) -> None:
    kind, fact = draw.draw(st.sampled_from([pair for pair in all_facts(corpus.plans) if pair[0] in CHANGES]))
    words, name, values = draw.draw(st.sampled_from(CHANGES[kind]))
    value = draw.draw(st.sampled_from(values))
    done = correct(corpus.plans, [decision(words.format(value), id=fact.id)])
    before, after = said(corpus.plans), said(done.plans)
    assert {key for key in before if before[key] != after[key]} <= {(fact.id, name)}
    assert after[fact.id, name] == value and before.keys() == after.keys()
    (one,) = done.corrections
    assert (one.id, one.field, one.person) == (fact.id, name, str(value))
    assert one.status == ("applied" if before[fact.id, name] != value else "unneeded")


@st.composite
def several(draw: Any, plans: tuple[Plan, ...]) -> list[Decision]:
    found = []
    for row in range(2, draw(st.integers(3, 9))):
        kind, fact = draw(st.sampled_from(list(all_facts(plans))))
        words = draw(
            st.sampled_from(["删除", "确认", "乱写", *(one[0].format(one[2][0]) for one in CHANGES.get(kind, []))])
        )
        if isinstance(fact, Unread):
            words = draw(st.sampled_from(["忽略", "读作目标 指标=某指标；数值=3"]))
        found.append(replace(decision(words, id=fact.id), row=row))
    return found


@settings(max_examples=40)
@given(draw=st.data())
def test_twice_is_once_and_the_order_does_not_matter(corpus: Corpus, draw: st.DataObject) -> None:
    decisions = draw.draw(several(corpus.plans))
    done = correct(corpus.plans, decisions)
    assert correct(done.plans, decisions).plans == done.plans
    shuffled = correct(corpus.plans, draw.draw(st.permutations(decisions)))
    assert said(shuffled.plans) == said(done.plans)
    assert set(shuffled.corrections) == set(done.corrections)


def test_an_id_that_is_gone_is_found_by_clause_and_quote(corpus: Corpus) -> None:
    plan = corpus.plans[0]
    target = plan.targets[0]
    where = {"doc": plan.name, "kind": "target", "clause": target.clause, "quote": f" {target.quote} "}
    done = correct(corpus.plans, [decision("数值改为 41", id="t0000000000", **where)])
    assert (done.plans[0].targets[0].value, done.corrections[0].status) == (Decimal(41), "applied")
    assert (done.corrections[0].id, "found by clause and quote" in done.corrections[0].reason) == (target.id, True)
    for changed in ({"quote": "别的话"}, {"doc": "nobody"}, {"quote": ""}):
        gone = correct(corpus.plans, [decision("数值改为 41", id="t0000000000", **(where | changed))])
        assert (gone.plans, gone.corrections[0].status) == (corpus.plans, "stale")
        assert gone.corrections[0].reason


def test_rows_that_contradict_each_other_count_for_nothing(corpus: Corpus) -> None:
    first, second = corpus.plans[0].targets[:2]
    rows = [decision("数值改为 1", id=first.id), replace(decision("数值改为 2", id=first.id), row=3)]
    rows += [decision("删除", id=second.id), decision("单位改为 家", id=second.id)]
    done = correct(corpus.plans, rows)
    assert done.plans == corpus.plans
    assert [one.status for one in done.corrections] == ["wrong"] * 4
    assert "row 3" in done.corrections[0].reason


def test_an_unread_number_becomes_a_target_or_is_dismissed(corpus: Corpus) -> None:
    plan = next(plan for plan in corpus.plans if len(plan.unread) > 1)
    first, second = plan.unread[:2]
    rows = [decision("读作目标 指标=尼龙牌号；状态=现状", id=first.id), decision("忽略", id=second.id)]
    done = next(one for one in correct(corpus.plans, rows).plans if one.name == plan.name)
    assert {fact.id for fact in plan.unread} - {fact.id for fact in done.unread} == {first.id, second.id}
    (made,) = set(done.targets) - set(plan.targets)
    assert (made.indicator, made.status, made.quote, made.start) == ("尼龙牌号", "actual", first.quote, first.start)
    (gone,) = set(done.dismissed) - set(plan.dismissed)
    assert (gone.quote, gone.rule) == (second.quote, "review.dismiss")


def test_a_task_gets_owners_and_its_targets_with_it(corpus: Corpus) -> None:
    plan = next(plan for plan in corpus.plans if plan.name.startswith("helan"))
    row = decision("牵头 科技和工信局；责任单位 县财政局", id=f"{plan.name}:二/1", kind="owner")
    done = correct(corpus.plans, [row])
    owned = resolve(done.plans, (), done.verdicts)
    target = next(target for target in plan.targets if target.clause == "二/1")
    assert [(owner.agency.partition(":")[2], owner.role) for owner in owned.owners_of[target.id]] == [
        ("科学技术和工业信息化局", "lead"),
        ("财政局", "responsible"),
    ]
    others = {key: owners for key, owners in corpus.owners_of.items() if owners}
    assert {key: owned.owners_of[key] for key in others} == others
    text = plan.document.text
    made = set(next(one for one in done.plans if one.name == plan.name).responsibilities) - set(plan.responsibilities)
    assert {text[fact.start : fact.end] for fact in made} == {"1.总体目标"}


def resolved(corpus: Corpus, *rows: Decision) -> Corpus:
    done = correct(corpus.plans, rows)
    return resolve(done.plans, (), done.verdicts)


def test_agencies_merge_and_nothing_else_changes(corpus: Corpus) -> None:
    gone, kept = "640200:国家税务局", "640200:地方税务局"
    done = resolved(corpus, decision("合并到 石嘴山市地方税务局", id=gone))
    assert {one.id for one in corpus.agencies} - {one.id for one in done.agencies} == {gone}
    assert {key: kept if one == gone else one for key, one in corpus.agency_of.items()} == done.agency_of
    assert (done.tally_of[kept].responsible, gone in done.tally_of) == (2, False)
    assert {owner.agency for owners in done.owners_of.values() for owner in owners}.isdisjoint({gone})
    assert (done.indicators, done.conflicts, done.clashes) == (corpus.indicators, corpus.conflicts, corpus.clashes)
    (one,) = done.corrections
    assert (one.machine, one.person, one.status) == ("石嘴山市国家税务局", "石嘴山市地方税务局", "applied")


def test_a_wording_is_split_off_as_an_agency_of_its_own(corpus: Corpus) -> None:
    done = resolved(corpus, decision("拆分 市科技局", id="640200:科学技术局"))
    units = {fact.id: fact.unit for plan in corpus.plans for fact in plan.responsibilities}
    moved = {units[key] for key, one in corpus.agency_of.items() if done.agency_of[key] != one}
    assert moved == {"市科技局"} and "640200:市科技局" in {one.id for one in done.agencies}
    stale = resolved(corpus, decision("拆分 没有这样写", id="640200:科学技术局"))
    assert stale.corrections[0].status == "stale" and stale.agency_of == corpus.agency_of


def test_types_and_names_and_what_is_not_there(corpus: Corpus) -> None:
    key = "640122:综合执法局"
    rows = (
        decision("改为 群团", id=key),
        decision("名称改为 贺兰县城管局", id=key),
        decision("改为 企业", id="640122:没有局"),
    )
    done = resolved(corpus, *rows)
    (agency,) = [one for one in done.agencies if one.id == key]
    assert (agency.type, agency.name) == ("mass", "贺兰县城管局")
    assert sorted((one.field, one.status) for one in done.corrections) == [
        ("name", "applied"),
        ("type", "applied"),
        ("type", "stale"),
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_verdicts_that_contradict_count_for_nothing(corpus: Corpus, order: int) -> None:
    rows = [decision("改为 群团", id="640122:综合执法局"), decision("改为 企业", id="640122:综合执法局")][::order]
    done = resolved(corpus, *rows)
    assert done.agencies == corpus.agencies and [one.status for one in done.corrections] == ["wrong", "wrong"]


def test_indicators_merge_and_contradictions_are_dismissed(corpus: Corpus) -> None:
    (first, *_) = corpus.conflicts
    done = resolved(corpus, decision("误报", id=f"{first.target_a}/{first.target_b}", kind="conflict"))
    assert done.conflicts == corpus.conflicts[1:] and done.corrections[0].status == "applied"
    merged = resolved(corpus, decision("合并到 国家高新技术企业", id="ind:创新型示范企业"))
    assert merged.count_of["ind:国家高新技术企业"] == (
        corpus.count_of["ind:国家高新技术企业"] + corpus.count_of["ind:创新型示范企业"]
    )
