"""What the columns of the tables hold, for those who ask with SQL: whole numbers, numbers or words."""

from typing import Literal

from graph.views.rows import TABLES

Holds = Literal["whole", "number", "words"]

_WHOLE = frozenset({"start", "end", "page", "span_start", "span_end", "weight"}) | {
    f"{name}_{side}" for name in ("start", "end", "page") for side in ("a", "b")
}
_WHOLE_IN = {
    "clauses": {"level"},
    "agencies": {"lead", "responsible", "support", "targets"},
    "indicators": {"targets"},
    "duties": {"lead", "responsible", "support", "tasks", "with_number", "with_date"},
    "themes": {"tasks"},
    "shared": {"length"},
}
_NUMBERS = frozenset({"value_base", "amount", "amount2", "confidence", "pace", "growth", "difference", "score"})
_NUMBERS_IN = {"conflicts": {"value_a", "value_b"}}


def columns(table: str) -> dict[str, Holds]:
    """Every column of a table and what it holds; `value` is words, since a cell of a plan may say 显著提高."""
    return {column: _holds(table, column) for column in TABLES[table].columns}


def _holds(table: str, column: str) -> Holds:
    if column in _NUMBERS or column in _NUMBERS_IN.get(table, ()):
        return "number"
    if column in ("start", "end") and table == "deadlines":  # the time itself: 2025, 2025-06-30
        return "words"
    return "whole" if column in _WHOLE or column in _WHOLE_IN.get(table, ()) else "words"
