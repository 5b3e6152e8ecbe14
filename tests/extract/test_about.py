import csv
from pathlib import Path

import pytest

from pipeline.extract.about import about
from pipeline.fold import fold
from pipeline.ingest import read
from pipeline.records import About

CORPUS = sorted(Path("corpus").glob("*.txt"))


def fields(folder: Path, text: str, name: str = "plan.txt") -> About:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    document = read(path)
    return about(document, fold(document.text))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_three_plans_say_what_their_gold_says(path: Path) -> None:
    document = read(path)
    found = about(document, fold(document.text))
    with Path(f"tests/gold/plans/{path.stem}/document.tsv").open(encoding="utf-8", newline="") as handle:
        (gold,) = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert {name: value for name, value in gold.items() if name != "issuers"} == {
        name: getattr(found, name) for name in gold if name != "issuers"
    }
    assert ";".join(found.issuers) == gold["issuers"]


def test_an_opinion_in_one_endless_line(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "浙江省人民政府关于加快现代物流业发展的意见浙政发〔2021〕7号各市、县（市、区）人民政府，省政府直属各单位："
        "为加快物流业发展，现提出如下意见。一、总体要求（一）主要目标。到2025年，物流业增加值达到5000亿元。到2025年，"
        "建成物流园区20个。浙江省人民政府   2021年3月9日   （此件公开发布）",
    )
    assert found == About(
        title="浙江省人民政府关于加快现代物流业发展的意见",
        doc_number="浙政发〔2021〕7号",
        issuers=("浙江省人民政府",),
        issued="2021-03-09",
        region="浙江省",
        level="province",
        genre="意见",
        period_end="2025",
    )


def test_a_notice_of_several_departments_run_together(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "龙岩市财政局文件\n龙财农〔2022〕19号\n龙岩市财政局龙岩市农业农村局中共龙岩市委宣传部关于印发《龙岩市乡村振兴行动计划（2022—2024年）》的通知\n"
        "各县（市、区）财政局：\n现将《龙岩市乡村振兴行动计划（2022—2024年）》印发给你们，请遵照执行。\n"
        "龙岩市财政局\n龙岩市农业农村局\n2022年4月19日\n龙岩市乡村振兴行动计划（2022—2024年）\n一、主要目标\n",
    )
    assert found.issuers == ("龙岩市财政局", "龙岩市农业农村局", "中共龙岩市委宣传部")
    assert (found.title, found.genre) == ("龙岩市乡村振兴行动计划（2022—2024年）", "行动计划")
    assert (found.period_start, found.period_end) == ("2022", "2024")
    assert (found.region, found.level, found.issued) == ("龙岩市", "city", "2022-04-19")


def test_a_work_report_is_for_its_year_and_by_its_government(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "政府工作报告\n——2026年1月20日在义乌市人民代表大会会议上\n市长 某某\n各位代表：\n"
        "现在，我代表市人民政府，向大会作报告，请代表们审议。\n一、2025年工作回顾\n到2030年，建成现代化城市。\n",
    )
    assert (found.title, found.genre, found.issuers) == ("政府工作报告", "工作报告", ("义乌市人民政府",))
    assert (found.issued, found.period_start, found.period_end) == ("2026-01-20", "2026", "2026")
    assert (found.region, found.level) == ("义乌市", "county")


def test_a_plan_of_a_township(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "云溪镇党政办公室\n关于印发《云溪镇2023年防汛工作方案》的通知\n各村：\n现将《云溪镇2023年防汛工作方案》印发给你们，"
        "请遵照执行。\n云溪镇党政办公室\n2023年4月6日\n云溪镇2023年防汛工作方案\n一、压实责任\n",
    )
    assert (found.region, found.level, found.issuers) == ("云溪镇", "township", ("云溪镇党政办公室",))
    assert (found.title, found.period_start, found.period_end) == ("云溪镇2023年防汛工作方案", "2023", "2023")


@pytest.mark.parametrize(
    ("issuer", "region", "level"),
    [
        ("国务院办公厅", "全国", "nation"),
        ("国家发展改革委办公厅", "全国", "nation"),
        ("湖北省农业农村厅", "湖北省", "province"),
        ("宁夏回族自治区人民政府办公厅", "宁夏回族自治区", "province"),
        ("贺兰县人民政府", "贺兰县", "county"),
    ],
)
def test_place_and_level_by_the_issuer(tmp_path: Path, issuer: str, region: str, level: str) -> None:
    found = fields(tmp_path, f"{issuer}关于促进消费的若干措施\n一、发放消费券。\n{issuer}\n二〇二二年十二月二十一日\n")
    assert (found.issuers, found.region, found.level) == ((issuer,), region, level)
    assert (found.genre, found.issued) == ("意见", "2022-12-21")


