from pathlib import Path

import pytest

from pipeline.ingest import read
from pipeline.records import Document


def document(folder: Path, text: str) -> Document:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def body(found: Document) -> str:
    return found.text[found.body : found.body_end]


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("helan-2024-innovative-county", "贺兰县创新型县建设实施方案\n为全面", "报县委、县政府主要领导。"),
        ("shizuishan-2017-innovation", "石嘴山市推进创新驱动战略实施方案\n为贯彻", "市委督查室、政府督查室"),
        ("shizuishan-145-science", "石嘴山市科技创新发展“十四五”规划", "科技保密工作纳入监测评估范围。"),
    ],
)
def test_the_bodies_of_the_three_plans(name: str, begins: str, ends: str) -> None:
    found = read(Path(f"corpus/{name}.txt"))
    assert body(found).startswith(begins)
    assert body(found).endswith(ends)


def test_header_fields_that_share_a_line() -> None:
    found = read(Path("corpus/helan-2024-innovative-county.txt"))
    assert {head.field: head.value for head in found.headers} == {
        "索引号": "11640122010103150T/2024-00010",
        "文号": "贺党办〔2024〕1号",
        "发布日期": "2024-01-08",
        "发布机构": "中共贺兰县委办公室",
        "公开时限": "长期公开",
        "所属分类": "县委办文件",
        "关键词": "创新型县",
    }
    assert all(found.text[head.start : head.end] == head.value for head in found.headers)


def test_a_saved_page_with_fields_mark_furniture_and_one_endless_line(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "标题: 云溪县人民政府印发《云溪县促进消费若干措施》的通知\n"
        "发布时间: 2023-05-08 09:30\n文号: \n栏目: 县政府文件\n"
        "==================== 正文 ====================\n"
        "各乡镇人民政府：《云溪县促进消费若干措施》已经县政府研究同意，现印发给你们，请认真贯彻落实。云溪县人民政府"
        "2023年5月6日 云溪县促进消费若干措施为扩大内需，制定以下措施。一、发放消费券500万元。责任单位：县商务局"
        " 来源：云溪县商务局 附件下载\n",
    )
    assert [(head.field, head.value) for head in found.headers][:2] == [
        ("标题", "云溪县人民政府印发《云溪县促进消费若干措施》的通知"),
        ("发布时间", "2023-05-08 09:30"),
    ]
    assert body(found).startswith("云溪县促进消费若干措施为扩大内需")
    assert body(found).endswith("责任单位：县商务局")


def test_fields_with_the_value_in_the_line_below(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "首页\n>\n政务公开\n云溪县2026年政府工作报告\n发表时间：\n2026-02-09 09:45:30\n【字体：\n小\n中\n大\n】\n"
        "政府工作报告\n——2026年1月20日在云溪县第十八届人民代表大会第五次会议上\n各位代表：\n"
        "现在，我代表县人民政府，向大会报告工作。\n"
        "扫一扫在手机打开当前页\n【\n打印本页\n】\n",
    )
    assert ("发表时间", "2026-02-09 09:45:30") in [(head.field, head.value) for head in found.headers]
    assert body(found).startswith("政府工作报告\n——2026年")
    assert body(found).endswith("向大会报告工作。")


def test_signature_date_and_imprint_stand_below_the_body_and_nothing_is_lost(tmp_path: Path) -> None:
    text = (
        "云溪县关于加快物流业发展的意见\n一、降低物流成本。\n云溪县人民政府\n2022年7月1日\n（此件公开发布）\n"
        "云溪县人民政府办公室2022年7月4日印发\n"
    )
    found = document(tmp_path, text)
    assert body(found) == "云溪县关于加快物流业发展的意见\n一、降低物流成本。"
    assert found.text == text


def test_an_annex_behind_the_signature_belongs_to_the_body(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "云溪县防汛工作方案\n一、压实责任。\n云溪县人民政府\n2022年7月1日\n附件1\n防汛物资清单\n铁锹100把，雨衣200件。\n",
    )
    assert body(found).endswith("雨衣200件。")


def test_a_notice_letter_whose_name_for_the_plan_stands_in_a_bracket(tmp_path: Path) -> None:
    text = (
        "各乡镇人民政府：\n《云溪县河道疏浚实施方案》（以下简称《方案》）已经县政府同意，现印发给你们。\n"
        "一、提高认识。\n二、报送总结。\n云溪县人民政府\n2022年7月1日\n云溪县河道疏浚实施方案\n一、疏浚河道9公里。\n"
    )
    assert body(document(tmp_path, text)).startswith("云溪县河道疏浚实施方案\n一、疏浚")


def test_a_report_that_an_item_of_the_notice_cites_is_no_title(tmp_path: Path) -> None:
    text = (
        "甲县人民政府办公室\n关于印发2022年《政府工作报告》\n任务分工的通知\n各乡镇：\n"
        "现将《2022年〈政府工作报告〉任务分工》印发给你们，请认真落实。\n"
        "一、各单位要高度重视《政府工作报告》任务落实工作，按月报送进展。\n2022年2月21日\n"
    )
    assert body(document(tmp_path, text)).startswith("一、各单位要高度重视")


def test_the_only_annex_of_a_notice_that_lists_it_is_the_plan(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "各乡镇人民政府：\n现将《云溪县河道疏浚实施方案》印发给你们，请认真执行。\n附件：云溪县河道疏浚实施方案\n"
        "云溪县人民政府\n2022年7月1日\n附件\n云溪县河道疏浚实施方案\n一、目标\n疏浚河道二十公里。\n",
    )
    assert body(found) == "云溪县河道疏浚实施方案\n一、目标\n疏浚河道二十公里。"


def test_the_only_annex_of_a_notice_whose_word_stands_alone_above_the_plan(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "云溪县人民政府关于印发《云溪县河道疏浚管理办法》的通知\n各乡镇人民政府：\n现将办法印发你们，请遵照执行。\n附件：云溪县河道疏浚管理办法\n\n附件：\n\n"
        "云溪县河道疏浚管理办法\n\n第一条 为管好河道，制定本办法。\n第二条 本办法适用于全县。\n",
    )
    assert body(found).startswith("云溪县河道疏浚管理办法\n第一条")
