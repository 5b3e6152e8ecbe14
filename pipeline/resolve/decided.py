"""What people decided about identities: agencies and indicators merged, split, renamed, contradictions dismissed.

Each verdict is applied to the corpus that the machine found, splits before merges, and answered with a correction. One
whose subject is gone by id is looked for by the words that the decision quotes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, TypeVar

from pipeline.records import Agency, Clash, Conflict, Corpus, Correction, Indicator, Tally, Verdict
from pipeline.resolve.clashes import clashes_of
from pipeline.resolve.conflicts import conflicts_of
from pipeline.resolve.owners import resolve_owners
from pipeline.resolve.part import tallies_of

_FIELDS = {"type": "type", "name": "name"}
_MISSING = "没有这一项 no such thing"


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


N = TypeVar("N", Agency, Indicator)


@dataclass(slots=True)
class _Identities(Generic[N]):
    """Things by id, which of them each mention means, and how each mention is worded."""

    things: dict[str, N]
    meant: dict[str, str]
    worded: Mapping[str, str]
    corrections: list[Correction]

    def find(self, name: str) -> N | None:
        """The thing of an id, or the only one that is called so."""
        called = _called(name, self.things.values())
        return self.things.get(name) or (self.things[called[0]] if len(called) == 1 else None)

    def subjects(self, verdict: Verdict) -> list[N]:
        """The things a verdict is about; empty when one of them is neither known by id nor by the quoted words."""
        words = [word.strip() for word in verdict.decision.quote.split(";")]
        names = [
            subject if subject in self.things or len(words) != len(verdict.subjects) else word
            for subject, word in zip(verdict.subjects, words + list(verdict.subjects), strict=False)
        ]
        found: list[N] = []
        for name in names:
            thing = self.find(name)
            found.extend([] if thing is None else [thing])
        return found if len(found) == len(names) else []

    def applied(self, verdict: Verdict, subject: str, machine: str, person: str) -> None:
        """Say that a verdict took effect on the thing `subject`, or that the machine says the same."""
        status: Literal["applied", "unneeded"] = "unneeded" if machine == person else "applied"
        field = _FIELDS.get(verdict.act, "identity")
        self.corrections.append(Correction(verdict.decision, subject, field, machine, person, status))

    def refused(self, verdict: Verdict, status: Literal["stale", "wrong"], reason: str) -> None:
        """Say why a verdict had no effect."""
        subject, field = ";".join(verdict.subjects), _FIELDS.get(verdict.act, "identity")
        person = verdict.value or "、".join(verdict.wordings)
        self.corrections.append(Correction(verdict.decision, subject, field, "", person, status, reason))


def _called(name: str, things: Iterable[_Named]) -> list[str]:
    return [one.id for one in things if name in (one.name, *one.aliases)]


def decide(corpus: Corpus, verdicts: Iterable[Verdict]) -> Corpus:
    """The corpus as decided, with a correction for every verdict; without verdicts the same corpus."""
    verdicts = tuple(verdicts)
    dismissed = [one for one in verdicts if one.act == "dismiss"]
    of_indicators = [one for one in verdicts if one.act != "dismiss" and _about_indicators(one)]
    of_agencies = [one for one in verdicts if one.act != "dismiss" and not _about_indicators(one)]
    if of_agencies:
        corpus = _with_agencies(corpus, of_agencies)
    if of_indicators:
        corpus = _with_indicators(corpus, of_indicators)
    return _without_conflicts(corpus, dismissed) if dismissed else corpus


def _with_agencies(corpus: Corpus, verdicts: Sequence[Verdict]) -> Corpus:
    worded = {fact.id: fact.unit for plan in corpus.plans for fact in plan.responsibilities}
    found = _Identities({one.id: one for one in corpus.agencies}, dict(corpus.agency_of), worded, [])
    moved = _decide(found, verdicts, lambda agency, words: f"{agency.region}:{words}")
    owners_of = {key: owners for plan in corpus.plans for key, owners in resolve_owners(plan, found.meant).items()}
    tallies: dict[str, Tally] = {}
    for plan in corpus.plans:
        for key, tally in tallies_of(plan, found.things, found.meant, owners_of).items():
            tallies[key] = tallies.get(key, Tally()) + tally
    return replace(
        corpus,
        agencies=tuple(_led(found.things[key], moved) for key in sorted(found.things)),
        proposals=tuple(one for one in corpus.proposals if not moved.keys() & set(one.subjects)),
        agency_of=found.meant,
        owners_of=owners_of,
        tally_of=tallies,
        corrections=(*corpus.corrections, *found.corrections),
    )


def _led(agency: Agency, moved: Mapping[str, str]) -> Agency:
    """An agency whose members and successors are those that merged ones became."""
    members = tuple(dict.fromkeys(moved.get(one, one) for one in agency.members))
    successor = tuple(dict.fromkeys(moved.get(one, one) for one in agency.successor))
    return replace(agency, members=members, successor=successor)


def _with_indicators(corpus: Corpus, verdicts: Sequence[Verdict]) -> Corpus:
    worded = {target.id: target.indicator for plan in corpus.plans for target in plan.targets}
    found = _Identities({one.id: one for one in corpus.indicators}, dict(corpus.indicator_of), worded, [])
    _decide(found, verdicts, lambda one, words: ":".join(["ind", words, *one.id.split(":")[2:]]))
    indicators = tuple(found.things[key] for key in sorted(found.things))
    return replace(
        corpus,
        indicators=indicators,
        indicator_of=found.meant,
        count_of=Counter(found.meant.values()),
        conflicts=tuple(row for plan in corpus.plans for row in conflicts_of(plan, found.meant)),
        clashes=tuple(row for plan in corpus.plans for row in clashes_of(plan, found.meant, indicators)),
        corrections=(*corpus.corrections, *found.corrections),
    )


def _without_conflicts(corpus: Corpus, verdicts: Sequence[Verdict]) -> Corpus:
    """The corpus without the contradictions that a person dismissed."""
    stated: tuple[Conflict | Clash, ...] = (*corpus.conflicts, *corpus.clashes)
    pairs = {_pair(one): _stated(one) for one in stated}
    corrections = []
    for verdict in verdicts:
        machine, pair = pairs.get(verdict.subjects), "/".join(verdict.subjects)
        said = Correction(verdict.decision, pair, "conflict", machine or "", "", "applied")
        missing = "这处矛盾已不存在 no such contradiction"
        corrections.append(said if machine else replace(said, status="stale", reason=missing))
    gone = {verdict.subjects for verdict in verdicts}
    return replace(
        corpus,
        conflicts=tuple(one for one in corpus.conflicts if _pair(one) not in gone),
        clashes=tuple(one for one in corpus.clashes if _pair(one) not in gone),
        corrections=(*corpus.corrections, *corrections),
    )


def _pair(one: Conflict | Clash) -> tuple[str, ...]:
    return (one.target_a, one.target_b) if isinstance(one, Conflict) else (one.a, *one.others[:1])


def _stated(one: Conflict | Clash) -> str:
    return f"{one.value_a} / {one.value_b}" if isinstance(one, Conflict) else one.kind


def _about_indicators(verdict: Verdict) -> bool:
    return all(subject.startswith("ind:") for subject in verdict.subjects)


def _decide(all_of: _Identities[N], verdicts: Iterable[Verdict], new_id: Callable[[N, str], str]) -> dict[str, str]:
    """Apply the verdicts in an order of their own, so that that of the rows does not matter; what became of ids."""
    taken = _unanimous(all_of, sorted(verdicts, key=lambda one: (one.act, one.subjects, one.value, one.wordings)))
    for verdict in taken:
        if verdict.act == "apart":
            all_of.applied(verdict, ";".join(verdict.subjects), "", "")
        if verdict.act == "split":
            _split(all_of, verdict, new_id)
    moved = _merge(all_of, [verdict for verdict in taken if verdict.act == "merge"])
    for verdict in taken:
        if verdict.act in _FIELDS:
            _describe(all_of, verdict)
    return moved


def _unanimous(all_of: _Identities[N], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts without those that say of one thing what another denies."""
    said: dict[tuple[str, tuple[str, ...]], set[tuple[str, str]]] = {}
    for one in verdicts:
        said.setdefault(_asked(one), set()).add((one.act, one.value))
    for one in verdicts:
        if one.act != "split" and len(said[_asked(one)]) > 1:
            all_of.refused(one, "wrong", "与另一行的决定矛盾 contradicts another row")
    return [one for one in verdicts if one.act == "split" or len(said[_asked(one)]) == 1]


