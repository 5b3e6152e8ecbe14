"""The years that a plan covers (规划期)."""

import re
from collections import Counter

from pipeline.rules import data

_RANGE = r"(20\d\d)年?(?:-|至|到)(20\d\d)年"
_IN_TITLE = re.compile(r"(20\d\d)年?(?:-|至|到)(20\d\d)年?")
_STATED = re.compile(
    rf"(?:规划期限?|实施期限?|政策期限|有效期限?|执行期限?|期限|时间|周期)[^。\n,;]{{0,6}}?{_RANGE}|\({_RANGE}\)(?=\n|$)"
)
_HORIZON = re.compile(r"(?:到|至)(20\d\d)年")
_FIVE = re.compile(r"[“\"'‘](十?[一二三四五六九])(五)[”\"'’]")
_SPELT = re.compile(r"第(十?[一二三四五六九])个(五)年(?:规划|计划)")
_OPENING = re.compile(r"(?<=[:\n])" + _FIVE.pattern + "(?:时期|期间),?(?!是|以来|取得|内|我国)")
_LONGEST, _FRONT = 12, 600


def period(title: str, body: str, issued: str, genre: str = "") -> tuple[str, str]:
    """First and last year, each empty where nothing says; `title` and `body` are folded.

    The title decides (2023-2025年, “十四五”, 第十四个五年规划), then a stated period, then the year to which most
    commitments run (到2020年), which gives the last year alone.
    """
    if genre == "工作报告":  # it sets the tasks of the year in which it is given
        return _one_year(title) or (issued[:4], issued[:4])
    opening = _opening(body)
    return _years(title) or _stated(body) or _one_year(title) or opening or ("", _horizon(body, issued))


def _years(title: str) -> tuple[str, str] | None:
    if match := _IN_TITLE.search(title):
        return match[1], match[2]
    return _five(_FIVE.search(title)) or _five(_SPELT.search(title))


def _five(match: re.Match[str] | None) -> tuple[str, str] | None:
    first = data("lexicon", "about")["five_years"].get(match[1] + match[2]) if match else None
    return (str(first), str(first + 4)) if first else None


def _opening(body: str) -> tuple[str, str] | None:
    """The five years of which the first sentence speaks as those of the plan (“十四五”时期继续…)."""
    return _five(_OPENING.search(body[:_FRONT].partition("。")[0]))


def _stated(body: str) -> tuple[str, str] | None:
    for match in _STATED.finditer(body):
        first, last = match[1] or match[3], match[2] or match[4]
        if first < last and "》" not in body[match.end() : match.end() + 2]:
            return first, last
    return None


def _one_year(title: str) -> tuple[str, str] | None:
    """A plan of one year (2024年工作要点) is for that year."""
    match = re.search(r"(20\d\d)年(?:度)?", title)
    return (match[1], match[1]) if match else None


def _horizon(body: str, issued: str) -> str:
    """The year that most commitments name, the later of two; none before the document itself."""
    years = Counter(match[1] for match in _HORIZON.finditer(body))
    low = int(issued[:4]) if issued else 0
    fit = {year: count for year, count in years.items() if low <= int(year) <= (low or 2100) + _LONGEST}
    return max(fit, key=lambda year: (fit[year], year), default="")
