"""Places that a list names once: 省商务厅、财政局 in a plan of a city are both of the province."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import regions
from pipeline.records import Responsibility

_OWN = re.compile("[市县区旗州盟](?![场容政属直级域辖]|.?[级直属])")
_ABOVE = re.compile("(?:省|自治区|市|州|盟)(?![场容属直级、])")
_BRANCH = re.compile("分局$|[支大总]队$|分公司$|支行$")
_ALONE = re.compile("^(?!各|有关|相关|其他|[一二三四五六七八九十两]).{2,14}(?:局|委|委员会|办|办公室)$")


def inherited_places(lists: Sequence[Sequence[Responsibility]], place: str) -> Iterator[Sequence[Responsibility]]:
    """The lists of a plan of `place`, bare names behind one of a place above placed there too.

    Only where the plan writes its own units with their level (县财政局) as a rule: elsewhere a bare name is its own.
    """
    if not _writes_level(lists, place):
        yield from lists
        return
    for units in lists:
        yield _inherited(units, place)


def _inherited(units: Sequence[Responsibility], place: str) -> Sequence[Responsibility]:
    above, found = "", []
    for one in units:
        if one.region != place:
            above = one.region if _ABOVE.match(one.unit) and not _BRANCH.search(one.unit) else ""
        elif above and _is_bare(one):
            one = replace(one, region=above)
        else:
            above = ""
        found.append(one)
    return found


def _writes_level(lists: Sequence[Sequence[Responsibility]], place: str) -> bool:
    """Whether no more of the plan's own units stand bare than with their level, lists with units from above aside."""
    own = [one for units in lists if all(one.region == place for one in units) for one in units]
    return sum(map(_is_bare, own)) <= sum(bool(_OWN.match(one.unit)) for one in own)


def _is_bare(one: Responsibility) -> bool:
    """Whether a name says nothing of its place or level."""
    return bool(_ALONE.match(one.unit)) and not _OWN.match(one.unit) and regions.prefix_of(one.unit) is None
