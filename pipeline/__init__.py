"""zerentu (责任图): Chinese government plans in, who owns what out.

>>> import graph, pipeline
>>> plan = pipeline.read_plan("corpus/helan-2024-innovative-county.txt")
>>> plan.about.region
'贺兰县'
>>> plan.clauses[0].title
'指导思想'
>>> all(plan.document.text[fact.start : fact.end] for fact in plan.responsibilities)
True
>>> corpus = pipeline.read_plans(["corpus"])
>>> sorted(plan.about.region for plan in corpus.plans)
['石嘴山市', '石嘴山市', '贺兰县']
>>> network = graph.build(corpus)
>>> sum(kind == "plan" for _, kind in network.nodes(data="kind"))
3
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.records import Corpus, Plan

__version__ = "0.1.0"
__all__ = ["__version__", "read_plan", "read_plans"]

# The stages are imported when they are first needed: whoever wants only the records or `zerentu --help` does not wait.


def read_plan(path: Path | str) -> "Plan":
    """What one file says: its document with text and tables, its clauses, and its facts as typed records.

    A sidecar `<name>.toml` beside the file is applied. Raises `pipeline.ingest.Unreadable` with the reason for a
    file that cannot be read.
    """
    from pipeline import reading

    return reading.read_plan(path)


def read_plans(paths: Iterable[Path | str]) -> "Corpus":
    """Files and folders (searched through) as one corpus, with agencies, regions and indicators resolved.

    What could not be read stands in `Corpus.failures`, each with its reason.
    """
    from pipeline import reading

    return reading.read_plans(paths)
