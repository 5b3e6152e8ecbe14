"""Who owns what: roles, names, regions and the clause that a list belongs to."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import read_plan, reading
from pipeline.extract.responsibilities import responsibilities, sentence
from pipeline.extract.unit_regions import unit_region
from pipeline.fold import fold, squeeze
from pipeline.ingest import read
from pipeline.outline import outline
from pipeline.records import Document, Responsibility

ROOT = Path(__file__).parents[2]
PLANS = {"helan-2024-innovative-county": "贺兰县", "shizuishan-2017-innovation": "石嘴山市"}


def read_text(text: str, place: str = "石嘴山市") -> tuple[Responsibility, ...]:
    document = Document("plan", "", "", text, (), body_end=len(text))
    folded = fold(text)
    return responsibilities(document, folded, outline(document, folded), place)


def units(found: Sequence[Responsibility], role: str = "") -> list[str]:
    return [one.unit for one in found if role in ("", one.role)]


@pytest.mark.parametrize("plan", sorted(PLANS))
def test_lists_of_the_plans(plan: str) -> None:
    document = read(ROOT / "corpus" / f"{plan}.txt")
    folded = fold(document.text)
    found = responsibilities(document, folded, outline(document, folded), PLANS[plan])
    lines = (ROOT / "tests" / "gold" / "plans" / plan / "responsibilities.tsv").read_text(encoding="utf-8").splitlines()
    gold = [line.split("\t") for line in lines[1:] if line]
    assert [[one.clause, one.role, one.unit] for one in found] == [row[:3] for row in gold]
    assert all(one.region in row[3].split("|") for one, row in zip(found, gold, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("责任单位：科技和工信局、文化和旅游局", ["科技和工信局", "文化和旅游局"]),
        ("责任单位：市财政局和市税务局，市农业农村局及各乡镇", ["市财政局", "市税务局", "市农业农村局", "各乡镇"]),
        ("责任单位：组织部(人才办)、各乡镇(场)", ["组织部（人才办）", "各乡镇（场）"]),
        ("责任单位：各市、州、县人民政府，省财政厅", ["各市、州、县人民政府", "省财政厅"]),
        ("责任单位：各县、自治县，市商务局等部门", ["各县、自治县", "市商务局"]),
        ("配合单位：市商务局，各区、县级市", ["市商务局", "各区、县级市"]),
        ("（市水利局、市商务局牵头督导）", ["市水利局", "市商务局"]),
        (
            "（市水利局、市商务局等负责；各乡镇人民政府，开发区管委会）",
            ["市水利局", "市商务局", "各乡镇人民政府", "开发区管委会"],
        ),
        ("责任单位：市科技局 市财政局，完成时限：2025年12月", ["市科技局", "市财政局"]),
        ("（市科技局会同市财政局、市税务局等按职责分工负责）", ["市科技局", "市财政局", "市税务局"]),
        ("责任单位：市科技局（责任人：李某某）、市教育局", ["市科技局", "市教育局"]),
        ("责任单位：市水利局等12个部门，各乡镇党委、政府", ["市水利局", "各乡镇党委、政府"]),
        ("（市级层面由市水利局牵头，各高校、平罗县配合）", ["市水利局", "各高校", "平罗县"]),
        ("牵头单位为市水利局，配合单位为市财政局、市税务局。", ["市水利局", "市财政局", "市税务局"]),
        ("修渠。（市水利局 市财政局 各县区）", ["市水利局", "市财政局", "各县区"]),
        ("（牵头：市水利局；配合：市财政局）", ["市水利局", "市财政局"]),
        ("（市政府分管领导牵头，市水利局负责）", ["市水利局"]),
        ("〔市商务局、各县（自治县，以下简称各县）政府具体负责〕", ["市商务局", "各县（自治县）政府"]),
        ("责任单位：市商务局、“两园”管委会", ["市商务局", "“两园”管委会"]),
        ("责任单位：市商务局、落实“两项清单”", ["市商务局"]),
        ("责任单位：市商务局、东山新区、高新区管委会", ["市商务局", "东山新区、高新区管委会"]),
        ("建口袋公园。〖市园林局、各区政府〗", ["市园林局", "各区政府"]),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert units(sentence(text)) == expected


def test_roles_of_one_bracket() -> None:
    found = sentence("完善体系。（市科技局牵头；市工信局、市财政局按职责分工负责；各县区配合）")
    assert units(found, "lead") == ["市科技局"]
    assert units(found, "responsible") == ["市工信局", "市财政局"]
    assert units(found, "support") == ["各县区"]


def test_a_note_behind_a_name_gives_its_role() -> None:
    found = sentence("责任单位：市科技局（牵头）、市财政局")
    assert [(one.unit, one.role) for one in found] == [("市科技局", "lead"), ("市财政局", "responsible")]


def test_the_first_leads_from_where_the_document_says_so() -> None:
    text = (
        "一、甲。（市财政局、市税务局负责）\n二、乙。（市科技局、市教育局负责，排在第一位的单位牵头，下同）\n"
        "三、丙。（市商务局、市公安局等负责）\n四、丁。（市统计局负责）\n"
    )
    found = read_text(text)
    assert units(found, "lead") == ["市科技局", "市商务局"]
    assert [one.unit for one in found if one.clause == "一"] == ["市财政局", "市税务局"]


@pytest.mark.parametrize(
    ("rule", "role"),
    [
        ("各项任务列在首位的为牵头单位，其他为配合单位。", "support"),
        ("排第一位的为牵头单位，其余单位配合。", "support"),
        ("排在第一位的为牵头单位。", "responsible"),
    ],
)
def test_a_rule_of_order_names_the_others_too(rule: str, role: str) -> None:
    found = read_text(f"{rule}\n一、甲。（市财政局、市税务局）\n二、乙。责任单位：市商务局、市公安局、市司法局\n")
    assert [one.role for one in found] == ["lead", role, "lead", role, role]


@pytest.mark.parametrize(
    "rule",
    [
        "（第一责任单位为牵头单位，下同）",
        "。（排名第一的单位为牵头单位，下同）",
        "（首位责任单位为牵头单位，下同）",
    ],
)
def test_a_rule_of_order_right_behind_a_list_holds_for_it(rule: str) -> None:
    found = read_text(
        f"一、修渠\n责任单位：市财政局、市税务局\n二、修桥\n责任单位：市水利局、市公安局{rule}\n"
        "三、修路\n责任单位：市商务局、市交通局\n"
    )
    assert units(found, "lead") == ["市水利局", "市商务局"]
    assert units(found, "responsible") == ["市财政局", "市税务局", "市公安局", "市交通局"]


def test_a_line_after_the_last_of_several_items_is_the_parents() -> None:
    text = (
        "（一）改造产业。加快改造。\n1.技术改造。实施项目。\n2.绿色发展。清洁生产。\n责任单位：市工信局\n"
        "（二）发展服务业。\n1.物流。建园区。\n2.会展。办展会。\n责任单位：市商务局\n（三）引人才。引进人才。\n责任单位：市人社局\n"
    )
    assert [one.clause for one in read_text(text)] == ["（一）", "（二）", "（三）"]


def test_a_line_after_each_item_is_the_items() -> None:
    text = (
        "（一）改造产业\n1.技术改造。实施项目。\n责任单位：市工信局\n2.绿色发展。清洁生产。\n责任单位：市生态环境局\n"
        "（二）发展服务业\n3.物流。建园区。\n责任单位：市商务局\n"
    )
    assert [one.clause for one in read_text(text)] == ["（一）/1", "（一）/2", "（二）/3"]


def test_a_row_of_lists_after_the_last_item_is_the_parents() -> None:
    text = (
        "（一）修渠\n1.勘测。测量渠道。\n2.施工。修好渠道。\n牵头单位：市水务局；责任单位：市住建局；配合单位：市财政局\n"
        "（二）植树\n3.选苗。选好树苗。\n4.栽种。栽好树苗。\n牵头单位：市林草局\n配合单位：各县区\n"
    )
    assert [(one.clause, one.role, one.unit) for one in read_text(text)] == [
        ("（一）", "lead", "市水务局"),
        ("（一）", "responsible", "市住建局"),
        ("（一）", "support", "市财政局"),
        ("（二）", "lead", "市林草局"),
        ("（二）", "support", "各县区"),
    ]


def test_a_line_after_the_last_of_items_that_all_have_lists_is_the_items() -> None:
    text = "一、实事\n1.修桥。（市交通局）\n2.补路。责任单位：市住建局\n3.换灯。换好路灯。\n责任单位：市城管局\n"
    assert [one.clause for one in read_text(text)] == ["一/1", "一/2", "一/3"]


def test_a_list_of_a_section_without_items_in_one_line() -> None:
    filler = "细化工作举措，压实各方责任，按月通报进展。" * 50
    text = (
        f"一、任务（一）治水。1.清淤。{filler}责任单位：市水务局。2.护岸。加固堤岸。责任单位：市应急局。"
        f"（二）治气。管控扬尘。牵头单位：市生态环境局，责任单位：市住建局。二、要求（一）宣传。{filler}"
    )
    assert [(one.clause, one.unit) for one in read_text(text)][2:] == [
        ("一/（二）", "市生态环境局"),
        ("一/（二）", "市住建局"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "责任单位：市水务局牵头，市财政局、市林草局配合\n完成时限：2024年",
            [("市水务局", "lead"), ("市财政局", "support"), ("市林草局", "support")],
        ),
        (
            "（责任单位：市水务局牵头，市财政局参与，各县区负责落实）",
            [("市水务局", "lead"), ("市财政局", "support"), ("各县区", "responsible")],
        ),
        (
            "责任单位：由市水务局牵头，市财政局、各县区",
            [("市水务局", "lead"), ("市财政局", "responsible"), ("各县区", "responsible")],
        ),
        (
            "牵头单位：市水务局，市财政局、市林草局配合",
            [("市水务局", "lead"), ("市财政局", "support"), ("市林草局", "support")],
        ),
        ("责任单位：市水务局负总责，市财政局配合", [("市水务局", "responsible"), ("市财政局", "support")]),
        ("配合单位：市水务局、市财政局等按职责分工负责", [("市水务局", "support"), ("市财政局", "support")]),
    ],
)
def test_verbs_in_a_list_behind_a_label_give_the_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.unit, one.role) for one in sentence(text)] == expected


def test_a_bracket_is_the_items_even_in_a_line_of_its_own_paragraph() -> None:
    text = "（一）改造产业\n1.技术改造。实施项目。\n2.绿色发展。清洁生产。（市工信局负责）\n"
    assert [one.clause for one in read_text(text)] == ["（一）/2"]


def test_a_unit_as_heading_of_its_duties() -> None:
    found = read_text("一、职责分工\n（一）市财政局：负责落实资金。\n（二）市公安局、市城管局：依法查处违法行为。\n")
    assert [(one.clause, one.unit) for one in found] == [
        ("一/（一）", "市财政局"),
        ("一/（二）", "市公安局"),
        ("一/（二）", "市城管局"),
    ]


def test_a_unit_and_the_word_for_duties_as_heading() -> None:
    text = (
        "第一章 任务\n第一条 市财政局职责：\n（一）拨付资金；\n（二）核查账目。\n"
        "第二条 市公安局、市城管局主要职责：依法查处。\n第三条 领导小组职责：统一部署。\n"
    )
    assert [(one.clause, one.unit) for one in read_text(text)] == [
        ("第一章/第一条", "市财政局"),
        ("第一章/第二条", "市公安局"),
        ("第一章/第二条", "市城管局"),
    ]
    found = read_text("一、职责分工\n（一）市财政局职责。拨付资金。\n（二）市公安局工作职责\n查处违法行为。\n")
    assert units(found) == ["市财政局", "市公安局"]


def test_a_body_in_charge() -> None:
    text = (
        "一、修渠。各县区政府为责任主体，市水利局、市财政局配合，年底前完工。\n二、修桥。（各乡镇为责任主体，市交通局配合）\n"
        "三、修路。建立以乡镇为责任主体的管护机制。\n"
    )
    assert [(one.clause, one.role, one.unit) for one in read_text(text)] == [
        ("一", "responsible", "各县区政府"),
        ("一", "support", "市水利局"),
        ("一", "support", "市财政局"),
        ("二", "responsible", "各乡镇"),
        ("二", "support", "市交通局"),
    ]


def test_offices_that_see_to_things() -> None:
    found = sentence("（市水利局牵头，市委督查办、市目督办、市公安局配合）")
    assert units(found, "support") == ["市委督查办", "市目督办", "市公安局"]
    assert sentence("（挂牌督办，联合查办）") == ()


def test_a_bracket_of_units_at_the_end_of_an_item() -> None:
    text = (
        "一、实事\n1. 改扩建敬老院3所（市民政局）\n2. 铺设管网（含支管）60公里（市水利局、各县区）\n"
        "3. 领导小组办公室（市水利局）\n4. 咨询电话：7200000（市公安局）\n"
    )
    assert [(one.clause, one.unit) for one in read_text(text)] == [
        ("一/1", "市民政局"),
        ("一/2", "市水利局"),
        ("一/2", "各县区"),
    ]


def test_a_leader_in_prose_with_supporters() -> None:
    found = sentence("（一）摸底排查。由市公安局牵头，会同市城市管理局、各县(市、区)交通运输局开展排查。")
    assert units(found, "lead") == ["市公安局"]
    assert units(found, "support") == ["市城市管理局", "各县（市、区）交通运输局"]


@pytest.mark.parametrize(
    "text",
    [
        "鼓励链主企业牵头成立产业联盟。",
        "领导小组办公室设在市科技局，负责日常工作。",
        "各牵头单位要及时协调各责任单位推动具体工作。",
        "优化产业结构布局。负责任地推进改革。",
        "本办法由市科技局负责解释。",
    ],
)
def test_prose_that_lists_nobody(text: str) -> None:
    assert sentence(text) == ()


def test_a_unit_named_twice_for_one_clause_and_role_is_one_fact() -> None:
    found = read_text("一、引进人才。支持引进。（市人社局负责）提供住房。（市人社局、市住建局负责）\n")
    assert units(found) == ["市人社局", "市住建局"]


def test_a_unit_stated_once_for_all_later_lists() -> None:
    text = (
        "一、甲。（市体育局负责）\n二、乙。（市教育局指导，各学校负责落实。以下均需各学校落实，不再列出）\n"
        "三、丙。（市财政局牵头）\n四、丁。落实要求。\n五、戊。责任单位：市公安局\n"
    )
    found = read_text(text)
    assert [one.clause for one in found if one.unit == "各学校"] == ["二", "三", "五"]
    assert {one.role for one in found if one.unit == "各学校"} == {"responsible"}
    assert [one.unit for one in found if one.clause == "一"] == ["市体育局"]


def test_a_trade_names_its_body_where_the_frame_is_clear() -> None:
    found = sentence("评选细则由水利牵头会同审计部门共同拟定。")
    assert [(one.unit, one.role) for one in found] == [("水利", "lead"), ("审计部门", "support")]
    assert sentence("体育牵头，文化搭台。") == ()


def test_headings_below_a_heading_of_duties() -> None:
    text = (
        "一、任务分工\n1.社区。由包片干部带队走访居民。\n2.各幼儿园。由园长组织家访。\n"
        "3.司法所、综合执法队。由分管同志带队巡查。\n二、重点工作\n1.社区。环境更美。\n2.各幼儿园。更安全。\n"
    )
    assert [(one.clause, one.unit) for one in read_text(text)] == [
        ("一/1", "社区"),
        ("一/2", "各幼儿园"),
        ("一/3", "司法所"),
        ("一/3", "综合执法队"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、分工\n（一）乡（镇）、景区管委会（以下简称乡镇）对辖区内防火工作负总责。", ["乡（镇）", "景区管委会"]),
        ("防火宣传由市林业局负责，灭火演练由市应急管理局具体负责。", ["市林业局", "市应急管理局"]),
        ("市林业局具体负责巡护，市气象局负责火险预报。", ["市林业局", "市气象局"]),
        ("市级防火工作领导小组负责督办。", []),
        ("加强巡护，市林业局负责人带队检查。", []),
        ("由分管领导带队负责巡护。", []),
        ("修补防火道，由市林业局、市水务集团共同组织实施。", ["市林业局", "市水务集团"]),
        ("备足物资。市应急管理局牵头，各县区政府、各林场负责落实。", ["各县区政府", "各林场"]),
        ("在市政府领导下，市林业局对防火工作负总责。", ["市林业局"]),
        ("抓好林场道路建设组织实施。", []),
        ("此次活动由市林业局、东山百货城共同组织实施。", ["市林业局", "东山百货城"]),
    ],
)
def test_a_sentence_that_says_who_is_in_charge(text: str, expected: list[str]) -> None:
    assert units(read_text(text), "responsible") == expected


def test_a_heading_before_who_leads_is_no_unit() -> None:
    found = read_text("一、建设智慧园区。牵头市领导：王某某；牵头单位：市科技局。\n")
    assert units(found) == ["市科技局"]


def test_a_unit_in_charge_behind_what_it_starts_from() -> None:
    found = read_text("一、分工\n市农业局要结合美丽乡村建设任务，负责指导督查示范村创建。\n")
    assert units(found) == ["市农业局"]


def test_firms_that_share_a_head_are_one_unit() -> None:
    found = sentence("责任单位：市科技局、移动公司、联通公司、电信公司等石嘴山分公司")
    assert units(found) == ["市科技局", "移动公司、联通公司、电信公司等石嘴山分公司"]


def test_others_in_general_are_no_unit() -> None:
    found = sentence("（市体育局会同有关部门负责）")
    assert units(found) == ["市体育局"]


def test_a_bracket_of_units_and_a_time() -> None:
    assert units(sentence("建成展厅。（市科协、市文旅局；2024年9月底前）")) == ["市科协", "市文旅局"]
    assert units(sentence("建成展厅。（市科协，市文旅局，各县区政府按职责分工落实）"))[-1] == "各县区政府"


def test_the_lines_of_a_list_of_livelihood_projects() -> None:
    text = (
        "一、新建社区食堂\n目标任务：新建食堂20个。\n牵头单位：市民政局\n责任单位：各县区人民政府\n完成时限：2024年11月底\n"
        "责任人：赵某某\n二、改造口袋公园\n牵头单位：市园林局\n配合单位：市财政局 市水务局\n完成时限：2024年12月\n"
    )
    assert [(one.clause, one.role, one.unit) for one in read_text(text)] == [
        ("一", "lead", "市民政局"),
        ("一", "responsible", "各县区人民政府"),
        ("二", "lead", "市园林局"),
        ("二", "support", "市财政局"),
        ("二", "support", "市水务局"),
    ]


def test_a_column_of_units_without_a_head_counts_each_cell_once() -> None:
    table = (
        "防汛责任单位评分表\t防汛责任单位评分表\t防汛责任单位评分表\n一\t共同项目\t值班\n1\t县水利局\t巡堤\n"
        "1\t县水利局\t清障\n2\t县气象局\t预报\n3\t县应急局、县消防大队\t演练"
    )
    assert units(sentence(table)) == ["县水利局", "县气象局", "县应急局", "县消防大队"]


@pytest.mark.parametrize(
    ("unit", "place", "region"),
    [
        ("市工信局", "石嘴山市", "石嘴山市"),
        ("发改委", "石嘴山市", "石嘴山市"),
        ("银川市生态环境局贺兰分局", "贺兰县", "银川市"),
        ("自治区科技厅", "石嘴山市", "宁夏回族自治区"),
        ("财政厅", "石嘴山市", "宁夏回族自治区"),
        ("国家税务总局石嘴山市税务局", "石嘴山市", "石嘴山市"),
        ("中央驻宁单位", "石嘴山市", ""),
        ("市场监管局", "贺兰县", "贺兰县"),
        ("市发展改革委", "贵州省", ""),
        ("市场监管局", "贵州省", "贵州省"),
        ("市发展改革委", "北京市", "北京市"),
        ("鼓楼区政府", "南京市", "鼓楼区"),
        ("鼓楼区政府", "安徽省", "安徽省"),
        ("城区改造办", "贵阳市", "贵阳市"),
        ("老城区改造办", "泸州市", "泸州市"),
        ("和县政府", "马鞍山市", "和县"),
        ("上城区城管局", "杭州市", "上城区"),
        ("厦门海关", "福建省", "厦门市"),
        ("所在地海关", "福建省", "福建省"),
        ("石嘴山供电公司", "宁夏回族自治区", "石嘴山市"),
        ("农业农村部", "全国", "全国"),
        ("各省级人民政府", "全国", "全国"),
    ],
)
def test_regions_of_units(unit: str, place: str, region: str) -> None:
    assert unit_region(unit, place) == region


@given(st.text(alphabet="市科技局财政、，；（）()：。\n 责任单位牵头配合负责由等和各县区会同1.一", max_size=120))
def test_every_unit_is_a_slice_of_its_text(text: str) -> None:
    for one in read_text(text):
        assert one.unit
        assert squeeze(text[one.start : one.end]) == one.quote


@pytest.mark.parametrize(
    ("lists", "places"),
    [
        (["市发改委、科技局"], [["石嘴山市", "石嘴山市"]]),
        (["市发改委、科技局", "县教育局、县财政局"], [["石嘴山市", "石嘴山市"], ["平罗县", "平罗县"]]),
        (["市发改委、科技局", "教育局、财政局"], [["石嘴山市", "平罗县"], ["平罗县", "平罗县"]]),
        (["自治区商务厅、财政厅"], [["宁夏回族自治区", "宁夏回族自治区"]]),
        (["市发改委、县财政局、教育局"], [["石嘴山市", "平罗县", "平罗县"]]),
        (["市生态环境局平罗分局、水务局"], [["石嘴山市", "平罗县"]]),
        (["市发改委、各乡镇、水务局"], [["石嘴山市", "平罗县", "平罗县"]]),
    ],
)
def test_a_place_named_once_in_a_list(lists, places):
    items = "\n".join(f"{at}．做好工作。（责任单位：{units}）" for at, units in enumerate(lists, 1))
    plan = reading.read_text(f"平罗县实施方案\n一、任务\n{items}\n", region="平罗县")
    found = {}
    for one in plan.responsibilities:
        found.setdefault(one.clause, []).append(one.region)
    assert list(found.values()) == places


def test_small_places_that_share_a_word_are_one_unit() -> None:
    found = sentence("责任单位：市民政局，城东、城西街道办事处，平罗县、崇岗镇人民政府，财政、税务部门")
    assert units(found)[:2] == ["市民政局", "城东、城西街道办事处"]
    assert "财政" in units(found)


def test_a_cell_says_by_its_verbs_who_leads_and_its_lines_part_units() -> None:
    found = sentence(
        "任务\t责任单位\n公开文件\t办公室牵头，各科室配合\n解读文件\t信息科、法规科\n城建方面\t县住建局 县城管局"
    )
    assert [(one.role, one.unit) for one in found] == [
        ("lead", "办公室"),
        ("support", "各科室"),
        ("responsible", "信息科"),
        ("responsible", "法规科"),
        ("responsible", "县住建局"),
        ("responsible", "县城管局"),
    ]


def test_an_office_whose_name_ends_like_a_new_beginning_is_a_unit() -> None:
    found = sentence("建设图书馆。（县文体广新局、县财政局）")
    assert units(found) == ["县文体广新局", "县财政局"]


def test_a_row_that_names_the_rows_below_it_lists_no_units(tmp_path: Path) -> None:
    rows = ["序号", "任务", "责任单位", "责任人", "一、财政、交通等工作"]
    rows += ["1", "修路。", "县交通局", "李某", "2", "拨款。", "县财政局", "王某"]
    path = tmp_path / "plan.txt"
    path.write_text("一、任务分解\n" + "\n".join(rows) + "\n二、工作要求\n各单位要抓好落实。\n", encoding="utf-8")
    assert units(read_plan(path).responsibilities) == ["县交通局", "县财政局"]