@pytest.mark.parametrize(
    ("title", "bare", "status"),
    [
        ("贺兰县科技创新“十四五”规划（征求意见稿）", "贺兰县科技创新“十四五”规划", "draft"),
        ("贺兰县科技创新“十四五”规划（草案）", "贺兰县科技创新“十四五”规划", "draft"),
        ("贺兰县人才引进办法（试行）", "贺兰县人才引进办法", "issued"),
        ("关于《贺兰县养老规划》的意见", "关于《贺兰县养老规划》的意见", "issued"),
    ],
)
def test_brackets_behind_a_title(tmp_path: Path, title: str, bare: str, status: str) -> None:
    found = fields(tmp_path, f"{title}\n为加快发展，制定本文件。\n")
    assert (found.title, found.status) == (bare, status)


def test_a_cited_number_is_not_the_number_of_the_document(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "贺兰县养老服务实施方案\n根据《关于推进养老服务的意见》（宁政发〔2020〕5号）要求，制定本方案。\n"
    )
    assert found.doc_number == ""
    assert found.issued == ""


def test_five_years_of_which_the_first_sentence_speaks(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "贺兰县关于推进家政服务的意见\n各乡镇：\n“十四五”时期持续发展家政服务，现提出如下意见。\n一、培训\n"
    )
    assert (found.period_start, found.period_end) == ("2021", "2025")


def test_five_years_that_the_first_sentence_only_describes(tmp_path: Path) -> None:
    found = fields(tmp_path, "贺兰县关于推进家政服务的意见\n各乡镇：\n“十四五”时期是关键期。\n一、培训\n")
    assert (found.period_start, found.period_end) == ("", "")


def test_the_genre_that_a_text_without_title_gives_itself(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "各乡镇：\n为发展家政服务，提出以下意见。\n一、培训\n二、附则\n本意见由县商务局负责解释。\n"
    )
    assert (found.title, found.genre) == ("", "意见")


def test_the_header_in_rows_of_cells_and_a_period_spelt_out(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "索引号：0116/2021-01\t信息分类：规划\n发文单位：贺兰县人民政府\t发文日期：2021年5月06日\n"
        "文　　号：贺政发〔2021〕31号\t发布日期：2021-05-19\n"
        "贺兰县人民政府关于印发贺兰县水利事业第十四个五年规划的通知\n"
        "各乡镇：\n现将《贺兰县水利事业第十四个五年规划》印发给你们。\n2021年5月6日\n"
        "贺兰县水利事业第十四个五年规划\n一、基础\n到2035年，建成现代化强县。\n",
    )
    assert (found.doc_number, found.issued, found.published) == ("贺政发〔2021〕31号", "2021-05-06", "2021-05-19")
    assert (found.period_start, found.period_end) == ("2021", "2025")


def test_the_line_of_the_page_that_gives_time_and_source(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "贺兰县人民政府网 2021-03-12 09:30 来源：县政府办公室 字体：[大 中 小] 打印\n"
        "贺兰县人民政府关于养老服务的意见\n一、目标\n建好。\n",
    )
    assert found.published == "2021-03-12"


def test_the_date_of_the_text_is_not_that_of_the_page(tmp_path: Path) -> None:
    found = fields(tmp_path, "成文日期：2022-04-02\n贺兰县人民政府关于养老服务的意见\n一、目标\n建好。\n")
    assert (found.issued, found.published) == ("2022-04-02", "")


def test_a_page_in_one_line(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "首页 政务公开 您现在的位置： 首页 > 规划计划 "
        "贺兰县人民政府办公室关于印发贺兰县水利三年行动计划（2022—2024年）的通知 "
        "【信息来源：县政府办】 【发布日期：2022-06-14】 贺政办发〔2022〕9号 各乡镇人民政府： "
        "《贺兰县水利三年行动计划（2022—2024年）》"
        "已经县政府同意，现印发给你们，请抓好落实。 2022年6月8日 （此件公开发布） "
        "贺兰县水利三年行动计划（2022—2024年） 为加快水利发展，制定本计划。 "
        "一、目标 （一）修渠。每年修渠10公里。 （二）打井。每年打井5眼。 打印本页 关闭窗口 "
        "主办：贺兰县人民政府办公室 网站标识码：6401000000",
    )
    assert found.title == "贺兰县水利三年行动计划（2022—2024年）"
    assert found.issuers == ("贺兰县人民政府办公室",)
    assert (found.issued, found.published) == ("2022-06-08", "2022-06-14")


def test_a_title_below_its_issuer(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "贺兰县人民政府\n关于发展养老服务的实施意见\n贺政发〔2020〕4号\n各乡镇：\n一、目标\n建好。\n"
    )
    assert found.title == "贺兰县人民政府关于发展养老服务的实施意见"
    assert (found.issuers, found.doc_number) == (("贺兰县人民政府",), "贺政发〔2020〕4号")


