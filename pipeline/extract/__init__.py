"""Extraction: clauses → facts, one document at a time, by rules kept as data."""

from pipeline.extract.facts import extract

__all__ = ["extract"]
