"""Where texts have the same characters, found by winnowing (Schleimer, Wilkerson, Aiken 2003).

Every text is cut into overlapping runs of characters, of which one in every window is kept, the one with the least
hash: of a stretch that two texts share and that is as long as run and window together the same run is kept in both.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_RUN = 12
_WINDOW = 8
_ALL_PAIRS = 6
_BASE = np.uint64(1099511628211)


def common_runs(texts: Sequence[str], stop: str) -> Iterator[tuple[int, int, int, int]]:
    """Places where two texts have a run in common: (one, other, place in one, place in other), in reading order.

    A run that holds `stop` is none. What more than six texts have is looked at from the first of them alone.
    """
    prints = [_fingerprints(text, stop) for text in texts]
    hashes = np.concatenate([np.empty(0, np.uint64), *(some for some, _ in prints)])
    if not len(hashes):
        return
    docs = np.repeat(np.arange(len(texts)), [len(some) for some, _ in prints])
    places = np.concatenate([at for _, at in prints])
    order = np.lexsort((places, docs, hashes))
    hashes, docs, places = hashes[order], docs[order], places[order]
    edges = np.flatnonzero(np.diff(hashes, prepend=hashes[:1] ^ np.uint64(1)))
    yield from sorted(_tied(edges, np.append(edges[1:], len(hashes)), docs, places))


def _tied(
    starts: NDArray[np.int64], ends: NDArray[np.int64], docs: NDArray[np.int64], places: NDArray[np.int64]
) -> Iterator[tuple[int, int, int, int]]:
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start > 1 and docs[start] != docs[end - 1]:
            first: dict[int, int] = {}
            for doc, place in zip(docs[start:end].tolist(), places[start:end].tolist(), strict=True):
                first.setdefault(doc, place)
            having = list(first)
            ones = having[:1] if len(having) > _ALL_PAIRS else having
            yield from ((one, other, first[one], first[other]) for one in ones for other in having if other > one)


def _fingerprints(letters: str, stop: str) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hashes that winnowing keeps of the runs of a text, and where these begin; none that holds `stop`."""
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - _RUN + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashes = np.zeros(count, np.uint64)
    broken = np.zeros(count, bool)
    with np.errstate(over="ignore"):
        for step in range(_RUN):
            part = codes[step : step + count]
            hashes = (hashes ^ part) * _BASE
            hashes ^= hashes >> np.uint64(29)
            broken |= part == ord(stop)
    hashes[broken] = np.iinfo(np.uint64).max
    width = min(_WINDOW, count)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, width)
    kept = np.unique(np.argmin(windows, axis=1) + np.arange(len(windows)))
    kept = kept[~broken[kept]]
    return hashes[kept], kept.astype(np.int64)
