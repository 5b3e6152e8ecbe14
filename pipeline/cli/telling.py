"""Errors of a build as the command line tells them."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def telling() -> Iterator[None]:
    """Ends the command with status 2 and the reason where a build cannot be begun or written."""
    from graph.views.parquet import NoParquet
    from pipeline.build import NotWritten, WrongArguments
    from pipeline.cluster import NoCluster
    from pipeline.selection import WrongCondition
    from pipeline.shards import BadShard

    try:
        yield
    except (WrongArguments, WrongCondition, NotWritten, NoCluster, NoParquet, BadShard) as error:
        raise typer.BadParameter(str(error)) from error
