"""Office files as packages (a zip of XML parts, ECMA-376 part 2): of what kind they are, whether safe to open."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from xml.parsers import expat

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.limits import LIMITS

"""Bytes that all parts of a package may take together when unpacked; those that are no pictures may take an eighth
of it, because XML takes ten times its size in memory."""

Kind = Literal["word", "sheet"]
_PARSED_SHARE = 8
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svg|ttf|odttf|fntdata|mp[34]|wav)$", re.I)
_MAIN = re.compile(
    rb"(?:wordprocessingml\.|ms-word\.)(?P<word>document|template)|spreadsheetml\.|ms-excel\.(?:sheet|template)"
)
_CHUNK = 8192


class _Reached(Exception):
    """The first element of a part: what may stand before it has been seen."""


def check(content: bytes, unpacked_limit: int = LIMITS.unpacked) -> Kind:
    """What kind of Office file a zip is. Raises Unreadable for another zip and for what is not safe to unpack."""
    with unpacking(content) as archive:
        return _checked(archive, unpacked_limit)


@contextmanager
def unpacking(content: bytes, what: str = "Office file") -> Iterator[zipfile.ZipFile]:
    """A zip to read from; what goes wrong with it is Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable(f"damaged {what}: its zip cannot be unpacked") from error


def is_picture(name: str) -> bool:
    """Whether a part holds a picture, a font or a sound."""
    return _PICTURE.search(name) is not None


def _checked(archive: zipfile.ZipFile, unpacked_limit: int) -> Kind:
    if "[Content_Types].xml" not in archive.namelist():
        raise Unreadable("a ZIP archive, no Word or Excel file; unpack it 请解压")
    refuse_unsafe(archive, unpacked_limit)
    return _kind(archive.read("[Content_Types].xml"))


def refuse_unsafe(archive: zipfile.ZipFile, unpacked_limit: int) -> None:
    """Raise Unreadable for a zip that is encrypted, unpacks to more than allowed, or has XML that declares entities."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted ZIP archive")
    parsed = sum(part.file_size for part in parts if not is_picture(part.filename))
    if sum(part.file_size for part in parts) > unpacked_limit or parsed > unpacked_limit // _PARSED_SHARE:
        raise Unreadable(f"unpacks to more than the {unpacked_limit} bytes allowed (an eighth of them for XML)")
    for part in parts:
        if not is_picture(part.filename):
            _refuse_doctype(archive, part)


def _refuse_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Raise Unreadable where a part declares a document type: Office files have none, entity bombs need one."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = _element
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
    except (_Reached, expat.ExpatError):  # a part that is no XML is no concern here
        return


def _doctype(*_: object) -> None:
    raise Unreadable("XML with a document type declaration: not opened, it may hold an entity bomb")


def _element(*_: object) -> None:
    raise _Reached


def _kind(types: bytes) -> Kind:
    main = _MAIN.search(types)
    if main is None:
        raise Unreadable("an Office file, but no Word or Excel file")
    return "word" if main["word"] else "sheet"
