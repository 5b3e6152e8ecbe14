"""What tables of every kind of file share: titles above them, and the boxes of cells as rows and columns."""

from collections.abc import Sequence

from pipeline.ingest.lines import Line

Row = tuple[Line, ...]


def titled(rows: Sequence[Row]) -> tuple[list[Line], list[Row]]:
    """First rows that are one cell over the whole width are titles above the table."""
    titles: list[Line] = []
    while len(rows) > 2 and len(rows[0]) > 1 and len({id(cell) for cell in rows[0]}) == 1:
        titles.append(rows[0][0])
        rows = rows[1:]
    return [title for title in titles if title.text], list(rows)
