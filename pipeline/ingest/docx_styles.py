"""Paragraph properties of a Word file: what a paragraph says of itself, else its style, else the style that is from."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

VAL = qn("w:val")
_STYLE, _ID, _TYPE = qn("w:style"), qn("w:styleId"), qn("w:type")
_BASED_ON, _P_STYLE, _P_PR = qn("w:basedOn"), qn("w:pStyle"), qn("w:pPr")
_IND, _JC, _NUM_PR, _NUM_ID, _ILVL = qn("w:ind"), qn("w:jc"), qn("w:numPr"), qn("w:numId"), qn("w:ilvl")
_INDENTS = (qn("w:firstLineChars"), qn("w:firstLine"))
_APART = frozenset(("center", "right", "end"))


def value(element: Any, tag: str, default: str = "") -> str:
    """`w:val` of a child of an element; the default without one."""
    child = element.find(tag) if element is not None else None
    return default if child is None else child.get(VAL, default)


def number(element: Any, tag: str, default: int) -> int:
    """`w:val` of a child of an element as a number; the default without one, or where it is no such number."""
    said = value(element, tag)
    return int(said) if said.isdecimal() and len(said) < 10 else default


class Styles:
    """The paragraph styles of a file by their ids; `root` is the styles part, None for a file without."""

    def __init__(self, root: Any) -> None:
        found = root.findall(_STYLE) if root is not None else []
        self._styles: dict[str, Any] = {style.get(_ID, ""): style for style in found}
        self._chains: dict[str, tuple[tuple[str, Any], ...]] = {}
        self._default = next((one.get(_ID, "") for one in found if _is_default(one)), "")

    def chain(self, name: str) -> tuple[tuple[str, Any], ...]:
        """A style and those that it is based on: their ids and paragraph properties, where they have any."""
        if name not in self._chains:
            self._chains[name] = tuple(self._followed(name))
        return self._chains[name]

    def _followed(self, name: str) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(_P_PR)
            if properties is not None:
                yield name, properties
            name = value(self._styles[name], _BASED_ON)

    def properties(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """The properties that hold for a paragraph, the nearest first; its own under an empty id."""
        own = paragraph.find(_P_PR)
        if own is not None:
            yield "", own
        yield from self.chain(value(own, _P_STYLE, self._default))

    def numbering(self, paragraph: Any) -> tuple[str, str | None, str]:
        """The id of the list that numbers a paragraph, the level where it says so, and the style that says the list.

        `0` stands for no list.
        """
        level = None
        for name, properties in self.properties(paragraph):
            numbered = properties.find(_NUM_PR)
            if numbered is None:
                continue
            level = level if level is not None else value(numbered, _ILVL) or None
            if list_id := value(numbered, _NUM_ID):
                return list_id, level, name
        return "0", None, ""

    def list_of(self, style: str) -> str:
        """The list that a numbering style stands for."""
        for _, properties in self.chain(style):
            if list_id := value(properties.find(_NUM_PR), _NUM_ID):
                return list_id
        return "0"

    def alignment(self, paragraph: Any) -> str:
        """How a paragraph is aligned (`w:jc`)."""
        return next((said for _, one in self.properties(paragraph) if (said := value(one, _JC))), "")

    def stands_out(self, paragraph: Any) -> bool:
        """Whether the layout says that a paragraph begins here: its first line is indented or not set from the left."""
        if self.alignment(paragraph) in _APART:
            return True
        for _, properties in self.properties(paragraph):
            indent = properties.find(_IND)
            for name in _INDENTS:
                if indent is not None and (said := indent.get(name)):
                    return said.strip("0.") != "" and not said.startswith("-")
        return False


def _is_default(style: Any) -> bool:
    return style.get(_TYPE) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")
