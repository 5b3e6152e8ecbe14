from gold_plans import plan

from pipeline.resolve import resolve


def proposals(units, region="清河县", **fields):
    lists = [("一", "responsible", name, region) for name in units]
    return resolve([plan("a", region, units=lists, **fields)]).proposals


def found(units, kind):
    return [one.words for one in proposals(units) if one.kind == kind]


def test_two_names_of_which_one_shortens_the_other_may_be_one_body():
    (merge,) = proposals(["县教育局", "县教育体育局"])
    assert merge.kind == "merge"
    assert merge.subjects == ("130534:教育体育局", "130534:教育局")
    assert merge.words == ("清河县教育体育局", "清河县教育局")
    assert merge.reason


def test_other_names_and_other_places_are_no_proposal():
    assert found(["县财政局", "县水利局", "县林业局"], "merge") == []
    assert found(["县第一中学", "县第十一中学"], "merge") == []
    lists = [("一", "lead", "教育局", "祁县"), ("一", "lead", "教育体育局", "淇县")]
    assert resolve([plan("a", "祁县", units=lists)]).proposals == ()


def test_a_plan_that_names_a_body_and_what_became_of_it():
    lists = [("一", "lead", "卫计局", "清河县"), ("二", "lead", "卫健局", "清河县")]
    (merge,) = resolve([plan("a", "清河县", units=lists, issued="2018")]).proposals
    assert (merge.kind, merge.words) == ("merge", ("清河县卫生健康局", "清河县卫生和计划生育局"))
    apart = [plan("a", "清河县", units=lists[:1], issued="2018"), plan("b", "清河县", units=lists[1:], issued="2020")]
    assert resolve(apart).proposals == ()
    lists = [("一", "lead", "农业局", "清河县"), ("二", "lead", "农业农村局", "清河县")]
    assert len(resolve([plan("a", "清河县", units=lists, issued="2018")]).proposals) == 1


def test_an_agency_that_a_list_names_twice_may_be_two():
    assert found(["县发改局", "县发展和改革局"], "split") == [("县发改局", "县发展和改革局")]


def test_a_unit_of_no_known_kind():
    assert found(["数字驿", "县财政局"], "kind") == [("数字驿",)]


def test_a_short_name_that_the_lexicon_does_not_know():
    assert found(["县能源办", "县委编办", "县财政局"], "name") == [("清河县能源办",)]


def test_units_that_no_list_names_are_no_proposal():
    text = "领导小组成员单位包括县教育局、县教育体育局和县能源办。"
    lists = [("一", "lead", "领导小组各成员单位", "清河县")]
    corpus = resolve([plan("a", "清河县", units=lists, text=text)])
    assert len(corpus.agencies) == 4
    assert corpus.proposals == ()


def test_a_plan_that_does_not_say_whose_it_is():
    assert [(one.kind, one.subjects) for one in proposals([], region="")] == [("place", ("a",))]
    assert [one.words for one in proposals([], region="青山镇")] == [("青山镇",)]
    assert proposals([]) == ()
