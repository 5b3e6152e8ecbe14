"""Findings about numbers that do not fit each other: conflicts, sums, reported figures, bounds."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from graph.audit.finding import Finding, Kind, at_fact, finding
from graph.wording import amount, decimal
from pipeline.records import Clash, ClashKind, Conflict, Corpus, Plan, Target

_SCALES = ("十", "百", "千", "万", "亿")
_SAID: dict[ClashKind, tuple[str, str]] = {
    "reported": ("报告的数字不同：{a}，{b}", "reported as {a} and as {b}"),
    "bounds": ("一处是下限，一处是上限：{a}，{b}", "a floor here and a ceiling there: {a}, {b}"),
    "retreat": ("目标 {a} 不及此前的 {b}", "the target {a} falls behind the earlier {b}"),
    "impossible": ("{a} 不可能", "{a} cannot be"),
}


def figures(corpus: Corpus) -> Iterator[Finding]:
    """The conflicts and clashes of all plans as findings."""
    plans = {plan.name: plan for plan in corpus.plans}
    targets = {target.id: target for plan in corpus.plans for target in plan.targets}
    names = {indicator.id: indicator.name for indicator in corpus.indicators}
    for conflict in corpus.conflicts:
        name = names.get(conflict.indicator, conflict.indicator)
        yield _conflict(plans[conflict.doc], name, conflict, targets[conflict.target_a], targets[conflict.target_b])
    for clash in corpus.clashes:
        yield _clash(plans[clash.doc], clash, targets[clash.a], [targets[one] for one in clash.others])


def _conflict(plan: Plan, name: str, conflict: Conflict, a: Target, b: Target) -> Finding:
    kind: Kind = "rounding" if _rounds(conflict.value_a, conflict.value_b) and a.unit == b.unit else "conflict"
    values = f"{amount(a)} / {amount(b)}"
    note = _both_hold(a, b) if kind == "conflict" else ("", "")
    zh = f"{name}（{conflict.due}）前后不一致：{values}{note[0]}"
    en = f"{name} ({conflict.due}) is stated twice: {values}{note[1]}"
    return finding(plan, kind, (zh, en), at_fact(plan, a), at_fact(plan, b))


def _both_hold(a: Target, b: Target) -> tuple[str, str]:
    """What is to be said when one number is a floor that the other passes: both may hold, yet only one is the aim."""
    for floor, other in ((a, b), (b, a)):
        reached = not isinstance(floor.value, str) and not isinstance(other.value, str) and other.value > floor.value
        plain = floor.unit == other.unit or not (floor.unit + other.unit).startswith(_SCALES)
        if floor.op in (">=", ">") and other.op in ("=", ">=", ">") and reached and plain:
            return "（下限低于另一处的数，可同时成立）", " (the floor is below the other number: both may hold)"
    return "", ""


def _rounds(a: Decimal, b: Decimal) -> bool:
    """Whether one number is the other, rounded."""
    fine, coarse = sorted((a, b), key=lambda value: int(value.normalize().as_tuple().exponent))
    digits = int(coarse.as_tuple().exponent)
    return int(fine.as_tuple().exponent) < min(digits, 0) + (digits >= 0) and _rounded(fine, coarse) == coarse


def _rounded(fine: Decimal, coarse: Decimal) -> Decimal:
    return fine.quantize(Decimal(1).scaleb(min(int(coarse.as_tuple().exponent), 0)), ROUND_HALF_UP)


def _clash(plan: Plan, clash: Clash, a: Target, others: list[Target]) -> Finding:
    b = at_fact(plan, others[0]) if others else None
    if clash.kind == "sum":
        return finding(plan, "sum", _summed(a, others), at_fact(plan, a), b)
    words = {"a": _promise(a), "b": _promise(others[0]) if others else ""}
    zh, en = _SAID[clash.kind]
    return finding(plan, clash.kind, (zh.format(**words), en.format(**words)), at_fact(plan, a), b)


def _summed(a: Target, parts: list[Target]) -> tuple[str, str]:
    numbers = [part.value for part in parts if isinstance(part.value, Decimal)]
    terms, total = "+".join(map(decimal, numbers)), decimal(sum(numbers, Decimal(0)))
    years = f"{parts[0].due}—{parts[-1].due}"
    sum_of = f"{terms}={total}{parts[0].unit}"
    return f"{_promise(a)}，{years} 年分年数 {sum_of}", f"{_promise(a)}, but the years {years} give {sum_of}"


def _promise(target: Target) -> str:
    return f"{target.indicator} {amount(target)}" + (f"（{target.due}）" if target.due else "")
