"""Outline: the clause tree (条款) of a document, from its labels."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.fold import Folded, squeeze
from pipeline.outline.annexes import ANNEX_NAME, without_lists
from pipeline.outline.candidates import Label, candidates, contents_list
from pipeline.outline.decimals import decimals
from pipeline.outline.families import Family
from pipeline.outline.imprint import before_imprint
from pipeline.outline.lost import with_lost
from pipeline.outline.named_annexes import named_annexes
from pipeline.outline.plans import with_plans
from pipeline.outline.sequence import Taken, choose
from pipeline.outline.task_rows import with_task_rows
from pipeline.outline.titles import Heading, heading, in_glued_line, is_marked, without_stray
from pipeline.records import Clause, Document

__all__ = ["outline"]


def outline(document: Document, folded: Folded) -> tuple[Clause, ...]:
    """The clauses of the body, in reading order: every numbered heading or item with its path, title and spans."""
    body = folded.at(document.body)
    stop = before_imprint(folded, body, folded.at(document.body_end))
    text = folded.text
    listed = contents_list(text, body, stop)
    labels = [*candidates(document, folded), *named_annexes(text, body, stop), *decimals(text, body, stop, listed)]
    chosen = with_lost(folded, choose(sorted(labels, key=lambda label: label.start)))
    taken = with_plans(folded, without_lists(folded, chosen, stop), body)
    ends = [*(one.label.start for one in taken[1:]), stop][: len(taken)]
    path: list[str] = []
    clauses = []
    for one, end, title in zip(taken, ends, _headings(folded, taken, ends), strict=True):
        del path[one.depth :]
        path.append(one.label.name)
        clauses.append(_clause(document, folded, one.label, title, path, end))
    return with_task_rows(document, folded, clauses)


def _clause(document: Document, folded: Folded, label: Label, title: Heading, path: Sequence[str], end: int) -> Clause:
    start = folded.index[label.start]
    stop = min(folded.index[end], document.body_end)
    words = "" if title.empty else squeeze(document.text[slice(*folded.span(title.start, title.end))])
    body = min(folded.index[title.body], stop)
    return Clause("/".join(path), len(path), words, start, max(body, start), stop)


def _headings(folded: Folded, taken: Sequence[Taken], ends: Sequence[int]) -> list[Heading]:
    found = []
    marked = _marked(folded, taken, ends)
    for place, (one, end) in enumerate(zip(taken, ends, strict=True)):
        has_children = place + 1 < len(taken) and taken[place + 1].depth > one.depth
        start = one.label.end
        skipped = ":.、\n" if one.label.family == "annex" else ":.、"
        while start < end and folded.text[start] in skipped:
            start += 1
        family = one.label.family
        name = (
            ANNEX_NAME.match(folded.text, start, end)
            if family == "annex" and in_glued_line(folded.text, start)
            else None
        )
        found.append(
            Heading(start, name.end(), name.end(), run_in=True)
            if name
            else heading(
                folded, start, end, has_children=has_children, article=family == "article", marked=family in marked
            )
        )
    for siblings in _siblings(taken):
        for place, title in zip(siblings, without_stray([found[place] for place in siblings]), strict=True):
            found[place] = title
    return found


def _marked(folded: Folded, taken: Sequence[Taken], ends: Sequence[int]) -> frozenset[Family]:
    """The families of which most headings end with a full stop before their text."""
    marks: dict[Family, list[bool]] = defaultdict(list)
    for one, end in zip(taken, ends, strict=True):
        marks[one.label.family].append(is_marked(folded, one.label.end, end))
    return frozenset(family for family, known in marks.items() if sum(known) * 2 > len(known))


def _siblings(taken: Sequence[Taken]) -> list[list[int]]:
    """The places of clauses that stand under the same clause, group by group."""
    groups: dict[int, list[int]] = defaultdict(list)
    above: list[int] = []
    for place, one in enumerate(taken):
        del above[one.depth :]
        groups[above[-1] if above else -1].append(place)
        above.append(place)
    return list(groups.values())
