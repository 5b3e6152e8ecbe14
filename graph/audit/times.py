"""Findings about dates: targets without one, times before the document's own date or after its period."""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.audit.finding import Finding, Place, at_fact, finding
from graph.wording import amount
from pipeline.records import Deadline, Plan, Target

# The years of the nation's long-term outlooks (远景目标), which plans of any period look on to.
_OUTLOOKS = frozenset({"2030", "2035", "2050", "2060"})

_LASTING = re.compile(r"连续[一二两三四五六七八九十\d]+年")
_REQUIRED = re.compile(r"不(?:应|得|宜|能)?(?:小于|低于|少于)|必须")

Dated = tuple[Target | Deadline, str]


def times(plan: Plan) -> Iterator[Finding]:
    """What is undated, what is past when the document comes out, what lies beyond its period."""
    for target in plan.targets:
        if target.status == "target" and not target.due and not target.per and not _timed(plan, target):
            yield _undated(plan, target)
    yield from _past(plan)
    yield from _beyond(plan)


def _timed(plan: Plan, target: Target) -> bool:
    """Whether a target needs no date of its own: a time before it in its clause or in one above may govern it.

    Nor does a ceiling in a plan without a period (控制在5%以内), a requirement in an annex (不得小于6.5米), or what
    names how long it lasts (连续三年): these hold for as long as the plan does.
    """
    if target.op in ("<=", "<") and not plan.about.period_end:
        return True
    if _LASTING.search(target.quote) or (target.clause.startswith("附件") and _REQUIRED.search(target.quote)):
        return True
    path = target.clause + "/"
    return any(
        time.kind != "recurring" and time.start < target.start and path.startswith(time.clause + "/")
        for time in plan.deadlines
        if time.clause or not target.clause
    )


def _undated(plan: Plan, target: Target) -> Finding:
    said = f"{target.indicator} {amount(target)}"
    return finding(plan, "undated", (f"{said}：没有写明时限", f"{said}: by when is not said"), at_fact(plan, target))


def _past(plan: Plan) -> Iterator[Finding]:
    issued = plan.about.issued
    early = [(fact, end) for fact, end in _promised(plan) if issued and _before(end, issued)]
    for some in _grouped(early):
        fact, end = some[0]
        zh = f"{len(some)} 处时限 {end} 早于文件日期 {issued}"
        en = f"{len(some)} dated {end}, before the document's own date {issued}"
        yield finding(plan, "past", (zh, en), at_fact(plan, fact), _date(plan, issued))


def _beyond(plan: Plan) -> Iterator[Finding]:
    period = plan.about.period_end
    if not period or plan.about.genre == "工作报告":
        return
    late = [(fact, end) for fact, end in _promised(plan) if end[:4] > period[:4] and end not in _OUTLOOKS]
    for some in _grouped(late):
        fact, end = some[0]
        zh = f"{len(some)} 处时限 {end} 晚于规划期 {period}"
        en = f"{len(some)} dated {end}, after the period to {period}"
        yield finding(plan, "beyond", (zh, en), at_fact(plan, fact))


def _promised(plan: Plan) -> Iterator[Dated]:
    """The promises with their last day, in the order of the text; a time that dates a target stands for it."""
    dated: list[Dated] = [(one, one.due) for one in plan.targets if one.status == "target" and one.due]
    dated += [(one, one.ends) for one in plan.deadlines if one.kind in ("by", "period") and one.ends]
    yield from sorted(dated, key=lambda pair: (pair[0].start, pair[0].id))


def _grouped(found: list[Dated]) -> list[list[Dated]]:
    """Those of one clause and date together: a table of yearly figures is one finding, not one per row."""
    groups: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for fact, end in found:
        groups[fact.clause, end].append((fact, end))
    return list(groups.values())


def _before(end: str, issued: str) -> bool:
    """Whether a time is over when the document is issued, at the coarser grain of the two."""
    grain = min(len(end), len(issued))
    return end[:grain] < issued[:grain]


def _date(plan: Plan, issued: str) -> Place | None:
    """Where the document bears its date in figures."""
    year, *rest = issued.split("-")
    words = "".join(rf"\s*0?{int(part)}\s*{unit}" for part, unit in zip(rest, "月日", strict=False))
    match = re.search(rf"{year}\s*年{words}", plan.document.text) if rest else None
    return Place("", " ".join(match.group().split()), *match.span()) if match else None
