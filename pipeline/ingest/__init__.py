"""Ingest: a file as a `Document` whose every character knows where the file has it."""

from pipeline.ingest.errors import Unreadable
from pipeline.ingest.read import read

__all__ = ["Unreadable", "read"]
