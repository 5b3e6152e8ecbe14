"""The imprint (版记) at the end of a document without line breaks: 某县民政局2021年3月8日印发."""

import re

from pipeline.fold import Folded

_DATED = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日印发[。\n]*$")
_ISSUER = re.compile(r"[\u4e00-\u9fff]{4,30}$")


def before_imprint(folded: Folded, body: int, stop: int) -> int:
    """Where the text ends before its imprint; its issuer is the name that stands in the front matter too."""
    text = folded.text
    dated = _DATED.search(text, max(body, stop - 80), stop)
    if not dated:
        return stop
    end = dated.start()
    issuer = _ISSUER.search(text, max(body, end - 30), end)
    for start in range(issuer.start() if issuer else end, end - 3):
        if text.find(text[start:end], 0, body) >= 0:
            return start
    return end
