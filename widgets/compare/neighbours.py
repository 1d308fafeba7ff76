"""Which paragraphs stand beside one that is to be joined or taken in."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.article import Paragraph, ParagraphKind


def neighbour(paragraphs: Sequence[Paragraph], number: int, step: int) -> int | None:
    """Return the number of the next paragraph (*step* 1) or the one before (-1); a text goes on beyond furniture."""
    out = paragraphs[number].kind is ParagraphKind.FURNITURE
    at = number + step
    while 0 <= at < len(paragraphs):
        if out or paragraphs[at].kind is not ParagraphKind.FURNITURE:
            return at
        at += step
    return None


def furniture_run(paragraphs: Sequence[Paragraph], number: int) -> range:
    """Return the numbers of the furniture around *number* that stands together; empty where that is none."""
    if paragraphs[number].kind is not ParagraphKind.FURNITURE:
        return range(0)
    first, last = number, number
    while first > 0 and paragraphs[first - 1].kind is ParagraphKind.FURNITURE:
        first -= 1
    while last + 1 < len(paragraphs) and paragraphs[last + 1].kind is ParagraphKind.FURNITURE:
        last += 1
    return range(first, last + 1)
