"""Order in the story: the heaviest chain of links that cross nothing, and the ordered chain of two versions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.align.sparse import Floats


def heaviest_chain(pairs: Sequence[tuple[int, int]], weights: Sequence[int], strict: bool = False) -> list[int]:
    """Return the numbers of the pairs on the heaviest chain ascending in both places, ascending.

    *pairs* are distinct. In a *strict* chain both places grow at every step; else one may stay. Weights are positive
    whole numbers, so that sums are exact. A Fenwick tree of maxima gives O(n log n).
    """
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k][0], -pairs[k][1] if strict else pairs[k][1]))
    seconds = sorted({b for _, b in pairs})
    place = {b: at + 1 for at, b in enumerate(seconds)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(seconds) + 1)
    before = [-1] * len(pairs)
    total = [0] * len(pairs)
    for k in order:
        at = place[pairs[k][1]] - (1 if strict else 0)
        top = (0, -1)
        while at > 0:
            if best[at][0] > top[0]:
                top = best[at]
            at -= at & -at
        total[k], before[k] = top[0] + weights[k], top[1]
        at = place[pairs[k][1]]
        while at <= len(seconds):
            if total[k] > best[at][0]:
                best[at] = (total[k], k)
            at += at & -at
    end = max(order, key=lambda k: total[k], default=-1)
    chain: list[int] = []
    while end >= 0:
        chain.append(end)
        end = before[end]
    return sorted(chain)


def ordered_matches(gain: Floats) -> list[tuple[int, int]]:
    """Return the best order-preserving one-to-one matching of rows and columns; entries of *gain* below 0 never match.

    Needleman-Wunsch without gap costs; the row recurrence is a running maximum. Memory is rows x columns.
    """
    n, m = gain.shape
    best = np.zeros((n + 1, m + 1))
    for row in range(1, n + 1):
        best[row, 1:] = np.maximum.accumulate(np.maximum(best[row - 1, 1:], best[row - 1, :-1] + gain[row - 1]))
    out: list[tuple[int, int]] = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            out.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return out[::-1]
