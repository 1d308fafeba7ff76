"""What became of a quotation: judged by the edits between the words inside the quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model.edit import EditKind
from app.model.quote import Verdict
from app.quotes.words import GAP, without_gaps

TokenEdits = Callable[[Sequence[str], Sequence[str]], Sequence[tuple[EditKind, int, int, int, int]]]
"""Gives the edits between two token sequences: kind, first and past-last token of either side."""

SAME_SHARE = 0.6
"""Least share of the shorter side's words kept for a difference to count as an alteration, not another rendering."""


_MOST_INSTEAD = 6
"""Most words that an editor's insertion in brackets stands for."""

_DENIALS = frozenset(
    ("not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "hardly", "cannot")
)
_SHORT_CUT = 4
"""Most words of a cut that takes a denial with it, and so alters; a longer one takes its own sentence."""

_Step = tuple[EditKind, tuple[str, ...], tuple[str, ...]]


def judge(a: Sequence[str], b: Sequence[str], token_edits: TokenEdits) -> tuple[Verdict, float]:
    """Judge two quoted wordings by their folded words, and give the share of the shorter that is kept.

    Equal words give ``STYLE_ONLY``, and so do words an editor's brackets (``words.GAP``) declare or stand for; the
    caller knows whether the surfaces are equal too. Words missing from one side alone are trimmed, unless a denial goes
    with them; so are two cuttings of one utterance that overlap, each with nothing changed in between.
    """
    plain = without_gaps(a), without_gaps(b)
    if plain[0] == plain[1]:
        return Verdict.STYLE_ONLY, 1.0
    steps = _steps(a, b, token_edits)
    kept = sum(len(one) for kind, one, _ in steps if kind is EditKind.KEPT)
    share = kept / max(1, min(map(len, plain)))
    changed = [number for number, (kind, *_) in enumerate(steps) if kind is not EditKind.KEPT]
    if not changed:
        return Verdict.STYLE_ONLY, share
    if _only_trimmed(steps, changed) or _within(*plain):
        return (Verdict.ALTERED if _denial_cut(steps, changed) else Verdict.TRIMMED), max(share, float(_within(*plain)))
    return (Verdict.ALTERED if share >= SAME_SHARE else Verdict.REWORDED), share


def _steps(a: Sequence[str], b: Sequence[str], token_edits: TokenEdits) -> list[_Step]:
    """The edits with the words of either side, without what brackets declare."""
    found: list[_Step] = []
    for kind, a0, a1, b0, b1 in token_edits(a, b):
        one, other = tuple(a[a0:a1]), tuple(b[b0:b1])
        if EditKind(kind) is not EditKind.KEPT and (GAP in one or GAP in other):
            one, other = without_gaps(one), without_gaps(other)
            if not (one and other) and len(one or other) <= _MOST_INSTEAD:
                continue
            kind = EditKind.REPLACED if one and other else EditKind.DELETED if one else EditKind.INSERTED
        found.append((EditKind(kind), one, other))
    return found


def _only_trimmed(steps: list[_Step], changed: list[int]) -> bool:
    """Whether words are missing on one side alone, or the front of one side and the end of the other."""
    kinds = {steps[number][0] for number in changed}
    if kinds in ({EditKind.DELETED}, {EditKind.INSERTED}):
        return True
    return kinds == {EditKind.DELETED, EditKind.INSERTED} and changed == [0, len(steps) - 1] and len(steps) > 2


def _denial_cut(steps: list[_Step], changed: list[int]) -> bool:
    """Whether a short cut between kept words takes a denial, or "not" goes from the front."""
    for number in changed:
        words = steps[number][1] or steps[number][2]
        if 0 < number < len(steps) - 1 and len(words) <= _SHORT_CUT and any(_denies(word) for word in words):
            return True
        if number == 0 and words[-1] in {"not", "never"}:
            return True
    return False


def _denies(word: str) -> bool:
    return word in _DENIALS or word.endswith("n't")


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter stands in the longer as one run."""
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
