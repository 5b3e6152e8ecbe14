"""Incentives (奖补): money or a benefit that is paid when a condition holds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.conditions import anew, condition, is_for
from pipeline.extract.context import Passage
from pipeline.extract.coordinated import distribute, graded
from pipeline.extract.earlier import spoken_of
from pipeline.extract.further import WHOLE, Condition, spelled
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, words
from pipeline.extract.numerals import number
from pipeline.extract.qualifiers import stretches
from pipeline.extract.quantities import Quantity
from pipeline.extract.sentences import QUANTITY, Segment, Sentence, masked
from pipeline.records import Incentive
from pipeline.rules import Rule, compile_pattern, load


def incentives(passage: Passage, sentence: Sentence) -> Iterator[Incentive]:
    """The incentives of one sentence, one for each amount."""
    if passage.qualifies and not _OUTRIGHT.search(passage.said(sentence)):
        return
    if not any(mark.rule is None and _may_be_paid(mark.quantity) for mark in sentence.marks):
        return
    text = passage.folded.text
    if not passage.pays and not _pays().search(text, sentence.start, sentence.end):
        return
    whole = masked(text, sentence, [], [])
    paid: Incentive | None = None
    told: Condition | None = None
    done = shared = 0
    for rule, match in _grants(whole, passage.pays):
        if paid and _shares(whole, match, shared):
            shared = done = match.end("figures")
            continue
        caps = paid is not None and _caps(whole, match, done)
        said = None if caps else condition(text, whole, rule, match, told, done)
        if said and not _named_in(text, (*said.lead, *said.name)):
            last = told.name if told else spoken_of(text, passage.start, sentence.start)
            said = said._replace(name=_recipient(text, whole, match) or last)
        done = match.end("figures")
        found = list(_read(passage, whole, rule, match, said)) if said else []
        if found:
            paid, told = found[-1], said
        elif paid and (caps or "caps" in rule.set):
            found = [_capped(passage, whole, rule, match, paid)]
        yield from found


def _caps(whole: Segment, match: re.Match[str], done: int) -> bool:
    """Whether a grant only limits what was granted before: `每户企业每年贴息最高不超过100万元`.

    `done` is where the grant before it ends.
    """
    at = match.start("figures")
    start = _stretch(whole, at)
    bounded = _marks(whole, match)[0].quantity.op == "<=" or "最高" in whole.text[start:at]
    return bounded and bool(_EACH.match(whole.text, start)) and not anew(whole, done, start)


# Who bears which part of what was granted before: 其中省财政按600元/亩补助, 市县统筹资金按400元/亩补助.
_BEARS = re.compile("其中:?[^,;]{0,8}(?:中央|自治区|省|市|县|区|财政)[^,;]*$")
_BORNE = re.compile(
    f"其中:?(?:中央|自治区|省|市|县|区)级?(?:财政|资金)[^,;。]{{0,6}}{QUANTITY},[^,;。]{{0,4}}(?:中央|自治区|省|市|县|区)[^,;。]{{0,4}}(?:财政|资金|配套|承担|自筹)[^,;。]{{0,4}}$"
)
_BEARS_TOO = re.compile("[^,;]*(?:财政|资金|统筹|承担|自筹)[^,;]*$")


def _shares(whole: Segment, match: re.Match[str], shared: int) -> bool:
    """Whether a sum is only the part that one payer bears; `shared` is where the last such part ends."""
    at = match.start("figures")
    start = _stretch(whole, at)
    if _BEARS.match(whole.text[start:at]) or _BORNE.search(whole.text, whole.text.rfind(";", 0, at) + 1, at):
        return True
    return bool(shared) and ";" not in whole.text[shared:at] and bool(_BEARS_TOO.match(whole.text[start:at]))


def _stretch(whole: Segment, at: int) -> int:
    """Where the stretch between commas begins in which a masked place stands."""
    return max(whole.text.rfind(sign, 0, at) for sign in ",;。") + 1


def _grants(whole: Segment, pays: bool) -> list[tuple[Rule, re.Match[str]]]:
    """What is granted in a masked sentence, in reading order; the first rule that takes a figure keeps it.

    `pays` says that a heading announces what is paid.
    """
    used: set[int] = set()
    found = []
    for rule in load("incentives"):
        if rule.has and not any(word in whole.text for word in rule.has):
            continue
        for match in rule.regex.finditer(whole.text):
            figures = set(range(*match.span("figures")))
            if not used & figures and _money(whole, match) and _suits(whole, rule, match, pays):
                used |= figures
                found.append((rule, match))
    return sorted(found, key=lambda grant: grant[1].start("figures"))


def _capped(passage: Passage, whole: Segment, rule: Rule, match: re.Match[str], paid: Incentive) -> Incentive:
    """The cap on what was granted before in the sentence: `每满1年补贴2万元，最高20万元`."""
    mark = _marks(whole, match)[0]
    at = whole.span(_stretch(whole, match.start("figures")), match.end())[0]
    found = mark.quantity
    seen = passage.evidence(at, mark.end)
    return replace(paid, **seen, rule=rule.id, amount=found.value, unit=_in_yuan(found.unit), cap=True)


def _in_yuan(unit: str) -> str:
    """The unit of a sum with the word for the currency: 30万 and 30万人民币 are 30万元."""
    return unit.removesuffix("人民币") + "元" if unit == "万" or unit.endswith("人民币") else unit


# A sum that is plainly given, also where conditions are told: 评为示范社的，奖励3万元.
_OUTRIGHT = re.compile(r"(?:给予|奖励|补助|补贴)(?:一次性)?(?:最高)?(?:不超过)?\d")


@cache
def _pays() -> re.Pattern[str]:
    return compile_pattern(r"{~give}|奖金|[奖补]\d|可(?:获|享受|领取|申领)|最高|额度|费率|利率|担保额|减半|[价费税租]")


def _marks(whole: Segment, match: re.Match[str]) -> list[Mark]:
    start, end = match.span("figures")
    return [whole.mark(at) for at in range(start, end) if whole.text[at] == QUANTITY]


def _money(whole: Segment, match: re.Match[str]) -> bool:
    listed = _marks(whole, match)
    shared = listed[-1].quantity.dimension == "money"  # 每亩50、80元
    for mark in listed:
        found = mark.quantity
        if shared and not found.unit:
            continue
        if not _may_be_paid(found) or "百分点" in found.unit:
            return False
    return True


def _may_be_paid(found: Quantity) -> bool:
    return found.dimension in ("money", "share") or found.unit == "万"


_EACH = re.compile("每[户家]|单[个家户]|同一")
_LIMITED = re.compile("(?:奖励|补助|补贴|资助)[^,]*(?:额度|总额|限额|幅度)")
# What somebody may borrow: 个人贷款额度.
_LENT = re.compile("[一-龥]{2,}(?:贷款|担保|授信|信用)(?:最高)?(?:额度?|限额)$")
# Somebody who qualifies is named before: 评为工匠的，…; 对…; 入选的其他人才，….
_NAMED = re.compile(r"的(?:\([^()]*\))?,|(?:^|[,;。])(?:对|凡|入选|评为|获评?|认定|引进|取得|新?培育)")
_PAID = re.compile("奖励|补助|补贴|资助|奖补")
_ANNOUNCED = re.compile("(?:奖励|补助|补贴|资助|奖补)(?:标准|金额|额度)(?:为|是|如下)?:")


def _read(passage: Passage, whole: Segment, rule: Rule, match: re.Match[str], said: Condition) -> Iterator[Incentive]:
    text = passage.folded.text
    figures = _marks(whole, match)
    led = () if set(said.lead) <= set(said.name) else said.lead
    lead = (*led, ",") if led and said.name else led
    if not _named_in(text, (*lead, *said.name)):
        return
    names = [said.name]
    if len(figures) > 1:
        names = _shared_out(text, whole, match, said.name, len(figures)) or _each(text, said.name, len(figures))
    before = whole.text[max(0, match.start() - 4) : match.start("figures")]
    for index, mark in enumerate(figures):
        found = mark.quantity
        name = names[min(index, len(names) - 1)]
        unit = found.unit or figures[-1].quantity.unit
        yield Incentive(
            **passage.evidence(said.at, mark.end),
            rule=rule.id,
            condition=passage.spell((*lead, *name)),
            amount=found.value,
            amount2=found.value2,
            unit=_in_yuan(unit),
            cap="<=" in (found.op, figures[0].quantity.op)
            or "capped" in rule.set
            or bool(
                re.search(
                    "最高|不超过|不高于|(?<!规)上限|封顶|(?:总额|额度|金额)限$|(?<!比例)(?<!标准)(?:可)?提高[至到]",
                    before,
                )
            ),
        )


_TO = re.compile(
    f"(?:给予|奖励|补助|补贴|资助)(?!资金|资助|补贴|补助|奖励)(?P<who>[^,;。{QUANTITY}]{{2,16}}?)(?:一次性|最高|分别|每[人家户个]|各)*(?={QUANTITY})"
)


def _recipient(text: str, whole: Segment, match: re.Match[str]) -> Name:
    """Those whom a grant names behind its verb: `给予市级孵化基地40万元补助`."""
    start, end = match.start(), match.start("figures") + 1
    if match.start("give") >= end:  # 按投资额的20%给予企业不超过200万元
        start, end = match.start("give"), _next(whole, match.start("give"))
    found = _TO.search(whole.text, start, end)
    if not found or not WHOLE.search(found["who"]):
        return ()
    return spelled(whole, *found.span("who"))


def _next(whole: Segment, start: int) -> int:
    """The end of the first masked figure behind a place; the end of the text where none is."""
    at = whole.text.find(QUANTITY, start)
    return at + 1 if at >= 0 else len(whole.text)


def _named_in(text: str, name: Name) -> bool:
    return bool(re.search("[一-龥]{2}", words(text, name)))


_SHARES = re.compile(
    f"(?:给予|奖励|补助|补贴|资助)(?P<who>[^,;。{QUANTITY}]{{2,40}}?)(?:一次性|最高|分别|各|每[人家户个亩吨台])*(?<![贴助励金费款持])(?={QUANTITY})"
)


_ONE = re.compile("(?:(?!、|和|及|以及|与)[^()]|\\([^()]*\\))+")


def _shared_out(text: str, whole: Segment, match: re.Match[str], name: Name, count: int) -> list[Name]:
    """Who gets which of several amounts that a verb of paying hands out: `给予农户、合作社每亩50元、80元`."""
    found = _SHARES.search(whole.text, match.start(), match.start("figures") + 1)
    if not found or not name or not re.search("[、和及]", found["who"]):
        return []
    given = spelled(whole, *found.span("who"))
    if set(given) & set(name):
        return []
    spans = [one.span() for one in _ONE.finditer(whole.text, *found.span("who"))]
    if len(spans) == count and all(WHOLE.search(whole.text[start:end].partition("(")[0]) for start, end in spans[:-1]):
        parts = [spelled(whole, *span) for span in spans]
    else:
        parts = distribute(text, given, count)
    return [(*name, ",", *part) for part in parts] if len(parts) == count else []


def _each(text: str, name: Name, count: int) -> list[Name]:
    """Who qualifies for each of several amounts."""
    if grades := graded(text, name, count) or _ranked(text, name, count):
        return grades
    for low, high in reversed(stretches(words(text, name), 0, len(name))):
        if len(parts := distribute(text, name[low:high], count)) == count:
            return [(*name[:low], *part, *name[high:]) for part in _alike(text, parts)]
    return _alike(text, distribute(text, name, count))


# Words of a bound before a figure, not behind it: 不超过5万元, and not 5亿元以下.
_BOUND = re.compile("最[高多]|不|≤|小于")
_NUMERALS = "一二三四五六七八九十"
# Ranks told together: 第二、三年, 第四名至第八名, 前三名, 一、二、三等奖, 金、银、铜牌.
_LISTED = re.compile(
    f"第?(?P<ranks>[{_NUMERALS}特金银铜甲乙丙A-F](?:[、和及]第?[{_NUMERALS}特金银铜甲乙丙A-F])+)(?P<unit>年|名|档|等奖|等功|等|奖|牌|级|类|星级|层次)"
)
_SPAN = re.compile(
    f"第(?P<first>[{_NUMERALS}])(?:名|层次|档)?(?:至|到|-)第?(?P<last>[{_NUMERALS}])(?P<unit>名|层次|档)"
)
_AWARD = "(?:特等|[一二三]等|金|银|铜|优秀|提名|鼓励|入围|优胜|佳作)奖"
_AWARDS = re.compile(f"{_AWARD}(?:[、和及]{_AWARD})+")
_FIRST = re.compile(f"前(?P<count>[两{_NUMERALS}]|10|[2-9])(?P<unit>名|位)")


def _ranked(text: str, name: Name, count: int) -> list[Name]:
    """Those of several ranks, one name for each: `获得前三名的选手` are 获得第一名的选手 and two more."""
    seen = words(text, name)
    if (found := _AWARDS.search(seen)) and found.group().count("奖") == count:
        spans = [one.span() for one in re.finditer(_AWARD, found.group())]
        first, last = name[: found.start()], name[found.end() :]
        return [(*first, *name[found.start() + low : found.start() + high], *last) for low, high in spans]
    if found := _LISTED.search(seen):
        ranks = re.findall(f"[{_NUMERALS}特金银铜甲乙丙A-F]", found["ranks"])
        counted = "第" if found.group().startswith("第") else ""
        ranks = [counted + rank for rank in ranks]
    elif found := _SPAN.search(seen):
        ranks = [
            "第" + rank for rank in _NUMERALS[_NUMERALS.index(found["first"]) : _NUMERALS.index(found["last"]) + 1]
        ]
    elif found := _FIRST.search(seen):
        ranks = ["第" + rank for rank in _NUMERALS[: int(number(found["count"]))]]
    if not found or len(ranks) != count:
        return []
    return [(*name[: found.start()], *rank, *name[found.start("unit") :]) for rank in ranks]


def _alike(text: str, names: list[Name]) -> list[Name]:
    """Names of which the first says for all what they have in common: `新设立的合作社、协会` are both newly set up."""
    common = words(text, names[0]).rfind("的") + 1
    lead = names[0][:common] if 0 < common < len(names[0]) else ()
    return [names[0], *(name if "的" in words(text, name) else (*lead, *name) for name in names[1:])]


def _aside(words: str) -> bool:
    """Whether a parenthesis is open at the end of words: `给予业主（持有` 50%."""
    return words.count("(") > words.count(")")


def _suits(whole: Segment, rule: Rule, match: re.Match[str], pays: bool) -> bool:
    """Whether a sentence holds what its rule needs besides the words that it matched."""
    first = _marks(whole, match)[0]
    needs = rule.set.get("needs")
    if first.quantity.op == "<":
        return False  # 奖励金额低于5000元的 is what qualifies
    if rule.id == "incentive.give" and _aside(whole.text[match.end("give") : match.start("figures")]):
        return False
    if needs == "paying":
        return pays or bool(_PAID.search(whole.text))
    if needs == "heading":
        told = pays or _ANNOUNCED.search(whole.text, 0, match.start() + 1)
        return bool(told) and first.quantity.dimension == "money" and not first.quantity.op
    if needs == "per_unit":
        return (
            first.quantity.op not in (">=", ">")
            and "/" in first.quantity.unit
            and first.quantity.dimension == "money"
            and bool(_PAID.search(whole.text))
        )
    if needs == "half":
        return first.match.group() == "减半"
    if needs == "named":
        return bool(_NAMED.search(whole.text[: match.start("give")]))
    if needs == "condition":
        if first.quantity.op in (">=", ">", "<"):
            return False  # 销售总额达7亿元以上 is what qualifies
        lent = first.quantity.op in (None, "<=") and _LENT.search(match["subject"])
        return is_for(whole, match.start("give")) or bool(lent or _LIMITED.search(match["subject"]))
    if needs == "at_most":
        return first.quantity.op == "<=" and first.quantity.dimension == "money"
    if needs == "bound":
        return bool(_BOUND.match(first.match.group()) or re.search("封顶|为限", match.group()))
    return needs != "cap" or first.quantity.op == "<=" or bool(re.search("(?<!规)上限|封顶|为限", match.group()))
