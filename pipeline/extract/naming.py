"""Names of what is measured: trimmed, and completed from what stands before.

A name is a tuple of folded positions, so that each of its characters still points to the source, even when it is
put together from pieces (`花生` + `收获` + `机械化率`); a character that the source only implies stands as itself.
"""

import re
from functools import cache

from pipeline.rules import compile_pattern, slot_pattern

Name = tuple[int | str, ...]
# Measures whose 均 is no word of "each" (`人均突破1万美元`).
PER_HEAD = ("人均", "户均", "亩均", "地均")
# What only says how something is called from here on: 股份转让系统(以下简称“新三板”).
_ASIDE = re.compile("\\((?:下同|(?:以下|下)?(?:简)?称[^()]*)\\)")
# Words that stand alone where the thing itself was named before (`，同口径增长8%`, `，并逐年增长10%`).
_HOW_COUNTED = re.compile(
    "(?:分别|按?(?:同|可比|老|新)口径(?:计算)?|按?可比价格?(?:计算)?|按不变价格?(?:计算)?|并且?|且|同比|累计|年均|年平均|平均|连续|实际|一般|控制在|在|近?[一二三四五两](?:年(?:内|来)?)?)+"
)
# Words of aiming inside a name (`每个乡镇至少建成…`).
_HOPE = re.compile("至少|力争|确保")
# Words for many before a thing whose number follows (打造一批驿站,达到30个以上).
_SOME = re.compile("(?<=[一-龥]{2})一大?批(?=.{2})")
_DONE_WELL = re.compile("[抓做搞]好$")
# Those of whom a whole kind of trade consists: 钢铁、铝业等五大产业产值.
_AMONG = re.compile("[^,]+、[^,、]+等(?=(?:[两二三四五六七八九十\\d]+大)?[一-龥]{0,8}(?:产业|行业))")
# Examples of what is brought or built: 引进茶饮、竹浆等项目.
_SUCH_AS = re.compile("[^,]{2,}?、[^,]+等(?=(?:重[大点])?(?:招商|工业)?(?:项目|企业|品牌)$)")
# A verb of reaching between who and what: 规上工业完成增加值.
_REACHED = re.compile(
    "(?<=[一-龥]{2})(?<!超额)(?:预计)?(?:可|将)?(?:累计)?(?:实现|完成)(?=(?:工业|农业|主营业务|营业|销售|旅游|综合|年|总)?"
    "(?:生产总值|增加值|总?产值|总?收入|利润|利税|税收|零售额|销售额|交易额|进出口总?额)$)"
)
# How large what is set up is, between the verb and the thing: 设立总规模10亿元的基金.
_SIZE = re.compile("(?<=设立|组建|成立|建立|发起)(?:首期)?(?:总额|总规模|规模)(?:为|达到?|约)?(?=.)")
_TAIL = 20  # characters at the end of a name in which such words are looked for


@cache
def _lead() -> re.Pattern[str]:
    have = "(?:共有(?!产权)|拥有|(?<=[全我][市县区镇乡村省州旗盟])有(?![效机色线需条资组序轨害意劳就能关限]))(?=.{2})"
    return compile_pattern(
        rf"(?:\d{{1,2}}[.、]|\d{{1,4}}[多余]?[个家项所座条户](?![及或]?以[上下内])(?=[一-龥]{{2}})|[-、,;:的]|{have}|{{~lead_in}})+"
    )


# Ends of nouns that are no words of reaching: 家庭医生签约, 垃圾分类参与, 水土保持, 行政许可.
_NO_TAIL = (
    "(?<=[签预节公合履违契])约|(?<=参)与|(?<=[国公私共持专所建设])有|(?<=[总饱])和|(?<=[许认])可|(?<=[行作])为|(?<=[需重纪])要"
    "|(?<=[发直])达|(?<=公)共|(?<=存)在|(?<=自)由|(?<=水土)保持|(?<=[病疫价风])控制|(?<=预防)控制"
)


