from pathlib import Path

import pytest

from pipeline.ingest import read


def paragraphs(folder: Path, text: str, name: str = "plan.txt") -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path).text.removesuffix("\n").split("\n")


def test_a_page_break_in_mid_sentence_is_rejoined(tmp_path: Path) -> None:
    text = (
        "二、重点任务\n\n"
        "（一）壮大特色产业。坚持企业主体、市场导向，加快建设创新平台，支持龙头企\n\n"
        "业建设智能工厂6家。\n\n"
        "责任单位：县发改局、科技局、\n\n"
        "工信局、各乡镇\n\n"
        "（二）培育创新主体。到2025年，国家高新技术企业达到30家。\n"
    )
    assert paragraphs(tmp_path, text) == [
        "二、重点任务",
        "（一）壮大特色产业。坚持企业主体、市场导向，加快建设创新平台，支持龙头企业建设智能工厂6家。",
        "责任单位：县发改局、科技局、工信局、各乡镇",
        "（二）培育创新主体。到2025年，国家高新技术企业达到30家。",
    ]


def test_no_paragraph_ends_with_a_word_that_something_must_follow(tmp_path: Path) -> None:
    text = "一、奖励\n1.对获评县级示范社并通过年度验收的合作社给予一次性\n奖励5万元。\n（二）要求\n抓好落实。\n"
    assert paragraphs(tmp_path, text)[1] == "1.对获评县级示范社并通过年度验收的合作社给予一次性奖励5万元。"


def test_lines_wrapped_hard_are_one_paragraph_where_blank_lines_part_paragraphs(tmp_path: Path) -> None:
    text = (
        "（三）发展目标\n\n"
        "到2025年，全县科技创新体系更加完善，科技实力和创新\n能力大幅跃升，全社会研发经费投入强度达到2.1%以上。\n"
        "体制改革取得明显成效，研发人员达到1\n200人。\n\n"
        "——创新能力显著提升。确保研发人员全时当量达到300\n人年。\n\n"
        "四、保障措施\n"
    )
    assert paragraphs(tmp_path, text) == [
        "（三）发展目标",
        "到2025年，全县科技创新体系更加完善，科技实力和创新能力大幅跃升，"
        "全社会研发经费投入强度达到2.1%以上。体制改革取得明显成效，研发人员达到1200人。",
        "——创新能力显著提升。确保研发人员全时当量达到300人年。",
        "四、保障措施",
    ]


def test_lines_wrapped_hard_are_one_paragraph_where_indents_begin_paragraphs(tmp_path: Path) -> None:
    text = (
        "　　一、总体要求\n"
        "　　坚持以高质量发展为主题，深入实施创新驱动发展战略，\n加快建设现代化产业体系，推动县域经济行稳致远。\n"
        "　　二、重点任务\n"
        "　　（一）做强工业。实施技术改造项目100个，新增规模以\n上工业企业15家。\n"
        "　　（二）做优农业。大宗农作物良种化率达到95%以上。\n"
    )
    assert paragraphs(tmp_path, text) == [
        "一、总体要求",
        "坚持以高质量发展为主题，深入实施创新驱动发展战略，加快建设现代化产业体系，推动县域经济行稳致远。",
        "二、重点任务",
        "（一）做强工业。实施技术改造项目100个，新增规模以上工业企业15家。",
        "（二）做优农业。大宗农作物良种化率达到95%以上。",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、指导思想", "坚持以人民为中心的发展思想，推动高质量发展。"],
        ["……各项任务落到实处。", "青山县人民政府办公室", "2024年3月5日"],
        [
            "（一）坚持党建引领，全面加强组织领导",
            "县直各部门要落实主体责任，明确分工，形成合力。",
            "（二）强化督导考核",
            "定期通报。",
        ],
        ["牵头单位：县发改局", "责任单位：县财政局、各乡镇"],
        ["专栏2 重点工程", "1.实施园区提升工程。", "2.实施人才引育工程。"],
        ["城镇新增就业（人）", "1200", "1300", "1500"],
    ],
)
def test_headings_lists_and_signatures_are_never_glued(tmp_path: Path, lines: list[str]) -> None:
    assert paragraphs(tmp_path, "\n".join(lines)) == lines
    assert paragraphs(tmp_path, "\n\n".join(lines)) == lines


def test_page_numbers_do_not_part_a_sentence(tmp_path: Path) -> None:
    text = (
        "　　一、总体要求\n　　加强统筹协调，健全工作机制，压实各方责任，确保\n- 3 -\n\n目标任务如期完成。\n"
        "　　二、重点任务\n"
    )
    assert paragraphs(tmp_path, text)[1] == "加强统筹协调，健全工作机制，压实各方责任，确保目标任务如期完成。"


