"""Findings about what the plan cites, and numbers that no rule read."""

import re
from collections.abc import Iterator

from graph.audit.finding import Finding, at_fact, finding
from pipeline.records import Citation, Plan

# GB/T 9704: 发文机关代字 + 六角括号里的年份 + 不加“第”、不编虚位的序号.
_NUMBER = re.compile(r"[^〔〕\[\]\d\s]+〔(?P<year>(?:19|20)\d\d)〕[1-9]\d*号")


def sources(plan: Plan) -> Iterator[Finding]:
    """Cited documents with a number that cannot be, and every unread number."""
    for citation in plan.citations:
        if citation.doc_number:
            yield from _cited(plan, citation)
    for unread in plan.unread:
        said = (f"没有规则读懂 {unread.quote}：“{unread.context}”", f"no rule read {unread.quote}: “{unread.context}”")
        yield finding(plan, "unread", said, at_fact(plan, unread))


def _cited(plan: Plan, citation: Citation) -> Iterator[Finding]:
    number, issued = citation.doc_number, plan.about.issued[:4]
    match = _NUMBER.fullmatch(number)
    if match is None:
        said = (f"文号 {number} 不合“机关代字〔年份〕序号”的写法", f"{number} is not of the form 代字〔年份〕序号")
        yield finding(plan, "doc_number", said, at_fact(plan, citation))
    elif issued and match["year"] > issued:
        said = (f"引用 {number}，晚于本文件 {issued} 年", f"cites {number}, later than the document itself ({issued})")
        yield finding(plan, "cites_later", said, at_fact(plan, citation))
