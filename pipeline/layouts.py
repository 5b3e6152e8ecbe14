"""Layouts kept from one build to the next: a plan whose tasks and units are the same is not laid out anew."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import graph.layout
from graph.layout import Edges, Radii, Spots, spread_out
from pipeline.cache import Cache
from pipeline.versions import installed, own_sha256

_RESTS_ON = (own_sha256(Path(graph.layout.__file__)), installed("networkx"), installed("numpy"))


@dataclass(frozen=True, slots=True)
class Layouts:
    """`spread_out` with a memory; `keys` are those of the layouts that were asked for."""

    kept: Cache
    keys: set[str] = field(default_factory=set)

    def __call__(self, edges: Edges, radii: Radii) -> Spots:
        """Where the discs stand, from the cache if they stood there before."""
        key = hashlib.sha256(repr((_RESTS_ON, edges, radii)).encode()).hexdigest()
        self.keys.add(key)
        found: Spots | None = self.kept.get("layouts", key)
        if found is None:
            found = spread_out(edges, radii)
            self.kept.put("layouts", key, found)
        return found

    def forget_others(self) -> None:
        """Drop the layouts that nobody asked for."""
        self.kept.keep_only("layouts", self.keys)
