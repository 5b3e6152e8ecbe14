"""Quantities that a plan uses to say which thing it means, and does not commit to; each for a named reason."""

import re
from functools import cache

from pipeline.extract.context import Passage
from pipeline.extract.marks import Mark
from pipeline.rules import compile_pattern

_TOLD_APART = re.compile(
    r"[\d一二两三四五六七八九十][家个项户所座](?!百分)[一-龥]{0,4}(?:产值|收入|投资|销售额|税收|规模|市值|营收|资产)$"
)
_OF, _OF_WORDS = re.compile("的?[一-龥“]"), re.compile("的?[一-龥]")
_AREA = re.compile("的?(?:[一-龥]{0,4}(?:范围|半径)|[一-龥]{0,3}圈)")
_SCORED = re.compile(r"[^,;。]{0,14}(?:扣|得|加|减|计|奖)[\d.]*分")
_ENDS = re.compile(r"的?(?:[,。;、!?)\n]|$)")
_COUNTED_LATER = re.compile(r"[一-龥][^,;。]{0,24}\d+[家个项户所座条件]")
# How large places and bodies are that a plan speaks of: 全省50户以上农村村寨.
_BANDS, _PLACE = (
    ("户", "人", "头", "只", "张", "床"),
    re.compile(
        "的?[一-龥]{0,10}(?:村寨|自然村|村庄|居民点|安置点|安置区|供水点|供水工程|企业|医院|社区|小区|养殖场)"
        "(?!家|管理|职工|员工|人员|负责人|骨干|干部)"
    ),
)
_BAND_COUNTED = re.compile(r"的?[一-龥][^,;。、和]{0,12}?\d+[家个户所座处条]")
_SOME = re.compile(r"(?<!第)(?:一批|若干|一系列)[^,;。]{0,40}$")
# The size of a named facility (720兆瓦储能电站).
_FACILITY = re.compile(r"级?[一-龥]{0,8}?(?:电站|储能|装置|机组|生产线|光伏基地|风电基地|发电|电厂|项目)")
# Things whose rate a later figure gives (9条河道疏浚率达90%).
_RATED = re.compile(
    r"[^,;。、]{2,30}?(?:率|比例|占比|比重|覆盖面)(?:均|都)?(?:[由从](?:20\d\d年)?的?(?=\d+(?:\.\d+)?%)|达到?|超过|为|提[高升]到|稳定在|保持在?|控制在|不低于|降[到至])?\d"
)


# A further band of one thing (1家收入超千亿元、3家超百亿元的企业).
_BAND_OF_MORE = re.compile("[、和及][\\d一二两三四五六七八九十]+[家个项户所座]$")
# The size of what a plan names (全长14公里, 宽50米), where nothing else stands before it.
_SIZED = re.compile("(?:^|[,;。:(条座处])(?:总长度?|全长|长度?|路宽|宽度?|高度?)(?:约|为|达|近)?$")
_WIDE = ("宽", "长", "高", "深", "厚")
# What is compared with all that stands (接近现有里程的一半).
_STOCK = re.compile("(?:接近|约占|超过|相当于)(?:现有|原有|过去|以往|此前|历史|历年)[^,;。]{0,16}(?:的|之)$")
# How long all those counted before are together (新建公路6条,总长度80公里).
_SUMMED = re.compile("[\\d十百]条[,(]总(?:长度?|里程)(?:约|为|达|近)?$")
# What is to be made of those listed: their number is promised.
_CLUSTERS = re.compile("[一-龥]{0,8}集群")
# What a figure is when it is aimed at: 产量5万吨的总体目标.
_AIMED = re.compile("的(?:总体|预期|年度|奋斗)?(?:目标|任务)")
# Where something is made that a further figure counts: 在14个乡镇建设56个示范村.
_PLACES_FOR = re.compile(
    r"(?:个)?(?:乡镇|镇街|镇|乡|街道|县|市|区|村|社区)[^,;。\d]{0,8}(?:建设|建成|新建|打造|实施|培育|开展|改造)\d"
)
# Given things on which work is done: 支持现有两家基地扩大规模.
_GIVEN = re.compile("[一-龥]{2,10}(?:扩大|改造|提升|升级|转型|整合|整改)")
_PLACES_WORKED = re.compile(r"(?:乡镇|镇街|镇|乡|街道|县|市|区|州|村|社区)[^,;。\d]{2,24}\d")
_PLACES_ALONE = re.compile("[一-龥]{2,6}[市县区镇乡州旗]、[一-龥]{2,6}[市县区镇乡州旗]$")


