"""Lists of units in sentences and as headings: 由 A 牵头，B、C 配合; A 按职责分工负责。; A：负责…"""

import re
from collections.abc import Iterator
from itertools import takewhile

from pipeline.extract.list_rules import UnitList, rules_of, unit_list
from pipeline.extract.unit_names import Name, is_unit, names, names_in_prose, sure_names
from pipeline.rules import alternatives, data

_LEADS, _ENDS_SENTENCE, _CHARGED, _OPENS, _BODY, *_SUPPORTS = rules_of("prose.")
(_HEADING,) = rules_of("heading")
_DESCRIBES = re.compile(alternatives(data("lexicon", "unit_lists")["describes"]))
_LED = re.compile("在[^,。;:\\n]{2,30}下,")
_ACTS = re.compile(
    "对(?!外)|抓|制定|开展|组织(?!部)|建立|做好|研究(?![室院所中])|按照|根据|进行|共同|加强|推进(?!办)|落实|通过|实施|及时|定期|提出|负责|成立|完善|将"
)


def led_lists(text: str, at: int, low: int, high: int) -> Iterator[UnitList]:
    """由 A 牵头，B、C 配合 in a sentence."""
    rule = _LEADS
    for marks in ("。;:!?,\n", "。;:!?,\n)”"):
        begin = max(low, 1 + max(text.rfind(mark, low, at) for mark in marks))
        named = text.rfind("由", begin, at) + 1
        begin = max(begin, named)
        match = rule.regex.match(text, begin, high)
        inside = match and match.end("units") <= at
        listed = names_in_prose(text, begin, match.end("units"), framed=named > 0) if match and inside else []
        listed = listed or (sure_names(text, begin, match.end("units")) if match and inside and named > 0 else [])
        if match and listed:
            yield unit_list(rule, begin, match.end(), listed)
            yield from _with_supporters(text, match.end(), high)
            return


def sentence_list(text: str, at: int, low: int, high: int) -> Iterator[UnitList]:
    """A sentence that says who is responsible: A、B 按职责分工负责。; …由 A 负责; A 负责…"""
    begin = max(low, 1 + max(text.rfind(mark, low, at) for mark in "。;:\n"))
    led = _LED.match(text, begin, at)
    begin = led.end() if led else begin
    named = text.rfind("由", begin, at) + 1 or high
    last = _last_units(text, begin, at)
    tried = ((_CHARGED, named), (_ENDS_SENTENCE, begin), (_OPENS, _opening(text, begin, at)), (_ENDS_SENTENCE, last))
    for rule, start in tried:
        match = rule.regex.match(text, start, high)
        if not match or (rule is not _ENDS_SENTENCE and _DESCRIBES.search(match["units"])):
            continue
        listed = names_in_prose(text, *match.span("units"), framed=rule is _CHARGED)
        listed = listed or (sure_names(text, *match.span("units")) if rule is _CHARGED else [])
        if listed and match.end() > at:
            yield unit_list(rule, start, match.end(), listed)
            if rule is _CHARGED or text.startswith(",", match.end()):
                yield from _with_supporters(text, match.end(), high)
            return


def _last_units(text: str, begin: int, at: int) -> int:
    """Where the units begin that stand behind a comma before a verb: A 牵头，各县区、各园区负责落实。"""
    start, end = begin, at
    while (comma := text.rfind(",", begin, end) + 1) and names_in_prose(text, comma, end):
        start, end = comma, comma - 1
    return start


def body_lists(text: str, at: int, low: int, high: int) -> Iterator[UnitList]:
    """A 为责任主体，B 配合 in a sentence."""
    begin = max(low, 1 + max(text.rfind(mark, low, at) for mark in "。;:!?,\n"))
    match = _BODY.regex.match(text, begin, high)
    listed = names_in_prose(text, *match.span("units")) if match and match.end() > at else []
    if match and listed:
        yield unit_list(_BODY, begin, match.end(), listed)
        yield from _with_supporters(text, match.end(), high)


def _opening(text: str, begin: int, at: int) -> int:
    """Where the part of a sentence begins that says who is in charge: later parts count if the first says so."""
    first = _OPENS.regex.match(text, begin, at + 2)
    if not first or first.end() > at or not names_in_prose(text, *first.span("units")):
        return begin
    return max(begin, text.rfind(",", begin, at) + 1)


def _with_supporters(text: str, at: int, high: int) -> Iterator[UnitList]:
    stop = min(position for mark in "。;\n" if (position := text.find(mark, at, high)) >= 0 or (position := high) >= 0)
    for begin, end in _comma_parts(text, at, stop):
        for rule in _SUPPORTS:
            match = rule.regex.match(text, begin, end)
            listed = _cut_names(text, *match.span("units")) if match else []
            if match and listed:
                yield unit_list(rule, begin, match.end("units"), listed)
                break


def _comma_parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    begin = start
    for comma in re.compile(",").finditer(text, start, stop):
        yield begin, comma.start()
        begin = comma.end()
    yield begin, stop


def _cut_names(text: str, start: int, end: int) -> list[Name]:
    """The names that open a stretch of prose, up to the word that says what they do."""
    acts = _ACTS.search(text, start + 1, end)
    listed = names(text, start, acts.start() if acts else end)
    return list(takewhile(lambda name: is_unit(text[name.start : name.end]), listed))


def heading_list(text: str, start: int, end: int) -> UnitList | None:
    """The units that stand as a heading before their duties, from folded `start`."""
    rule = _HEADING
    match = rule.regex.match(text, start, end)
    if match and text.endswith(("职责:", "职责。"), start, match.end()) and _DESCRIBES.search(match["units"]):
        return None
    listed = names_in_prose(text, start, match.end("units")) if match else []
    return unit_list(rule, start, match.end("units"), listed) if match and listed else None
