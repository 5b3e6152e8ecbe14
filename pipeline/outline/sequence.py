"""Which of the possible labels are labels: the choice whose numbers run on best over the whole document.

A beam search over states (open labels with their numbers). Taking a label that follows its predecessor gains, most at
the start of a line; a label out of turn costs, and inside a line it is taken only where one number is missing and more
run on behind it. So 一、二、三产 inside a sentence loses against the real 二、 that comes later, and the items of a box
(专栏) are told from the items around it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.outline.candidates import Label, Place
from pipeline.outline.families import SCOPES, Family, ranks, settle

_GAIN: dict[Place, float] = {"line": 10, "bare line": 2, "after heading": 4, "after mark": 4, "after word": 2}
_SKIP: dict[Place, float] = {"line": -10, "bare line": 0, "after heading": -2, "after mark": 0, "after word": 0}
_START = 3
_AHEAD, _BACK = 5, 8
_LOST = 9
_MARKED, _HEADS = ("after mark", "after heading"), ("chapter", "section", "article", "han", "paren")
_OUTWARD = 0.1
_WIDTH = 5
_HOPELESS = 25

Open = tuple[tuple[Family, int], ...]
Closed = tuple[tuple[tuple[int, Family], int], ...]


class Taken(NamedTuple):
    """A label that was taken and the depth at which it stands; `before` chains to the one above it in the text."""

    label: Label
    depth: int
    before: "Taken | None"


class _State(NamedTuple):
    """Open labels, and the last numbers of families that were closed within an open scope, by scope and family."""

    open: Open = ()
    closed: Closed = ()
    score: float = 0
    taken: Taken | None = None


def choose(labels: Sequence[Label]) -> list[Taken]:
    """The labels of the best reading, in order, with their depths."""
    rank = ranks([label.family for label in labels if label.place == "line"] or [label.family for label in labels])
    beam = [_State()]
    for label in labels:
        best: dict[tuple[Open, Closed], _State] = {}
        for state in beam:
            for after in _moves(state, label, rank):
                key = after.open, after.closed
                if key not in best or after.score > best[key].score:
                    best[key] = after
        top = max(state.score for state in best.values())
        beam = sorted(
            (state for state in best.values() if state.score > top - _HOPELESS), key=lambda state: -state.score
        )
        del beam[_WIDTH:]
    found = []
    last = beam[0].taken
    while last:
        found.append(last)
        last = last.before
    return found[::-1]


def _moves(state: _State, label: Label, rank: dict[Family, int]) -> Iterator[_State]:
    gain = _GAIN[label.place]
    yield _State(state.open, state.closed, state.score + _SKIP[label.place], state.taken)
    before = label.family, label.number - 1
    follows = [depth for depth, one in enumerate(state.open) if one == before] if before in state.open else []
    for depth in follows:
        yield _take(state, label, depth, gain - (0 if depth == follows[-1] else _OUTWARD))
    depth = settle([family for family, _ in state.open], label.family, rank)
    if depth in follows:
        return
    scope = _scope(state.open[:depth])
    last = dict(state.closed).get((scope, label.family))
    is_open = depth < len(state.open) and state.open[depth][0] == label.family
    if label.family in SCOPES and (label.place == "line" or (label.family == "annex" and label.place in _MARKED)):
        yield _take(state, label, depth, gain)
    elif not is_open and label.number == 1:
        yield _take(state, label, depth, gain - (0 if label.place == "line" else _START))
    elif not is_open and last == label.number - 1:
        yield _take(state, label, depth, gain)
    elif label.place == "line":
        number = state.open[depth][1] if is_open else last or 0
        yield _take(state, label, depth, gain - (_AHEAD if label.number > number else _BACK))
    elif label.place in _MARKED and label.family in _HEADS:
        number = state.open[depth][1] if is_open else last or 0
        if label.number == number + 2:
            yield _take(state, label, depth, gain - _LOST)


def _scope(open_labels: Open) -> int:
    return len([family for family, _ in open_labels if family in SCOPES])


def _take(state: _State, label: Label, depth: int, gain: float) -> _State:
    return _State(
        (*state.open[:depth], (label.family, label.number)),
        _closed(state, label, depth),
        state.score + gain,
        Taken(label, depth, state.taken),
    )


def _closed(state: _State, label: Label, depth: int) -> Closed:
    """The last numbers of the families that are closed once a label is taken at a depth."""
    if not state.closed and depth >= len(state.open):
        return ()
    scope = _scope(state.open[:depth])
    closed = {key: number for key, number in state.closed if key[0] <= scope}
    for family, number in state.open[depth:]:
        if family in SCOPES:
            break
        closed[scope, family] = number
    closed.pop((scope, label.family), None)
    return tuple(sorted(closed.items())) if closed else ()
