"""Conditions of incentives: the words that say who or what qualifies, without those that only say how it is paid."""

import re

from pipeline.extract.further import Condition, completed, spelled
from pipeline.extract.naming import Name, trim_tail, words
from pipeline.extract.qualifiers import HOW_PAID, PAYER, before_the_grant, heads, opened, unpaid
from pipeline.extract.sentences import QUANTITY, Segment
from pipeline.rules import Rule

# The one who qualifies stands behind 对 or, at the head of a stretch, 凡 or 为.
FOR = re.compile(
    r"(?:(?<![针面相应绝])(?<!加[大强])(?<!强化)(?<!或者)(?<!或)对(?!接|标|口|外|象|应|比|照|策|立|等|手|话|准|内|台|其[^他它余]|地方|财政)于?|(?:^|[,;。:])(?:凡是?|为(?!了|鼓励|支持|促进|推动|加快|进一步|调动|实现|做好|激励|充分|切实|深入|贯彻|落实|提高|提升|扩大)|向|给(?![予与])|给予(?=[^,;。\uE000]{4,40}(?:[者人员士后才生师户社校院队]|企业|机构|单位|项目),)))(?P<condition>[^,;。]*)"
)
_LISTED = re.compile(rf"(?:如下|标准为?|分别为?):|(?<![,对])按照?(?=[^,;。{QUANTITY}]{{2,16}}{QUANTITY}?[^,;。]*$)")
_GRANTED = re.compile("的?(?:给予|提供|按(?!期|时|规定|要求|约定|进度))|的?,")
_RATE = re.compile("(?:担保|贷款|授信|信用)?(?:额度|费率|利率)$|(?:担保|贷款|授信|信用)(?:最高)?(?:额|限额)$")
# One of those named before: 其中批发企业每家 | 奖励10万元.
_AMONG = re.compile(f"其中:?(?P<item>[^,;{QUANTITY}]{{2,24}})$")
# What still belongs to the grant before: 给予3万元 | 奖励,.
_REST = re.compile(
    rf"(?:人民币|元)?(?:的?[^,;。、的{QUANTITY}]{{0,12}}?(?:奖励|奖补|奖金|补助|补贴|资助|支持|资金|经费|费|费用|贴息|津贴|补偿|额度|贷款)(?=[,;:、(])|(?:执行|确定|计收|征收|收取|缴纳|兑现)(?=[,;:(]))?(?:\([^()]*\))?[,、;:]*"
)
# Others of whom the same holds: 孤儿、五保户 | 每人200元.
_OTHERS = re.compile(rf"(?<![^,;。:])[^{QUANTITY},;。:]+、$")
_PAID = re.compile("奖|补|贴|资助|扶持|支持")
# Things of a grade, each named whole: 省级示范社5万元, 市级示范社3万元.
_GRADE = re.compile("(?:国家|自治区|[省市县区])级")
_BAND = re.compile(QUANTITY + r"(?:\([^()]*\))?的")
_BAND_ALONE = re.compile(QUANTITY + r"(?:\([^()]*\))?(?:及?以[上下内])?,")


def condition(
    text: str, whole: Segment, rule: Rule, match: re.Match[str], last: Condition | None, done: int = 0
) -> Condition | None:
    """The condition of the incentive that a rule matched; None where its words only cap what was granted before.

    `done` is where the grant before it in the sentence ends.
    """
    colon, lead = _lead(text, whole, match.start() + match.group().startswith(":"))
    if last and last.start < colon:
        last = None
    told = _condition(text, whole, rule, match, last, max(done, colon), colon)
    return told and told._replace(lead=() if told.start < colon else lead)


