"""Citations: the documents that a plan rests on or carries out (依据), each once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.fold import Folded, fold, half_width, squeeze
from pipeline.records import About, Citation, Clause, Document, Run
from pipeline.rules import alternatives, data, load

_WORDS = data("lexicon", "citations")
_NOTE = r"(?:\([^()]*\))*"
_IS_DOCUMENT = re.compile(f"(?:{alternatives(_WORDS['endings'])}){_NOTE}$")
_NEAR, _SHORT = 40, 8
_OWN_BEHIND = re.compile(f"(?:{alternatives(_WORDS['own_behind'])})")
_GONE_BEHIND = re.compile(rf"(?:\([^()]*\))?[^。;《》]{{0,20}}?(?:{alternatives(_WORDS['gone_behind'])})")
_OWN_BEFORE = re.compile(f"(?:{alternatives(_WORDS['own_before'])})$")
_SHORT_FORM = re.compile(
    r"^(?:实施|指导|若干|工作|行动)?(?:规划|纲要|意见|办法|方案|通知|规定|决定|条例|计划|细则|措施|建议)" + _NOTE + "$"
)
_CALLED = re.compile(r"简称:?[“\"]?《([^《》\n]{2,20})》")
_TITLE, _NUMBER = load("citations")


def citations(
    document: Document, folded: Folded, clauses: Sequence[Clause], about: About | None = None
) -> tuple[Citation, ...]:
    """The documents named in the body by title in 《》, or by number alone, in the order of first mention.

    The title and number that `about` gives the document itself are none.
    """
    starts = [clause.start for clause in clauses]
    found: dict[str, Citation] = {}
    for one in sorted(_all(document, folded, about), key=lambda one: one.start):
        place = bisect_right(starts, one.start) - 1
        known = found.get(one.title or one.doc_number)
        if known is None:
            path = clauses[place].path if place >= 0 else ""
            found[one.title or one.doc_number] = _with(one, path, one.doc_number)
        elif not known.doc_number:
            found[one.title] = _with(known, known.clause, one.doc_number)
    numbers = {one.doc_number for one in found.values() if one.title}
    numbers.add(about.doc_number if about else "")
    return tuple(one for one in found.values() if one.title or one.doc_number not in numbers)


def sentence(text: str) -> tuple[Citation, ...]:
    """The citations of a text alone."""
    document = Document("sentence", "", "", text, (Run(0, len(text), 0),), body_end=len(text))
    return citations(document, fold(text), ())


def _with(one: Citation, clause: str, number: str) -> Citation:
    return Citation(
        clause=clause, quote=one.quote, start=one.start, end=one.end, rule=one.rule, title=one.title, doc_number=number
    )


def _all(document: Document, folded: Folded, about: About | None) -> Iterator[Citation]:
    text = folded.text
    low, high = folded.at(document.body), folded.at(document.body_end)
    ending = half_width(about.title) if about else ""
    own = {_own_title(text, low, high), ending, *_short_forms(text)}
    titled = list(_TITLE.regex.finditer(text, low, high)) if text.find("《", low, high) >= 0 else []
    for match in titled:
        title = match["title"][1:-1]
        if match["number"] is None and (title in own or (len(title) <= _SHORT and ending.endswith(title))):
            continue
        if _is_cited(text, match, low, high):
            yield _citation(document, folded, match, _TITLE.id)
    numbered = {match.start("number") for match in titled}
    for match in _NUMBER.regex.finditer(text, low, high) if "〔" in text or "﹝" in text else ():
        if match.start("number") not in numbered:
            yield _citation(document, folded, match, _NUMBER.id)


def _short_forms(text: str) -> list[str]:
    """What a text calls documents for short (以下简称《清单》)."""
    return [match[1] for match in _CALLED.finditer(text)] if "简称" in text else []


def _own_title(text: str, low: int, high: int) -> str:
    end = text.find("\n", low, high)
    return text[low : end if 0 <= end < low + 120 else low]


def _is_cited(text: str, match: re.Match[str], low: int, high: int) -> bool:
    title = match["title"][1:-1]
    if not _IS_DOCUMENT.search(title) or _SHORT_FORM.match(title):
        return False
    if _GONE_BEHIND.match(text, match.end(), min(high, match.end() + _NEAR)):
        return False
    behind = text[match.end() : match.end() + 12]
    if _OWN_BEHIND.match(behind) or re.match("[^,。;]{0,6}印发给", behind):
        return False
    return not _OWN_BEFORE.search(text, max(low, match.start() - 8), match.start())


def _citation(document: Document, folded: Folded, match: re.Match[str], rule: str) -> Citation:
    start, end = folded.span(*match.span("title" if rule == _TITLE.id else "number"))
    title = squeeze(document.text[start + 1 : end - 1]) if rule == _TITLE.id else ""
    number = match["number"] or ""
    quote = squeeze(document.text[start:end])
    return Citation(clause="", quote=quote, start=start, end=end, rule=rule, title=title, doc_number=number)
