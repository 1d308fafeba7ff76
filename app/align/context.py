"""The second stage's numbers: what a pair's neighbours, rivals and place in the story say about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.align.order import heaviest_chain
from app.align.sparse import Bools, Floats, Ints

COPY_SHARE = 0.75
"""Shared weight over the heavier paragraph from which two paragraphs count as near copies of each other."""

CONTEXT = (
    "first stage's log odds",
    "ratio to the better best of row and column",
    "ratio to the lesser best of row and column",
    "best diagonal neighbour",
    "best side neighbour",
    "nearness of relative place",
    "paragraph is a near copy of another",
    "share of near copies, in their order",
    "share of near copies, against their order",
    "both open the story",
)


@dataclass(frozen=True, slots=True)
class Copies:
    """One-to-one near copies: which candidates they are, and the share of the shorter article they make up."""

    locked: Bools
    share: float
    draws: Ints
    """A number for every candidate, drawn from the words alone: of equally long chains the one that draws most wins."""


def probability(odds: Floats) -> Floats:
    """Turn log odds into probabilities."""
    return 1 / (1 + np.exp(-np.clip(odds, -50, 50)))


def weigh(numbers: Floats, weights: tuple[float, ...], bias: float) -> Floats:
    """Linear combination by columns, in a fixed order of sums (a matrix product may round by position)."""
    out = np.full(len(numbers), bias)
    for column, weight in enumerate(weights):
        out += numbers[:, column] * weight
    return out


def best_of(values: Floats, of: Ints, size: int) -> Floats:
    """The greatest value of every row (or column), 0 where it has none."""
    out = np.zeros(size)
    np.maximum.at(out, of, values)
    return out


@dataclass(frozen=True, slots=True)
class Places:
    """How far into the running text each unit stands: its number among the body paragraphs, titles not counted."""

    first: Ints
    second: Ints

    def apart(self, i: Ints, j: Ints) -> Floats:
        """How far apart in relative place two units stand, 0..1."""
        n, m = int(self.first.max(initial=0)) + 1, int(self.second.max(initial=0)) + 1
        return np.abs((self.first[i] + 0.5) / n - (self.second[j] + 0.5) / m)


def find_copies(
    i: Ints, j: Ints, n: int, m: int, likeness: Floats, allowed: Bools, places: Places, draws: Ints, made: Bools
) -> Copies:
    """Lock near copies one to one: the most alike first, then the nearest in relative place, then the earliest.

    Pairs *made* by hand are locked as well, and first; the share counts copies alone.
    """
    place = 1 - places.apart(i, j)
    near = np.flatnonzero((likeness >= COPY_SHARE) & allowed)
    order = near[np.lexsort(((i + j)[near], -np.round(place[near], 9), -np.round(likeness[near], 9)))]
    free_i, free_j = np.ones(n, dtype=np.bool_), np.ones(m, dtype=np.bool_)
    locked = made.copy()
    free_i[i[made]] = free_j[j[made]] = False
    for k in order.tolist():
        if free_i[i[k]] and free_j[j[k]]:
            free_i[i[k]] = free_j[j[k]] = False
            locked[k] = True
    copied = int((locked & (~made | (likeness >= COPY_SHARE))).sum())
    return Copies(locked, min(1.0, copied / max(1, min(n, m))), draws)


def context(i: Ints, j: Ints, n: int, m: int, odds: Floats, copies: Copies, places: Places) -> Floats:
    """The second stage's numbers, shape (pairs, ``len(CONTEXT)``); the pairs ascend by (i, j)."""
    likely = probability(odds)
    in_row, in_column = best_of(likely, i, n)[i], best_of(likely, j, m)[j]
    keys = i * m + j

    def at(di: int, dj: int) -> Floats:
        a, b = i + di, j + dj
        wanted = a * m + b
        where = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
        good = (a >= 0) & (a < n) & (b >= 0) & (b < m) & (keys[where] == wanted)
        return np.where(good, likely[where], 0.0)

    diagonal = np.maximum(at(-1, -1), at(1, 1))
    beside = np.maximum(np.maximum(at(-1, 0), at(1, 0)), np.maximum(at(0, -1), at(0, 1)))
    place = 1 - places.apart(i, j)
    taken_i, taken_j = np.zeros(n, dtype=np.bool_), np.zeros(m, dtype=np.bool_)
    taken_i[i[copies.locked]] = True
    taken_j[j[copies.locked]] = True
    other = (taken_i[i] | taken_j[j]) & ~copies.locked
    fits = _in_order(i, j, copies)
    opening = 1.0 / (1.0 + places.first[i] + places.second[j])
    numbers: Floats = np.stack(
        [
            odds,
            likely / np.maximum(np.maximum(in_row, in_column), 1e-6),
            likely / np.maximum(np.minimum(in_row, in_column), 1e-6),
            diagonal,
            beside,
            place,
            other.astype(np.float64),
            copies.share * fits,
            copies.share * (1 - fits),
            opening,
        ],
        axis=1,
    ).astype(np.float64)
    return numbers


def _in_order(i: Ints, j: Ints, copies: Copies) -> Floats:
    """1 for pairs standing in the same gap between the ordered near copies on both sides, and for those copies."""
    which = np.flatnonzero(copies.locked)
    pairs = [(int(i[k]), int(j[k])) for k in which]
    chain = heaviest_chain(pairs, [(1 << 64) + int(copies.draws[k]) for k in which], strict=True)
    if not chain:
        return np.ones(len(i))
    a = np.array([pairs[k][0] for k in chain], dtype=np.int64)
    b = np.array([pairs[k][1] for k in chain], dtype=np.int64)
    out = (np.searchsorted(a, i, side="right") == np.searchsorted(b, j, side="right")).astype(np.float64)
    out[which[np.array(chain, dtype=np.int64)]] = 1.0
    return out
