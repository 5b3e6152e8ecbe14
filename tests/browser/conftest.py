"""A browser without a network, and plans made by hand to look at in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graph import build
from graph.views.explorer import explorer_page
from pipeline.records import (
    About,
    Agency,
    Cell,
    Clause,
    Conflict,
    Corpus,
    Deadline,
    Document,
    Failure,
    Indicator,
    Owner,
    Plan,
    Region,
    Responsibility,
    Run,
    Table,
    Target,
    Unread,
)

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EVIL = '</script><script>alert(1)</script> "><img src=x onerror=alert(2)> \u2028 <!-- 𠮷'
RIVER = """清河县水利发展实施方案
一、主要目标
到2026年，新建灌区4处，节水面积达到12万亩以上。
1.修好水渠。到2025年底前，改造干渠30公里。（牵头单位：县水利局；责任单位：县财政局）
2.管好水库。每年除险加固水库5座，投入1200万元。（牵头单位：县财政局；配合单位：县水利局）
二、保障措施
到2026年，新建灌区6处。
年度\t2025\t2026
灌区（处）\t2\t
"""
HILL = f"""青山县林业规划{EVIL}
一、造林{EVIL}
到2027年，森林覆盖率达到61%。=2+3个样板{EVIL}
（责任单位：县林业局）
"""


class _Made:
    """A plan under construction: finds the characters of what is said to stand in it."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.count = name, text, 0

    def fact(self, clause: str, quote: str, after: str = "") -> dict[str, Any]:
        start = self.text.index(quote, self.text.index(after))
        self.count += 1
        found = {"id": f"{self.name}:{self.count}", "clause": clause, "quote": quote, "rule": "made.by.hand"}
        return found | {"start": start, "end": start + len(quote)}

    def clauses(self, *heads: tuple[str, str, str]) -> tuple[Clause, ...]:
        starts = [self.text.index(label) for _, label, _ in heads] + [len(self.text)]
        return tuple(
            Clause(path, path.count("/") + 1, title, start, start + len(label), end)
            for (path, label, title), start, end in zip(heads, starts, starts[1:], strict=False)
        )

    def table(self, first: str) -> Table:
        """The lines from `first` to the end of the text as a table."""
        start = at = self.text.index(first)
        rows = []
        for line in self.text[start:].splitlines(keepends=True):
            cells = []
            for words in line.rstrip("\n").split("\t"):
                cells.append(Cell(at, at + len(words)))
                at += len(words) + 1
            rows.append(tuple(cells))
        return Table(start, at, tuple(rows))

    def document(self, *tables: Table) -> Document:
        size = len(self.text)
        file = f"corpus/{self.name}.txt"
        return Document(self.name, file, "0" * 64, self.text, (Run(0, size, 0),), tables, body_end=size)


def _river() -> Plan:
    made = _Made("river", RIVER)
    clauses = made.clauses(
        ("一", "一、主要目标", "主要目标"),
        ("一/1", "1.修好水渠", "修好水渠"),
        ("一/2", "2.管好水库", "管好水库"),
        ("二", "二、保障措施", "保障措施"),
    )

    def target(clause: str, quote: str, name: str, op: str, value: str, unit: str, due: str, **more: Any) -> Target:
        found = {"indicator": name, "op": op, "value": Decimal(value), "unit": unit, "due": due}
        return Target(**made.fact(clause, quote), **found, **more)

    targets = (
        target("一", "新建灌区4处", "新建灌区", "=", "4", "处", "2026"),
        target("一", "节水面积达到12万亩以上", "节水面积", ">=", "12", "万亩", "2026"),
        target("一/1", "改造干渠30公里", "改造干渠", "=", "30", "公里", "2025"),
        target("一/2", "除险加固水库5座", "除险加固水库", "=", "5", "座", "", per="year"),
        target("二", "新建灌区6处", "新建灌区", "=", "6", "处", "2026"),
    )
    units = (
        Responsibility(**made.fact("一/1", "县水利局"), role="lead", unit="县水利局", region="清河县"),
        Responsibility(**made.fact("一/1", "县财政局"), role="responsible", unit="县财政局", region="清河县"),
        Responsibility(**made.fact("一/2", "县财政局", "2.管好"), role="lead", unit="县财政局", region="清河县"),
        Responsibility(**made.fact("一/2", "县水利局", "2.管好"), role="support", unit="县水利局", region="清河县"),
    )
    deadlines = (
        Deadline(**made.fact("一", "到2026年"), kind="by", ends="2026"),
        Deadline(**made.fact("一/1", "2025年底前"), kind="by", ends="2025"),
        Deadline(**made.fact("一/2", "每年"), kind="recurring", per="year"),
        Deadline(**made.fact("二", "到2026年", "二、"), kind="by", ends="2026"),
    )
    about = About(title="清河县水利发展实施方案", doc_number="清政发〔2024〕3号", region="清河县", issued="2024-03-01")
    unread = (Unread(**made.fact("一/2", "1200万元") | {"rule": ""}, context="投入1200万元"),)
    return Plan(made.document(made.table("年度")), about, clauses, targets, (), units, deadlines, (), unread)


