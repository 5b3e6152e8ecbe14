"""The corpus to measure on: the same for a seed, true to its gold rows, and read as well as the plans it is made of."""

from pathlib import Path

import pytest

from benchmarks.corpus import COLUMNS, write
from pipeline.build import build, inputs
from pipeline.evaluate import evaluate, read_gold
from pipeline.fold import half_width
from pipeline.wanted import Wanted


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write(folder, plans=8, characters=6_000, seed=7)
    return folder


def test_a_seed_gives_the_same_plans_however_many_are_made(made: Path, tmp_path: Path) -> None:
    write(tmp_path, plans=3, characters=6_000, seed=7)
    fewer, more = _tree(tmp_path), _tree(made)
    assert len(fewer) == 3 * (1 + len(COLUMNS))
    assert {name: more[name] for name in fewer} == fewer


def test_another_seed_gives_other_plans(made: Path, tmp_path: Path) -> None:
    write(tmp_path, plans=2, characters=6_000, seed=8)
    assert not {*_tree(tmp_path).values()} & {*_tree(made / "plans").values()}


def test_every_gold_row_quotes_its_plan(made: Path) -> None:
    quotes = 0
    for plan in (made / "plans").iterdir():
        text = "".join(plan.read_text(encoding="utf-8").split())
        for table in ("targets", "incentives", "deadlines"):
            for row in read_gold(made / "gold" / plan.stem / f"{table}.tsv"):
                assert "".join(row["quote"].split()) in text
                assert half_width(row.get("value", "").lstrip("-")) in half_width(text)
                quotes += 1
    assert quotes > 300


def test_plans_have_about_the_size_that_was_asked_for(made: Path) -> None:
    sizes = [len(plan.read_text(encoding="utf-8")) for plan in (made / "plans").iterdir()]
    assert len(sizes) == 8
    assert all(6_000 <= size < 9_500 for size in sizes)


def test_made_up_plans_are_read_as_well_as_real_ones(made: Path, tmp_path: Path) -> None:
    build(inputs([made / "plans"], tmp_path / "out"), tmp_path / "out", wanted=Wanted(pages=False))
    scores = evaluate(tmp_path / "out" / "tables", made / "gold")
    found = {
        name: score.figures["f1"] or 0.0 for name, score in scores.items() if name not in ("citations", "conflicts")
    }
    assert min(found.values()) > 0.99, found
