"""What lies on something else in a picture is moved beside it."""

from pathlib import Path
from typing import Any

import pytest

Block = dict[str, float]
SCRIPT = Path(__file__).parents[2] / "graph/views/templates/explorer/network/apart.js"
CALL = """async ([code, blocks]) => (await import(`data:text/javascript,${encodeURIComponent(code)}`)).apart(blocks)"""


@pytest.fixture(scope="module")
def tab(browser: Any) -> Any:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def apart(tab: Any, blocks: list[Block]) -> list[Block]:
    moved: list[Block] = tab.evaluate(CALL, [SCRIPT.read_text(encoding="utf-8"), blocks])
    return moved


def touching(one: Block, other: Block) -> bool:
    beside = abs(one["x"] - other["x"]) >= one["wide"] + other["wide"]
    over, under = sorted((one, other), key=lambda block: block["y"] - block["above"])
    return not (beside or over["y"] + over["below"] <= under["y"] - under["above"])


def box(x: float, y: float, wide: float = 80, high: float = 20) -> Block:
    return {"x": x, "y": y, "wide": wide, "above": high, "below": high}


def test_a_sign_is_moved_off_the_box_under_it(tab: Any) -> None:
    task, target = apart(tab, [box(0, 0), box(40, 5, 11, 11)])
    assert not touching(task, target)
    assert abs(task["y"]) < 5 < abs(target["y"]), "the smaller one moves"


def test_what_lies_free_stays(tab: Any) -> None:
    blocks = [box(0, 0), box(200, 0), box(0, 60, 11, 11)]
    assert apart(tab, blocks) == blocks


def test_a_crowd_is_spread_in_the_same_way_each_time(tab: Any) -> None:
    crowd = [box(place % 10 * 110, place // 10 * 45, 11 + place % 3 * 30, 11) for place in range(100)]
    crowd += [box(400, 200)] * 3  # even at one place
    moved = apart(tab, crowd)
    assert [(i, j) for i in range(len(moved)) for j in range(i) if touching(moved[i], moved[j])] == []
    assert apart(tab, crowd) == moved
