"""What reads the output of a command may stop before its end, as `head` does: that is no error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def closed_pipe_is_no_error() -> Iterator[None]:
    """Ends the process quietly with status 0 where stdout is read no further; any other end stays as it is."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _leave()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer and rich end with 1 for it
            _leave()
        raise


def _leave() -> None:
    """End with 0; what is still to be written at the end of the process goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
