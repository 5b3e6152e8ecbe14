"""Keywords of clauses (关键词): what a task is about, by jieba's TF-IDF over the words of its text."""

import marshal
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path

import jieba

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
    words = (word for word in _by_weight(text) if word not in owners and not _empty().fullmatch(word))
    return tuple(islice(words, _MOST))


def _by_weight(text: str) -> list[str]:
    """The words of a text, the weightiest first; of words of one weight that which comes first in it."""
    weights, usual = _weights()
    counted = Counter(word for word in _tokenizer().cut(text) if len(word.strip()) > 1)
    return sorted(counted, key=lambda word: -counted[word] * weights.get(word, usual))


@cache
def _tokenizer() -> jieba.Tokenizer:
    """jieba's own, with the dictionary that it keeps read at once: item by item takes three times as long."""
    jieba.setLogLevel("ERROR")
    if not jieba.dt.initialized:
        with suppress(OSError, EOFError, ValueError, TypeError):  # none kept, or damaged: jieba makes it anew
            jieba.dt.FREQ, jieba.dt.total = marshal.loads(Path(tempfile.gettempdir(), "jieba.cache").read_bytes())
            jieba.dt.initialized = True
    return jieba.dt


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    """The inverse document frequencies that come with jieba, and their median for words that it does not know.

    Its module for them, `jieba.analyse`, loads dictionaries of parts of speech that nobody asks here: half a second.
    """
    lines = (Path(jieba.__file__).parent / "analyse" / "idf.txt").read_text(encoding="utf-8").splitlines()
    weights = {word: float(weight) for word, weight in map(str.split, lines)}
    return weights, sorted(weights.values())[len(weights) // 2]


@cache
def _empty() -> re.Pattern[str]:
    """Words that say that something is done, not what it is about."""
    words = "|".join(slots()[name] for name in ("make", "act", "rise", "fall", "give", "granted", "responsible_label"))
    return re.compile(
        rf"(?:{words}|[\d.%a-z]+|.|[我全本各][市县省区]|以上|单位|部门|责任|牵头|配合|工作|力争|确保|加快|强化|深入|坚持|积极|推行|达到|大力|显著|着力|主动)"
    )
