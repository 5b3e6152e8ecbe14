"""All benchmarks, one after the other, into benchmarks/RESULTS.md.

python -m benchmarks            the short form, under three minutes
python -m benchmarks --long     the long form, hours: what RESULTS.md of a release holds
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path("benchmarks/RESULTS.md")
FORMS = {
    "short": [["extract", "0.5"], ["web"], ["pages"], ["views", "5", "20"], ["plans", "30", "60"]],
    "long": [
        *(["extract", "2"], ["web"], ["pages"], ["views", "5", "20", "80"]),
        ["plans", "100", "1000", "10000", "--dask"],
    ],
}


def said(name: str, *arguments: str) -> str:
    """What a benchmark prints, as a section. Raises CalledProcessError where it fails."""
    print(f"benchmarks.{name} {' '.join(arguments)} ...", flush=True)
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    title = " ".join(("python -m", f"benchmarks.{name}", *arguments))
    return f"## {title}\n\n```\n{done.stdout.strip()}\n```\n"


def main() -> None:
    form = "long" if "--long" in sys.argv[1:] else "short"
    day = datetime.now(UTC).date()
    head = (
        f"# Benchmarks, {form} form, {day}\n\n"
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}. "
        "Ratios of one run on one machine: absolute figures are of that machine.\n"
    )
    RESULTS.write_text("\n".join([head, *(said(*one) for one in FORMS[form])]), encoding="utf-8")
    print(f"→ {RESULTS}")


if __name__ == "__main__":
    main()
