"""Who qualifies by the sentence before the one that grants: `支持规模茶园建设防霜设施。给予投资额的40%补助。`"""

import re

from pipeline.extract.conditions import FOR
from pipeline.extract.naming import Name, trim_tail
from pipeline.extract.qualifiers import unpaid, urged

_LABEL = re.compile(r"\d{1,2}[.、]|\([\d一二三四五六七八九十]{1,3}\)|[①-⑳]")


def spoken_of(text: str, low: int, start: int) -> Name:
    """The folded positions of those whom the sentence that ends before `start` speaks of; empty at the front."""
    end = start - 1
    if end <= low or text[end] != "。":
        return ()
    begin = max(low, *(text.rfind(sign, low, end) + 1 for sign in "。;!?\n"))
    found = [*FOR.finditer(text, begin, end)]
    if found:
        begin = found[-1].start("condition")
    else:
        label = _LABEL.match(text, begin)
        begin = label.end() if label else begin
        begin += urged(text[begin:end])
    return trim_tail(text, tuple(range(begin, begin + len(unpaid(text[begin:end])))))
