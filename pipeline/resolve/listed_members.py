"""Members of groups that a document lists itself: 领导小组成员单位, by name or by the posts of those who sit in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.records import Plan
from pipeline.resolve.entries import compiled, section

_GROUP = re.compile(r"^(?P<head>.*?)(?:各|有关|相关)?(?:成员单位|领导小组成员)$")
_UNNAMED = re.compile(r"^(?:本|县|市|区|省|州|旗)?(?:委|政府)?(?:工作)?(?:领导小组|指挥部|委员会|联席会议|专班)?$")
_LEVEL = re.compile(r"^(?:全|本)?[县市区省州旗](?![场容政])")
_LIST = re.compile(r"成员单位(?:主要)?(?:包括|由|为|有|是|名单)?[:：]?\s*(?P<units>[^。；;：:\n]{6,800})")
_BEFORE = re.compile(r"[^。；;，,\n]{0,40}$")
_MEMBERS = re.compile(
    r"^[ \t　]*成[ \t　]*员[:：](?P<posts>[\s\S]{10,2500}?)(?=\n[^\n]*(?:办公室|职责|下设|负责|，)|\Z)", re.M
)
_POST = re.compile(
    r"(?:^|[ \t　])(?P<unit>[\u4e00-\u9fff（）]{3,20}?)(?:党组|党委|党总支)?(?:副?书记、|成员、|委员、)?(?:副|常务副)?"
    r"(?:局长|主任|书记|部长|主席|行长|镇长|乡长|会长|总经理|董事长|理事长|队长|院长|检察长|台长)"
    r"(?=$|[ \t　，、（兼])",
    re.M,
)
_PARTS = re.compile("[、，,]|以及|(?<=[局委办厅会部])[和及与]")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of members: the words before it, which may name the group, and the units as written."""

    head: str
    units: tuple[str, ...]


def head_of(group: str) -> str | None:
    """The name of the group whose members a unit means (创新工作领导小组 of its 各成员单位); None for other units."""
    match = _GROUP.match(group)
    return None if match is None else _LEVEL.sub("", match["head"])


def is_unnamed(head: str) -> bool:
    """Whether a group is only called 领导小组: that of each plan is another."""
    return bool(_UNNAMED.match(head))


def members_in(plan: Plan, head: str) -> tuple[str, ...]:
    """The units that a plan lists as members of a group; none where it lists none, or it is open which list."""
    lists = _lists(plan.document.text)
    named = [one for one in lists if not is_unnamed(head) and head in one.head]
    meant = named or (lists if len(lists) == 1 and not _names_other(lists[0], head) else [])
    return tuple(dict.fromkeys(unit for one in meant for unit in one.units))


def _names_other(listed: Listed, head: str) -> bool:
    """Whether the words before a list name a group by another name."""
    return not is_unnamed(head) and "领导小组" in listed.head and not is_unnamed(_LEVEL.sub("", listed.head))


@lru_cache(maxsize=8)
def _lists(text: str) -> tuple[Listed, ...]:
    return (*_by_name(text), *_by_post(text))


def _by_name(text: str) -> Iterator[Listed]:
    for match in _LIST.finditer(text):
        units = [re.sub("等.{0,8}$", "", part.strip()) for part in _PARTS.split(match["units"])]
        if len(units) > 1 and all(_ends_like_unit().search(unit) and len(unit) <= 20 for unit in units):
            before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
            yield Listed(before.group() if before else "", tuple(units))


def _by_post(text: str) -> Iterator[Listed]:
    for match in _MEMBERS.finditer(text):
        posts = tuple(post["unit"] for post in _POST.finditer(match["posts"]) if _ends_like_unit().search(post["unit"]))
        if len(posts) > 1:
            yield Listed(text[max(0, match.start() - 200) : match.start()].rpartition("。")[2], posts)


@cache
def _ends_like_unit() -> re.Pattern[str]:
    return compiled(section("agencies", "listed"), "lexicon/agencies.yaml: listed")
