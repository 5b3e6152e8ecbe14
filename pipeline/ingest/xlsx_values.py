"""The value of a cell of a workbook as the text that the sheet shows."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_SKIPPED = re.compile(r"\[[^\]]*\]|[_*].")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0?](?:[#0?,]*(?:\.[#0?]*)?))|(?P<other>.)', re.S
)
_GENERAL_DIGITS = 11  # what a cell of format General shows at most


def shown(value: Any, form: str) -> str:
    """A value in a number format (ECMA-376 part 1, 18.8.31). Thousands are not parted; an error shows nothing."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, (datetime, date)):
        return _date(value, form)
    if isinstance(value, (int, float)):
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
    section = _SKIPPED.sub("", _section(form, number))
    tokens = list(_TOKEN.finditer(section))
    digits = next((token["digits"] for token in tokens if token["digits"]), "")
    percent = any(token["other"] == "%" for token in tokens)
    if number < 0 and "(" in section:
        number = -number
    text = _figure(number * 100 if percent else number, digits)
    if not digits:
        return text
    parts = [text if token["digits"] == digits else _literal(token) for token in tokens if not _extra(token, digits)]
    return "".join(parts).strip()


def _section(form: str, number: Decimal) -> str:
    """The part of a format that holds for a number: positive; negative; zero."""
    sections = [match.group() for match in _SECTION.finditer(form) if match.group()]
    at = 2 if number == 0 and len(sections) > 2 else 1 if number < 0 and len(sections) > 1 else 0
    return sections[at] if sections else ""


def _extra(token: re.Match[str], digits: str) -> bool:
    return bool(token["digits"]) and token["digits"] != digits


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or (token["other"] or "")


def _figure(number: Decimal, digits: str) -> str:
    """The digits of a number: as many decimals as the format has places for, all that count for General."""
    if not digits:
        number = Decimal(f"{number:.{_GENERAL_DIGITS - 1}g}")
        return f"{number.normalize():f}" if number else "0"
    whole, _, places = digits.partition(".")
    text = f"{number:.{len(places)}f}"
    optional = len(places) - len(places.rstrip("#"))
    if optional:
        kept = text.rstrip("0")
        text = text[: max(len(kept), len(text) - optional)].rstrip(".")
    return text
