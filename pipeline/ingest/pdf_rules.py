"""The ruled lines of a PDF page, and the cells that they enclose."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.ingest.pdf_frames import Edge
from pipeline.ingest.pdf_sheet import Box, Sheet
from pipeline.ingest.ruled import cells_within, edges_of

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 3.0  # points
_MOST_PATHS, _MOST_SEGMENTS, _DEEPEST = 20_000, 1_000, 3
_WHITE = 250


def ruled_cells(sheet: Sheet) -> list[list[list[Box | None]]]:
    """The tables of a page as rows of cell boxes, from the lines that pdfium sees."""
    return cells_within(list(_edges(sheet)))


def _edges(sheet: Sheet) -> Iterator[Edge]:
    """Every ruled line that runs along or across the page, as pdfplumber describes one."""
    for count, (path, form) in enumerate(_paths(sheet.page.raw, _SAME, 0)):
        if count >= _MOST_PATHS:
            return
        lines = [tuple(sheet.shown(*_moved(form, *point)) for point in line) for line in _lines(path)]
        if not lines or not (_is_stroked(path) or (_is_thin(lines) and not _is_white(path))):
            continue
        for (x0, y0), (x1, y1) in lines:
            yield from edges_of(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _paths(parent: Any, form: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """The paths of a page, those within forms with the matrix that sets them on the page."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for at in range(count(parent)):
        part = get(parent, at)
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield part, _times(_matrix(part), form)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _paths(part, _times(_matrix(part), form), depth + 1)


def _matrix(part: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(part, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    return (*_turned(other, a, b), *_turned(other, c, d), *_moved(other, e, f))


def _turned(form: _Matrix, x: float, y: float) -> tuple[float, float]:
    return form[0] * x + form[2] * y, form[1] * x + form[3] * y


def _moved(form: _Matrix, x: float, y: float) -> tuple[float, float]:
    return form[0] * x + form[2] * y + form[4], form[1] * x + form[3] * y + form[5]


def _lines(path: Any) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines of a path; one with curves has none."""
    found, start, last = [], (0.0, 0.0), (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind, point = pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            found.append((last, point))
        else:
            start = point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append((last, start))
            last = start
    return found


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return stroke.value != 0


def _is_thin(lines: list[Any]) -> bool:
    """Whether a filled shape is a line drawn as a slim rectangle."""
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    return float(min(max(xs) - min(xs), max(ys) - min(ys))) <= _THIN


def _is_white(path: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, colour))
    return all(int(part.value) >= _WHITE for part in colour[:3])
