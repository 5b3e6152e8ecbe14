"""Decimal labels (1.1, 1.1.1) at the start of lines, where they number on."""

import re
from collections.abc import Iterator

from pipeline.outline.candidates import Label
from pipeline.outline.families import Family

_LABEL = re.compile(r"(?:^|(?<=\n))(?P<above>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<number>\d{1,2})(?![\d.%])[、.]?(?=\D)")
_FAMILIES: dict[int, Family] = {1: "decimal", 2: "decimal2", 3: "decimal3"}
_FEWEST = 3


def decimals(text: str, start: int, end: int, contents: tuple[int, int]) -> Iterator[Label]:
    """The decimal labels of folded `[start, end)` outside the list of contents, if several number on.

    Each follows the last of its parent or is its first. A number that opens a line by chance (3.5亿元) follows none.
    """
    last: dict[str, int] = {}
    found = []
    for match in _LABEL.finditer(text, start, end):
        number, above = int(match["number"]), match["above"]
        listed = contents[0] <= match.start() < contents[1]
        if listed or number not in (1, last.get(above, 0) + 1):
            continue
        last[above] = number
        name = f"{above}.{number}"
        found.append(Label(_FAMILIES[name.count(".")], name, number, match.start(), match.end(), "line"))
    if len(found) >= _FEWEST:
        yield from found
