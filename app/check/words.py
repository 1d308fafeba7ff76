"""Small lists of words, as the checks write them down."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of *text*."""
    return frozenset(text.split())