def _hill() -> Plan:
    made = _Made("hill", HILL)
    clauses = made.clauses(("一", f"一、造林{EVIL}", f"造林{EVIL}"))
    fact = made.fact("一", "森林覆盖率达到61%")
    rate = Target(**fact, indicator=f"森林覆盖率{EVIL}", op="=", value=Decimal(61), unit="%", due="2027")
    count = Target(**made.fact("一", "=2+3个样板"), indicator="=2+3个样板", op="=", value=Decimal(5), unit="个")
    unit = Responsibility(**made.fact("一", "县林业局"), role="responsible", unit="县林业局", region="青山县")
    return Plan(
        made.document(), About(title=f"青山县林业规划{EVIL}", region="青山县"), clauses, (rate, count), (), (unit,)
    )


@pytest.fixture(scope="session")
def handmade() -> Corpus:
    """Two plans, three agencies, one contradiction, one unread number, one file that could not be read."""
    river, hill = _river(), _hill()
    ids = {"县水利局": "qinghe:水利局", "县财政局": "qinghe:财政局", "县林业局": "qingshan:林业局"}
    facts = [*river.responsibilities, *hill.responsibilities]
    targets = [*river.targets, *hill.targets]
    water, money = Owner("qinghe:水利局", "lead"), Owner("qinghe:财政局", "lead")
    names = list(dict.fromkeys(target.indicator for target in targets))
    return Corpus(
        plans=(river, hill),
        failures=(Failure("corpus/scan.pdf", f"no text {EVIL}"),),
        regions=(Region("qinghe", "清河县", "county"), Region("qingshan", "青山县", "county")),
        agencies=(
            Agency("qinghe:水利局", "清河县水利局", "qinghe", classes=("水利",), aliases=("县水利局",)),
            Agency("qinghe:财政局", "清河县财政局", "qinghe", classes=("财政",), aliases=("县财政局",)),
            Agency("qingshan:林业局", f"青山县林业局{EVIL}", "qingshan", classes=("林业",), aliases=("县林业局",)),
        ),
        indicators=tuple(Indicator(f"ind:{name}", name) for name in names),
        conflicts=(
            Conflict(*("river", "新建灌区", "2026"), Decimal(4), "一", targets[0].id, Decimal(6), "二", targets[4].id),
        ),
        agency_of={fact.id: ids[fact.unit] for fact in facts},
        indicator_of={target.id: f"ind:{target.indicator}" for target in targets},
        owners_of={targets[2].id: (water,), targets[3].id: (money,)},
        region_of={"river": "qinghe", "hill": "qingshan"},
    )


@pytest.fixture(scope="session")
def page_of_two(handmade: Corpus) -> str:
    return explorer_page(handmade, build(handmade))


@pytest.fixture(scope="session")
def page_of_three(corpus: Corpus) -> str:
    return explorer_page(corpus, build(corpus))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium. Where there is none, tests skip and say so; on a CI machine (CI=true) they fail."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        reason = "no chromium on PATH: browser tests cannot run"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page of HTML text from a file, offline; ends with no complaint, no dialog and no request."""
    troubles: list[str] = []
    context = browser.new_context(offline=True, accept_downloads=True)

    def open_page(html: str, place: str = "", width: int = 1280) -> Any:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8", newline="")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("console", lambda one: troubles.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: None if request.url.startswith(allowed) else troubles.append(request.url))
        allowed = (file.as_uri(), "blob:")
        page.goto(file.as_uri() + place)
        if page.locator("#main").count():  # the explorer unpacks its data first, and keys pressed before are lost
            page.locator("#main > div").first.wait_for(state="attached")
        return page

    yield open_page
    context.close()
    assert troubles == []
