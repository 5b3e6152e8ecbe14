"""What tasks are about: their keywords (关键词) over plans, and the tasks of two plans that are about the same.

Tasks are compared by pairs of Han characters of heading and text, rare ones weighing more, and by the indicators that
both measure: no list of synonyms is needed, and word boundaries that a tokenizer gets wrong do no harm. Weights are
whole numbers, so that every machine and the page agree.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.latest import for_latest
from graph.tasks import task_paths
from graph.wording import name
from pipeline.records import Clause, Corpus, Plan

_READ = 400
_MOST = 40
_MEASURED = 6000
_LEAST = 50
_HAN = re.compile("[一-龥]+")


@dataclass(frozen=True, slots=True)
class Task:
    """A task with what sets it apart: keywords, the ids of the indicators that it measures, and weighted features."""

    plan: Plan
    clause: Clause
    title: str
    keywords: tuple[str, ...]
    measures: tuple[str, ...]
    features: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two tasks that are about the same, or one that has no counterpart in the other plan.

    `score` is the weight of what they have in common in that of both together: 0 to 1000. `common` are words of both:
    keywords, parts of the headings, and then the ids of indicators.
    """

    one: Task | None
    other: Task | None
    score: int
    common: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A keyword in one plan and the tasks that it is one of."""

    word: str
    plan: Plan
    tasks: tuple[Task, ...]


@for_latest
def tasks_of(corpus: Corpus) -> tuple[Task, ...]:
    """The tasks of all plans in reading order; of clauses that share a path the first stands for all."""
    found = [(plan, clause) for plan in corpus.plans for clause in _clauses(plan)]
    read = [_pairs(_words(plan, clause)) for plan, clause in found]
    having = Counter(pair for pairs in read for pair in pairs)
    return tuple(
        _task(corpus, plan, clause, _weighed(pairs, clause.title, having, len(found)))
        for (plan, clause), pairs in zip(found, read, strict=True)
    )


def _clauses(plan: Plan) -> Iterator[Clause]:
    left = set(task_paths(plan))
    for clause in plan.clauses:
        if clause.path in left:
            left.remove(clause.path)
            yield clause


def _words(plan: Plan, clause: Clause) -> str:
    """The beginning of a task's text, without the units that answer for it."""
    text = plan.document.text[clause.start : min(clause.end, clause.start + _READ)]
    for fact in plan.responsibilities:
        if fact.clause == clause.path:
            text = text.replace(fact.quote, " ")
    return text


def _pairs(text: str) -> frozenset[str]:
    return frozenset(part[at : at + 2] for part in _HAN.findall(text) for at in range(len(part) - 1))


def _weighed(pairs: Iterable[str], title: str, having: Mapping[str, int], total: int) -> dict[str, int]:
    """The weightiest pairs that another task has too; those of the heading count twice."""
    twice = _pairs(title)
    weights = {
        pair: round(1000 * math.log(total / having[pair])) * (2 if pair in twice else 1)
        for pair in pairs
        if having[pair] > 1
    }
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


def _task(corpus: Corpus, plan: Plan, clause: Clause, features: dict[str, int]) -> Task:
    promised = [target for target in plan.targets if target.clause == clause.path and target.status == "target"]
    measures = tuple(dict.fromkeys(corpus.indicator_of[target.id] for target in promised))
    keywords = corpus.keywords_of.get(f"{plan.name}:{clause.path}", ())
    measured = dict.fromkeys(measures, _MEASURED)
    return Task(plan, clause, name(plan.document, clause), keywords, measures, features | measured)


def align(ones: Iterable[Task], others: Iterable[Task]) -> tuple[Aligned, ...]:
    """The tasks of one plan with their counterparts in another, then what has none: each task stands once.

    The closest pair is taken first; of equally close ones that which stands first.
    """
    left, right = tuple(ones), tuple(others)
    of_left: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for distance, at, to in sorted(_close(left, right)):
        if at not in of_left and to not in taken:
            of_left[at] = (to, -distance)
            taken.add(to)
    found = [_aligned(task, right, of_left.get(at)) for at, task in enumerate(left)]
    return (*found, *(Aligned(None, task, 0) for to, task in enumerate(right) if to not in taken))


def _close(left: Sequence[Task], right: Sequence[Task]) -> Iterator[tuple[int, int, int]]:
    """Every pair of tasks that is close enough: how far apart (minus the score), and the place of each."""
    having: dict[str, list[int]] = {}
    for to, task in enumerate(right):
        for feature in task.features:
            having.setdefault(feature, []).append(to)
    sizes = [sum(task.features.values()) for task in right]
    for at, task in enumerate(left):
        own, common = sum(task.features.values()), dict[int, int]()
        for feature, weight in task.features.items():
            for to in having.get(feature, ()):
                common[to] = common.get(to, 0) + min(weight, right[to].features[feature])
        for to, shared in common.items():
            score = 1000 * shared // max(1, own + sizes[to] - shared)
            if score >= _LEAST and _common(task, right[to]):
                yield -score, at, to


def _aligned(task: Task, right: Sequence[Task], counterpart: tuple[int, int] | None) -> Aligned:
    if counterpart is None:
        return Aligned(task, None, 0)
    other = right[counterpart[0]]
    return Aligned(task, other, counterpart[1], _common(task, other))


def _common(one: Task, other: Task) -> tuple[str, ...]:
    """What can be said of why two tasks are about the same; without it they are not taken to be."""
    keywords = [word for word in one.keywords if word in other.keywords]
    measures = [thing for thing in one.measures if thing in other.measures]
    return tuple(dict.fromkeys((*keywords, *_stretches(one.title, other.title), *measures)))


def _stretches(one: str, other: str) -> Iterator[str]:
    """The longest parts that two headings have in common, of two Han characters or more, in the order of the first."""
    at = 0
    while at < len(one) - 1:
        size = 0
        while at + size < len(one) and "一" <= one[at + size] <= "龥" and one[at : at + size + 1] in other:
            size += 1
        if size > 1:
            yield one[at : at + size]
        at += max(1, size)


def themes(tasks: Iterable[Task]) -> tuple[Theme, ...]:
    """Every keyword that two tasks or more have, the most common first, with its tasks in each plan."""
    found: dict[str, dict[str, list[Task]]] = {}
    for task in tasks:
        for word in task.keywords:
            found.setdefault(word, {}).setdefault(task.plan.name, []).append(task)
    count = {word: sum(map(len, plans.values())) for word, plans in found.items()}
    several = (word for word in found if count[word] > 1)
    ordered = sorted(several, key=lambda word: (-len(found[word]), -count[word], word))
    return tuple(Theme(word, some[0].plan, tuple(some)) for word in ordered for some in found[word].values())
