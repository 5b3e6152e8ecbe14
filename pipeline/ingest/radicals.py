"""Radicals and compatibility ideographs, as PDF fonts leave them in copied text, to ordinary Han; one for one."""

import unicodedata
from functools import cache
from importlib import resources

_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBILITY = range(0xF900, 0xFB00)


@cache
def table() -> dict[int, str]:
    """The translation table: Kangxi radicals, radicals supplement, compatibility ideographs; `⼈` reads `人`."""
    found = {}
    for code in (*_KANGXI, *_COMPATIBILITY):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code) and len(plain) == 1:
            found[code] = plain
    lexicon = (resources.files("pipeline.lexicon") / "radicals.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in lexicon.splitlines() if not line.startswith("#"))
    return found | {ord(radical): han for radical, han in pairs}


def plain(text: str) -> str:
    """The text with ordinary Han characters; no length changes."""
    return text.translate(table())
