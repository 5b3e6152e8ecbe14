"""Keywords of clauses (关键词): what a task is about, by jieba's TF-IDF over the words of its text."""

import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from pipeline.records import Plan
from pipeline.rules import slots

_MOST = 5
# Enough of a clause to tell what it is about; cutting words is slower than all else that is done with it.
_READ = 400


def keywords_of(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Up to five keywords for every clause with a text of its own, by `<doc>:<path>`, the weightiest first."""
    found: dict[str, tuple[str, ...]] = {}
    place = re.sub("[省市县区旗镇乡]$", "", plan.about.region)
    units: dict[str, str] = defaultdict(str)
    for fact in plan.responsibilities:
        units[fact.clause] += fact.unit
    for clause in plan.clauses:
        text = plan.document.text[clause.start : clause.end]
        if len(text) > 2 * len(clause.title) + 20:
            found[f"{plan.name}:{clause.path}"] = _keywords(text[:_READ], place + units[clause.path])
    return found


def _keywords(text: str, owners: str) -> tuple[str, ...]:
    """Keywords of a text that name neither its place nor those who answer for it."""
    tags = [tag for tag in _tagger()(text, topK=6 * _MOST) if tag not in owners and not _empty().fullmatch(tag)]
    return tuple(tags[:_MOST])


@cache
def _tagger() -> Callable[..., list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # jieba leaves the file of its weights open
        import jieba
        import jieba.analyse

        jieba.setLogLevel("ERROR")
        tagger: Callable[..., list[str]] = jieba.analyse.TFIDF().extract_tags
    return tagger


@cache
def _empty() -> re.Pattern[str]:
    """Words that say that something is done, not what it is about."""
    words = "|".join(slots()[name] for name in ("make", "act", "rise", "fall", "give", "granted", "responsible_label"))
    return re.compile(
        rf"(?:{words}|[\d.%a-z]+|.|[我全本各][市县省区]|以上|单位|部门|责任|牵头|配合|工作|力争|确保|加快|强化|深入|坚持|积极|推行|达到|大力|显著|着力|主动)"
    )
