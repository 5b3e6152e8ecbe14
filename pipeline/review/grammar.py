"""What a decision says: `删除`, `数值改为 32；单位改为 家`, `合并到 石嘴山市科学技术局`, `牵头 县科技局；配合 财政局`.

Chinese and English words stand in `lexicon/review.yaml`. A decision that is none of what its row may take raises
NotUnderstood with what was expected.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeAlias

from pipeline.records import Role
from pipeline.rules import data

What: TypeAlias = Literal[
    "target",
    "responsibility",
    "deadline",
    "incentive",
    "citation",
    "unread",
    "owner",
    "agency",
    "indicator",
    "conflict",
]
Act: TypeAlias = Literal["delete", "keep", "dismiss", "merge", "apart", "split", "target", "set", "own"]
Value: TypeAlias = str | bool | Decimal | None

_DOES: dict[What, tuple[str, ...]] = {
    "target": ("keep", "delete", "set"),
    "responsibility": ("keep", "delete", "set"),
    "deadline": ("keep", "delete", "set"),
    "incentive": ("keep", "delete", "set"),
    "citation": ("keep", "delete", "set"),
    "unread": ("keep", "dismiss", "target"),
    "owner": ("keep", "own"),
    "agency": ("keep", "merge", "apart", "split", "set"),
    "indicator": ("keep", "merge", "apart", "split", "set"),
    "conflict": ("keep", "dismiss"),
}
_MAIN = {"target": "value", "responsibility": "unit", "deadline": "ends", "incentive": "amount", "citation": "title"}
_MAIN |= {"agency": "type", "indicator": "name"}
_LIKE = {
    "keep": "确认 keep", "delete": "删除 delete", "dismiss": "忽略 dismiss", "merge": "合并到 X merge into X",
    "apart": "不合并 apart", "split": "拆分 X split X", "target": "读作目标 指标=…；数值=… target indicator=…; value=…",
    "own": "牵头 X、Y；配合 Z lead X, Y; support Z",
}  # fmt: skip
_NUMBERS = frozenset({"value", "value2", "amount", "amount2"})
_DATES = frozenset({"due", "begins", "ends"})
_CHOICES = {"op": "op", "status": "status", "per": "per", "attr": "attr", "role": "role", "type": "type", "cap": "cap"}
_OPTIONAL = frozenset({"value2", "amount2", "unit", "due", "per", "attr", "begins", "ends", "region", "doc_number"})
_EMPTY = frozenset({"空", "无", "empty", "none", "''", '""'})
_DATE = re.compile(r"((?:19|20)\d\d)年?(?:[-/.]?(\d{1,2})(?![\d])月?(?:[-/.]?(\d{1,2})日?)?)?(?:底|末|前|底前)?")


class NotUnderstood(ValueError):
    """A decision that cannot be read; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Action:
    """A decision understood: `changes` by field, `names` of a merge, a split or of owners by role."""

    act: Act
    changes: Mapping[str, Value] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    owners: tuple[tuple[Role, str], ...] = ()


def parse(words: str, what: What) -> Action:
    """What a decision does to a row of that kind. Raises NotUnderstood."""
    text = words.strip().rstrip("。.！!")
    for act in _DOES[what]:
        if act not in ("set", "own") and (rest := _after(text, act)) is not None:
            found = _verb(act, rest, what)
            if found:
                return found
    if "own" in _DOES[what]:
        return Action("own", owners=_owners(text, what))
    if "set" in _DOES[what]:
        return Action("set", changes=_changes(text, what))
    raise NotUnderstood(_expected(words, what))


def _after(text: str, act: str) -> str | None:
    """What follows a verb at the beginning; None where the text does not begin with it."""
    for word in sorted(_verbs()[act], key=len, reverse=True):
        if text.lower().startswith(word.lower()):
            rest = text[len(word) :]
            if not (word.isascii() and rest[:1].isalnum()):
                return rest.strip(" \t:：，,到")
    return None


def _verb(act: str, rest: str, what: What) -> Action | None:
    if act in ("merge", "split"):
        return Action(act, names=tuple(_names(rest)))  # type: ignore[arg-type]
    if act == "target":
        return Action("target", changes=_changes(rest, "target") if rest else {})
    return None if rest else Action(act)  # type: ignore[arg-type]


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[、，,；;]|\s{2,}", text.strip()) if name.strip()]


def _owners(text: str, what: What) -> tuple[tuple[Role, str], ...]:
    found: list[tuple[Role, str]] = []
    for part in re.split(r"[；;]", text):
        role = _role(part.strip())
        if role is None:
            raise NotUnderstood(_expected(text, what))
        found.extend((role[0], name.strip()) for name in _names(role[1]))
    if not found:
        raise NotUnderstood(_expected(text, what))
    return tuple(dict.fromkeys(found))


