"""The questions that researchers come with, asked of the three plans: each way ends at the characters that answer."""

from collections.abc import Callable
from typing import Any

from tests.browser.pages import CHOSEN, NAMES, TITLE, becomes

Show = Callable[..., Any]


def test_who_leads_the_most_tasks_in_helan_and_what_are_they(show: Show, page_of_three: str) -> None:
    page = show(page_of_three)
    page.keyboard.press("f")
    page.locator("[data-facet=region] label", has_text="贺兰县").click()
    page.locator("#menu a", has_text="单位").click()
    page.locator("thead a", has_text="牵头").click()
    page.locator("thead a", has_text="牵头").click()
    page.locator("th[aria-sort=descending]").wait_for()
    first = page.locator("tbody tr").first
    assert first.locator("th").inner_text() == "贺兰县科学技术和工业信息化局"
    first.locator("td[data-label=牵头] a").click()
    led = ["实施创新力量厚植工程", "实施创新主体培育工程", "实施创新协同联动工程", "实施创新生态涵养工程"]
    becomes(page, NAMES, [*led, "加快传统产业改造升级", "推动新兴产业发展壮大"])
    page.locator("a.basis").first.click()
    becomes(page, f"{CHOSEN}.includes('牵头单位:科技和工信局')", True)


def test_which_targets_of_shizuishan_are_due_in_2025(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, "#/overview?due=2025")
    page.keyboard.press("f")
    page.locator("[data-facet=region] label", has_text="石嘴山市").click()
    page.keyboard.press("Escape")
    becomes(page, "document.querySelector('.card.dueTargets h3 b').textContent", "37")
    page.locator(".card.dueTargets h3 a").click()
    becomes(page, TITLE, "指标")
    assert "年份：2025" in page.locator(".chosen").inner_text()
    page.locator("tr", has_text="国家高新技术企业").locator("a.fact", has_text="120 家").first.click()
    becomes(page, f"/120\\s*家/.test({CHOSEN})", True)


def test_where_do_text_and_table_of_helan_contradict_each_other(show: Show, page_of_three: str) -> None:
    page = show(page_of_three, "#/overview?plan=helan-2024-innovative-county")
    conflict = page.locator(".conflict", has_text="小巨人")
    assert [one.strip() for one in conflict.locator(".num").all_inner_texts()] == ["≥ 15 家", "32 个"]
    conflict.locator("a").last.click()
    becomes(page, CHOSEN, "科技“小巨人”企业家数(个)")
    assert page.locator(".text td.on-value").inner_text() == "32"
    page.locator(".panel .warning a").click()
    becomes(page, CHOSEN, "自治区科技“小巨人”企业15家以上")


def test_what_does_the_science_bureau_share_with_the_industry_bureau(show: Show, page_of_three: str) -> None:
    page = show(page_of_three)
    page.locator("#search").fill("科技局")
    page.locator("#found a", has_text="石嘴山市科学技术局").click()
    becomes(page, TITLE, "石嘴山市科学技术局")
    share = page.locator(".share", has_text="石嘴山市工业和信息化局")
    number = share.locator("a.count").inner_text().split()[0]
    share.locator("a.count").click()
    becomes(page, TITLE, "责任清单")
    assert page.locator(".shown").inner_text().startswith(f"显示 {number} /")
    units = page.locator(".ledger tbody tr").first.locator("a.unit")
    assert {"石嘴山市科学技术局", "石嘴山市工业和信息化局"} <= {one.get_attribute("title") for one in units.all()}
    page.locator("a.task").first.click()
    page.locator(".excerpt a.unit", has_text="科技局").click()
    becomes(page, CHOSEN, "科技局")
    assert page.locator(".text a.unit", has_text="工信局").count() > 0


def test_which_plan_asks_more_of_research_intensity(show: Show, page_of_three: str) -> None:
    page = show(page_of_three)
    page.locator("#search").fill("yftrqd")
    page.locator("#found a", has_text="研发投入强度").first.click()
    becomes(page, TITLE, "研发投入强度")
    rows = [row.inner_text().split() for row in page.locator(".demands tbody tr").all()]
    assert rows == [
        ["石嘴山市推进创新驱动战略实施方案", "≥", "2%", "2020"],
        ["贺兰县创新型县建设实施方案", "1.45%", "2025"],
        ["石嘴山市科技创新发展“十四五”规划", "2.13%", "2020", "全区前列", "2025"],
    ]
    page.locator(".demands a.fact").first.click()
    becomes(page, f"{CHOSEN}.includes('2%')", True)
