"""Who qualifies for a further amount of a sentence, told by what differs from those who qualify for the one before."""

import re
from typing import NamedTuple

from pipeline.extract.naming import Name
from pipeline.extract.sentences import QUANTITY, Segment

# Parentheses that only explain.
_ASIDE = re.compile(r"\((?:(?:以下简|下同|下称|简称|以下称)[^()]*|[^()]{10,},下同)\)|(?<=,)在[^,]{0,6}有效期内,")
# Grades by which those who qualify are told apart.
GRADE = (
    "(?:(?:国家|自治区|省|市|县|区)级|[一二三四五1-5](?:星级|星|A级|A)|A{2,5}级?|[特一二三]等奖|[甲乙丙特]级|[金银铜]奖"
    "|第[一二三四五]名|[一二三]类|[A-F]类|[ⅠⅡⅢ]类)"
)
_GRADE = re.compile(GRADE)
# What a band is reached by.
_REACHED = re.compile(f"(?:首次)?(?:达到?|超过|突破|满|在)?{QUANTITY}")
# A later year or a further step of those named before.
_LATER = re.compile(
    "次年|第[二三四五]年|此后|之后|以后年度|[一两二三]年后|每(?:再)?(?:增加|新增|增长|多|超过?|满|提高)"
)
# Words that name whole those who qualify.
WHOLE = re.compile(
    "(?:企业|项目|人才|单位|机构|[协商学]会|产品|基地|平台|园区|个人|人员|团队|公司|主体|[农大]户|社|[饭酒]店|楼宇|[场校院馆村镇者员])$"
)


class Condition(NamedTuple):
    """Who qualifies: the masked span that says so, the folded offset where the words begin, and the words.

    `lead` are the words before a colon that hold for every item behind it: `对总部企业，分别给予：租房的…；购房的…`;
    `base` those that an item shares with the one before it: `总部企业` of `总部企业，租房的`.
    """

    start: int
    end: int
    at: int
    name: Name
    lead: Name = ()
    base: Name = ()


def completed(whole: Segment, told: Condition, last: Condition, item: bool = False) -> Condition:
    """A condition that leans on the one before it.

    `500万元以上的` after `研发费用在300万元以上的企业` is 研发费用在500万元以上的企业, `重新认定的` after
    `首次认定的企业` is 重新认定的企业, `二等奖` after `获科技奖一等奖的` is 获科技奖二等奖的, and `购房的` after
    `总部企业，租房的` is 总部企业，购房的. `item` says that nothing but a comma parts the two.
    """
    before, own = whole.text[last.start : last.end], whole.text[told.start : told.end]
    if told.start < last.end:
        return told
    for lean in (_band, _grade, _parallel, _goes_on, _same_act, _same_noun, _elliptic, *((_item,) if item else ())):
        if name := lean(whole, told, last, before, own):
            if last.base and lean in (_band, _grade, _same_act) and name[: len(last.base)] != last.base:
                name = (*last.base, ",", *name)
            kept = last if lean in (_band, _grade, _same_act) else told  # a third one leans on the first too
            return Condition(
                kept.start, kept.end, told.at, name, base=_base(name, told) if lean in (_item, _elliptic) else last.base
            )
    return told


def _base(name: Name, told: Condition) -> Name:
    """What an item shares with the one before: its name without its own words and the comma."""
    return name[: -len(told.name) - 1]


