"""Resolution: facts of single documents become facts about known places, agencies and indicators."""

from pipeline.resolve.corpus import resolve

__all__ = ["resolve"]
