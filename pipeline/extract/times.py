"""What a time mark means: ISO dates, rhythm, and the year that the document counts from."""

import calendar
import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.marks import Mark
from pipeline.extract.numerals import number, plan_years
from pipeline.records import About, Per

_GRAIN = re.compile("[年季半月周日天]")
_PER: dict[str, Per] = {
    "年": "year",
    "季": "quarter",
    "半": "half-year",
    "月": "month",
    "周": "week",
    "日": "day",
    "天": "day",
}


# The last day of a part of a month; that of the last part is the month's.
_THIRDS = {"上旬": "10", "上中旬": "20", "中旬": "20"}


class Time(NamedTuple):
    """A time mark read: `kind` is a deadline kind of the guide or base, past, none; `also` are further years named."""

    kind: str
    begins: str = ""
    ends: str = ""
    per: Per = ""
    also: tuple[str, ...] = ()


def base_date(about: About) -> str:
    """The ISO date that a plan counts from; empty where nothing says, never today.

    It is the day of issue, else of publication, else the year before the period, or the one year that it is for; a plan
    for one year that is issued before it counts from that year.
    """
    if about.period_start == about.period_end and (about.issued or about.published)[:4] < about.period_start[:4]:
        return about.period_start[:4]
    if about.issued or about.published:
        return about.issued or about.published
    if about.period_start == about.period_end:
        return about.period_start[:4]
    return str(int(about.period_start[:4]) - 1) if about.period_start else ""


# What a time says of its own year, or counts from the document's date.
_OWN_YEAR = ("y", "plan_no", "length", "publication", "this", "next", "last")
_STOP = re.compile("[。\n]")


def is_eve(about: About, base: str) -> bool:
    """Whether a plan counts from the last day before its years, as nothing else of its date is known."""
    first = about.period_start[:4]
    return bool(first) and not (about.issued or about.published) and base == str(int(first) - 1)


def read_times(text: str, found: Sequence[Mark], base: str, year: str = "", eve: bool = False) -> dict[int, Time]:
    """The times among the marks by their starts; one without a year is of the year named before in its sentence.

    Where its sentence names none, it is of the `year` that the headings name, else of the document's own. `eve` says
    that the document's year is over on its date.
    """
    times: dict[int, Time] = {}
    said, position = "", 0
    for mark in found:
        if not mark.is_time:
            continue
        if said and _STOP.search(text, position, mark.start):
            said = ""
        position = mark.end
        group = mark.match.groupdict()
        own = any(group.get(name) for name in _OWN_YEAR) or mark.match.group().startswith(("今年", "本年"))
        time = read_time(mark, base if own else said or year or base)
        if eve and own and time.kind == "by" and time.ends == base:
            time = time._replace(kind="past", begins="")
        times[mark.start] = time
        if group.get("y") and time.kind in ("by", "period", "from"):
            said = (time.ends or time.begins)[:4]
    return times


def read_time(mark: Mark, base: str) -> Time:
    """A time mark as a Time; `base` is the document's date, empty where unknown."""
    assert mark.rule is not None
    kind = mark.rule.set["kind"]
    behind = mark.rule.set.get("behind")
    if behind and not re.search(f"(?:{behind})$", mark.match.string[max(0, mark.start - 24) : mark.start]):
        return Time("none")
    group = {name: value for name, value in mark.match.groupdict().items() if value}
    begins = ends = ""
    if "plan_no" in group:
        begins, ends = map(str, plan_years(group["plan_no"]))
    elif "length" in group:
        ends = _later(base, int(number(group["n"])), group["grain"])
    elif "publication" in group:
        begins = base
        if "m2" in group and base:
            ends = _date(group.get("y2", base[:4]), group["m2"], group.get("d2", ""), True)
    elif "this" in group:
        begins = base[:4]
    elif "last" in group:
        ends = str(int(base[:4]) - 1) if base else ""
    elif "next" in group and "m2" in group:
        begins = _date(base[:4], group["m"], group.get("d", ""), False) if base else ""
        ends = _date(str(int(base[:4]) + 1), group["m2"], group.get("d2", ""), True) if base else ""
    elif "next" in group:
        year = str(int(base[:4]) + 1) if base else ""
        ends = _date(year, group.get("m", ""), group.get("d", ""), True) if year else ""
    elif "holiday" in group:
        ends = _before_holiday(group["holiday"], base)
    elif "y" in group and "quarter" not in group:
        begins, ends = _years(group, mark.match.group())
    elif "quarter" in group and (base or "y" in group):
        ends = _date(_year(group["y"]) if "y" in group else base[:4], str(3 * int(number(group["quarter"]))), "", True)
    elif "half" in group and base:
        ends = f"{base[:4]}-06-30"
    elif "m" in group and "d2" in group and base:
        begins = _date(base[:4], group["m"], group["d"], False)
        ends = _date(base[:4], group.get("m2", group["m"]), group["d2"], True)
    elif "m" in group and "m2" in group and base:
        begins = _date(base[:4], group["m"], "", False)
        ends = _date(base[:4], group["m2"], "", True)
    elif "third" in group and "y" not in group:
        ends = _date(base[:4], group["m"], _THIRDS.get(group["third"], ""), True) if base else ""
    elif "m" in group and base:
        begins = _date(base[:4], group["m"], group.get("d", ""), False)
        ends = _date(base[:4], group["m"], group.get("d", ""), True)
    elif kind == "by":
        ends = base[:4]
    if kind in ("by", "past", "base"):
        begins = ""
    elif kind == "from":
        ends = ""
    elif kind in ("recurring", "none"):
        begins = ends = ""
    kind = _past(kind, ends, base, mark.match.group(), group)
    return Time(kind, begins, ends, _per(mark, group), _further(mark, group))


