"""How long work reports on itself and learns that it is no longer wanted."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with the stage's name, what is done and what there is in all; may raise ``errors.Cancelled``."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of the progress."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing and never cancel."""
