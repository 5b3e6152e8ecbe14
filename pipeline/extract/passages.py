"""Passages: the own text of every clause, tables left out, with its numbers marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.context import Passage, Turn, opening, reporting, told, turns
from pipeline.extract.marks import Mark, marks
from pipeline.extract.numerals import plan_years
from pipeline.extract.sheets import Sheet
from pipeline.extract.table_cells import ProseCell, prose_cells
from pipeline.extract.times import Time, base_date, is_eve, read_time, read_times
from pipeline.fold import Folded, fold
from pipeline.records import About, Cell, Clause, Document

_LABEL = re.compile(
    r"(?:专栏|附件|附表|方案)[\d一二三四五六七八九十]{0,3}[、.:]?|第[\d一二三四五六七八九十百]{1,4}[章节条]"
    r"|[\d一二三四五六七八九十百]{1,3}[、.:]|\([\d一二三四五六七八九十]{1,3}\)|[①-⑳]"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_YEAR_GONE = re.compile(r"(?<![\d到至—-])(20\d\d)年(?!远景|前|底)")

Spans = Sequence[tuple[int, int]]


def passages(
    document: Document,
    folded: Folded,
    about: About,
    clauses: Sequence[Clause],
    units: Spans = (),
    tables: Sequence[Sheet] = (),
) -> Iterator[Passage]:
    """The passages in reading order; the first one, before any clause, has no path.

    `units` are the canonical spans of unit names: numbers in them (`3个驻村工作队所在单位`) state nothing.
    """
    first = clauses[0].start if clauses else document.body_end
    base = base_date(about) or _preamble_year(folded, document.body, first) or _plan_year(about.title)
    eve = is_eve(about, base)
    turned = turns(document.text, document.body, document.body_end)
    tells = told(about.title or document.text[document.body : document.body_end].lstrip().partition("\n")[0].strip())
    reports, aims = reporting(clauses, turned, tells, base)
    spans = [("", "", document.body, first), *((one.path, one.title, one.start, one.end) for one in clauses)]
    cells = prose_cells(tables)
    horizons: dict[str, str] = {}
    years: dict[str, str] = {}
    gone: dict[str, str] = {}
    demands = _below(document, clauses, _DEMANDS, _CONDITIONS)
    grants = _below(document, clauses, _PAYS, _PAID)
    for path, title, start, end in spans:
        year = years[path] = _named_year(title, base) or years.get(path.rpartition("/")[0], "")
        horizon = (
            _dated(title, base)
            or _named_year(title, base)
            or _named_plan(title, base)
            or horizons.get(path.rpartition("/")[0], "")
        )
        reached, aimed = start in reports if path else tells, bool(path) and start in aims
        leads = not path and _LEADS_IN.search(document.text, max(start, end - 60), end) is not None
        for low, high, back, headed in _turning(_outside_tables(document, start, end), turned, reached):
            passage = _passage(document, folded, path, (low, high), base, back, horizon, units, year, eve)
            if back:
                said = document.text[document.text.rfind("\n", 0, low - 1) + 1 : low] if headed else title
                gone[path] = _year_reached(said, base) or gone.get(path.rpartition("/")[0], "")
                others = {time.ends[:4] for time in passage.times.values() if time.kind in ("past", "by") and time.ends}
                passage = passage._replace(reached=gone[path] if others <= {gone[path]} else "")
            if not path or aimed:
                passage = passage._replace(preamble=not path and bool(clauses) and not headed and not leads, aims=aimed)
            if path in demands or path in grants:
                passage = passage._replace(qualifies=path in demands, pays=path in grants)
            yield _without_dates_alone(passage)
            horizon = _last_opening(passage) or horizon
        dues: dict[Cell, str] = {}
        for cell, until, projects in _between(cells, start, end):
            if until and until not in dues:
                dues[until] = _until(folded, until, base)
            due = dues[until] if until else ""
            passage = _passage(
                document, folded, path, (cell.start, cell.end), base, reached, due or horizon, units, year, eve
            )
            yield (passage if cell == until else _without_dates_alone(passage))._replace(projects=projects)
        if path or leads:
            horizons[path] = horizon


def _turning(
    spans: Iterable[tuple[int, int]], turned: Sequence[Turn], reports: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    """The spans cut at headings without a number, each with whether it reports and whether it stands below one."""
    headed = False
    for start, end in spans:
        for turn in turned:
            if start < turn.at < end:
                yield start, turn.at, reports, headed
                start, reports, headed = turn.at, turn.back, True
        yield start, end, reports, headed


def _between(cells: Sequence[tuple[int, ProseCell]], start: int, end: int) -> Iterator[ProseCell]:
    """The cells whose places are in `[start, end)`."""
    low, high = (bisect_left(cells, place, key=lambda one: one[0]) for place in (start, end))
    yield from (cell for _, cell in cells[low:high])


def _until(folded: Folded, cell: Cell, base: str) -> str:
    """The date by which the tasks of a row are due."""
    return _end_in(folded.text, folded.at(cell.start), folded.at(cell.end), base)


def _end_in(text: str, start: int, end: int, base: str) -> str:
    """The date that the times of a stretch end at, where they are of one."""
    times = [read_time(mark, base) for mark in marks(text, start, end) if mark.is_time]
    ends = {time.ends for time in times if time.kind in ("by", "period")}
    return ends.pop() if len(ends) == 1 else ""


def _without_dates_alone(passage: Passage) -> Passage:
    """The passage where a date alone in its line binds nothing (a signature, a caption)."""
    alone = {mark.start for mark in passage.marks if mark.rule and "alone" in mark.rule.set}
    if not alone:
        return passage
    return passage._replace(times={at: Time("none") if at in alone else time for at, time in passage.times.items()})


_DEMANDS = re.compile(
    "^(?!.*(?:标准|金额|额度)).*"
    "(?:申报|奖励|补助|补贴|扶持|适用|享受|认定|准入|支持|考核|申请|资助|奖补)(?:的)?(?:条件|对象|范围)$"
)
_CONDITIONS = re.compile(r"条件(?:之一)?[:：]$")


# Headings and words before a list that announce what is paid.
_PAYS = re.compile(
    "(?:奖励|补助|补贴|资助|奖补|奖金|救助|扶助|慰问)(?:金|资金|经费)?的?(?:标准|额度|金额)(?:和方式|及方式)?$"
)
_PAID = re.compile(r"(?:奖励|补助|补贴|资助|奖补|奖金)(?:资金)?(?:的?标准|金额|额度)?(?:为|如下|是)?[:：]$")


def _below(
    document: Document, clauses: Sequence[Clause], titled: re.Pattern[str], listed: re.Pattern[str]
) -> frozenset[str]:
    """The paths of clauses under a heading (申报条件), or in a list behind some words (`满足以下条件：`)."""
    found: set[str] = set()
    above: set[str] = set()
    for clause in clauses:
        before = document.text[max(0, clause.start - 12) : clause.start].rstrip()
        if before.endswith((":", "：")) and listed.search(before):
            above.add(clause.parent)
        if titled.search(clause.title) or clause.parent in found or clause.parent in above:
            found.add(clause.path)
    return frozenset(found)


def _preamble_year(folded: Folded, start: int, end: int) -> str:
    """The last year that the words before the first clause of an undated plan name; it is of then or soon after."""
    return max(_YEAR_GONE.findall(folded.text, folded.at(start), folded.at(end)), default="")


# A date right before the first clause that is by when those below must hold: `到2020年，实现以下目标：`.
_LEADS_IN = re.compile(r"(?:^|[。;；\n])[ \u3000]*(?:力争|确保)?[到至]?20\d\d年(?:底|末)?[^。;；\n]{0,20}[:：]\s*$")
_PLAN_BARE = re.compile("十[一二三四五六七]?五(?!年)")


def _plan_year(title: str) -> str:
    """The first year of the plan that an undated title names (`某县十二五规划`)."""
    plan = _PLAN_BARE.search(title) if title.endswith(("规划", "计划", "纲要")) else None
    return str(plan_years(plan[0][:-1])[0]) if plan else ""


_PLAN = re.compile('[“"](十[一二三四五六七])五[”"](?:时期|期间)?(?!.*(?:回顾|成就|成效|现状|情况|以来))')
_PLAN_NAMED = re.compile('[“"]?(十[一二三四五六七]?)五(?:[”"]|(?=时期|期间))(?![”"]?(?:时期|期间)?以来)')


def _year_reached(title: str, base: str) -> str:
    """The last year that a heading over a report names (`“十三五”时期和2020年工作回顾`)."""
    years = _YEAR.findall(title)
    if plan := _PLAN_NAMED.search(title):
        years.append(str(plan_years(plan[1])[1]))
    return max((year for year in years if not base or year <= base[:4]), default="")


def _named_plan(title: str, base: str) -> str:
    """The last year of the plan whose tasks or goals a heading announces (“十五五”时期主要任务)."""
    plan = _PLAN.search(title)
    ends = str(plan_years(plan[1])[1]) if plan else ""
    return ends if ends > base[:4] else ""


def _dated(title: str, base: str) -> str:
    """The date by which a heading says that its stage ends (自查阶段（6月1日至6月30日）)."""
    if "月" not in title:
        return ""
    text = fold(title).text
    return _end_in(text, 0, len(text), base)


def _named_year(title: str, base: str) -> str:
    """The year that a heading names as its own (`2026年主要任务`)."""
    years = _YEAR.findall(title)
    return years[0] if len(years) == 1 and (not base or years[0] >= base[:4]) else ""


def _last_opening(passage: Passage) -> str:
    return next((year for mark in reversed(passage.marks) if (year := opening(passage, mark))), "")


def _listed(folded: Folded, found: Sequence[Mark], units: Spans) -> frozenset[int]:
    """The starts of marks that stand inside the name of a unit."""
    inside = set()
    for mark in found if units else ():
        start, end = folded.span(mark.start, mark.end)
        place = bisect_right(units, (start, end))
        if any(low <= start and end <= high for low, high in units[max(0, place - 1) : place + 1]):
            inside.add(mark.start)
    return frozenset(inside)


def _outside_tables(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    for table in document.tables:
        if start < table.end and table.start < end:
            if start < table.start:
                yield start, table.start
            start = max(start, table.end)
    if start < end:
        yield start, end


def _passage(
    document: Document,
    folded: Folded,
    path: str,
    span: tuple[int, int],
    base: str,
    reports: bool,
    horizon: str,
    units: Spans,
    year: str,
    eve: bool,
) -> Passage:
    start, end = folded.at(span[0]), folded.at(span[1])
    if path and (label := _LABEL.match(folded.text, start, end)):
        start = label.end()
    found = tuple(marks(folded.text, start, end))
    times = read_times(folded.text, found, base, year, eve)
    listed = _listed(folded, found, units)
    return Passage(document, folded, path, start, end, found, times, reports, horizon, listed, base=base)
