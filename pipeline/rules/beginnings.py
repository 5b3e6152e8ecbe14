"""Which characters what a regular expression finds can begin with, and which it can take: so it is not tried at others.

They are read off the tree that Python's own parser makes of it, which the engine compiles: there is no other parser
of this syntax. It is a private module of `re` (before Python 3.11 `sre_parse`).
"""

import re
import string
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_NOTHING = (codes.ASSERT, codes.ASSERT_NOT, codes.AT)  # what takes no character
_MOST = 200
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


@cache
def beginnings(pattern: str) -> frozenset[str]:
    """Every character that may come first; digits are those of ASCII alone.

    Raises ValueError for a pattern that finds empty text, or begins with a class that its own characters do not name
    (`.`, `[^…]`, `\\w`).
    """
    found, empty = _first(parser.parse(pattern))
    if empty:
        raise ValueError(f"finds empty text: {pattern}")
    return frozenset(found)


def guarded(pattern: str) -> str:
    """The same pattern behind a look at its first character: at most places of a text that ends the trial at once.

    It comes back as it is where too many characters may come first.
    """
    try:
        first = beginnings(pattern)
    except ValueError:
        return pattern
    return behind_a_look(sorted(first), pattern) if len(first) <= _MOST else pattern


def behind_a_look(first: Iterable[str], pattern: str) -> str:
    """A pattern behind a look at the characters that it begins with."""
    return f"(?=[{''.join(map(re.escape, first))}])(?:{pattern})"


def taken(pattern: str) -> frozenset[str]:
    """Every character that a pattern names for what it takes, not for what it only looks at; of a range its ends."""
    return frozenset(_taken(parser.parse(pattern)))


def _taken(parts: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for code, value in parts:
        if code in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(value)
        elif code is codes.IN:
            yield from _taken(value)
        elif code is codes.RANGE:
            yield from map(chr, value)
        elif code is codes.BRANCH:
            yield from (character for one in value[1] for character in _taken(one))
        elif code in (codes.SUBPATTERN, *_REPEATS):
            yield from _taken(value[-1])
        elif code is codes.ATOMIC_GROUP:
            yield from _taken(value)


def _first(parts: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """What a sequence may begin with, and whether it may be empty."""
    found: set[str] = set()
    for code, value in parts:
        some, empty = (set(), True) if code in _NOTHING else _begun(code, value)
        found |= some
        if not empty:
            return found, False
    return found, True


def _begun(code: Any, value: Any) -> tuple[set[str], bool]:
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return {character for one in value for character in _class(*one)}, False
    if code is codes.SUBPATTERN:
        return _first(value[-1])
    if code is codes.ATOMIC_GROUP:
        return _first(value)
    if code is codes.BRANCH:
        some = [_first(one) for one in value[1]]
        return set().union(*(characters for characters, _ in some)), any(empty for _, empty in some)
    if code in _REPEATS:
        characters, empty = _first(value[2])
        return characters, empty or value[0] == 0
    raise ValueError(f"may begin with any character ({code})")


def _class(code: Any, value: Any) -> Iterable[str]:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return map(chr, range(value[0], value[1] + 1))
    if value is codes.CATEGORY_DIGIT:
        return string.digits
    raise ValueError(f"may begin with any character ({code} {value})")
