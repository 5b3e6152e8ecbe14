"""What one file may cost, so that a bad one neither stops nor slows the others."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Limits for each file; past one of them it is refused with the reason.

    `size` counts bytes of the file, `unpacked` those of its parts when unpacked, `pages`, `characters` and `lines` what
    a file may hold, `scanned` the pages to recognise, `seconds` the time for all that is done with the file. With them
    no file takes more than 1.5 GB of memory (`python -m benchmarks.memory`).
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 256 * 1024 * 1024
    pages: int = 5_000
    characters: int = 8_000_000
    lines: int = 500_000
    scanned: int = 300
    seconds: float = 1_200


LIMITS = Limits()
