"""When a predicted cell says the same as a gold cell: for people, not for bytes."""

import re
from decimal import Context, Decimal
from difflib import SequenceMatcher

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("—–", "--")
_MARKUP = re.compile(r"<[^>\n]{1,20}>|\*\*|#")
_OWN_PLACE = re.compile(r"^(?:全市|全县|全区|全省|全国|我市|我县|全社会|力争|确保|实现)+")
_SHARE = 0.6
_SIMILAR = 0.8


def normal(cell: str) -> str:
    """Without white space, markup and the difference of full and half width."""
    return re.sub(r"\s+", "", _MARKUP.sub("", cell).translate(_FOLD))


def number(cell: str) -> str:
    """A number in one spelling (`2.0` is `2`), all its digits kept, or the words of the cell."""
    cell = normal(cell)
    try:
        return str(Decimal(cell).normalize(Context(prec=max(len(cell), 1))))
    except ArithmeticError:
        return cell


def same(gold: str, predicted: str) -> bool:
    """The same text."""
    return normal(gold) == normal(predicted)


def same_title(gold: str, predicted: str) -> bool:
    """The same heading, a full stop at its end aside."""
    return normal(gold).rstrip(".。") == normal(predicted).rstrip(".。")


def alike(gold: str, predicted: str) -> bool:
    """The same thing named: equal but for a leading word of place, one within the other, or nearly so spelled."""
    one, other = (_OWN_PLACE.sub("", normal(cell)) for cell in (gold, predicted))
    if one == other or not one or not other:
        return one == other
    short, long = sorted((one, other), key=len)
    held = short in long and len(short) >= _SHARE * len(long)
    return held or SequenceMatcher(None, one, other).ratio() >= _SIMILAR


def accepted(gold: str, predicted: str) -> bool:
    """One of the gold's answers (`2020|` is 2020 or nothing); the last day or month of a year stands for the year."""
    predicted = predicted.strip()
    return any(predicted == answer or _ends(predicted, answer) for answer in map(str.strip, gold.split("|")))


def _ends(predicted: str, year: str) -> bool:
    return len(year) == 4 and predicted in (f"{year}-12-31", f"{year}-12")