def _condition(
    text: str, whole: Segment, rule: Rule, match: re.Match[str], last: Condition | None, done: int, floor: int
) -> Condition | None:
    """The condition by the words behind the masked place `floor` alone, or by those before it where none are there."""
    named = "subject" in match.re.groupindex
    bound = rule.set.get("needs") in ("cap", "bound")
    if rule.set.get("needs") == "bound" and not last:
        return None
    limit = match.start("subject") if bound else match.start("give") if named else match.start()
    found = [
        one
        for one in FOR.finditer(whole.text, 0, limit)
        if not (last and last.end <= one.start() < done) and not _names_none(whole.text, one)
    ]
    each = "each" in rule.set and not match["subject"].startswith("每")
    if each and found and _LISTED.search(whole.text, found[-1].start("condition"), limit):
        return _item(whole, found[-1], match)
    if rule.set.get("needs") == "granted":
        return last
    if "graded" in rule.set:
        return _graded(text, whole, [one for one in found if one.start() >= floor], match, last, floor)
    if bound and not anew(whole, done, limit):
        return None if last or not _PAID.search(match["subject"]) else _trimmed(text, whole, *match.span("subject"))
    if named and (each or whole.text[match.start() - 1 : match.start()] == "("):
        return _each(text, whole, match, last, floor)
    found = [one for one in found if one.start() >= floor]
    reset = max(floor, whole.text.rfind(";", 0, limit) + 1)
    if _YEARS.match(whole.text, reset) and reset > floor:  # 前三年由财政全额奖励；后两年按50%奖励
        return _trimmed(text, whole, before_the_grant(whole.text, floor, reset - 1), reset - 1)
    granted = _REST.match(whole.text, done, limit)
    begins = granted.end() if granted else done
    if last and done >= reset and (not found or found[-1].start() < begins):
        own = _trimmed(text, whole, before_the_grant(whole.text, begins, limit), limit)
        return completed(whole, own, last, item=True) if _BAND.match(whole.text, begins) or _says(text, own) else last
    if found and found[-1].start() > reset and _told_before(whole.text, reset, found[-1], limit):
        limit, found = found[-1].start(), []  # 造成污染事故的，对举报人奖励…
    if len(found) > 1 and found[-2].start() >= max(reset, begins) and found[-1].group().startswith(",凡"):
        found.pop()  # 对获得认证的，凡未得到补助的企业，给予…
    if found and (found[-1].start() >= reset or not _own(whole.text[reset:limit])):
        told = _trimmed(text, whole, found[-1].start("condition"), limit)
        if among := _AMONG.search(whole.text, told.end, limit):
            one = _trimmed(text, whole, among.start("item"), limit)
            return one._replace(name=(*told.name, ",", *one.name), base=told.name)
        return completed(whole, told, last) if last else told
    told = _trimmed(text, whole, before_the_grant(whole.text, reset, limit), limit)
    return completed(whole, told, last) if last else told


def _names_none(text: str, found: re.Match[str]) -> bool:
    """Whether 对 tells nobody, only what is done (对园区进行补助) or what comes first (在省对摊位费补贴的基础上)."""
    said = found["condition"]
    if said.endswith("基础上"):
        return "在" in text[max(text.rfind(sign, 0, found.start()) for sign in ",;。:") + 1 : found.start()]
    return bool(_DOES.search(said))


# A grant to those whom the words before it tell: 销售额超过1亿元的，对企业 | 给予….
_TO = re.compile("的,对[^,;。的]{2,6}$")


def _told_before(text: str, low: int, found: re.Match[str], limit: int) -> bool:
    """Whether 对 only names again, or in a word, those whom the words before it tell: `合作社带动50户的，对合作社…`."""
    if _TO.search(text, low, limit):
        return True
    again = PAYER.sub("", text[found.start("condition") : limit])
    return len(again) > 2 and text[low : found.start()].endswith("的") and text.find(again, low, found.start()) >= 0


_YEARS = re.compile("[前后第其][一二两三四五\\d]?年")
# Words behind 对 that only say what is done: 对园区进行补助.
_DOES = re.compile("进行(?:补助|奖励|补贴|扶持|资助)$")
_ADDS = re.compile(
    "(?:[,、]|并且?|另外?|同时|此外|再|还|也|以及|和|分别|用于|累计|总计|合计|由|可|将|后|免费|分[^,]{1,3}[年次期])*"
)
# Words between two amounts that name nobody else: each of those named before, or what is paid.
_SAME = re.compile(
    "(?:(?:每|单|同一)(?![增满多新超])[家户个项人件名位]?[^,每]{0,8}(?:\\([^()]*\\))?(?:年度|每年|全年)?)?"
    "(?:的?(?:担保|贷款|贴息|奖励|补助|补贴|奖补|资助)?(?:额|额度|金额|总额|利率|费率|标准|比例|期限))?"
    "|最[多长][^,]*[年月次届]|补[助贴](?:时间|期限)[^,]*"
    "|(?:该|每[个家户])?(?:项目|企业|单位|机构|主体)"
    "|(?:奖补|奖励|补助|补贴|扶持)?资金[^,]*(?:拨付|兑现|发放|支付|承担|解决|列支)"
)


