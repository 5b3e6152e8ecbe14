"""Automatic numbering (自动编号) of a Word file as the labels that Word shows: ECMA-376 part 1, 17.9."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from pipeline.ingest.docx_labels import numeral
from pipeline.ingest.docx_styles import VAL, Styles, number, value
from pipeline.ingest.docx_symbols import shown

_ABSTRACT, _ABSTRACT_ID, _NUM, _NUM_ID = qn("w:abstractNum"), qn("w:abstractNumId"), qn("w:num"), qn("w:numId")
_LVL, _ILVL, _OVERRIDE, _START_OVERRIDE = qn("w:lvl"), qn("w:ilvl"), qn("w:lvlOverride"), qn("w:startOverride")
_START, _FORMAT, _TEXT, _SUFFIX = qn("w:start"), qn("w:numFmt"), qn("w:lvlText"), qn("w:suff")
_RESTART, _LEGAL, _P_STYLE, _STYLE_LINK = qn("w:lvlRestart"), qn("w:isLgl"), qn("w:pStyle"), qn("w:numStyleLink")
_FONTS = f"{qn('w:rPr')}/{qn('w:rFonts')}"
_PLACE = re.compile(r"%([1-9])")
_OPEN_ENDED = re.compile(r"[\w%]$")
_LEVELS = 9
_DEPTHS = tuple(map(str, range(_LEVELS)))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, number format, text with places (`%1、`), and what restarts it.

    `restart` is the level (from 1) from which on a higher item begins the count anew; 0 when nothing does.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: bool = True
    restart: int = _LEVELS
    legal: bool = False
    style: str = ""
    font: str = ""


class Numbering:
    """Counts the numbered paragraphs of a file; every one must be asked for once, in the order of the file."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = {} if root is None else {one.get(_ABSTRACT_ID): one for one in root.findall(_ABSTRACT)}
        self._nums = {} if root is None else {one.get(_NUM_ID): one for one in root.findall(_NUM)}
        self._levels: dict[str, tuple[str, tuple[Level, ...]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The label of a paragraph, with a space behind it where text would run into it; empty for one without."""
        list_id, said, style = self._styles.numbering(paragraph)
        if list_id not in self._nums:
            return ""
        abstract, levels = self._list(list_id)
        depth = self._depth(levels, said, style)
        if depth >= len(levels):
            return ""
        self._count(list_id, abstract, levels, depth)
        return self._text(self._counts[abstract], levels, depth)

    def _depth(self, levels: tuple[Level, ...], said: str | None, style: str) -> int:
        """The level of a paragraph: that which its style is linked to, else what it says."""
        if style:
            linked = [depth for depth, level in enumerate(levels) if level.style == style]
            if linked:
                return linked[0]
        return int(said) if said in _DEPTHS else 0

    def _list(self, list_id: str) -> tuple[str, tuple[Level, ...]]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read(list_id)
        return self._levels[list_id]

    def _read(self, list_id: str) -> tuple[str, tuple[Level, ...]]:
        """The list that counts for a numbering instance, and its levels with what the instance changes in them."""
        instance = self._nums[list_id]
        name = value(instance, _ABSTRACT_ID)
        linked = value(self._abstracts.get(name), _STYLE_LINK)
        if linked and (other := self._nums.get(self._styles.list_of(linked))) is not None:
            name = value(other, _ABSTRACT_ID)
        root = self._abstracts.get(name)
        elements = {} if root is None else {one.get(_ILVL): one for one in root.findall(_LVL)}
        for change in instance.findall(_OVERRIDE):
            if (own := change.find(_LVL)) is not None:
                elements[change.get(_ILVL)] = own
        count = max((int(depth) for depth in elements if depth in _DEPTHS), default=-1) + 1
        return name, tuple(_level(elements.get(str(depth)), depth) for depth in range(count))

    def _count(self, list_id: str, abstract: str, levels: tuple[Level, ...], depth: int) -> None:
        """Count an item: the list goes on where another instance of it left off, unless this one starts anew."""
        counts = self._counts.setdefault(abstract, {})
        if (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            if (start := self._restarted(list_id, depth)) is not None:
                counts[depth] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            if deeper >= len(levels) or depth < levels[deeper].restart:
                del counts[deeper]

    def _restarted(self, list_id: str, depth: int) -> int | None:
        for change in self._nums[list_id].findall(_OVERRIDE):
            if change.get(_ILVL) == str(depth) and (start := number(change, _START_OVERRIDE, -1)) >= 0:
                return start
        return None

    def _text(self, counts: dict[int, int], levels: tuple[Level, ...], depth: int) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return shown(level.text, level.font) + (" " if level.text.strip() else "")

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at >= len(levels):
                return ""
            form = "decimal" if level.legal else levels[at].form
            return numeral(counts.get(at, levels[at].start), form)

        text = _PLACE.sub(place, level.text)
        return text + " " if level.gap and _OPEN_ENDED.search(text) else text


def _level(element: Any, depth: int) -> Level:
    if element is None:
        return Level()
    fonts = element.find(_FONTS)
    return Level(
        start=number(element, _START, 1),
        form=value(element, _FORMAT, "decimal"),
        text=value(element, _TEXT),
        gap=value(element, _SUFFIX, "tab") != "nothing",
        restart=number(element, _RESTART, depth),
        legal=element.find(_LEGAL) is not None and element.find(_LEGAL).get(VAL, "1") not in ("0", "false", "off"),
        style=value(element, _P_STYLE),
        font="" if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "",
    )
