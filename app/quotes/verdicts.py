"""What became of a quotation: judged by the edits between the words inside the quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model.edit import EditKind
from app.model.quote import Verdict

TokenEdits = Callable[[Sequence[str], Sequence[str]], Sequence[tuple[EditKind, int, int, int, int]]]
"""Gives the edits between two token sequences: kind, first and past-last token of either side."""

SAME_SHARE = 0.6
"""Least share of the shorter side's words kept for a difference to count as an alteration, not another rendering."""


def judge(a: Sequence[str], b: Sequence[str], token_edits: TokenEdits) -> tuple[Verdict, float]:
    """Judge two quoted wordings by their folded words, and give the share of the shorter that is kept.

    Equal words give ``STYLE_ONLY``; the caller knows whether the surfaces are equal too. Words missing from one side
    alone are trimmed; so are two cuttings of one utterance that overlap, each with nothing changed in between.
    """
    if tuple(a) == tuple(b):
        return Verdict.STYLE_ONLY, 1.0
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if _within(shorter, longer):
        return Verdict.TRIMMED, 1.0
    steps = [(EditKind(kind), a1 - a0, b1 - b0) for kind, a0, a1, b0, b1 in token_edits(a, b)]
    kept = sum(length for kind, length, _ in steps if kind is EditKind.KEPT)
    share = kept / max(1, len(shorter))
    changed = [(number, kind) for number, (kind, _, _) in enumerate(steps) if kind is not EditKind.KEPT]
    kinds = {kind for _, kind in changed}
    if kinds in ({EditKind.DELETED}, {EditKind.INSERTED}):
        return Verdict.TRIMMED, share
    ends = {0: "first", len(steps) - 1: "last"}
    if (
        len(changed) == 2
        and len(steps) > 2
        and kinds == {EditKind.DELETED, EditKind.INSERTED}
        and {ends.get(number) for number, _ in changed} == {"first", "last"}
    ):
        return Verdict.TRIMMED, share
    return (Verdict.ALTERED if share >= SAME_SHARE else Verdict.REWORDED), share


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the shorter stands in the longer as one run."""
    length = len(shorter)
    if not length:
        return False
    run = tuple(shorter)
    return any(tuple(longer[at : at + length]) == run for at in range(len(longer) - length + 1))
