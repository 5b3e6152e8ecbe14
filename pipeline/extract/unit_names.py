"""The names in a list of units: where each begins and ends.

Names are parted by 、，； and, where both sides are units, by 和, 及, 与: 科技和工信局 is one unit, 财政局和税务局 two.
Brackets stay with their name (组织部（人才办）), and a collective whose parts share their 各 or their head is one unit
(各县、自治县; 各市、州、县人民政府).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon import regions
from pipeline.records import Role
from pipeline.rules import alternatives, data

_WORDS = data("lexicon", "unit_lists")
_ENDINGS = alternatives(_WORDS["endings"])
_PLACES = alternatives(_WORDS["places"])
_HEADS = alternatives(_WORDS["heads"])
_SOME = "各级|各有关|各相关|有关|相关|各"
_NOTE = r"(?:[(\[〔][^()\[\]〔〕]*[)\]〕])?"

_ENDS_LIKE_UNIT = re.compile(
    f"(?:{_ENDINGS}|{_HEADS}){_NOTE}$|^(?:{_SOME}|[一二三四五六七八九十两])(?:级|个)?(?:{_PLACES})(?:、(?:{_PLACES}))*{_NOTE}$"
    f"|^(?:各(?:有关|相关)?|[省市县区镇]属|[在驻].)(?:{alternatives(_WORDS['groups'])})$"
    rf"|^(?:所在地?|属地|当地|辖区)*(?:{_PLACES})\((?:{_PLACES}|街|、)+\)$"
)
_PLACE_FIRST = re.compile(f"(?:{_SOME})(?:{_PLACES}){_NOTE}$")
_PLACE = re.compile(f"(?:{_PLACES}){_NOTE}$")
_PLACE_LAST = re.compile(f"(?:{_PLACES}){_NOTE}(?:级)?(?:{_HEADS}){_NOTE}$")
_FIRM = re.compile(f"(?:{alternatives(_WORDS['firms'])})$")
_FIRM_LAST = re.compile(f"(?:{alternatives(_WORDS['firms'])})等[^等]{{1,12}}(?:公司|分行|支行){_NOTE}$")
_ZONE = re.compile(f".+(?:{alternatives(_WORDS['zones'])})$")
_ZONE_LAST = re.compile(f".+(?:{alternatives(_WORDS['zones'])})(?:管委会|管理委员会|党工委){_NOTE}$")
_SMALL_PLACE = re.compile(f"..+(?:{alternatives(_WORDS['small_places'])})$")
_VILLAGE = re.compile("(?!各|试点|示范|中心|行政|贫困|重点|[先后]进|全)[一-龥]{2,4}(?:村|社区)")
_SHORT_NAME = re.compile(f"(?!各|有关|相关)[\u4e00-\u9fff]{{2,4}}(?<!{')(?<!'.join(_WORDS['places'])})")
_BEFORE = re.compile(f"(?:{alternatives(_WORDS['before'])})+(?=..)")
_BY = re.compile("[^、,;()]*(?<!自)由(?=..)")
_BY_DUTY = "(?:按照?|根据|依据?)(?:各自|部门|法定|有关)?的?(?:职责|职能|权限|任务)?(?:分工)?"
_DIRECT = "(?:有关|相关|[市县区省][级直])?"
_IN_NUMBERS = rf"等{_DIRECT}\d+[个家]{_DIRECT}(?:成员|责任)?(?:部门|单位)(?:和单位)?"
_BEHIND = re.compile(f"(?:{alternatives(_WORDS['behind'])}|{_BY_DUTY}|{_IN_NUMBERS})+$")
_NO_ENDING = re.compile(f"(?:{alternatives(_WORDS['no_ending'])})$")
_OFFICE = re.compile(f"(?:{alternatives(_WORDS['offices'])})$")
_AND = re.compile("以及|和|及|与|暨|或")
_SEPARATOR = re.compile(
    rf"[、,;/|\n\t]|等(?:以及|和|及|与)|会同(?!县|有关|相关)|(?:{alternatives(_WORDS['together'])})(?=各|[市省县区]|(?:有关|相关)(?!部门|单位|方面))|[()\[\]〔〕]"
)
_NO_UNIT = frozenset(_WORDS["no_unit"])
_TRADES = frozenset(_WORDS["trades"])
_NO_PART = re.compile(alternatives(_WORDS["no_part"]))
_PERSON = re.compile(f"(?:{alternatives(_WORDS['persons'])})$")
_ROLE_NOTE = re.compile(r"\((牵头|主办|主责|牵头单位|牵头部门|责任单位|配合|协办|参与|配合单位)\)$")
_ASIDE = re.compile(r"\([^()]*:[^()]*\)$")
_QUOTED = re.compile("[^“”]*“[^“”]{1,8}”[^“”]+$")
_LAST_NOTE = re.compile(r"\([^()]*\)$")
_PROSE_MARK = re.compile("[。:!?《》]")
_DATE = re.compile(r"[\d年月日底前.\-/]+")
_LONGEST = 40
_LONGEST_IN_PROSE = 26


class Name(NamedTuple):
    """A unit's name as folded `[start, end)`; `role` where a note behind the name gives one: 市科技局（牵头）."""

    start: int
    end: int
    role: Role | None = None


def names(text: str, start: int, end: int) -> list[Name]:
    """The units of a marked list; unknown words are units too, because the mark says so."""
    return [name for name in _names(text, start, end) if _may_be_unit(text[name.start : name.end])]