def test_a_signature_in_full_width_digits(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "关于印发《云溪镇防火方案》的通知\n各村：\n现将《云溪镇防火方案》印发给你们。\n云溪镇人民政府\n２０２３年３月９日\n"
        "云溪镇防火方案\n一、目标\n防火。\n云溪镇党政办公室　　2023年3月10日印发\n",
    )
    assert (found.issuers, found.issued) == (("云溪镇人民政府",), "2023-03-09")


def test_a_page_in_one_line_whose_title_no_notice_names(tmp_path: Path) -> None:
    filler = "各乡镇要加强管护，定期巡查，及时报告。" * 60
    found = fields(
        tmp_path,
        "首页 > 政策文件 安吉县人民政府关于加快竹产业发展的实施意见 索引号：0012 文号：安政发〔2021〕8号 "
        f"发布日期：2021-07-02 各乡镇人民政府： 提出如下意见。 一、目标 （一）产值。{filler} （二）面积。扩种毛竹。 "
        "安吉县人民政府 2021年6月28日 （此件公开发布） 相关解读 版权所有：安吉县人民政府 浙ICP备1号",
    )
    assert (found.title, found.doc_number) == ("安吉县人民政府关于加快竹产业发展的实施意见", "安政发〔2021〕8号")
    assert (found.issuers, found.issued, found.published) == (("安吉县人民政府",), "2021-06-28", "2021-07-02")


def test_a_signature_beside_fields_without_end(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "关于印发《安吉县竹产业工作方案》的通知 来源：县林业局 时间：2021-08-02 16:20 访问量：31 "
        "安林发〔2021〕11号 各乡镇，各科室： 现将《安吉县竹产业工作方案》印发给你们，请抓紧办理。 "
        "安吉县林业局 2021年7月30日 安吉县竹产业工作方案 根据要求，制定本方案。 "
        "一、目标 （一）产值。达到20亿元。 （二）面积。达到10万亩。",
    )
    assert (found.title, found.issuers, found.issued) == ("安吉县竹产业工作方案", ("安吉县林业局",), "2021-07-30")


def test_header_fields_in_pairs_of_cells(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "索 引 号\tAB-1\t主题分类\t农业\n发布机构\t安吉县人民政府办公室\t发文日期\t2021-06-28\n"
        "文    号\t安政办发〔2021〕8号\t发布日期\t2021-07-01\n关于印发安吉县竹产业实施方案的通知\n各乡镇：\n"
        "现将《安吉县竹产业实施方案》印发给你们。\n安吉县竹产业实施方案\n一、目标\n建成基地。\n",
    )
    assert (found.issuers, found.doc_number) == (("安吉县人民政府办公室",), "安政办发〔2021〕8号")
    assert (found.issued, found.published) == ("2021-06-28", "2021-07-01")


def test_a_cover_with_issuer_and_month(tmp_path: Path) -> None:
    found = fields(tmp_path, "安吉县“十四五”竹产业发展规划\n安吉县林业局\n二〇二一年九月\n一、基础\n竹林面积稳定。\n")
    assert (found.issuers, found.issued) == (("安吉县林业局",), "2021-09")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("根据《遵义市人民政府关于发展茶产业的意见》（遵府发〔2020〕3号），结合湄潭县实际，制定以下措施。\n", "湄潭县"),
        ("遵义关于印发茶产业实施方案的通知\n为发展茶产业，制定本方案。\n", "遵义市"),
        ("全面落实《遵义市茶产业条例》。\n", "遵义市"),
        ("“数字遵义”建设行动计划\n为落实重大部署，提出以下措施。\n", "遵义市"),
        ("茶产业若干措施\n为打造全国示范，按照全省部署，提出以下措施。\n", ""),
        ("茶产业若干措施\n为落实重大部署，结合遵义实际，提出以下措施。\n", "遵义市"),
        ("茶产业若干措施\n为服务全国市场，把遵义市建成我市茶叶之都，提出以下措施。\n", "遵义市"),
    ],
)
def test_the_place_is_not_that_of_a_cited_document(tmp_path: Path, text: str, region: str) -> None:
    assert fields(tmp_path, text + "一、茶园\n1.扩种。（县茶办牵头）\n").region == region


def test_a_sentence_that_leads_in_is_no_title(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "为发展茶产业，结合湄潭县实际，制定以下措施。\n一、加强管护，完善政策\n1.扩种。改造茶园。\n"
    )
    assert (found.title, found.genre) == ("", "意见")
    found = fields(tmp_path, "各镇：\n有关要求如下。\n一、加强管护，完善政策\n扩种。\n")
    assert found.title == ""


