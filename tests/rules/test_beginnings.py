"""What a regular expression may begin with is never less than what it does begin with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.beginnings import beginnings, guarded, taken


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("年底前", "年"),
        ("(?:到|至|截至)?20", "到至截2"),
        (r"第[一二三]届|\d届", "第0123456789"),
        ("(?<=在)(?!的)底", "底"),
        ("(?P<each>每)?(?:年度?|月)", "每年月"),
        ("[a-c]{0,2}(?:x|y*z)", "abcxyz"),
        ("(?>上半)?年", "上年"),
    ],
)
def test_the_characters_that_may_come_first(pattern: str, expected: str) -> None:
    assert beginnings(pattern) == set(expected)


@pytest.mark.parametrize("pattern", ["年?", "(?:到|)", "", "^"])
def test_a_pattern_that_finds_empty_text_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="finds empty text"):
        beginnings(pattern)


@pytest.mark.parametrize("pattern", [".年", "[^年]年", r"\w年", r"(年?)\1", "(?:每|.)年"])
def test_a_pattern_that_begins_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="may begin with any character"):
        beginnings(pattern)


_PIECES = st.sampled_from(["年", "月?", "[日天]", "(?:底|末)?", "(?:到|至年)", "(?!月)", "底{0,2}", "(?<=年)", "月+"])


@given(
    st.lists(st.lists(_PIECES, min_size=1, max_size=4), min_size=1, max_size=3), st.text("年月日天底末到至", max_size=6)
)
def test_what_is_found_begins_with_one_of_them(branches: list[list[str]], text: str) -> None:
    pattern = f"(?:{'|'.join(''.join(pieces) for pieces in branches)})前"
    found = [one.span() for one in re.finditer(pattern, text + "前")]
    assert {(text + "前")[start] for start, _ in found} <= beginnings(pattern)
    assert [one.span() for one in re.finditer(guarded(pattern), text + "前")] == found


def test_what_is_only_looked_at_is_not_taken() -> None:
    assert taken("(?<=在)(?:到|至)?[今明]年(?!末)底{0,2}(?>前)") == set("到至今明年底前")
