"""Rejoining what page breaks and hard wraps have split; a heading, list item, date or signature is never glued."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.labels import (
    DATE,
    DECIMAL,
    LABEL,
    OWNERS,
    columns,
    family,
    is_final,
    is_signature,
    open_bracket,
)
from pipeline.ingest.lines import Block, Line
from pipeline.ingest.words import addressees, apart, field, is_furniture

_INNER = "，,、；;。：:"
_GOES_ON = "，,、（(《“〔＋+/"
_STARTS_INSIDE = "，,、。；;：:！？）)》”’】〕%％"
_NO_END = (
    "给予",
    "予以",
    "一次性",
    "按照",
    "根据",
    "以及",
    "和",
    "及",
    "与",
    "或",
)  # words that no paragraph ends with
_LONG, _WIDEST, _PROSE = 120, 110, 20
_NEARLY_ALL = 0.9
_FULL, _NEARLY = 0.92, 0.7  # how far a line must reach to be one that was wrapped

_CHARGED = re.compile(
    r"(?:负责|牵头|配合|单位|部门|完成)(?:[^()（）]|[(（][^()（）]*[)）])*[)）]$"
)  # the units that a paragraph charges, in the brackets that end it
_CRUMBS = re.compile(r"(?:[^>＞»\n]{1,24}[>＞»]){2}")
_STAMP = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?(?:\s\d\d?:\d\d(?::\d\d)?)?(?:\s[^\s，,、。；;：:]{2,16}){0,2}")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its paragraphs.

    `width` counts columns where lines are wrapped hard (else 0); `run_in` holds the kinds of labels whose lines
    are whole paragraphs that end a sentence, as against headings.
    """

    spaced: bool = False
    indented: bool = False
    width: int = 0
    run_in: frozenset[str] = frozenset()


