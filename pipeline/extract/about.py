"""Document fields (标题, 文号, 发文机关, 成文日期 …) from page header, covering notice, title and signature."""

import re

from pipeline.extract import about_dates as dates
from pipeline.extract import about_issuers as issuing
from pipeline.extract import about_title as titles
from pipeline.extract.about_period import period
from pipeline.fold import Folded, half_width, squeeze
from pipeline.records import About, Document
from pipeline.rules import data

_NUMBER = re.compile(
    r"(?:(?<=^)|(?<=[\s》〕)）])|(?<=号[:：])|(?<=单位[:：])|(?<=\d:\d\d)|{endings})"
    r"(?!的)[\u4e00-\u9fff]{1,14}\s?[〔﹝\[［【(（]\s?(?:19|20)\d\d\s?[〕﹞\]］】)）]\s?第?\s?\d{1,4}\s?号".replace(
        "{endings}", "|".join(f"(?<={word})" for word in (*data("lexicon", "about")["endings"], "文件"))
    ),
    re.M,
)
_OWN_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔﹝\[［【(（]\s?(?:19|20)\d\d\s?[〕﹞\]］】)）]\s?第?\s?\d{1,4}\s?号"
)
_LABELLED = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,10}(?:人民政府|国务院)(?:办公[厅室])?(?=[\u4e00-\u9fff]{1,6}[〔\[])|发文字号|发文号|文号|文件编号|公文编号|编号|发布文号)"
)
_RUN_ON = re.compile(
    r"^[\u4e00-\u9fff]*(?:通知|文件|办公[厅室]|人民政府|委员会)(?=[\u4e00-\u9fff]{2,8}[〔﹝\[［【(（])"
)
_IN_TITLE = re.compile(
    r"^(?!根据|按照)[^\n《》。，,]{4,60}[（(]([\u4e00-\u9fff]{1,14}[〔﹝\[［](?:19|20)\d\d[〕﹞\]］]\d{1,4}号)[）)]$",
    re.M,
)
_BEHIND_TITLE = re.compile(
    r"^(?!根据|按照)[^\n。，,；;]{4,90}(?:通知|意见|方案|办法|规划|计划|措施|要点)\s*"
    r"[（(]([\u4e00-\u9fff]{1,14}[〔﹝\[［](?:19|20)\d\d[〕﹞\]］]\d{1,4}号)[）)](?=$|\s+各)",
    re.M,
)
_LEVEL_ALONE = re.compile("[省市县区州旗](?:人民政府|委|政府)")
_YEARS_WORK = re.compile(r"([^\d《》]{4,40}?)(?=20\d\d年)")
_CITED = re.compile(r"[（(][^）)]*$|(?:根据|按照|落实)[^。\n]*\Z")
_PREFIX = re.compile(r"^(.{2,120}?)(?:关于|印发|转发)")
_QUOTED_FIRST = re.compile(r"^[“\"][^“”\"]{2,12}[”\"]\s+")
_FRONT, _BELOW, _BEFORE, _LINES_ABOVE = 1500, 400, 40, 2


def about(document: Document, folded: Folded) -> About:
    """The fields of a document; what it does not say stays empty."""
    said = titles.said(document)
    title, status = titles.bare(said)
    body = folded.text[folded.at(document.body) :]
    genre = titles.genre(title) or titles.spoken_genre(body)
    annex = titles.annex(document)[1]
    issued, number = dates.issued(document, annex), _number(document)
    issuers = _issuers(document, said, title, annex)
    region, level = issuing.place(
        issuers, title, document.text[max(document.body - _FRONT, 0) : document.body + _FRONT]
    )
    issuers = tuple(_placed(one, region) for one in issuers)
    begins, ends = period(half_width(title), body, issued, genre)
    return About(
        title=title,
        doc_number=number,
        issuers=issuers,
        issued=issued or _year(number),
        published=dates.published(document),
        region=region,
        level=level,
        genre=genre,
        period_start=begins,
        period_end=ends,
        status=status,
    )


def _placed(issuer: str, region: str) -> str:
    """A body named by its level alone (市人民政府) with the name of the document's place, if that is of the level."""
    return region + issuer[1:] if _LEVEL_ALONE.match(issuer) and region.endswith(issuer[0]) else issuer


def _number(document: Document) -> str:
    """The document number (发文字号) of the page header, else the first near the title that is no citation."""
    for value in dates.fields(document, "number_fields"):
        if re.search(r"\d", value):
            own = _OWN_NUMBER.match(value)
            return squeeze(own.group() if own else value)
    ends = [header.end for header in document.headers if header.end < document.body]
    start = max(ends, default=0)
    for pattern in (_IN_TITLE, _BEHIND_TITLE):
        if own := pattern.search(document.text, 0, document.body + _BELOW):
            return squeeze(own[1])
    for match in _NUMBER.finditer(dates.narrow(document.text), 0, document.body + _BELOW):
        if not _CITED.search(document.text, max(match.start() - _BEFORE, start), match.start()):
            return _RUN_ON.sub("", _LABELLED.sub("", squeeze(match.group())))
    return ""


def _year(number: str) -> str:
    match = re.search(r"(?:19|20)\d\d", number)
    return match.group() if match else ""


def _issuers(document: Document, said: str, title: str, annex: int) -> tuple[str, ...]:
    """Before 关于 in the title of notice or plan, else the signature, else page header or cover, else before its year,
    else above the title.

    A body that a title names by its level alone (市人民政府办公厅) is the one of that name that signs.
    """
    for text in (*dates.fields(document, "title_fields"), *titles.notices(document), said):
        match = _PREFIX.match(_QUOTED_FIRST.sub("", text.strip()))
        if match and (found := issuing.named_before(match[1])):
            signed = _signers(document, annex) if _LEVEL_ALONE.match(found[0]) else ()
            return signed if len(signed) == len(found) and signed[0].endswith(found[0]) else found
    if "工作报告" in title and (found := issuing.of_report(document)):
        return found
    if signed := _signers(document, annex):
        return signed
    years = _YEARS_WORK.match(title)
    lines = (*dates.fields(document, "issuer_fields"), *dates.cover(document)[0], years[1] if years else "")
    above = [line.strip() for line in document.text[: document.body].split("\n") if line.strip()][-_LINES_ABOVE:]
    lines = (*lines, *(line for line in reversed(above) if not line.startswith("各")))
    stated = (issuing.named_before(value) for value in lines)
    return next((found for found in stated if found), ())


def _signers(document: Document, annex: int) -> tuple[str, ...]:
    """The bodies that sign the notice, else the plan, else what stands before its annex."""
    body, body_end = document.body, document.body_end
    parts = ((0, body), (body_end, len(document.text)), (body, annex))
    return next((found for start, end in parts if (found := _signed(document, start, end))), ())


def _signed(document: Document, start: int, end: int) -> tuple[str, ...]:
    """The bodies in front of the last date that is signed, in its line or in the lines above."""
    for match in reversed(dates.signatures(document, start, end)):
        who = match["who"].split()
        if found := issuing.named_before(match["who"]) or issuing.named_before(who[-1] if who else ""):
            return found
        names: list[str] = []
        for line in reversed(document.text[start : match.start()].split("\n")):
            one = issuing.named_before(line)
            if line.strip() and not one:
                break
            names[:0] = one
        if names:
            return tuple(names)
    return ()
