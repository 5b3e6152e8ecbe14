"""Annexes (附件) and lists of annexes: the list at the end of a plan names files, it is no clause."""

import re
from collections.abc import Sequence

from pipeline.fold import Folded
from pipeline.outline.sequence import Taken

_LONGEST_NAME = 60
_NAME = re.compile(
    r":?[^,。;:]{2,40}?(?:表|名单|清单|方案|计划|示意图|承诺书|细则|办法|制度|台账)(?![的及和与])"
)  # of an annex, what else stands in its line aside


def without_lists(folded: Folded, taken: Sequence[Taken], stop: int) -> list[Taken]:
    """The taken labels without lists of annexes (附件：1.分工表 2.任务表)."""
    found = []
    place = 0
    while place < len(taken):
        after = place + 1
        while after < len(taken) and taken[after].depth > taken[place].depth:
            after += 1
        end = taken[after].label.start if after < len(taken) else stop
        if taken[place].label.family == "annex" and _is_list(folded.text, taken[place:after], end):
            place = after
        else:
            found.append(taken[place])
            place += 1
    return found


def _goes_on(text: str, annex: Sequence[Taken]) -> bool:
    """Whether the number of an annex is the first of a list: 附件1.分工表, below it 2.任务表."""
    below = annex[1].label if len(annex) > 1 else None
    return text.startswith((".", "、"), annex[0].label.end) and below is not None and below.number == 2


def _is_list(text: str, annex: Sequence[Taken], end: int) -> bool:
    """Whether 附件 opens a list: names stand behind its colon, and nothing but further names follows."""
    start = annex[0].label.end
    if not (text.startswith(":", start) or _goes_on(text, annex)) or text.startswith("\n", start + 1):
        return False
    starts = [one.label.end for one in annex]
    ends = [*(one.label.start for one in annex[1:]), end]
    names = [text[a:b].split("\n", 1)[0] for a, b in zip(starts, ends, strict=True)]
    return all(len(name) <= _LONGEST_NAME for name in names[:-1]) and (
        len(names[-1]) <= _LONGEST_NAME or _NAME.match(names[-1]) is not None
    )
