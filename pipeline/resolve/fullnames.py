"""Names of bodies in full: 发改局 → 发展和改革局, by the grammar of stems and ends in `lexicon/agencies.yaml`."""

import re
from functools import cache

from pipeline.resolve.entries import by_wording, section
from pipeline.rules import alternatives


def expand(text: str) -> str:
    """The full form of a body's name without its place: 发改局 → 发展和改革局; unchanged where nothing is known."""
    whole = by_wording("agencies", "whole")
    if text in whole:
        return whole[text]
    text = re.sub(r"^政府(?=.)(?!性|投资|采购|购买)", "人民政府", text)
    for end, full in _endings().items():
        if text.endswith(end):
            return text[: -len(end)] + full
    match = _end().search(text)
    if match is None or match.start() < 2:
        return text
    stem = _stem(text[: match.start()])
    if stem is None:
        return text
    return stem + str(section("agencies", "suffixes")[match.group()]) + text[match.end() :]


def _stem(text: str) -> str | None:
    """What a body is for, in full; of several each is written without its 和: 科技和工信 → 科学技术和工业信息化."""
    known = by_wording("agencies", "stems")
    if text in known:
        return known[text]
    parts = re.split(r"([和与])", text)
    if len(parts) > 1 and any(part in known for part in parts[::2]):
        return "".join(_compact(known.get(part, part)) if at % 2 == 0 else part for at, part in enumerate(parts))
    cut = re.fullmatch(f"(?:{_stem_pattern()}){{2,}}", text)
    if cut is None:
        return None
    return re.sub(_stem_pattern(), lambda match: _compact(known[match.group()]), text)


def _compact(stem: str) -> str:
    return stem.replace("和", "")


@cache
def _stem_pattern() -> str:
    return alternatives([stem for stem in by_wording("agencies", "stems") if len(stem) > 1])


@cache
def _endings() -> dict[str, str]:
    found = by_wording("agencies", "endings")
    return {short: full for short, full in sorted(found.items(), key=lambda pair: -len(pair[0])) if short != full}


@cache
def _end() -> re.Pattern[str]:
    ends = alternatives(list(section("agencies", "suffixes")))
    return re.compile(f"(?:{ends})(?=$|[^局委厅部署]*(?:分局|分中心|支队|大队)$)")
