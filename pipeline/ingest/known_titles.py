"""A title that a page breaks over lines is one paragraph where the page names it elsewhere in one piece, or where
its first line says who writes about what (某市人民政府关于落实…) and only the next says what it is (…的意见)."""

import re
from collections.abc import Sequence

from pipeline.ingest.lines import Block, Line
from pipeline.ingest.words import title

_NAMED = re.compile(r"《([^《》\n]{6,80}(?:《[^《》]{2,60}》)?[^《》\n]{0,40})》")
_OPENS = re.compile(r"(?!.*(?:印发|转发|下发|发布|公布|根据|按照))[^。；;,，:：《》\d]{2,40}关于[^。；;,，:：]{2,60}")
_SPACE = re.compile(r"\s+")
_HEAD, _MOST = 60, 4


def whole_titles(blocks: Sequence[Block], page: Sequence[Block] = ()) -> list[Block]:
    """The blocks with every broken title joined that a 《…》 or a line of the page spells out."""
    names = {
        name for block in (*blocks[:_HEAD], *page[:_HEAD]) if isinstance(block, Line) for name in _names(block.text)
    }
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        count = _parts(blocks, at, names) if at < _HEAD else 1
        block = blocks[at]
        for part in blocks[at + 1 : at + count]:
            if isinstance(block, Line) and isinstance(part, Line):
                block = block.plus(part)
        found.append(block)
        at += count
    return found


def _parts(blocks: Sequence[Block], start: int, names: set[str]) -> int:
    """Of how many blocks from `start` a known title is made; 1 when of none."""
    text = ""
    for count, block in enumerate(blocks[start : start + _MOST], 1):
        if not isinstance(block, Line) or len(text) > 100:
            return 1
        opens = count == 2 and _OPENS.fullmatch(text) and not title().fullmatch(text)
        text += _SPACE.sub("", block.text)
        if count > 1 and (text in names or (opens and title().fullmatch(text))):
            return count
    return 1


def _names(text: str) -> list[str]:
    """What a line names: the titles in 《》, and itself or what stands behind its colon."""
    found = _NAMED.findall(text)
    if 10 <= len(text) <= 120:
        found += [text, re.split(r"[:：]", text, maxsplit=1)[-1]]
    return [_SPACE.sub("", name) for name in found]
