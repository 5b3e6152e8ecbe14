"""Tables of a PDF page that are set with white space alone."""

from collections.abc import Sequence

from pipeline.ingest.pdf_lines import Placed


def open_tables(lines: Sequence[Placed]) -> list[Placed]:
    return list(lines)
