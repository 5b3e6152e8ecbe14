"""A text without layout: everything in one line, a space between the cells of a table."""

from collections.abc import Sequence

from renderings.parts import Part, Rows


def one_line(found: Sequence[Part]) -> str:
    return "".join(_glued(part) for part in found)


def _glued(part: Part) -> str:
    if isinstance(part, Rows):
        return "".join(" ".join(row) + " " for row in part.rows)
    return part.text
