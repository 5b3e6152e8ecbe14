"""Folding: half-width signs, no white space, and a map back to every character."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.fold import fold, half_width

SIGNS = "到２０２５年底，Ａ级～ —–（甲）：\u3000\u200b\t\n\u2028\u00a0％；一"


def test_wide_signs_become_narrow_in_their_places() -> None:
    assert half_width("到２０２５年，（Ａ）５～８％—１－２") == "到2025年,(A)5-8%-1-2"


def test_white_space_goes_but_lines_and_cells_stay() -> None:
    assert fold("到 ２０２５\u3000年\u200b，\n甲\t乙\u00a0").text == "到2025年,\n甲\t乙"


@given(st.text(alphabet=SIGNS, max_size=60))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.index) == len(folded.text) + 1
    assert folded.index[len(folded.text)] == len(text)
    assert [half_width(text[at]) for at in folded.index[: len(folded.text)]] == list(folded.text)


@given(st.text(alphabet=SIGNS, min_size=1, max_size=60), st.data())
def test_a_place_in_the_text_is_found_in_the_folded_one(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    place = data.draw(st.integers(0, len(folded.text)))
    assert folded.at(folded.index[place]) == place
