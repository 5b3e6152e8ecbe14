"""Lists of units as they are found, and the rules that find them."""

import re
from typing import NamedTuple

from pipeline.extract.unit_names import Name
from pipeline.records import Role
from pipeline.rules import Rule, load

REMARK = re.compile(
    r"[,;。、]?(?:以下(?!简称)|下同|[列排]名?在?(?:第一|首)|首位|第一(?:位|个|责任)|完成时限|完成时间|20\d\d年|\d{1,2}月|持续|长期|全年)"
)
"""Where a remark begins behind the units of a list: 排首位的单位牵头，下同."""


class UnitList(NamedTuple):
    """A list: `start` is where its mark or first name stands in folded text, `end` where it ends.

    `beside` is the rule of the list at which units stated elsewhere are listed once more.
    """

    start: int
    end: int
    role: Role
    names: tuple[Name, ...]
    rule: str
    bracket: bool = False
    beside: str = ""


def rules_of(kind: str) -> tuple[Rule, ...]:
    """The rules for one way of marking a list: label, bracket, prose, heading or table."""
    return tuple(rule for rule in load("responsibilities") if rule.id.startswith(f"responsibility.{kind}"))


def role_of(rule: Rule) -> Role:
    """The role that a rule sets."""
    match rule.set["role"]:
        case "lead":
            return "lead"
        case "support":
            return "support"
    return "responsible"


def unit_list(rule: Rule, start: int, end: int, listed: list[Name], *, bracket: bool = False) -> UnitList:
    """The list that a rule found."""
    return UnitList(start, end, role_of(rule), tuple(listed), rule.id, bracket)
