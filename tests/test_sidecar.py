from pathlib import Path

import pytest

from pipeline.records import About
from pipeline.sidecar import SidecarError, corrected


def _sidecar(folder: Path, content: str) -> Path:
    file = folder / "plan.toml"
    file.write_text(content, encoding="utf-8")
    return file


def test_without_a_sidecar_nothing_changes(tmp_path: Path) -> None:
    assert corrected(About(region="清河县"), tmp_path / "none.toml") == About(region="清河县")


def test_fields_are_corrected_and_the_others_stay(tmp_path: Path) -> None:
    file = _sidecar(
        tmp_path, 'region = "清河县"\nissued = 2024-06-12\nperiod_end = 2027\nissuers = ["县委办", "县政府办"]'
    )
    assert corrected(About(title="数字经济方案", region="清河市"), file) == About(
        title="数字经济方案", region="清河县", issued="2024-06-12", period_end="2027", issuers=("县委办", "县政府办")
    )


@pytest.mark.parametrize("issued", ["2024", "2024-06", "2024-02-29", ""])
def test_a_date_is_a_year_a_month_or_a_day_or_not_stated(tmp_path: Path, issued: str) -> None:
    assert corrected(About(issued="2020"), _sidecar(tmp_path, f'issued = "{issued}"')).issued == issued


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('regio = "清河县"', "unknown key 'regio'"),
        ('level = "village"', "level is one of nation, province, city, county, township"),
        ("title = 3.5", "title must be text"),
        ("title = true", "title must be text"),
        ("issuers = 7", "issuers must be a list"),
        ("title = ", "plan.toml"),
        ('issued = "last year"', "issued must be a year, month or date .*, not 'last year'"),
        ('issued = "2024-13-45"', "issued must be a year, month or date .*, not '2024-13-45'"),
        ("issued = 20240105", "issued must be a year, month or date .*, not '20240105'"),
        ("published = 2024-01-05T10:00:00", "published must be a year, month or date"),
        ('period_start = "2023-02-29"', "period_start must be a year, month or date"),
        ('period_end = "２０２４"', "period_end must be a year, month or date"),
    ],
)
def test_a_wrong_sidecar_names_file_key_and_value(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(SidecarError, match=says) as raised:
        corrected(About(), _sidecar(tmp_path, content))
    assert "plan.toml" in str(raised.value)
