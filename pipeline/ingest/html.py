"""HTML files as canonical text."""

from dataclasses import replace

from pipeline.ingest.copies import once, without
from pipeline.ingest.html_blocks import walk
from pipeline.ingest.html_marks import Marked
from pipeline.ingest.joins import rejoin
from pipeline.ingest.known_titles import whole_titles
from pipeline.ingest.lines import Block, Grid
from pipeline.ingest.text_tables import heads, with_tables

_BREAKS = {0x0B: " ", 0x0C: " "}  # no marks of HTML, and not allowed in the files that are written


def html_blocks(raw: str) -> tuple[list[Block], int, int]:
    """The blocks of a page with the half-open range of those that are its text; a body stored twice is read once."""
    blocks, first, last = walk(Marked(raw.translate(_BREAKS)))
    blocks = [replace(block, heads=heads(block.rows)) if isinstance(block, Grid) else block for block in blocks]
    body = once(blocks[first:last])
    before, after = without(blocks[:first], body), without(blocks[last:], body)
    body = whole_titles(rejoin(with_tables(body)), blocks)
    return [*before, *body, *after], len(before), len(before) + len(body)
