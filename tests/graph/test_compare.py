"""Plans side by side: what is stated, from where, how fast, how far apart; duties, editions, shared words."""

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline
from graph.compare import Compared, compare, stated
from graph.duties import duties, unowned
from graph.editions import editions, pairs, revised_tasks, revisions
from graph.naming import NoSuchPlan, plan_named
from graph.shared import shared
from graph.themes import align, tasks_of, themes
from graph.views.rows import TABLES
from pipeline.records import About, Corpus, Document, Plan
from tests.graph.plans import NEWER, OTHER, PLANS

Read = Callable[..., Corpus]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    def make(**texts: str) -> Corpus:
        folder = tmp_path_factory.mktemp("plans")
        for name, text in texts.items():
            (folder / f"{name.replace('_', '-')}.txt").write_text(text, encoding="utf-8")
        return pipeline.read_plans([folder])

    return make


@pytest.fixture(scope="module")
def three(read: Read) -> Corpus:
    return read(**PLANS)


def only(rows: tuple[Compared, ...], name: str) -> Compared:
    (row,) = (row for row in rows if row.indicator.name == name)
    return row


def test_a_year_that_both_state_is_compared_with_start_pace_and_growth(three: Corpus) -> None:
    row = only(compare(three, "qinghe-2021", "qingshan"), "国家高新技术企业")
    (one,), (other,) = row.one, row.other
    assert (one.target.due, other.target.due, row.same_year) == ("2025", "2025", True)
    assert (row.difference, row.unit) == (Decimal(-15), "家")
    assert one.baseline is not None
    assert (one.baseline.value, one.baseline.due, one.pace, one.growth) == (20, "2020", Decimal(4), Decimal("14.9"))
    assert (other.baseline, other.pace, other.growth) == (None, None, None)


def test_without_a_common_year_the_last_ones_are_compared_and_it_says_so(three: Corpus) -> None:
    row = only(compare(three, "qinghe-2021", "qinghe-2026"), "PM2.5浓度")
    assert (row.same_year, row.difference, row.unit) == (False, Decimal(-5), "微克/立方米")


def test_what_a_plan_does_not_state_is_empty_and_no_zero(three: Corpus) -> None:
    row = only(compare(three, "qinghe-2021", "qingshan"), "城镇登记失业率")
    assert (row.one, row.difference) == ((), None)
    cells = stated(three)["ind:城镇登记失业率"]
    assert set(cells) == {"qingshan"}
    rows = [one for one in TABLES["compare"].rows(three) if one["indicator"] == "PM2.5浓度"]
    assert [(one["doc"], one["stated"], one["value"]) for one in rows][-1] == ("qingshan", "no", None)


def test_units_are_brought_together_before_they_are_subtracted(read: Read) -> None:
    corpus = read(
        one="清河县规划\n\n一、目标\n\n到2025年，社会消费品零售总额达到9000万元。\n",
        two="青山县规划\n\n一、目标\n\n到2025年，社会消费品零售总额达到1.2亿元。\n",
        three="白水县规划\n\n一、目标\n\n到2025年，社会消费品零售总额达到1.2亿美元。\n",
    )
    assert only(compare(corpus, "one", "two"), "社会消费品零售总额").difference == 30_000_000
    assert only(compare(corpus, "one", "three"), "社会消费品零售总额").difference is None


def test_a_plan_that_contradicts_itself_has_no_difference(read: Read) -> None:
    first = "清河县规划\n\n一、目标\n\n到2025年，数字企业达到15家。\n\n二、任务\n\n到2025年，数字企业达到32家。\n"
    second = "青山县规划\n\n一、目标\n\n到2025年，数字企业达到20家。\n\n二、任务\n\n到2025年，数字企业达到20家以上。\n"
    row = only(compare(read(one=first, two=second), "one", "two"), "数字企业")
    assert [side.target.value for side in row.one] == [15, 32]
    assert len(row.other) == 1
    assert len(row.other[0].again) == 1
    assert row.difference is None


