"""Who qualifies, in the stretches of a sentence before a grant: what names them, and what only says how it is paid."""

import re
from functools import cache

from pipeline.extract.sentences import QUANTITY
from pipeline.rules import compile_pattern

# Where a condition ends because what follows says how, by whom or how much is paid.
HOW_PAID = re.compile(
    r",在[^,]*时|[,(](?:可?按照?(?!规范|规定|要求|期|时|合同|约定|[^,]*率(?:连续)?达到?\uE000)|可适当|可|原则上)|,(?:根据|依据|参照|采取|采用|依条件|依规定)|(?<=.)的?(?:给予|提供(?!的))|[,(](?:单[个笔项户]|每[家户人年项个])?[^,]{0,4}?(?:奖励|补助|补贴|资助|贴息|扶持|奖补|支持|优惠|减免)?(?:资金|金)?(?<!投资)(?<!总)(?<!销售)(?<!交易)(?<!产值)(?<!贷款)(?<!担保)(?<!授信)(?<!信用)(?<!纳税)(?<!出口)(?<!贡献)(?:额度|额)(?!达|超|在)"
    rf"|,(?:每[人家户个项件名位年月场头只辆栋间校村镇处套座]|单个项目)?(?:一次性|分别|最高|每年|每月|按年|按月)*(?:给予|奖励|发放|补助|补贴|资助)?{QUANTITY}[^,;]{{0,10}}(?:奖|补|津贴|资助|支持)"
    r"|,?在[^,]*(?:基础上|前提下)|,[自从][^,]{2,14}(?:之日|年度|[年月日])起(?:[^,]{0,6}内)?(?=[,可享按连给前]|$)|,[前后第首][一二两三四五\d]?年.*$"
    rf"|(?<=[一-龥])按照?(?!规范|规定|要求|期|时|合同|约定)[^,{QUANTITY}]{{0,14}}(?:给予|予以)(?=[^,]{{0,4}}(?:奖|补|资助|扶持)|$)"
    rf"|(?<=[一-龥]{{2}})(?:进行|予以)[^,{QUANTITY}]{{0,6}}(?:奖励|补助|补贴|奖补|资助)(?=,?$|,(?:并|每|[^,]*标准))|任务(?:数|量|指标)?(?:为|是){QUANTITY}.*$"
    rf"|,?(?:减|优惠)?(?:按照?|(?<!处)以(?![上下内来外及]))[^,]{{0,24}}{QUANTITY}.*$|(?<=[一-龥]{{2}})[前后第][一二两三四五]年(?:全额|减半|按|给予|予以|免|减).*$|实行“[^”]*”|,除[^,]{{2,24}}外(?=,|$)"
)
PAYER = re.compile(
    "(?:的)?,?(?:平均|[户人亩]均|(?:具体|补贴|补助|奖励|资助)*标准(?:为|原则上)?|分别|追加|(?<=,)免费(?:提供)?|再(?:增加|配套)?|配套|另(?:外|行)?|最高|直接|每[件家个项人列户台亩生天月年场头只辆栋间床名位校村镇处套次张幢座届期季集部篇首班趟架队支所](?:\\([^()]*\\))?次?|按照?|据实|"
    "(?:中央|自治区|省|市|县|区|各级)?级?财政|一次性|可|按照?[^,的]{0,10}(?:人数|面积|数量|规模|金额|额度|额)|由[^,]{0,12}(?:财政|政府|局|委|部门|基金|资金|单位|机构|公司|企业)[^,]{0,4}|市政府|县政府|只|仅|,?奖金(?:各|分别)?(?:为)?|各|实行|执行|(?<=[财政府])(?:也|还)?将|(?<=,)(?:各级)?财政部门|(?:分别)?(?:按档|分档)|择优|(?<=,)[省市县区州镇]级|(?:[省市县区镇]、)*[省市县区镇][两三]级(?:财政)?各?|首年|(?<![^,])[一二两三四五六\\d]{1,2}年内|(?<=,)当年度?|(?<=[一-龥]{2})(?:的|每?年度?|全年)*(?:奖励|补助|补贴|奖补|扶持|资助|支持)(?:资金|金额|总额|额度)(?:累计)?|(?<=[业地目位户场社队店人园区台房])(?:每年|年度|全年))*,?$"
)
# How long it is paid.
_IN_TERM = re.compile("^在[^,]{1,8}(?:期内|期间)")
# A further stretch that names those who qualify, behind one that says how it is paid.
_NAMES_MORE = re.compile(
    rf"[^,]{{3,}}(?:的(?:\([^()]*\))?|部分|每(?:再)?(?:增加|新增|提高|超过?){QUANTITY}),|{QUANTITY}的(?:企业|单位|项目|机构|个人|农户)$"
)
# A stretch that says only from when on.
_SINCE = re.compile(
    r"(?:[自从在]?\d{4}年[^,的]{0,8}(?:(?:至|到|-)[^,]{2,12}|起|开始|期间)?|且?[自从][^,]{2,12}起(?:[^,]*享受[^,]*|[^,]{0,8}内)?|在?[^,]{0,6}有效期内)"
)

