"""The plans of the corpus in other clothes: the same text as a saved page, PDF, Word file, or one endless line.

Each rendering takes the parts of a `Document` (`parts`) and gives the content of a file. All of them set the tables
with rules and merged cells; those with pages have running heads, feet, page numbers, and tables that cross pages.
"""

from renderings.html import html
from renderings.one_line import one_line
from renderings.parts import Paragraph, Part, Rows, parts
from renderings.print import Missing, chromium_pdfs, libreoffice_pdfs
from renderings.word import word

__all__ = [
    "Missing",
    "Paragraph",
    "Part",
    "Rows",
    "chromium_pdfs",
    "html",
    "libreoffice_pdfs",
    "one_line",
    "parts",
    "word",
]