def _asked(verdict: Verdict) -> tuple[str, tuple[str, ...]]:
    """What a verdict answers: merged or apart is one question, the type and the name are others."""
    return ("identity" if verdict.act in ("merge", "apart") else verdict.act), verdict.subjects


def _split(all_of: _Identities[N], verdict: Verdict, new_id: Callable[[N, str], str]) -> None:
    found = all_of.subjects(verdict)
    wordings = verdict.wordings or tuple(verdict.decision.quote.split(";")[1:])
    if len(found) != 1:
        all_of.refused(verdict, "stale", _MISSING)
    elif not wordings:
        all_of.refused(verdict, "wrong", "要写明拆分哪个写法 name the wording to split off")
    for words in wordings if len(found) == 1 else ():
        _split_off(all_of, verdict, found[0].id, words, new_id)


def _split_off(all_of: _Identities[N], verdict: Verdict, key: str, words: str, new_id: Callable[[N, str], str]) -> None:
    """The mentions of one wording as a thing of their own; there must be others left."""
    mentions = [mention for mention, meant in all_of.meant.items() if meant == key]
    worded = [mention for mention in mentions if all_of.worded[mention] == words]
    if not worded or len(worded) == len(mentions):
        all_of.refused(
            verdict, "stale", f"没有写作 {words} 的，或只有这一种写法 no mention, or no other, is worded {words}"
        )
        return
    left = all_of.things[key]
    made = replace(left, id=new_id(left, words), name=words, aliases=())
    all_of.things.setdefault(made.id, made)
    all_of.things[key] = replace(left, aliases=tuple(one for one in left.aliases if one != words))
    all_of.meant.update(dict.fromkeys(worded, made.id))
    all_of.applied(verdict, made.id, left.name, words)


