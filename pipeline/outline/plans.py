"""Several plans in one document, each with numbering of its own: 方案1, 方案2 … stand above their clauses."""

import re
from collections.abc import Sequence

from pipeline.fold import Folded
from pipeline.outline.candidates import Label
from pipeline.outline.sequence import Taken
from pipeline.rules import alternatives, data

_TITLE_ENDS = alternatives(data("lexicon", "headings")["plan_title_ends"])
_TITLE = re.compile(rf"(?:^|\n)([^\n。,;:]{{4,50}}(?:{_TITLE_ENDS})(?:\([^()\n]*\))?)(?=\n)")


def with_plans(folded: Folded, taken: Sequence[Taken], body: int) -> list[Taken]:
    """The taken labels with a label for each plan, if the numbering of the top level begins anew under a title."""
    first = taken[0].label.family if taken else None
    restarts = [
        place
        for place, one in enumerate(taken)
        if place and one.depth == 0 and one.label.family == first and one.label.number == 1
    ]
    titles = {
        place: title for place in restarts if (title := _title(folded.text, taken[place - 1].label.end, taken[place]))
    }
    if not titles or len(titles) < len(restarts):
        return list(taken)
    opening = _title(folded.text, max(body - 1, 0), taken[0]) or (body, body)
    starts = {0: opening, **titles}
    found: list[Taken] = []
    for place, one in enumerate(taken):
        if place in starts:
            number = len([start for start in starts if start <= place])
            found.append(_plan(number, starts[place]))
        found.append(one._replace(depth=one.depth + 1))
    return found


def _plan(number: int, title: tuple[int, int]) -> Taken:
    return Taken(Label("plan", f"方案{number}", number, title[0], title[0], "line"), 0, None)


def _title(text: str, after: int, one: Taken) -> tuple[int, int] | None:
    """The last line between a position and a label that reads as a plan's title."""
    found = None
    for match in _TITLE.finditer(text, after, one.label.start):
        found = match.span(1)
    return found