def layout(lines: Sequence[Line]) -> Layout:
    """The layout that most lines of text show."""
    prose = [line for line in lines if len(line.text) > 12]
    if not prose:
        return Layout()
    widths = sorted(columns(line.text[:_LONG]) for line in prose)
    width = widths[-1 - len(widths) // 20]
    full = sum(width - 4 <= one <= width + 2 for one in widths)
    wrapped = len(widths) >= 8 and width <= _WIDEST and full > 0.35 * len(widths)
    starts = [line for line in lines if LABEL.match(line.text)]
    shown = starts if len(starts) > 2 else prose  # a label begins a paragraph, any other line may be a wrapped one
    return Layout(
        spaced=_most(line.gap > 0 for line in shown),
        indented=_most(line.indent > 1 for line in shown),
        width=width if wrapped else 0,
        run_in=_run_in(lines),
    )


def _most(tests: Iterable[bool]) -> bool:
    found = list(tests)
    return sum(found) > 0.5 * len(found)


def _run_in(lines: Sequence[Line]) -> frozenset[str]:
    ends: dict[str, list[bool]] = {}
    for line in lines:
        ends.setdefault(family(line.text), []).append(is_final(line.text))
    return frozenset(kind for kind, finals in ends.items() if len(finals) > 2 and sum(finals) > 0.7 * len(finals))


def rejoin(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with split paragraphs whole again."""
    blocks = _closed_up(blocks)
    style = layout([block for block in blocks if isinstance(block, Line)])
    widths = _local_widths(blocks) if style.spaced else [style.width] * len(blocks)
    found: list[Block] = []
    last: Line | None = None
    for block, width in zip(blocks, widths, strict=True):
        whole = found[-1] if found else None
        if not isinstance(block, Line):
            last = None
        elif isinstance(whole, Line) and last and _continues(whole, last, block, replace(style, width=width)):
            found[-1], last = whole.plus(block), block
            continue
        else:
            last = block
        found.append(block)
    return found


def _closed_up(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, without the blank line between any two where one stands behind each line of a file wrapped hard."""
    lines = [block for block in blocks if isinstance(block, Line)]
    apart = sum(line.gap > 0 for line in lines)
    if apart < _NEARLY_ALL * len(lines) or not layout(lines).width:
        return blocks
    return [replace(one, gap=max(one.gap - 1, 0)) if isinstance(one, Line) else one for one in blocks]


def _local_widths(blocks: Sequence[Block]) -> list[int]:
    """For each block the width of the wrapped lines that stand with it without blank lines; 0 for one alone."""
    found: list[int] = []
    while len(found) < len(blocks):
        low = len(found)
        high = low + 1
        while high < len(blocks) and _tight(blocks[high]):
            high += 1
        width = max(columns(block.text[:_LONG]) if isinstance(block, Line) else _LONG for block in blocks[low:high])
        found += [width if high - low > 1 and width <= _WIDEST else 0] * (high - low)
    return found


def _tight(block: Block) -> bool:
    return isinstance(block, Line) and block.gap == 0


def _continues(whole: Line, last: Line, line: Line, style: Layout) -> bool:
    """Whether `line` goes on with the paragraph `whole`, whose last line in the file is `last`."""
    text = whole.text
    if line.gap > 3 or not text or not line.text or is_furniture(line.text):
        return False
    filled = (columns(last.text) + 2 * min(last.indent, 2)) / style.width if style.width and line.gap == 0 else 0.0
    if line.text[0] in _STARTS_INSIDE or (text[-1] in "，,、" and not LABEL.match(line.text)):
        return True
    if _apart(text) or _apart(line.text):
        return False
    if line.gap == 0 and len(last.text) > _PROSE and text[-1].isdecimal() and line.text[0].isdecimal():
        return True
    if filled >= _FULL and open_bracket(text) in ("（", "("):
        return True
    if LABEL.match(line.text) and not (filled >= _FULL and DECIMAL.match(line.text) and not is_final(text)):
        return False
    if _unfinished(text, line):
        return True
    if is_final(text):
        return filled >= _NEARLY and (style.spaced or (style.indented and line.indent < 2))
    return _mid_sentence(whole, last, line, style, filled >= _FULL)


def _apart(text: str) -> bool:
    """Whether a line stands for itself: signature, date, furniture or field of the page header."""
    if len(text) > 80:
        return False
    return bool(
        DATE.fullmatch(text)
        or _STAMP.fullmatch(text)
        or _CRUMBS.match(text)
        or is_signature(text)
        or is_furniture(text)
        or apart().fullmatch(text)
        or (field().match(text) and not OWNERS.match(text))
    )


def _unfinished(text: str, line: Line) -> bool:
    """Whether the text cannot end here: a comma, an open bracket, 关于, or a label whose list is still to come."""
    if OWNERS.match(line.text):
        return text[-1] in "（("
    if text[-1] in _GOES_ON or (text.endswith("关于") and len(text) < 60):
        return True
    if (text.endswith("》") and len(text) < 120 and line.text[0] == "的") or _breaks_off(text, line):
        return True
    if text[-1] in "：:" and OWNERS.fullmatch(text[max(map(text.rfind, "（(；;。")) + 1 :]):
        return True
    return line.gap <= 1 and len(text) < 120 and open_bracket(text) in ("《", "“") and len(line.text) < 120


def _breaks_off(text: str, line: Line) -> bool:
    """Whether a long line ends with a word that something must follow: 给予."""
    return line.gap == 0 and len(text) > _PROSE and text.endswith(_NO_END)


def _mid_sentence(whole: Line, last: Line, line: Line, style: Layout, full: bool) -> bool:
    """Whether a paragraph without final punctuation goes on, by the layout of the file."""
    text = whole.text
    if text[-1] in "：:" or OWNERS.match(line.text) or _CHARGED.search(text[-_LONG:]):
        return False
    if OWNERS.match(text):
        return full and line.gap == 0
    if (style.indented and line.indent > 1) or ("。" not in text and addressees().fullmatch(text) and not full):
        return False
    if full and line.gap == 0:
        return True
    if not any(mark in text for mark in _INNER):
        return False
    kind = family(text)
    if kind and "。" not in text and kind not in style.run_in:
        return False
    return len(text) > _PROSE if style.spaced or style.indented else len(last.text) > 2 * _PROSE
