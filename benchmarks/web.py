"""Web pages read by zerentu beside trafilatura, in one process and one run.

Prints characters of HTML a second for both and the ratio (time of zerentu / time of trafilatura; below 1.0 zerentu is
faster). zerentu gives paragraphs with the place of every character, and tables with their merged cells; trafilatura
gives text. The pages are the plans of `corpus/` as HTML, as large as those of government sites.

    python -m benchmarks.web
"""

import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time

import trafilatura

from pipeline.ingest import read

ROUNDS = 5


def pages() -> list[str]:
    """The plans of `corpus/` as web pages."""
    sys.path.insert(0, "tests")
    from renderings import html, parts

    found = [html(parts(read(path))) for path in sorted(Path("corpus").glob("*.txt"))]
    if not found:
        raise FileNotFoundError("corpus/ holds no plan: run this from the root of the project")
    return found


def ours(files: list[Path]) -> float:
    """Seconds from files to paragraphs and tables."""
    start = process_time()
    for file in files:
        read(file)
    return process_time() - start


def theirs(files: list[Path]) -> float:
    """Seconds of trafilatura over the same files."""
    start = process_time()
    for file in files:
        trafilatura.extract(file.read_text(encoding="utf-8"), include_tables=True)
    return process_time() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, page in enumerate(pages()):
            files.append(Path(folder, f"{number}.html"))
            files[-1].write_text(page, encoding="utf-8")
        total = sum(len(file.read_text(encoding="utf-8")) for file in files)
        ours(files), theirs(files)
        rounds = [(ours(files), theirs(files)) for _ in range(ROUNDS)]
    print(f"{total:,} characters of HTML in {len(files)} pages, trafilatura {version('trafilatura')}")
    mine, others = (median(times) for times in zip(*rounds, strict=True))
    print(f"zerentu {total / mine:>11,.0f} chars/s   trafilatura {total / others:>11,.0f} chars/s")
    print(f"median ratio {median(a / b for a, b in rounds):.2f} (below 1.0: faster)")


if __name__ == "__main__":
    main()
