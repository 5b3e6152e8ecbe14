"""One page of a PDF as pdfium has it: its characters, and where each of them stands."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from pipeline.ingest.radicals import plain
from pipeline.records import PageBox

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the left upper corner of the page as it is shown."""

_HYPHENS = {0xAD: "-", 0xFFFE: "-", 0x2: "-"}  # how pdfium writes a hyphen
_NO_MARKS = dict.fromkeys((0, 1, *range(3, 9), 11, 12, *range(14, 32), 127, 0xFFFF), " ")
_UPRIGHT = 0.2
_ABOVE, _BELOW = 0.88, 0.12  # of the size of the font: how far a Chinese character reaches from its base line


class Place(NamedTuple):
    """Where a character stands: its edges and its base line, in points from the left upper corner."""

    left: float
    right: float
    base: float


class Sheet:
    """A page: `text` holds one code point for each character of the page as pdfium counts them.

    `aslant` counts the characters that were left out because they do not stand upright.
    """

    def __init__(self, page: Any, number: int) -> None:
        self.number = number
        self.aslant = 0
        self.page = page
        self._marks = page.get_textpage()
        self._places: dict[int, Place] = {}
        self._sizes: dict[int, float] = {}
        self._rect, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.bounds: Box = page.get_bbox()
        self.turned = page.get_rotation() % 360
        self.text = plain(self._text()).translate(_HYPHENS | _NO_MARKS)

    @property
    def width(self) -> float:
        """How wide the page is shown, in points."""
        left, bottom, right, top = self.bounds
        return top - bottom if self.turned in (90, 270) else right - left

    def close(self) -> None:
        """Give back what pdfium holds of the page."""
        self._marks.close()
        self.page.close()

    def _text(self) -> str:
        count: int = pdfium.FPDFText_CountChars(self._marks.raw)
        if count <= 0:
            return ""
        units = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._marks.raw, 0, count, units) - 1
        text = bytes(units)[: 2 * written].decode("utf-16-le", errors="replace")
        if len(text) == count and "\ufffd" not in text:
            return text
        # characters that pdfium leaves out of its text, or such beyond the first plane: one at a time
        codes = (pdfium.FPDFText_GetUnicode(self._marks.raw, at) for at in range(count))
        return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF's own plane as the page shows it."""
        left, bottom, right, top = self.bounds
        if self.turned == 90:
            return y - bottom, x - left
        if self.turned == 180:
            return right - x, y - bottom
        if self.turned == 270:
            return top - y, right - x
        return x - left, top - y

    def place(self, at: int) -> Place:
        """Where a character stands."""
        if at not in self._places:
            self._places[at] = self._place(at)
        return self._places[at]

    def _place(self, at: int) -> Place:
        box, x, y = self._rect, self._x, self._y
        pdfium.FPDFText_GetLooseCharBox(self._marks.raw, at, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(self._marks.raw, at, ctypes.byref(x), ctypes.byref(y))
        if not self.turned:
            left, top = self.bounds[0], self.bounds[3]
            return Place(box.left - left, box.right - left, top - y.value)
        one, other = self.shown(box.left, box.bottom), self.shown(box.right, box.top)
        return Place(min(one[0], other[0]), max(one[0], other[0]), self.shown(x.value, y.value)[1])

    def box(self, start: int, end: int) -> PageBox:
        """Where the characters `[start, end)` of a line stand."""
        first, last = self.place(start), self.place(end - 1)
        size = self.size(start)
        return PageBox(first.left, first.base - _ABOVE * size, last.right, first.base + _BELOW * size)

    def size(self, at: int) -> float:
        """The size of a character's font in points; 0 for one that does not stand upright (a seal, a watermark)."""
        if at not in self._sizes:
            self._sizes[at] = self._size(at)
        return self._sizes[at]

    def _size(self, at: int) -> float:
        form = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._marks.raw, at, ctypes.byref(form)):
            return 12.0
        along, up = (form.a, form.d) if self.turned in (0, 180) else (form.b, form.c)
        aslant = form.b if self.turned in (0, 180) else form.a
        if abs(aslant) > _UPRIGHT * max(abs(along), 1e-9):
            return 0.0
        size: float = abs(up) * pdfium.FPDFText_GetFontSize(self._marks.raw, at)
        return size or 12.0