def test_indicators_are_asked_for_by_name_alias_or_part(three: Corpus) -> None:
    def names(words: str) -> list[str]:
        return [row.indicator.name for row in compare(three, "qinghe-2021", "qingshan", words)]

    assert names("高新技术企业") == names("国家高新技术企业") == ["国家高新技术企业"]
    assert names("失业") == ["城镇登记失业率"]
    assert names("不存在") == []


@pytest.mark.parametrize("words", ["", "清河县", "nowhere"])
def test_a_plan_must_be_named_so_that_it_is_one(three: Corpus, words: str) -> None:
    with pytest.raises(NoSuchPlan, match="qinghe-2021, qinghe-2026"):
        plan_named(three, words)
    assert plan_named(three, "青山县").name == plan_named(three, "qingshan.txt").name == "qingshan"


def test_duties_count_tasks_by_class_and_tell_not_named_from_no_list(read: Read, three: Corpus) -> None:
    found = {(row.agencies, row.plan.name): row for row in duties(three)}
    work = found["工信部门", "qinghe-2021"]
    assert (work.lead, work.responsible, work.with_number, work.with_date) == ((), ("二/1",), ("二/1",), ("二/1",))
    assert found["工信部门", "qinghe-2026"].lead == ("二/1",)
    assert found["工信部门", "qinghe-2026"].with_number == ()
    assert found["科技部门", "qinghe-2021"].tasks == ()
    assert [(row.plan.name, row.tasks) for row in unowned(three)] == [
        ("qinghe-2021", ("一",)),
        ("qinghe-2026", ("一", "二/2")),
        ("qingshan", ("一",)),
    ]
    corpus = read(a=OTHER, b="白水县规划\n\n一、目标\n\n到2025年，数字企业达到20家。\n")
    rows = {(row["class"], row["doc"]): row for row in TABLES["duties"].rows(corpus)}
    assert (rows["科技部门", "b"]["named"], rows["科技部门", "b"]["tasks"]) == ("none", None)


def test_tasks_about_the_same_are_aligned_and_the_others_stand_alone(three: Corpus) -> None:
    tasks = tasks_of(three)
    first, second = ([task for task in tasks if task.plan.name == name] for name in ("qinghe-2021", "qingshan"))
    rows = align(first, second)
    titles = [(row.one and row.one.title, row.other and row.other.title) for row in rows]
    assert ("培育数字企业", "培育数字企业") in titles
    assert ("建设智慧农业基地", None) in titles
    assert (None, "建设智慧农业基地") in [(row.one, row.other and row.other.title) for row in align(second, first)]
    assert sorted(one for one, _ in titles if one) == sorted(task.title for task in first)
    assert "上下游" in next(row for row in rows if row.one and row.one.title == "培育数字企业").common


def test_a_theme_is_a_keyword_of_several_tasks(three: Corpus) -> None:
    found = {
        (theme.word, theme.plan.name): [task.clause.path for task in theme.tasks] for theme in themes(tasks_of(three))
    }
    assert found["上下游", "qinghe-2021"] == ["二/1"]
    assert found["上下游", "qingshan"] == ["二/（一）"]
    assert not {word for word, _ in found} & {"跨境", "责任"}


def test_editions_are_plans_of_one_place_and_theme(three: Corpus) -> None:
    (edition,) = editions(three)
    assert (edition.older.name, edition.newer.name) == ("qinghe-2021", "qinghe-2026")
    found = {row.indicator.name: (row.change, row.ambition) for row in revisions(three, edition)}
    assert found == {
        "国家高新技术企业": ("raised", "higher"),
        "PM2.5浓度": ("lowered", "higher"),
        "万元GDP综合能耗（变化）": ("lowered", "higher"),
        "数字企业": ("lowered", ""),
        "数字产业园": ("dropped", ""),
        "建成智慧农业基地": ("dropped", ""),
        "数字经济核心产业增加值占GDP比重": ("added", ""),
        "建设跨境电商综合服务平台": ("added", ""),
    }
    tasks = tasks_of(three)
    rows = revised_tasks(edition, tasks)
    assert [row.other.title for row in rows if row.other and not row.one] == ["发展跨境电商"]