# What is done to a bound that is the baseline of another.
_MOVED = re.compile("(?:统一|逐步)?(?:提高|提升|上调|增加|扩大|降低|降|下调|下降|压缩|缩短|减少|调整|放宽)(?:到|至|为)")
# How large a thing is, with what it is counted by: 200张床位以上的机构.
_BAND_NAMED = re.compile("[一-龥]{1,6}?(?:以上|以下|以内)的[一-龥]")
_COUNTED_BEFORE = re.compile(r"[\d一二两三四五六七八九十][家个项户所座处条]$")
# What was to be done, told before what was (收入任务5亿元,完成6亿元).
_TASK = re.compile("(?:任务|计划|预算|目标)(?:数|指标)?(?:为|是)?$")
_SHARE_OF = re.compile(r"的\d[\d.]*%")
_THEN_DONE = re.compile(r",(?:[^,;。]{0,16},)?(?:实际|累计|已)?(?:完成|实现)了?[^,;。\d]{0,6}\d")


# What is still to be looked after: 对剩余的12万贫困人口、80个贫困村进行帮扶.
_LEFT = re.compile(r"(?:[对向]|瞄准|聚焦|针对|围绕|面向)[^,;。:]{0,8}剩[余下]的?(?:\d[^,;。:]*、)?$")
_ALONE = re.compile("(?:^|[,;。:\n]|[全我][市县省区镇])$")
# A goal of somebody else that a plan rests on: 根据省里确定的增长7%的目标.
_SET = re.compile("(?:根据|按照|对照|围绕|依据)[^,;。]*(?:确定|提出|下达|明确)的[^,;。]*$")
_AIMED_AT = re.compile("(?:左右|以上|以内)?的[一-龥]{0,6}目标")


@cache
def _before(pattern: str) -> re.Pattern[str]:
    return compile_pattern(f"(?:{pattern})$")


# A count of given things whose work is only looked after: 195个重点项目的督查和协调.
_FOLLOWED = re.compile(
    "[一-龥]{0,8}(?:项目|任务|事项|工程)(?:的)?(?:督查|督办|督导|协调|调度|进展|节点|(?:推进|完成|实施|建设)情况|顺利(?:实施|推进)"
    "|(?:均|都|全部)?(?:按(?:进度|计划|时序|序时)|有序|正常)(?:有序)?(?:推进|实施|建设))"
)
# Projects whose money is told: 8个重点项目完成投资10亿元, 20个重点项目,完成投资9亿元.
_FINANCED = re.compile(
    "[一-龥]{0,12}(?:项目|工程),?(?:年内|全年|今年|已|共|累计|要|将|力争|预计)*(?:完成|实现|到位|年度计划)(?:年度|固定资产)?投?资金?\\d"
)


# Those whom a plan is about: 以全市6000多名老人为主要对象.
_MEANT = re.compile("[^,;。]{2,16}为(?:主要|重点|服务|工作)?对象")


