"""How a fact is said in a few words, for labels, tooltips and the command line."""

from decimal import Decimal

from pipeline.records import Clause, Deadline, Document, Role, Target

ROLES: dict[Role, str] = {"lead": "牵头", "responsible": "责任", "support": "配合"}
_OPS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "~": "约"}
_PER = {"year": "每年", "half-year": "每半年", "quarter": "每季度", "month": "每月", "week": "每周", "day": "每天"}
_LEAD = 60


def decimal(value: Decimal) -> str:
    """A number as digits, never with an exponent."""
    return format(value, "f")


def amount(target: Target) -> str:
    """What is to be reached: `≥40家`, `2–3家`, `增长≥6.5%`, `下降15%`, `每年50项`."""
    if isinstance(target.value, str):
        return target.value
    number = decimal(abs(target.value))
    if target.value2 is not None:
        number = f"{number}–{decimal(abs(target.value2))}"
    return (
        f"{_PER.get(target.per, '')}{_change(target, target.value < 0)}{_OPS.get(target.op, '')}{number}{target.unit}"
    )


def _change(target: Target, falls: bool) -> str:
    if target.kind == "level" or target.indicator.startswith("新增"):
        return "-" if falls else ""
    if target.unit == "番":
        return "翻"
    if falls:
        return "下降"
    return "增长" if target.kind == "growth" else "提高" if target.unit.startswith(("%", "％", "个百分点")) else "增加"


def time(deadline: Deadline) -> str:
    """When: `2025年底前`, `2025-06-30前`, `2018年起`, `2023年–2025年`, `每季度`."""
    per = _PER.get(deadline.per, "")
    begins, ends = _date(deadline.begins), _date(deadline.ends)
    if deadline.kind == "by":
        return f"{ends}{'底' if ends.endswith('年') else ''}前{per}"
    if deadline.kind == "from":
        return f"{begins}起{per}"
    if deadline.kind == "period":
        return f"{begins}–{ends}{per}"
    return per or "定期"


def _date(iso: str) -> str:
    return f"{iso}年" if len(iso) == 4 else iso


def heading(document: Document, clause: Clause) -> tuple[int, int]:
    """The span that names a clause: its label and title, or its first words where it has no title."""
    if clause.title:
        return clause.start, clause.start + len(document.text[clause.start : clause.body].rstrip())
    limit = min(clause.end, clause.body + _LEAD)
    stops = [at for stop in "。；;\n" if (at := document.text.find(stop, clause.body, limit)) > clause.body]
    return clause.start, max(clause.start, min(stops, default=limit))


def name(document: Document, clause: Clause) -> str:
    """A clause's title, or its first words."""
    return clause.title or " ".join(document.text[clause.body : heading(document, clause)[1]].split()) or clause.path
