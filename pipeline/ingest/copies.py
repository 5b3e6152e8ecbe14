"""A body that a page stores twice (for print, for phones) is read once."""

from collections.abc import Sequence

from pipeline.ingest.lines import Block, Line

_LONG, _SHARE = 40, 0.4


def once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the second copy, where a large part of the long paragraphs stands twice."""
    texts = [block.text if isinstance(block, Line) else "" for block in blocks]
    first = {text: at for at, text in reversed(list(enumerate(texts))) if text}
    again = [bool(text) and first[text] < at for at, text in enumerate(texts)]
    repeats = [at for at, text in enumerate(texts) if again[at] and len(text) >= _LONG]
    long = sum(len(text) >= _LONG for text in first)
    if len(repeats) < 2 or len(repeats) < _SHARE * long:
        return list(blocks)
    start = repeats[0]
    while again[start - 1]:
        start -= 1
    return [block for at, block in enumerate(blocks) if at < start or not again[at]]


def without(blocks: Sequence[Block], body: Sequence[Block]) -> list[Block]:
    """What stands outside the body, without copies of its long paragraphs."""
    known = {block.text for block in body if isinstance(block, Line) and len(block.text) >= _LONG}
    return [block for block in blocks if not isinstance(block, Line) or block.text not in known]