def _merge(all_of: _Identities[N], verdicts: Iterable[Verdict]) -> dict[str, str]:
    """Join what is one: all that merges lead to stands under the last of them. Gives the ids that went, and whereto."""
    into: dict[str, str] = {}
    for verdict in verdicts:
        found = all_of.subjects(verdict)
        kept = all_of.find(verdict.value) if verdict.value else max(found, key=_fullness, default=None)
        if not found:
            all_of.refused(verdict, "stale", _MISSING)
        elif kept is None or (len(found) == 1 and not verdict.value):
            all_of.refused(verdict, "wrong", f"要写明合并到哪一个 merge into which? {verdict.value}".strip())
        else:
            for one in found:
                if _root(into, one.id) != _root(into, kept.id):
                    into[_root(into, one.id)] = _root(into, kept.id)
            all_of.applied(verdict, kept.id, "；".join(one.name for one in found), kept.name)
    moved = {key: _root(into, key) for key in sorted(into)}
    for key, kept_id in moved.items():
        _join(all_of, key, kept_id)
    return moved


def _join(all_of: _Identities[N], key: str, kept: str) -> None:
    gone: N = all_of.things.pop(key)
    left: N = all_of.things[kept]
    aliases = tuple(sorted({*left.aliases, *gone.aliases, gone.name} - {left.name}))
    all_of.things[kept] = replace(left, aliases=aliases)
    all_of.meant.update({mention: kept for mention, meant in all_of.meant.items() if meant == key})


def _fullness(one: _Named) -> tuple[int, str]:
    return len(one.name), one.id


def _root(into: Mapping[str, str], key: str) -> str:
    while key in into:
        key = into[key]
    return key


def _describe(all_of: _Identities[N], verdict: Verdict) -> None:
    found = all_of.subjects(verdict)
    if len(found) != 1:
        all_of.refused(verdict, "stale", _MISSING)
        return
    field = _FIELDS[verdict.act]
    machine = str(getattr(found[0], field))
    all_of.things[found[0].id] = replace(found[0], **{field: verdict.value})  # type: ignore[arg-type]
    all_of.applied(verdict, found[0].id, machine, verdict.value)
