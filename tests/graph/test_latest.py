"""Work that is done once for a corpus."""

from graph.latest import for_latest
from pipeline.records import Corpus


def test_a_result_is_kept_for_one_corpus_and_no_other() -> None:
    asked: list[Corpus] = []

    @for_latest
    def count(corpus: Corpus) -> int:
        asked.append(corpus)
        return len(asked)

    one, other = Corpus(plans=()), Corpus(plans=())
    assert one == other
    assert [count(corpus) for corpus in (one, one, other, one)] == [1, 1, 2, 3]
