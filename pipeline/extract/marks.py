"""Marks: everything in a text that holds a number, told apart in one pass: names, times, quantities.

The pass is one alternation of the rules `dismissals`, the rules `deadlines` and the pattern of a quantity, tried in
that order at every place, so that `“351人才”` is a name and `2025年` a time before 351 and 2025 could be amounts. As
most of a plan is free of numbers, the pass looks only around the characters that can make one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.extract.quantities import Quantity, pattern, quantity
from pipeline.rules import Rule, RuleError, load
from pipeline.rules.beginnings import beginnings, guarded, taken

_NAMED = re.compile(r"\(\?P<[a-z_0-9]+>")


class Mark(NamedTuple):
    """A stretch of folded text, read by one rule: a dismissal, a time, or (then `rule` is None) a quantity."""

    start: int
    end: int
    rule: Rule | None
    match: re.Match[str]
    amount: Quantity | None = None

    @property
    def is_time(self) -> bool:
        """Whether it is a time, binding or not."""
        return self.rule is not None and self.rule.file.endswith("deadlines.yaml")

    @property
    def quantity(self) -> Quantity:
        """The quantity of a mark that has no rule."""
        assert self.amount is not None
        return self.amount


@cache
def _scanner(timed: bool = True) -> tuple[re.Pattern[str], tuple[Rule, ...]]:
    """All rules as one pattern: an empty group behind each alternative says which one matched.

    A group around it would keep the engine from passing over alternatives by their first character.
    """
    rules = (*load("dismissals"), *load("deadlines")) if timed else load("dismissals")
    parts = [_NAMED.sub("(?:", guarded(regex.pattern)) for regex in (*(rule.regex for rule in rules), pattern())]
    return re.compile("|".join(f"(?:{part})()" for part in parts)), rules


# Where a mark can be: looked for at these characters alone, which is ten times faster than everywhere.
_HEAD = re.compile(
    r"[\dⅠⅡⅢⅣⅤ每翻《是所指hw标条“\"‘「零〇一二两三四五六七八九十百千逐按过半今本全去年季月周国元劳减之上即春汛暖明万]"
)
_TRIGGER = re.compile(
    r"(?P<far>《|是指|所[称指]|指的是|http|www|标准为|标准是|标准如下|条件为|条件是|条件如下)|[\dⅠⅡⅢⅣⅤ每翻]"
    r"|[“\"‘「](?=[^”\"’」\n]{0,24}[\d一二两三四五六七八九十百千万])"
    r"|[零〇一二两三四五六七八九十百千]{1,5}(?:点[零〇一二三四五六七八九]{1,6}(?=[万亿家个项亩吨倍公平])|[余多几万亿家个项件人名户所座条处场套台倍亩吨年天月周五]|公里|小时|季度|分之)"
    r"|[逐按][年季月半周日]|[一过]半|半数|[今本全明去]年|年[底末内度]|[年季度月周]一[次评报调通考检督总更审计核度聘签]"
    r"|[季月]度|上半年|(?:[年季月周]|半年)(?:调度|通报|考核|点评|评比|督查)|国庆|元旦|劳动节|春[节耕]|汛[期前]|暖[季期]|减半|[之即]日起|(?<=[超过破逾达到])万亿元"
)
# A number behind which no time can be meant.
_NO_TIME = re.compile(
    r"\d[\d.,]*(?:[%‰倍家项名户所座条处场套台元亩吨公平立千兆件人次张辆]|个(?![月工自])|[万亿](?!年))"
)
# The longest stretch that a mark may have before its first triggering character.
_LEAD = 24
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+&.-,〔[(<>≥≤"
# How far behind a trigger a mark may reach; titles (《…》), definitions and addresses reach further.
_REACH, _FAR = 48, 400


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of folded `text[start:end]`, in order, none overlapping."""
    position = start
    for head in _HEAD.finditer(text, start, end):
        if head.start() < position or not (trigger := _TRIGGER.match(text, head.start(), end)):
            continue
        limit = min(end, trigger.end() + (_FAR if trigger["far"] else _REACH))
        timed = not _NO_TIME.match(text, trigger.start(), limit)
        scanner, rules = _scanner(timed)
        while position <= trigger.start():
            low = _lead(text, max(position, trigger.start() - _LEAD), trigger.start(), timed)
            begins = _beginning(timed)
            places = [at for at in range(low, trigger.start()) if text[at] in begins]
            found = _first(scanner, text, (*places, trigger.start()), limit)
            if found is None:
                break
            yield _mark(text, end, found, rules)
            position = max(found.end(), position + 1)


@cache
def _beginning(timed: bool) -> frozenset[str]:
    """Every character that a mark may begin with. Raises RuleError for a rule that may begin with any."""
    found = set(beginnings(pattern().pattern))
    for rule in _scanner(timed)[1]:
        try:
            found |= beginnings(rule.regex.pattern)
        except ValueError as error:
            raise RuleError(f"{rule.file}: {rule.id}: {error}") from error
    return frozenset(found)


@cache
def _leading(timed: bool) -> frozenset[str]:
    """Every character that a rule may name before a number: the others end the way back from a trigger."""
    return frozenset(_LATIN) | {one for one in taken(_scanner(timed)[0].pattern) if "一" <= one <= "龥"}


def _lead(text: str, low: int, position: int, timed: bool) -> int:
    leading = _leading(timed)
    while position > low and text[position - 1] in leading:
        position -= 1
    return position


def _first(scanner: re.Pattern[str], text: str, places: Iterable[int], limit: int) -> re.Match[str] | None:
    """What the scanner reads at the first place where it reads something; a search would go on to the limit."""
    for at in places:
        if found := scanner.match(text, at, limit):
            return found
    return None


def _mark(text: str, end: int, found: re.Match[str], rules: tuple[Rule, ...]) -> Mark:
    number = (found.lastindex or 0) - 1
    rule = rules[number] if number < len(rules) else None
    if rule and rule.file.endswith("dismissals.yaml"):
        return Mark(found.start(), found.end(), rule, found)
    match = (rule.regex if rule else pattern()).match(text, found.start(), end)
    if match is None:
        raise AssertionError(f"{rule and rule.id}: the scanner and the rule disagree at {found.group()!r}")
    return Mark(found.start(), match.end(), rule, match, None if rule else quantity(match))