@pytest.mark.parametrize("word", ["落实", "贯彻", "推进"])
def test_the_number_below_a_title_that_says_what_is_carried_out(tmp_path: Path, word: str) -> None:
    text = f"湄潭县人民政府关于{word}茶园管护任务的意见\n湄府发〔2021〕6号\n各镇人民政府：\n一、茶园\n扩种。\n"
    assert fields(tmp_path, text).doc_number == "湄府发〔2021〕6号"


def test_a_title_that_cites_another_one(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "湄潭县人民政府办公室关于印发2021年县《政府工作报告》茶业任务分解方案的通知\n湄府办发〔2021〕2号\n各镇：\n"
        "《2021年县〈政府工作报告〉茶业任务分解方案》已经县政府同意，现印发给你们。\n湄潭县人民政府办公室\n2021年2月8日\n"
        "2021年县《政府工作报告》茶业任务分解方案\n一、目标\n（一）茶园稳定\n责任单位：县茶办\n",
    )
    assert (found.title, found.genre) == ("2021年县《政府工作报告》茶业任务分解方案", "分工方案")
    assert found.issued == "2021-02-08"


def test_a_plan_that_its_notice_does_not_name_and_the_line_of_the_page_below_a_title(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "湄潭县人民政府办公室关于分解落实2021年茶业工作的通知\n各镇人民政府：\n现将2021年茶业工作任务分解并印发给你们，"
        "请认真贯彻执行。各镇要细化措施，按月调度。县政府将开展督查。\n2021年2月8日\n"
        "《政府工作报告》2021年茶业工作任务分解方案\n一、目标\n（一）茶园稳定\n责任单位：县茶办\n",
    )
    assert (found.title, found.issued) == ("《政府工作报告》2021年茶业工作任务分解方案", "2021-02-08")
    found = fields(
        tmp_path,
        "中共湄潭县委 湄潭县人民政府关于做好2021年全面推进茶旅融合发展重点工作的实施意见\n2021-05-19 14:17\n"
        "为深入推进茶旅融合发展，牢牢守住生态底线，提出如下意见。\n一、扩种\n改造茶园。\n",
    )
    assert found.title.endswith("实施意见")


def test_a_title_that_tells_no_genre_and_the_number_behind_a_title(tmp_path: Path) -> None:
    found = fields(tmp_path, "湄潭县2021年茶业惠民实事清单\n一、管护类\n1.茶园管护项目\n扩种。\n")
    assert (found.title, found.region) == ("湄潭县2021年茶业惠民实事清单", "湄潭县")
    found = fields(
        tmp_path,
        "2021年县政府茶业重点任务（湄府发〔2021〕2号）\n各镇人民政府：\n《2021年县政府茶业重点任务分解》已经县政府同意，现印发给你们，"
        "请认真贯彻落实。\n一、管护\n扩种。\n",
    )
    assert (found.title, found.doc_number) == ("2021年县政府茶业重点任务", "湄府发〔2021〕2号")


def test_the_number_below_the_title_of_a_notice_in_its_line(tmp_path: Path) -> None:
    found = fields(tmp_path, "关于印发《湄潭县茶业发展规划》的通知湄府发〔2021〕6号\n各镇：\n一、茶园\n扩种。\n")
    assert found.doc_number == "湄府发〔2021〕6号"


def test_a_date_alone_below_the_title_and_a_notice_that_prints_to_you(tmp_path: Path) -> None:
    found = fields(tmp_path, "湄潭县茶业发展规划\n2021年5月20日\n一、茶园\n扩种。\n")
    assert found.issued == "2021-05-20"
    found = fields(
        tmp_path,
        "湄潭县茶业行动方案（2021—2023年）\n各镇：\n现将《湄潭县茶业行动方案（2021—2023年）》印发你们，请认真落实。\n"
        "湄潭县茶业委员会\n2021年3月7日\n湄潭县茶业行动方案\n（2021—2023年）\n一、茶园\n扩种。\n",
    )
    assert (found.issued, found.issuers) == ("2021-03-07", ("湄潭县茶业委员会",))


def test_the_state_below_the_title(tmp_path: Path) -> None:
    found = fields(tmp_path, "湄潭县茶产业发展规划\n（征求意见稿）\n为发展茶产业，制定本规划。\n一、基础\n茶园稳定。\n")
    assert (found.title, found.status) == ("湄潭县茶产业发展规划", "draft")
    found = fields(tmp_path, "湄潭县茶产业发展规划\n（县茶办）\n为发展茶产业，制定本规划。\n一、基础\n茶园稳定。\n")
    assert (found.title, found.status) == ("湄潭县茶产业发展规划", "issued")


