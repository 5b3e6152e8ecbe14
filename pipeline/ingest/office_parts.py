"""Office packages made sound for the libraries that read them: these stop at faults that no reader of a text minds."""

import io
import posixpath
import re
import zipfile
from collections.abc import Set
from xml.etree.ElementTree import ParseError, fromstring, tostring

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.office_package import is_picture, unpacking

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def sound(content: bytes) -> bytes:
    """The package without pictures and without links to parts that it does not hold (`NULL`, `#_Toc1`).

    Namespaces of the strict variant (ISO/IEC 29500-1) become those of the usual one.
    """
    made = io.BytesIO()
    with unpacking(content) as archive, zipfile.ZipFile(made, "w") as whole:
        names = {name for name in archive.namelist() if not is_picture(name)}
        for name in sorted(names):
            part = _STRICT.sub(_TRANSITIONAL, archive.read(name))
            whole.writestr(name, _without_dead_links(part, name, names) if name.endswith(".rels") else part)
    return made.getvalue()


def _without_dead_links(part: bytes, name: str, names: Set[str]) -> bytes:
    """The relationships of a part (`word/_rels/document.xml.rels`) that lead to one of the named parts or outside."""
    folder = posixpath.dirname(posixpath.dirname(name))
    try:
        root = fromstring(part)
    except ParseError as error:
        raise Unreadable("damaged Office file: the links between its parts cannot be read") from error
    for link in [*root]:
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        if link.get("TargetMode") != "External" and target not in names:
            root.remove(link)
    kept: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return kept