@cache
def _tail() -> re.Pattern[str]:
    return compile_pattern(
        rf"(?:(?!{_NO_TAIL})(?<![人户亩地])(?:{{~tail_off}})|(?<=[人户亩地])(?!均$){{~tail_off}}|[、,;:]|连续(?:(?:\d{{1,2}}|{{~span}})年?)?|(?<=[率量额值])全|在(?:现有|原有|此|当前)的?(?:基础|水平)上(?:再|力争)?)+$"
    )


# Verbs that only name a kind of place (监测站, 服务中心, 安置房): no verb of the thing.
_NO_NOUN = (
    "(?!(?:服务|培训|监测|检测|养殖|种植|救助|回收|供应|接待|孵化|研发|生产|销售|安置|试点|实训|运营|采购|流转|更新|巡查|出口|进口|推广|登记|投放|储备|转移就业)"
    "(?:站|点|中心|基地|平台|机构|网点|场(?!地)|园|线|器|房|区|小区|大户|企业|组织|主体|载体|设施|体系|网络|县|村|镇|单位|室|车间|单元|断面|专员|窗口|终端|用房|场所|市场|馆|库)"
    "|增(?:建筑|设施|设备|配套|殖业)|上市[一-龥]{0,4}(?:企业|公司)|组织体系|改革试点|治理单元|提升工程|发展[极带]|服务惠及|服务率|开发区|开发商)"
)


@cache
def _make() -> re.Pattern[str]:
    return compile_pattern(
        rf"(?!建成区|营造林(?:总|面积|规模))(?:正式|联合|再|新)?{_NO_NOUN}{{~make}}(?:(?:(?:、|和|并|及|与|或|或者|并正式)(?:计划|拟)?)?{_NO_NOUN}{{~make}})*(?:出|好|了|\({{~make}}\))?"
    )


def words(text: str, name: Name) -> str:
    """The folded characters of a name; most names are one stretch of the text."""
    first = name[0] if name else ""
    if isinstance(first, int) and name == (*range(first, first + len(name)),):
        return text[first : first + len(name)]
    return "".join([text[one] if one.__class__ is int else one for one in name])  # type: ignore[misc]


def trim(text: str, name: Name) -> Name:
    """A name without the words that lead in to it or belong to the number behind it."""
    seen = words(text, name)
    if _HOW_COUNTED.fullmatch(seen):
        return ()
    if (empty := seen.find("()")) >= 0:  # a parenthesis that held a time alone
        name, seen = name[:empty] + name[empty + 2 :], seen.replace("()", "", 1)
    if aside := _ASIDE.search(seen):
        name, seen = name[: aside.start()] + name[aside.end() :], seen[: aside.start()] + seen[aside.end() :]
    if (lead := _lead().match(seen)) and lead.end() < len(seen):
        name, seen = name[lead.end() :], seen[lead.end() :]
        if _HOW_COUNTED.fullmatch(seen):
            return ()
    elif lead and _DONE_WELL.search(seen):
        return ()
    if (reached := _REACHED.search(seen)) and not maker(text, name[: reached.start()]):
        name, seen = name[: reached.start()] + name[reached.end() :], seen[: reached.start()] + seen[reached.end() :]
    if among := _AMONG.match(seen):
        verb = maker(text, name)
        name, seen = verb + name[among.end() :], words(text, verb) + seen[among.end() :]
    if such := _SUCH_AS.match(seen):
        made = _make().search(seen, 0, seen.index("、"))
        if made and made.start() <= 4:
            name, seen = name[: made.end()] + name[such.end() :], seen[: made.end()] + seen[such.end() :]
    if size := _SIZE.search(seen):
        name, seen = name[: size.start()] + name[size.end() :], seen[: size.start()] + seen[size.end() :]
    if some := _SOME.search(seen):
        name, seen = name[: some.start()] + name[some.end() :], seen[: some.start()] + seen[some.end() :]
    hope = _HOPE.search(seen, 2)
    if hope and hope.end() + 1 < len(seen):
        name = name[: hope.start()] + name[hope.end() :]
    return trim_tail(text, name)


def leads_in(text: str, name: Name) -> bool:
    """Whether a name is nothing but words that lead in to it: 目前全县."""
    return _lead().fullmatch(words(text, name)) is not None


