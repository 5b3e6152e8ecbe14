"""Deadlines (时限): the times of a clause that bind something."""

import re
from collections.abc import Iterator

from pipeline.extract.context import Passage, Statement
from pipeline.records import Deadline

_HOPE = re.compile("^(?:力争|争取|确保|原则上|在|于)+(?=[每\\d一二三四五六七八九十])")
# The title of a table names years and binds nothing.
_TABLE = re.compile("^[^,;:]*表(?:[(（].*)?$")


def deadlines(passage: Passage, statement: Statement) -> Iterator[Deadline]:
    """The deadlines of one sentence; none where it reports, and none before the first clause."""
    sentence = statement.sentence
    if not passage.path or statement.reports or _TABLE.search(passage.said(sentence)):
        return
    for mark in sentence.marks:
        time = passage.times.get(mark.start)
        if time is None or time.kind not in ("by", "from", "recurring", "period"):
            continue
        assert mark.rule is not None
        hope = _HOPE.match(mark.match.group())
        start, end = mark.start + (hope.end() if hope else 0), mark.end
        first, last = passage.folded.span(start, end)
        yield Deadline(
            clause=passage.path,
            quote=passage.words(start, end),
            start=first,
            end=last,
            rule=mark.rule.id,
            kind=time.kind,  # type: ignore[arg-type]
            begins=time.begins,
            ends=time.ends,
            per=time.per,
        )
