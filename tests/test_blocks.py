"""Blocks of documents: every document in one, and a change in one touches no other."""

from pathlib import Path

import pytest

from pipeline.blocks import blocks_of, key_of
from pipeline.inputs import Input
from pipeline.work import Task

TASKS = [Task(Input(Path(f"{number}.txt"), f"{number}.txt", str(number)), entry=str(number)) for number in range(1000)]


def test_every_document_stands_in_one_block_in_its_order() -> None:
    blocks = list(blocks_of(TASKS))
    assert [task for block in blocks for task in block] == TASKS
    assert 15 < len(blocks) < 60
    assert list(blocks_of([])) == []


@pytest.mark.parametrize("place", [0, 1, 500, 998, 999])
def test_a_document_that_goes_or_comes_changes_its_block_alone(place: int) -> None:
    all_of_them, without = ({key_of(block) for block in blocks_of(tasks)} for tasks in (TASKS, _without(place)))
    assert len(all_of_them - without) <= 2  # the one that ended with it goes on into the next
    assert len(without - all_of_them) <= 1


def _without(place: int) -> list[Task]:
    return TASKS[:place] + TASKS[place + 1 :]


def test_a_document_with_other_content_is_another_block() -> None:
    changed = Task(TASKS[500].source, entry="other")
    keys = [[key_of(block) for block in blocks_of(tasks)] for tasks in (TASKS, [*TASKS[:500], changed, *TASKS[501:]])]
    assert sum(one != other for one, other in zip(*keys, strict=True)) == 1
