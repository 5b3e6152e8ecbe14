"""Corrections by people (人工更正): decisions written into review.csv, replayed on every build.

`review.csv` beside the plans is a table that a build wrote (`tables/review.csv`), with decisions in it. It is never
edited by us and never read as a plan.
"""

from pipeline.review.facts import correct
from pipeline.review.read import read_decisions

__all__ = ["correct", "read_decisions"]
