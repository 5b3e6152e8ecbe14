"""Quantities that only describe a thing: `年产2万吨…项目`, `400万元以下的采购项目`, `时速400公里高铁`."""

import re
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.rules import compile_pattern

_TOLD_APART = re.compile(r"[\d一二两三四五六七八九十][家个项户所座](?!百分)[一-龥]{1,6}$")
_ENDS = re.compile(r"的?(?:[,。;、!?)\n]|$)")
_COUNTED_LATER = re.compile(r"[一-龥][^,;。]{0,24}\d+[家个项户所座条件]")


@cache
def _before(pattern: str) -> re.Pattern[str]:
    return compile_pattern(f"(?:{pattern})$")


def describes(passage: Passage, mark: Mark) -> bool:
    """Whether a mark is a quantity that a plan uses to tell which thing it means, and does not commit to."""
    if mark.rule:
        return False
    text, found = passage.folded.text, mark.quantity
    before, after = text[max(0, mark.start - 8) : mark.start], text[mark.end : mark.end + 36]
    if found.dimension == "age":
        return not re.search("[到达为至在的过]$", before)
    if found.dimension == "count":
        return bool(found.op and after[:1] == "的" and _before("{~sized}").search(before))
    if found.dimension in ("share", "multiple", "") or _ENDS.match(after) or _TOLD_APART.search(before):
        return False
    if _before("{~capacity}(?:约|达|可达)?").search(before):
        return True
    bounded = mark.end > found.unit_end
    made = bool(_before("{~make}|了|的").search(before))
    if bounded and _COUNTED_LATER.match(after):
        return True
    if after[0] == "的":
        return not made
    return bounded and bool(re.match("[一-龥]", after)) and (not made or bool(_before("{~size}").search(before)))
