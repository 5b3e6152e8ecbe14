"""What shows plans beside each other: comparing tables, graph files and pages, into the folder of a build."""

from pathlib import Path

import graph
from graph.formats import write_graph
from graph.views.compare import compare_page
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from graph.views.tables import write_whole
from pipeline.assembly import Assembly
from pipeline.records import Corpus

MOST_FACTS = 60_000
"""Facts of a corpus that can still be drawn and compared; some 300 plans. Beyond, a page would be no page to open."""


def write_views(assembly: Assembly, folder: Path, pages: bool) -> bool:
    """Write the tables that compare plans, and with `pages` the rest.

    False for a corpus too large for them: of those tables only the headers are written then, and no page.
    """
    small = assembly.facts <= MOST_FACTS
    corpus = assembly.whole() if small else Corpus(())
    write_whole(corpus, folder / "tables", "plans")
    if small and pages:
        write_pages(corpus, folder)
    return small


def write_pages(corpus: Corpus, folder: Path) -> None:
    """Write graph/…, graph.html, explorer.html and compare.html."""
    network = graph.build(corpus)
    write_graph(network, folder / "graph")
    made = {
        "graph.html": network_page(network),
        "explorer.html": explorer_page(corpus, network),
        "compare.html": compare_page(corpus),
    }
    for name, page in made.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
