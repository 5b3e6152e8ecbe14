"""The clause tree of texts in the layouts that the web offers."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fold import fold
from pipeline.ingest import read
from pipeline.outline import outline
from pipeline.records import Cell, Clause, Document, Table

ROOT = Path(__file__).parents[2]
PLANS = sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))


def clauses(text: str, tables: tuple[Table, ...] = ()) -> tuple[Clause, ...]:
    document = Document("plan", "", "", text, (), tables, body_end=len(text))
    return outline(document, fold(text))


def titles(text: str) -> list[tuple[str, str]]:
    return [(clause.path, clause.title) for clause in clauses(text)]


def gold(plan: str) -> list[tuple[str, str]]:
    lines = (ROOT / "tests" / "gold" / "plans" / plan / "clauses.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [(line + "\t").split("\t") for line in lines if line]
    return [(row[0], row[2]) for row in rows]


def bare(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    narrow = str.maketrans("（）：，", "():,")
    return [(path.translate(narrow), "".join(title.split()).translate(narrow)) for path, title in rows]


@pytest.mark.parametrize("plan", PLANS)
def test_outlines_of_the_three_plans(plan: str) -> None:
    document = read(ROOT / "corpus" / f"{plan}.txt")
    found = outline(document, fold(document.text))
    assert bare([(clause.path, clause.title) for clause in found]) == bare(gold(plan))


def test_lines_with_headings_of_every_kind() -> None:
    text = (
        "一、总体要求\n(一)指导思想。坚持创新引领。\n（二）发展目标\n到2025年，研发投入强度达到2%。\n"
        "二、主要任务\n1. 建设平台。支持企业建平台。\n2.对新认定的企业，给予20万元奖励。\n"
    )
    assert titles(text) == [
        ("一", "总体要求"),
        ("一/（一）", "指导思想"),
        ("一/（二）", "发展目标"),
        ("二", "主要任务"),
        ("二/1", "建设平台"),
        ("二/2", ""),
    ]


def test_a_document_in_one_line() -> None:
    filler = "坚持稳中求进，做好各项工作，推动产业高质量发展。" * 45
    text = (
        f"某市关于促进科技创新的若干措施为推动发展，制定如下措施。一、加强平台建设1.建设中试基地。推进一、二、三产融合发展。{filler}"
        f"责任单位：市科技局2.培育企业。企业达到2.6倍。{filler}责任单位：市工信局二、强化保障3.加大投入。强度达到1.45%。"
    )
    assert titles(text) == [
        ("一", "加强平台建设"),
        ("一/1", "建设中试基地"),
        ("一/2", "培育企业"),
        ("二", "强化保障"),
        ("二/3", "加大投入"),
    ]


def test_headings_that_run_into_their_text_in_one_line() -> None:
    filler = "加强统筹协调，落实工作责任，形成工作合力。" * 50
    text = (
        f"一、工作目标以消除隐患为目标，{filler}"
        f"二、时间安排（一）入户登记（2021年3月底前）各社区组织登记，{filler}（二）集中整治。"
    )
    assert titles(text)[:3] == [("一", "工作目标"), ("二", "时间安排"), ("二/（一）", "入户登记（2021年3月底前）")]


def test_items_of_a_box_are_told_from_the_items_around_it() -> None:
    text = (
        "（一）工业技术\n1. 新材料。\n发展新材料。\n专栏 2 研发方向\n1.陶瓷材料。开发陶瓷。\n2.特殊合金。开发合金。\n"
        "2. 装备制造。\n发展装备。\n专栏 3 装备方向\n1.输送设备。研制设备。\n3. 精细化工。\n发展化工。\n"
    )
    assert [clause.path for clause in clauses(text)] == [
        "（一）",
        "（一）/1",
        "（一）/1/专栏2",
        "（一）/1/专栏2/1",
        "（一）/1/专栏2/2",
        "（一）/2",
        "（一）/2/专栏3",
        "（一）/2/专栏3/1",
        "（一）/3",
    ]


def test_numbers_that_run_on_over_chapters() -> None:
    text = "一、平台\n（一）建设\n1.甲。乙。\n（二）管理\n2.丙。丁。\n二、人才\n（三）引进\n3.戊。己。\n"
    assert [clause.path for clause in clauses(text)][-2:] == ["二/（三）", "二/（三）/3"]


def test_articles_have_chapters_above_and_no_titles() -> None:
    text = (
        "第一章 总则\n第一条 为规范管理，制定本办法。\n第二条 本办法适用于：\n"
        "（一）企业；\n（二）高校。\n第二章 附则\n第三条 自印发之日起施行。\n"
    )
    assert titles(text) == [
        ("第一章", "总则"),
        ("第一章/第一条", ""),
        ("第一章/第二条", ""),
        ("第一章/第二条/（一）", ""),
        ("第一章/第二条/（二）", ""),
        ("第二章", "附则"),
        ("第二章/第三条", ""),
    ]


def test_several_plans_in_one_document() -> None:
    text = (
        "环境整治方案\n为整治环境，制定本方案。\n一、范围\n全区。\n二、措施\n清理。\n"
        "停车整治方案\n为规范停车，制定本方案。\n一、范围\n景区。\n二、措施\n巡查。\n"
    )
    assert [(path, title) for path, title in titles(text) if "/" not in path] == [
        ("方案1", "环境整治方案"),
        ("方案2", "停车整治方案"),
    ]
    assert [clause.path for clause in clauses(text)][-1] == "方案2/二"


def test_an_annex_is_a_clause_and_a_list_of_annexes_is_none() -> None:
    text = "一、要求\n抓好落实。\n附件：1.任务分工表\n2.联系人名单\n附件1\n任务分工表\n一、任务\n1.建平台\n"
    assert [clause.path for clause in clauses(text)] == ["一", "附件1", "附件1/一", "附件1/一/1"]


def test_contents_are_skipped() -> None:
    text = "规划\n目录\n第一章 基础\n第二章 任务\n第一章 基础\n形势良好。\n第二章 任务\n抓落实。\n"
    assert [clause.path for clause in clauses(text)] == ["第一章", "第二章"]


def test_tables_hold_no_clauses() -> None:
    text = "一、目标\n1\t专利\t5\n2\t企业\t9\n二、任务\n"
    start, end = text.index("1\t"), text.index("二、")
    table = Table(start, end, ((Cell(start, start + 1),),))
    assert [clause.path for clause in clauses(text, (table,))] == ["一", "二"]


def test_a_label_before_a_year_is_known_by_its_gap() -> None:
    text = "一、步骤\n1. 2023年6月底前，完成摸底。\n2. 2024年底前，完成整改。\n二、目标\n1.45%以上。\n"
    assert [clause.path for clause in clauses(text)] == ["一", "一/1", "一/2", "二"]


def test_a_mistyped_first_label() -> None:
    assert titles("实施意见\n—、总体要求\n（一）目标。达标。\n二、任务\n抓好。\n")[0] == ("一", "总体要求")


FILLER = "各单位加强协作，按时报送进展，年底集中验收。" * 50


def glued(text: str) -> dict[str, str]:
    return dict(titles(text + FILLER))


def test_a_title_is_not_cut_inside_a_bracket() -> None:
    found = glued("一、进度1.准备阶段(2021年3月至2021年5月)。制定清单。2.实施阶段(2021年6月至2022年12月)。逐项落实。")
    assert found["一/1"] == "准备阶段(2021年3月至2021年5月)"
    assert found["一/2"] == "实施阶段(2021年6月至2022年12月)"


def test_a_number_that_tells_two_things_of_one_name_apart_is_no_label() -> None:
    text = "县甲办法\n一、补贴标准\n（1）温室大棚（一）：新建的补贴1万元。\n（2）温室大棚（二）：改建的补贴2万元。\n"
    assert list(dict(titles(text))) == ["一", "一/（1）", "一/（2）"]


def test_a_lone_item_behind_a_heading_in_one_line() -> None:
    found = glued("一、评估对象各社区。二、评估办法（一）社区自评由社区逐项打分。三、评估时间2021年10月开展。")
    assert list(found) == ["一", "二", "二/（一）", "三"]
    assert found["二"] == "评估办法"


def test_a_standard_heading_that_a_longer_one_contains() -> None:
    found = glued(
        "一、考核内容及格标准2021年各社区得分在八十分以上。二、考核内容包括以下几项。三、“回头看”月底前由各社区逐户复查整改是否到位并且登记。"
    )
    assert (found["一"], found["二"], found["三"]) == ("考核内容及格标准", "考核内容", "“回头看”")


def test_a_heading_ends_before_a_unit_that_the_document_lists() -> None:
    found = glued(
        "一、保障停车设施用地县住建局要在规划中预留。责任单位：县自然资源局、住建局二、加强管理县公安局负责巡查。"
    )
    assert found["一"] == "保障停车设施用地"


def test_an_imprint_is_no_part_of_the_last_title() -> None:
    front = "云溪县民政局文件云民〔2021〕5号"
    text = f"{front}\n一、要求抓好落实。{FILLER}附件1走访任务清单云溪县民政局2021年3月8日印发"
    document = Document("plan", "", "", text, (), body=len(front) + 1, body_end=len(text))
    last = outline(document, fold(text))[-1]
    assert (last.path, last.title) == ("附件1", "走访任务清单")
    assert text[last.end :] == "云溪县民政局2021年3月8日印发"


def test_a_heading_that_lost_its_number() -> None:
    text = "一、目的\n提升服务。\n工作机构\n成立工作小组。\n组 长：张某\n李某某 镇长\n三、要求\n（一）重视。\n抓好。\n"
    assert titles(text)[:3] == [("一", "目的"), ("二", "工作机构"), ("三", "要求")]
    assert clauses(text)[0].end == text.index("工作机构")


@pytest.mark.parametrize(
    "between",
    ["提升服务。\n工作机构\n成立小组。\n工作步骤\n分三步。\n", "提升服务，\n做好保障。\n", "提升服务。\n张某 镇长\n"],
)
def test_a_missing_number_is_not_made_up(between: str) -> None:
    assert [path for path, _ in titles(f"一、目的\n{between}三、要求\n抓好。\n")] == ["一", "三"]


def test_the_title_of_an_annex_in_the_next_line() -> None:
    assert titles("一、要求\n抓好落实。\n附件1\n走访任务清单\n附件2：\n志愿者名册\n")[1:] == [
        ("附件1", "走访任务清单"),
        ("附件2", "志愿者名册"),
    ]


def test_a_list_of_units_is_no_part_of_a_title() -> None:
    text = "一、修建水渠（责任单位：县水利局、各乡镇）\n二、清淤（县水利局牵头）。\n三、巡堤（每月两次）\n巡查。\n"
    assert titles(text) == [("一", "修建水渠"), ("二", "清淤"), ("三", "巡堤（每月两次）")]


def test_an_item_that_only_counts_what_is_to_be_done_has_no_heading() -> None:
    text = (
        "一、实事\n1.新建健身步道12公里，更换座椅300个。（牵头单位：市体育局）\n2.开放图书馆。（责任单位：市文旅局）\n"
        "3.补种行道树2万株。年底完成。（责任单位：市园林局）\n4.打造12分钟便民圈。（责任单位：市商务局）\n"
        "5.居民收入增长9%，农民收入增长8%左右。（工资处、就业中心）\n"
    )
    assert [title for _, title in titles(text)[1:]] == ["", "开放图书馆", "补种行道树2万株", "打造12分钟便民圈", ""]


def test_a_sentence_above_those_charged_is_no_heading() -> None:
    text = (
        "1.财政收入增长8%左右。\n牵头单位：区财政局\n2.加强稀土保护，完善储备制度。（市自然资源局牵头）\n"
        "3.完善应急体系。\n责任单位：市应急局\n4.建设档案馆。\n责任单位：市档案馆\n"
    )
    assert [title for _, title in titles(text)] == ["", "", "完善应急体系", "建设档案馆"]


def test_a_sentence_with_none_but_those_charged_behind_it_is_no_heading_where_half_have_none() -> None:
    text = (
        "一、文化\n1.建设县城东部的图书馆和档案馆新馆。（牵头单位：县文旅局）\n2.修缮古城墙，开放北门城楼。（牵头单位：县文旅局）\n"
        "3.举办戏曲节。（牵头单位：县文联）\n4.开放剧场，办好电影周。（牵头单位：县文旅局）\n"
    )
    assert [title for _, title in titles(text)[1:]] == ["", "", "举办戏曲节", ""]
    shown = text.replace("开放剧场，办好电影周", "开放剧场")
    assert [title for _, title in titles(shown)[1:]] == [
        "建设县城东部的图书馆和档案馆新馆",
        "",
        "举办戏曲节",
        "开放剧场",
    ]


def test_a_very_short_first_sentence_among_items_without_headings_is_one() -> None:
    text = (
        "一、管理机制\n（一）实行保证金制度。选址前签订承诺书，每间收取一万元。\n（二）镇街要加强选址监管，到场放样。\n"
        "（三）村组织落实专人，发现问题及时报告。\n（四）资金支出范围按照省级规定的办法执行。不得挪用。\n（五）其他事项另行规定。\n"
    )
    assert [title for _, title in titles(text)[1:]] == ["实行保证金制度", "", "", "", ""]


def test_headings_inside_a_line_that_is_not_very_long() -> None:
    text = (
        "为改善公共服务，" + "结合我县实际，" * 30 + "提出如下意见。一、总体思路(一)指导思想坚持以人为本，全面推进。"
        "(二)基本原则1.坚持公益。让公众受益。2.坚持创新。敢于突破。二、重点任务(一)建设档案馆。年内建成。\n"
    )
    assert [path for path, _ in titles(text)] == [
        "一",
        "一/（一）",
        "一/（二）",
        "一/（二）/1",
        "一/（二）/2",
        "二",
        "二/（一）",
    ]


def test_headings_of_a_document_in_one_line() -> None:
    body = "各单位要高度重视，抓好落实。" * 70
    text = (
        "某县关于稳定就业的意见一、健全工作机制，压实各方责任（一）工作目标坚持就业优先与发展并重。做好就业工作。"
        "（二）送岗下乡牵头单位：县人社局（三）帮扶困难群众2000人责任单位：县民政局"
        f"二、基本原则——统筹兼顾。城乡一体。三、此项工作由县人社局牵头。{body}\n"
    )
    assert titles(text) == [
        ("一", "健全工作机制，压实各方责任"),
        ("一/（一）", "工作目标"),
        ("一/（二）", "送岗下乡"),
        ("一/（三）", "帮扶困难群众2000人"),
        ("二", "基本原则"),
        ("三", ""),
    ]


def test_a_long_sentence_above_items_is_their_heading() -> None:
    text = (
        "（一）把改善民生放在更加突出的位置,切实解决人民群众最关心、最直接、最现实的利益问题和实际困难。\n"
        "1.加强就业。增加岗位。\n（二）责任分工按照上述原则，明确各项任务的责任主体。\n1.修路。年内完成。\n"
    )
    assert [title for _, title in titles(text)] == [
        "把改善民生放在更加突出的位置,切实解决人民群众最关心、最直接、最现实的利益问题和实际困难",
        "加强就业",
        "责任分工",
        "修路",
    ]


def test_decimal_labels_that_number_on() -> None:
    text = (
        "某县抗旱预案\n1 总则\n1.1 编制目的\n防范旱灾。\n1.2 工作原则\n1.2.1 分级负责。县乡各负其责。\n"
        "1.2.2 公众参与。\n2 组织体系\n2.1 指挥部\n3.5亿元用于修建水库。\n2.2 办公室\n"
    )
    assert titles(text) == [
        ("1", "总则"),
        ("1/1.1", "编制目的"),
        ("1/1.2", "工作原则"),
        ("1/1.2/1.2.1", "分级负责"),
        ("1/1.2/1.2.2", ""),
        ("2", "组织体系"),
        ("2/2.1", "指挥部"),
        ("2/2.2", "办公室"),
    ]


def test_decimal_labels_in_one_line() -> None:
    text = (
        "某镇应急预案 1.总则 1.1编制目的 提高处置能力，保障公众安全，奖励1.5万元。1.2现状特点 某镇多山，面积1.2万亩。"
        "1.3工作原则 （1）预防为主。落实到日常管理之中。" + "各单位要抓好落实。" * 30 + "\n"
    )
    assert titles(text) == [
        ("1", "总则"),
        ("1/1.1", "编制目的"),
        ("1/1.2", "现状特点"),
        ("1/1.3", "工作原则"),
        ("1/1.3/（1）", "预防为主"),
    ]


def test_numbers_that_open_lines_are_no_decimal_labels() -> None:
    assert titles("一、目标\n1.1万人参加培训。\n4.2亿元用于修路。\n6.3公里水渠。\n") == [("一", "目标")]


def test_a_heading_that_begins_as_a_rule_does() -> None:
    text = "一、激励\n（一）对守信单位提供更多便利。优先办理。\n（二）对首次认定的企业，奖励十万元。当年兑现。\n"
    assert titles(text)[1:] == [("一/（一）", "对守信单位提供更多便利"), ("一/（二）", "")]


@given(st.text(alphabet="一二三、（）()1.．2专栏附件第章条。；：\n责任单位 　甲乙", max_size=200))
def test_any_text_has_an_outline_whose_clauses_tile_it(text: str) -> None:
    found = clauses(text)
    for clause, later in pairwise(found):
        assert clause.end == later.start
    for clause in found:
        assert 0 <= clause.start <= clause.body <= clause.end <= len(text)
        assert clause.level == clause.path.count("/") + 1


def test_a_bracket_of_units_is_no_part_of_a_heading() -> None:
    text = (
        "一、实事\n1. 改扩建敬老院3所（市民政局、各镇（街道））\n2. 疏浚河道（含支流）\n3. 领导小组办公室（市水利局）\n"
        "4. 铺设管网60公里，新建泵站2座（市水利局）\n"
    )
    assert titles(text)[1:] == [
        ("一/1", "改扩建敬老院3所"),
        ("一/2", "疏浚河道（含支流）"),
        ("一/3", "领导小组办公室（市水利局）"),
        ("一/4", "铺设管网60公里，新建泵站2座"),
    ]


def test_an_annex_by_the_title_that_its_notice_lists() -> None:
    text = (
        "一、抓紧落实。\n二、按月报送。\n附件：1.茶园管护任务表\n2.茶园巡查评分表\n2021年3月1日\n"
        "茶园管护任务表\n1.清沟。清理沟渠。\n茶园巡查评分表\n1.巡查。按月巡查。\n"
    )
    assert titles(text)[2:] == [
        ("附件1", "茶园管护任务表"),
        ("附件1/1", "清沟"),
        ("附件2", "茶园巡查评分表"),
        ("附件2/1", "巡查"),
    ]


@pytest.mark.parametrize("mark", ["，", "：", " ", ""])
def test_headings_whose_number_has_another_mark_or_none(mark: str) -> None:
    first, second, third = (f"{number}{mark}" for number in "一二三")
    text = (
        f"某县方案\n{first}总体要求\n抓好落实。\n{second}完善制度，压实责任\n"
        f"（一）建章。立制度。\n{third}保障措施\n加强领导。\n"
    )
    if mark == "：":
        assert titles(text) == [("（一）", "建章")]
        return
    assert titles(text) == [
        ("一", "总体要求"),
        ("二", "完善制度，压实责任"),
        ("二/（一）", "建章"),
        ("三", "保障措施"),
    ]


def test_a_numeral_that_counts_is_no_label_without_a_mark() -> None:
    text = "某县方案\n一类地区\n每亩补贴一百元。\n二类地区\n每亩补贴八十元。\n三是抓好落实\n"
    assert titles(text) == []


def test_a_half_bracket_behind_a_numeral() -> None:
    text = "一、重点任务\n一）壮大产业\n抓好园区。\n二）引进人才\n抓好服务。\n"
    assert titles(text) == [("一", "重点任务"), ("一/（一）", "壮大产业"), ("一/（二）", "引进人才")]


def test_an_item_in_the_line_of_a_heading_of_two_halves() -> None:
    text = (
        "一、完善制度，压实责任（一）建章。立制度。\n（二）立责。定清单。\n"
        "二、强化保障，狠抓落实（三）督查。每季通报。\n"
    )
    assert titles(text) == [
        ("一", "完善制度，压实责任"),
        ("一/（一）", "建章"),
        ("一/（二）", "立责"),
        ("二", "强化保障，狠抓落实"),
        ("二/（三）", "督查"),
    ]


def test_a_lost_number_in_one_line_does_not_cost_those_behind_it() -> None:
    found = glued(
        "意见如下：总体要求（一）目标。年内达标。二、重点任务（二）建园。建好园区。三、保障措施（三）领导。加强领导。"
        "四、督查每季通报。"
    )
    assert list(found) == ["（一）", "二", "二/（二）", "三", "三/（三）", "四"]


def test_one_space_parts_a_heading_from_its_text() -> None:
    text = (
        "一、加大信贷投放力度 鼓励银行机构做好风险评估，逐步扩大信用贷款规模。\n"
        "二、提升质量效益，培育发展动能 产业振兴是基础，必须加快转型升级步伐，促进融合发展。\n"
        "三、聚焦产业 做强实体。坚持工业强县不动摇，全年完成投资十亿元以上。\n"
        "四、基本原则——坚持民生优先。补齐短板弱项，让群众得到实惠。\n"
        "五、保障措施 加强领导，抓好落实。\n"
    )
    assert titles(text) == [
        ("一", "加大信贷投放力度"),
        ("二", "提升质量效益，培育发展动能"),
        ("三", "聚焦产业做强实体"),
        ("四", "基本原则"),
        ("五", "保障措施"),
    ]


def test_a_standard_heading_before_a_time_or_a_verb_in_a_line_of_its_own() -> None:
    text = "一、发展目标到2025年，建成三个园区，产值达到十亿元。\n二、总体要求和目标清晰明确，任务具体，责任到人。\n"
    assert titles(text)[0] == ("一", "发展目标")


def test_long_headings_that_a_full_stop_ends_in_one_line() -> None:
    found = glued(
        "一、要求（一）指导思想。坚持民生优先。（二）原则。量力而行。二、任务（一）强化顶层设计引领，发挥政府宏观指导作用。"
        "编制清单。（二）建设园区。年内开工。"
    )
    assert found["二/（一）"] == "强化顶层设计引领，发挥政府宏观指导作用"


def test_a_heading_ends_behind_its_noun_where_a_verb_begins_the_text_in_one_line() -> None:
    found = glued(
        "一、加大信贷投放力度积极引导银行下沉服务，做好评估。二、强化保险保障作用扩大险种范围，提高赔付比例。三、健全责任体系抓好落实，各乡镇要逐级压实任务并按月报送进展。"
    )
    assert (found["一"], found["二"], found["三"]) == ("加大信贷投放力度", "强化保险保障作用", "健全责任体系")


def test_a_heading_before_the_head_of_a_group_in_one_line() -> None:
    found = glued("一、领导机构和职责组长：张某副组长：李某二、实施步骤分三步走。三、安全保卫组组长：王某成员：赵某。")
    assert found["一"] == "领导机构和职责"
    assert found["三"] == "安全保卫组"


def test_a_list_of_annexes_at_the_end_of_one_line_is_no_clause() -> None:
    text = (
        f"一、目标年内达标。二、要求抓好落实。{FILLER}附件：1.走访分工表2.志愿者名单某镇人民政府办公室2021年3月1日印发"
    )
    found = dict(titles(text))
    assert list(found) == ["一", "二"]


def test_annexes_that_a_line_begins_to_number_are_no_clauses() -> None:
    text = "某县通知\n一、要求\n抓好落实。\n附件1.考核单位名单\n2.成员单位责任目标\n3.各乡镇责任目标\n"
    assert titles(text) == [("一", "要求")]


def test_the_bracket_behind_an_article_is_its_title() -> None:
    text = "第一条（目的依据）为加强管理，制定本办法。\n第二条【适用范围】本办法适用于全市。\n第三条 各县（市）执行。\n"
    assert titles(text) == [("第一条", "目的依据"), ("第二条", "适用范围"), ("第三条", "")]


def test_decimal_labels_behind_the_heading_above_them_in_its_line() -> None:
    text = (
        "1、总则 1.1 目的 为做好防汛工作，制定本预案，请各单位认真执行。\n"
        "1.2 依据 依据《防洪法》制定，结合我县实际情况。\n"
        "1.3 原则 1.3.1 坚持统一指挥，分级负责，各乡镇抓好落实。\n1.3.2 坚持以防为主。\n"
    )
    assert [path for path, _ in titles(text)] == ["1", "1/1.1", "1/1.2", "1/1.3", "1/1.3/1.3.1", "1/1.3/1.3.2"]


def test_entries_whose_dots_lead_to_a_page_are_no_clauses() -> None:
    entries = "1总则........7\n1.1目的........7\n1.2依据........8\n1.3范围……9\n2组织........9\n"
    text = entries + "1 总则\n1.1 目的\n制定本预案。\n1.2 依据\n有关法规。\n1.3 范围\n全县。\n2 组织\n设立指挥部。\n"
    assert [path for path, _ in titles(text)] == ["1", "1/1.1", "1/1.2", "1/1.3", "2"]


def test_a_heading_that_lost_its_number_above_items() -> None:
    text = (
        "一、目标\n（一）目标。达标。\n（二）原则。公开。\n重点任务\n（一）建园。\n建好园区。\n（二）引才。\n引进人才。\n"
        "三、要求\n抓好落实。\n"
    )
    assert [path for path, _ in titles(text)] == ["一", "一/（一）", "一/（二）", "二", "二/（一）", "二/（二）", "三"]


def test_numbers_with_a_comma_that_open_lines() -> None:
    text = "一、职责\n1，做好演出，维持秩序。\n2，负责卫生应急。\n3，完成其他任务。\n"
    assert [path for path, _ in titles(text)] == ["一", "一/1", "一/2", "一/3"]


ANNEX = "一、评分标准\n（一）组织领导。未成立机构的不得分。\n（二）成效。按比例得分。\n二、结果运用\n纳入考核。\n"
INSIDE = ["一", "一/（一）", "一/（二）", "二"]


@pytest.mark.parametrize(
    "head", ["附件1：某县考核办法", "附件1：\n某县考核办法", "附件1 某县考核办法", "附：某县考核办法"]
)
def test_an_annex_with_items_is_no_list_of_annexes(head: str) -> None:
    name = "附件" if head.startswith("附：") else "附件1"
    found = titles(f"某县方案\n一、要求\n抓好落实。\n{head}\n{ANNEX}")
    assert found[1] == (name, "某县考核办法")
    assert [path for path, _ in found[2:]] == [f"{name}/{path}" for path in INSIDE]


def test_an_annex_that_is_a_table_is_no_list_of_annexes() -> None:
    text = "一、要求\n抓好落实。\n附件1：分工表\n序号\t任务\t单位\n1\t建园区\t县发改局\n"
    table = Table(text.index("序号"), len(text), ())
    assert [clause.path for clause in clauses(text, (table,))] == ["一", "附件1"]


def test_a_list_of_annexes_below_the_word_is_no_clause() -> None:
    names = "1.某县考核办法\n2.任务分工表\n某县人民政府\n2023年2月1日\n"
    text = f"一、要求\n抓好落实。\n附件：\n{names}附件1\n某县考核办法\n{ANNEX}"
    assert [path for path, _ in titles(text)] == ["一", "附件1", *(f"附件1/{path}" for path in INSIDE)]


def test_annexes_of_a_document_in_one_line() -> None:
    text = (
        "某县产业发展方案一、要求坚持民生优先，扎实推进。二、任务（一）建园。年内建成。（二）引才。引进人才。"
        f"三、措施加强领导。{FILLER}附件：1.某县考核办法2.任务分工表附件1某县考核办法一、评分标准（一）领导。没有机构的不得分。"
        "（二）成效。按比例得分。二、结果运用纳入考核。附件2：任务分工表"
        f"序号任务单位1建设园区县发改局。{FILLER}"
    )
    found = dict(titles(text))
    assert list(found)[-6:] == ["附件1", *(f"附件1/{path}" for path in INSIDE), "附件2"]
    assert (found["附件1"], found["附件1/二"]) == ("某县考核办法", "结果运用")


def test_what_is_scored_is_a_heading_with_its_points() -> None:
    text = "第三条 内容包括：\n（一）组织体系（20分）。\n（二）巡河履职（30分）。每季巡河。\n（三）水质目标（50分）。\n"
    assert [title for _, title in titles(text)[1:]] == ["组织体系（20分）", "巡河履职（30分）", "水质目标（50分）"]
