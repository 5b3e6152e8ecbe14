import pytest

from pipeline.agreement import accepted, alike, normal, number, same_title


def test_layout_markup_and_width_make_no_difference() -> None:
    assert normal("**到 ２０２５ 年**，<b>力争</b>（５％） #") == "到2025年,力争(5%)"


@pytest.mark.parametrize(
    ("one", "other"), [("2.0", "2"), ("1,5", "1，5"), ("３０", "30"), ("-15.50", "-15.5"), ("20", "2e1")]
)
def test_numbers_have_one_spelling(one: str, other: str) -> None:
    assert number(one) == number(other)


@pytest.mark.parametrize(("one", "other"), [("1234567", "1234568"), ("1" * 40, f"{'1' * 39}2"), ("0.1", "0.10000001")])
def test_numbers_differ_by_any_digit(one: str, other: str) -> None:
    assert number(one) != number(other)


@pytest.mark.parametrize("words", ["", "达到国家标准", "2023—2025", "1e99999999", "sNaN"])
def test_what_is_no_number_stays_as_it_is(words: str) -> None:
    assert number(words) == normal(words)


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        ("高新技术企业", "全市高新技术企业", True),
        ("国家高新技术企业", "高新技术企业", True),
        ("规模以上工业企业研发活动占比", "研发活动占比", False),
        ("森林覆盖率", "森林蓄积量", False),
        ("森林覆盖率", "", False),
    ],
)
def test_indicators_agree_when_people_would_say_so(gold: str, predicted: str, agree: bool) -> None:
    assert alike(gold, predicted) is agree


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("2025", "2025", True),
        ("2025", "2025-12-31", True),
        ("2025", "2025-06-30", False),
        ("2020|", "", True),
        ("2020|", "2020", True),
        ("2020|2021", "", False),
        ("", "2020", False),
    ],
)
def test_one_of_the_accepted_answers_is_right(gold: str, predicted: str, right: bool) -> None:
    assert accepted(gold, predicted) is right


def test_a_full_stop_does_not_change_a_title() -> None:
    assert same_title("推进绿色发展", "推进绿色发展。")
