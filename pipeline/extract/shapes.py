"""Shapes of a frame: how the words around figures divide into what is measured and how much."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.extract.borrowed import grown, measured_in, with_object, with_rate, without_rate
from pipeline.extract.coordinated import distribute
from pipeline.extract.frames import Frame, State, leaned_on
from pipeline.extract.marks import Mark
from pipeline.extract.naming import Name, complete, from_maker, leads_in, maker, trim, trim_tail, words, worker
from pipeline.extract.numerals import CHINESE, plan_years
from pipeline.extract.sentences import QUANTITY
from pipeline.extract.stated import graded, stated
from pipeline.records import Target
from pipeline.rules import slot_pattern


def read(frame: Frame) -> Iterator[Target]:
    """The targets of a frame, by the shape that its rule names."""
    found = _SHAPES[frame.rule.set.get("shape", "level")](frame)
    return _in_each_year(frame, found) if len(frame.state.dues) > 1 and frame.state.timed else found


# 各 of years: 2026年、2027年各消除40%.
_EACH = re.compile("(?<!全)各(?![级类项个界方地乡镇县市区村街单部行产中学])")


def _in_each_year(frame: Frame, found: Iterable[Target]) -> Iterator[Target]:
    """The targets, one figure said of several years by 各 once for each of them."""
    each = len(frame.figures) == 1 and _EACH.search(frame.segment.text)
    for target in found:
        if each:
            told = replace(target, indicator=_EACH.sub("", target.indicator, count=1))
            yield from (replace(told, due=due) for due in frame.state.dues)
        else:
            yield target


def _level(frame: Frame) -> Iterator[Target]:
    """`thing + verb + figures`, the thing distributed over several figures; without one, the thing before."""
    figures, subject = frame.figures, frame.subject()
    names = _names(frame, subject)
    if not subject and len(figures) == 1:
        names = names[:1]
    if not names:
        return
    for index in range(max(len(names), len(figures))):
        name, mark = names[min(index, len(names) - 1)], figures[min(index, len(figures) - 1)]
        told = stated(frame, name, mark, figures)
        dues = frame.state.dues
        yield replace(told, due=dues[index]) if len(dues) == len(figures) > 1 else told


# One figure of each of several things (能耗和用水量各下降4%).
_OF_EACH = re.compile("(?<=[量率耗额值入])各(?:自|年均)?(?:增长|提高|提升|上升|下降|降低|减少|增加|达到?|为)")


def _names(frame: Frame, subject: Name) -> list[Name]:
    state = frame.state
    if not subject and state.turns:
        return [state.turns.pop(0)]
    if not subject:
        measured = [measured_in(frame, name) for name in state.last(len(frame.figures))]
        return measured or [name for name in [state.aside(frame.text)] if name]
    subject = with_object(frame.text, without_rate(frame.text, subject), state.first)
    if words(frame.text, subject).endswith("自然"):  # 人口自然增长率 is itself the thing
        subject = (*subject, *"增长率")
    subject = with_rate(frame, subject, state.first)
    leaning = [complete(frame.text, subject, name) for name in state.last(len(frame.figures))]
    if len(frame.figures) > 1 and len(leaning) == len(frame.figures) and leaning[0] != subject:
        names = leaning
    elif len(frame.figures) > 1 or "分别" in frame.segment.text or _OF_EACH.search(frame.segment.text):
        names = distribute(frame.text, subject, len(frame.figures))
    else:
        names = [complete(frame.text, subject, leaned_on(frame.text, state))]
    state.measure(names)
    state.verb = ()
    return names


def _share(frame: Frame) -> Iterator[Target]:
    """`占 whole 比重达 figure` of the subject before."""
    before = frame.state.first or frame.state.aside(frame.text)
    if before:
        share = words(frame.text, before).find("占")
        before = before[:share] if share > 1 else before
        name = before + trim_tail(frame.text, frame.name("whole")) + frame.name("noun")
        yield stated(frame, name, frame.figures[0])


def _than(frame: Frame) -> Iterator[Target]:
    """`thing 高于 one、other + figures`: how far one thing is from each of several."""
    name = frame.subject() or frame.state.first
    yield from (stated(frame, name, mark, frame.figures) for mark in frame.figures if name)


def _reach_of(frame: Frame) -> Iterator[Target]:
    """`thing 达到 whole 的 share`: the share of the thing in the whole."""
    before = leaned_on(frame.text, frame.state)
    subject = complete(frame.text, subject, before) if (subject := frame.subject()) else before
    if not subject:
        return
    name = (*subject, "占", *frame.name("whole"), "的", "比", "重")
    frame.state.measure([name])
    yield stated(frame, name, frame.figures[0])


def _of(frame: Frame) -> Iterator[Target]:
    """`不低于合同金额的 figure`: the thing stands in the segment before."""
    name = frame.state.aside(frame.text) or frame.state.first or frame.subject("lead")
    if name:
        frame.state.measure([name])
        least = frame.group("compare") in ("不低于", "不少于", "高于")
        yield replace(stated(frame, name, frame.figures[0]), op=">=" if least else "<=")


def _count(frame: Frame) -> Iterator[Target]:
    """`verb + figure + thing`; a list of examples before (…等139家高校) is no part of the thing."""
    text, state = frame.text, frame.state
    said = frame.subject("head")
    head = from_maker(text, said)
    if words(text, said) == "保证" or (said and leads_in(text, said)):  # 确保30个项目竣工
        said = head = ()
    if words(text, said).endswith("等"):  # of a list of names only a verb before them makes the thing
        head = maker(text, head) if "、" not in words(text, said[: len(said) - len(head)]) else ()
    if _lists(frame, words(text, head)):  # 培育甲、乙、丙3家企业
        head = maker(text, head) or head
    if len(head) > len(maker(text, head)) + 1 and _DONE_BY.match(words(text, frame.name("noun"))):
        state.measure([head])  # 组织干部200人对车辆进行检查
        yield stated(frame, head, frame.figures[0])
        return
    if not head and frame.segment.joined:
        head = state.verb
    else:
        state.verb = maker(text, head)
    first, *others = frame.figures
    summed = {mark.start - 1 for mark in others if text[mark.start - 1] == "共"}  # 4台共80万千瓦机组
    noun = tuple(at for at in trim_tail(text, _one_thing(text, frame.name("noun"))) if at not in summed)
    counted = noun[: done.start()] if others and (done := _DOES.search(words(text, noun))) else noun
    if not head and state.first and _PLACED.match(words(text, counted)):  # 医院28家，其中10家在城区
        counted = state.first + counted
    state.measure([trim_tail(text, head) + counted if head else counted])
    end = frame.segment.span(*frame.match.span("noun"))[1]
    yield stated(frame, state.first, first, end=end)
    for mark in others:
        name = state.first if mark.start - 1 in summed else trim(text, _around(text, noun, mark))
        if counted != noun:
            state.measure([name])
        yield stated(frame, name, mark, end=end)


# What those counted do or where they go, behind the count.
_DONE_BY = re.compile(
    "不间断|分批|分组|全天候|常态化|轮流|先后|深入|[对赴到]|参与|参加|投入(?!资金|运[营行])|开展|进行"
)


def _lists(frame: Frame, said: str) -> bool:
    """Whether words before a count name as many things as it counts."""
    names = len(re.split("、|以及|[和及与]", said))
    return 1 < names == frame.figures[0].quantity.value and frame.figures[0].quantity.dimension == "count"


_NEXT = re.compile(
    "(?<=.{2})(?:、(?:建成|新建|完成|打造|推出|实施|启动|开工建设|改扩建|举办|开展)(?=.{2})|[和、及]一批)"
)


_PLACED = re.compile("在[^的]*$")
# What those counted do, where a further figure says how much: 90户企业实现产值54亿元.
_DOES = re.compile("(?<=.{2})(?:共|累计)?(?:(?:实现|完成)(?=.*(?:产值|收入|增加值|利润|税收|投资|额)$)|组成|组建)")


def _one_thing(text: str, noun: Name) -> Name:
    """The thing that a figure counts, without what is done besides: `市政道路、建成…天桥`."""
    further = _NEXT.search(words(text, noun))
    return noun[: further.start()] if further else noun


def _around(text: str, noun: Name, mark: Mark) -> Name:
    """The thing that a further figure inside a noun counts: `(派到)有需求的 figure 重点企业`."""
    before = tuple(at for at in noun if isinstance(at, int) and at < mark.start)
    lead = re.search("[^到向在给为对]*$", words(text, before))
    return before[lead.start() if lead else 0 :] + tuple(at for at in noun if isinstance(at, int) and at > mark.start)


def _bare(frame: Frame) -> Iterator[Target]:
    """`thing + figure`; a making verb before a joined thing holds for it too, `A、B各 figure` is one of each."""
    text, state, subject = frame.text, frame.state, frame.subject()
    count = len(frame.figures)
    each = count > 1 and ("分别" in frame.segment.text or len(distribute(text, subject, count)) == count)
    if not subject or each:
        yield from _level(frame)
        return
    subject = _levelled(text, _of_those(frame, subject), state.first)
    if frame.segment.joined and state.each:
        yield stated(frame, subject + state.each, frame.figures[0])
        return
    if frame.segment.text.endswith("各" + QUANTITY) and len(parts := distribute(text, subject, 1)) > 1:
        state.measure(parts)
        yield from (stated(frame, part, frame.figures[0]) for part in parts)
        return
    if frame.segment.joined and (per := _PER.match(words(text, state.first))) and words(text, subject)[0] != "每":
        subject = state.first[: per.end()] + subject
    said = words(text, subject)
    begins = said in _SPENT and frame.figures[0].quantity.dimension == "money"
    begins = begins and (said != "投资" or text[frame.segment.span(0, 1)[0] - 1] == ";")
    before = _made_before(text, state) if maker(text, subject) == subject else leaned_on(text, state)
    subject = complete(text, with_object(text, subject, state.first), () if begins else before)
    subject = grown(frame, subject, state.first)
    verb = maker(text, subject) or _made_for(text, subject)
    if state.verb and not verb and (frame.segment.joined or _goes_on(frame, subject)):
        verb = worker(text, subject)
    if verb and len(verb) < len(subject):
        state.verb = verb
    elif (
        (frame.segment.joined or _goes_on(frame, subject))
        and state.verb
        and not _measured().search(words(text, subject))
    ):
        subject = state.verb + subject
    else:
        state.verb = ()
    state.counting = bool(state.verb) and frame.figures[0].quantity.dimension == "count"
    state.measure([subject])
    yield stated(frame, subject, frame.figures[0])


# Verbs of spending that lean on nothing where a sum follows (`改造道路3条，投入2000万元`).
_SPENT = ("投资", "投入", "累计投入", "共投入")


# What is counted, at the end of a name.
_COUNTED = re.compile("(?:企业|项目|村|乡镇|园区|合作社|农场|大户|学校|医院|基地|单位|农户|市场|平台|小区|社区)$")


def _of_those(frame: Frame, subject: Name) -> Name:
    """Those of the things before that a band tells apart: `规模企业120家，其中利税过亿元的3家`."""
    raw = frame.name("subject")
    if words(frame.text, raw[-1:]) != "的" or frame.figures[0].quantity.dimension != "count":
        return subject
    counted = _COUNTED.search(words(frame.text, frame.state.first))
    return (*subject, raw[-1], *frame.state.first[counted.start() :]) if counted else subject


# Of how many people each of joined figures is: 每千人口拥有医师3人、护士4人.
_PER = re.compile(r"每[\d十百千万]+(?:名|个)?(?:常住)?(?:人口|人|户|老年人|儿童)(?:拥有)?")


_NEWLY = re.compile("新|建|改|开办|培育|打造|引进|创建|实施|扩")
_OF_ITS_OWN = re.compile("[全其累总共年人户每平均各占]|.*(?:[率额值量数]|人次|投资|收入|规模|总)$")


def _goes_on(frame: Frame, subject: Name) -> bool:
    """Whether a thing behind a comma is counted as those before it: `新建学校9所，幼儿园7所`."""
    start = frame.segment.span(0, 1)[0]
    mark, said = frame.figures[0], words(frame.text, subject)
    return (
        frame.state.counting
        and frame.text[start - 1] == ","
        and mark.quantity.dimension == "count"
        and mark.quantity.op is None
        and len(said) > 1
        and bool(_NEWLY.match(words(frame.text, frame.state.verb)))
        and not _OF_ITS_OWN.match(said)
    )


_FOR = re.compile("[为对给向在]")


def _made_for(text: str, subject: Name) -> Name:
    """The making verb behind those for whom something is made: `为中小学新增图书`."""
    if not _FOR.match(words(text, subject)):
        return ()
    return maker(text, from_maker(text, subject))


def _made_before(text: str, state: State) -> Name:
    """What a verb alone does something to (其中续建60个): the thing named last that is no sum of money."""
    things = (name for name in reversed(state.said) if not _measured().search(words(text, name)))
    return next((name for name in things if not words(text, name).endswith(("投资", "资金"))), leaned_on(text, state))


def _levelled(text: str, subject: Name, before: Name) -> Name:
    """A thing of another level than the one before, with the verb of that: `新增省级农场2家，市级农场4家`."""
    verb = maker(text, before)
    level, said = (slot_pattern("level").match(words(text, name)) for name in (subject, before[len(verb) :]))
    if not verb or not level or not said or len(verb) == len(before):
        return subject
    rest = words(text, subject[level.end() :])
    return verb + subject if rest and rest == words(text, before[len(verb) + said.end() :]) else subject


@cache
def _measured() -> re.Pattern[str]:
    """Names of amounts and shares: nothing that is built or brought."""
    return re.compile("(?:收入|产值|增加值|率|额|比重|占比|比例|产量|强度)$")


def _from_to(frame: Frame) -> Iterator[Target]:
    """`由2020年的42%提高到2025年的57%`: what was reached, and the level to be reached."""
    figures, names = frame.figures, _names(frame, frame.subject())
    if not names:
        return
    starts = [mark for at, mark in frame.marks if at < frame.match.start("figures")]
    for index, mark in enumerate(figures):
        name = names[min(index, len(names) - 1)]
        if len(starts) == len(figures):
            reached = stated(frame, name, starts[index])
            yield replace(
                reached, op=starts[index].quantity.op or "=", due=_year(frame.group("since")), status="actual", per=""
            )
        until = _year(frame.group("until"))
        if until and until < frame.passage.base[:4]:
            frame.state.status, frame.state.due = "actual", until
        told = stated(frame, name, mark, figures)
        yield replace(told, due=until or told.due)


def _year(said: str) -> str:
    """The year that words name, by the last one of a plan too (“十五”末 is 2005)."""
    if plan := re.search(f'[“"]?({CHINESE})五[”"]?(?:规划)?(?:期?末|时期末)', said):
        return str(plan_years(plan[1])[1])
    found = re.search(r"20\d\d", said)
    return found.group() if found else ""


def _against(frame: Frame) -> Iterator[Target]:
    """`比2005年的 figure 增长 figure`: what was reached then, and the rise since."""
    names, figures = _names(frame, frame.subject()), frame.figures
    starts = [mark for at, mark in frame.marks if at < frame.match.start("figures")]
    if len(names) not in (1, len(figures)) or len(starts) != len(figures):
        return
    since = next((one for one in frame.segment.at if isinstance(one, Mark) and one.rule), None)
    year = frame.passage.times[since.start].ends if since else ""
    for index, (start, mark) in enumerate(zip(starts, figures, strict=True)):
        name = names[min(index, len(names) - 1)]
        told = stated(frame, name, start, starts)
        yield replace(told, value=start.quantity.value, kind="level", due=year, status="actual", per="")
        yield stated(frame, name, mark, figures)


def _paired(frame: Frame) -> Iterator[Target]:
    """`thing + figure + figure`: one thing counted in two ways, as 800户2600人."""
    names = _names(frame, frame.subject())
    yield from (stated(frame, names[0], mark) for mark in frame.figures if names)


def _both(frame: Frame) -> Iterator[Target]:
    """`verb + figure、figure + thing`: one thing counted in two ways."""
    head, noun = from_maker(frame.text, frame.subject("head")), trim_tail(frame.text, frame.name("noun"))
    frame.state.verb = maker(frame.text, head)
    frame.state.measure([trim_tail(frame.text, head) + noun if head else noun])
    end = frame.segment.span(*frame.match.span("noun"))[1]
    yield from (stated(frame, frame.state.first, mark, end=end) for mark in frame.figures)


def _qualified(frame: Frame) -> Iterator[Target]:
    """`3家产值过100亿元、5家产值过50亿元的集团企业`: figures of one thing told apart by other figures."""
    head, noun = frame.subject("head"), frame.name("noun")
    start, end = frame.match.span("items")
    of = frame.text.index("的", frame.segment.span(end - 1, end)[1])
    measured: Name = ()
    for item in re.finditer(rf"{QUANTITY}([^{QUANTITY}]*){QUANTITY}", frame.segment.text[start:end]):
        span = frame.segment.span(start + item.start(1), start + item.end())
        size = frame.segment.mark(start + item.end() - 1)
        measured = tuple(range(span[0], size.start)) or measured
        name = (*head, *measured, *range(size.start, size.end), of, *noun)
        yield stated(frame, name, frame.segment.mark(start + item.start()), end=span[1])


def _placed(frame: Frame) -> Iterator[Target]:
    """`浓度分别降至甲县 figure、乙县 figure`: what is measured at the place before each figure."""
    frame.state.each = frame.subject()
    frame.state.measure([frame.state.each])
    yield stated(frame, frame.name("place") + frame.state.each, frame.figures[0])


def _banded(frame: Frame) -> Iterator[Target]:
    """`亿元以上项目10个，其中5亿元以上2个`: pairs of a band and a count, of the thing counted before."""
    before = frame.state.first
    seen = words(frame.text, before)
    bound = max(seen.rfind("以上"), seen.rfind("以下"))
    thing = before[bound + 2 :] if bound >= 0 else before[len(maker(frame.text, before)) :]
    figures = frame.figures
    for band, mark in zip(figures[::2], figures[1::2], strict=True):
        if mark.quantity.dimension == "count" and thing:
            yield stated(frame, (*range(band.start, band.end), *thing), mark)


def _grade(frame: Frame) -> Iterator[Target]:
    yield graded(frame)


_SHAPES: dict[str, Callable[[Frame], Iterator[Target]]] = {
    "level": _level,
    "share": _share,
    "than": _than,
    "reach_of": _reach_of,
    "of": _of,
    "count": _count,
    "bare": _bare,
    "qualified": _qualified,
    "from_to": _from_to,
    "against": _against,
    "paired": _paired,
    "both": _both,
    "placed": _placed,
    "banded": _banded,
    "grade": _grade,
}
