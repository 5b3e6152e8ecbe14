"""Which cells of a workbook are merged: openpyxl does not tell when it only reads."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, fromstring, iterparse

Area = tuple[int, int, int, int]
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST = 100_000  # places that one merged area may cover: nobody writes into more


def merged(content: bytes) -> dict[str, tuple[Area, ...]]:
    """By the name of the sheet, the merged areas as first row, first column, last row, last column from 1 on."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = next(_targets(archive, "", "/officeDocument").values().__iter__(), "")
        if not book:
            return {}
        parts = _targets(archive, book, "/worksheet")
        sheets = [one for one in fromstring(archive.read(book)).iter() if _name(one) == "sheet"]
        places = {one.get("name", ""): parts.get(_link(one), "") for one in sheets}
        return {name: tuple(_areas(archive, part)) for name, part in places.items() if part}


def _targets(archive: zipfile.ZipFile, source: str, kind: str) -> dict[str, str]:
    """By their ids, the parts of a kind that a part refers to; the package itself is the part without name."""
    folder, name = posixpath.split(source)
    root = fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in root
        if one.get("Type", "").endswith(kind)
    }


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _link(element: Element) -> str:
    """The relationship of a sheet, whichever of its two namespaces it is written in."""
    return next((said for key, said in element.attrib.items() if key.endswith("}id")), "")


def _areas(archive: zipfile.ZipFile, part: str) -> Iterator[Area]:
    with archive.open(part) as stream:
        yield from _read(stream)


def _read(stream: IO[bytes]) -> Iterator[Area]:
    for _, element in iterparse(stream):
        if _name(element) == "mergeCell" and (match := _AREA.fullmatch(element.get("ref", ""))):
            area = int(match[2]), _column(match[1]), int(match[4]), _column(match[3])
            if (area[2] - area[0] + 1) * (area[3] - area[1] + 1) <= _MOST:
                yield area
        if _name(element) != "mergeCell":
            element.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
