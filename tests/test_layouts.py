"""A layout that is kept is the one that would be made."""

from pathlib import Path

import pytest

from graph.layout import spread_out
from pipeline import layouts
from pipeline.cache import Cache
from pipeline.layouts import Layouts

EDGES, RADII = ((0, 1), (1, 2), (1, 3)), (44.0, 40.0, 44.0, 22.0)


def test_what_is_kept_is_not_laid_out_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Layouts(Cache(tmp_path))(EDGES, RADII)
    assert made == spread_out(EDGES, RADII)
    monkeypatch.delattr(layouts, "spread_out")
    assert Layouts(Cache(tmp_path))(EDGES, RADII) == made


def test_another_skeleton_is_another_layout(tmp_path: Path) -> None:
    kept = Layouts(Cache(tmp_path))
    assert len({kept(EDGES, RADII), kept(EDGES[1:], RADII), kept(EDGES, (50.0, *RADII[1:]))}) == 3


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    first, then = Layouts(Cache(tmp_path)), Layouts(Cache(tmp_path))
    first(EDGES, RADII), first(EDGES[1:], RADII)
    then(EDGES, RADII)
    then.forget_others()
    assert Cache(tmp_path).size("layouts")[0] == 1