# A stretch that says only in what manner: 采取以奖代补方式, 按新增面积计算补助.
_MANNER = re.compile(
    "可?连续(?:给予)?(?:奖补|奖励|补助|补贴|资助|支持|扶持|贴息|享受)[^,]{0,4}年|最[多长][^,]*[年月次]|经[^,]{2,24}(?:批准|同意|审核|研究|审定|确认)(?:后|通过后?)?|可按照?[^,]*|"
    "[^,]{0,16}(?:采取|采用|通过|运用|本着|按照?|根据|依据|参照|结合|遵循)[^,]*(?:方式|模式|办法|形式|机制|费用|业务量|绩效|业绩|贡献|原则|精神|情况|规定|政策|档次|等次|需要|实际|计算|核算|计算(?:补助|补贴|奖励)?(?:金额|额度|资金)?|方案|标准)|(?:根据|按照?)[^,]*给予(?:补助|补贴|奖励|支持)|依(?:条件|规定|法)"
    "|(?:按照|根据|依据|依照|参照)(?!规范|期|时|规定|要求|合同|约定|进度)[^,]*(?<!的)"
)
_GRANT = re.compile(f"(?:给予|奖励|补助|补贴|资助|发放)[^,]*{QUANTITY}")


def who(stretch: str) -> str:
    """What a stretch says besides who pays, how much and how long."""
    return PAYER.sub("", _IN_TERM.sub("", HOW_PAID.sub("", stretch)))


def names(stretch: str) -> bool:
    """Whether a whole stretch says who qualifies, and not only how, by what means or since when something is paid."""
    said = who("," + stretch).strip(",")
    return bool(said) and not _SINCE.fullmatch(stretch) and not _MANNER.fullmatch(stretch)


def unpaid(piece: str) -> str:
    """A masked piece up to where it says how it is paid and nobody is named behind."""
    for paid in HOW_PAID.finditer(piece):
        if not _NAMES_MORE.search(piece, paid.end()):
            return piece[: paid.start()]
    return piece


@cache
def _urges() -> re.Pattern[str]:
    return compile_pattern(
        "(?:\\d{1,2}[.、]|[^,]{0,3}是)?(?:为了?)?(?:要|应|可|也|并|将|进一步|积极|大力|着力|切实|重点|全面|充分|深入|继续|不断)*{~urge}"
    )


# What leads in to those who qualify: 其中:独角兽企业, 每个直播基地, 即新造的油茶林.
_OPENED = re.compile(
    "(?:其中:?|即:?|凡是?|(?:同时|此外|另外|此后|之后),?)?(?:(?:每|单)[个家户项](?=[一-龥]{4})(?!企业|单位|项目|主体|机构|农户|个人))?"
)


def opened(words: str) -> int:
    """How many characters of words only lead in to those who qualify."""
    found = _OPENED.match(words)
    return found.end() if found and found.end() < len(words) else 0


def urged(words: str) -> int:
    """How many characters of words only urge: two of 鼓励企业上市."""
    found = _urges().match(words)
    return found.end() if found else 0


# Somebody whom a stretch names whole, whatever verb it begins with: 依托村集体成立的合作社.
_NOUNED = re.compile("的[^,的]{1,8}(?:企业|机构|单位|公司|合作社|协会|商会|学校|医院|基地|平台|园区|团队)$")


def before_the_grant(text: str, low: int, limit: int) -> int:
    """Where those who qualify are first named without 对 in the masked `text[low:limit]`.

    `缴纳保险的，可给予…`, `总部企业，租用办公房的，按…给予…`; not in what urges: `鼓励企业上市，在主板上市的，给予…`.
    """
    first = -1
    for start, end in reversed(stretches(text, low, limit)):
        said = text[start:end]
        urged = _urges().match(said) if first >= 0 and not said.endswith("的") and not _NOUNED.search(said) else None
        if urged and QUANTITY in said:
            return start + urged.end()  # 鼓励规模300亩以上，设施齐全的茶园…
        if first >= 0 and (urged or _GRANT.search(said)):
            break
        if names(said):
            first = start
            if said.startswith("即"):
                break
    return first if first >= 0 else limit


def stretches(text: str, low: int, limit: int) -> list[tuple[int, int]]:
    """The stretches between commas outside parentheses."""
    found, depth, start = [], 0, low
    for at in range(low, limit):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth = max(0, depth - 1)
        elif text[at] in ",:。" and not depth:
            found.append((start, at))
            start = at + 1
    found.append((start, limit))
    return [(start, end) for start, end in found if end > start]


_LABEL = re.compile(
    "(?:标准|办法|方式|如下|条件|奖励|奖补|补助|补贴|资助|措施|政策|支持|扶持|内容|对象|范围|要求|单位|给予|方面|规定)$"
)


def heads(words: str) -> bool:
    """Whether words before a colon name those who qualify, and not only what the list behind it is about."""
    return len(words) > 2 and names(words) and not _urges().match(words) and not _LABEL.search(words)
