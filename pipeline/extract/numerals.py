"""Numbers as plans write them: Arabic with separators, Chinese numerals, fractions."""

import re
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
CHINESE = "[零〇一二两三四五六七八九十百千]+"
_ARABIC = re.compile(r"\d+(?:\.\d+)?")
_FRACTION = re.compile(rf"(?:({CHINESE})个?分之|百分之)({CHINESE}|\d+(?:\.\d+)?)")


def number(text: str) -> Decimal:
    """The value of an Arabic or Chinese numeral: `1,200` → 1200, `二十五` → 25, `一点二` → 1.2, `半` → 0.5.

    Raises ValueError for anything else.
    """
    plain = text.replace(",", "")
    if _ARABIC.fullmatch(plain):
        return Decimal(plain)
    if text in ("半", "一半"):
        return Decimal("0.5")
    if "点" in text:
        whole, _, digits = text.partition("点")
        return Decimal(f"{_chinese(whole)}.{''.join(str(DIGITS[one]) for one in digits)}")
    return Decimal(_chinese(text))


def plan_years(name: str) -> tuple[int, int]:
    """The first and the last year of a five-year plan by its number: 十四 is 2021 to 2025."""
    first = 1951 + 5 * int(number(name))
    return first, first + 4


def fraction(text: str) -> Decimal | None:
    """A share in words as percent: `三分之一` → 33.33, `百分之三十` → 30, `一半` → 50; None for other words."""
    if text in ("一半", "过半", "半数", "减半"):
        return Decimal(50)
    if "/" in text:
        share, whole = map(Decimal, text.split("/"))
        return (share / whole * 100).quantize(Decimal("0.01"))
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    whole = number(match[1]) if match[1] else Decimal(100)
    share = number(match[2]) / whole * 100
    return share.quantize(Decimal("0.01")).normalize() if share % 1 else share.quantize(Decimal(1))


def _chinese(text: str) -> int:
    if not text or any(c not in DIGITS and c not in _PLACES and c not in _SCALES for c in text):
        raise ValueError(f"not a number: {text!r}")
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _PLACES:
            section += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            total += (section + digit or 1) * _SCALES[char]
            section = digit = 0
    return total + section + digit
