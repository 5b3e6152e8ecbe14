"""Depth comes from the families of labels alone."""

from collections.abc import Sequence

import pytest

from pipeline.outline.families import LABEL, Family, family_of, number_of, ranks, settle

_TO_HALF = str.maketrans("（）．：０１２３４５６７８９", "().:0123456789")


def depths(labels: Sequence[str]) -> list[int]:
    """The depth of each label of a document, from the families of the labels alone."""
    order = [family_of(found)[0] for label in labels if (found := LABEL.match(label.translate(_TO_HALF)))]
    rank = ranks(order)
    stack: list[Family] = []
    found_depths = []
    for family in order:
        depth = settle(stack, family, rank)
        del stack[depth:]
        stack.append(family)
        found_depths.append(depth)
    return found_depths


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["一、", "（一）", "1.", "1.", "（一）", "一、"], [0, 1, 2, 2, 1, 0]),
        (["第一章", "第一节", "一、", "(一)", "1．", "（1）", "①"], [0, 1, 2, 3, 4, 5, 6]),
        (["第一章", "第一条", "（一）", "第二条", "第二章"], [0, 1, 2, 1, 0]),
        (["一、", "第一条", "（一）", "第二条", "二、"], [0, 1, 2, 1, 0]),
        (["一、", "1.", "2.", "二、", "（一）", "3."], [0, 1, 1, 0, 1, 2]),
        (["一、", "（一）", "专栏1", "1.", "2.", "专栏2", "1."], [0, 1, 2, 3, 3, 2, 3]),
        (["一、", "1.", "附件1", "一、", "1."], [0, 1, 0, 1, 2]),
    ],
)
def test_depth_of_each_label(labels: list[str], expected: list[int]) -> None:
    assert depths(labels) == expected


@pytest.mark.parametrize(
    ("label", "family", "name", "number"),
    [
        ("第十二条", "article", "第十二条", 12),
        ("二十一、", "han", "二十一", 21),
        ("(十)", "paren", "（十）", 10),
        ("㈢", "paren", "（三）", 3),
        ("⒉", "point", "2", 2),
        ("⑷", "bracket", "（4）", 4),
        ("③", "ring", "③", 3),
        ("专栏十二", "box", "专栏十二", 12),
    ],
)
def test_names_and_numbers(label: str, family: str, name: str, number: int) -> None:
    found = LABEL.match(label)
    assert found is not None
    assert family_of(found) == (family, name)
    assert number_of(name) == number


@pytest.mark.parametrize("words", ["1.45%", "3.5万元", "三产融合", "2025年", "附件等材料"])
def test_numbers_that_are_no_labels(words: str) -> None:
    assert LABEL.match(words) is None
