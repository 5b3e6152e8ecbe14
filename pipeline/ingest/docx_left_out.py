"""What of a Word file is no text: large pictures, which may be scanned pages, and embedded objects."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_EXTENT, _PICTURE = qn("wp:extent"), qn("a:blip")
_SHAPE, _IMAGE = "{urn:schemas-microsoft-com:vml}shape", "{urn:schemas-microsoft-com:vml}imagedata"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_CENTIMETRE = {"in": 2.54, "cm": 1.0, "mm": 0.1, "pt": 2.54 / 72, "px": 2.54 / 96}
_EMU = 360_000  # in a centimetre
_LARGE = 6.0  # centimetres; a seal has 4.5


def left_out(body: Any) -> Iterator[str]:
    """Reasons why a body is not read wholly, the same ones counted together."""
    pictures = sum(min(size) >= _LARGE for size in _pictures(body))
    if pictures:
        yield f"pictures larger than {_LARGE:g} cm, in which text may stand: {pictures}"
    objects = sum(1 for _ in body.iter(_OBJECT))
    if objects:
        yield f"embedded objects (sheets, charts, formulas): {objects}"


def _pictures(body: Any) -> Iterator[tuple[float, float]]:
    """Width and height of each picture in centimetres."""
    for extent in body.iter(_EXTENT):
        if next(extent.getparent().iter(_PICTURE), None) is not None:
            yield _emu(extent.get("cx")), _emu(extent.get("cy"))
    for shape in body.iter(_SHAPE):
        if shape.find(_IMAGE) is not None and shape.getparent().find(_OBJECT) is None:
            style = dict(part.strip().partition(":")[::2] for part in (shape.get("style") or "").split(";"))
            yield _length(style.get("width", "")), _length(style.get("height", ""))


def _emu(said: str | None) -> float:
    return int(said) / _EMU if said and said.isdecimal() else 0.0


def _length(said: str) -> float:
    """A length of a style (`12.5cm`) in centimetres; 0 for any other."""
    number, unit = said.strip()[:-2], said.strip()[-2:]
    try:
        return float(number) * _CENTIMETRE.get(unit, 0.0)
    except ValueError:
        return 0.0
