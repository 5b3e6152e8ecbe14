"""Wordings of indicators: the normal form in which two names of the same measured thing are the same string.

R&D经费支出占地区生产总值的比重 and 全社会研发投入强度 are one indicator, 农业高新技术企业 and 高新技术企业 are two.
Only what the lexicon calls the same is joined: terms, words of scope, acts, counting words and named indicators.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.fold import half_width
from pipeline.resolve.entries import by_folded_wording, by_wording, section
from pipeline.resolve.named import WHERE, named
from pipeline.rules import RuleError, alternatives

_NOISE = re.compile(r"[\s“”‘’\"'《》的_]")
_RATIO = re.compile(r"(?P<part>.+)与(?P<whole>.+?)(?:之比|比值|比率|比例|比)$")


@dataclass(frozen=True, slots=True)
class Wording:
    """The normal form of a name, and the act (培育, 新建 …) that stood before it."""

    key: str
    act: str = ""


@lru_cache(maxsize=1 << 16)
def wording_of(name: str) -> Wording:
    """The normal form of an indicator's name: what to compare, and what to build its id from."""
    return _wording(plain(name))


def _wording(form: str) -> Wording:
    if (known := _named().get(_unlevelled(form))) is not None:
        return Wording(known)
    added = re.match(f"(?:{_words('added')})(?=...)", form)
    if added:
        thing = _wording(form[added.end() :])
        return increase_of(thing)
    bare, act = _without_act(form)
    known = _named().get(_unlevelled(bare))
    return Wording(known if known is not None else bare, act)


def increase_of(thing: Wording) -> Wording:
    """The increase of a thing: 新增高标准农田."""
    key = f"{_increase()}{thing.key}"
    return Wording(_named().get(key, key), thing.act)


def is_increase(wording: Wording) -> bool:
    """Whether a wording says that only what is new counts: 新增高标准农田, 城镇新增就业."""
    return _increase() in wording.key


def without_increase(wording: Wording) -> str:
    """What a wording is the increase of; itself where it is none."""
    return wording.key.removeprefix(_increase())


def plain(name: str) -> str:
    """A name folded, in the lexicon's terms, without scope, 各类 and counting words; its acts stay."""
    form = _NOISE.sub("", half_width(name))
    if not form.startswith(tuple(section("indicators", "not_scopes"))):
        form = _stripped(form, _starts("scopes"))
    terms = by_folded_wording("indicators", "terms")
    for _ in range(2):  # R&D经费支出 → 研发经费支出 → 研发投入
        form = _terms().sub(lambda match: terms[match.group()], form)
        form = re.sub(r"(\w{2,})\(\1\)", r"\1", form)  # 研究与试验发展(R&D)
    form = re.sub(f"(?<=[占对])(?:{_words('scopes')})", "", form)
    form = _heads().sub(lambda match: by_folded_wording("indicators", "heads")[match.group()], form)
    form = re.sub("^(每[百千万十]+(?:人|户|名[^有]{2,4}))拥有(?=..)", r"\1", form)
    form = _stripped(form, _starts("kinds"))
    form = _treasury().sub("", form)
    form = re.sub(f"(?<=..)(?:{_words('moves')})$", "", form)
    return _uncounted(_shared(form))


def _shared(form: str) -> str:
    """Shares in one way of writing: A占B比重, or A占比 where B only repeats A."""
    form = re.sub(f"占比[例重]?$|所占(?:{_shares()})$", "占比", form)
    ratio = _RATIO.match(form)
    if ratio and not form.endswith("占比"):
        return f"{ratio['part']}占{ratio['whole']}比重"
    match = re.match(f"(?P<part>.+?)所?占(?P<whole>.+?)(?:{_shares()})$", form)
    if match is None:
        return form
    part, whole = match["part"], match["whole"]
    return f"{part}占比" if part.endswith(whole) else f"{part}占{whole}比重"


def _uncounted(form: str) -> str:
    """Without the word at the end that says that it is counted: 科技型中小企业数 → 科技型中小企业."""
    if form.endswith(tuple(section("indicators", "not_counts"))):
        return form
    bare = re.sub(f"(?<=..)(?:{_words('counts')})$", "", form)
    return bare + "企业" if re.search("(?<=..)企业数$|(?<=..)企业家数$", form) and not bare.endswith("企业") else bare


def _without_act(form: str) -> tuple[str, str]:
    """The thing without the acts before it (引进或组建新型研发机构), and the acts."""
    if form.startswith(tuple(section("indicators", "not_acts"))):
        return form, ""
    act = f"(?:{_words('acts')})"
    match = re.match(f"{act}(?:[和或与、及]?{act})*(?![和或与、及])", form)
    if match is None or len(form) - match.end() < 3:
        return form, ""
    return _stripped(form[match.end() :], _starts("kinds")), match.group()


def _unlevelled(form: str) -> str:
    """A title without the level at which alone it is given (自治区农业高新技术企业)."""
    return _levelled().get(form, form)


def _stripped(form: str, start: re.Pattern[str]) -> str:
    bare = start.sub("", form)
    return bare if len(bare) > 1 else form


@cache
def _words(name: str) -> str:
    return alternatives(section("indicators", name))


@cache
def _shares() -> str:
    return _words("shares")


@cache
def _starts(name: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{_words(name)})+")


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(alternatives(list(by_wording("indicators", "terms"))))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternatives(list(by_wording('indicators', 'heads')))})")


@cache
def _treasury() -> re.Pattern[str]:
    return re.compile(f"^(?:{_words('treasuries')})(?=财政)")


@cache
def _increase() -> str:
    return str(section("indicators", "added")[0])


@cache
def _levelled() -> dict[str, str]:
    return {
        level + form: form
        for entry in named().values()
        for form in map(plain, entry.wordings)
        for level in entry.levels
    }


@cache
def _named() -> dict[str, str]:
    """The normal form of every wording of a named indicator. Raises RuleError where one stands for two of them."""
    found: dict[str, str] = {}
    for entry in named().values():
        for wording in entry.wordings:
            if found.setdefault(plain(wording), entry.name) != entry.name:
                raise RuleError(f"{WHERE}: {wording} stands for {found[plain(wording)]} and for {entry.name}")
    return found