def test_marks_of_markdown_and_html_are_no_text(tmp_path: Path) -> None:
    text = "# 青山县科技规划\n\n<p>一、总体要求</p>\n\n**坚持示范带动**。聚焦新材料，\n\n"
    text += "- 1. **推进绿色发展。**完善体系。\n"
    assert paragraphs(tmp_path, text, "plan.md") == [
        "青山县科技规划",
        "一、总体要求",
        "坚持示范带动。聚焦新材料，",
        "1. 推进绿色发展。完善体系。",
    ]


def test_paragraphs_glued_with_their_indents_come_apart_and_a_broken_title_together(tmp_path: Path) -> None:
    sentence = "各村（社区）要高度重视，加强宣传发动，落实专人负责，按时报送工作进展，确保整治工作取得实效。"
    text = (
        "　　云溪镇人民政府　　关于印发《云溪镇2023年农村人居环境　　整治实施方案》　　的通知　　各村（社区）："
        "　　现将《云溪镇2023年农村人居环境整治实施方案》印发给你们，请遵照执行。　　云溪镇人民政府　　2023年4月6日"
        f"　　云溪镇2023年农村人居环境　　整治实施方案　　一、工作目标　　{sentence}　　二、工作要求　　{sentence}"
    )
    found = paragraphs(tmp_path, text)
    assert found[1] == "关于印发《云溪镇2023年农村人居环境整治实施方案》的通知"
    assert found[6:9] == ["云溪镇2023年农村人居环境整治实施方案", "一、工作目标", sentence]


def test_a_body_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    body = "\n".join(
        ["关于加强农房改造管理的实施意见"]
        + [
            f"（{mark}）第{mark}项工作由各镇人民政府、街道办事处负责落实，有关部门要加强监督检查，定期通报进展情况。"
            for mark in "一二三"
        ]
    )
    assert paragraphs(tmp_path, body + "\n" + body) == body.split("\n")


WRAPPED = [
    "为加快发展现代农业，促进农民持续增收，结合本县实际，制定本方案。",
    "一、总体要求",
    "坚持以高质量发展为主题，深入实施创新驱动发展战略，加快建设现代化产业体系，推动县域经济行稳致远。坚持城乡融合发展，"
    "做强做优特色产业，完善农业社会化服务体系，健全联农带农机制。",
    "二、重点任务",
    "实施技术改造项目一百个，新增规模以上工业企业十五家，大宗农作物良种化率达到九成以上，农产品加工转化率明显提高，"
    "农村居民收入增速快于城镇居民。",
]


def test_a_blank_line_behind_each_line_of_a_file_wrapped_hard_parts_no_paragraphs(tmp_path: Path) -> None:
    whole = [*WRAPPED, "三、保障措施", *WRAPPED[2:3]]
    lines = [one[at : at + 25] for one in whole for at in range(0, len(one), 25)]
    assert paragraphs(tmp_path, "\n".join(lines)) == whole
    assert paragraphs(tmp_path, "\n\n".join(lines)) == whole


def test_a_paragraph_ends_with_the_units_that_it_charges(tmp_path: Path) -> None:
    text = (
        "一 全力推进惠企政策落地\n"
        "1 对小微企业应缴的房产税、城镇土地使用税予以减免，对困难企业缓缴社保费（县税务局、各乡镇（场）负责）\n"
        "2 对年内新增的规模以上企业，由县财政安排专项资金用于贷款贴息，并优先供应用地指标（责任单位：县财政局）\n"
        "二 着力优化审批\n"
    )
    assert len(paragraphs(tmp_path, text)) == 4


def test_bare_page_numbers_between_lines_are_left_out(tmp_path: Path) -> None:
    page = "坚持以高质量发展为主题，深入实施创新驱动发展战略。\n" * 8
    text = f"某县方案\n{page}{page}\n1\n\n{page}抓好落实。\n2\n{page}3\n{page}"
    found = paragraphs(tmp_path, text)
    assert not {"1", "2", "3"} & set(found)


def test_numbers_of_rows_are_no_page_numbers(tmp_path: Path) -> None:
    rows = "".join(f"{number}\n{'建设园区配套道路，完善公共服务设施。' * 9}\n交通局\n" for number in range(1, 5))
    found = paragraphs(tmp_path, f"某县任务清单\n{rows}")
    assert [one for one in found if one.isdecimal()] == ["1", "2", "3", "4"]