def described(passage: Passage, mark: Mark) -> str:
    """Why a quantity only describes, empty where it may state something.

    `number.of_a_thing` (年产2万吨…项目, 400万元以下的采购项目, 一批年销超千万件的…), `number.scope` (聚焦33条产业链),
    `number.against_goal` (任务5亿元,完成6亿元), `number.condition` or `number.in_unit_list`.
    """
    if mark.start in passage.listed:
        return "number.in_unit_list"
    if passage.projects:
        return "number.of_a_thing"
    if passage.qualifies:
        return "number.condition"
    text, found = passage.folded.text, mark.quantity
    before, after = text[max(0, mark.start - 8) : mark.start], text[mark.end : mark.end + 36]
    if _demanded(text[max(0, mark.start - _NEAR) : mark.start], after):
        return "number.condition"
    if _before("{~scope}").search(before) and _OF.match(after):
        return "number.scope"
    if _AREA.match(after) or (before.endswith("在") and found.dimension == "count" and _PLACES_FOR.match(after)):
        return "number.scope"
    if _SOME.search(text[max(0, mark.start - 44) : mark.start]) and _OF_WORDS.match(after):
        return "number.of_a_thing"
    if "剩" in text[max(0, mark.start - 40) : mark.start] and _LEFT.search(text, max(0, mark.start - 40), mark.start):
        return "number.scope"
    if _standard(text, mark):
        return "number.required"
    if _TASK.search(before) and (_THEN_DONE.match(after) or _SHARE_OF.match(after)):
        return "number.against_goal"
    if found.dimension == "share" and _STOCK.search(text[max(0, mark.start - 24) : mark.start]):
        return "number.of_a_thing"
    if found.dimension == "count" and (_FOLLOWED.match(after) or _MEANT.match(after)):
        return "number.of_a_thing"
    if found.dimension == "count" and not mark.quantity.op and _ALONE.search(before) and _FINANCED.match(after):
        return "number.of_a_thing"
    if found.dimension == "share" and _AIMED_AT.match(after) and _SET.search(text, max(0, mark.start - 44), mark.start):
        return "number.against_goal"
    if before.endswith("现有") and found.dimension == "count" and _GIVEN.match(after):
        return "number.scope"
    if before.endswith("等") and found.dimension == "count" and _PLACES_WORKED.match(after):
        return "number.scope"
    if found.dimension == "count" and _SCORED.match(after):
        return "number.score"
    if found.dimension == "count":
        if _RATED.match(after):
            return "number.of_a_thing"
        if _closes_list(text, mark):
            return "number.parts"
    return "number.of_a_thing" if _describes(found.dimension, mark, before, after) else ""


# What a condition of applying demands (`申报项目须符合产业政策，…不低于2亿元`), and what is forbidden.
_NEAR = 120
_DEMAND = re.compile(
    "(?:申报|申请|引进的?|扶持的?|补助的?|奖励的?)(?:单位|企业|项目|主体|对象|机构)?(?:应当?|必须|须|需)(?:同时)?(?:符合|满足|具备)[^。\n]*$"
)
# What is ruled for cases of some size: 单笔超过200万元的,应当公开招标; what is fined; who may apply.
_RULED_ON = re.compile(
    "的(?!目标)[^,;。的]{0,10},(?:按(?![照期时质])|列入|[^,;。]{0,4}(?:应当|必须|不得|不予|一律|方可)|应(?=[一-龥])|须|需(?!要)|可以|依法|由[^,;。]{2,16}(?:审批|批准|审核|决定|备案))"
)
_FINED = re.compile("[^,;。]{0,12}(?:罚款|罚金|滞纳金)")
_APPLICANT = re.compile(
    "(?:^|[,;。:\n])(?:项目)?(?:申报|申请|参评|参赛|投标|推荐)(?:单位|企业|主体|对象|机构|人|者)(?!数|次)[^。;\n]*(?:不低于|不少于|不超过|不高于|在|满|年满)?$"
)
_GIVES = re.compile("给予|奖励|补助|补贴|资助")
_FORBIDDEN = re.compile("(?:禁止|严禁|不得|不准)[^,;。:、\n]+$")


def _demanded(before: str, after: str) -> bool:
    """Whether a quantity bounds those who may apply, or a thing that is forbidden: `禁止销售灰分高于16%的散煤`."""
    if after[:1] == "的" and _FORBIDDEN.search(before):
        return True
    if _RULED_ON.match(after) or _FINED.match(after) or (after[:1] in ",;。" and _APPLICANT.search(before)):
        return True
    found = _DEMAND.search(before) if "需" in before or "须" in before or "应" in before else None
    return found is not None and not _GIVES.search(found.group(), 6)


_RULED = re.compile("[,;。:\n]|要|须|严格|原则上")
_BY_RULE = re.compile("[^,;。\n]{0,24}?(?:的)?(?:要求|标准|原则),")


def _standard(text: str, mark: Mark) -> bool:
    """Whether a quantity only says by what rule a thing is done: `按照每网格不超过20户的要求，…`."""
    by = text.rfind("按", max(0, mark.start - 40), mark.start)
    if by < 0 or not mark.quantity.op or re.search("[,;。:\n]", text[by : mark.start]):
        return False
    return (by == 0 or bool(_RULED.search(text, by - 2, by))) and _BY_RULE.match(text, mark.end) is not None


