from pipeline.records import Document, Run


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