def _band(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    lead = _REACHED.match(own)
    at = before.rfind(lead.group()) if lead and len(lead.group()) > 1 else before.find(QUANTITY)
    if not lead or at < 0 or "," in own:
        return ()
    tail = before.rfind("的")
    noun = spelled(whole, last.start + tail, last.end) if tail > at else ()
    return (*spelled(whole, last.start, last.start + at), *told.name, *noun)


def _grade(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    grade, first = _GRADE.match(own), _GRADE.search(before)
    if not grade or not first or len(own) > grade.end() + 1:
        return ()
    low, high = last.start + first.start(), last.start + first.end()
    return (*spelled(whole, last.start, low), *told.name[: grade.end()], *spelled(whole, high, last.end))


def _parallel(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    """在市外举办的 after `本地企业主办的展会，在市内举办的` is said of the same ones."""
    at = before.rfind("," + own[:2]) if len(own) > 3 and QUANTITY not in own[:2] else -1
    return (*spelled(whole, last.start, last.start + at), ",", *told.name) if at > 1 else ()


def _goes_on(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    """在县内首次购房的, 次年仍在规的 and 每增加1000万元 go on with those named before."""
    if _LATER.match(own):
        return (*last.name, ",", *told.name)
    begun = own.startswith("在") and not own.endswith("后") and not before.startswith("在")
    begun = begun and whole.text[told.start - 1 : told.start] != "对"
    if not begun or QUANTITY in own or "," in before:
        return ()
    return (*last.base, ",", *told.name) if last.base else (*last.name, *told.name)


def _same_act(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    """在创业板上市 after `企业在主板上市` is said of the same ones; 制定国家标准 after `起草单位制定国际标准` too."""
    if own[:1] == "在" and "的" in own[:-2]:
        return ()  # 在市内举办的展会 is whole by itself
    shared = before.rfind(own[: 1 if own[:1] in "在获被入" else 2], 1)
    if shared <= 2 or before[shared - 1] in "、和及" or QUANTITY in own or own[-2:] != before.rstrip("的")[-2:]:
        return ()
    return (*spelled(whole, last.start, last.start + shared), *told.name)


def _same_noun(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    tail = before.rfind("的")
    alike = own[-2:] == before[max(0, tail - 2) : tail] and whole.text[told.end : told.end + 1] == "的"
    return (*told.name, *spelled(whole, last.start + tail, last.end)) if alike else ()


# Who does something, and what is done by those named before.
_ONES = re.compile("企业|机构|单位|公司|项目|个人|人员|人才|[社户]|主体|[协商]会|[院校]|团队|平台|园区")
_ACT = re.compile("自[建购行有]|[新购改扩自]建|[新购]置|购买|租[赁用]|改造|其|利用|首次|当年|年度|未|不")


def _elliptic(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    """自建厂房的 after `落户的企业，租赁厂房的` is said of the same ones, and 新兴市场 after `企业，传统市场`."""
    comma, between = _comma(before), whole.text[last.end : told.start]
    if comma < 2 or ";" not in between or between.endswith("对") or not _ONES.search(before, 0, comma):
        return ()
    tail = before[comma + 1 :]
    alike = len(tail) <= 10 and len(own) <= 12 and tail[-2:] == own[-2:] and QUANTITY not in tail + own
    acts = _ACT.match(own) and not WHOLE.search(own)
    return (*spelled(whole, last.start, last.start + comma), ",", *told.name) if alike or acts else ()


def _comma(words: str) -> int:
    """The last comma outside parentheses; -1 where there is none."""
    at = words.rfind(",")
    while at >= 0 and words.count("(", 0, at) != words.count(")", 0, at):
        at = words.rfind(",", 0, at)
    return at


def _item(whole: Segment, told: Condition, last: Condition, before: str, own: str) -> Name:
    if last.base:
        return (*last.base, ",", *told.name)
    comma = _comma(before)
    if comma < 2 or (WHOLE.search(own) and not before.endswith(("的", "后"))):
        return ()
    return (*spelled(whole, last.start, last.start + comma), ",", *told.name)


def spelled(whole: Segment, start: int, end: int) -> Name:
    """The folded positions of a masked stretch, numbers written out, parentheses that only explain left out."""
    aside = {start + at for found in _ASIDE.finditer(whole.text[start:end]) for at in range(*found.span())}
    name: list[int] = []
    for place in range(start, end):
        if place not in aside:
            at = whole.at[place]
            name.extend([at] if isinstance(at, int) else range(at.start, at.end))
    return tuple(name)