def _role(part: str) -> tuple[Role, str] | None:
    words = [(word, role) for role, listed in _values("role").items() for word in (*listed, role)]
    for word, role in sorted(words, key=lambda pair: -len(pair[0])):
        if part.lower().startswith(word):
            return role, part[len(word) :].strip(" \t:：=＝")  # type: ignore[return-value]
    return None


def _changes(text: str, what: What) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for part in filter(None, map(str.strip, re.split(r"[；;\n]", text))):
        for name, value in _change(part, what).items():
            if name in found and found[name] != value:
                raise NotUnderstood(f"{name} 写了两个值 has two values: {text}")
            found[name] = value
    if not found:
        raise NotUnderstood(_expected(text, what))
    return found


def _change(part: str, what: What) -> dict[str, Value]:
    """One field and its value; without a field the main one of the kind, where only the verb says 改为."""
    named = _field(part, what)
    if named is not None:
        name, value = named
        return {name: typed(name, value, what)}
    bare = re.sub(f"^(?:{_alternatives('set')})", "", part).strip()
    if bare == part and what not in ("agency", "indicator"):
        raise NotUnderstood(_expected(part, what))
    if what == "target":
        return _quantity(bare)
    return {_MAIN[what]: typed(_MAIN[what], bare, what)}


def _field(part: str, what: What) -> tuple[str, str] | None:
    listed = data("lexicon", "review")["fields"][what]
    words = [(word, name) for name, others in listed.items() for word in (*others, name)]
    for word, name in sorted(words, key=lambda pair: -len(pair[0])):
        match = re.match(rf"{re.escape(word)}\s*(?:{_alternatives('set')})\s*(?P<value>.*)$", part, re.IGNORECASE)
        if match:
            return name, match["value"].strip()
    return None


def _quantity(text: str) -> dict[str, Value]:
    """`改为 32`, `改为 ≥32家`: the number, and comparator and unit only where they are written."""
    folded = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    ops = [(word, op) for op, listed in _values("op").items() for word in (*listed, op)]
    match = re.fullmatch(rf"(?P<op>{_any(word for word, _ in ops)})?(?P<value>[-+]?\d+(?:\.\d+)?)(?P<unit>\D*)", folded)
    if match is None:
        raise NotUnderstood(f"应为一个数 expected a number, such as 改为 32 or 改为 32家: {text}")
    found: dict[str, Value] = {"value": Decimal(match["value"])}
    if match["op"]:
        found["op"] = dict(ops)[match["op"]]
    if match["unit"]:
        found["unit"] = text[text.rindex(match["unit"][-1]) - len(match["unit"]) + 1 :].strip()
    return found


def typed(name: str, text: str, what: What) -> Value:
    """The value of a field as its type. Raises NotUnderstood with what the field takes."""
    if text in _EMPTY or (not text and name in _OPTIONAL):
        if name not in _OPTIONAL:
            raise NotUnderstood(f"{name} 不能为空 cannot be empty")
        return None if name in ("value2", "amount2") else ""
    if not text:
        raise NotUnderstood(f"{name} 没有写值 has no value")
    if name in _NUMBERS:
        return _number(name, text)
    if name in _DATES:
        return _date(name, text)
    choices = f"{what}_kind" if name == "kind" else _CHOICES.get(name)
    return text if choices is None else _choice(name, text, choices)


def _number(name: str, text: str) -> Decimal:
    try:
        value = Decimal(unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", ""))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise NotUnderstood(f"{name} 应为一个数 is to be a number: {text}")
    return value


def _date(name: str, text: str) -> str:
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts or not all(1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False)):
        raise NotUnderstood(f"{name} 应为年份或日期 is to be a year or a date, such as 2025 or 2025-06-30: {text}")
    return "-".join(f"{part:02}" for part in parts)


def _choice(name: str, text: str, choices: str) -> Value:
    for value, words in _values(choices).items():
        if text.lower() in (value.lower(), *(word.lower() for word in words)):
            return value == "yes" if choices == "cap" else value
    known = "、".join(f"{words[0]} {value}" for value, words in _values(choices).items())
    raise NotUnderstood(f"{name} 只能是 is one of: {known}; 而不是 not: {text}")


def _expected(words: str, what: What) -> str:
    ways = [_LIKE[act] for act in _DOES[what] if act in _LIKE]
    if "set" in _DOES[what]:
        fields = data("lexicon", "review")["fields"][what]
        ways.append("字段改为值 field = value，" + "、".join(f"{others[0]} {name}" for name, others in fields.items()))
    return f"看不懂 cannot read {words!r}; 可写 write: {' / '.join(ways)}"


@cache
def _verbs() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = data("lexicon", "review")["verbs"]
    return found


def _values(name: str) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = data("lexicon", "review")["values"][name]
    return found


def _alternatives(verb: str) -> str:
    return _any(_verbs()[verb])


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
