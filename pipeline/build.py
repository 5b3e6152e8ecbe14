"""The whole run: files in, the output folder replaced.

Only this module and the command line know both the stages and the views.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import graph
from graph.formats import write_graph
from graph.views.compare import compare_page
from graph.views.explorer import explorer_page
from graph.views.network import network_page
from graph.views.tables import write_tables, write_texts
from pipeline import rules
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.inputs import Input, collect, exists
from pipeline.manifest import manifest
from pipeline.publish import publishing
from pipeline.reading import read_inputs
from pipeline.records import Corpus


class WrongArguments(Exception):
    """Paths that no build can be made from, or into; nothing was read or written."""


class NotWritten(Exception):
    """An output folder that cannot be written; what was there is there still."""


def inputs(paths: Iterable[Path], out: Path) -> tuple[Input, ...]:
    """The files to read. Raises WrongArguments when there are none, or when they lie in the folder to be replaced."""
    given = tuple(paths)
    if not any(map(exists, given)):
        raise WrongArguments(f"no such file or folder: {', '.join(map(str, given))}")
    found = collect(given, leave_out=out)
    if not found:
        raise WrongArguments(f"no files in {', '.join(map(str, given))}")
    _check_out(out, found)
    return found


def _check_out(out: Path, found: Iterable[Input]) -> None:
    place = out.resolve()
    if out.exists() and not out.is_dir():
        raise WrongArguments(f"{out} is a file, not a folder to write to")
    if Path.cwd().is_relative_to(place):
        raise WrongArguments(f"{out} is the folder that you work in; outputs need a folder of their own")
    for source in found:
        if exists(source.path) and source.path.resolve().is_relative_to(place):
            raise WrongArguments(f"{source.path} lies in {out}, which the build replaces")


def build(
    sources: tuple[Input, ...],
    out: Path,
    *,
    pages: bool = True,
    done: Callable[[Input], None] = lambda source: None,
    limits: Limits = LIMITS,
) -> Corpus:
    """Read the files and replace `out`: tables, texts, manifest, and with `pages` also graph files and pages.

    Raises RuleError for broken rules and NotWritten for an output folder that cannot be written; `out` is then the
    old one. A file that cannot be read, or that goes past its limits, is a row of `errors` and in `Corpus.failures`.
    """
    rules.load_all()
    corpus = read_inputs(sources, done, limits)
    try:
        with publishing(out) as folder:
            _write(corpus, sources, folder, pages)
    except OSError as error:
        raise NotWritten(f"cannot write {out}: {error.strerror or error}") from error
    return corpus


def _write(corpus: Corpus, sources: Iterable[Input], folder: Path, pages: bool) -> None:
    write_tables(corpus, folder / "tables")
    write_texts(corpus, folder / "text")
    if pages:
        _write_pages(corpus, folder)
    (folder / "manifest.json").write_text(manifest(sources, corpus, folder), encoding="utf-8", newline="\n")


def _write_pages(corpus: Corpus, folder: Path) -> None:
    network = graph.build(corpus)
    write_graph(network, folder / "graph")
    pages = {
        "graph.html": network_page(network),
        "explorer.html": explorer_page(corpus, network),
        "compare.html": compare_page(corpus),
    }
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
