"""Indicator tables whose cells stand one to a line, without running numbers in front: names, unit, a value for each
year, attribute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.lines import Grid, Line
from pipeline.rules import data

_YEAR = re.compile(r"20\d\d")
_HEADS = (
    ("number", re.compile("序号|编号")),
    ("unit", re.compile("(?:计量|指标)?单位")),
    ("attr", re.compile(".*(?:属性|性质)|指标类型")),
    (
        "value",
        re.compile(r"20\d\d.*|年均.*|(?:五年)?累计.*|(?:现状|基期|基准|实现|完成|目标|规划)值?|(?:规划|预期)目标"),
    ),
    (
        "name",
        re.compile(
            "(?:主要|具体)?(?:项目[和及与])?指标(?:名称)?.*|名称|项目(?:名称)?|类别|类型|分类|领域|(?:一级|二级)指标|指标类别"
        ),
    ),
)
_ORDER = re.compile("n{1,2}#?u?v+a?|n#nu?v+a?|#n{1,2}u?v+a?")
_VALUE = re.compile(
    r"[-—/…一]+|[<>≥≤≈＜＞〔\[（(]?-?\d[\d,.]*[%％‰]?[〕\]）)]?(?:左右|以上|以内|以下)?"
    r"|(?:完成|达到)[^。]{0,8}(?:任务|目标|要求|指标)|与[^。]{2,10}同步"
)
_ATTR = re.compile("约束性?|预期性?|[^。\\d]{1,4}性")
_LONGEST, _NAMES, _FEWEST = 40, 2, 2
_EMPTY = Line("", ())


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands in each column: `name`, `number`, `unit`, `value` or `attr`."""

    kinds: tuple[str, ...]

    def count(self, kind: str) -> int:
        return self.kinds.count(kind)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row and the line after it."""

    names: tuple[Line, ...]
    number: Line
    unit: Line
    values: tuple[Line, ...]
    attr: Line
    end: int


def valued(lines: Sequence[Line], head: Sequence[Line], start: int) -> tuple[Grid | None, int]:
    """The table below a head of names and years, and the line after it; None where the lines are none.

    A line before a name that has no values of its own names the group of the rows that follow (一、经济增长).
    """
    shape = _shape(head)
    if shape is None:
        return None, start
    rows: list[tuple[Line, ...]] = [tuple(head)]
    group: tuple[Line, ...] = ()
    at, numbers = start, 0
    while row := _row(lines, at, shape, numbers + 1):
        group = row.names[:-1] or group
        if row.names[:-1] and shape.count("name") == 1:
            rows += [(one,) for one in row.names[:-1]]
        rows.append(_placed(shape, row, group))
        at, numbers = row.end, numbers + bool(row.number.text)
    return (Grid(tuple(rows), 1), at) if len(rows) > _FEWEST else (None, start)


def _shape(head: Sequence[Line]) -> _Shape | None:
    kinds = tuple(next((kind for kind, words in _HEADS if words.fullmatch(one.text)), "") for one in head)
    letters = "".join("#" if kind == "number" else kind[:1] or "-" for kind in kinds)
    if not _ORDER.fullmatch(letters) or sum(bool(_YEAR.match(one.text)) for one in head) < 1:
        return None
    return _Shape(kinds) if kinds.count("value") >= _FEWEST else None


def _row(lines: Sequence[Line], at: int, shape: _Shape, counter: int) -> _Row | None:
    names: list[Line] = []
    number = unit = attr = _EMPTY
    while at < len(lines) and len(names) <= _NAMES + 1:
        text = lines[at].text
        if shape.count("number") and not number.text and text.strip(".、") == str(counter):
            number = lines[at].cell()
        elif _VALUE.fullmatch(text):
            break
        elif len(text) > _LONGEST or "。" in text:
            return None
        else:
            names.append(lines[at].cell())
        at += 1
    if shape.count("unit") and len(names) > 1 and _is_unit(names[-1].text):
        unit = names.pop()
    values = tuple(line.cell() for line in lines[at : at + shape.count("value")])
    if not 0 < len(names) <= _NAMES or len(values) < shape.count("value"):
        return None
    if not all(_VALUE.fullmatch(one.text) for one in values):
        return None
    at += len(values)
    if shape.count("attr") and at < len(lines) and _ATTR.fullmatch(lines[at].text):
        attr, at = lines[at].cell(), at + 1
    return _Row(tuple(names), number, unit, values, attr, at)


def _placed(shape: _Shape, row: _Row, group: tuple[Line, ...]) -> tuple[Line, ...]:
    """The cells of a row below the heads of their columns, that of its group before its name."""
    names = iter([*group[-1:], row.names[-1]] if group else [row.names[-1]] * shape.count("name"))
    if shape.count("name") == 1:
        names = iter([row.names[-1]])
    values = iter(row.values)
    single = {"number": row.number, "unit": row.unit, "attr": row.attr}
    return tuple(
        next(names) if kind == "name" else next(values) if kind == "value" else single[kind] for kind in shape.kinds
    )


@cache
def _units() -> re.Pattern[str]:
    known = [word for name, words in data("lexicon", "units").items() if name != "not_before" for word in words]
    words = "|".join(map(re.escape, sorted(known, key=lambda word: (-len(word), word))))
    return re.compile(rf"[十百千万亿]*(?:{words})?(?:[/每].{{1,8}})?")


def _is_unit(text: str) -> bool:
    return bool(text) and _units().fullmatch(text) is not None
