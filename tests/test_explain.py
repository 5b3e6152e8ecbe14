from pipeline.explain import clause_at, explain, facts
from pipeline.reading import read_text

TEXT = "一、任务\n1.建园区。2025年底前建成数字产业园2个。（责任单位：县商务局）\n2.定制度。健全会商机制。\n"


def test_a_span_is_explained_by_the_facts_that_touch_it() -> None:
    plan = read_text(TEXT, region="清河县")
    start = TEXT.index("2025年")
    found = explain(plan, start, TEXT.index("。（责任"))
    assert {"deadlines", "targets"} <= {one.kind for one in found}
    assert all(one.clause and one.clause.path == "一/1" for one in found)
    assert [one.fact.start for one in found] == sorted(one.fact.start for one in found)


def test_a_rule_is_shown_with_what_its_slots_matched() -> None:
    plan = read_text(TEXT, region="清河县")
    start = TEXT.index("园2个")
    (target,) = [one for one in explain(plan, start, start + 3) if one.kind == "targets"]
    assert dict(target.fields)["value"] == "2"
    assert target.rule is not None
    assert target.rule.id == target.fact.rule
    assert all(words in TEXT for _, words in target.slots)


def test_where_there_is_no_fact_there_is_still_a_clause() -> None:
    plan = read_text(TEXT)
    start = TEXT.index("健全")
    assert explain(plan, start, start + 2) == ()
    clause = clause_at(plan, start)
    assert clause is not None
    assert clause.path == "一/2"
    assert clause_at(plan, len(TEXT) + 5) is None


def test_all_kinds_of_facts_are_walked() -> None:
    assert {"targets", "deadlines", "responsibilities"} <= {kind for kind, _ in facts(read_text(TEXT))}