def _says(text: str, own: Condition) -> bool:
    """Whether what stands between two amounts names somebody or something: `，购置办公房的`, and not `，并再`."""
    said = _ADDS.sub("", words(text, own.name), count=1)
    return bool(re.search("[一-龥]{2}", said)) and not _SAME.fullmatch(said)


def _each(text: str, whole: Segment, match: re.Match[str], last: Condition | None, floor: int) -> Condition:
    """Who qualifies by an item of rates: `学徒每人300元`; with those named before in `坐飞机来的，单程每人15元`."""
    start, end = match.span("subject")
    if others := _OTHERS.search(whole.text, floor, start):
        start = others.start()
    said = re.match("按照?|(?:奖励|奖补|补助|补贴|资助)?标准(?:为|是)", whole.text[start:end])
    own = _trimmed(text, whole, start + (said.end() if said else 0), end)
    if last and last.base:
        return completed(whole, own, last, item=True)
    low = max(floor, whole.text.rfind(";", 0, start) + 1)
    if whole.text[max(0, start - 2) : start] != "的,":
        return own
    head = _trimmed(text, whole, before_the_grant(whole.text, low, start), start)
    return own._replace(name=(*head.name, ",", *own.name), base=head.name)


def _graded(
    text: str, whole: Segment, found: list[re.Match[str]], match: re.Match[str], last: Condition | None, floor: int
) -> Condition:
    """Who qualifies by a grade: `对新评定的3A级景区，…，4A级为10万元`."""
    own = _trimmed(text, whole, *match.span("subject"))
    if not last:
        low, limit = max(floor, whole.text.rfind(";", 0, match.start()) + 1), match.start("subject")
        start = found[-1].start("condition") if found else before_the_grant(whole.text, low, limit)
        last = _trimmed(text, whole, start, limit)
    if len(last.name) < 2:
        return own
    told = completed(whole, own, last, item=True)
    if told != own or _GRADE.match(words(text, last.name)):
        return told
    return told._replace(name=(*last.name, ",", *own.name))


def _lead(text: str, whole: Segment, limit: int) -> tuple[int, Name]:
    """Where the items behind a colon begin, and who qualifies by the words before it; (0, nothing) without any."""
    colon = whole.text.rfind(":", 0, limit)
    if colon < 0 or whole.text.count("(", 0, colon) != whole.text.count(")", 0, colon):
        return 0, ()
    low = whole.text.rfind(";", 0, colon) + 1
    found = [*FOR.finditer(whole.text, low, colon)]
    start = found[-1].start("condition") if found else before_the_grant(whole.text, low, colon)
    head = unpaid(whole.text[start:colon])
    if not found and (QUANTITY in head or not heads(head)):
        return 0, ()
    told = _trimmed(text, whole, start, colon)
    return (colon + 1, told.name) if len(told.name) > 2 else (0, ())


def anew(whole: Segment, start: int, end: int) -> bool:
    """Whether a masked stretch names somebody else who qualifies: `；对…，给予配套奖励，每家最高…`."""
    found = FOR.search(whole.text, start, end)
    return bool(found and re.search("[一-龥]{4}", found["condition"]))


def is_for(whole: Segment, end: int) -> bool:
    """Whether the words before a masked place name somebody whom a limit favours."""
    return bool(FOR.search(whole.text[:end]))


def _own(stretch: str) -> bool:
    """Whether a stretch behind a semicolon says by itself who qualifies."""
    return bool(_BAND.match(stretch) or _BAND_ALONE.match(stretch)) or bool(
        re.search("^(?!再|并|按|经).*[一-龥]{3}", PAYER.sub("", HOW_PAID.sub("", stretch)))
    )


def _item(whole: Segment, found: re.Match[str], match: re.Match[str]) -> Condition:
    """Who qualifies by an item of a list of rates: those of the lead-in, and of them the ones that the item names."""
    start = found.start("condition")
    granted = _GRANTED.search(whole.text[start:])
    end = start + granted.start() if granted else found.end()
    item = match.span("subject")
    return Condition(*item, whole.span(*item)[0], (*spelled(whole, start, end), ",", *spelled(whole, *item)))


def _trimmed(text: str, whole: Segment, start: int, limit: int) -> Condition:
    start += opened(whole.text[start:limit])
    piece = whole.text[start:limit]
    piece = _RATE.sub("", PAYER.sub("", unpaid(piece)))
    end = start + len(piece)
    return Condition(
        start, end, whole.span(start, start + 1)[0], trim_tail(text, spelled(whole, start, end)) if piece else ()
    )
