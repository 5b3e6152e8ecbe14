"""What many tests share: the three plans read once, built once, and small plans of our own to write to a file."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.records import Corpus

# The same made-up texts in every run: a test that fails once fails for everybody. Look further with
# `pytest --hypothesis-profile=search`.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("fixed")

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "corpus"

SMALL = """\
清河县数字经济发展实施方案

为加快发展数字经济，制定本方案。

一、主要任务

1.培育数字企业。到2026年，规模以上数字企业达到12家，数字经济核心产业增加值年均增长8%以上。（牵头单位：县工信局；责任单位：县发改局、县科技局）

2.建设数字园区。2025年底前建成数字产业园2个。（责任单位：县商务局、各乡镇）

二、保障措施

对新认定的省级工业互联网平台，给予一次性奖励20万元。（责任单位：县财政局）
"""


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    import pipeline

    return pipeline.read_plans([PLANS])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the three plans."""
    from pipeline.build import build, inputs

    out = tmp_path_factory.mktemp("built") / "outputs"
    build(inputs([PLANS], out), out)
    return out


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with one small plan."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "qinghe.txt").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def zerentu() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command in a process of its own: `zerentu("who", "科技局", cwd=..., env=...)`."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False, **options)

    return run