_GOAL = re.compile(r"(?:目标|计划|任务)\([^()]*\)的")


def of_a_goal(text: str, start: int) -> bool:
    """Whether a parenthesis only says how much the goal was of which a share is told: 占年度目标(60亿元)的138%."""
    opened = text.rfind("(", max(0, start - 30), start)
    return opened > 1 and bool(_GOAL.match(text, opened - 2))


# Verbs whose things a plan counts, though it names them all: 建成甲、乙、丙等3个平台.
_MAKES_LISTED = re.compile(
    "(?:已|将|计划|完成了?|基本)*(?:建成|新建|编制|出台|制定|引进|打造|组建|建立|开通|开工建设|改造|创建|举办|形成|培育|实施)"
)


def _closes_list(text: str, mark: Mark) -> bool:
    """Whether a count only says how many names stand before it: `册亨、罗甸、望谟等3个县`, `甲镇、乙镇两个试点`."""
    if mark.quantity.op or _CLUSTERS.match(text, mark.end):
        return False
    listed = re.split("[,;。:\n]", text[max(0, mark.start - 120) : mark.start])[-1]
    among = listed.endswith("等")
    if among and _MAKES_LISTED.match(listed):
        return False
    if not among and not _PLACES_ALONE.search(listed):
        return False
    return listed.count("、") + 1 == mark.quantity.value and listed.count("、") > (1 if among else 0)


# Money that is set up, not the size of something named: 设立总规模10亿元的产业基金.
_FUND_BEFORE = re.compile("(?:设立|组建|成立|建立|发起)[^,;。]{0,6}$")
_FUND = re.compile("的?[^,;。、]{0,12}(?:基金|资金|资金池)")


def _describes(dimension: str, mark: Mark, before: str, after: str) -> bool:
    if dimension == "money" and _FUND_BEFORE.search(before) and _FUND.match(after):
        return False
    if dimension == "age":
        if before.endswith(("年龄在", "年龄", "年龄为")):
            return True
        return bool(re.match("[一-龥]", after)) and not re.search("[到达至在的过高加长低]$", before)
    if dimension == "count":
        if mark.end > mark.quantity.unit_end and (
            _BAND_COUNTED.match(after) or (mark.quantity.unit in _BANDS and _PLACE.match(after))
        ):
            return True
        if _BAND_NAMED.match(after) or (mark.quantity.op and after[:1] == "的" and _COUNTED_BEFORE.search(before)):
            return True
        return bool(mark.quantity.op and after[:1] == "的" and _before("{~sized}").search(before))
    if dimension == "length" and after[0:1] in _WIDE and re.match(".[^,;。]{1,8}", after):
        return True
    if dimension == "length" and _SIZED.search(before):
        return not _SUMMED.search(before)
    if dimension in ("area", "mass", "energy", "volume") and _COUNTED_BEFORE.search(before) and _OF_WORDS.match(after):
        return True  # 3个5000亩示范片
    if after[:1] == "的" and _BAND_OF_MORE.search(before):
        return False
    apart = _TOLD_APART.search(before)
    if apart and dimension == "money" and mark.quantity.op and re.match("(?!的)[一-龥]", after):
        return True  # 5家产值10亿元以上企业
    if dimension in ("share", "multiple", "") or _ENDS.match(after) or apart:
        return False
    if _before("{~capacity}(?:约|达|可达)?").search(before):
        return True
    if dimension in ("energy", "mass") and _FACILITY.match(after) and not re.search("新增|(?:达到?|总|共)$", before):
        return True
    bounded = mark.end > mark.quantity.unit_end
    made = bool(_before("{~make}|了|的").search(before))
    if (bounded or mark.quantity.op == ">") and _COUNTED_LATER.match(after):
        return True
    if after[0] == "的":
        return not made and not _AIMED.match(after)
    if _MOVED.match(after):  # 标准由9600元以下提高到15600元以下
        return False
    return bounded and bool(re.match("[一-龥]", after)) and (not made or bool(_before("{~size}").search(before)))
