"""Finding words as people type them: full-width or half-width, any case, whatever white space layout put between."""

import re
import unicodedata
from collections.abc import Iterator

_STOPS = re.compile(r"[。；;！？\n]")
_AROUND = 60


def key(text: str) -> str:
    """A text as it is compared: half-width, lower case, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """The spans of `words` in a canonical text."""
    letters = [_letter(letter) for letter in words if not letter.isspace()]
    if letters:
        yield from (match.span() for match in re.finditer(r"\s*".join(letters), text, re.IGNORECASE))


def _letter(letter: str) -> str:
    """A letter in either width; a sign that stands for several (㎡) is only itself."""
    usual = unicodedata.normalize("NFKC", letter)
    alike = {letter, usual} if len(usual) == 1 else {letter}
    alike |= {chr(ord(one) + 0xFEE0) for one in tuple(alike) if "!" <= one <= "~"}
    return "(?:" + "|".join(re.escape(one) for one in sorted(alike)) + ")"


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around a span, cut where it is long."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = [match.end() for match in _STOPS.finditer(text, low, start)]
    after = _STOPS.search(text, end, high)
    first, last = before[-1] if before else low, after.start() if after else high
    return start - len(text[first:start].lstrip()), end + len(text[end:last].rstrip())
