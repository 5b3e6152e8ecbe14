"""Annexes (附件) and lists of annexes: the list at the end of a plan names files, it is no clause."""

import re
from collections.abc import Sequence

from pipeline.fold import Folded
from pipeline.outline.sequence import Taken
from pipeline.rules import alternatives, data

_LONGEST_NAME = 60
_SAYS = re.compile("[。\t]")
_CLOSES = re.compile(r"[^。\t]{0,60}年[^。\t]{1,4}月[^。\t]{1,3}日|[（(]?(?:此件|联系人|联系电话|抄送|公开属性)")
_WORDS = data("lexicon", "headings")
_ENDS = alternatives([*_WORDS["annex_ends"], "方案", "计划", "办法", "细则", "清单", "制度"])
ANNEX_NAME = re.compile(rf":?[^,。;:\n]{{2,40}}?(?:{_ENDS})(?![的及和与])")
"""The name of an annex, what else stands in its line aside."""


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
    if not (text.startswith(":", start) or _goes_on(text, annex)):
        return False
    if len({(one.label.family, one.depth) for one in annex[1:]}) > 1:
        return False
    starts = [one.label.end for one in annex]
    ends = [*(one.label.start for one in annex[1:]), end]
    parts = [text[a:b].partition("\n") for a, b in zip(starts, ends, strict=True)]
    if any(_SAYS.search(rest) and not _CLOSES.match(rest) for _, _, rest in parts):
        return False
    names = [name for name, _, _ in parts]
    if any("\t" in name for name in names):
        return False
    return _below(names[1:], parts[0][2]) if text.startswith("\n", start + 1) else _short(names)


def _below(names: Sequence[str], title: str) -> bool:
    """Whether names stand below the colon, and no title of the annex does."""
    return bool(names) and not title and all(ANNEX_NAME.fullmatch(name.lstrip(".、")) for name in names)


def _short(names: Sequence[str]) -> bool:
    """Whether what stands behind the labels are names: short, the last with what else stands in its line."""
    *others, last = names
    named = ANNEX_NAME.match(last)
    closed = named is not None and (len(last) - named.end() <= _LONGEST_NAME or _CLOSES.match(last, named.end()))
    return all(len(name) <= _LONGEST_NAME for name in others) and (len(last) <= _LONGEST_NAME or bool(closed))
