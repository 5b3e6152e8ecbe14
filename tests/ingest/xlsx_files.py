"""Workbooks for tests: sheets with their rows and the areas that are merged in them."""

from pathlib import Path

import openpyxl


def workbook(path: Path, *sheets: tuple[str, list[list[object]], list[str]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, merges in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merges:
            sheet.merge_cells(area)
    book.save(path)
    return path
