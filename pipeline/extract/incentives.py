"""Incentives (奖补): money or a benefit that is paid when a condition holds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, distribute, trim_tail, words
from pipeline.extract.sentences import QUANTITY, Segment, Sentence, masked
from pipeline.records import Incentive
from pipeline.rules import Rule, compile_pattern, load

# The one who qualifies stands behind 对 or, at the head of a stretch, 凡 or 为.
_FOR = re.compile(
    r"(?:(?<![针面相应绝])对(?!接|标|口|外|象|应|比|照|策|立|等|手|话|准|内|台)于?|(?:^|[,;。:])(?:凡是?|为|给))(?P<condition>[^,;。]*)"
)


def incentives(passage: Passage, sentence: Sentence) -> Iterator[Incentive]:
    """The incentives of one sentence, one for each amount."""
    if not any(mark.rule is None for mark in sentence.marks):
        return
    text = passage.folded.text
    if not _pays().search(text, sentence.start, sentence.end):
        return
    whole = masked(text, sentence, [], [])
    used: set[int] = set()
    last: Incentive | None = None
    for rule in load("incentives"):
        for match in rule.regex.finditer(whole.text):
            if used & set(range(*match.span("figures"))) or not _money(whole, match):
                continue
            used.update(range(*match.span("figures")))
            found = list(_read(passage, whole, rule, match))
            if not found and last and rule.id == "incentive.cap":
                found = [_capped(passage, whole, match, last)]
            yield from found
            last = found[-1] if found else last


def _capped(passage: Passage, whole: Segment, match: re.Match[str], paid: Incentive) -> Incentive:
    """The cap on what was granted before in the sentence: `每满1年补贴2万元，最高20万元`."""
    mark = _marks(whole, match)[0]
    start, end = passage.folded.span(mark.start, mark.end)
    quote, rule = passage.words(mark.start, mark.end), "incentive.cap"
    unit, amount = mark.quantity.unit, mark.quantity.value
    return replace(paid, quote=quote, start=start, end=end, rule=rule, amount=amount, unit=unit, cap=True)


@cache
def _pays() -> re.Pattern[str]:
    return compile_pattern("{~give}|最高|额度|费率|利率|担保额|减半|[价费税租]")


def _marks(whole: Segment, match: re.Match[str]) -> list[Mark]:
    start, end = match.span("figures")
    return [whole.mark(at) for at in range(start, end) if whole.text[at] == QUANTITY]


def _money(whole: Segment, match: re.Match[str]) -> bool:
    for mark in _marks(whole, match):
        found = mark.quantity
        if (found.dimension not in ("money", "share") and found.unit != "万") or "百分点" in found.unit:
            return False
    return True


def _read(passage: Passage, whole: Segment, rule: Rule, match: re.Match[str]) -> Iterator[Incentive]:
    text = passage.folded.text
    figures = _marks(whole, match)
    start, condition = _condition(text, whole, rule, match)
    needs = rule.set.get("needs")
    if not re.search("[一-龥]", words(text, condition)):
        return
    if needs == "paying" and not re.search("补贴|补助|奖励|奖补|资助", whole.text):
        return
    if needs == "half" and _marks(whole, match)[0].match.group() != "减半":
        return
    if needs == "condition" and not _named_or_paid(whole, match):
        return
    names = distribute(text, condition, len(figures)) if len(figures) > 1 else [condition]
    lead = whole.text[match.start() : match.start("figures")]
    for index, mark in enumerate(figures):
        found = mark.quantity
        first, last = passage.folded.span(start, mark.end)
        name = names[min(index, len(names) - 1)]
        yield Incentive(
            clause=passage.path,
            quote=passage.words(start, mark.end),
            start=first,
            end=last,
            rule=rule.id,
            condition=passage.spell(name),
            amount=found.value,
            amount2=found.value2,
            unit="万元" if found.unit == "万" else found.unit,
            cap=found.op == "<=" or bool(re.search("最高|不超过|提高[至到]", lead)),
        )


def _condition_of_item(text: str, whole: Segment, found: re.Match[str], match: re.Match[str]) -> tuple[int, Name]:
    """Who qualifies by an item of a list of rates: those of the lead-in, and of them the ones that the item names."""
    start = found.start("condition")
    granted = re.search("的?(?:给予|提供|按)|的?,", whole.text[start:])
    end = start + granted.start() if granted else found.end()
    lead = tuple(at for at in whole.at[start:end] if isinstance(at, int))
    item = tuple(at for at in whole.at[slice(*match.span("subject"))] if isinstance(at, int))
    return whole.span(*match.span("subject"))[0], (*lead, ",", *item)


def _without_asides(whole: Segment, start: int, end: int) -> list[int | Mark]:
    """The places of a stretch without parentheses that only explain (以下简称…, 含…)."""
    asides = re.finditer(r"\((?:以下|含|下同|不含|包括)[^()]*\)", whole.text[start:end])
    dropped = {start + at for aside in asides for at in range(*aside.span())}
    return [whole.at[at] for at in range(start, end) if at not in dropped]


_WHO = re.compile("([^,;。:]*的),[^;。:]*$")
_WHEN = re.compile("([^,;。:]*),在[^,;。:]*时[^,;。:]{0,4}$")


def _before_the_grant(text: str, limit: int) -> int:
    """Where the one who qualifies is named without 对: `缴纳保险的，可给予…`, `工业项目，在确定底价时可按…`."""
    for pattern in (_WHO, _WHEN):
        if found := pattern.search(text, 0, limit):
            return found.start(1)
    return max(text.rfind(sign, 0, limit) for sign in ",;。:") + 1


def _named_or_paid(whole: Segment, match: re.Match[str]) -> bool:
    """Whether somebody is named whom a limit favours, or the limited thing itself is paid."""
    return bool(_FOR.search(whole.text[: match.start("give")]) or re.search("奖励|补助|补贴|资助", match["subject"]))


def _condition(text: str, whole: Segment, rule: Rule, match: re.Match[str]) -> tuple[int, Name]:
    """Who or what qualifies: the nearest 对… before the verb, else the words of the sentence up to it."""
    limit = match.start("give") if "subject" in match.re.groupindex else match.start()
    found = list(_FOR.finditer(whole.text[:limit]))
    named = "subject" in match.re.groupindex
    each = rule.id == "incentive.each" and not match["subject"].startswith("每")
    listed = each and found and re.search("(?:如下|标准为?|分别为?):", whole.text[found[-1].end() : limit])
    if listed:
        return _condition_of_item(text, whole, found[-1], match)
    if named and (each or whole.text[match.start() - 1 : match.start()] == "("):
        start, end = match.span("subject")
    elif found:
        start = found[-1].start("condition")
        end = limit
    else:
        start, end = _before_the_grant(whole.text, limit), limit
    piece = whole.text[start:end]
    if paid := re.search(
        r",在[^,]*时|[,(](?:可?按照?|可适当|可|原则上)|(?<=.)的?(?:给予|提供)|[,(][^,]{0,8}(?:额度|额)|" + QUANTITY,
        piece,
    ):
        piece = piece[: paid.start()]
    piece = re.sub("(?:担保|贷款)?(?:额度|费率|利率)$", "", piece)
    end = start + len(
        re.sub(
            r"(?:的)?,?(?:(?:具体|补贴|补助|奖励|资助)*标准(?:为|原则上)?|分别|每[件家个项人]|市财政|县财政|财政|一次性|可|由[^,]*|市政府|县政府)*,?$",
            "",
            piece,
        )
    )
    name: list[int] = []
    for at in _without_asides(whole, start, end):
        name.extend([at] if isinstance(at, int) else range(at.start, at.end))
    first = whole.span(start, start + 1)[0]
    return first, trim_tail(text, tuple(name))