def trim_tail(text: str, name: Name) -> Name:
    """A name without the words at its end that belong to the number."""
    front = max(len(name) - _TAIL, 0)
    tail = _tail().search(words(text, name[front:]))
    return name[: front + tail.start()] if tail and front + tail.start() else name


def maker(text: str, name: Name) -> Name:
    """The verb that a name begins with (建成, 引进和组建), or nothing."""
    verb = _make().match(words(text, name))
    return name[: verb.end()] if verb else ()


# What a verb of work before it makes a kind of place, people or thing (养护站, 展示中心, 节约型).
_KIND = (
    "站|点|中心|基地|平台|机构|室|馆|会|场所|车间|工程|项目|企业|产品|人员|队|设施|窗口|园|区|器|房|库|厂|户|型|式|类|率|量|额|费|线"
    "|网|箱|店|厅|员|师|制|单位|组织|体系|系统|市场|小区|示范|试点|专[班员]|主体|教室|实验室|面积|人次|次数"
)


@cache
def _work() -> re.Pattern[str]:
    return compile_pattern(f"(?:{{~works}})(?!{_KIND})(?=.{{2}})")


def worker(text: str, name: Name) -> Name:
    """The verb of work that a name begins with, or nothing: 养护 of 养护水渠, none of 养护站."""
    verb = _work().match(words(text, name))
    return name[: verb.end()] if verb else ()


@cache
def _stress() -> re.Pattern[str]:
    return compile_pattern("(?:重点|着力|大力|积极|努力)(?={~make})")


def from_maker(text: str, name: Name) -> Name:
    """A long lead-in cut down to where its first making verb stands: `统筹…连续三年提供` → `提供`."""
    if stress := _stress().search(words(text, name)):
        name = name[: stress.start()] + name[stress.end() :]
    seen = words(text, name)
    if len(seen) <= 6 or re.match(r"每[个家县乡村镇]|各[^类]|从", seen):
        return name
    verb = _make().search(seen)
    return name[verb.start() :] if verb else name


@cache
def _act() -> re.Pattern[str]:
    return compile_pattern(r".*(?:{~act})(?=.{4})")


def thing(text: str, name: Name) -> Name:
    """What a stretch without figures speaks of: the words behind its last act (`采购单位应明确` + `预付款比例`)."""
    act = _act().match(words(text, name))
    return name[act.end() :] if act else name


def complete(text: str, name: Name, before: Name) -> Name:
    """A name that leans on the one before it, completed.

    `收入` after `乡村旅游` is its income, `省级` after `国家级龙头企业` is 省级龙头企业, and `改造提升` after
    `新建农田` is 改造提升农田.
    """
    if not before:
        return name
    said = words(text, name)
    if _THAN.fullmatch(said):
        return before
    if _RATE.fullmatch(said):
        return before if words(text, before).endswith(said) else before + name
    if _OF_THE_YEAR.fullmatch(said) and _WORK_DONE.search(words(text, before)):
        done = maker(text, before)
        return (before[len(done) :] if words(text, done) == "完成" else before) + name
    if slot_pattern("level").fullmatch(said):
        thing = before[len(maker(text, before)) :]
        own = slot_pattern("level").match(words(text, thing))
        return name + (thing[own.end() :] if own else thing)
    if (making := maker(text, name)) and len(making) == len(name) and not _WORK.search(said):
        stands = _STANDS.search(words(text, before))
        return name + before[len(maker(text, before)) : stands.start() if stands else None]
    if _AREA.fullmatch(said):
        area = _AREA.match(words(text, before))
        if not _MEASURED.search(words(text, before)) and (not area or _AREA.search(words(text, before), area.end())):
            return name
        return name + before[area.end() if area else 0 :]
    if _PART.fullmatch(said) or said in PER_HEAD:
        return name + before
    if said.startswith("占") and len(said) > 3:
        return before + name
    if (again := _AGAIN.fullmatch(said)) and (whole := words(text, before)).endswith(again["measure"]):
        return name if _MEANT.search(whole) else before
    if not slot_pattern("relative").fullmatch(said):
        return name
    if _SUM.search(words(text, before)) or slot_pattern("relative").fullmatch(words(text, before)):
        return name
    if (share := words(text, before).find("占")) > 1:
        before = before[:share]
    if said.startswith("总"):
        before = before[len(maker(text, before)) :] or before
    worked = _WORKED.search(words(text, before))
    before = before[: worked.start()] if worked else before
    return without_head(text, before) + name


