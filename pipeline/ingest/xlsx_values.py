"""The value of a cell of a workbook as the text that the sheet shows."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_SKIPPED = re.compile(r"\[[^\]]*\]|[_*].")
_GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<digits>General|@|[#0?][#0?,]*(?:\.[#0?]*)?)|(?P<other>.)', re.S
)
_SIGNIFICANT = 10  # digits of a fraction that a cell of format General shows


def shown(value: Any, form: str) -> str:
    """A value in a number format (ECMA-376 part 1, 18.8.31). Thousands are not parted; an error reads as nothing."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, date):
        return _date(value, form)
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), form)
    text = str(value)
    return "" if re.fullmatch(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)", text) else text


def _date(value: date, form: str) -> str:
    """A date as plans write it, as exactly as its format shows it: 2025年6月30日, 2025年6月 or 2025年."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]', "", form.lower())
    text = f"{value.year}年"
    if "m" in bare or "d" in bare:
        text += f"{value.month}月"
    return text + f"{value.day}日" if "d" in bare else text


def _number(number: Decimal, form: str) -> str:
    """A number in a format; the plain number for a format of several parts (fractions, powers of ten)."""
    section, amount = _section(form or _GENERAL, number)
    tokens = list(_TOKEN.finditer(_SKIPPED.sub("", section)))
    digits = [token["digits"] for token in tokens if token["digits"]]
    if len(digits) > 1:
        return _figure(number, _GENERAL)
    if any(token["other"] == "%" for token in tokens):
        amount *= 100
    return "".join(_figure(amount, token["digits"]) if token["digits"] else _literal(token) for token in tokens).strip()


def _section(form: str, number: Decimal) -> tuple[str, Decimal]:
    """The part of a format that holds for a number (positive; negative; zero), and the number that it shows."""
    sections = [match.group() for match in _SECTION.finditer(form) if match.group()]
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return (sections[1], -number) if number < 0 and len(sections) > 1 else (sections[0], number)


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["other"] or ""


def _figure(number: Decimal, digits: str) -> str:
    """The digits of a number: as many decimals as the format has places for, all that count for General."""
    if digits in (_GENERAL, "@"):
        if number != number.to_integral_value():
            number = Decimal(f"{number:.{_SIGNIFICANT}g}")
        return f"{number.normalize():f}" if number else "0"
    places = digits.partition(".")[2]
    text = f"{number:.{len(places)}f}"
    optional = len(places) - len(places.rstrip("#"))
    if optional:
        kept = text.rstrip("0")
        text = text[: max(len(kept), len(text) - optional)].rstrip(".")
    return text
