"""Page numbers that stand bare between the lines of a text copied from a paged file: 1, 2, 3 … each a page apart."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.lines import Line

_FEWEST = 3
_PAGE = 150  # characters that a page holds at least
_PROSE = 12
_ENDS = ("。", "；", "）", ")")
_MOST = 0.7


def without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without bare page numbers; the blank lines around a number part the lines that it stood between."""
    numbers = _numbers(lines)
    found: list[Line] = []
    gap = 0
    for at, line in enumerate(lines):
        if at in numbers:
            gap += line.gap
            continue
        found.append(replace(line, gap=line.gap + gap) if gap else line)
        gap = 0
    return found


def _numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Where the page numbers stand: several that count on, a page of text before each, most between lines of prose."""
    bare = [at for at, line in enumerate(lines) if len(line.text) <= 3 and line.text.isdecimal()]
    if len(bare) < _FEWEST:
        return frozenset()
    sizes = [0]
    for line in lines:
        sizes.append(sizes[-1] + len(line.text))
    found: list[int] = []
    for at in bare:
        last = found[-1] if found else 0
        counts = int(lines[at].text) == int(lines[last].text) + 1 if found else int(lines[at].text) <= 2
        if counts and sizes[at] - sizes[last] >= _PAGE:
            found.append(at)
    prose = sum(_is_prose(lines[at - 1 : at]) and _is_prose(lines[at + 1 : at + 2]) for at in found)
    return frozenset(found) if len(found) >= _FEWEST and prose >= _MOST * (len(found) - 1) else frozenset()


def _is_prose(line: Sequence[Line]) -> bool:
    return bool(line) and (len(line[0].text) > _PROSE or line[0].text.endswith(_ENDS))