def test_a_notice_without_title_is_called_by_its_annex(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "各镇人民政府：\n有关要求通知如下：\n一、抓紧落实。\n二、按月报送。\n附件：2021年湄潭县茶业任务分解表\n"
        "湄潭县茶办\n2021年3月1日\n2021年湄潭县茶业任务分解表\n任务\t责任单位\n扩种\t县林业局\n",
    )
    assert (found.title, found.issued) == ("2021年湄潭县茶业任务分解表", "2021-03-01")


def test_a_body_named_by_its_level_alone_is_the_one_that_signs(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "市人民政府办公室关于印发2024年市《政府工作报告》任务分解方案的通知\n各县区人民政府：\n"
        "《市〈政府工作报告〉任务分解方案》已经市人民政府同意，现印发给你们，并就有关事项通知如下：\n"
        "一、各单位要对照《政府工作报告》抓好落实。\n二、按时报送进展。\n石嘴山市人民政府办公室\n2024年1月8日\n"
        "2024年市《政府工作报告》任务分解方案\n一、稳增长\n（一）扩大投资\n责任单位：市发改委\n",
    )
    assert found.issuers == ("石嘴山市人民政府办公室",)
    assert found.title == "2024年市《政府工作报告》任务分解方案"


def test_a_body_named_by_its_level_alone_that_nobody_signs_is_that_of_the_place(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "市人民政府关于加快发展茶业的实施意见\n文号：石政发〔2016〕9号 发布机构：石嘴山市政府\n各县区人民政府：\n"
        "一、目标\n建成茶园。\n",
    )
    assert found.issuers == ("石嘴山市人民政府",)


def test_fields_in_brackets_and_a_title_below_its_issuer(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "[ 索引号 ] | AB-1 | [ 发文字号 ] | 安政办发〔2021〕8号 |\n"
        "[ 成文日期 ] | 2021-06-28 | [ 发布日期 ] | 2021-07-01 |\n"
        "安吉县人民政府办公室\n关于印发安吉县竹产业实施方案的通知\n各乡镇：\n现将方案印发给你们。\n"
        "一、目标\n建成基地。\n",
    )
    assert (found.issuers, found.doc_number) == (("安吉县人民政府办公室",), "安政办发〔2021〕8号")
    assert (found.issued, found.published) == ("2021-06-28", "2021-07-01")


def test_a_field_that_runs_on_behind_the_number(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "发文字号 安政办发〔2021〕8号  备  考  根据《关于清理文件的决定》（安政〔2023〕1号）失效。\n"
        "安吉县人民政府关于竹产业的意见\n一、目标\n建成基地。\n",
    )
    assert found.doc_number == "安政办发〔2021〕8号"


def test_a_number_behind_the_title_of_a_notice_in_one_line(tmp_path: Path) -> None:
    text = (
        "湄潭县人民政府办公室关于印发《湄潭县茶业发展方案》的通知 (湄府办发〔2021〕6号) 各镇人民政府,县政府各部门: "
        "《湄潭县茶业发展方案》已经县政府同意,现印发给你们,请抓好落实。 一、扩大茶园面积。新建茶园2万亩。"
    )
    found = fields(tmp_path, text)
    assert (found.doc_number, found.issued) == ("湄府办发〔2021〕6号", "2021")


def test_a_number_behind_a_title_that_names_another_document(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "宁夏回族自治区人民政府关于印发2024年《政府工作报告》分工方案的通知（宁政发〔2024〕6号）\n"
        "现将方案印发给你们。\n2024年《政府工作报告》分工方案\n一、稳增长\n",
    )
    assert found.doc_number == "宁政发〔2024〕6号"


def test_a_title_over_two_lines_that_nothing_names(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "平罗县人民政府关于落实《政府工作报告》\n重点工作分工的意见\n平政发〔2024〕2号\n各乡镇：\n现提出如下意见：\n一、稳增长\n",
    )
    assert found.title == "平罗县人民政府关于落实《政府工作报告》重点工作分工的意见"
    assert found.issuers == ("平罗县人民政府",)


def test_the_body_before_the_year_of_its_work(tmp_path: Path) -> None:
    found = fields(tmp_path, "石嘴山市教育局2024年工作要点\n一、抓好教学\n加强教研。\n")
    assert found.issuers == ("石嘴山市教育局",)


def test_a_title_of_which_the_page_shows_only_the_end_is_the_one_announced(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "区人民政府办公室关于印发惠农区重点\n工作任务责任分解\n方案的通知\n各街道：\n"
        "现将《2024年惠农区重点工作任务责任分解方案》印发给你们，请贯彻执行。\n一、压实责任。各单位要抓好落实。\n",
    )
    assert found.title == "2024年惠农区重点工作任务责任分解方案"


