"""What the tests of the explorer look at, and how they wait for it."""

import time
from typing import Any

NAMES = "[...document.querySelectorAll('.ledger .c-task .task')].map((one) => one.textContent)"
ROWS = "[...document.querySelectorAll('tbody th a')].map((one) => one.textContent)"
CHOSEN = "[...document.querySelectorAll('.text .on')].map((one) => one.textContent).join('')"
HIT = "[...document.querySelectorAll('.text .hit')].map((one) => one.textContent).join('')"
TITLE = "document.querySelector('h1')?.firstChild?.textContent"


def becomes(page: Any, script: str, wanted: object) -> None:
    """A click moves the address first and the view follows: waits for it, and says what came instead."""
    until = time.monotonic() + 5
    while (found := page.evaluate(script)) != wanted and time.monotonic() < until:
        page.wait_for_timeout(20)
    assert found == wanted