# With what the thing before is compared (`城镇化率达到63%，高于全国平均10个百分点`).
_THAN = re.compile(
    "(?:高于|快于|高出|高过|低于|慢于|优于)(?:同期)?(?:全[国省市区县州]|自治区|世界|国家|国内)[^、和]{0,6}"
)

# How fast the thing before grows (`增长9%，增速比全国快2个百分点`).
_RATE = re.compile("增速|增幅|降幅|涨幅")
# How much of the year's work is done, of what was measured before (`完成投资5亿元，完成全年任务的51%`).
_OF_THE_YEAR = re.compile("完成(?:了)?[^,、\\d]{0,8}(?:全年|年度)[^,、\\d]{0,6}(?:任务|目标|计划)")
_WORK_DONE = re.compile("(?:投资|资金|债务|收入|税收|产值|增加值|额|量)$")

# What a thing before is already measured by (`财政支出预算…，实现支出5亿元`).
_AGAIN = re.compile("(?:完成|实现)?(?P<measure>收入|支出|投资|产值|税收|贷款|存款|余额|面积|产量|总量)")
_MEANT = re.compile("计划|任务|预算|目标")

# Where something is measured; alone it stands for the measure before (`城市污水处理率97%，县城95%`).
_AREA = re.compile(
    "其他(?:城市|地区|县|市县|区域|乡镇)|地级(?:及以上)?城市|重点镇|重点村|主城区|中心城区|牧区|林区|县\\(市\\)|县市|"
    "城镇|农村|城市|县城|城区|建成区|乡镇|建制镇|乡村|东部(?:地区)?|中部(?:地区)?|西部(?:地区)?|川区|山区|市区|郊区"
)


def is_area(said: str) -> bool:
    """Whether words only say where something is measured."""
    return _AREA.fullmatch(said) is not None


# What can be measured at a further place.
_MEASURED = re.compile(
    "[率量额值数]$|比例$|比重$|占比$|收入$|面积$|水平$|指数$|标准$|支出$|能力$|里程$|规模$|强度$|浓度$"
)

# Sums that are of no thing which a further measure could be of (利税总额).
_SUM = re.compile(
    r"(?:(?:利税|利润)(?:总额)?|生产总值|GDP|工农业总产值|财政(?:总)?收入|零售总额|进出口总?额|(?:可支配|纯)收入|(?:产销|销售)率)(?:\([^()]*\))?$"
)
# Work done on a thing, behind its name (农村公路新改建71万公里，总里程464万公里).
_WORKED = re.compile("(?<=..)(?:新改建|改扩建|新建|改建|新增|改造)$")
# How far a thing is, behind its name (400个项目全部开工，其中竣工51个).
_STANDS = re.compile("(?<=..)(?:均|都|已|全部|基本|顺利)*(?:开工(?:建设)?|竣工|投产|建成|完工)$")
# Work that names its own thing.
_WORK = re.compile("(?:造林|绿化|存栏|出栏|出口|进口|招生|招收|轮训|实训|培训|接待|复垦|授权|登记|上市)$")


# A part of those spoken of before (`开办时间压缩至3天，有条件的园区压缩至1天`).
_PART = re.compile("(?:具备|有)条件的[^,率数额量]{2,6}")


@cache
def _measure() -> re.Pattern[str]:
    return compile_pattern(
        r"(?:销售收入|主营业务收入|总?产量|总产|总人数|总人次|接待人次|人数|增加值|总?产值|营业收入|数量|家数|个数|总数|总量|数|总里程|总长度|总规模|(?:综合)?生产能力|成交额|交易额|(?:播种|种植)?面积|播面|(?:平均)?(?:亩产|单产))$"
    )


def without_head(text: str, name: Name) -> Name:
    """A name without the measure at its end: `企业数量` is about 企业."""
    head = _measure().search(words(text, name))
    return name[: head.start()] if head and head.start() > 1 else name
