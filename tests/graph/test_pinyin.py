"""How names are read by those who search in letters."""

from graph.views.pinyin import readings


def test_every_reading_counts_and_only_characters_have_one() -> None:
    found = readings(["重庆", "绿化GDP（1）", "重"])
    assert found.keys() == set("重庆绿化")
    assert set(found["重"].split()) >= {"zhong", "chong"}
    assert found["绿"] == "lv lu"
