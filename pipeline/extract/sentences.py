"""Sentences with their numbers masked, cut into the segments that each state one thing.

In a masked text a quantity is one character (QUANTITY), a time one (TIME) and a time of comparison one (BASE):
`到2025年，高新技术企业达到30家以上、平台5个` reads `T，高新技术企业达到Q、平台Q`, so that rules see the frame and
not the figures.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.marks import Mark

QUANTITY, TIME, BASE = "\ue000", "\ue001", "\ue002"
_END = re.compile(r"[。!?\n\t]")
_OPEN, _CLOSE, _CUT = "(“《〈【[〔", ")”》〉】]〕", ",;:"
_INNER = re.compile(rf"\([^()]*{QUANTITY}[^()]*\)")
# A parenthesis behind a figure that only explains it: 下降10%以上(各县任务见附件).
_REMARK = rf"(?<={QUANTITY})\([^(){QUANTITY}{TIME}]*\)(?=[,;:、)”]|$)"
_HOLES = re.compile(rf"{_INNER.pattern}|{_REMARK}")
# A quotation that lists goals of its own: 实现“企业达到5家,产值达到3亿元”的目标.
_GOALS = re.compile(rf"“(?=[^“”]*{QUANTITY}[^“”]*[,;][^“”]*{QUANTITY})[^“”]*”")
# Verbs that begin a thing of their own behind a joint: 建成甲县等4个中心、建成公厕12座.
_BUILT = (
    "建成|新建|改扩建|扩建|改建|建设|打造|推出|完成|实施|启动|开工|改造|升级改造|提升改造|新增|培育|引进|创建|组建|开通|举办|开展"
    "|整治|修复|安装|加装|投放|更换|解决|发放|新改建|续建"
)
_JOINED = re.compile(
    rf"(?=[、以并和及与占其达同增下])(?:(?<=[^{QUANTITY}{TIME}{BASE}])(?P<verb>、(?=(?:(?:总产|产量|单产)(?:稳定|保持|突破|超过)|累计|同比|分别|共|达到?|增长|下降|提高|占)[^、]{{0,6}}{QUANTITY}))"
    rf"|(?<={QUANTITY})(?P<after>、|以及|并且|和|及|与|并|以|(?=占(?!地)|其中))(?![{QUANTITY}])"
    rf"|(?<={QUANTITY})(?P<run>(?=(?:达到?|同比增长|增长|同比下降|下降){QUANTITY}))"
    rf"|(?<={QUANTITY})(?P<own>、|和|及|与|以及)(?={QUANTITY}[^{QUANTITY}、,]{{2,}})"
    rf"|(?P<next>、|和|及|并|以及)(?=(?:{_BUILT})[^{QUANTITY}、,率均]{{0,24}}{QUANTITY})"
    rf"|(?P<turned>、)(?=[^{QUANTITY}{TIME}{BASE}、,和及与的]{{2,12}}{QUANTITY}(?:$|、))"
    rf"|(?<=[^{QUANTITY}{TIME}{BASE}、和及与])(?P<before>、|以及|和|及|与)(?=(?:每年)?{QUANTITY}[^{QUANTITY}、和及与]|[^{QUANTITY}、,和]{{1,12}}等{QUANTITY}))"
)
# 3家产值过100亿元、5家产值过50亿元的集团企业: figures of one thing, told apart by other figures.
_TOLD_APART = re.compile(
    rf"{QUANTITY}[^{QUANTITY}、和及]{{1,8}}{QUANTITY}[、和及]{QUANTITY}[^{QUANTITY}]{{0,8}}{QUANTITY}的"
)


class Sentence(NamedTuple):
    """A sentence of folded text `[start, end)` and the marks in it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class Segment(NamedTuple):
    """A masked stretch; `at` gives for every character its mark or its folded offset.

    `joined` says that only 、 or 和 stands between this segment and the one before it, `bracketed` that it stands in a
    parenthesis.
    """

    text: str
    at: tuple[int | Mark, ...]
    joined: bool = False
    bracketed: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The folded span of masked `[start, end)`."""
        first, last = self.at[start], self.at[end - 1]
        return (
            first if isinstance(first, int) else first.start,
            last + 1 if isinstance(last, int) else last.end,
        )

    def mark(self, position: int) -> Mark:
        """The mark behind a masked character."""
        found = self.at[position]
        assert isinstance(found, Mark)
        return found

    def part(self, start: int, end: int, joined: bool = False) -> "Segment":
        """A piece of the segment."""
        return Segment(self.text[start:end], self.at[start:end], joined)


def sentences(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Sentence]:
    """The sentences of `text[start:end]` that hold a mark."""
    position, index = start, 0
    while position < end and index < len(marks):
        position = _sentence_start(text, position, marks[index].start)
        stop = _END.search(text, marks[index].end, end)
        close = stop.start() if stop else end
        first = index
        while index < len(marks) and marks[index].start < close:
            if marks[index].end > close:
                stop = _END.search(text, marks[index].end, end)
                close = stop.start() if stop else end
            index += 1
        yield Sentence(position, close, tuple(marks[first:index]))
        position = close + 1


def _sentence_start(text: str, low: int, position: int) -> int:
    return max(low, *(text.rfind(end, low, position) + 1 for end in "。!?\n\t"))


def masked(text: str, sentence: Sentence, binding: Sequence[Mark], bases: Sequence[Mark]) -> Segment:
    """The whole sentence as one segment; `binding` and `bases` are the marks that become TIME and BASE."""
    times, compared = {id(mark) for mark in binding}, {id(mark) for mark in bases}
    chars: list[str] = []
    at: list[int | Mark] = []
    position = sentence.start
    for mark in sentence.marks:
        sign = QUANTITY if mark.rule is None else TIME if id(mark) in times else BASE if id(mark) in compared else ""
        if not sign:
            continue
        chars.append(text[position : mark.start])
        at.extend(range(position, mark.start))
        chars.append(sign)
        at.append(mark)
        position = mark.end
    chars.append(text[position : sentence.end])
    at.extend(range(position, sentence.end))
    return Segment("".join(chars), tuple(at))


def segments(whole: Segment) -> Iterator[Segment]:
    """The segments of a masked sentence in reading order; a parenthesis with a quantity is one of its own."""
    inner = list(_HOLES.finditer(whole.text))
    outer, position = Segment("", ()), 0
    for hole in inner:
        piece = whole.part(position, hole.start())
        outer = Segment(outer.text + piece.text, outer.at + piece.at)
        position = hole.end()
    piece = whole.part(position, len(whole.text))
    outer = Segment(outer.text + piece.text, outer.at + piece.at)
    holes = [
        Segment(inside.text, inside.at, inside.joined, bracketed=True)
        for hole in inner
        if QUANTITY in hole.group()
        for inside in _cut(whole.part(hole.start() + 1, hole.end() - 1))
    ]
    yield from sorted([*_cut(outer), *holes], key=lambda segment: segment.span(0, 1)[0])


def _cut(segment: Segment) -> Iterator[Segment]:
    for start, end in _cuts(segment.text):
        piece = segment.part(start, end)
        if _TOLD_APART.search(piece.text):
            yield piece
        else:
            yield from _joined(piece)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    edges = {edge for goals in _GOALS.finditer(text) for edge in (goals.start(), goals.end() - 1)}
    for index, char in enumerate(text):
        if index in edges:
            if index > start:
                yield start, index
            start = index + 1
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _CUT and not depth:
            if index > start:
                yield start, index
            start = index + 1
    if start < len(text):
        yield start, len(text)


# A thing with its own figure, before the figure of the next: 铁路里程80公里和5条通道.
_OWN = re.compile(
    rf"^(?!.*(?:分别|由|从))[^{QUANTITY}]{{3,}}(?<!达到)(?<!完成)(?<!实现)(?<!建成)(?<!新建)(?<!实施)(?<!建设)(?<!改造)"
    rf"(?<!新增)(?<!投入)(?<!累计)(?<![为达约共近超每各]){QUANTITY}$"
)

# A counted thing behind its figure, before one that stands before its own: 新建3所幼儿园、小学2所.
_TURNED = re.compile(f"(?:{_BUILT}|新开办|培育)(?:了)?{QUANTITY}[^{QUANTITY}、,和及与的]{{2,}}$")
# What is told with the figure before it: 由54%提高到60%, 比2015年的36亿元增长33%.
_STEPS = re.compile(f"[由从自至]|{BASE}的")


def _whole(before: str) -> bool:
    """Whether what stands before a joint states something by itself: not only a verb (新建和改造…)."""
    return QUANTITY in before or (len(before) > 9 and not re.search(f"(?:{_BUILT})$", before))


def _joined(segment: Segment) -> Iterator[Segment]:
    position, joined = 0, False
    for cut in _JOINED.finditer(segment.text):
        if cut["before"] and QUANTITY not in segment.text[position : cut.start()]:
            continue
        if cut["own"] and not _OWN.match(segment.text[position : cut.start()]):
            continue
        if cut["run"] is not None and _STEPS.search(segment.text, position, cut.start()):
            continue
        if cut["turned"] and not _TURNED.search(segment.text, position, cut.start()):
            continue
        if cut["next"] and not _whole(segment.text[position : cut.start()]):
            continue
        if cut.start() > position:
            yield segment.part(position, cut.start(), joined)
        position, joined = cut.end(), True
    if position < len(segment.text):
        yield segment.part(position, len(segment.text), joined)
