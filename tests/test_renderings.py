"""The same plan in another file gives the same facts: the three plans of the corpus as seven kinds of files."""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from renderings import Missing, Part, chromium_pdfs, html, libreoffice_pdfs, one_line, parts, word

import pipeline
from graph.views.tables import write_tables
from pipeline.evaluate import evaluate
from pipeline.ingest import read
from pipeline.records import Corpus, Plan

PLANS = Path(__file__).parents[1] / "corpus"
GOLD = Path(__file__).parent / "gold" / "plans"
HEAD = "自治区政策文件汇编"
ALLOWED = {"targets": 0.03, "responsibilities": 0.01}
Plans = Mapping[str, list[Part]]


def _each(plans: Plans, rendered: Callable[[list[Part]], str | bytes]) -> dict[str, bytes]:
    contents = {name: rendered(plan) for name, plan in plans.items()}
    return {name: one.encode() if isinstance(one, str) else one for name, one in contents.items()}


KINDS: dict[str, tuple[str, Callable[[Plans], dict[str, bytes]]]] = {
    "html": (".html", lambda plans: _each(plans, html)),
    "one line": (".txt", lambda plans: _each(plans, one_line)),
    "word": (".docx", lambda plans: _each(plans, lambda plan: word(plan, HEAD))),
    "chromium, ruled table": (".pdf", lambda plans: chromium_pdfs(_pages(plans, "ruled"), HEAD)),
    "chromium, open table": (".pdf", lambda plans: chromium_pdfs(_pages(plans, "open"), HEAD)),
    "libreoffice": (".pdf", lambda plans: libreoffice_pdfs(_each(plans, lambda plan: word(plan, HEAD)))),
    "libreoffice, repeated head": (
        ".pdf",
        lambda plans: libreoffice_pdfs(_each(plans, lambda plan: word(plan, HEAD, repeat=True))),
    ),
}
PRINTED = [kind for kind, (suffix, _) in KINDS.items() if suffix == ".pdf"]


def _pages(plans: Plans, style: str) -> dict[str, str]:
    return {name: html(plan, "open" if style == "open" else "ruled") for name, plan in plans.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder that holds the plans as files of a kind; made once."""
    plans = {path.stem: parts(read(path)) for path in sorted(PLANS.glob("*.txt"))}

    @cache
    def made(kind: str) -> Path:
        suffix, render = KINDS[kind]
        place = tmp_path_factory.mktemp("rendered")
        try:
            for name, content in render(plans).items():
                (place / f"{name}{suffix}").write_bytes(content)
        except Missing as missing:
            reason = f"{missing}: this rendering cannot be made"
            pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
        return place

    return made


@pytest.fixture(scope="module")
def corpus(folder: Callable[[str], Path]) -> Callable[[str], Corpus]:
    return cache(lambda kind: pipeline.read_plans([PLANS if kind == "clean" else folder(kind)]))


@pytest.fixture(scope="module")
def figure(corpus: Callable[[str], Corpus], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], float]:
    """Full F1 of a kind of fact, read from a kind of files."""

    @cache
    def scores(kind: str) -> dict[str, float]:
        tables = tmp_path_factory.mktemp("tables")
        write_tables(corpus(kind), tables)
        found = evaluate(tables, GOLD)
        return {fact: found[fact].figures["full_f1"] or 0.0 for fact in ALLOWED}

    return lambda kind, fact: scores(kind)[fact]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fact", ALLOWED)
def test_facts_are_those_of_the_clean_text(figure: Callable[[str, str], float], kind: str, fact: str) -> None:
    assert figure(kind, fact) >= figure("clean", fact) - ALLOWED[fact]


@pytest.mark.parametrize("kind", PRINTED)
def test_heads_feet_and_page_numbers_are_no_text(corpus: Callable[[str], Corpus], kind: str) -> None:
    for plan in corpus(kind).plans:
        assert HEAD not in plan.document.text
        assert not re.search(r"example\.gov\.cn|\n(?:— )?\d{1,2}(?: —|/\d\d)?\n", plan.document.text)


@pytest.mark.parametrize("kind", PRINTED)
def test_a_table_that_crosses_pages_is_one_table(corpus: Callable[[str], Corpus], kind: str) -> None:
    clean = {
        plan.name: [_cells(plan, table) for table in range(len(plan.document.tables))] for plan in corpus("clean").plans
    }
    for plan in corpus(kind).plans:
        assert [_cells(plan, table) for table in range(len(plan.document.tables))] == clean[plan.name]
        for table in plan.document.tables:
            pages = [plan.document.page_at(cell.start) for row in table.rows for cell in row]
            assert len(set(pages)) > 1, "the rendering must set the table over a page end"


def _cells(plan: Plan, table: int) -> list[list[str]]:
    text = plan.document.text
    return [
        [re.sub(r"\s", "", text[cell.start : cell.end]) for cell in row] for row in plan.document.tables[table].rows
    ]


@pytest.mark.parametrize("kind", PRINTED)
def test_every_character_stands_where_its_run_says(
    corpus: Callable[[str], Corpus], folder: Callable[[str], Path], kind: str
) -> None:
    for plan in corpus(kind).plans:
        with pypdfium2.PdfDocument(folder(kind) / f"{plan.name}.pdf") as file:
            pages = [page.get_textpage().get_text_range() for page in file]
        for run in plan.document.runs:
            held = pages[run.page - 1][run.source : run.source + run.length]
            assert _plain(held) == _plain(plan.document.text[run.start : run.start + run.length])


def _plain(text: str) -> str:
    from pipeline.ingest.radicals import plain

    return re.sub(r"[\s\ufffe\u00ad-]", "", plain(text))
