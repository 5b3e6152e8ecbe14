import pytest
from gold_plans import plan

from pipeline.resolve import resolve

SENTENCE = "县节水工作领导小组成员单位包括县水利局、县财政局、县农业农村局和团县委。\n"
POSTS = """成立领导小组。
组  长：王  平  副县长
成  员：李  明  县水利局局长
        赵一平  县财政局党组书记、局长
        孙  亮  青山镇镇长
"""


def members(unit, text, names=("a",)):
    plans = [plan(name, "清河县", text=text, units=[("一", "lead", unit, "清河县")]) for name in names]
    agencies = {agency.id: agency for agency in resolve(plans).agencies}
    return {
        one.id: [agencies[member].name for member in one.members] for one in agencies.values() if one.type == "group"
    }


@pytest.mark.parametrize("unit", ["县节水工作领导小组各成员单位", "节水工作领导小组成员单位", "领导小组各成员单位"])
def test_members_that_the_document_lists(unit):
    (found,) = members(unit, SENTENCE).values()
    assert sorted(found) == ["共青团清河县委员会", "清河县农业农村局", "清河县水利局", "清河县财政局"]


def test_members_by_the_posts_of_those_who_sit_in_the_group():
    (found,) = members("领导小组各成员单位", POSTS).values()
    assert sorted(found) == ["清河县水利局", "清河县财政局", "青山镇人民政府"]


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("领导小组各成员单位", ""),
        ("县防汛工作领导小组各成员单位", SENTENCE),
        ("领导小组各成员单位", SENTENCE + SENTENCE.replace("节水", "造林")),
        ("各有关单位", SENTENCE),
        ("领导小组各成员单位", "领导小组成员单位由县政府确定，各负其责，按月通报。"),
    ],
)
def test_no_members_where_it_is_open_which(unit, text):
    assert list(members(unit, text).values()) == [[]]


def test_unnamed_groups_of_two_plans_are_two():
    assert len(members("领导小组各成员单位", SENTENCE, ("a", "b"))) == 2
    assert len(members("县节水工作领导小组各成员单位", SENTENCE, ("a", "b"))) == 1
