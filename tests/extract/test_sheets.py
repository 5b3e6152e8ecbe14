"""Tables of the page that are none of the plan."""

from pathlib import Path

from pipeline.extract.about import about
from pipeline.extract.sheets import sheets
from pipeline.fold import fold
from pipeline.ingest import read


def test_the_box_of_a_page_with_its_fields_is_no_indicator_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "名 称: | 关于印发《落实2018年重点工作任务分解表》的通知 | ||\n文 号: | 石交办〔2018〕50号 | 发布机构: | |\n"
        "添加时间: | 2018-03-19 | 信息分类: | 工作 |\n各科室：\n请抓好落实。\n一、发展茶业。建成茶园。\n",
        encoding="utf8",
    )
    document = read(path)
    found = sheets(document, about(document, fold(document.text)))
    assert [sheet.layout for sheet in found] == [None]
    assert about(document, fold(document.text)).published == "2018-03-19"