def names_in_prose(text: str, start: int, end: int, *, framed: bool = False) -> list[Name]:
    """The units of a list that only a verb marks: none unless every name reads as a unit.

    Where the list is `framed` (由…牵头), a trade (体育) stands for the unit in charge, and a place (平罗县)
    or village for its government.
    """
    found = list(_names(text, start, end))
    words = [text[name.start : name.end] for name in found]
    if all(
        is_unit(word) or (framed and (word in _TRADES or _VILLAGE.fullmatch(word) or regions.find(word)))
        for word in words
    ):
        return found
    return []


def sure_names(text: str, start: int, end: int) -> list[Name]:
    """The names of a list in a sure frame of which not every name is known to be a unit, but the first is."""
    listed = names(text, start, end)
    return listed if len(listed) > 1 and names_in_prose(text, listed[0].start, listed[0].end) else []


@lru_cache(maxsize=1 << 12)
def is_unit(word: str) -> bool:
    """Whether a word by itself reads as the name of a unit."""
    plain = _LAST_NOTE.sub("", word)
    if len(plain) > _LONGEST_IN_PROSE or plain in _NO_UNIT or len(word) < 2:
        return False
    if _NO_ENDING.search(plain) and not _OFFICE.search(plain):
        return False
    return bool(_ENDS_LIKE_UNIT.search(word)) and not _NO_PART.search(plain)


@lru_cache(maxsize=1 << 12)
def _may_be_unit(word: str) -> bool:
    if not 1 < len(word) <= _LONGEST or _PROSE_MARK.search(word):
        return False
    if ("“" in word or "”" in word) and not (_QUOTED.match(word) and is_unit(word)):
        return False
    if word in _NO_UNIT or _DATE.fullmatch(word) or _PERSON.search(word):
        return False
    return not _NO_PART.search(word) or (len(word) <= _LONGEST_IN_PROSE and bool(_ENDS_LIKE_UNIT.search(word)))


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    for a, b in _collectives(text, list(_pieces(text, start, end))):
        for c, d in (trimmed for part in _parts(text, a, b) for trimmed in _trimmed(text, *part)):
            role: Role | None = None
            if note := _ROLE_NOTE.search(text, c, d):
                d = note.start()
                role = "lead" if note[1][0] in "牵主" else "responsible" if note[1][0] == "责" else "support"
            if d > c:
                yield Name(c, d, role)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between separators outside brackets, trimmed."""
    depth, begin = 0, start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.group() in "([〔":
            depth += 1
        elif match.group() in ")]〕":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield from _trimmed(text, begin, match.start())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for opening in (_BY, _BEFORE):
        if before := opening.match(text, start, end):
            start = before.end()
    while behind := _BEHIND.search(text, start, end):
        end = behind.start()
    if text[end - 1 : end] == ")" and (aside := _ASIDE.search(text, start, end)):
        end = aside.start()
    while end > start and text[end - 1] in "。.:-([":
        end -= 1
    if end > start:
        yield start, end


def _collectives(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, those of one collective joined again."""
    at = 0
    while at < len(pieces):
        last = _collective_end(text, pieces, at)
        yield pieces[at][0], pieces[last][1]
        at = last + 1


def _collective_end(text: str, pieces: list[tuple[int, int]], at: int) -> int:
    first = text[slice(*pieces[at])]
    if at + 1 < len(pieces) and first.endswith("党委") and text[slice(*pieces[at + 1])] in ("政府", "人民政府"):
        return at + 1
    if _FIRM.search(first):
        return _firms_end(text, pieces, at)
    if _is_short(first):  # 城东、城西街道办事处
        return _shared_end(text, pieces, at, _is_short, _SMALL_PLACE)
    is_zone = _ZONE.fullmatch(first) and not first.startswith("各")  # 东山新区、高新区管委会
    if is_zone and (last := _shared_end(text, pieces, at, _ZONE.match, _ZONE_LAST)) > at:
        return last
    shared = bool(_PLACE_FIRST.match(first))
    if not shared and not _PLACE.match(first):
        return at
    last = at
    for later in range(at + 1, len(pieces)):
        word = text[slice(*pieces[later])]
        if pieces[later][0] - pieces[later - 1][1] != 1:
            break
        if _PLACE_LAST.match(word):
            return later
        if not _PLACE.match(word):
            break
        last = later
    return last if shared else at


def _shared_end(
    text: str, pieces: list[tuple[int, int]], at: int, goes_on: Callable[[str], object], ends: re.Pattern[str]
) -> int:
    """The last of names, parted by 、 alone, that share the word at the end of the last; the first where none does."""
    for later in range(at + 1, len(pieces)):
        word = text[slice(*pieces[later])]
        if text[pieces[later - 1][1] : pieces[later][0]] != "、":
            break
        if ends.match(word):
            return later
        if not goes_on(word):
            break
    return at


def _is_short(word: str) -> bool:
    """Whether a word may be the name of a place without the word for what it is: 城东."""
    return bool(_SHORT_NAME.fullmatch(word)) and word not in _TRADES and not is_unit(word)


def _firms_end(text: str, pieces: list[tuple[int, int]], at: int) -> int:
    """The last of firms that share the head behind 等: 移动公司、电信公司等某市分公司."""
    for later in range(at, len(pieces)):
        word = text[slice(*pieces[later])]
        if _FIRM_LAST.search(word):
            return later
        if not _FIRM.search(word):
            break
    return at


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece, parted at 和 where both sides are units."""
    for word in _AND.finditer(text, start + 2, end):
        left, right = text[start : word.start()], text[word.end() : end]
        if left.count("(") == left.count(")") and _parts_units(left, right):
            yield start, word.start()
            yield from _parts(text, word.end(), end)
            return
    yield start, end


def _parts_units(left: str, right: str) -> bool:
    if not is_unit(left) or len(right) < 3 or re.fullmatch(_HEADS, right):
        return False
    first = _AND.split(right)[0]
    return is_unit(right) or is_unit(first)
