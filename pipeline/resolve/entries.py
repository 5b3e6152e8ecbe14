"""The lexicons of agencies and indicators by section, checked: a fault in them stops the run and is named."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.fold import half_width
from pipeline.rules import RuleError, data


def section(file: str, name: str) -> Any:
    """A section of `lexicon/<file>.yaml`. Raises RuleError when the file has none of this name."""
    content = data("lexicon", file)
    if not isinstance(content, Mapping) or name not in content:
        raise RuleError(f"lexicon/{file}.yaml: section {name!r} is missing")
    return content[name]


@cache
def by_wording(file: str, name: str) -> Mapping[str, str]:
    """Every wording of a section (full form: [short forms]), the full one among them, with its full form."""
    return by_wording_of(section(file, name), f"lexicon/{file}.yaml: {name}")


def by_wording_of(listed: Mapping[str, list[str]], where: str) -> Mapping[str, str]:
    """Wordings with their full form. Raises RuleError when one stands under two."""
    found = {full: full for full in listed}
    for full, shorts in listed.items():
        for wording in shorts:
            if found.setdefault(str(wording), full) != full:
                raise RuleError(f"{where}: {wording} stands for {found[wording]} and for {full}")
    return found


@cache
def by_folded_wording(file: str, name: str) -> Mapping[str, str]:
    """As `by_wording`, for matching on folded text."""
    return {half_width(wording): full for wording, full in by_wording(file, name).items()}


def compiled(pattern: str, where: str) -> re.Pattern[str]:
    """A pattern of a lexicon. Raises RuleError when it is none."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RuleError(f"{where}: {error}: {pattern}") from error
