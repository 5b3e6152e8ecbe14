"""HTML files as canonical text."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.copies import once, without
from pipeline.ingest.html_blocks import walk
from pipeline.ingest.html_marks import Marked
from pipeline.ingest.joins import rejoin
from pipeline.ingest.known_titles import whole_titles
from pipeline.ingest.lines import Block, Grid, Line
from pipeline.ingest.text_tables import heads, tables


def html_blocks(raw: str) -> tuple[list[Block], int, int]:
    """The blocks of a page with the half-open range of those that are its text; a body stored twice is read once."""
    blocks, first, last = walk(Marked(raw))
    blocks = [replace(block, heads=heads(block.rows)) if isinstance(block, Grid) else block for block in blocks]
    body = once(blocks[first:last])
    before, after = without(blocks[:first], body), without(blocks[last:], body)
    body = whole_titles(rejoin(_with_stacked(body)), blocks)
    return [*before, *body, *after], len(before), len(before) + len(body)


def _with_stacked(blocks: Sequence[Block]) -> list[Block]:
    """Tables whose cells stand one to a paragraph as grids."""
    found: list[Block] = []
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
            continue
        found += [*tables(lines), block]
        lines = []
    return [*found, *tables(lines)]