def test_the_first_of_several_annexes_gives_the_title(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "《某年重点工作责任分解》和《2024年民生实事责任分解》已经市政府同意，现印发给你们，请贯彻执行。\n"
        "附件：1.某年重点工作责任分解\n2.2024年民生实事责任分解\n石嘴山市人民政府办公室\n2024年3月2日\n"
        "附件1\n某年重点工作责任分解\n一、稳增长\n1.扩大投资，提升能级。\n责任单位：市发改委\n",
    )
    assert found.title == "某年重点工作责任分解"
    assert found.issuers == ("石嘴山市人民政府办公室",)


def test_the_first_word_of_a_title_is_no_place(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "关于进一步帮助市场主体纾困的实施细则\n为稳定经济增长，结合石嘴山实际，制定如下细则。\n一、减税费\n落实政策。\n",
    )
    assert found.region == "石嘴山市"


@pytest.mark.parametrize(
    ("front", "issuers"),
    [
        ("石嘴山市人民政府关于印发\n《石嘴山市茶业实施方案》的通知\n", ("石嘴山市人民政府",)),
        ("平罗县人民政府办公室\n关于印发石嘴山市\n茶业实施方案的通知\n", ("平罗县人民政府办公室",)),
        ("中共石嘴山市委\n石嘴山市人民政府\n关于印发茶业实施方案的\n通  知\n", ("中共石嘴山市委", "石嘴山市人民政府")),
    ],
)
def test_a_notice_whose_title_fills_several_lines(tmp_path: Path, front: str, issuers: tuple[str, ...]) -> None:
    text = f"{front}各县区：\n现将《石嘴山市茶业实施方案》印发给你们。\n石嘴山市茶业实施方案\n一、目标\n建成茶园。\n"
    assert fields(tmp_path, text).issuers == issuers


def test_a_page_that_quotes_its_notice_as_a_whole(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石政办发〔2016〕6号《石嘴山市人民政府办公室关于印发〈石嘴山市茶业工作要点〉的通知》\n各县区：\n"
        "现将要点印发给你们。\n石嘴山市人民政府办公室\n2016年5月8日\n2016年茶业工作全面加强。\n一、目标\n建成茶园。\n",
    )
    assert (found.title, found.genre) == ("石嘴山市茶业工作要点", "实施方案")


def test_a_date_in_brackets_and_the_line_of_the_page_with_its_address(tmp_path: Path) -> None:
    assert fields(tmp_path, "（二OO八年二月六日）\n某县茶业实施方案\n一、目标\n建成茶园。\n").issued == "2008-02-06"
    text = "某县茶业实施方案\n某县政府 www.example.gov.cn 2016-03-21 00:00\n各乡镇：\n一、目标\n建成茶园。\n"
    assert fields(tmp_path, text).published == "2016-03-21"


def test_a_document_that_its_notice_speaks_of_is_not_its_plan(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石嘴山市人民政府关于印发《2009年工作目标分解落实意见》的通知\n各县区：为抓好落实，现将《2009年工作目标分解落实意见》"
        "印发给你们，落实好《政府工作报告》。现通知如下：一、各单位要按《政府工作报告》抓好任务。二、按时报送。\n",
    )
    assert found.title == "2009年工作目标分解落实意见"


def test_a_title_over_several_lines_whose_last_reads_as_one(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石嘴山市人民政府\n关于落实《石嘴山市茶业\n发展规划纲要》主要目标和\n任务工作分工的通知\n"
        "石政发[2006]29号 二○○六年十二月十九日\n"
        "为落实《石嘴山市茶业发展规划纲要》，现通知如下。\n一、分工原则\n突出重点。\n",
    )
    assert found.title == "石嘴山市人民政府关于落实《石嘴山市茶业发展规划纲要》主要目标和任务工作分工的通知"
    assert (found.issuers, found.issued) == (("石嘴山市人民政府",), "2006-12-19")


