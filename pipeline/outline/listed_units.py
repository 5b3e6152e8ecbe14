"""Units that a document without line breaks lists behind 责任单位: where one acts, a heading before it has ended."""

import re
from functools import lru_cache

from pipeline.rules import alternatives, data

_LABELS = [label for role in ("lead", "responsible", "support") for label in data("lexicon", "slots")[f"{role}_label"]]
_LIST = re.compile(rf"(?:{alternatives(_LABELS)}):([^。;:\n]{{2,120}})")
_UNIT = re.compile(r"[\u4e00-\u9fff]{2,14}[局委办处厅部会站所]")
_WORDS = data("lexicon", "headings")
_NEVER = re.compile(r"(?!)")


@lru_cache(maxsize=8)
def acting_units(text: str) -> re.Pattern[str]:
    """A pattern for the units that the lists of a folded text name, each before a word of its acting (要, 负责)."""
    names: set[str] = set()
    for found in _LIST.finditer(text):
        names.update(unit.group() for part in re.split("[、,]", found[1]) if (unit := _UNIT.match(part)))
    if not names:
        return _NEVER
    return re.compile(f"[省市县区镇乡]?(?:{alternatives(sorted(names))})(?={alternatives(_WORDS['unit_acts'])})")
