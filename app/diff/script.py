"""Edit scripts over tokens, and tidying them for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from app.diff.match import Run, paired
from app.model.edit import EditKind

Step = tuple[EditKind, int, int, int, int]
"""What happened, and to which tokens: kind, start and end on the first side, start and end on the second."""

_SENTENCE = frozenset('.!?…"')
_CLAUSE = frozenset(",;:()[]–—-")


def token_edits(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Return the finest script from normal forms *a* to normal forms *b*.

    The steps ascend and cover every token of both sides; a deletion beside an insertion is one replacement. Turned
    round, the script from *b* to *a*. Raises ``OverflowError`` beyond 1,112,063 distinct tokens.
    """
    return steps(slid(paired(a, b), a, b), len(a), len(b))


def steps(runs: Sequence[Run], n: int, m: int) -> list[Step]:
    """Write stretches of equal tokens, and what lies between them, as steps."""
    out: list[Step] = []
    i = j = 0
    for a, b, length in [*runs, (n, m, 0)]:
        if a > i and b > j:
            out.append((EditKind.REPLACED, i, a, j, b))
        elif a > i:
            out.append((EditKind.DELETED, i, a, j, j))
        elif b > j:
            out.append((EditKind.INSERTED, i, i, j, b))
        if length:
            out.append((EditKind.KEPT, a, a + length, b, b + length))
        i, j = a + length, b + length
    return out


def readable(runs: Sequence[Run], n: int, m: int) -> list[Run]:
    """Drop kept stretches no longer than the edits on either side of them: those are read as one change.

    The rule is diff-match-patch's semantic cleanup, on tokens. Each stretch is visited a bounded number of times.
    """
    out: list[Run] = []

    def edit_before(at: int) -> int:
        a, b, _ = out[at]
        end_a, end_b = (out[at - 1][0] + out[at - 1][2], out[at - 1][1] + out[at - 1][2]) if at else (0, 0)
        return max(a - end_a, b - end_b)

    for a, b, length in [*runs, (n, m, 0)]:
        while out:
            before, after = edit_before(len(out) - 1), max(a - out[-1][0] - out[-1][2], b - out[-1][1] - out[-1][2])
            if not out[-1][2] <= min(before, after):
                break
            out.pop()
        out.append((a, b, length))
    return [run for run in out if run[2]]


def _border(tokens: Sequence[str], at: int) -> int:
    """How well a change may begin or end before the token *at*: the text's ends and sentences best, then clauses."""
    if at in (0, len(tokens)):
        return 3
    if tokens[at - 1] in _SENTENCE:
        return 3
    return 2 if tokens[at - 1] in _CLAUSE or tokens[at] in _CLAUSE else 1


def slid(runs: Sequence[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Shift each pure insertion or deletion, where its ends allow, to the best borders of sentences and clauses.

    Among equally good places the last one wins. The tokens kept stay as many.
    """
    out = [list(run) for run in runs]
    for at in range(len(out) - 1):
        before, after = out[at], out[at + 1]
        end_a, end_b = before[0] + before[2], before[1] + before[2]
        if (after[0] == end_a) == (after[1] == end_b):
            continue  # nothing between, or a replacement
        side, begin, end = (b, end_b, after[1]) if after[0] == end_a else (a, end_a, after[0])
        best, shift = _border(side, begin) + _border(side, end), 0
        step = 0
        while -step < before[2] - 1 and side[begin + step - 1] == side[end + step - 1]:
            step -= 1
            value = _border(side, begin + step) + _border(side, end + step)
            if value > best:
                best, shift = value, step
        step = 0
        while step < after[2] - 1 and side[begin + step] == side[end + step]:
            step += 1
            value = _border(side, begin + step) + _border(side, end + step)
            if value >= best:
                best, shift = value, step
        before[2] += shift
        after[0], after[1], after[2] = after[0] + shift, after[1] + shift, after[2] - shift
    return [(run[0], run[1], run[2]) for run in out]
