import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.lines import Page
from pipeline.ingest.radicals import plain
from pipeline.ingest.read import text_page

CORPUS = sorted(Path("corpus").glob("*.txt"))
WORDS = [
    *(
        "一、总体要求",
        "（一）",
        "1. ",
        "责任单位：",
        "县发改局、",
        "到2025年，",
        "达到30%以上。",
        "序号",
        "指标",
        "2024年",
        "\t",
        "1\n",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "　　",
        "  ",
        "**",
        "# ",
        "<p>",
        "</p>",
        "- 2 -",
        "《",
        "》",
        "（",
        "⼈⺠",
        "2024年1月5日",
        "| a | b |\n",
        "扫一扫",
    ),
]


def check(raw: str, page: Page) -> None:
    """Every run quotes the file; runs are sorted and apart, and cover all but what was put in between."""
    at = 0
    for run in page.runs:
        assert run.start >= at
        assert set(page.text[at : run.start]) <= {"\n", "\t"}
        assert page.text[run.start : run.start + run.length] == plain(raw[run.source : run.source + run.length])
        at = run.start + run.length
    assert set(page.text[at:]) <= {"\n", "\t"}


@given(st.lists(st.sampled_from(WORDS) | st.text("县发改局，。 \n\t|<>*#12", max_size=6), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_the_map_back_holds_for_any_text(raw: str) -> None:
    page = text_page(raw)
    check(raw, page)
    for table in page.tables:
        assert all(0 <= cell.start <= cell.end <= len(page.text) for row in table.rows for cell in row)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_map_back_holds_for_the_three_plans(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    check(raw, text_page(raw))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_visible_character_of_the_three_plans_is_lost_or_moved(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    seen = [mark for mark in re.sub(r"\*\*|(?<=\n)- |</?\w+>", "", raw) if not mark.isspace()]
    assert [mark for mark in text_page(raw).text if not mark.isspace()] == seen
