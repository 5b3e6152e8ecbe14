"""Rules: how facts are phrased, kept as data with their proof beside them.

A file `rules/<name>.yaml` holds a list of entries, tried in their order:

    - id: target.reach
      pattern: '{subject}{reach}{q}{bound}?'
      set: {kind: level}
      examples:
        - text: 到2025年底，森林覆盖率达到65%以上
          expect: {indicator: 森林覆盖率, op: '>=', value: 65, unit: '%', due: '2025'}
      rejects:
        - text: 截至2022年，森林覆盖率已达到65%
          why: reported, not promised

Patterns are regular expressions over folded text with slots: `{reach}` is one of the words of the slot `reach`
(longest first) and a group of that name, `{first:unit}` the slot `unit` in a group named `first`, `{~reach}` no
group. `has` lists words of which a text must hold one: a cheap test before the pattern. Slots stand in
`lexicon/slots.yaml`. A broken file stops the run with a message that names file and entry.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from pipeline.fold import half_width
from pipeline.rules.beginnings import behind_a_look, guarded

_SLOT = re.compile(r"\{(~?)(?:([a-z_0-9]+):)?([a-z_]+)\}")


class RuleError(Exception):
    """A rule or lexicon file that cannot be used; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what the rule must find in it; `expect` is empty for a reject and `why` gives the reason."""

    text: str
    expect: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a fact. `set` holds the fields that the phrasing itself decides."""

    id: str
    regex: re.Pattern[str]
    set: Mapping[str, str]
    examples: tuple[Example, ...]
    rejects: tuple[Example, ...]
    file: str
    has: tuple[str, ...] = ()

    def match(self, text: str) -> re.Match[str] | None:
        """The pattern matched at the beginning of a text that may hold it."""
        for word in self.has:  # not any(…): this runs for every rule on every segment
            if word in text:
                break
        else:
            if self.has:
                return None
        return self.regex.match(text)


@cache
def data(package: str, name: str) -> Any:
    """The content of a YAML file of `pipeline.rules` or `pipeline.lexicon`; read once."""
    file = resources.files(f"pipeline.{package}") / f"{name}.yaml"
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise RuleError(f"{package}/{name}.yaml: {error}") from error


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def slots() -> Mapping[str, str]:
    """Slot names with their regular expressions: a list of words, or `{pattern: …}` for what words cannot say."""
    found: dict[str, str] = {}
    for name, content in data("lexicon", "slots").items():
        if isinstance(content, Mapping):
            found[name] = guarded(_expand(content["pattern"], found, f"lexicon/slots.yaml: {name}"))
        else:
            found[name] = _choice(content)
    return found


def _choice(words: Sequence[str]) -> str:
    """What `alternatives` says, with the words sorted by their first character: one look ends most of its trials."""
    by_first: dict[str, list[str]] = {}
    for word in sorted({half_width(word) for word in words}, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (
        re.escape(first) + (f"(?:{'|'.join(rest)})" if rest != [""] else "") for first, rest in by_first.items()
    )
    return behind_a_look(by_first, "|".join(branches))


def alternatives(words: Sequence[str]) -> str:
    """A regular expression for any of the words, folded, the longest first."""
    folded = {half_width(word) for word in words}
    return "|".join(re.escape(word) for word in sorted(folded, key=lambda word: (-len(word), word)))


def _expand(pattern: str, known: Mapping[str, str], where: str) -> str:
    def one(match: re.Match[str]) -> str:
        bare, alias, slot = match.groups()
        if slot not in known:
            raise RuleError(f"{where}: unknown slot {{{slot}}}")
        return f"(?:{known[slot]})" if bare else f"(?P<{alias or slot}>{known[slot]})"

    return _SLOT.sub(one, pattern)


def compile_pattern(pattern: str, where: str = "pattern") -> re.Pattern[str]:
    """A pattern with slots as a compiled regular expression."""
    try:
        return re.compile(_expand(pattern, slots(), where))
    except re.error as error:
        raise RuleError(f"{where}: {error}: {pattern}") from error


@cache
def slot_pattern(name: str) -> re.Pattern[str]:
    """The words of a slot as a compiled regular expression, without a group of its own."""
    return compile_pattern(f"{{~{name}}}")


@cache
def load(name: str) -> tuple[Rule, ...]:
    """The rules of `rules/<name>.yaml`, checked."""
    return parse(data("rules", name), f"rules/{name}.yaml")


def load_all() -> tuple[Rule, ...]:
    """The rules of all files. Raises RuleError where two files give the same id: a fact names its rule by it alone."""
    files: dict[str, str] = {}
    rules = tuple(rule for name in names() for rule in load(name))
    for rule in rules:
        if (first := files.setdefault(rule.id, rule.file)) != rule.file:
            raise RuleError(f"{rule.file}: {rule.id}: this id stands in {first} too")
    return rules


def names() -> tuple[str, ...]:
    """The names of all rule files, sorted."""
    files = (file.name for file in resources.files("pipeline.rules").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml")))


def parse(entries: Any, file: str) -> tuple[Rule, ...]:
    """Rules from the content of a file. Raises RuleError for anything that would weaken the set."""
    if not isinstance(entries, list):
        raise RuleError(f"{file}: expected a list of rules")
    seen: set[str] = set()
    return tuple(_rule(entry, seen, file) for entry in entries)


def _rule(entry: Any, seen: set[str], file: str) -> Rule:
    if not isinstance(entry, Mapping) or not entry.get("id"):
        raise RuleError(f"{file}: an entry without id: {entry!r}")
    where = f"{file}: {entry['id']}"
    if unknown := set(entry) - {"id", "pattern", "has", "set", "examples", "rejects"}:
        raise RuleError(f"{where}: unknown key {sorted(unknown)[0]}")
    if entry["id"] in seen:
        raise RuleError(f"{where}: this id stands twice")
    seen.add(entry["id"])
    if not _is_words(entry.get("has", [])):
        raise RuleError(f"{where}: has must be a list of words, not {entry['has']!r}")
    for key, needs in (("examples", "expect"), ("rejects", "why")):
        if not entry.get(key) or not all(
            isinstance(one, Mapping) and one.get("text") and one.get(needs) for one in entry[key]
        ):
            raise RuleError(f"{where}: {key} need at least one text with its {needs}")
    return Rule(
        id=entry["id"],
        regex=compile_pattern(entry.get("pattern", ""), where),
        set=entry.get("set", {}),
        examples=tuple(Example(text=str(one["text"]), expect=one["expect"]) for one in entry["examples"]),
        rejects=tuple(Example(text=str(one["text"]), why=str(one["why"])) for one in entry["rejects"]),
        file=file,
        has=tuple(entry.get("has", ())),
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)
