"""Sidecars: a file `<name>.toml` beside a plan says what the plan's own file does not say, or says wrongly.

    region = "贺兰县"
    issued = 2024-06-12
    issuers = ["贺兰县委办公室", "贺兰县人民政府办公室"]

Keys are the document fields (`About`); everything else is an error, so that no slip of the pen is lost.
"""

import re
import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pipeline.records import About, Level, Status

_CHOICES: dict[str, tuple[str, ...]] = {"level": get_args(Level), "status": get_args(Status)}
_KEYS = tuple(field.name for field in fields(About))
_DATES = frozenset({"issued", "published", "period_start", "period_end"})


class SidecarError(Exception):
    """A sidecar that cannot be applied; the message names file, key and value."""


def corrected(about: About, file: Path) -> About:
    """The document fields with the corrections of a sidecar, when there is one."""
    if not file.is_file():
        return about
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SidecarError(f"{file.name}: cannot be opened: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SidecarError(f"{file.name}: {error}") from error
    checked: dict[str, Any] = {key: _value(key, value, file.name) for key, value in content.items()}
    return replace(about, **checked)


def _value(key: str, value: Any, file: str) -> str | tuple[str, ...]:
    if key not in _KEYS:
        raise SidecarError(f"{file}: unknown key {key!r}; known are {', '.join(_KEYS)}")
    if key == "issuers":
        return _issuers(value, file)
    text = value.isoformat() if isinstance(value, date) else str(value)
    if not isinstance(value, str | int | date) or isinstance(value, bool):
        raise SidecarError(f"{file}: {key} must be text, a year or a date, not {value!r}")
    if text not in _CHOICES.get(key, (text,)):
        raise SidecarError(f"{file}: {key} is one of {', '.join(filter(None, _CHOICES[key]))}, not {value!r}")
    if key in _DATES and text and not _is_date(text):
        raise SidecarError(f"{file}: {key} must be a year, month or date (2024, 2024-06, 2024-06-12), not {text!r}")
    return text


def _is_date(text: str) -> bool:
    """Whether a text is an ISO year, month or date of the calendar."""
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _issuers(value: Any, file: str) -> tuple[str, ...]:
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SidecarError(f"{file}: issuers must be a list of names, not {value!r}")
    return tuple(name.strip() for name in names if name.strip())
