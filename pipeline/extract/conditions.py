"""Conditions of incentives: the words that say who or what qualifies, without those that only say how it is paid."""

import re
from typing import NamedTuple

from pipeline.extract.naming import Name, trim_tail
from pipeline.extract.sentences import QUANTITY, Segment
from pipeline.rules import Rule

# The one who qualifies stands behind 对 or, at the head of a stretch, 凡 or 为.
_FOR = re.compile(
    r"(?:(?<![针面相应绝])对(?!接|标|口|外|象|应|比|照|策|立|等|手|话|准|内|台)于?|(?:^|[,;。:])(?:凡是?|为|给(?![予与])))(?P<condition>[^,;。]*)"
)
_LISTED = re.compile("(?:如下|标准为?|分别为?):")
_GRANTED = re.compile("的?(?:给予|提供|按)|的?,")
_WHO = re.compile(r"([^,;。:]*的(?:\([^()]*\))?),[^;。:]*$")
_WHEN = re.compile("([^,;。:]*),在[^,;。:]*时[^,;。:]{0,4}$")
# Parentheses that only explain.
_ASIDE = re.compile(r"\((?:以下|下同|不含|包括|含[^)])[^()]*\)")
# Where a condition ends because what follows says how, by whom or how much is paid.
_HOW_PAID = re.compile(
    r",在[^,]*时|[,(](?:可?按照?|可适当|可|原则上)|(?<=.)的?(?:给予|提供)|[,(][^,]{0,8}(?:额度|额)"
    rf"|,(?:每[人家户个项件名位年月场头只辆栋间校村镇处套座]|单个项目)?(?:一次性|分别|最高|每年|每月|按年|按月)*(?:给予|奖励|发放|补助|补贴|资助)?{QUANTITY}[^,;]{{0,10}}(?:奖|补|津贴|资助|支持)"
    r"|,在[^,]*(?:基础上|前提下)|,[前后第首][一二两三四五\d]?年.*$"
    rf"|,?(?:减|优惠)?(?:按照?|以(?![上下内来外及]))[^,]{{0,24}}{QUANTITY}.*$|实行“[^”]*”"
)
_RATE = re.compile("(?:担保|贷款)?(?:额度|费率|利率)$")
_PAYER = re.compile(
    "(?:的)?,?(?:(?:具体|补贴|补助|奖励|资助)*标准(?:为|原则上)?|分别|再|最高|直接|每[件家个项人列户台亩生天月年场头只辆栋间床名位校村镇处套次张幢座](?:\\([^()]*\\))?次?|按照?|据实|"
    "(?:中央|自治区|省|市|县|区|各级)?级?财政|一次性|可|由[^,]*|市政府|县政府|(?<=[财政府])(?:也|还)?将)*,?$"
)

# How long it is paid.
_IN_TERM = re.compile("^在[^,]{1,8}(?:期内|期间)")

# Others who qualify, behind a grant: 在创业板上市的, 100亩以上的, B类人才.
_OTHERS = re.compile(
    rf"(?:(?:在|获|入选|认定|评为|列入)[^,;。{QUANTITY}]{{2,}}的|属于[^,;。{QUANTITY}]{{2,}}的?(?:项目|企业|单位|人员|产品|的),?|(?:其中)?[^,;。的{QUANTITY}]{{3,}}后|{QUANTITY}的|[^,;。、的{QUANTITY}]{{1,8}}(?:人才|企业))"
    r"(?:再|分别|一次性|最高|每[亩人家户个项件]|每[年月])*"
)
# What still belongs to the grant before: 给予3万元 | 奖励,.
_REST = re.compile(rf"(?:的?[^,;。、的{QUANTITY}]{{0,6}}?(?:奖励|奖补|奖金|补助|补贴|资助|支持)(?=[,;:]))?[,、;:]*")
_BAND = re.compile(QUANTITY + r"(?:\([^()]*\))?的")


class Condition(NamedTuple):
    """Who qualifies: the masked span that says so, the folded offset where the words begin, and the words."""

    start: int
    end: int
    at: int
    name: Name


def condition(
    text: str, whole: Segment, rule: Rule, match: re.Match[str], last: Condition | None, done: int = 0
) -> Condition | None:
    """The condition of the incentive that a rule matched; None where its words only cap what was granted before.

    `done` is where the grant before it in the sentence ends.
    """
    named = "subject" in match.re.groupindex
    bound = rule.set.get("needs") == "cap"
    limit = match.start("subject") if bound else match.start("give") if named else match.start()
    found = [one for one in _FOR.finditer(whole.text[:limit]) if not (last and last.end <= one.start() < done)]
    each = "each" in rule.set and not match["subject"].startswith("每")
    if each and found and _LISTED.search(whole.text[found[-1].end() : limit]):
        return _item(whole, found[-1], match)
    if bound and not anew(whole, done, limit):
        return None
    if named and (each or whole.text[match.start() - 1 : match.start()] == "("):
        return _trimmed(text, whole, *match.span("subject"))
    reset = whole.text.rfind(";", 0, limit) + 1
    granted = _REST.match(whole.text, done, limit)
    begins = granted.end() if granted else done
    if last and done and begins >= reset and _OTHERS.fullmatch(whole.text, begins, limit):
        return _completed(whole, _trimmed(text, whole, begins, limit), last)
    if found and (found[-1].start() >= reset or not _own(whole.text[reset:limit])):
        told = _trimmed(text, whole, found[-1].start("condition"), limit)
        return _completed(whole, told, last) if last else told
    if last and done and reset <= done and not found and not _who(whole.text[done:limit].strip(",、;")):
        return last
    told = _trimmed(text, whole, reset or _before_the_grant(whole.text, limit), limit)
    return _completed(whole, told, last) if last else told


