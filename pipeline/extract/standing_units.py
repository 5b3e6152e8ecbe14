"""Units that a document states once for all lists that follow: 以下均由各县区负责，不再列出."""

from collections.abc import Iterator, Sequence

from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import names_in_prose

(_STANDING,) = rules_of("standing")


def standing_lists(text: str, start: int, end: int, found: Sequence[UnitList]) -> Iterator[UnitList]:
    """The stated units once more at each list behind the statement; their names stand where they are stated."""
    for statement in _STANDING.regex.finditer(text, start, end):
        listed = names_in_prose(text, *statement.span("units"))
        if not listed:
            continue
        stated = unit_list(_STANDING, *statement.span(), listed)
        for one in found:
            if one.start >= statement.end():
                yield stated._replace(start=one.start, end=one.end, bracket=one.bracket, beside=one.rule)
