"""What shows plans beside each other: comparing tables, graph files and pages, into the folder of a build."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import graph
from graph.formats import write_graph
from graph.layout import positions
from graph.views.aggregate import Size, aggregate_page
from graph.views.compare import compare_page
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from graph.views.tables import write_whole
from graph.vocabulary import Graph
from pipeline.assembly import Assembly
from pipeline.cache import Cache
from pipeline.layouts import Layouts
from pipeline.records import Corpus
from pipeline.selection import chosen
from pipeline.wanted import Wanted

MOST_FACTS = 60_000
"""Facts of a corpus that can still be drawn and compared; some 300 plans. Beyond, a page would be no page to open."""
_LARGE = 10_000
"""Edges of a graph whose files take longer to write than another process to start; some ten plans."""


def write_views(assembly: Assembly, corpus: Corpus, folder: Path, wanted: Wanted) -> bool:
    """Write the tables that compare plans, and what is `wanted`.

    False for a corpus too large for them: of those tables only the headers are written then, and the explorer is the
    aggregate of `corpus`.
    """
    names = chosen(folder / "tables", wanted.where) if wanted.where else frozenset(assembly.figures)
    small = sum(assembly.figures[name].facts for name in names) <= MOST_FACTS
    if not small:
        whole = Corpus(())
    elif corpus.plans and not wanted.where:  # people's decisions took all plans already
        whole = corpus
    else:
        ours = tuple(one for one in corpus.corrections if not one.decision.doc or one.decision.doc in names)
        whole = replace(assembly.whole(names), corrections=ours)  # what became of each was told over all plans
    write_whole(whole, folder / "tables", "plans")
    if wanted.pages and small:
        _write_pages(whole, folder, assembly.kept)
    elif wanted.pages:
        figures = {name: one for name, one in assembly.figures.items() if name in names}
        sizes = {name: Size(one.clauses, one.targets, one.deadlines) for name, one in figures.items()}
        _write({"explorer.html": aggregate_page(corpus, sizes)}, folder)
    if wanted.parquet:
        from graph.views.parquet import write_parquet

        write_parquet(folder / "tables", folder / "parquet")
    return small


def _write_pages(corpus: Corpus, folder: Path, kept: Cache) -> None:
    """Write graph/…, graph.html, explorer.html and compare.html."""
    network = graph.build(corpus)
    layouts = Layouts(kept)
    with _files_of(network, folder / "graph"):
        places = positions(network, layouts)
        pages = {
            "graph.html": network_page(network, places),
            "explorer.html": explorer_page(corpus, network, places),
            "compare.html": compare_page(corpus),
        }
        _write(pages, folder)
    layouts.forget_others()


@contextmanager
def _files_of(network: Graph, folder: Path) -> Iterator[None]:
    """The files of a graph written while the body runs: those of a large one in another process."""
    if network.number_of_edges() < _LARGE:
        write_graph(network, folder)
        yield
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        writing = process.submit(write_graph, network, folder)
        yield
        try:
            writing.result()
        except BrokenProcessPool:  # memory, most often: of this process there is enough
            write_graph(network, folder)


def _write(pages: dict[str, str], folder: Path) -> None:
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