def test_many_plans_are_paired_by_edition_only(read: Read) -> None:
    texts = {
        f"p{number:02}": f"清河县规划\n\n一、目标\n\n到2025年，数字企业达到{number}家。\n" for number in range(1, 22)
    }
    assert len(pairs(read(**dict(list(texts.items())[:20])))) == 190
    corpus = read(**texts)
    assert pairs(corpus) == ()
    assert {row["stated"] for row in TABLES["compare"].rows(corpus)} == {"yes"}


def test_shared_words_are_found_with_both_places(three: Corpus) -> None:
    longest = shared(three)[0]
    said = "推动龙头企业建设面向全行业的工业互联网平台，带动上下游企业协同改造"
    assert longest.one.quote.endswith(said) and longest.other.quote.endswith(said)
    assert (longest.one.clause, longest.other.clause) == ("二/1", "二/（一）")
    for place in (longest.one, longest.other):
        assert place.plan.document.text[place.start : place.end] == place.quote


WORDS = "推动龙头企业建设面向{}全行业的工业互联网平台，{}带动上下游企业协同改造"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (WORDS.format("", ""), WORDS.format("", ""), 1),
        (f"到2025年建成3个，{WORDS.format('', '')}", f"到2027年建成12个，{WORDS.format('', '')}", 1),
        (f"清河县{WORDS.format('', '')}", f"青山县{WORDS.format('', '')}", 1),
        (WORDS.format("全市", ""), WORDS.format("全县", ""), 1),
        (WORDS.format("", "积极"), WORDS.format("", "大力"), 1),
        (
            "落实《关于推动龙头企业建设面向全行业的工业互联网平台的指导意见》",
            "落实《关于推动龙头企业建设面向全行业的工业互联网平台的指导意见》",
            0,
        ),
        ("高举中国特色社会主义伟大旗帜，全面贯彻新发展理念，坚持稳中求进工作总基调",) * 2 + (0,),
        ("加快建设平台", "加快建设平台", 0),
    ],
)
def test_what_counts_as_shared(read: Read, one: str, other: str, found: int) -> None:
    corpus = read(a=f"清河县规划\n\n一、任务\n\n{one}。\n", b=f"青山县规划\n\n一、任务\n\n{other}。\n")
    assert len(shared(corpus)) == found


@pytest.mark.parametrize("sign", ["《", "甲", "党", "1"])
def test_a_text_without_stops_takes_no_time(sign: str) -> None:
    text = sign * 100_000
    plans = tuple(Plan(Document(name, name, "", text, (), body_end=len(text)), About()) for name in "ab")
    start = time.process_time()
    shared(Corpus(plans=plans))
    assert time.process_time() - start < 5


def test_words_of_many_plans_are_linked_from_the_first_alone(read: Read) -> None:
    texts = {f"p{number}": f"甲{number}县规划\n\n一、任务\n\n{WORDS.format('', '')}。\n" for number in range(8)}
    found = shared(read(**texts))
    assert [(row.one.plan.name, row.other.plan.name) for row in found] == [("p0", f"p{at}") for at in range(1, 8)]


def test_one_plan_or_none_compares_with_nothing(read: Read, tmp_path: Path) -> None:
    for corpus in (Corpus(plans=()), read(a=NEWER)):
        assert pairs(corpus) == ()
        assert shared(corpus) == ()
        assert editions(corpus) == ()
        for name in ("compare", "differences", "duties", "themes", "tasks_aligned", "editions", "shared"):
            assert all(set(TABLES[name].columns) <= set(row) for row in TABLES[name].rows(corpus))