def anew(whole: Segment, start: int, end: int) -> bool:
    """Whether a masked stretch names somebody else who qualifies: `；对…，给予配套奖励，每家最高…`."""
    found = _FOR.search(whole.text, start, end)
    return bool(found and re.search("[一-龥]{4}", found["condition"]))


def is_for(whole: Segment, end: int) -> bool:
    """Whether the words before a masked place name somebody whom a limit favours."""
    return bool(_FOR.search(whole.text[:end]))


def _own(stretch: str) -> bool:
    """Whether a stretch behind a semicolon says by itself who qualifies."""
    return bool(_BAND.match(stretch)) or bool(
        re.search("^(?!再|并|按|经).*[一-龥]{3}", _PAYER.sub("", _HOW_PAID.sub("", stretch)))
    )


def _before_the_grant(text: str, limit: int) -> int:
    """Where the one who qualifies is named without 对: `缴纳保险的，可给予…`, `工业项目，在确定底价时可按…`."""
    for pattern in (_WHO, _WHEN):
        if found := pattern.search(text, 0, limit):
            return found.start(1)
    start = max(text.rfind(sign, 0, limit) for sign in ",;。:") + 1
    while start and text[start - 1] == "," and not _who(text[start:limit]):
        limit, start = start - 1, max(text.rfind(sign, 0, start - 1) for sign in ",;。:") + 1
    return start


def _who(stretch: str) -> str:
    """What a stretch says besides who pays, how much and how long."""
    return _PAYER.sub("", _IN_TERM.sub("", _HOW_PAID.sub("", stretch)))


def _item(whole: Segment, found: re.Match[str], match: re.Match[str]) -> Condition:
    """Who qualifies by an item of a list of rates: those of the lead-in, and of them the ones that the item names."""
    start = found.start("condition")
    granted = _GRANTED.search(whole.text[start:])
    end = start + granted.start() if granted else found.end()
    item = match.span("subject")
    return Condition(*item, whole.span(*item)[0], (*_spelled(whole, start, end), ",", *_spelled(whole, *item)))


def _trimmed(text: str, whole: Segment, start: int, limit: int) -> Condition:
    piece = whole.text[start:limit]
    if paid := _HOW_PAID.search(piece):
        piece = piece[: paid.start()]
    piece = _PAYER.sub("", _RATE.sub("", piece))
    end = start + len(piece)
    return Condition(
        start, end, whole.span(start, start + 1)[0], trim_tail(text, _spelled(whole, start, end)) if piece else ()
    )


def _completed(whole: Segment, told: Condition, last: Condition) -> Condition:
    """A condition that leans on the one before it.

    `500万元以上的` after `研发费用在300万元以上的企业` is 研发费用在500万元以上的企业, and `重新认定的` after
    `首次认定的企业` is 重新认定的企业.
    """
    before, own = whole.text[last.start : last.end], whole.text[told.start : told.end]
    tail = before.rfind("的")
    noun = _spelled(whole, last.start + tail, last.end) if tail > 0 else ()
    if own.startswith(QUANTITY) and QUANTITY in before and "," not in own:
        lead = before.index(QUANTITY)
        name = (*_spelled(whole, last.start, last.start + lead), *told.name, *noun)
        return Condition(last.start, last.end, told.at, name)  # a third band leans on the first too
    if (
        own.startswith("在")
        and not own.endswith("后")
        and not before.startswith("在")
        and QUANTITY not in own
        and told.start >= last.end
    ):  # 在县内首次购房的 goes on with those named before
        return told._replace(name=(*last.name, *told.name))
    alike = own[-2:] == before[max(0, tail - 2) : tail] and whole.text[told.end : told.end + 1] == "的"
    return told._replace(name=(*told.name, *noun)) if alike else told


def _spelled(whole: Segment, start: int, end: int) -> Name:
    """The folded positions of a masked stretch, numbers written out, parentheses that only explain left out."""
    aside = {start + at for found in _ASIDE.finditer(whole.text[start:end]) for at in range(*found.span())}
    name: list[int] = []
    for place in range(start, end):
        if place not in aside:
            at = whole.at[place]
            name.extend([at] if isinstance(at, int) else range(at.start, at.end))
    return tuple(name)
