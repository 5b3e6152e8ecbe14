"""OFD files (GB/T 33190-2016, fixed layout of Chinese offices) as blocks: a zip of XML pages, places in millimetres.

Read are the text and the ruled lines of pages and their templates; seals, annotations and pictures are left out.
"""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from lxml import etree

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.ingest.lines import Content
from pipeline.ingest.ofd_page import Area, page_rules, page_text
from pipeline.ingest.office_package import refuse_unsafe, unpacking
from pipeline.ingest.pdf import page_blocks
from pipeline.ingest.pdf_grids import Ruled, blocks
from pipeline.ingest.pdf_lines import Placed
from pipeline.ingest.placed_page import PlacedPage
from pipeline.ingest.ruled import cells_within
from pipeline.records import Omission

_ROOT = "OFD.xml"
_PICTURES = "pages of an OFD file without text; save it as PDF to have its pictures recognised"


def is_ofd(content: bytes) -> bool:
    """Whether a file is a zip with the root part of an OFD file."""
    with suppress(Unreadable), unpacking(content) as archive:
        return _ROOT in archive.namelist()
    return False


def ofd_blocks(content: bytes, limits: Limits = LIMITS) -> Content:
    """The blocks of all pages. Raises Unreadable for what has no text to read."""
    pages: list[list[Placed]] = []
    size, gutter = 0, 0.0
    for number, (contents, area) in enumerate(Package(_unpacked(content, limits)).pages(), 1):
        placed, length, gutter = _page(contents, area, number, gutter)
        pages.append(placed)
        size += length
        if number > limits.pages or size > limits.characters:
            raise Unreadable(f"OFD file with more than {limits.pages} pages or {limits.characters} characters")
    if not any(pages):
        raise Unreadable(f"no text layer: {_PICTURES}")
    bare = tuple(Omission(number, _PICTURES) for number, page in enumerate(pages, 1) if not page)
    return Content(page_blocks(pages), len(pages), bare)


def _unpacked(content: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts by their names. Raises Unreadable for what is encrypted or not safe to unpack."""
    with unpacking(content, "OFD file") as archive:
        if any("encrypt" in name.lower() for name in archive.namelist()):
            raise Unreadable("encrypted OFD file: a password or certificate is needed")
        refuse_unsafe(archive, limits.unpacked)
        return {name: archive.read(name) for name in archive.namelist() if name.lower().endswith(".xml")}


def _page(contents: list[Any], area: Area, number: int, gutter: float) -> tuple[list[Placed], int, float]:
    """The lines and tables of a page in reading order, how many characters it has, and its gutter."""
    sheet = PlacedPage([line for one in contents for line in page_text(one, area)], number, area.width)
    edges = [edge for one in contents for edge in page_rules(one, area)]
    tables = [Ruled(rows) for rows in cells_within(edges)] if sheet.text.strip() else []
    placed, gutter = blocks(sheet, tables, gutter)
    return placed, len(sheet.text), gutter


class Package:
    """The parts of an OFD file by their places, written from the root (`/Doc_0/…`) or from a part's folder."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = {name.replace("\\", "/").lstrip("/").lower(): part for name, part in parts.items()}
        self._templates: dict[str, Any] = {}

    def pages(self) -> Iterator[tuple[list[Any], Area]]:
        """For each page its content, after that of its templates, and its area."""
        for place in self._said(self._part(_ROOT), "DocRoot"):
            root = self._part(place)
            area = next(map(Area.of, self._said(root, "PhysicalBox")), Area())
            templates = {one.get("ID"): one.get("BaseLoc", "") for one in _all(root, "TemplatePage")}
            for page in _all(root, "Page"):
                yield self._contents(self._near(place, page.get("BaseLoc", "")), place, templates, area)

    def _contents(self, place: str, root: str, templates: dict[str | None, str], area: Area) -> tuple[list[Any], Area]:
        page = self._part(place)
        used = [one.get("TemplateID") for one in _all(page, "Template")]
        below = [self._template(self._near(root, templates[one])) for one in used if one in templates]
        return [*below, page], next(map(Area.of, self._said(page, "PhysicalBox")), area)

    def _near(self, place: str, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(place), target)).lstrip("/")

    def _said(self, element: Any, name: str) -> list[str]:
        return [(one.text or "").strip().lstrip("/") for one in _all(element, name)]

    def _template(self, place: str) -> Any:
        """The XML of a template, parsed once."""
        if place not in self._templates:
            self._templates[place] = self._part(place)
        return self._templates[place]

    def _part(self, place: str) -> Any:
        part = self._parts.get(place.lower())
        if part is None:
            raise Unreadable(f"damaged OFD file: no part {place or '(unnamed)'}")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(part, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"damaged OFD file: part {place} is no XML") from error


def _all(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name, of whichever edition of the namespace."""
    found: Iterator[Any] = element.iter(f"{{*}}{name}")
    return found
