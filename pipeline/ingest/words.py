"""The words of a page around a plan (lexicon/page.yaml) as compiled patterns."""

import re
from functools import cache
from typing import Any

from pipeline.rules import data

_LONGEST = 120
_BLANK = r"[\s\u200b]*"


def _page() -> Any:
    return data("lexicon", "page")


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def is_furniture(text: str) -> bool:
    """Whether a line is nothing but furniture of a page (扫一扫, 打印本页, 当前位置 …)."""
    return len(text) <= _LONGEST and _furniture().fullmatch(text) is not None


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"[\[【〖(（\s]*(?:{'|'.join(_page()['furniture'])})[\]】〗)）\s]*")


@cache
def apart() -> re.Pattern[str]:
    """A line that stands for itself within a text (各位代表, the words below a picture)."""
    return re.compile("|".join(_page()["apart"]))


@cache
def opening() -> re.Pattern[str]:
    """The mark after which a saved page holds its text."""
    return re.compile(_page()["opening"])


@cache
def page_number() -> re.Pattern[str]:
    """A page number that stands alone."""
    return re.compile(_page()["page_number"])


@cache
def note() -> re.Pattern[str]:
    """How a note below a table begins."""
    return re.compile(_page()["note"])


@cache
def field() -> re.Pattern[str]:
    """A label of the page header, white space allowed between its characters, and the colon if there is one."""
    words = "|".join(_BLANK.join(word) for word in sorted(_page()["fields"], key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:(?<=^)|(?<=[\s【\[(（|]))(?P<field>{words})(?P<colon>{_BLANK}[:：]|(?=[\s】\]]|$))")


@cache
def column() -> re.Pattern[str]:
    """One word that heads a column, a year with or without what its figures are, a unit in brackets behind it."""
    return re.compile(
        rf"\s*(?P<name>(?:{_any(_page()['columns'])}|{_page()['column_year']})(?:[(（\[〔【][^()（）\[\]〔〕【】]{{1,6}}[)）\]〕】])?)\s*"
    )


@cache
def task_column() -> re.Pattern[str]:
    """A word that heads a column of a task table."""
    return re.compile(rf"(?:{_any(_page()['task_columns'])}|{charged_column().pattern})")


@cache
def charged_column() -> re.Pattern[str]:
    """A word that heads a column of units in a task table."""
    return re.compile(_page()["charged_column"])


@cache
def containers() -> frozenset[str]:
    """Ids and classes of the HTML containers that hold the text of a page."""
    return frozenset(_page()["containers"])


@cache
def dropped() -> frozenset[str]:
    """Words in ids and classes of what is no text of a page."""
    return frozenset(_page()["dropped"])


@cache
def title() -> re.Pattern[str]:
    """A line that reads as the title of a plan, brackets behind it included."""
    return re.compile(
        rf"(?!.*[。；;])(?:.{{2,90}}(?:{_any(_page()['titles'])}|[十\d]条)|.{{0,30}}政府工作报告)"
        r"(?:\s?[（(【\[][^）)】\]]{1,24}[）)】\]])*"
    )


@cache
def imprint() -> re.Pattern[str]:
    """A line of the imprint (版记) or a note of publication."""
    return re.compile("|".join(_page()["imprint"]))


@cache
def signature() -> re.Pattern[str]:
    """A line that names nothing but the bodies that sign."""
    return re.compile(rf"(?:[\u4e00-\u9fff（）()]{{2,36}}(?:{_any(_page()['bodies'])})\s*){{1,4}}")


@cache
def addressees() -> re.Pattern[str]:
    """A line that names those to whom the document goes (主送机关)."""
    return re.compile(rf"[^。；;]*(?:{_any(_page()['addressees'])})[)）]?[:：]?")
