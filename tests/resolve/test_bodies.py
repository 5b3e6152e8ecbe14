import pytest
from gold_plans import GOLD, rows

from pipeline.lexicon import regions
from pipeline.resolve.agencies import classes_of, type_of
from pipeline.resolve.bodies import body_of
from pipeline.resolve.members import members_of


def body(unit, place):
    return body_of(unit, regions.find(place))


@pytest.mark.parametrize("row", rows(GOLD / "identity" / "agencies.tsv"), ids=lambda row: row["unit"])
def test_gold_full_names(row):
    assert body(row["unit"], row["region"]).name == row["canonical"]


@pytest.mark.parametrize("row", rows(GOLD / "identity" / "roles.tsv"), ids=lambda row: f"{row['region']}{row['unit']}")
def test_gold_role_classes(row):
    assert row["role"] in classes_of(body(row["unit"], row["region"]).text)


@pytest.mark.parametrize("row", rows(GOLD / "identity" / "groups.tsv"), ids=lambda row: row["unit"])
def test_gold_members(row):
    group = body(row["unit"], row["region"])
    assert type_of(group) == "group"
    members = [regions.by_id(place).name for place in members_of(group.text, group.region)]
    assert members == row["members"].split(";")


@pytest.mark.parametrize(
    ("unit", "place", "name"),
    [
        ("市市场监管局", "榆林市", "榆林市市场监督管理局"),
        ("市民政局", "榆林市", "榆林市民政局"),
        ("市政管理局", "榆林市", "榆林市市政管理局"),
        ("自治区发展改革委", "石嘴山市", "宁夏回族自治区发展和改革委员会"),
        ("市生态环境局贺兰分局", "贺兰县", "银川市生态环境局贺兰分局"),
        ("生态环境局贺兰分局", "贺兰县", "银川市生态环境局贺兰分局"),
        ("惠农区财政局", "石嘴山市", "惠农区财政局"),
        ("大武口区", "石嘴山市", "大武口区人民政府"),
        ("恩施州发改委", "恩施土家族苗族自治州", "恩施土家族苗族自治州发展和改革委员会"),
        ("科技和工信局", "清河县", "清河县科学技术和工业信息化局"),
        ("县委编办", "清河县", "中共清河县委机构编制委员会办公室"),
        ("中共清河县委员会宣传部", "清河县", "中共清河县委宣传部"),
        ("共青团清河县委", "清河县", "共青团清河县委员会"),
        ("自治区党委组织部", "宁夏回族自治区", "中共宁夏回族自治区委员会组织部"),
        ("市直机关工委", "榆林市", "中共榆林市委直属机关工作委员会"),
        ("人行武汉分行", "湖北省", "中国人民银行武汉分行"),
        ("国家税务总局清河县税务局", "清河县", "清河县税务局"),
        ("区法院", "平潭综合实验区", "平潭综合实验区人民法院"),
        ("政府性投资项目指挥部", "清河县", "清河县政府性投资项目指挥部"),
        ("发展改革委", "全国", "国家发展和改革委员会"),
        ("国家市场监管总局", "全国", "国家市场监督管理总局"),
        ("发展和改革局（粮食和物资储备局）", "清河县", "清河县发展和改革局"),
        ("各乡镇（场）", "清河县", "清河县各乡镇（场）"),
        ("局", "清河县", "清河县局"),
    ],
)
def test_names_in_full(unit, place, name):
    assert body(unit, place).name == name


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("县教育局", "agency"),
        ("县委宣传部", "party"),
        ("县妇联", "mass"),
        ("团县委", "mass"),
        ("县供销社", "mass"),
        ("城投公司", "enterprise"),
        ("经济开发区", "platform"),
        ("经济开发区管委会", "agency"),
        ("各乡镇", "group"),
        ("县直有关部门", "group"),
        ("领导小组各成员单位", "group"),
        ("县直机关工委", "party"),
    ],
)
def test_types(unit, kind):
    assert type_of(body(unit, "清河县")) == kind


@pytest.mark.parametrize(
    ("unit", "place", "count"),
    [
        ("各县区", "石嘴山市", 3),
        ("各县（市、区）人民政府", "银川市", 6),
        ("两县区", "石嘴山市", 0),
        ("一二县区", "石嘴山市", 0),
        ("各设区市", "福建省", 9),
        ("各省、自治区、直辖市人民政府", "全国", 31),
        ("各开发区", "石嘴山市", 0),
        ("有关区县政府", "重庆市", 0),
    ],
)
def test_members_that_the_gazetteer_gives(unit, place, count):
    assert len(members_of(body(unit, place).text, regions.find(place))) == count


def test_same_sounding_counties_stay_apart():
    ids = [
        body(f"{county}财政局", county).id for county in ("祁县", "淇县", "杞县", "宁津县", "宁晋县", "佳县", "郏县")
    ]
    assert len(set(ids)) == 7


def test_a_department_of_the_police_is_no_transport_department():
    assert classes_of(body("县公安局交通警察大队", "清河县").text) == ("公安部门",)
    assert classes_of(body("县政府办", "清河县").text) == ("政府",)
