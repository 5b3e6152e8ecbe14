"""Families of labels (层次序数) and the depth that they alone decide.

GB/T 9704 orders 一、 above （一） above 1. above （1）; chapters, sections and articles of rules stand above those.
A box (专栏), an annex (附件) and a plan among several open a numbering of their own.
"""

import re
from collections.abc import Sequence
from typing import Literal

Family = Literal[
    "plan", "annex", "part", "chapter", "section", "article", "han", "paren", "point", "decimal", "decimal2",
    "decimal3", "bracket", "half", "ring", "box",
]  # fmt: skip

_ORDER: tuple[Family, ...] = (
    "plan", "annex", "part", "chapter", "section", "article", "han", "paren", "point", "decimal", "decimal2",
    "decimal3", "bracket", "half", "ring", "box",
)  # fmt: skip
RANK: dict[Family, int] = {family: place for place, family in enumerate(_ORDER)}
_ARTICLES_BELOW: dict[Family, int] = {**RANK, "article": RANK["han"], "han": RANK["article"]}
SCOPES = frozenset({"plan", "annex", "box"})
_HAN = "零〇一二三四五六七八九十百"
_DIGITS, _HANS = re.compile(r"\d+"), re.compile(f"[{_HAN}]+")
_ORDINALS: dict[str, Family] = {
    "编": "part",
    "篇": "part",
    "部分": "part",
    "章": "chapter",
    "节": "section",
    "条": "article",
}

# The first character class lets the search skip most of a text at once. A number without a mark counts only where it
# opens a line, one before digits (1. 2025年底前) only if a gap follows. A dash before 、 is how 一、 is often mistyped,
# and 一, and 一) are how 一、 and （一） are, where they open a line.
LABEL = re.compile(
    r"[第零〇一二三四五六七八九十百(0-9①-⑳⑴-⒛㈠-㈩专附-](?:"
    rf"(?<=第)(?P<ordinal>[{_HAN}]{{1,5}}|\d{{1,3}})(?P<kind>[编篇章节条]|部分)"
    rf"|(?<=[{_HAN}])(?P<han>[{_HAN}]{{0,2}})[、.]"
    rf"|(?<=\n[{_HAN}])(?P<comma_han>[{_HAN}]{{0,2}}),"
    rf"|(?<=\n[{_HAN}])(?P<half_han>[{_HAN}]{{0,2}})\)"
    rf"|(?<=\n[{_HAN}])(?P<bare_han>[{_HAN}]{{0,2}})(?![{_HAN}])"
    rf"|(?<=\()(?P<paren>[{_HAN}]{{1,3}})\)[、.]?"
    r"|(?<=\()(?P<bracket>\d{1,2})\)[、.]?"
    r"|(?<=[\n。:;]-)(?P<dash>)、"
    r"|(?<=\d)(?<![\d.]\d)(?P<point>\d?)[.、](?:(?!\d)|(?=\d{1,2}月[底末初前上中下份\d]|20\d\d年))"
    r"|(?<=\n\d)(?P<comma>\d?),(?=[\u4e00-\u9fff“])"
    r"|(?<=\n\d)(?P<spaced>\d?)[.、](?=\d)"
    r"|(?<=\d)(?<![\d.(]\d)(?P<half>\d?)\)"
    r"|(?<=\n\d)(?P<bare>\d?)(?=[\u4e00-\u9fff“])"
    r"|(?<=[①-⑳])(?P<ring>)"
    r"|(?<=[⑴-⒛㈠-㈩])(?P<whole>)"
    rf"|(?<=专)栏(?P<box>\d{{1,2}}|[{_HAN}]{{1,3}})"
    r"|(?<=\n附)(?P<attached>)(?=:[^\n。;:]{4,40}\n|:?\n)"
    rf"|(?<=附)件(?P<annex>\d{{1,2}}|[{_HAN}]{{1,3}})?(?=[:\n]|$|(?<=[\d{_HAN}])[^、和至,的中])"
    r")"
)


def family_of(found: re.Match[str]) -> tuple[Family, str]:
    """The family of a found label and its bare number or name, as a path writes it."""
    word = found.group()
    match found.lastgroup:
        case "kind":
            return _ORDINALS[found["kind"]], f"第{found['ordinal']}{found['kind']}"
        case "han" | "bare_han" | "comma_han":
            return "han", word.rstrip("、.,")
        case "half_han":
            return "paren", f"（{word[:-1]}）"
        case "dash":
            return "han", "一"
        case "paren":
            return "paren", f"（{found['paren']}）"
        case "bracket":
            return "bracket", f"（{found['bracket']}）"
        case "point" | "comma" | "spaced" | "bare":
            return "point", word.rstrip(".、,")
        case "half":
            return "half", word
        case "ring":
            return "ring", word
        case "whole":
            return _whole(word)
        case "box":
            return "box", f"专栏{found['box']}"
    return "annex", "附件" if word == "附" else word


def _whole(sign: str) -> tuple[Family, str]:
    """The family and name of a label that is one character: ⑴, ⒈, ㈠."""
    if sign <= "⒇":
        return "bracket", f"（{ord(sign) - ord('⑴') + 1}）"
    if sign <= "⒛":
        return "point", str(ord(sign) - ord("⒈") + 1)
    return "paren", f"（{'一二三四五六七八九十'[ord(sign) - ord('㈠')]}）"


def number_of(name: str) -> int:
    """The number that a label's name carries; 1 for a bare 附件."""
    if "①" <= name[0] <= "⑳":
        return ord(name[0]) - ord("①") + 1
    if digits := _DIGITS.search(name):
        return int(digits.group())
    han = _HANS.search(name)
    return _han_number(han.group()) if han else 1


def name_of(family: Family, number: int) -> str:
    """The bare label that a path writes for a number below 100 of a family of numerals: 三, （三）, 3."""
    if family == "point":
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    word = (digits[tens] if tens > 1 else "") + "十" * (tens > 0) + (digits[ones] if ones or not tens else "")
    return f"（{word}）" if family == "paren" else word


def _han_number(word: str) -> int:
    total = 0
    digit = 0
    for character in word:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = "〇一二三四五六七八九".find(character.replace("零", "〇"))
    return total + digit


def ranks(order: Sequence[Family]) -> dict[Family, int]:
    """The ranks for a document whose labels come in this order: articles that come after 一、 stand below it."""
    if "article" in order and "han" in order and order.index("han") < order.index("article"):
        return _ARTICLES_BELOW
    return RANK


def settle(open_families: Sequence[Family], family: Family, rank: dict[Family, int] = RANK) -> int:
    """At which depth a label of a family stands when these families are open, outermost first."""
    depth = scope = len(open_families)
    while scope and (family in SCOPES or open_families[scope - 1] not in SCOPES):
        scope -= 1
    if family in open_families[scope:]:
        return open_families.index(family, scope)
    if family == "box":
        return depth
    while depth > scope and rank[open_families[depth - 1]] >= rank[family]:
        depth -= 1
    return depth
