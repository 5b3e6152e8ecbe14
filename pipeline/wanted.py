"""What a build writes besides tables and texts."""

from typing import NamedTuple


class Wanted(NamedTuple):
    """Graph files and `pages`, of the plans for which the condition `where` holds; Parquet files (`parquet`)."""

    pages: bool = True
    where: str = ""
    parquet: bool = False

    def check(self) -> None:
        """Raises WrongCondition or NoParquet for what cannot be written, before a long build finds out at its end."""
        if self.where:
            from pipeline.selection import check

            check(self.where)
        if self.parquet:
            from graph.views.parquet import require

            require()


PAGES = Wanted()
"""What a build writes when nobody says otherwise."""
