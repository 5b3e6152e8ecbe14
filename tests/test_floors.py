"""Accuracy only moves up: the floors are in gold/floors.toml."""

import tomllib
from pathlib import Path

import pytest

from pipeline.evaluate import evaluate

GOLD = Path(__file__).parent / "gold"
FLOORS = [
    (kind, figure, floor)
    for kind, figures in tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8")).items()
    for figure, floor in figures.items()
]


@pytest.mark.parametrize(("kind", "figure", "floor"), FLOORS)
def test_accuracy_is_at_least_its_floor(built: Path, kind: str, figure: str, floor: float) -> None:
    value = evaluate(built / "tables", GOLD / "plans")[kind].figures[figure]
    assert value is not None
    assert value >= floor
