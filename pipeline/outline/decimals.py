"""Decimal labels (1.1, 1.1.1) at the start of lines, where they number on."""

import re
from collections.abc import Iterator

from pipeline.outline.candidates import Label, leads_to_page
from pipeline.outline.families import Family

_LABEL = re.compile(r"(?P<above>\d(?<![^\n]\d)\d?(?:\.\d{1,2}){0,2})\.(?P<number>\d{1,2})(?![\d.%月])[、.]?(?=\D)")
_INSIDE = re.compile(
    r"(?P<above>\d(?<=[。;:”)\u4e00-\u9fff]\d)\d?(?:\.\d{1,2})?)\.(?P<number>\d{1,2})(?![\d.%月])(?=[\u4e00-\u9fff]{3})(?![亿万千百倍个公吨米平])"
)
_PARENT = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2})?)[.、]?[\u4e00-\u9fff]{2,20}$")
_FAMILIES: dict[int, Family] = {1: "decimal", 2: "decimal2", 3: "decimal3"}
_FEWEST = 3


def decimals(text: str, start: int, end: int, contents: tuple[int, int]) -> Iterator[Label]:
    """The decimal labels of folded `[start, end)` outside the list of contents, if several number on.

    Each follows the last of its parent or is its first. A number that opens a line by chance (3.5亿元) follows none.
    """
    last: dict[str, int] = {}
    found = []
    matches = (*_LABEL.finditer(text, start, end), *_inside(text, start, end))
    for match in sorted(matches, key=lambda one: one.start()):
        number, above = int(match["number"]), match["above"]
        listed = contents[0] <= match.start() < contents[1] or leads_to_page(text, match.end())
        if listed or number not in (1, last.get(above, 0) + 1):
            continue
        last[above] = number
        name = f"{above}.{number}"
        found.append(Label(_FAMILIES[name.count(".")], name, number, match.start(), match.end(), "line"))
    if len(found) >= _FEWEST:
        yield from found


def _inside(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Labels inside a line that holds many: the first right behind the heading above, the others behind a mark."""
    for match in _INSIDE.finditer(text, start, end):
        parent = _PARENT.search(text, max(start, match.start() - 24), match.start())
        first = match["number"] == "1"
        if (first and parent and parent[1] == match["above"]) or (not first and text[match.start() - 1] in "。;”)"):
            yield match
