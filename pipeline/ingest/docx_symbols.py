"""Characters of symbol fonts (Symbol, Wingdings) as the ordinary characters that they look like."""

import re
from functools import cache

from pipeline.rules import data

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_BULLET = "•"


@cache
def _signs() -> dict[str, dict[int, str]]:
    fonts = data("lexicon", "symbol_fonts")
    return {font: {0xF000 + int(code, 16): sign for code, sign in signs.items()} for font, signs in fonts.items()}


def shown(text: str, font: str) -> str:
    """A text with the characters of the private area as they look in a font; no length changes."""
    return _PRIVATE.sub(lambda match: _sign(ord(match.group()), font), text)


def symbol(code: str, font: str) -> str:
    """The character of a `w:sym` element: a hexadecimal code and a font; empty for no code."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number < 0x100 and font in _signs():
        number += 0xF000
    return shown(chr(number), font) if 0x20 <= number <= 0xFFFF and not 0xD800 <= number < 0xE000 else ""


def _sign(code: int, font: str) -> str:
    return _signs().get(font, {}).get(code) or _signs()["any"].get(code, _BULLET)
