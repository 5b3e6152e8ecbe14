"""Names as positions: the words that they spell in one stretch, in pieces, with characters that are only implied."""

import pytest

from pipeline.extract.naming import Name, words

TEXT = "花生播种机械化率、玉米收获机械化率"


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ((), ""),
        ((0, 1, 2, 3), "花生播种"),
        ((0, 1, 11, 12, 13, 14, 15, 16), "花生收获机械化率"),
        ((9, 10, 2, 3), "玉米播种"),
        ((0, 1, 3, 2), "花生种播"),
        (("省", "级", 0, 1), "省级花生"),
        ((0, 1, "占", "比"), "花生占比"),
    ],
)
def test_a_name_spells_its_characters_in_its_order(name: Name, spelled: str) -> None:
    assert words(TEXT, name) == spelled