def test_a_plan_behind_a_notice_that_hands_tasks_on_and_a_date_with_its_time(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "2020年07月23日06:05:59\n各处室：\n为抓好落实，现将涉及我局的目标任务分解给你们。\n二○○七年三月二十三日\n"
        "对市政府目标任务分解落实方案\n一、目标\n建成茶园。\n",
    )
    assert (found.title, found.issued, found.published) == ("对市政府目标任务分解落实方案", "2007-03-23", "2020-07-23")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("石嘴山市茶业发展规划目  录1 总则1.1 目的为发展茶业，制定本规划。", "石嘴山市茶业发展规划"),
        (
            "石嘴山市关于落实《茶业发展规划》任务分工的通知政策法规司2006-08-24颁布单位：石嘴山市人民政府石政发[2006]29号"
            "各县区：为发展茶业，富民兴市，通知如下。一、目标富民。",
            "石嘴山市关于落实《茶业发展规划》任务分工的通知",
        ),
        ("石嘴山市茶业发展行动计划2020年5月20日一、总体要求发展茶业，富民兴市。", "石嘴山市茶业发展行动计划"),
        (
            "石政发〔2021〕5号石嘴山市关于发展茶业的实施意见发布时间：2021-03-02一、目标发展茶业，富民。",
            "石嘴山市关于发展茶业的实施意见",
        ),
        ("《关于发展茶业的实施细则》 为发展茶业，富民兴市，制定本细则。一、目标富民。", "关于发展茶业的实施细则"),
        (
            "首页 石嘴山市政府办公室关于印发石嘴山市茶业发展实施方案的通知各县区： 方案已经市政府同意，现印发给你们。"
            "2020年6月19日 一、总体要求发展茶业，富民兴市。",
            "石嘴山市茶业发展实施方案",
        ),
        (
            "各县区：经研究制定了《石嘴山市茶业发展实施方案》，现印发给你们，并就有关事项通知如下： "
            "一、加强领导，落实责任。各县区要抓紧落实，按月报送。",
            "石嘴山市茶业发展实施方案",
        ),
        (
            "各县区：现将石嘴山市茶业重点工作任务印发给你们，请抓好落实。各县区要细化任务，确保完成。2021年11月22日 "
            "石嘴山市茶业重点工作任务分解方案一、目标发展茶业，富民兴市。",
            "石嘴山市茶业重点工作任务分解方案",
        ),
    ],
)
def test_the_title_of_a_plan_in_one_line(tmp_path: Path, front: str, title: str) -> None:
    assert fields(tmp_path, front + "各县区要高度重视，抓好落实。" * 80 + "\n").title == title


def test_bodies_behind_the_words_of_a_page_and_behind_an_annex(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "“信息公开” 中共石嘴山市委办公室 石嘴山市人民政府办公室印发《石嘴山市茶业发展行动计划》的通知\n"
        "石嘴山市茶业发展行动计划\n一、目标\n发展茶业。\n",
    )
    assert found.issuers == ("中共石嘴山市委办公室", "石嘴山市人民政府办公室")
    found = fields(
        tmp_path,
        "各科室： 经研究，制定《青山镇应急预案（修订）》，现印发给你们，请制定专项预案。 附件：青山镇应急预案（修订） "
        "平罗县青山镇人民政府 2020年10月22日 青山镇应急预案（修订） 1.总则 1.1目的 提高能力。\n",
    )
    assert (found.issuers, found.issued) == (("平罗县青山镇人民政府",), "2020-10-22")


def test_the_title_of_an_annex_that_its_notice_announces(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "各镇，临港、东城区管委会：\n现将《<政府工作报告>任务分解表》印发给你们。\n附件：《政府工作报告》任务分解表\n"
        "石嘴山市人民政府办公室\n2021年1月25日\n",
    )
    assert found.title == "《政府工作报告》任务分解表"


def test_fields_of_the_page_that_run_into_words(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "【重点工作】石嘴山市人民政府关于2020年重点工作责任分解的通知\n发布时间：2020-02-03 17:29\n各县区：\n"
        "请抓好落实。\n一、发展茶业\n建成茶园。\n",
    )
    assert (found.title, found.issuers) == (
        "石嘴山市人民政府关于2020年重点工作责任分解的通知",
        ("石嘴山市人民政府",),
    )
    found = fields(
        tmp_path,
        "发文日期2021年12月21日\n时效性现行有效\n发文字号石交发〔2021〕63号\n各科室：\n现将《关于发展茶业的实施意见》印发给你们。\n"
        "石嘴山市交通运输局\n2021年12月21日\n关于发展茶业的实施意见\n为发展茶业，制定本意见。\n一、目标\n建成茶园。\n",
    )
    assert found.doc_number == "石交发〔2021〕63号"


def test_a_number_behind_the_body_that_gave_it_and_a_date_without_marks(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石嘴山市关于落实茶业发展规划的通知\n颁布日期：20060824\n颁布单位：石嘴山市人民政府石政发[2006]29号\n各县区：\n"
        "请抓好落实。\n一、目标\n建成茶园。\n",
    )
    assert (found.doc_number, found.issued) == ("石政发[2006]29号", "2006-08-24")


def test_a_page_that_names_the_plan_whose_text_it_gives(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "新闻\n某节能网\n《2015-2017年石嘴山市茶业发展计划》全文\n2015-09-23 某节能网26\n"
        "为发展茶业，富民兴市，根据《中华人民共和国农业法》，制定本计划。\n一、目标\n建成茶园。\n",
    )
    assert (found.title, found.published) == ("2015-2017年石嘴山市茶业发展计划", "2015-09-23")


