"""Folded text: what patterns are matched on, with a map back to the canonical text.

Folding makes full-width letters, digits and punctuation half-width, the dashes and waves one `-`, and drops
white space (line feeds and tabs stay), so that `到 ２０２５ 年，` reads `到2025年,`. Every folded character knows the
canonical offset that it came from; NFKC is not used because it changes lengths and more than is wanted.
"""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = str.maketrans("—–−‐‑～〜∼﹣─∶﹪﹕﹝﹞﹙﹚", "----------:%:〔〕()")
FOLD: dict[int, int | str | None] = {**_ALIKE, **_WIDE, ord("～"): "-"}
_KEEP = re.compile(r"[^\s\u200b\ufeff]+|[\n\t]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` to match on; `index[i]` is the canonical offset of its i-th character (one more entry ends it)."""

    text: str
    index: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The canonical half-open span of folded `[start, end)`."""
        if start >= end:
            return self.index[start], self.index[start]
        return self.index[start], self.index[end - 1] + 1

    def at(self, offset: int) -> int:
        """The first folded position at or after a canonical offset."""
        return bisect_left(self.index, offset, 0, len(self.index) - 1)


def fold(text: str) -> Folded:
    """Fold a canonical text."""
    wide = text.translate(FOLD)
    index = array("l")
    parts = []
    for match in _KEEP.finditer(wide):
        parts.append(match.group())
        index.extend(range(match.start(), match.end()))
    index.append(len(text))
    return Folded("".join(parts), index)


def squeeze(text: str) -> str:
    """The words of a fact as a reader writes them: without the white space that layout put in."""
    return re.sub(r"(?<![A-Za-z])[\s\u200b]+|[\s\u200b]+(?![A-Za-z])", "", text)