def _further(mark: Mark, group: dict[str, str]) -> tuple[str, ...]:
    if mark.rule is None or not mark.rule.set.get("pair"):
        return ()
    return tuple(_year(group[name]) for name in ("y2", "y3") if name in group)


def _past(kind: str, ends: str, base: str, words: str, group: dict[str, str]) -> str:
    """A date that lies before the document's own is one reported on."""
    if kind in ("by", "period") and ends:
        known = min(len(ends), len(base)) if len(base) > 7 else 4
        reported = words.startswith("截") and (not base or ends[:known] <= base[:known])
        over = bool(base) and (ends[:4] < base[:4] or ("plan_no" in group and ends[:4] == base[:4]))
        return "past" if reported or over else kind
    return kind


def _years(group: dict[str, str], words: str) -> tuple[str, str]:
    begins = _date(_year(group["y"]), group.get("m", ""), group.get("d", ""), False)
    if "pair" in group:
        return begins, begins
    if "n" in group:
        return begins, str(int(_year(group["y"])) + int(number(group["n"])) - 1)
    if group.keys() & {"y2", "m2", "d2"} and "pair" not in group:
        year = _year(group.get("y2", group["y"]))
        if "half2" in group:
            return begins, f"{year}-06-30"
        return begins, _date(
            year, group.get("m2", group.get("m", "") if "d2" in group else ""), group.get("d2", ""), True
        )
    if "third" in group:
        return begins, _date(_year(group["y"]), group["m"], _THIRDS.get(group["third"], ""), True)
    if "上半年" in words:
        return begins, f"{_year(group['y'])}-06-30"
    return begins, _date(_year(group["y"]), group.get("m", ""), group.get("d", ""), True)


def _year(text: str) -> str:
    return text if text.isdigit() and text.isascii() else str(number(text))


def _date(year: str, month: str, day: str, last: bool) -> str:
    """An ISO date; a month alone is its last day (or first), a year alone stays a year."""
    if not month:
        return year
    at = int(number(month)) if 1 <= int(number(month)) <= 12 else 12
    most = calendar.monthrange(int(year), at)[1]
    return f"{year}-{at:02}-{min(int(day), most) if day else (most if last else 1):02}"


def _before_holiday(name: str, base: str) -> str:
    """The day before a holiday of the document's year."""
    if not base:
        return ""
    day = "12-31" if name == "元旦" else "04-30" if "五一" in name or "劳动" in name else "09-30"
    return f"{base[:4]}-{day}"


def _later(base: str, count: int, grain: str) -> str:
    """The end of a stretch counted from the document's date."""
    if not base:
        return ""
    if grain == "年":
        return str(int(base[:4]) + count)
    if len(base) < 7:
        return ""
    months = int(base[:4]) * 12 + int(base[5:7]) - 1 + count
    return _date(str(months // 12), str(months % 12 + 1), base[8:10], True)


def _per(mark: Mark, group: dict[str, str]) -> Per:
    assert mark.rule is not None
    if fixed := mark.rule.set.get("per"):
        return _PER.get(fixed, "year")
    said = next((group[name] for name in ("every", "by_every", "review", "review2") if name in group), "")
    if "学期" in said:
        return "half-year"
    found = _GRAIN.search(said)
    return _PER[found.group()] if found else ""
