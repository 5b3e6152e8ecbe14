"""Incentives (奖补): money or a benefit that is paid when a condition holds."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, distribute, trim_tail
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
    for rule in load("incentives"):
        for match in rule.regex.finditer(whole.text):
            if not used & set(range(*match.span("figures"))) and _money(whole, match):
                used.update(range(*match.span("figures")))
                yield from _read(passage, whole, rule, match)


@cache
def _pays() -> re.Pattern[str]:
    return compile_pattern("{~give}|最高|额度|费率|利率|担保额")


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
    if not condition or (needs == "paying" and not re.search("补贴|补助|奖励|奖补|资助", whole.text)):
        return
    if needs == "condition" and not _FOR.search(whole.text[: match.start("give")]):
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


def _condition(text: str, whole: Segment, rule: Rule, match: re.Match[str]) -> tuple[int, Name]:
    """Who or what qualifies: the nearest 对… before the verb, else the words of the sentence up to it."""
    limit = match.start("give") if "subject" in match.re.groupindex else match.start()
    found = [] if rule.id == "incentive.each" else list(_FOR.finditer(whole.text[:limit]))
    named = "subject" in match.re.groupindex
    if named and (rule.id == "incentive.each" or whole.text[match.start() - 1 : match.start()] == "("):
        start, end = match.span("subject")
    elif found:
        start = found[-1].start("condition")
        end = limit
    else:
        start = max(whole.text.rfind(sign, 0, limit) for sign in ",;。:") + 1
        end = limit
    piece = whole.text[start:end]
    if paid := re.search("[,(]?按照?|[,(][^,]{0,8}(?:额度|额)|" + QUANTITY, piece):
        piece = piece[: paid.start()]
    piece = re.sub("(?:担保|贷款)?(?:额度|费率|利率)$", "", piece)
    end = start + len(
        re.sub(r"(?:的)?,?(?:分别|每[件家个项人]|市财政|县财政|财政|一次性|可|由[^,]*|市政府|县政府)*,?$", "", piece)
    )
    name: list[int] = []
    for at in whole.at[start:end]:
        name.extend([at] if isinstance(at, int) else range(at.start, at.end))
    first = whole.span(start, start + 1)[0]
    return first, trim_tail(text, tuple(name))
