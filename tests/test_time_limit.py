"""A file that takes too long is a row of `errors`, and the next one is read."""

import time
from pathlib import Path

import pytest

from pipeline import reading
from pipeline.ingest.limits import LIMITS
from pipeline.inputs import collect
from pipeline.time_limit import TimeUp, time_limit

TEXT = "某县实施方案\n一、目标\n到2025年，建成示范基地3个。\n"


def test_a_slow_body_is_stopped_and_the_alarm_is_off_after_it() -> None:
    with pytest.raises(TimeUp), time_limit(0.05):
        time.sleep(5)
    time.sleep(0.1)


def test_a_slow_file_does_not_keep_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "quick.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "slow.txt").write_text(TEXT, encoding="utf-8")
    fold = reading.fold

    def dawdle(text: str) -> object:
        try:
            time.sleep(5 if dawdled.pop() else 0)
        except Exception:
            pytest.fail("the time limit was taken for a fault of the file")
        return fold(text)

    dawdled = [True, False]
    monkeypatch.setattr(reading, "fold", dawdle)
    corpus = reading.read_inputs(collect([tmp_path]), limits=LIMITS._replace(seconds=2))
    assert [plan.name for plan in corpus.plans] == ["quick"]
    assert [(failure.path.endswith("slow.txt"), failure.reason) for failure in corpus.failures] == [
        (True, "not read within 2 seconds")
    ]


def test_the_characters_of_a_text_have_a_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
    corpus = reading.read_inputs(collect([tmp_path]), limits=LIMITS._replace(characters=20))
    assert [failure.reason for failure in corpus.failures] == ["more than 20 characters of text"]
