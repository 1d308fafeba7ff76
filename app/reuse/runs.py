"""Runs of words that two articles have in common, found by sorting every place of every body by what follows it.

Ranks of the words from a place on are made by doubling (Manber and Myers 1990: ranks of 1, 2, 4, ... words); places of
two articles that share the longest run stand next to each other in the sorted order. All in whole arrays:
O(n log n log p) for n words and paragraphs of up to p.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.reuse.words import Body

Ints = npt.NDArray[np.int64]


class Runs:
    """The runs that articles, whose bodies are ``texts``, have in common.

    No run goes beyond its paragraph, on either side.
    """

    def __init__(self, texts: Sequence[Body]) -> None:
        self.texts = texts
        words: list[int] = []
        owner: list[int] = []
        self._spots: list[Ints] = []
        numbers: dict[str, int] = {}
        longest = 1
        for number, text in enumerate(texts):
            spots: list[int] = []
            for begin, end in text.paragraphs:
                longest = max(longest, end - begin)
                spots += range(len(words), len(words) + end - begin)
                words += (numbers.setdefault(form, len(numbers)) for form in text.forms[begin:end])
                words.append(-len(words))  # a word of its own ends each paragraph
                owner += [number] * (end - begin) + [-1]
            self._spots.append(np.array(spots, dtype=np.int64))
        self._owner = np.array(owner, dtype=np.int64)
        self._ranks = _ranks(np.array(words, dtype=np.int64), longest)
        self._order = np.argsort(self._ranks[-1], kind="stable")
        self._to: dict[int, Ints] = {}

    def lengths(self, article: int, source: int) -> list[int]:
        """Return, for each word of *article*, how many words from it on stand somewhere in *source* as they are."""
        if source not in self._to:
            self._to[source] = self._longest(source)
        return self._to[source][self._spots[article]].tolist()

    def _longest(self, source: int) -> Ints:
        """Measure every place's longest run in *source*: the nearest places of that article on either side have it."""
        order = self._order
        count = len(order)
        steps = np.arange(count)
        held = self._owner[order] == source
        before = np.maximum.accumulate(np.where(held, steps, -1))
        after = np.minimum.accumulate(np.where(held, steps, count)[::-1])[::-1]
        found = np.zeros(count, dtype=np.int64)
        for near in (before, after):
            there = np.flatnonzero((near >= 0) & (near < count) & ~held)
            length = self._common(order[there], order[near[there]])
            found[order[there]] = np.maximum(found[order[there]], length)
        return found

    def _common(self, first: Ints, second: Ints) -> Ints:
        """Count the words that follow alike from each place of *first* and the one of *second* beside it."""
        length = np.zeros(len(first), dtype=np.int64)
        for power in range(len(self._ranks) - 1, -1, -1):
            ranks = self._ranks[power]
            length += np.where(ranks[first + length] == ranks[second + length], 1 << power, 0)
        return length


def _ranks(words: Ints, longest: int) -> list[npt.NDArray[np.int32]]:
    """Rank the places of a text by the next 1, 2, 4, ... words, until beyond the longest paragraph.

    Every paragraph ends in a word of its own, so in the end no two places have one rank.
    """
    found = [np.unique(words, return_inverse=True)[1].astype(np.int32)]
    count = len(words)
    reach = 1
    while reach <= longest:
        last = found[-1].astype(np.int64)
        follow = np.zeros(count, dtype=np.int64)
        follow[: count - reach] = last[reach:] + 1
        found.append(np.unique(last * (count + 1) + follow, return_inverse=True)[1].astype(np.int32))
        reach *= 2
    return found
