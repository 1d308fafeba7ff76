"""Small sparse products on numpy: what the aligner needs of a sparse library, and no more.

A ``Table`` holds units (paragraphs) as rows and terms as columns. Every sum runs over terms in ascending order, so a
result does not depend on which article comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

DENSE_PAIRS = 4000
"""Up to this many pairs of units all of them are looked at: two long articles of about 63 paragraphs each."""
STEP = 1_000_000
"""Entries worked on at a time; bounds the memory, not the result."""


@dataclass(frozen=True, slots=True)
class Table:
    """Compressed rows: row ``r`` holds ``columns[starts[r]:starts[r + 1]]`` (ascending, distinct) and their values."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.starts) - 1

    def row_numbers(self) -> Ints:
        """The row of every entry."""
        return np.repeat(np.arange(self.height, dtype=np.int64), np.diff(self.starts))

    def with_values(self, values: Floats) -> Table:
        """The same entries with other values."""
        return Table(self.starts, self.columns, values, self.width)

    def row_sums(self) -> Floats:
        """The sum of each row's values."""
        return np.bincount(self.row_numbers(), weights=self.values, minlength=self.height).astype(np.float64)

    def column_counts(self) -> Ints:
        """In how many rows each column occurs."""
        return np.bincount(self.columns, minlength=self.width)

    def keep_columns(self, wanted: Bools) -> Table:
        """Only the entries whose column is wanted."""
        held = wanted[self.columns]
        rows = self.row_numbers()[held]
        starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=self.height))))
        return Table(starts, self.columns[held], self.values[held], self.width)

    def unit_length(self) -> Table:
        """Rows scaled to Euclidean length 1 (empty rows stay empty)."""
        rows = self.row_numbers()
        length = np.sqrt(np.bincount(rows, weights=self.values * self.values, minlength=self.height))
        return self.with_values(self.values / np.maximum(length, 1e-12)[rows])


def table(rows: Sequence[Ints], width: int) -> Table:
    """Count how often each row holds each term. ``rows`` holds term numbers below ``width``."""
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    numbers = np.repeat(np.arange(len(rows), dtype=np.int64), lengths)
    terms = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    keys, counts = np.unique(numbers * max(1, width) + terms, return_counts=True)
    held = keys // max(1, width)
    starts = np.concatenate(([0], np.cumsum(np.bincount(held, minlength=len(rows)))))
    return Table(starts, keys % max(1, width), counts.astype(np.float64), max(1, width))


def products_of_pairs(first: Table, second: Table, i: Ints, j: Ints) -> Floats:
    """Dot product of row ``i[k]`` of *first* and row ``j[k]`` of *second*, for every k."""
    if first.height * second.height == len(i):
        return all_products(first, second)[i, j]
    keys = second.row_numbers() * second.width + second.columns
    lengths = np.diff(first.starts)[i]
    ends = np.cumsum(lengths)
    out = np.zeros(len(i))
    if not len(keys):
        return out
    begin = 0
    while begin < len(i):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + STEP, side="right")))
        size = lengths[begin:end]
        pair = np.repeat(np.arange(end - begin, dtype=np.int64), size)
        offset = np.arange(len(pair), dtype=np.int64) - np.repeat(np.cumsum(size) - size, size)
        entry = first.starts[i[begin:end]][pair] + offset
        wanted = j[begin:end][pair] * second.width + first.columns[entry]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = keys[at] == wanted
        out[begin:end] = np.bincount(
            pair[hit], weights=first.values[entry[hit]] * second.values[at[hit]], minlength=end - begin
        )
        begin = end
    return out


def _by_column(source: Table) -> tuple[Ints, Ints, Ints]:
    """Entries ordered by column: their order, and where each column starts."""
    order = np.argsort(source.columns, kind="stable")
    counts = source.column_counts()
    return order, np.cumsum(counts) - counts, counts


def _expand(first: Table, entries: Ints, second: Table) -> tuple[Ints, Ints, Floats]:
    """For each of the given entries of *first*, every row of *second* with the same column: rows, rows, products."""
    order, begins, counts = _by_column(second)
    columns = first.columns[entries]
    size = counts[columns]
    source = np.repeat(entries, size)
    offset = np.arange(len(source), dtype=np.int64) - np.repeat(np.cumsum(size) - size, size)
    target = order[np.repeat(begins[columns], size) + offset]
    rows = first.row_numbers()[source]
    return rows, second.row_numbers()[target], first.values[source] * second.values[target]


def all_products(first: Table, second: Table) -> Floats:
    """The full matrix of dot products, shape (rows of first, rows of second)."""
    by_term = np.argsort(first.columns, kind="stable")
    out = np.zeros(first.height * second.height)
    size = second.column_counts()[first.columns[by_term]]
    ends = np.cumsum(size)
    begin = 0
    while begin < len(by_term):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + STEP, side="right")))
        rows, others, products = _expand(first, by_term[begin:end], second)
        out += np.bincount(rows * second.height + others, weights=products, minlength=len(out))
        begin = end
    return out.reshape(first.height, second.height)


def best_partners(first: Table, second: Table, per_row: int) -> tuple[Ints, Ints]:
    """For every row of *first* its *per_row* best rows of *second* by dot product (ties: the earlier), as two arrays.

    Pairs sharing nothing are left out. Work and memory grow with the number of pairs that share a term.
    """
    work = second.column_counts()[first.columns]
    ends = np.cumsum(np.bincount(first.row_numbers(), weights=work, minlength=first.height).astype(np.int64))
    kept_rows: list[Ints] = []
    kept_others: list[Ints] = []
    begin = 0
    while begin < first.height:
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + STEP, side="right")))
        entries = np.arange(first.starts[begin], first.starts[end], dtype=np.int64)
        rows, others, products = _expand(first, entries, second)
        keys, place = np.unique(rows * second.height + others, return_inverse=True)
        scores = np.round(np.bincount(place, weights=products, minlength=len(keys)), 9)
        row, other = keys // max(1, second.height), keys % max(1, second.height)
        order = np.lexsort((other, -scores, row))
        row, other = row[order], other[order]
        first_of_row = np.searchsorted(row, row, side="left")
        best = np.arange(len(row)) - first_of_row < per_row
        kept_rows.append(row[best])
        kept_others.append(other[best])
        begin = end
    if not kept_rows:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(kept_rows), np.concatenate(kept_others)
