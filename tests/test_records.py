from dataclasses import replace

import pytest

from pipeline.records import Document, PageBox, Run


def _document(*runs: Run) -> Document:
    return Document("plan", "plan.pdf", "", "", runs)


def test_the_page_of_an_offset_is_that_of_the_last_run_that_begins_before_it() -> None:
    found = _document(Run(2, 3, 0, page=1), Run(5, 1, 3, page=1), Run(8, 4, 0, page=2))
    assert [found.page_at(offset) for offset in (0, 1, 2, 5, 7, 8, 99)] == [0, 0, 1, 1, 1, 2, 2]
    assert _document().page_at(0) == 0


def test_confidence_is_that_of_the_least_sure_run_within() -> None:
    found = _document(
        Run(0, 2, 0, confidence=0.5), Run(2, 2, 2, confidence=0.9), Run(4, 2, 4), Run(8, 2, 6, confidence=0.7)
    )
    spans = ((0, 2), (1, 3), (2, 4), (4, 6), (6, 8), (5, 9), (0, 10))
    assert [found.confidence(*span) for span in spans] == [0.5, 0.5, 0.9, None, None, 0.7, 0.5]


def test_boxes_are_those_of_the_characters_line_by_line() -> None:
    text = "到2025年，粮食产量达到30万吨\n以上。"
    line, rest = PageBox(100, 80, 260, 100), PageBox(72, 110, 132, 130)
    found = replace(_document(Run(0, 17, 0, 3, None, line), Run(18, 3, 17, 4, None, rest)), text=text)
    assert found.boxes(0, 17) == ((3, line),)
    ((page, box),) = found.boxes(7, 11)
    assert page == 3
    unit = 160 / (11 + 6 * 0.55)
    assert box == pytest.approx((100 + unit * (3 + 4 * 0.55), 80, 100 + unit * (7 + 4 * 0.55), 100))
    assert [page for page, _ in found.boxes(10, 20)] == [3, 4]
    assert found.boxes(18, 20)[0][1] == pytest.approx((72, 110, 112, 130))
    assert _document(Run(0, 3, 0)).boxes(0, 3) == ()


def test_runs_of_one_line_share_a_box() -> None:
    one, other = PageBox(100, 80, 160, 100), PageBox(170, 82, 200, 98)
    found = replace(_document(Run(0, 3, 0, 1, None, one), Run(4, 2, 4, 1, None, other)), text="一二三 四五")
    assert found.boxes(0, 6) == ((1, PageBox(100, 80, 200, 100)),)
