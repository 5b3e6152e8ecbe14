"""Deadlines (时限): the times of a clause that bind something."""

import re
from collections.abc import Container, Iterator

from pipeline.extract.context import Passage, Statement
from pipeline.extract.marks import Mark
from pipeline.extract.times import Time
from pipeline.records import Deadline

_HOPE = re.compile("^(?:力争|争取|确保|计划|预计|预期|原则上|在|于)+(?=[每到至今年\\d一二三四五六七八九十])")
_HOPED = re.compile("力争")
_FIXED = re.compile("[定拟将]于")
# Each year of 到2022年和2030年.
_YEARS = re.compile("(?:到|至)?[\\d〇零一二三四五六七八九]{4}年?(?:底|末)?")
# The title of a table names years and binds nothing.
_TABLE = re.compile("^[^,;:]*表(?:[(（].*)?$")


def _binds(mark: Mark) -> bool:
    """Whether a time binds already before the first clause: 到2025年 or 定于3月1日—4月15日, not 从2018年起."""
    assert mark.rule is not None
    hoped = mark.rule.id in ("deadline.within", "deadline.within_effort") and _HOPED.search(
        mark.match.string[max(0, mark.start - 4) : mark.end]
    )
    return "surely" in mark.rule.set or bool(hoped or _FIXED.match(mark.match.group()))


# What a covering notice asks for: 于3月10日前将落实措施报省政府, 每季度报送一次进展.
_ASKED = re.compile(
    "[^,;。\\n]{0,40}(?:报送|上报|报至?[^,;。\\n]{0,8}[县市省区州旗镇府室办局委]|报[^,;。\\n]{2,12}备案|反馈|提交)"
)
_OFTEN = re.compile("(?:向[^,;。\\n]{2,16})?(?:报送|上报|报告|通报|调度)")


def _asks(mark: Mark, time: Time) -> bool:
    """Whether something is to be handed in by a time or at a rhythm."""
    asked = _ASKED if mark.match.group().endswith("前") else _OFTEN if time.kind == "recurring" else None
    return asked is not None and bool(asked.match(mark.match.string, mark.end))


def _said(mark: Mark) -> tuple[int, int]:
    """The time alone, without the words of hope before it."""
    hope = _HOPE.match(mark.match.group())
    return mark.start + (hope.end() if hope else 0), mark.end


def deadlines(passage: Passage, statement: Statement, taken: Container[int]) -> Iterator[Deadline]:
    """The deadlines of one sentence; none where it reports.

    `taken` are the starts of marks that only say who qualifies for something.
    """
    sentence = statement.sentence
    if statement.reports or _TABLE.search(passage.said(sentence)):
        return
    for mark in sentence.marks:
        time = passage.times.get(mark.start)
        if (
            time is None
            or mark.start in taken
            or mark.start in statement.baselines
            or time.kind not in ("by", "from", "recurring", "period")
        ):
            continue
        assert mark.rule is not None
        if passage.preamble and not ((_binds(mark) and "," in passage.said(sentence)) or _asks(mark, time)):
            continue
        start, end = _said(mark)
        if not time.also:
            yield _deadline(passage, mark, (start, end), time)
            continue
        for year, found in zip((time.ends, *time.also), _YEARS.finditer(mark.match.group()), strict=True):
            low, high = found.span()
            yield _deadline(passage, mark, (mark.start + low, mark.start + high), time._replace(ends=year))


def _deadline(passage: Passage, mark: Mark, span: tuple[int, int], time: Time) -> Deadline:
    assert mark.rule is not None
    return Deadline(
        **passage.evidence(*span),
        rule=mark.rule.id,
        kind=time.kind,  # type: ignore[arg-type]
        begins=time.begins,
        ends=time.ends,
        per=time.per,
    )
