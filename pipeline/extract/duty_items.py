"""Units as the headings of items below a heading that shares out duties (职责分工)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import names, names_in_prose
from pipeline.fold import Folded
from pipeline.records import Clause
from pipeline.rules import compile_pattern

(_DUTIES,) = rules_of("duty")
_SAYS_WHAT = compile_pattern("{~duty}|{~act}|确保|的")
_DUTY_OF = re.compile("的?(?:主要|工作|具体)?职责$")
_LONGEST = 15


def duty_lists(folded: Folded, clauses: Sequence[Clause], label: re.Pattern[str]) -> Iterator[UnitList]:
    """The lists below headings of duties; `label` matches the label of an item."""
    below: dict[str, list[Clause]] = defaultdict(list)
    shared = {clause.path for clause in clauses if _DUTIES.regex.search(clause.title)}
    for clause in clauses:
        if clause.parent in shared:
            below[clause.parent].append(clause)
    for items in below.values():
        titles = [_title(folded, clause, label) for clause in items]
        yield from _headings(folded.text, titles)


def _title(folded: Folded, clause: Clause, label: re.Pattern[str]) -> tuple[int, int]:
    start, end = folded.at(clause.start), folded.at(clause.body)
    marked = label.match(folded.text, start, end)
    start = marked.end() if marked else start
    words = _DUTY_OF.sub("", folded.text[start:end].rstrip("。:;,\n"))
    return start, start + len(words) if clause.title else start


def _headings(text: str, titles: Sequence[tuple[int, int]]) -> Iterator[UnitList]:
    """The titles of siblings as units, if two are surely units and the others may be."""
    titled = [(start, end) for start, end in titles if end > start]
    sure = [bool(names_in_prose(text, *title)) for title in titled]
    if sum(sure) < 2 or not all(
        known or _may_be(text[slice(*title)]) for known, title in zip(sure, titled, strict=True)
    ):
        return
    for start, end in titled:
        if listed := names(text, start, end):
            yield unit_list(_DUTIES, start, end, listed)


def _may_be(title: str) -> bool:
    return len(title) <= _LONGEST and not _SAYS_WHAT.search(title)
