from pathlib import Path

import pytest
from gold_plans import GOLD, rows

from pipeline.lexicon import regions
from pipeline.records import Region
from pipeline.resolve.agencies import classes_of, type_of
from pipeline.resolve.bodies import body_of, hosted_in
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
        ("县委办", "清河县", "中共清河县委办公室"),
        ("县纪委监委", "清河县", "中共清河县纪律检查委员会"),
        ("县委金融办", "清河县", "中共清河县委金融委员会办公室"),
        ("县金融办", "清河县", "清河县金融工作办公室"),
        ("县委社工部", "清河县", "中共清河县委社会工作部"),
        ("县委依法治县办", "清河县", "中共清河县委全面依法治县委员会办公室"),
        ("县委编委办", "清河县", "中共清河县委机构编制委员会办公室"),
        ("县委农工部", "清河县", "中共清河县委农村工作部"),
        ("县政协", "清河县", "中国人民政治协商会议清河县委员会"),
        ("县人大办", "清河县", "清河县人民代表大会常务委员会办公室"),
        ("市中院", "榆林市", "榆林市中级人民法院"),
        ("县人武部", "清河县", "清河县人民武装部"),
        ("县交警大队", "清河县", "清河县交通警察大队"),
        ("县消防大队", "清河县", "清河县消防救援大队"),
        ("县疾控中心", "清河县", "清河县疾病预防控制中心"),
        ("县交通局", "清河县", "清河县交通运输局"),
        ("县文旅局", "清河县", "清河县文化和旅游局"),
        ("县住建局", "清河县", "清河县住房和城乡建设局"),
        ("市自规局", "榆林市", "榆林市自然资源和规划局"),
        ("县市场和质量监管局", "清河县", "清河县市场和质量监督管理局"),
        ("县粮储局", "清河县", "清河县粮食和物资储备局"),
        ("省工信厅", "福建省", "福建省工业和信息化厅"),
        ("省卫健委", "福建省", "福建省卫生健康委员会"),
        ("厦门海关", "福建省", "厦门海关"),
        ("国网清河县供电公司", "清河县", "国网清河县供电公司"),
        ("国家统计局榆林调查队", "榆林市", "国家统计局榆林调查队"),
        ("平潭海事局", "平潭综合实验区", "平潭海事局"),
        ("党工委宣传部", "平潭综合实验区", "中共平潭综合实验区工作委员会宣传部"),
        ("县直各部门", "清河县", "清河县直各部门"),
        ("连庄镇", "清河县", "连庄镇人民政府"),
        ("连庄镇政府", "清河县", "连庄镇人民政府"),
        ("城关街道办", "清河县", "城关街道办事处"),
        ("住房和城乡建设局", "清河县", "清河县住房和城乡建设局"),
        ("城乡办", "清河县", "清河县城乡办"),
        ("省数字办", "福建省", "数字福建建设领导小组办公室"),
        ("西部科学城重庆高新区管委会", "重庆市", "重庆高新技术产业开发区管理委员会"),
        ("县大数据局", "清河县", "清河县大数据局"),
        ("县综合执法局", "清河县", "清河县综合执法局"),
        ("平安建设办公室", "平安区", "平安区平安建设办公室"),
        ("公安局", "公安县", "公安县公安局"),
        ("黔东南州财政局", "贵州省", "黔东南苗族侗族自治州财政局"),
        ("管委会办公室", "平潭综合实验区", "平潭综合实验区管理委员会办公室"),
        ("空管委办公室", "全国", "国家空中交通管制委员会办公室"),
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
        ("县法院", "court"),
        ("县检察院", "procuratorate"),
        ("县人大", "assembly"),
        ("县政协办", "assembly"),
        ("县第一中学", "school"),
        ("县职业技术学校", "school"),
        ("县人民医院", "hospital"),
        ("县疾控中心", "hospital"),
        ("县经开区", "platform"),
        ("县农业银行", "enterprise"),
        ("县乡村振兴专班", "agency"),
        ("所在辖区镇（街）", "group"),
        ("街道办事处", "group"),
        ("财政部门", "group"),
        ("体育", "group"),
        ("县消防救援大队", "agency"),
        ("县红十字会", "mass"),
        ("县纪委监委", "party"),
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
        ("各县（市、区）", "榆林市", 12),
        ("各市（州）人民政府", "贵州省", 9),
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


# Short names of the departments of a county's government, Party and mass organisations.
UNITS = (Path(__file__).parent / "departments.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("unit", UNITS)
def test_every_department_counts_among_a_class(unit):
    found = body(unit, "清河县")
    assert type_of(found) == "hospital" or classes_of(found.text), found.name


@pytest.mark.parametrize(
    "unit", [*UNITS, "县直各部门", "各乡镇（场）", "青山镇", "城关街道办", "县政协", "县委", "县政府"]
)
@pytest.mark.parametrize("place", ["清河县", "石嘴山市", "福建省", "平安区", "平潭综合实验区"])
def test_a_full_name_means_the_body_that_it_was_made_of(unit, place):
    found = body(place[-1] + unit[1:] if unit[0] == "县" else unit.replace("县", place[-1]), place)
    assert body_of(found.name, found.region).id == found.id


def test_members_are_those_of_the_year():
    names = [regions.by_id(place).name for place in members_of("各县区", regions.find("石嘴山市"), 2003)]
    assert names == ["大武口区", "惠农区", "平罗县"]
    names = [regions.by_id(place).name for place in members_of("各县区", regions.find("石嘴山市"), 2001)]
    assert names == ["大武口区", "石炭井区", "惠农区", "平罗县", "陶乐县", "惠农县"]


@pytest.mark.parametrize(
    ("unit", "classes"),
    [
        ("县科技和工信局", ("科技部门", "工信部门")),
        ("县交警大队", ("公安部门",)),
        ("县委社工部", ("社会工作部门",)),
        ("县委办公室", ("党委办公室",)),
        ("县农业农村局", ("农业农村部门",)),
        ("县文体旅游局", ("文旅部门", "体育部门")),
        ("县数据局", ("大数据部门",)),
        ("县人大", ("人大",)),
        ("财政部门", ("财政部门",)),
        ("各乡镇", ()),
        ("县中学", ()),
        ("农业银行", ()),
    ],
)
def test_role_classes(unit, classes):
    assert classes_of(body(unit, "清河县").text) == classes


def test_a_towns_office_is_one_body_in_its_own_plan():
    town = Region("130534+连庄镇", "连庄镇", "township", "", "130534")
    assert type_of(body_of("镇政府", town)) == "agency"
    assert body_of("镇政府", town).id == body("连庄镇人民政府", "清河县").id


@pytest.mark.parametrize(
    ("unit", "inner"),
    [
        ("组织部（人才办）", "中共清河县委人才工作领导小组办公室"),
        ("发展和改革局（粮食和物资储备局）", "清河县粮食和物资储备局"),
        ("市通信发展管理办公室（市通管办）", None),
        ("各乡镇（场）", None),
        ("财政局（会计科、预算科）", None),
        ("教育局（牵头）", None),
    ],
)
def test_a_body_in_brackets(unit, inner):
    found = hosted_in(unit, regions.find("清河县"))
    assert (found and found[0].name) == inner


def test_offices_of_the_party_are_told_in_a_county_that_could_not_be_located():
    found = body_of("县委组织部", Region("?plan+青山县", "青山县", "county", "", "130000"))
    assert (found.name, type_of(found)) == ("中共青山县委组织部", "party")