def test_the_stamp_of_a_page_is_a_line_of_its_own(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石嘴山市茶业指挥部关于印发石嘴山市2021年度茶业实施计划的通知\n\n2024-10-29 00:26:37 通知公告\n\n"
        "  经石嘴山市人民政府同意，现将《石嘴山市2021年度茶业实施计划》印发给你们，请认真组织实施。\n\n"
        "  2021年是“十四五”开局之年，为做好工作，编制本计划。\n\n  （一）思路。发展茶业。\n",
    )
    assert (found.title, found.published) == ("石嘴山市2021年度茶业实施计划", "2024-10-29")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("根据《贵州省茶业工作方案》，制定本方案。\n一、目标\n到2025年，全市茶园扩大。\n二、任务\n在全市推广。\n", ""),
        (
            "根据《贵州省茶业工作方案》，制定本方案。\n一、目标\n全省茶园扩大，全市、全县推广。\n全市各县落实。\n",
            "贵州省",
        ),
        (
            "根据宁夏回族自治区茶业规划，制定本方案。\n一、目标\n全区茶园扩大。\n二、任务\n在全区推广。\n",
            "宁夏回族自治区",
        ),
    ],
)
def test_a_plan_of_a_city_that_names_only_its_province(tmp_path: Path, text: str, region: str) -> None:
    assert fields(tmp_path, text).region == region


def test_a_number_that_runs_on_from_the_title_of_its_notice(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "石嘴山市人民政府办公室关于印发茶业发展实施方案的通知石政办发〔2021〕35号各县区人民政府：茶业发展实施方案"
        "已经市政府同意，现印发给你们。石嘴山市人民政府办公室2021年6月18日\n茶业发展实施方案\n一、目标\n发展茶业。\n",
    )
    assert found.doc_number == "石政办发〔2021〕35号"


def test_the_line_of_the_site_that_names_source_and_author_dates_the_page(tmp_path: Path) -> None:
    text = "\n茶业发展实施方案\n一、目标\n发展茶业。\n"
    for line in (
        "来源：某网 2017-12-13 14:19 作者：中共石嘴山市委办公室、石嘴山市人民政府办公室 浏览次数：",
        "2017-12-13 来源：本站 | 阅读量：31",
    ):
        assert fields(tmp_path, line + text).published == "2017-12-13"


def test_a_text_that_speaks_for_a_town_is_of_no_province_that_it_cites(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "2015年度食品放心工程工作方案\n各村（场）、有关部门：\n根据乡党委、政府要求，按照《福建省人民政府办公厅关于"
        "食品放心工程的通知》精神，制定方案如下：\n一、目标\n全乡屠宰率达100%。\n",
    )
    assert (found.region, found.level) == ("", "township")


def test_a_title_that_quotes_a_report_keeps_its_own_words(tmp_path: Path) -> None:
    text = "\n各街道办事处：\n重点工作分工已经同意，现印发给你们，并提出以下意见。\n一、压实责任。逐项细化。\n"
    found = fields(tmp_path, "石嘴山市人民政府办公室\n关于印发《政府工作报告》重点工作任务分工的通知" + text)
    assert found.title == "《政府工作报告》重点工作任务分工"


def test_a_notice_whose_title_is_broken_is_told_by_what_it_announces(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "市人民政府办公室关于印发2020年市\n《政府工作报告》确定的目标责任分解方案的通知\n各县区人民政府：\n"
        "《2020年市〈政府工作报告〉确定的目标责任分解方案》已经市政府同意，现印发给你们，并就有关事项通知如下。\n"
        "一、压实责任。逐项细化。\n",
    )
    assert found.title == "2020年市〈政府工作报告〉确定的目标责任分解方案"


def test_a_place_alone_above_a_title_is_its_first_word(tmp_path: Path) -> None:
    found = fields(
        tmp_path, "石嘴山市\n关于激发民营企业创业热情的实施细则\n为贯彻精神，制定本细则。\n一、目标\n发展企业。\n"
    )
    assert found.title == "石嘴山市关于激发民营企业创业热情的实施细则"


def test_the_body_alone_above_a_title_issues_it(tmp_path: Path) -> None:
    text = "\n茶业发展实施方案\n石政发〔2015〕27号\n根据上级要求，结合实际，制定本方案。\n一、目标\n发展茶业。\n"
    assert fields(tmp_path, "石嘴山市人民政府" + text).issuers == ("石嘴山市人民政府",)
    assert fields(tmp_path, "各县区人民政府" + text).issuers == ()


def test_a_path_of_links_is_no_part_of_the_title_below_it(tmp_path: Path) -> None:
    found = fields(
        tmp_path,
        "当前页面: 首页 > 政府信息公开 > 经济社会政策\n石嘴山市省直管县经济体制改革试点工作方案\n石嘴山市人民政府\n"
        "石嘴山市省直管县经济体制\n改革试点工作方案\n根据上级要求，结合实际，制定本方案。\n一、目标\n理顺体制。\n",
    )
    assert found.title == "石嘴山市省直管县经济体制改革试点工作方案"
